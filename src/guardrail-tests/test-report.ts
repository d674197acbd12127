import type { Location } from "../model/location.ts";
import type { OrgNodeName } from "../model/org-node.ts";
import type { InputSummary } from "../model/report.ts";
import type { Witness } from "../policy/decision.ts";
import type { Mutant } from "./mutants.ts";

/** The result of one test. */
export interface TestResult {
  readonly name: string;
  /** The place of the test in its file. */
  readonly location: Location;
  /** Number of questions that the test asked. */
  readonly checks: number;
  /** One sentence for each question with another answer than expected; empty for a test that passes. */
  readonly failures: readonly string[];
  /** What is to be known of the test whether it passes or not, one sentence each. */
  readonly notes: readonly string[];
  /** The failures as data; those about places that are not in the inputs have none. */
  readonly details: readonly FailureDetail[];
}

/** One question with another answer than expected, and the accounts that it is so in. */
export interface FailureDetail {
  readonly message: string;
  readonly case: string | null;
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly region: string | null;
  readonly expected: string;
  /** `always`, `sometimes`, `never`, `unknown`; or the state of the cover. */
  readonly found: string;
  /** The first of them, as they stand in the organization. */
  readonly accounts: readonly OrgNodeName[];
  /** Number of all of them. */
  readonly accountCount: number;
  /** The statements that deny. */
  readonly statements: readonly StatementPlace[];
  /** What comes nearest to denying every request. */
  readonly nearest: NearestPlace | null;
  /** A request that gets through. */
  readonly witness: Witness | null;
}

export interface StatementPlace {
  readonly policy: string;
  /** Its Sid, or its place in the policy from 0. */
  readonly statement: string;
  readonly node: OrgNodeName;
  readonly location: Location | null;
}

export interface NearestPlace extends StatementPlace {
  readonly element: string;
  readonly text: string;
  readonly holds: string;
}

/** A mutant with the tests and rules that notice it. */
export interface MutantResult {
  readonly kind: Mutant["kind"];
  /** Whether the guardrails deny or detect less without the part, or more. */
  readonly effect: Mutant["effect"];
  readonly label: string;
  readonly location: Location;
  /** Names of tests that fail with the mutant. */
  readonly tests: readonly string[];
  /** Rules that report a new finding with the mutant. */
  readonly rules: readonly string[];
  /** Whether one of those findings is an error, which stops a change; a warning does not. */
  readonly isStopped: boolean;
}

export interface MutationReport {
  readonly mutants: readonly MutantResult[];
  /** Number of mutants that a test or an error of a rule stops. */
  readonly protected: number;
  /** Number of mutants beyond the limit, which were not tried. */
  readonly left: number;
  /** Number of parts that make no difference to anything that a test or a rule could tell. */
  readonly equivalent: number;
  /** Percent of the mutants that a test or an error of a rule stops; `null`: there is nothing to take away. */
  readonly score: number | null;
}

/** The typed result of `rootrail test`. */
export interface TestReport {
  readonly version: 1;
  readonly tool: { readonly name: "rootrail"; readonly version: string };
  readonly files: readonly { readonly path: string; readonly tests: readonly TestResult[] }[];
  readonly inputs: readonly InputSummary[];
  /** What is to be known of the test files, one sentence each. */
  readonly warnings: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly mutation?: MutationReport;
}

/** Whether something stops a change that takes the part away. */
export function isProtected({ tests, isStopped }: MutantResult): boolean {
  return tests.length > 0 || isStopped;
}

export function survivorsOf({ mutants }: MutationReport): readonly MutantResult[] {
  return mutants.filter((one) => !isProtected(one));
}
