import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { InputOptions, SourceFile } from "../inputs/format.ts";
import { readOwnFile } from "../inputs/repository-file.ts";
import { displayPath, type StandIns, standInFor } from "../inputs/workspace.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Value } from "../model/value.ts";
import { sentenceOf } from "./input-summary.ts";
import type { LintOptions } from "./options.ts";

/** Files of parameter and variable values above this size, in bytes, are refused. */
export const maxOptionBytes = 64_000_000;

/** Reads the files that the user gave for resolving inputs; what cannot be read is a `UsageError`. */
export async function readInputOptions(
  options: LintOptions,
  cwd: string,
  settings: Settings,
  instead: StandIns = new Map(),
): Promise<InputOptions> {
  const read = (flag: string) => (path: string) => readOptionFile(flag, path, cwd, instead);
  const varFiles = (options.varFiles ?? []).map(read("--var-file"));
  const parameters = new Map<string, Value>();
  for (const path of options.parameters ?? []) {
    const { readParameterFile } = await import("../inputs/cloudformation/template/parameter-file.ts");
    const file = readParameterFile(read("--parameters")(path));
    if (!file.ok) throw new UsageError(file.problems.map(sentenceOf).join("\n"));
    for (const [name, value] of file.values) parameters.set(name, value);
  }
  const { source } = options;
  if (source !== undefined && !existsSync(resolve(cwd, source)))
    throw new UsageError(`--source ${source}: there is no such folder or binary plan`);
  return {
    parameters,
    varFiles,
    source: source === undefined ? null : displayPath(cwd, resolve(cwd, source)),
    templates: settings.templates,
    ...(settings.partition !== undefined && { partition: settings.partition }),
    ...(options.maxFileBytes !== undefined && { maxFileBytes: options.maxFileBytes }),
  };
}

/** Equal for options that make the same of the same files. */
export function optionsSignature({ parameters, varFiles, templates, ...others }: InputOptions): string {
  const values = varFiles.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("base64")]);
  return JSON.stringify([[...parameters], values, [...(templates ?? [])], others]);
}

/** A file that the user named in an option: without it the run would answer another question. */
function readOptionFile(flag: string, path: string, cwd: string, instead: StandIns): SourceFile {
  const absolute = resolve(cwd, path);
  const bytes = standInFor(absolute, instead) ?? readOwnFile(cwd, absolute, maxOptionBytes);
  if (typeof bytes === "string") throw new UsageError(`${flag} ${path} cannot be read: ${bytes}`);
  return { path: displayPath(cwd, absolute), bytes };
}
