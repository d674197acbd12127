import { isSymbol, type ValueSymbol } from "../../../model/symbol.ts";
import {
  type Assumption,
  known,
  list,
  type Option,
  type Origin,
  sensitive,
  type TextValue,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { childText, textOf } from "../template/calls.ts";
import { itemsOf } from "./evaluate-symbol.ts";
import { asText } from "./list-items.ts";
import { callValue, settled } from "./symbol-values.ts";
import { type TemplateScope, templatePlaceOf } from "./template-scope.ts";
import { choiceOf, overAlternatives, type PlainValue, placedAt, scalarText, withStep } from "./values.ts";

/**
 * What a `Ref` to a parameter gives; `undefined` where the template has no such parameter.
 * A given value settles it, and so does a default that nobody can replace any more; else `AllowedValues` make a
 * branch each, the default first; else the default stands; else it is unknown. In conditions such a default leaves
 * it open: they tell apart what is deployed with other values.
 */
export function parameterValue(
  name: string,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
): Value | undefined {
  const declared = scope.template.parameters.get(name);
  if (!declared) return undefined;
  const parameter: Parameter = { name, node: declared.value, type: childText(declared.value, "Type") ?? "String" };
  const value = placedAt(unmarked(parameter, scope, when, origin), origin);
  return isNoEcho(declared.value) ? sensitive(value, origin) : value;
}

/** Allowed values that are told apart; a parameter with more counts as one that may have any value. */
const maxAllowed = 100;

interface Parameter {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly type: string;
}

function isNoEcho(node: SyntaxNode): boolean {
  return childText(node, "NoEcho")?.toLowerCase() === "true";
}

function unmarked(parameter: Parameter, scope: TemplateScope, when: readonly Assumption[], origin: Origin): Value {
  const given = givenValue(parameter, scope, when);
  if (parameter.type.startsWith("AWS::SSM::Parameter::Value")) return storedElsewhere(parameter, scope, origin);
  if (given) {
    return overAlternatives(given, when, scope.solver, origin, (plain, assumed) =>
      plain.kind === "absent"
        ? withoutGiven(parameter, scope, assumed, origin)
        : passed(plain, parameter, scope, assumed, origin),
    );
  }
  return withoutGiven(parameter, scope, when, origin);
}

/** The value of a parameter that nothing outside gives one. */
function withoutGiven(parameter: Parameter, scope: TemplateScope, when: readonly Assumption[], origin: Origin): Value {
  const fallback = child(parameter.node, "Default");
  const text = textOf(fallback);
  const byDefault = () => {
    const via: Via[] | undefined = fallback && [
      { kind: "parameter-default", name: parameter.name, at: templatePlaceOf(fallback, scope) },
    ];
    return typed(text ?? "", parameter, { ...origin, via });
  };
  if (text !== undefined && scope.defaultsHold) return byDefault();
  const allowed = allowedValues(parameter.node);
  if (allowed.length > 0 && allowed.length <= maxAllowed) return oneOf(allowed, parameter, scope, when, origin);
  const symbol = symbolOfParameter(parameter, scope);
  // On a branch that the default rules out, somebody gave another value.
  const mayBeDefault =
    text !== undefined && scope.solver.isPossible([...when, { subject: scope.solver.variable(symbol), is: text }]);
  if (mayBeDefault && !scope.inConditions) return byDefault();
  return withoutValue(parameter, scope, when, origin);
}

/**
 * The value from outside. What rests on a default of an outer stack is open in conditions, and on a branch that the
 * default rules out: there somebody gave another value.
 */
function givenValue({ name }: Parameter, scope: TemplateScope, when: readonly Assumption[]): Value | undefined {
  const given = scope.parameterValues.get(name);
  const open = scope.openParameterValues.get(name);
  if (scope.inConditions) return open ?? given;
  if (given?.kind !== "known" || open?.kind !== "unknown") return given;
  const isDefault = { subject: scope.solver.variable(open.symbol), is: scalarText(given) };
  if (scope.solver.isPossible([...when, isDefault])) return given;
  return settled(open.symbol, { solver: scope.solver, when, at: open.at }, (text) => known(text)) ?? open;
}

/** A value from outside as the parameter's type reads it: a list's text is split, a text's list is joined. */
function passed(
  plain: PlainValue,
  parameter: Parameter,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
): Value {
  if (plain.kind === "known") return typed(scalarText(plain), parameter, { ...origin, via: plain.via });
  if (!isList(parameter.type)) return asText(plain, ",", scope, when, plain.at);
  return plain.kind === "unknown" || plain.kind === "text" ? listOfText(plain, scope, when) : plain;
}

/** The list that a text which is not known stands for. */
function listOfText(value: UnknownValue | TextValue, { solver }: TemplateScope, when: readonly Assumption[]): Value {
  if (value.kind === "unknown") {
    const { symbol } = value;
    if (solver.isList(symbol)) return value;
    // A list parameter that was joined to be passed on comes out as it was.
    const [delimiter, joined] = symbol.kind === "call" && symbol.name === "Fn::Join" ? symbol.arguments : [];
    if (delimiter === "," && joined !== undefined && isSymbol(joined) && joined.kind === "parameter")
      return { ...value, symbol: joined };
  }
  const list = callValue("list", [], [value], { solver, when, at: value.at });
  if (list.kind === "unknown") solver.declareList(list.symbol, undefined);
  return list;
}

/** Of a list each value must match the pattern, and be one of those that are allowed. Source: CloudFormation user guide, "Parameters". */
function symbolOfParameter({ name, node, type }: Parameter, scope: TemplateScope): ValueSymbol {
  const allowed = isList(type) ? allowedValues(node).slice(0, maxAllowed + 1) : [];
  const isOneOf = allowed.length > 0 && allowed.length <= maxAllowed;
  const pattern =
    childText(node, "AllowedPattern") ?? (isOneOf ? allowed.map(({ text }) => quoted(text)).join("|") : undefined);
  return { kind: "parameter", scope: scope.prefix, name, ...(pattern !== undefined && { pattern }) };
}

function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function withoutValue(
  parameter: Parameter,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
  allowedItems?: readonly string[],
): Value {
  const { solver } = scope;
  const symbol = symbolOfParameter(parameter, scope);
  if (isList(parameter.type)) solver.declareList(symbol, allowedItems);
  const values = settled(symbol, { solver, when, at: origin.at }, (text) => typed(text, parameter, origin));
  return values ?? unknown(symbol, origin);
}

function storedElsewhere({ name, node }: Parameter, scope: TemplateScope, origin: Origin): Value {
  const key = childText(node, "Default");
  const source = `parameter ${scope.prefix}${name}${key === undefined ? "" : ` (${key})`}`;
  return unknown({ kind: "remote-content", scope: scope.deployment, of: "ssm-parameter", source }, origin);
}

function allowedValues(node: SyntaxNode): readonly { readonly text: string; readonly node: SyntaxNode }[] {
  const values = child(node, "AllowedValues");
  if (values?.kind !== "list") return [];
  const seen = new Set<string>();
  return values.items.flatMap((item) => {
    const text = textOf(item);
    if (text === undefined || seen.has(text)) return [];
    seen.add(text);
    return [{ text, node: item }];
  });
}

function oneOf(
  allowed: ReturnType<typeof allowedValues>,
  parameter: Parameter,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
): Value {
  const subject = scope.solver.variable(symbolOfParameter(parameter, scope));
  const texts = allowed.map((one) => one.text);
  // A list parameter takes any number of the allowed values.
  if (isList(parameter.type) && allowed.length > 1) return listOfAllowed(texts, parameter, scope, when, origin);
  scope.solver.close(subject, texts);
  const defaultNode = child(parameter.node, "Default");
  const fallback = textOf(defaultNode);
  const ordered = [...allowed].sort((one, other) => Number(other.text === fallback) - Number(one.text === fallback));
  const options = ordered.flatMap((one): Option[] => {
    const assumed = [...when, { subject, is: one.text }];
    if (!scope.solver.isPossible(assumed)) return [];
    const isDefault = one.text === fallback && defaultNode !== undefined;
    const at = templatePlaceOf(isDefault ? defaultNode : one.node, scope);
    const via: Via[] = [{ kind: isDefault ? "parameter-default" : "allowed-value", name: parameter.name, at }];
    return [{ when: assumed, value: typed(one.text, parameter, { ...origin, via }) }];
  });
  return choiceOf(options, when, origin);
}

function listOfAllowed(
  allowed: readonly string[],
  parameter: Parameter,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
): Value {
  const fallback = child(parameter.node, "Default");
  const text = textOf(fallback);
  if (!fallback || text === undefined || scope.inConditions)
    return withoutValue(parameter, scope, when, origin, allowed);
  return withStep(typed(text, parameter, origin), {
    kind: "parameter-default",
    name: parameter.name,
    at: templatePlaceOf(fallback, scope),
  });
}

function isList(type: string): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<");
}

/** A parameter's text as its type reads it; a number stays text where it would not come back as written. */
function typed(text: string, { type }: Parameter, origin: Origin): Value {
  if (isList(type)) {
    const items = itemsOf(text).map((item) => known(item, origin));
    return list(items, origin);
  }
  if (type === "Number" && String(Number(text)) === text) return known(Number(text), origin);
  return known(text, origin);
}
