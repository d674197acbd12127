import type { Location } from "../../../model/location.ts";
import { isSymbol, type SymbolArgument, type ValueSymbol } from "../../../model/symbol.ts";
import type { Value } from "../../../model/value.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { argumentsOf, type Call, callOf, nameOf, pairsOf, textOf } from "../template/calls.ts";
import type { Formula } from "./formula.ts";
import { expandedPairs } from "./loops.ts";
import { argumentOf, mayBeText } from "./symbol-values.ts";
import { namedInLoops, placeOf, type Resolve, type TemplateScope } from "./template-scope.ts";
import { type Alternative, alternativesOf, type PlainValue, scalarText } from "./values.ts";

/** Conditions that refer to conditions; deeper chains stay open. */
const maxChain = 100;
/** Branches of two compared values, taken together. */
const maxCases = 1024;

/** The conditions of one template, each turned into a formula when it is first asked for. */
export class Conditions {
  readonly #formulas = new Map<string, Formula>();
  readonly #open: string[] = [];
  readonly #resolve: Resolve;
  #declared: ReadonlyMap<string, { readonly pair: MapPair; readonly scope: TemplateScope }> | undefined;

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /** The formula of a condition, `undefined` where the template has none of that name. */
  formula(name: string, scope: TemplateScope): Formula | undefined {
    const have = this.#formulas.get(name);
    if (have !== undefined) return have;
    const declared = this.#declarations(scope).get(name);
    if (!declared) return undefined;
    const subject = `condition ${scope.prefix}${name}`;
    // A condition that refers to itself cannot be deployed; it is left open.
    if (this.#open.includes(name) || this.#open.length >= maxChain) return scope.solver.truth(`${subject} (circular)`);
    this.#open.push(name);
    const whole = this.#formulaOf(declared.pair.value, { ...declared.scope, inConditions: true });
    const formula = scope.solver.isShallow(whole) ? whole : scope.solver.truth(`${subject} (too deep)`);
    this.#open.pop();
    this.#formulas.set(name, formula);
    scope.solver.define(subject, formula);
    return formula;
  }

  /**
   * What the assertions of `Rules` demand of parameters: each holds, where its rule's condition does. Source: CloudFormation
   * user guide, "Rules".
   */
  assertions(rules: SyntaxNode | undefined, scope: TemplateScope): readonly Formula[] {
    const inside = { ...scope, inConditions: true };
    return pairsOf(rules).flatMap(({ value: rule }) => {
      const condition = child(rule, "RuleCondition");
      const unless: readonly Formula[] = condition ? [{ op: "not", of: this.#formulaOf(condition, inside) }] : [];
      const listed = child(rule, "Assertions");
      return (listed?.kind === "list" ? listed.items : []).flatMap((item): Formula[] => {
        const assert = child(item, "Assert");
        return assert ? [{ op: "or", of: [...unless, this.#formulaOf(assert, inside)] }] : [];
      });
    });
  }

  place(name: string, scope: TemplateScope): Location | undefined {
    const declared = this.#declarations(scope).get(name);
    return declared?.scope.source.locate(declared.pair.keySpan);
  }

  #declarations(scope: TemplateScope): ReadonlyMap<string, { readonly pair: MapPair; readonly scope: TemplateScope }> {
    if (this.#declared) return this.#declared;
    this.#declared = new Map();
    const inner = (node: SyntaxNode, at: TemplateScope) => this.#resolve(node, { ...at, inConditions: false }, []);
    // A loop that cannot be expanded makes conditions that are not known by name: whoever asks gets `undefined`.
    const pairs = expandedPairs(scope.template.conditions, scope, inner, () => {});
    this.#declared = new Map(pairs.map((pass) => [pass.pair.key, pass]));
    return this.#declared;
  }

  #formulaOf(node: SyntaxNode, scope: TemplateScope): Formula {
    return scope.solver.budget.within(
      () => this.#formulaOfNode(node, scope),
      () => scope.solver.truth(placeKey(node, scope)),
    );
  }

  #formulaOfNode(node: SyntaxNode, scope: TemplateScope): Formula {
    const call = callOf(node) ?? conditionReference(node);
    if (!call)
      return typeof literalOf(node) === "boolean"
        ? literalOf(node) === true
        : scope.solver.truth(placeKey(node, scope));
    const items = argumentsOf(call);
    const parts = () => items.map((item) => this.#formulaOf(item, scope));
    switch (call.name) {
      case "Condition":
        return this.#named(call, scope);
      case "Fn::Not":
        return items.length === 1 ? { op: "not", of: parts()[0] ?? true } : scope.solver.truth(placeKey(node, scope));
      case "Fn::And":
        return { op: "and", of: parts() };
      case "Fn::Or":
        return { op: "or", of: parts() };
      case "Fn::Equals":
        return this.#equals(items, node, scope);
      case "Fn::Contains":
        return this.#contains(items, node, scope);
      default:
        return scope.solver.truth(placeKey(node, scope));
    }
  }

  #named(call: Call, scope: TemplateScope): Formula {
    const name = nameOf(call.argument);
    const formula = name === undefined ? undefined : this.formula(namedInLoops(name, scope), scope);
    return formula ?? scope.solver.truth(`condition ${scope.prefix}${name ?? "?"} (missing)`);
  }

  /** `Fn::Contains: [[text, …], value]`, which only rules have. */
  #contains(items: readonly SyntaxNode[], node: SyntaxNode, scope: TemplateScope): Formula {
    const [listed, value] = items;
    if (listed?.kind !== "list" || listed.tag !== undefined || !value) return scope.solver.truth(placeKey(node, scope));
    return { op: "or", of: listed.items.map((item) => this.#equals([item, value], node, scope)) };
  }

  #equals(items: readonly SyntaxNode[], node: SyntaxNode, scope: TemplateScope): Formula {
    const [left, right] = items;
    if (!left || !right || items.length !== 2) return scope.solver.truth(placeKey(node, scope));
    const lefts = alternativesOf(this.#resolve(left, scope, []), [], scope.solver);
    const rights = alternativesOf(this.#resolve(right, scope, []), [], scope.solver);
    if (lefts.length * rights.length > maxCases) return scope.solver.truth(placeKey(node, scope));
    const cases: Formula[] = [];
    for (const one of lefts) {
      for (const other of rights) {
        const guards = [...one.when, ...other.when].map((assumed) => scope.solver.assumed(assumed));
        cases.push({ op: "and", of: [...guards, equality(one, other, scope)] });
      }
    }
    return { op: "or", of: cases };
  }
}

/** In a condition `{ "Condition": name }` is a call as well. */
function conditionReference(node: SyntaxNode): Call | undefined {
  const pair = node.kind === "map" && node.pairs.length === 1 ? node.pairs[0] : undefined;
  return pair?.key === "Condition" ? { name: "Condition", argument: pair.value } : undefined;
}

function literalOf(node: SyntaxNode): unknown {
  const text = textOf(node);
  return text === "true" ? true : text === "false" ? false : undefined;
}

function placeKey(node: SyntaxNode, scope: TemplateScope): string {
  const { path, start } = placeOf(node, scope);
  return `the condition at ${path}:${start.line}:${start.column}`;
}

function equality(one: Alternative, other: Alternative, { solver }: TemplateScope): Formula {
  const left = one.value;
  const right = other.value;
  if (left.kind === "known" && right.kind === "known") return scalarText(left) === scalarText(right);
  if (!mayEqual(left, right)) return false;
  const leftArgument = argumentOf(left, solver);
  const rightArgument = argumentOf(right, solver);
  if (isSymbolArgument(leftArgument) && isSymbolArgument(rightArgument))
    return solver.same(leftArgument, rightArgument);
  if (isSymbolArgument(leftArgument) && typeof rightArgument === "string")
    return solver.is(leftArgument, rightArgument);
  if (isSymbolArgument(rightArgument) && typeof leftArgument === "string")
    return solver.is(rightArgument, leftArgument);
  // Lists, maps and what stands where none can: the same where they are written the same.
  const keys = [keyOf(left), keyOf(right)].sort();
  return keys[0] === keys[1] || solver.truth(`${keys[0]} = ${keys[1]}`);
}

function isSymbolArgument(argument: SymbolArgument | undefined): argument is ValueSymbol {
  return argument !== undefined && isSymbol(argument);
}

/** Whether a text with unknown parts can be another text: what it begins and ends with is known. */
function mayEqual(left: PlainValue, right: PlainValue): boolean {
  if (left.kind === "text" && right.kind === "known") return mayBeText(left, scalarText(right));
  if (right.kind === "text" && left.kind === "known") return mayBeText(right, scalarText(left));
  return true;
}

/** What makes two values the same wherever they stand. */
function keyOf(value: Value): string {
  return JSON.stringify(value, (name, inner: unknown) => (name === "at" || name === "via" ? undefined : inner));
}

/** Which condition a resource, output or policy stands under. */
export function conditionName(node: SyntaxNode, scope: TemplateScope): string | undefined {
  const name = nameOf(child(node, "Condition"));
  return name === undefined ? undefined : namedInLoops(name, scope);
}
