import { existsSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { isInputName } from "./discover.ts";
import { git } from "./git.ts";
import { fixedPart } from "./path-pattern.ts";
import { isInside } from "./workspace.ts";

/** What the checkout leaves out of files, or below folders, of `folder`: git keeps an entry and writes no file for it. */
export function leftOutOf(folder: string, paths: readonly string[]): readonly string[] {
  const listed = git(folder, ["--literal-pathspecs", "ls-files", "-t", "-z", "--", ...paths]);
  if (!listed.ok) return [];
  const entries = listed.stdout.toString("utf8").split("\0");
  return entries.flatMap((entry) => (entry.startsWith("S ") ? entry.slice(2) : []));
}

/**
 * Files with names of inputs that a sparse checkout leaves out below the paths, as paths from the top of the repository; with a commit, those that
 * it has otherwise or not at all. Paths are relative to `cwd` or absolute.
 */
export function leftOutInputs(paths: readonly string[], cwd: string, root: string, commit?: string): readonly string[] {
  const below = paths.map((path) => resolve(cwd, fixedPart(path)));
  const specs = below
    .filter((path) => isInside(path, root))
    .map((path) => relative(root, path).split(sep).join("/") || ".");
  if (specs.length === 0) return [];
  const left = leftOutOf(root, specs).filter((path) => isInputName(basename(path)) && !existsSync(join(root, path)));
  if (left.length === 0 || commit === undefined) return left;
  const compared = git(root, [
    "--literal-pathspecs",
    "diff-index",
    "--cached",
    "--no-renames",
    "--name-only",
    "-z",
    commit,
    "--",
    ...specs,
  ]);
  if (!compared.ok) return left;
  const changed = new Set(compared.stdout.toString("utf8").split("\0"));
  return left.filter((path) => changed.has(path));
}
