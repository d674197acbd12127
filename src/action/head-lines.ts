import { git } from "../inputs/git.ts";
import type { Location } from "../model/location.ts";
import { repositoryPath } from "../reporters/repository-path.ts";
import { ask, fetchFromOrigin } from "./ask-git.ts";
import type { Checkout } from "./checkout.ts";
import type { RunContext } from "./event.ts";

/** Where a place of the checkout is in the commit that results are shown on; `undefined` where that commit lacks it. */
export type PlaceInCommit = (location: Location) => Location | undefined;

/** Lines of a file that differ: `count` lines from `start` on stand for `before` lines of the commit. */
export interface Hunk {
  readonly start: number;
  readonly count: number;
  readonly before: number;
}

/**
 * Maps places of a test merge to the head, which the base's own changes have moved them against. `undefined` where the
 * head itself was read: places are the same there.
 */
export function placesInHead(
  { root, read, trouble }: Checkout,
  directory: string,
  context: RunContext,
  token: string | undefined,
): PlaceInCommit | undefined {
  if (read.kind !== "merge") return undefined;
  if (trouble || !hasCommit(root, context, token)) return () => undefined;
  const listed = git(root, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", context.sha, "--"]);
  if (!listed.ok) return () => undefined;
  const changed = new Set(listed.stdout.toString("utf8").split("\0"));
  const hunks = new Map<string, readonly Hunk[] | undefined>();
  return (location) => {
    const path = repositoryPath(location.path, { directory });
    if (path === undefined || !changed.has(path)) return location;
    if (!hunks.has(path)) hunks.set(path, hunksOf(root, context.sha, path));
    return moved(location, hunks.get(path));
  };
}

function hasCommit(root: string, context: RunContext, token: string | undefined): boolean {
  const isThere = () => ask(root, ["cat-file", "-e", `${context.sha}^{tree}`]).ok;
  if (isThere()) return true;
  const isShallow = ask(root, ["rev-parse", "--is-shallow-repository"]).output === "true";
  fetchFromOrigin(root, [...(isShallow ? ["--depth=1"] : []), context.sha], context, token);
  return isThere();
}

/** How a file of the work tree differs from the commit's; `undefined` where the commit has no such file. */
export function hunksOf(root: string, commit: string, path: string): readonly Hunk[] | undefined {
  if (!ask(root, ["cat-file", "-e", `${commit}:${path}`]).ok) return undefined;
  const flags = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"];
  const answer = git(root, ["diff", ...flags, commit, "--", path]);
  if (!answer.ok) return undefined;
  const headers = answer.stdout.toString("utf8").matchAll(/^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm);
  return [...headers].map(([, before = "1", start = "0", count = "1"]) => ({
    // Where nothing was added, the number is that of the line before.
    start: Number(start) + (count === "0" ? 1 : 0),
    count: Number(count),
    before: Number(before),
  }));
}

function moved(location: Location, hunks: readonly Hunk[] | undefined): Location | undefined {
  if (hunks === undefined) return undefined;
  const start = lineBefore(location.start.line, hunks);
  if (start === undefined) return undefined;
  const end = lineBefore(location.end.line, hunks);
  const isWhole = end !== undefined && end - start === location.end.line - location.start.line;
  return {
    ...location,
    start: { ...location.start, line: start },
    end: isWhole ? { ...location.end, line: end } : { line: start, column: location.start.column },
  };
}

/** The line of the commit; `undefined` for one that the commit does not have. */
function lineBefore(line: number, hunks: readonly Hunk[]): number | undefined {
  let shift = 0;
  for (const { start, count, before } of hunks) {
    if (line < start) break;
    if (line < start + count) return undefined;
    shift += before - count;
  }
  return line + shift;
}
