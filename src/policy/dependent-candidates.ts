import {
  type Candidate,
  type Candidates,
  keyCandidates,
  kinds,
  kindsOf,
  singleValues,
  textPatterns,
  tooMany,
  valueSets,
} from "./candidates.ts";
import type { CompiledCondition } from "./compile.ts";
import {
  ageKey,
  arnKey,
  epochKey,
  networkKeys,
  organizationKeys,
  presentKey,
  shapeOf,
  throughKeys,
  timeKey,
} from "./context-keys.ts";
import { aDay, instants, latest, namedInstants, numbers, plainNumber } from "./cuts.ts";
import { formatInstant } from "./instant.ts";
import { matchCondition } from "./match.ts";
import type { KeyLookup } from "./pattern.ts";
import type { KeyForm, PrincipalKeys } from "./principals.ts";
import { afterPrefix, asFirstStep, asLastStep, type Budget, cutRegions } from "./regions.ts";

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
