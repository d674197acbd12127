import { readdirSync } from "node:fs";
import { posix, resolve } from "node:path";
import { withSlashes } from "../inputs/path-pattern.ts";
import { isCodeName, loadedByItself } from "../inputs/terraform/file-names.ts";
import type { LintOptions } from "./options.ts";

/**
 * The options with the code of a root folder in the place of a variable file that the folder loads by itself: a value is
 * judged where it is used. Other paths stay as they are.
 */
export function withRootsOfVariableFiles(options: LintOptions): LintOptions {
  const { paths = [], cwd = process.cwd() } = options;
  const asked = paths.map((path) => rootOf(path, cwd));
  return asked.every((one) => one === undefined)
    ? options
    : { ...options, paths: paths.flatMap((path, index) => asked[index] ?? [path]) };
}

/** The files of code beside a variable file; `undefined` where it is none, or none is beside it. */
function rootOf(given: string, cwd: string): readonly string[] | undefined {
  const path = withSlashes(given);
  const name = posix.basename(path);
  if (loadedByItself([name]).length === 0) return undefined;
  const folder = posix.dirname(path);
  const names = namesIn(resolve(cwd, folder));
  const code = names.includes(name) ? names.filter(isCodeName) : [];
  return code.length === 0 ? undefined : code.map((one) => posix.join(folder, one));
}

/** Empty where there is no such folder: what is named is told as missing then. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
