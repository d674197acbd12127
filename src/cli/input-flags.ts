import type { LintOptions } from "../engine/options.ts";
import type { Requirement } from "../model/settings.ts";
import { CliError, type CliIo } from "./io.ts";

/** The flags of every command that reads inputs, as commander hands them over. */
export interface InputFlags {
  readonly ignore: readonly string[];
  readonly parameters: readonly string[];
  readonly varFile: readonly string[];
  readonly source?: string;
  /** A file; `false`: none (`--no-config`); `true` or absent: the nearest one. */
  readonly config?: string | boolean;
  readonly level?: "1" | "2";
  readonly requireGuardrails?: Requirement;
  readonly partition?: string;
  /** Bytes. */
  readonly maxFileSize?: number;
}

/** The options of the engine for these flags; standard input is read where `-` is among the paths. */
export async function inputOptions(
  paths: readonly string[],
  flags: InputFlags,
  io: Pick<CliIo, "cwd" | "env" | "readStdin">,
): Promise<LintOptions> {
  const { config, level, maxFileSize, partition, requireGuardrails, source } = flags;
  return {
    paths,
    cwd: io.cwd,
    threads: threadsOf(io.env["ROOTRAIL_THREADS"]),
    ownsProcess: true,
    ignore: flags.ignore,
    parameters: flags.parameters,
    varFiles: flags.varFile,
    ...(source !== undefined && { source }),
    ...(config !== undefined && config !== true && { config }),
    ...(level !== undefined && { level: level === "1" ? 1 : 2 }),
    ...(requireGuardrails !== undefined && { requireGuardrails }),
    ...(partition !== undefined && { partition }),
    ...(maxFileSize !== undefined && { maxFileBytes: maxFileSize }),
    ...(paths.includes("-") && { stdin: await io.readStdin() }),
  };
}

/** How many threads may read inputs, by an environment variable; as many as are of use where it is not set. */
function threadsOf(value = ""): number | "auto" {
  if (value === "") return "auto";
  if (/^[1-9][0-9]?$/.test(value)) return Number(value);
  throw new CliError(`ROOTRAIL_THREADS is ${JSON.stringify(value)}; it can be a number from 1 to 99`);
}
