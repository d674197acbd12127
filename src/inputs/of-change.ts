import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { git, line } from "./git.ts";
import { isInside, isLink, repositoryRoot } from "./workspace.ts";

/**
 * Whether what stands at a path can come from the change since `commit`: what the repository tracks, also where a link leads to it, what is
 * reached by a link that the change makes or leads elsewhere, and what lies in a submodule that the change adds or moves.
 */
export function isOfChange(path: string, cwd: string, commit: string): boolean {
  const root = repositoryRoot(cwd);
  if (foldersOnTheWay(path, root).some((one) => isLink(one) && isChangedEntry(one, root, commit))) return true;
  return bothNames(path, root).some(([name, top]) => {
    const inner = outermostRepository(name, top);
    return inner === undefined ? isTracked(name, top) : isChangedEntry(inner, top, commit);
  });
}

/** Whether a change can bring a folder along: the repository tracks it, a link on the way to it, or the submodule that it lies in. */
export function isOfRepository(folder: string, root: string): boolean {
  if (foldersOnTheWay(folder, root).some((one) => isLink(one) && isTracked(one, root))) return true;
  return bothNames(folder, root).some(([name, top]) => {
    const itself = join(name, "file");
    return isTracked(outermostRepository(itself, top) ?? name, top);
  });
}

/** A path below the top of a repository as it is written, and with links resolved; each beside the top under the same kind of name. */
function bothNames(path: string, root: string): readonly (readonly [string, string])[] {
  const names: (readonly [string, string])[] = [[path, root]];
  if (existsSync(path)) names.push([realpathSync(path), realpathSync(root)]);
  return names.filter(([name, top]) => name !== top && isInside(name, top));
}

/** The path and the folders that it lies in, below the top; none for a path outside. */
function foldersOnTheWay(path: string, root: string): readonly string[] {
  const found: string[] = [];
  if (isInside(path, root)) for (let at = path; at !== root; at = dirname(at)) found.push(at);
  return found;
}

/** The folder nearest to the top, below it, that is a work tree of its own and that the path lies in. */
function outermostRepository(path: string, root: string): string | undefined {
  return foldersOnTheWay(dirname(path), root).findLast((folder) => existsSync(join(folder, ".git")));
}

/** Whether the index or `HEAD` has a path, or files below it; so it counts where git cannot tell. */
function isTracked(path: string, root: string): boolean {
  const answer = git(root, ["ls-files", "-z", "--with-tree=HEAD", "--", inRepository(path, root)]);
  return !answer.ok || answer.stdout.length > 0;
}

/** Whether the index has a link or a submodule that the commit has not, or has at another target or commit; so it counts where git cannot tell. */
function isChangedEntry(path: string, root: string, commit: string): boolean {
  const name = inRepository(path, root);
  const listed = git(root, ["ls-files", "--stage", "-z", "--", name]);
  if (!listed.ok) return true;
  const entryOf = (state: string) =>
    line(git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${state}:${name}`]));
  const now = /^1[26]0000 ([0-9a-f]+) /.exec(listed.stdout.toString("utf8"))?.[1] ?? entryOf("HEAD");
  return now !== undefined && now !== entryOf(commit);
}

function inRepository(path: string, root: string): string {
  return relative(root, path).split(sep).join("/");
}
