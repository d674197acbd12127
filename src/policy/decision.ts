import type { Location } from "../model/location.ts";
import { epochKey, timeKey } from "./context-keys.ts";
import { oneLine } from "./wording.ts";

/** A statement that a decision rests on. */
export interface StatementRef {
  /** Place of its level and of its policy there, from 0. */
  readonly level: number;
  readonly policy: number;
  /** Place in the policy, from 0. */
  readonly index: number;
  readonly sid: string | null;
  /** Its Sid, or its place as text. */
  readonly label: string;
  readonly location?: Location;
}

/**
 * An example of a request that is not denied. It has the listed keys, the keys that the question settles, and no
 * others. Every request has a time; where the time is not listed, any time works.
 */
export interface Witness {
  /** The ARN, where it matters which one; else `null`. */
  readonly resource: string | null;
  readonly context: readonly { readonly key: string; readonly value: string | readonly string[] }[];
  /** Keys whose absence matters. */
  readonly absent: readonly string[];
  /** When such requests are not denied, where time decides. */
  readonly period?: Period;
}

/** A stretch of time, by the instants that policies name; `null`: it has begun already, or it does not end. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

/** A witness as a phrase that completes "when …": `aws:MultiFactorAuthPresent is true and aws:SourceVpc is absent`. */
export function describeWitness({ resource, context, absent, period }: Witness): string {
  const told = period === undefined ? context : context.filter(({ key }) => !timeKeys.has(key.toLowerCase()));
  const clauses = told.map(({ key, value }) => {
    const values = typeof value === "string" ? [value] : value;
    return `${oneLine(key)} is ${values.map(quoted).join(" and ")}`;
  });
  if (resource !== null) clauses.push(`the resource is ${quoted(resource)}`);
  clauses.push(...absent.map((key) => `${oneLine(key)} is absent`));
  if (period !== undefined) clauses.push(periodPhrase(period));
  return clauses.join(" and ");
}

const timeKeys: ReadonlySet<string> = new Set([timeKey, epochKey]);

function periodPhrase({ from, until }: Period): string {
  if (from !== null && until !== null) return `the time is from ${from} to ${until}, where nothing denies it`;
  if (until !== null) return `the time is before ${until}, when the deny begins`;
  return from === null ? "the time is any" : `the time is after ${from}, when the deny ends`;
}

/** Bare where it reads as one word, else as a JSON string. */
function quoted(value: string): string {
  return /^[\w:/.+=@,-]+$/.test(value) ? value : oneLine(JSON.stringify(value));
}

interface DecisionBase {
  /** The statements that deny. For `always`: a minimal set that denies every request. Otherwise: all that deny some request. */
  readonly statements: readonly StatementRef[];
  /** Index of the first level that allows the action in no request; `null`: no such level. */
  readonly unallowedAt: number | null;
}

/** Whether requests are denied, over all of them. Plain data, JSON-safe. */
export type Decision =
  | (DecisionBase & { readonly denied: "always" })
  | (DecisionBase & { readonly denied: "sometimes"; readonly witness: Witness })
  | (DecisionBase & { readonly denied: "never" })
  | (DecisionBase & {
      readonly denied: "unknown";
      /** A phrase: what is not known, or which limit ended the search. */
      readonly reason: string;
      /** The answers that are still possible. */
      readonly possible: readonly ("always" | "sometimes" | "never")[];
      /** A request that is certainly not denied, where one was found. */
      readonly witness?: Witness;
    });

export type Comparison = "same" | "weakened" | "strengthened" | "unknown";

const ranks = { never: 0, sometimes: 1, always: 2 } as const;

/**
 * How a decision changes from one version of the policies to the next. Two answers `sometimes` count as the same: how
 * many requests each denies is not measured. Where a side is unknown, the result is known only if every possible
 * answer of that side gives the same result.
 */
export function compareDecisions(before: Decision, after: Decision): Comparison {
  const outcomes = new Set<Comparison>();
  for (const one of possibleAnswers(before)) {
    for (const other of possibleAnswers(after)) {
      const difference = ranks[other] - ranks[one];
      outcomes.add(difference === 0 ? "same" : difference < 0 ? "weakened" : "strengthened");
    }
  }
  const [only] = outcomes;
  return outcomes.size === 1 && only !== undefined ? only : "unknown";
}

/** A request that is certainly not denied, where one is known. */
export function witnessOf(decision: Decision): Witness | undefined {
  return decision.denied === "sometimes" || decision.denied === "unknown" ? decision.witness : undefined;
}

/** The answers that the decisions can have, without duplicates. */
export function possibleAnswers(...decisions: readonly Decision[]): readonly ("always" | "sometimes" | "never")[] {
  const all = decisions.flatMap((one) => (one.denied === "unknown" ? one.possible : [one.denied]));
  return [...new Set(all)];
}
