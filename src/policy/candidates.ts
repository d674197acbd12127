import { type CompiledCondition, valuePattern } from "./compile.ts";
import { type KeyShape, shapeOf } from "./context-keys.ts";
import { addresses, instants, numbers } from "./cuts.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { matchCondition } from "./match.ts";
import { parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import type { Family } from "./operators.ts";
import type { KeyLookup, Token } from "./pattern.ts";
import type { KeyForm } from "./principals.ts";
import { afterPrefix, type Budget, cutRegions, type Domain, startingWith } from "./regions.ts";
/** One way to fill the keys of a variable, by lower-case key; a key that is not there is absent from the request. */
export type Candidate = ReadonlyMap<string, readonly string[]>;

export interface Candidates {
  /** Ordinary values first, absence last. */
  readonly list: readonly Candidate[];
  /** Why some class of requests may have no candidate; `null`: every class has one. */
  readonly gap: string | null;
}

/** A key with the conditions on it. */
export interface KeyConditions {
  readonly key: string;
  readonly conditions: readonly CompiledCondition[];
  /** Whether every request has the key. */
  readonly always: boolean;
  /** What its values begin with. */
  readonly start?: string;
  /** What its values can be, where that is more than the key says. */
  readonly form?: KeyForm;
}

/** Values of a key. `gap`: why they may not be all that the conditions can tell apart; `null`: they are. */
export interface Values {
  readonly texts: readonly string[];
  readonly gap: string | null;
}

/** Every class of values that the conditions on one key can tell apart, and its absence. */
export function keyCandidates(one: KeyConditions, lookup: KeyLookup, budget: Budget): Candidates {
  const shape = { ...shapeOf(one.key), ...one.form };
  const values = singleValues(one, shape, lookup, budget);
  const inSets = one.conditions.some((condition) => condition.operator?.set != null);
  const isMultiple = shape.hasOne !== true && (shape.multivalued ?? inSets);
  const sets = isMultiple
    ? valueSets(one, values.texts, lookup, budget)
    : { sets: values.texts.map((text) => [text]), gap: null };
  const list: Candidate[] = sets.sets.map((set) => new Map([[one.key, set]]));
  if (!one.always) list.push(new Map());
  return { list, gap: values.gap ?? sets.gap };
}

/**
 * What the conditions can tell of values that begin with `start`, without the start itself. Starts with equal answers
 * have candidates that differ by the start only, and conditions that answer alike for them.
 */
export function startIdentity(
  { key, conditions, start }: Omit<KeyConditions, "always"> & { readonly start: string },
  lookup: KeyLookup,
): unknown {
  const shape = shapeOf(key);
  const isPattern = (family: Family) => ["equals", "equals-ignore-case", "like", "arn", "null"].includes(family);
  if (conditions.some(({ operator }) => operator !== null && !isPattern(operator.family))) return start;
  const tails = conditions.map((one) => tailsOf(one, start, lookup));
  const examples = shape.examples.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
  let state = 0;
  for (let at = 0; at < start.length && state >= 0; at += 1) state = shape.texts.step(state, start.charCodeAt(at));
  return [tails, examples, state];
}

/**
 * What is left to compare of texts that begin in one way. A condition asks whether any of its values matches: which of
 * them does makes no difference.
 */
function tailsOf(condition: CompiledCondition, start: string, lookup: KeyLookup): readonly string[] {
  const { operator, values } = condition;
  if (operator === null) return [];
  const tails = new Set<string>();
  for (const value of values) {
    const pattern = valuePattern(operator, value, lookup);
    if (pattern === null) continue;
    for (const tail of afterPrefix(pattern.tokens, start)) tails.add(`${tail.join()} ${pattern.unknowns.join()}`);
  }
  return [...tails].sort();
}

/**
 * The sets of values that the conditions can tell apart. The answer of a condition for a set follows from its answers
 * for two parts of the set, so of the sets with equal answers from every condition only one is extended.
 */
export function valueSets(one: KeyConditions, texts: readonly string[], lookup: KeyLookup, budget: Budget) {
  const seen = new Set<string>();
  const sets: (readonly string[])[] = [];
  const share = { left: budget.left / 2 };
  const weight = one.conditions.reduce((sum, condition) => sum + condition.weight, 0);
  const look = (set: readonly string[]): void => {
    share.left -= set.length * weight;
    const view = one.conditions.map((condition) => matchCondition(condition, set, lookup)).join();
    if (seen.has(view)) return;
    seen.add(view);
    sets.push(set);
  };
  for (const text of texts) if (share.left > 0) look([text]);
  const singles = sets.flat();
  for (const set of sets) {
    for (const text of singles) if (share.left > 0 && !set.includes(text)) look([...set, text]);
  }
  budget.left -= budget.left / 2 - share.left;
  return { sets, gap: share.left > 0 ? null : tooMany(one.key) };
}

/** The gap where a key has more values than are looked at, as a phrase. */
export function tooMany(key: string): string {
  return `the policies tell apart more values of ${shapeOf(key).name ?? key} than are looked at`;
}

type Kind = "text" | "number" | "date" | "ip";

/** How the operators of a family read values; `null`: they read none. */
export const kinds: Readonly<Record<Family, Kind | null>> = {
  equals: "text",
  "equals-ignore-case": "text",
  like: "text",
  arn: "text",
  binary: "text",
  bool: "text",
  number: "number",
  date: "date",
  ip: "ip",
  null: null,
};

/** The ways in which conditions read the values of their key. */
export function kindsOf(conditions: readonly CompiledCondition[]): ReadonlySet<Kind> {
  const found = new Set<Kind>();
  for (const { operator } of conditions) {
    const kind = operator && kinds[operator.family];
    if (kind) found.add(kind);
  }
  return found;
}

/** Values of a key with one value that the conditions can tell apart. */
export function singleValues(one: KeyConditions, shape: KeyShape, lookup: KeyLookup, budget: Budget): Values {
  if (shape.type === "bool") return { texts: shape.examples, gap: null };
  const found = kindsOf(one.conditions);
  if (isBoolean(one.conditions)) return { texts: ["true", "false"], gap: null };
  const { start = "" } = one;
  const texts = shape.examples.filter((example) => example.startsWith(start));
  let gap = found.size > 1 ? `${shape.name ?? one.key} is compared as values of different kinds` : null;
  if (found.has("number")) texts.unshift(...numbers(one.conditions, shape.type === "integer"));
  if (found.has("date")) texts.unshift(...instants(one.conditions).map(formatInstant));
  if (found.has("ip")) texts.push(...addresses(one.conditions));
  if (found.has("text") || texts.length === 0) {
    const regions = textRegions(one.conditions, startingWith(shape.texts, start), lookup, budget);
    texts.push(...regions.texts);
    if (!regions.complete) gap ??= tooMany(one.key);
  }
  return { texts: texts.filter((text) => isOfKinds(text, found)), gap };
}

/** Whether a text can be a value of a key that is compared as these kinds. */
function isOfKinds(text: string, found: ReadonlySet<Kind>): boolean {
  if (found.has("number") && parseNumber(text) === null) return false;
  if (found.has("date") && parseInstant(text) === null) return false;
  return !found.has("ip") || (parseRange(text) !== null && !text.includes("/"));
}

function isBoolean(conditions: readonly CompiledCondition[]): boolean {
  const families = conditions.map((one) => one.operator?.family).filter((family) => family !== "null");
  return families.length > 0 && families.every((family) => family === "bool");
}

function textRegions(conditions: readonly CompiledCondition[], domain: Domain, lookup: KeyLookup, budget: Budget) {
  return cutRegions(textPatterns(conditions, lookup), domain, budget);
}

/** The patterns that conditions compare the values of their key with as texts. */
export function textPatterns(
  conditions: readonly CompiledCondition[],
  lookup: KeyLookup,
): readonly (readonly Token[])[] {
  const patterns: (readonly Token[])[] = [];
  for (const { operator, values } of conditions) {
    if (operator === null || kinds[operator.family] !== "text") continue;
    for (const value of values) {
      const pattern = valuePattern(operator, value, lookup);
      if (pattern !== null) patterns.push(pattern.tokens);
    }
  }
  return patterns;
}
