import type { Location } from "../../../model/location.ts";
import type { UnknownValue, Value } from "../../../model/value.ts";
import type { MapPair, SyntaxNode } from "../../../syntax/node.ts";
import { argumentsOf, type Call, callOf, childText, textOf } from "../template/calls.ts";
import { expandedPairs } from "./loops.ts";
import { placeOf, type Resolve, type Scope, withLoops } from "./scope.ts";
import { type Alternative, alternativesOf, scalarText } from "./values.ts";
import { type Formula, variableOf } from "./world.ts";

/** Conditions that refer to conditions; deeper chains stay open. */
const maxChain = 100;
/** Branches of two compared values, taken together. */
const maxCases = 1024;

/** The conditions of one template, each turned into a formula when it is first asked for. */
export class Conditions {
  readonly #formulas = new Map<string, Formula>();
  readonly #open: string[] = [];
  readonly #resolve: Resolve;
  #declared: ReadonlyMap<string, { readonly pair: MapPair; readonly scope: Scope }> | undefined;

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /** The formula of a condition, `undefined` where the template has none of that name. */
  formula(name: string, scope: Scope): Formula | undefined {
    const have = this.#formulas.get(name);
    if (have !== undefined) return have;
    const declared = this.#declarations(scope).get(name);
    if (!declared) return undefined;
    const subject = `condition ${scope.prefix}${name}`;
    // A condition that refers to itself cannot be deployed; it is left open.
    if (this.#open.includes(name) || this.#open.length >= maxChain) return freeAtom(`${subject} (circular)`, scope);
    this.#open.push(name);
    const whole = this.#formulaOf(declared.pair.value, { ...declared.scope, inConditions: true });
    const formula = scope.world.isShallow(whole) ? whole : freeAtom(`${subject} (too deep)`, scope);
    this.#open.pop();
    this.#formulas.set(name, formula);
    scope.world.define(subject, formula);
    return formula;
  }

  place(name: string, scope: Scope): Location | undefined {
    const declared = this.#declarations(scope).get(name);
    return declared?.scope.source.locate(declared.pair.keySpan);
  }

  #declarations(scope: Scope): ReadonlyMap<string, { readonly pair: MapPair; readonly scope: Scope }> {
    if (this.#declared) return this.#declared;
    this.#declared = new Map();
    const inner = (node: SyntaxNode, at: Scope) => this.#resolve(node, { ...at, inConditions: false }, []);
    // A loop that cannot be expanded makes conditions that are not known by name: whoever asks gets `undefined`.
    const pairs = expandedPairs(scope.template.conditions, scope, inner, () => {});
    this.#declared = new Map(pairs.map((turn) => [turn.pair.key, turn]));
    return this.#declared;
  }

  #formulaOf(node: SyntaxNode, scope: Scope): Formula {
    return scope.world.within(
      () => this.#formulaOfNode(node, scope),
      () => freeAtom(placeKey(node, scope), scope),
    );
  }

  #formulaOfNode(node: SyntaxNode, scope: Scope): Formula {
    const call = callOf(node) ?? conditionReference(node);
    if (!call)
      return typeof literalOf(node) === "boolean" ? literalOf(node) === true : freeAtom(placeKey(node, scope), scope);
    const items = argumentsOf(call);
    const parts = () => items.map((item) => this.#formulaOf(item, scope));
    switch (call.name) {
      case "Condition":
        return this.#named(call, scope);
      case "Fn::Not":
        return items.length === 1 ? { op: "not", of: parts()[0] ?? true } : freeAtom(placeKey(node, scope), scope);
      case "Fn::And":
        return { op: "and", of: parts() };
      case "Fn::Or":
        return { op: "or", of: parts() };
      case "Fn::Equals":
        return this.#equals(items, node, scope);
      default:
        return freeAtom(placeKey(node, scope), scope);
    }
  }

  #named(call: Call, scope: Scope): Formula {
    const name = textOf(call.argument);
    const formula = name === undefined ? undefined : this.formula(withLoops(name, scope), scope);
    return formula ?? freeAtom(`condition ${scope.prefix}${name ?? "?"} (missing)`, scope);
  }

  #equals(items: readonly SyntaxNode[], node: SyntaxNode, scope: Scope): Formula {
    const [left, right] = items;
    if (!left || !right || items.length !== 2) return freeAtom(placeKey(node, scope), scope);
    const lefts = alternativesOf(this.#resolve(left, scope, []), [], scope.world);
    const rights = alternativesOf(this.#resolve(right, scope, []), [], scope.world);
    if (lefts.length * rights.length > maxCases) return freeAtom(placeKey(node, scope), scope);
    const cases: Formula[] = [];
    for (const one of lefts) {
      for (const other of rights) {
        const guards = [...one.when, ...other.when].map((assumed) => scope.world.assumed(assumed));
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

function placeKey(node: SyntaxNode, scope: Scope): string {
  const { path, start } = placeOf(node, scope);
  return `the condition at ${path}:${start.line}:${start.column}`;
}

function freeAtom(key: string, scope: Scope): Formula {
  scope.world.close(key, ["true", "false"]);
  return { op: "atom", variable: key, literal: "true" };
}

function equality(one: Alternative, other: Alternative, scope: Scope): Formula {
  const left = one.value;
  const right = other.value;
  if (left.kind === "known" && right.kind === "known") return scalarText(left) === scalarText(right);
  if (left.kind === "unknown" && right.kind === "known") return isValue(left, scalarText(right));
  if (left.kind === "known" && right.kind === "unknown") return isValue(right, scalarText(left));
  const keys = [keyOf(left), keyOf(right)].sort();
  if (keys[0] === keys[1]) return true;
  return freeAtom(`${keys[0]} = ${keys[1]}`, scope);
}

/** An unknown value is compared by the variable behind it, so that two comparisons of it are not both true. */
function isValue(value: UnknownValue, literal: string): Formula {
  return { op: "atom", variable: variableOf(value.symbol), literal };
}

/** What makes two values the same wherever they stand. */
function keyOf(value: Value): string {
  return JSON.stringify(value, (name, inner: unknown) => (name === "at" || name === "via" ? undefined : inner));
}

/** Which condition a resource, output or policy stands under. */
export function conditionName(node: SyntaxNode, scope: Scope): string | undefined {
  const name = childText(node, "Condition");
  return name === undefined ? undefined : withLoops(name, scope);
}
