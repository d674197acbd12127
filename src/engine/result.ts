import type { Coverage } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";
import type { PassedOver } from "../model/passed-over.ts";
import type { Report } from "../model/report.ts";
import type { RunStats } from "../model/run-stats.ts";
import type { AccountSettings } from "../model/settings.ts";
import type { ListedException } from "../suppressions/list-exceptions.ts";

/** All that comes of a run. */
export interface LintResult {
  /** @internal What the inputs say. */
  readonly facts: readonly Fact[];
  readonly report: Report;
  /** Those of the report. */
  readonly findings: Report["findings"];
  /** Which guardrails cover what; `null` where the run has nothing to do with guardrails. */
  readonly coverage: Coverage | null;
  /** What was read, and where the time went. */
  readonly stats: RunStats;
  readonly configuration: DecidingConfiguration;
  /** What is no input below the paths, or with `ignoreUnknown`, and why. */
  readonly passedOver: readonly PassedOver[];
  /** What the baseline file is to hold; `null` without `updateBaseline`. */
  readonly updatedBaseline: BaselineUpdate | null;
  /**
   * The text of an input by its path in the report, for code frames: a file, standard input, or `plan!file` inside a
   * binary plan. `undefined` for a plan, which holds secrets in clear, and for what is too large or cannot be read.
   */
  source(path: string): string | undefined;
}

/** What decides over the findings: with a base, the base's. */
export interface DecidingConfiguration {
  readonly accounts: readonly AccountSettings[];
  /** Every exception and attestation, of the configuration and inline. */
  readonly exceptions: readonly ListedException[];
}

export interface BaselineUpdate {
  /** Relative to the working directory. */
  readonly path: string;
  readonly text: string;
}
