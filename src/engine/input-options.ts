import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { InputOptions, SourceFile } from "../inputs/format.ts";
import { displayPath, systemReason } from "../inputs/workspace.ts";
import type { Settings } from "../model/settings.ts";
import type { Value } from "../model/value.ts";
import { sentenceOf } from "./input-summary.ts";
import { type LintOptions, UsageError } from "./options.ts";

/** Reads the files that the user gave for resolving inputs; what cannot be read is a `UsageError`. */
export async function readInputOptions(options: LintOptions, cwd: string, settings: Settings): Promise<InputOptions> {
  const varFiles = (options.varFiles ?? []).map((path) => readOptionFile("--var-file", path, cwd));
  const parameters = new Map<string, Value>();
  for (const path of options.parameters ?? []) {
    const { readParameterFile } = await import("../inputs/cloudformation/parameter-file.ts");
    const read = readParameterFile(readOptionFile("--parameters", path, cwd));
    if (!read.ok) throw new UsageError(read.problems.map(sentenceOf).join("\n"));
    for (const [name, value] of read.values) parameters.set(name, value);
  }
  const { source } = options;
  if (source !== undefined && !existsSync(resolve(cwd, source)))
    throw new UsageError(`--source ${source}: there is no such folder or binary plan`);
  return { parameters, varFiles, source: options.source ?? null, templates: settings.templates };
}

/** A file that the user named in an option: without it the run would answer another question. */
function readOptionFile(flag: string, path: string, cwd: string): SourceFile {
  const absolute = resolve(cwd, path);
  try {
    return { path: displayPath(cwd, absolute), bytes: readFileSync(absolute) };
  } catch (error) {
    throw new UsageError(`${flag} ${path} cannot be read: ${systemReason(error)}`, { cause: error });
  }
}
