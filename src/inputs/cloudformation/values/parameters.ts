import {
  type Assumption,
  known,
  list,
  type Option,
  type Origin,
  sensitive,
  unknown,
  type Value,
  type Via,
} from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { childText, textOf } from "../template/calls.ts";
import { type Scope, templatePlaceOf } from "./scope.ts";
import { choiceOf, overAlternatives, placedAt, scalarText, withStep } from "./values.ts";

/**
 * What a `Ref` to a parameter gives; `undefined` where the template has no such parameter.
 * A given value settles it, and so does a default that nobody can replace any more; else `AllowedValues` make a
 * branch each, the default first; else the default stands; else it is unknown. In conditions such a default leaves
 * it open: they tell apart what is deployed with other values.
 */
export function parameterValue(
  name: string,
  scope: Scope,
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

function unmarked(parameter: Parameter, scope: Scope, when: readonly Assumption[], origin: Origin): Value {
  const given = scope.given.get(parameter.name);
  if (parameter.type.startsWith("AWS::SSM::Parameter::Value")) return storedElsewhere(parameter, scope, origin);
  if (given) {
    return overAlternatives(given, when, scope.world, origin, (plain) =>
      plain.kind === "known" ? typed(scalarText(plain), parameter, { ...origin, via: plain.via }) : plain,
    );
  }
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
  const subject = subjectOf(parameter.name, scope);
  // On a branch that the default rules out, somebody gave another value.
  const mayBeDefault = text !== undefined && scope.world.isPossible([...when, { subject, is: text }]);
  if (mayBeDefault && !scope.inConditions) return byDefault();
  const forced = scope.world.forced(subject, when);
  if (forced !== undefined)
    return typed(forced, parameter, { ...origin, via: [{ kind: "forced", of: subject, is: forced }] });
  return withoutValue(parameter, scope, origin);
}

function withoutValue({ name }: Parameter, scope: Scope, origin: Origin): Value {
  return unknown({ kind: "parameter", scope: scope.prefix, name }, origin);
}

/** How assumptions name a parameter. */
function subjectOf(name: string, scope: Scope): string {
  return `parameter ${scope.prefix}${name}`;
}

function storedElsewhere({ name, node }: Parameter, scope: Scope, origin: Origin): Value {
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
  scope: Scope,
  when: readonly Assumption[],
  origin: Origin,
): Value {
  const subject = subjectOf(parameter.name, scope);
  const texts = allowed.map((one) => one.text);
  // A list parameter takes any number of the allowed values.
  if (isList(parameter.type) && allowed.length > 1) return listOfAllowed(parameter, scope, origin);
  scope.world.close(subject, texts);
  const defaultNode = child(parameter.node, "Default");
  const fallback = textOf(defaultNode);
  const ordered = [...allowed].sort((one, other) => Number(other.text === fallback) - Number(one.text === fallback));
  const options = ordered.flatMap((one): Option[] => {
    const assumed = [...when, { subject, is: one.text }];
    if (!scope.world.isPossible(assumed)) return [];
    const isDefault = one.text === fallback && defaultNode !== undefined;
    const at = templatePlaceOf(isDefault ? defaultNode : one.node, scope);
    const via: Via[] = [{ kind: isDefault ? "parameter-default" : "allowed-value", name: parameter.name, at }];
    return [{ when: assumed, value: typed(one.text, parameter, { ...origin, via }) }];
  });
  return choiceOf(options, when, origin);
}

function listOfAllowed(parameter: Parameter, scope: Scope, origin: Origin): Value {
  const fallback = child(parameter.node, "Default");
  const text = textOf(fallback);
  if (!fallback || text === undefined || scope.inConditions) return withoutValue(parameter, scope, origin);
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
    const items = text === "" ? [] : text.split(",").map((item) => known(item.trim(), origin));
    return list(items, origin);
  }
  if (type === "Number" && String(Number(text)) === text) return known(Number(text), origin);
  return known(text, origin);
}
