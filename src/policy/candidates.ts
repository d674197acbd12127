import { type CompiledCondition, valuePattern } from "./compile.ts";
import {
  ageKey,
  arnKey,
  epochKey,
  type KeyShape,
  networkKeys,
  organizationKeys,
  presentKey,
  shapeOf,
  throughKeys,
  timeKey,
} from "./context-keys.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { matchCondition } from "./match.ts";
import { type AddressRange, formatAddress, parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import type { Family } from "./operators.ts";
import type { KeyLookup, Token } from "./pattern.ts";
import type { KeyForm, PrincipalKeys } from "./principals.ts";
import { afterPrefix, asFirstStep, asLastStep, type Budget, cutRegions, type Domain, startingWith } from "./regions.ts";

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

interface Values {
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
function valueSets(one: KeyConditions, texts: readonly string[], lookup: KeyLookup, budget: Budget) {
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

function tooMany(key: string): string {
  return `the policies tell apart more values of ${shapeOf(key).name ?? key} than are looked at`;
}

type Kind = "text" | "number" | "date" | "ip";

const kinds: Readonly<Record<Family, Kind | null>> = {
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

function kindsOf(conditions: readonly CompiledCondition[]): ReadonlySet<Kind> {
  const found = new Set<Kind>();
  for (const { operator } of conditions) {
    const kind = operator && kinds[operator.family];
    if (kind) found.add(kind);
  }
  return found;
}

function singleValues(one: KeyConditions, shape: KeyShape, lookup: KeyLookup, budget: Budget): Values {
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

function textPatterns(conditions: readonly CompiledCondition[], lookup: KeyLookup): readonly (readonly Token[])[] {
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

/**
 * The organization of the caller: its ID, and the path of the account in it, which begins with the ID.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
 */
export function organizationCandidates(
  ids: readonly CompiledCondition[],
  paths: readonly CompiledCondition[],
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const others = [...ids, ...paths].some(
    ({ operator }) => operator && !["text", null].includes(kinds[operator.family]),
  );
  const patterns = [...textPatterns(ids, lookup).map(asFirstStep), ...textPatterns(paths, lookup)];
  const { examples, texts } = shapeOf(organizationKeys.paths);
  const found = cutRegions(patterns, texts, budget);
  const list = [...examples, ...found.texts].map(
    (path) =>
      new Map([
        [organizationKeys.id, [path.slice(0, path.indexOf("/"))]],
        [organizationKeys.paths, [path]],
      ]),
  );
  const gap = found.complete ? null : tooMany(organizationKeys.paths);
  return { list, gap: others ? "the organization of the caller is compared as no text" : gap };
}

/** The values that policies name, one between each two neighbours, one below and one above all of them. */
function numbers(conditions: readonly CompiledCondition[], whole: boolean): string[] {
  const cuts = cutPoints(conditions, "number", parseNumber);
  const points = whole ? [...cuts.flatMap((cut) => wholeAround(cut)), 0] : between(cuts, 1);
  return [...new Set(points)].map(plainNumber);
}

function wholeAround(cut: number): number[] {
  const [low, high] = [Math.floor(cut), Math.ceil(cut)];
  return [low - 1, low, high, high + 1].filter((value) => value >= 0);
}

function plainNumber(value: number): string {
  const text = String(value);
  return parseNumber(text) === null ? value.toFixed(0) : text;
}

const latest = Date.UTC(9999, 11, 31);
const aDay = 86_400_000;

/** Milliseconds; an instant that policies name, one between each two, one before and one after all. */
function instants(conditions: readonly CompiledCondition[]): number[] {
  return between(namedInstants(conditions), aDay).filter((value) => value >= 0 && value <= latest);
}

function namedInstants(conditions: readonly CompiledCondition[]): number[] {
  const seconds = cutPoints(conditions, "number", parseNumber).map((value) => value * 1000);
  return [...cutPoints(conditions, "date", parseInstant), ...seconds];
}

function cutPoints(
  conditions: readonly CompiledCondition[],
  family: Family,
  parse: (text: string) => number | null,
): number[] {
  const cuts: number[] = [];
  for (const { operator, values } of conditions) {
    if (operator?.family !== family) continue;
    for (const { text } of values) {
      const cut = text === null ? null : parse(text);
      if (cut !== null) cuts.push(cut);
    }
  }
  return cuts;
}

function between(cuts: readonly number[], margin: number): number[] {
  const sorted = [...new Set(cuts)].sort((one, other) => one - other);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  // Beside a large number one more is the same number.
  const apart = (cut: number) => Math.max(margin, Math.abs(cut) * 2 ** -40);
  const points = [first - apart(first)];
  for (const [index, cut] of sorted.entries()) {
    const next = sorted[index + 1];
    points.push(cut);
    if (next !== undefined) points.push(cut + (next - cut) / 2);
  }
  points.push(last + apart(last));
  return points;
}

/** An address of each stretch of both address spaces that no range begins or ends in. */
function addresses(conditions: readonly CompiledCondition[]): string[] {
  const ranges: AddressRange[] = [];
  for (const { operator, values } of conditions) {
    if (operator?.family !== "ip") continue;
    for (const { text } of values) {
      const range = text === null ? null : parseRange(text);
      if (range !== null) ranges.push(range);
    }
  }
  return ([4, 6] as const).flatMap((version) => {
    const top = version === 4 ? 1n << 32n : 1n << 128n;
    const own = ranges.filter((range) => range.version === version);
    const starts = new Set([0n, ...own.flatMap((range) => [range.first, range.last + 1n])]);
    const sorted = [...starts].filter((start) => start < top).sort((one, other) => (one < other ? -1 : 1));
    return sorted.map((start, index) => {
      const size = (sorted[index + 1] ?? top) - start;
      return formatAddress(version, size > 2n ? start + 1n : start);
    });
  });
}

/**
 * The two MFA keys together. A request with long-term credentials has neither of them; with temporary ones it tells
 * whether MFA was used, and only if it was, how many seconds ago.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthage
 */
export function mfaCandidates(age: readonly CompiledCondition[]): Candidates {
  const ages = kindsOf(age).has("number") ? numbers(age, true) : ["60"];
  const list: Candidate[] = ages.map(
    (seconds) =>
      new Map([
        [presentKey, ["true"]],
        [ageKey, [seconds]],
      ]),
  );
  list.push(new Map([[presentKey, ["false"]]]), new Map());
  const texts = kindsOf(age).has("text") || kindsOf(age).has("date");
  return { list, gap: texts ? "aws:MultiFactorAuthAge is compared as a text" : null };
}

/**
 * The time of a request, which `aws:CurrentTime` and `aws:EpochTime` both tell, in order. It is any instant from `from`
 * on (milliseconds since 1970): a deny that has begun by then and does not end holds always.
 */
export function timeCandidates(conditions: readonly CompiledCondition[], from: number | null = null): Candidates {
  const found = kindsOf(conditions);
  const list = (from === null ? instants(conditions) : futureInstants(conditions, from)).map((instant) => {
    return new Map([
      [timeKey, [formatInstant(instant)]],
      [epochKey, [plainNumber(instant / 1000)]],
    ]);
  });
  return { list, gap: found.has("text") || found.has("ip") ? "the time is compared as a text" : null };
}

/** `from`, every later instant that policies name, and one between each two and behind the last. */
function futureInstants(conditions: readonly CompiledCondition[], from: number): number[] {
  const named = namedInstants(conditions).filter((cut) => cut > from && cut <= latest);
  const cuts = [...new Set([from, ...named])].sort((one, other) => one - other);
  return cuts.flatMap((cut, index) => {
    const next = cuts[index + 1];
    return [cut, next === undefined ? cut + aDay : Math.min(cut + aDay, cut + (next - cut) / 2)];
  });
}

/**
 * Who makes the call: the caller itself, or a service for it, in a chain of services or in one that AWS does not tell.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
 */
export function throughCandidates(
  conditions: readonly CompiledCondition[],
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const { via, chain, first, last } = throughKeys;
  const on = (key: string) => conditions.filter((one) => one.source.key.toLowerCase() === key);
  const named = conditions.filter((one) => one.source.key.toLowerCase() !== via);
  const values = singleValues({ key: chain, conditions: named, always: false }, shapeOf(chain), lookup, budget);
  const ends = on(first).length + on(last).length > 0;
  const told = ends ? pairs(values.texts).map((pair) => [...new Set(pair)]) : [];
  const found = valueSets({ key: chain, conditions: on(chain), always: false }, values.texts, lookup, budget);
  const list: Candidate[] = [new Map([[via, ["false"]]]), new Map([[via, ["true"]]])];
  for (const set of [...found.sets, ...told]) {
    for (const [begin, end] of ends ? pairs(set) : [[set[0] ?? "", set.at(-1) ?? ""]]) {
      list.push(
        new Map<string, readonly string[]>([
          [via, ["true"]],
          [chain, set],
          [first, [begin ?? ""]],
          [last, [end ?? ""]],
        ]),
      );
    }
  }
  const tooLong = list.length > 5000;
  return {
    list: tooLong ? list.slice(0, 5000) : list,
    gap: values.gap ?? found.gap ?? (tooLong ? tooMany(chain) : null),
  };
}

/** Ways to fill keys together, of which more are not looked at. */
const maxTogether = 5000;

/**
 * The network that a request comes from: the internet, with its address there, or a VPC endpoint, with any of the keys
 * of one. A call that a service makes may have neither.
 */
export function networkCandidates(
  conditions: readonly CompiledCondition[],
  isThere: IsThere,
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const at = (key: string) => distinctCandidates(key, conditions, false, lookup, budget);
  const internet = at(networkKeys.public);
  const asked = networkKeys.endpoint.filter((key) => isAsked(key, conditions));
  const endpoint = combined(asked.map(at), "the policies tell apart more networks than are looked at");
  const isInternet = isThere(networkKeys.public);
  const isEndpoint = networkKeys.endpoint.some((key) => isThere(key) === true);
  return {
    list: [
      ...(isInternet === false || isEndpoint ? [] : internet.list.filter((one) => one.size > 0)),
      ...(isInternet === true ? [] : endpoint.list),
    ],
    gap: internet.gap ?? endpoint.gap,
  };
}

/** Whether every request has a key, or none; `undefined`: that is open. */
type IsThere = (key: string) => boolean | undefined;

function isAsked(key: string, conditions: readonly CompiledCondition[]): boolean {
  return conditions.some((one) => one.source.key.toLowerCase() === key);
}

/** The candidates of a key that the conditions on it tell apart. */
function distinctCandidates(
  key: string,
  conditions: readonly CompiledCondition[],
  always: boolean,
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const own = conditions.filter((one) => one.source.key.toLowerCase() === key);
  const { list, gap } = keyCandidates({ key, conditions: own, always }, lookup, budget);
  const seen = new Map<string, Candidate>();
  for (const candidate of list) {
    const view = own.map((one) => matchCondition(one, candidate.get(key), lookup)).join();
    if (!seen.has(view)) seen.set(view, candidate);
  }
  return { list: [...seen.values()], gap };
}

/** Every combination of candidates of different keys. */
function combined(parts: readonly Candidates[], tooManyTold: string): Candidates {
  let gap = parts.flatMap((one) => one.gap ?? [])[0] ?? null;
  let all: readonly Candidate[] = [new Map()];
  for (const { list } of parts) {
    const isTooMany = all.length * list.length > maxTogether;
    if (isTooMany) gap ??= tooManyTold;
    all = all.flatMap((one) => list.slice(0, isTooMany ? 1 : undefined).map((other) => new Map([...one, ...other])));
  }
  return { list: all, gap };
}

/** Keys that a request has all of or none of. */
export function companionCandidates(
  keys: readonly string[],
  conditions: readonly CompiledCondition[],
  isThere: IsThere,
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const asked = keys.filter((key) => isAsked(key, conditions));
  const parts = asked.map((key) => distinctCandidates(key, conditions, true, lookup, budget));
  const { list, gap } = combined(parts, "the policies tell apart more sessions than are looked at");
  const settled = keys.map(isThere);
  return { list: [...(settled.includes(false) ? [] : list), ...(settled.includes(true) ? [] : [new Map()])], gap };
}

/**
 * The callers that a pattern stands for, by their ARN, with the key that has their name: `aws:username` of a user,
 * `aws:userid` of a federated user.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function callerCandidates(
  { key, start }: NonNullable<PrincipalKeys["nameKey"]>,
  arnConditions: readonly CompiledCondition[],
  nameConditions: readonly CompiledCondition[],
  form: KeyForm,
  lookup: KeyLookup,
  budget: Budget,
): Candidates {
  const isOther = [...arnConditions, ...nameConditions].some(
    ({ operator }) => operator && !["text", null].includes(kinds[operator.family]),
  );
  const names = textPatterns(nameConditions, lookup).flatMap((tokens) => afterPrefix(tokens, start).map(asLastStep));
  const found = cutRegions([...textPatterns(arnConditions, lookup), ...names], form.texts, budget);
  const list = [...form.examples, ...found.texts].map(
    (arn) =>
      new Map([
        [arnKey, [arn]],
        [key, [start + arn.slice(arn.lastIndexOf("/") + 1)]],
      ]),
  );
  return { list, gap: isOther ? "the caller is compared as no text" : found.complete ? null : tooMany(arnKey) };
}

function pairs(texts: readonly string[]): (readonly string[])[] {
  return texts.flatMap((one) => texts.map((other) => [one, other]));
}
