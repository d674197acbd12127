import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { fixedPart } from "../inputs/path-pattern.ts";
import { isFolder, isInside } from "../inputs/workspace.ts";
import type { InputSummary } from "../model/report.ts";
import type { ActionInputs } from "./inputs.ts";

/**
 * The folders that `paths` or `plan` name, by themselves or as the start of a glob, without any input in them: a folder
 * that was emptied passes for nothing. A file that is named, and no input, is an input error already.
 */
export function emptyPaths(
  inputs: readonly InputSummary[],
  { paths, plans, workingDirectory }: ActionInputs,
): readonly string[] {
  const read = inputs.flatMap(({ path }) => realPath(resolve(workingDirectory, path)));
  return [...paths, ...plans].filter((path) => {
    const folder = resolve(workingDirectory, fixedPart(path));
    if (!isFolder(folder)) return false;
    const [real = folder] = realPath(folder);
    return !read.some((one) => isInside(one, real));
  });
}

/** The path itself for what is no file of its own, such as a file inside of an archive. */
function realPath(path: string): string[] {
  try {
    return [realpathSync(path)];
  } catch {
    return [path];
  }
}
