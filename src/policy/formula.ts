import type { Candidate, Candidates } from "./candidates.ts";
import type { StatementRef } from "./decision.ts";
import type { PolicyDocument } from "./document.ts";
import type { ColonReadings, Truth } from "./pattern.ts";
import type { Budget } from "./regions.ts";

/** The variable of the resource; keys of the request are variables by their lower-case names. */
export const resourceVariable = "resource";

/** A test of one variable: a condition on its key, or the `Resource` of a statement. */
export interface Atom {
  readonly variable: number;
  /** What a test costs, in steps of the budget. */
  readonly weight: number;
  test(candidate: Candidate): Truth;
  /** Why its answer is unknown for a candidate. */
  reason(candidate: Candidate): string;
  /** What it tests, with all that the question fills in. Atoms with equal identities test the same. */
  identity(): string;
}

/** A statement, reduced to what is not settled by the question. */
export interface Clause {
  readonly ref: StatementRef;
  /** Indices of atoms that must all hold. */
  readonly atoms: readonly number[];
  /** Why it may not apply even if all atoms hold; `null`: it applies then. */
  readonly doubt: string | null;
}

export interface LevelFormula {
  readonly denies: readonly Clause[];
  readonly allows: readonly Clause[];
}

/** A part of a request that the question does not settle: a key, keys whose values depend on each other, or the resource. */
export interface OpenVariable {
  readonly id: string;
  readonly atoms: number[];
  /** The keys of the variable that policies name, by lower-case name: the key as the request has it, and its spelling in reports. */
  readonly names: Map<string, { readonly request: string; readonly display: string }>;
  candidates(budget: Budget): Candidates;
  /** What it is, and what the question says of its candidates beside its atoms. */
  identity(): string;
  /** Whether its candidates are instants in order: one that policies name, then one behind it. */
  readonly isTimeline: boolean;
}

/** "The request is denied", as a formula over atoms: some level has a clause that denies, or no clause that allows. */
export interface Formula {
  readonly levels: readonly LevelFormula[];
  readonly atoms: readonly Atom[];
  readonly variables: readonly OpenVariable[];
  /** Resource patterns with an open reading that both exempt and do not: the two depend on each other. */
  readonly sharedPatterns: readonly string[];
  /** The formula with the readings of some patterns chosen. */
  inReading(readings: ColonReadings): Formula;
  /** The policies that depend on conditions, with the number of their branches. */
  readonly branched: readonly Branched[];
  /** The formula where a branch of each of these policies is chosen. */
  onBranches(chosen: ReadonlyMap<PolicyDocument, number>): Formula;
}

/** A policy that depends on conditions. */
export interface Branched {
  readonly document: PolicyDocument;
  readonly of: number;
}
/** Whether a deny applies to every request of a question. */
export function deniesAll({ atoms, doubt }: Clause): boolean {
  return atoms.length === 0 && doubt === null;
}
