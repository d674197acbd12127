import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Rule } from "../model/rule.ts";
import type { RunStats } from "../model/run-stats.ts";
import type { AccountSettings, Level, Requirement } from "../model/settings.ts";
import type { ListedException } from "../suppressions/listed.ts";

/** What to lint, and how. */
export interface LintOptions {
  /** Files, folders, globs, or `-` for standard input; none means the working directory. */
  readonly paths?: readonly string[];
  /** Working directory, absolute; paths in the report are relative to it. Default: the process's. */
  readonly cwd?: string;
  /** Files, folders and globs that are read too, so that what they declare counts; findings are those of `paths`. */
  readonly context?: readonly string[];
  /** Globs of paths to leave out. */
  readonly ignore?: readonly string[];
  /** Rule IDs to run; default: all. */
  readonly only?: readonly string[];
  /** Rule IDs to leave out. */
  readonly skip?: readonly string[];
  /** Where the .tf files of a plan are, a folder or the binary plan; default: the plan's folder, then the working directory. */
  readonly source?: string;
  /** Files with CloudFormation parameter values; of two that give the same parameter the later one counts. */
  readonly parameters?: readonly string[];
  /** Terraform variable files, in the order of their precedence: later ones win. */
  readonly varFiles?: readonly string[];
  /** Bytes that one input may have; a larger one is an input error. Default: 2,000,000,000. */
  readonly maxFileBytes?: number;
  /** Pass over named files that are no input, as in folders; for hooks that hand over whatever is staged. */
  readonly ignoreUnknown?: boolean;
  /** The configuration file; `false`: none; absent: the nearest one upwards to the repository root. */
  readonly config?: string | false;
  /** The default level, over the configuration's. */
  readonly level?: Level;
  /** When guardrails are demanded, over the configuration's. */
  readonly requireGuardrails?: Requirement;
  /** A git ref or a folder that the change is compared with; its configuration, exceptions and baseline decide. */
  readonly base?: string;
  /** The baseline file: findings that it knows are suppressed. */
  readonly baseline?: string;
  /** Accepts all findings; called with the path and the text that the baseline is to hold. */
  readonly updateBaseline?: (path: string, text: string) => void;
  /** The day that expiry dates are compared with, `YYYY-MM-DD`; default: today in UTC. */
  readonly today?: string;
  /** What `-` reads; default: standard input of the process. */
  readonly stdin?: Uint8Array;
  /** Told after each file, with the files done and the files in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told at the end what was read and where the time went. */
  readonly onStats?: (stats: RunStats) => void;
  /** Told which guardrails cover what, where the run has to do with guardrails. */
  readonly onCoverage?: (coverage: Coverage) => void;
  /** Told what the configuration says of accounts, and every exception and attestation that decides. */
  readonly onConfiguration?: (told: ToldConfiguration) => void;
  /** Told how to read the files inside binary plans, which reports name `plan!file`. */
  readonly onArchives?: (read: (path: string) => Uint8Array | undefined) => void;
  /** Reads such a file, for code frames. */
  readonly archived?: (path: string) => Uint8Array | undefined;
  /** Told of each file in a folder that is no input. */
  readonly onPassedOver?: (path: string) => void;
}

/** What reports tell of the configuration. */
export interface ToldConfiguration {
  readonly accounts: readonly AccountSettings[];
  readonly exceptions: readonly ListedException[];
}

/** A mistake in the options: an unknown rule ID, for instance. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a judgement depends on beside the evidence. */
export function judging(
  options: LintOptions,
  selected: readonly Rule[],
  today: Day,
): { readonly today: Day; readonly asked: readonly string[]; readonly selected: ReadonlySet<string> } {
  const asked = options.paths?.length ? options.paths : ["."];
  return { today, asked, selected: new Set(selected.map((rule) => rule.id)) };
}
