import type { Location } from "../model/location.ts";
import type { InputSummary } from "../model/report.ts";
import type { Mutant } from "./mutants.ts";
import type { TestResult } from "./run-tests.ts";

/** A mutant with the tests and rules that notice it. */
export interface MutantResult {
  readonly kind: Mutant["kind"];
  readonly label: string;
  readonly location: Location;
  /** Names of tests that fail with the mutant. */
  readonly tests: readonly string[];
  /** Rules that report a new finding with the mutant. */
  readonly rules: readonly string[];
}

export interface MutationReport {
  readonly mutants: readonly MutantResult[];
  readonly protected: number;
  /** Number of mutants beyond the limit, which were not tried. */
  readonly left: number;
  /** Percent of the mutants that a test or a rule notices; 100 where there are no mutants. */
  readonly score: number;
}

/** The typed result of `rootrail test`. */
export interface TestReport {
  readonly version: 1;
  readonly tool: { readonly name: "rootrail"; readonly version: string };
  readonly files: readonly { readonly path: string; readonly tests: readonly TestResult[] }[];
  readonly inputs: readonly InputSummary[];
  readonly passed: number;
  readonly failed: number;
  readonly mutation?: MutationReport;
}

export function survivorsOf({ mutants }: MutationReport): readonly MutantResult[] {
  return mutants.filter((one) => one.tests.length === 0 && one.rules.length === 0);
}
