import { type AssumedByScope, assumedToo } from "../model/assumed.ts";
import { buildFormula } from "./build-formula.ts";
import { type Decision, possibleAnswers, type StatementRef } from "./decision.ts";
import type { PolicyDocument } from "./document.ts";
import type { Levels } from "./evaluate.ts";
import type { Branched, Formula } from "./formula.ts";
import type { ColonReadings } from "./pattern.ts";
import type { Question } from "./question.ts";
import type { Budget } from "./regions.ts";
import { Search } from "./search.ts";

export interface DecideOptions {
  /** Steps before the search gives up and answers `unknown`; a step is about 50 ns. */
  readonly budget?: number;
}

const defaultBudget = 2_000_000;

/**
 * Decides over all requests of a question whether they are denied.
 *
 * `levels` are the service control policies from the organization's root down to the account; a request is denied if
 * some level denies it explicitly or some level does not allow it, so that a level must list `FullAWSAccess` where it
 * is attached (`fullAwsAccess`). Keys that the question settles are known; all else in a request is free, and is cut
 * into the finitely many classes that the policies can tell apart. A condition that holds in some contexts only (a
 * source address, a date, MFA) therefore gives `sometimes`, even where one plain request would not meet it.
 *
 * `always` and `never` are proofs over a superset of the requests that can occur. Of keys whose values depend on each
 * other, only the MFA keys, the time keys and the caller's own organization are treated as dependent. Never throws; time and memory are bounded by the budget.
 */
export function decide(levels: Levels, question: Question, options: DecideOptions = {}): Decision {
  return decideFormula(buildFormula(levels, question), { left: options.budget ?? defaultBudget });
}

/** Patterns of which every combination of readings is tried: each doubles the work. */
const maxSharedPatterns = 4;

/** Combinations of branches that are tried one by one. */
const maxBranches = 32;

/** Decides what policies say of a question. Takes its steps from the budget. */
export function decideFormula(formula: Formula, budget: Budget): Decision {
  const decision = decideInReadings(formula, budget);
  if (decision.denied !== "unknown") return decision;
  const combinations = combinationsOf(formula.branched);
  if (combinations.length === 0) return decision;
  const answers = combinations.map((one) => decideInReadings(formula.onBranches(one), budget));
  return inEveryReading(decision, answers);
}

interface Combination {
  readonly chosen: ReadonlyMap<PolicyDocument, number>;
  readonly assumed: AssumedByScope;
}

/** The branches of all policies that can stand together, for policies may depend on the same condition; none: too many. */
function combinationsOf(branched: readonly Branched[]): readonly ReadonlyMap<PolicyDocument, number>[] {
  if (branched.length === 0) return [];
  let all: readonly Combination[] = [{ chosen: new Map(), assumed: new Map() }];
  for (const { document, of } of branched) {
    all = all.flatMap((one) =>
      Array.from({ length: of }, (_, branch) => branch).flatMap((branch) => {
        const { scope = null, when = [] } = document.branches ?? {};
        const assumed = scope === null ? one.assumed : assumedToo(one.assumed, { scope, when: when[branch] ?? [] });
        return assumed === null ? [] : [{ chosen: new Map(one.chosen).set(document, branch), assumed }];
      }),
    );
    if (all.length > maxBranches) return [];
  }
  return all.map(({ chosen }) => chosen);
}

function decideInReadings(formula: Formula, budget: Budget): Decision {
  const decision = decideOnce(formula, budget);
  const { sharedPatterns } = formula;
  if (decision.denied !== "unknown" || sharedPatterns.length === 0 || sharedPatterns.length > maxSharedPatterns)
    return decision;
  const answers = readingsOf(sharedPatterns).map((one) => decideOnce(formula.inReading(one), budget));
  return inEveryReading(decision, answers);
}

/** Every way to read patterns. */
function readingsOf(patterns: readonly string[]): readonly ColonReadings[] {
  return patterns.reduce<readonly ColonReadings[]>(
    (all, pattern) => all.flatMap((one) => [false, true].map((passes) => new Map(one).set(pattern, passes))),
    [new Map()],
  );
}

/** What is known where each reading has its answer: that all of them say the same, or what none of them says. */
function inEveryReading(open: Decision & { denied: "unknown" }, answers: readonly Decision[]): Decision {
  const possible = open.possible.filter((one) => possibleAnswers(...answers).includes(one));
  const [first] = answers;
  if (first?.denied === "always" && answers.every((one) => one.denied === "always")) {
    return { ...first, statements: inOrder(answers.flatMap((one) => one.statements)) };
  }
  if (first?.denied === "never" && answers.every((one) => one.denied === "never")) return first;
  return { ...open, possible };
}

/** Each statement once, as they stand in the policies. */
function inOrder(statements: readonly StatementRef[]): readonly StatementRef[] {
  const isSame = (one: StatementRef, other: StatementRef | undefined) =>
    one.level === other?.level && one.policy === other.policy && one.index === other.index;
  return [...statements]
    .sort((one, other) => one.level - other.level || one.policy - other.policy || one.index - other.index)
    .filter((one, place, all) => !isSame(one, all[place - 1]));
}

function decideOnce(formula: Formula, budget: Budget): Decision {
  const search = new Search(formula, budget);
  search.run();
  return conclude(search);
}

function conclude(search: Search): Decision {
  const { escaping, deniedSome } = search;
  const unallowedAt = search.unallowedLevel();
  if (deniedSome && escaping !== null) {
    return { denied: "sometimes", statements: search.possibleDenies(), unallowedAt, witness: search.witness(escaping) };
  }
  if (search.doubt !== null) {
    const possible = (["always", "sometimes", "never"] as const).filter(
      (one) => !(one === "always" && escaping !== null) && !(one === "never" && deniedSome),
    );
    return {
      denied: "unknown",
      reason: search.doubt,
      possible,
      statements: search.possibleDenies(),
      unallowedAt,
      ...(escaping !== null && { witness: search.witness(escaping) }),
    };
  }
  if (escaping !== null) return { denied: "never", statements: [], unallowedAt };
  return { denied: "always", statements: search.decidingDenies(), unallowedAt };
}
