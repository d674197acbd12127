import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { GitError, git, line } from "./git.ts";
import { repositoryRoot } from "./workspace.ts";

/** A commit of a repository. */
export interface CommitOf {
  /** Full object ID. */
  readonly commit: string;
  /** Top folder of the work tree, absolute. */
  readonly root: string;
}

/** The merge base, which a change is compared with, and how the branch that it left stands now. */
export interface BaseCommit extends CommitOf {
  /** Full object ID of what the ref names: the merge base itself where nothing came to it since. */
  readonly tip: string;
}

/**
 * Finds the commit that the work in `root` started from: the merge base of `ref` and `HEAD`, as a pull request shows
 * it. `undefined` where `ref` names no commit. Throws `GitError` with advice where the history does not reach the merge
 * base.
 */
export function findBaseCommit(ref: string, root: string): BaseCommit | undefined {
  if (!existsSync(`${root}/.git`)) return undefined;
  const shown = JSON.stringify(ref);
  const inside = git(root, ["rev-parse", "--is-inside-work-tree"]);
  if (!inside.ok) throw new GitError(`git cannot read the repository: ${firstLine(inside.stderr)}`);
  if (line(inside) !== "true")
    throw new GitError(
      "git's setting core.worktree leads to another folder than this one; take it out, or give a folder as base",
    );
  const commit = line(git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));
  if (commit === undefined) return undefined;
  if (line(git(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])) === undefined) {
    throw new GitError("the repository has no commit yet, so there is nothing to compare with a base");
  }
  const base = line(git(root, ["merge-base", commit, "HEAD"]));
  if (base) return { commit: base.split("\n")[0] ?? base, tip: commit, root };
  const why = isShallow(root)
    ? `this clone is shallow, so its history does not reach the point where it left ${shown}; ${deepen}`
    : `${shown} and HEAD have no history in common; give a base that the work started from`;
  throw new GitError(why);
}

const deepen =
  "fetch all of it (in GitHub Actions: actions/checkout with fetch-depth: 0; elsewhere: git fetch --unshallow)";

/** The message for a ref that names no commit of this repository. */
export function missingRef(ref: string, root: string): string {
  const shown = JSON.stringify(ref);
  if (!existsSync(`${root}/.git`)) {
    return `the base ${shown} is no folder, and there is no git repository here that it could be a ref of`;
  }
  if (/^0{40,}$/.test(ref))
    return `the base is all zeros, which is how CI systems say that a push made a new branch: there is nothing before it; compare with the branch that it started from, such as origin/main`;
  const fetch = ref.startsWith("origin/")
    ? `git fetch origin ${ref.slice("origin/".length)}`
    : `git fetch origin ${ref}`;
  return isShallow(root)
    ? `the base ${shown} is not in this clone, which is shallow; ${deepen}`
    : `the base ${shown} is neither a commit of this repository nor a folder; is it fetched? (${fetch}, or in GitHub Actions: actions/checkout with fetch-depth: 0)`;
}

/** Whether `HEAD` is a branch without a commit, as before the first one. */
export function hasNoCommit(root: string): boolean {
  if (!existsSync(`${root}/.git`)) return false;
  const branch = line(git(root, ["symbolic-ref", "--quiet", "HEAD"]));
  return branch !== undefined && !git(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).ok;
}

/** Whether git tracks files in a folder: such a folder is part of the change and cannot be its base. */
export function isTracked(folder: string, root: string): boolean {
  const answer = git(root, ["ls-files", "-z", "--", folder]);
  return answer.ok && answer.stdout.length > 0;
}

/** Whether a file lies in a submodule that the change adds, or moves to another commit than it has in `commit`. */
export function isInChangedSubmodule(path: string, cwd: string, commit: string): boolean {
  const folder = outermostSubmodule(path, repositoryRoot(cwd));
  if (folder === undefined) return false;
  const from = dirname(folder);
  const now = line(git(from, ["ls-files", "--stage", "-z", "--", folder]));
  const recorded = /^160000 ([0-9a-f]+) /.exec(now ?? "")?.[1];
  if (recorded === undefined) return false;
  const name = `${commit}:./${basename(folder)}`;
  return line(git(from, ["rev-parse", "--verify", "--quiet", "--end-of-options", name])) !== recorded;
}

/** The folder nearest to the top, below it, that is a work tree of its own. */
function outermostSubmodule(path: string, top: string): string | undefined {
  let found: string | undefined;
  for (let at = dirname(path); at.length > top.length; at = dirname(at)) if (existsSync(join(at, ".git"))) found = at;
  return found;
}

function isShallow(root: string): boolean {
  return line(git(root, ["rev-parse", "--is-shallow-repository"])) === "true";
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/^fatal: /, "");
}
