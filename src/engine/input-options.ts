import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { InputOptions, SourceFile } from "../inputs/format.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { displayPath } from "../inputs/workspace.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Value } from "../model/value.ts";
import { sentenceOf } from "./input-summary.ts";
import type { LintOptions } from "./options.ts";

/** Files of parameter and variable values above this size, in bytes, are refused. */
const maxOptionBytes = 64_000_000;

/** Reads the files that the user gave for resolving inputs; what cannot be read is a `UsageError`. */
export async function readInputOptions(options: LintOptions, cwd: string, settings: Settings): Promise<InputOptions> {
  const varFiles = (options.varFiles ?? []).map((path) => readOptionFile("--var-file", path, cwd));
  const parameters = new Map<string, Value>();
  for (const path of options.parameters ?? []) {
    const { readParameterFile } = await import("../inputs/cloudformation/template/parameter-file.ts");
    const read = readParameterFile(readOptionFile("--parameters", path, cwd));
    if (!read.ok) throw new UsageError(read.problems.map(sentenceOf).join("\n"));
    for (const [name, value] of read.values) parameters.set(name, value);
  }
  const { source } = options;
  if (source !== undefined && !existsSync(resolve(cwd, source)))
    throw new UsageError(`--source ${source}: there is no such folder or binary plan`);
  return {
    parameters,
    varFiles,
    source: options.source ?? null,
    templates: settings.templates,
    ...(settings.partition !== undefined && { partition: settings.partition }),
    ...(options.maxFileBytes !== undefined && { maxFileBytes: options.maxFileBytes }),
  };
}

/** A file that the user named in an option: without it the run would answer another question. */
function readOptionFile(flag: string, path: string, cwd: string): SourceFile {
  const absolute = resolve(cwd, path);
  const bytes = readRegularFile(absolute, maxOptionBytes);
  if (typeof bytes === "string") throw new UsageError(`${flag} ${path} cannot be read: ${bytes}`);
  return { path: displayPath(cwd, absolute), bytes };
}
