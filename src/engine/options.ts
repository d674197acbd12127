import {
  checkOptionKinds,
  flag,
  levelKind,
  type OptionKind,
  requirementKind,
  text,
  textOrFalse,
  texts,
} from "../config/option-kinds.ts";
import { isDay } from "../model/day.ts";
import type { Level, Requirement } from "../model/settings.ts";
import { lintCaches } from "./lint-caches.ts";
import type { LintCache } from "./read-cache.ts";

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
  /** The partition that everything is deployed to, over what the inputs say: `aws-us-gov`. */
  readonly partition?: string;
  /** A git ref or a folder that the change is compared with; its configuration, exceptions and baseline decide. */
  readonly base?: string;
  /** The baseline file: findings that are in it are suppressed. */
  readonly baseline?: string;
  /** Suppresses all findings; the result has the text that the baseline file is to hold. */
  readonly updateBaseline?: boolean;
  /** The day that expiry dates are compared with, `YYYY-MM-DD`; default: today in UTC. */
  readonly today?: string;
  /**
   * Texts that stand in for what files hold, by absolute path, such as what an editor has not saved: inputs of every format, the
   * configuration, and files of values. A file that is on no disk is found where its path lies, as if it were there.
   */
  readonly files?: ReadonlyMap<string, string>;
  /** What `-` reads; default: standard input of the process. */
  readonly stdin?: Uint8Array;
  /**
   * Threads that read the inputs, this one included: a number, or `auto` for as many as there are cores, once that is sooner.
   * Whatever it is, the result is the same. Default: 1.
   */
  readonly threads?: number | "auto";
  /** Whether the process is there for this run only, so that its garbage collector may be set for long readings. Default: false. */
  readonly ownsProcess?: boolean;
  /** What earlier runs read and parsed, and where this one leaves it for later ones; the result is the same without. */
  readonly cache?: LintCache;
  /** Ends the run by an `AbortError`: events are let in between files while it goes on. */
  readonly signal?: AbortSignal;
  /** Called after each file, with the files done and the files in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const optionKinds: Readonly<Record<keyof LintOptions, OptionKind>> = {
  paths: texts,
  cwd: text,
  context: texts,
  ignore: texts,
  only: texts,
  skip: texts,
  source: text,
  parameters: texts,
  varFiles: texts,
  maxFileBytes: { what: "a whole number of bytes", is: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  ignoreUnknown: flag,
  config: textOrFalse,
  level: levelKind,
  requireGuardrails: requirementKind,
  partition: text,
  base: text,
  baseline: text,
  updateBaseline: flag,
  today: { what: "a day, YYYY-MM-DD", is: (value) => typeof value === "string" && isDay(value) },
  files: {
    what: "a map of texts by path",
    is: (value) => value instanceof Map && texts.is([...value.keys(), ...value.values()]),
  },
  stdin: { what: "bytes, a Uint8Array", is: (value) => value instanceof Uint8Array },
  threads: {
    what: "auto, or a number from 1 on",
    is: (value) => value === "auto" || (Number.isSafeInteger(value) && Number(value) > 0),
  },
  ownsProcess: flag,
  cache: { what: "a LintCache", is: (value) => typeof value === "object" && value !== null && lintCaches.has(value) },
  // Surroundings such as those of browsers' tests have a class of their own.
  signal: { what: "an AbortSignal", is: (value) => typeof value === "object" && value !== null && "aborted" in value },
  onProgress: { what: "a function", is: (value) => typeof value === "function" },
};

/** Throws `UsageError` for an option that does not exist, and for a value that it does not have. */
export function checkOptions(options: LintOptions): void {
  checkOptionKinds(options, optionKinds);
}

/** The paths that a run is requested for. */
export function requestedPaths({ paths = [] }: LintOptions): readonly string[] {
  return paths.length > 0 ? paths : ["."];
}
