import { existsSync, statSync } from "node:fs";
import { GitError, git, line } from "./git.ts";

/** A commit of a repository. */
export interface CommitOf {
  /** Full object ID. */
  readonly commit: string;
  /** Top folder of the work tree, absolute. */
  readonly root: string;
  /** Further commits, where a change has several merge bases: what counts is their merge. */
  readonly besides?: readonly string[];
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
  const asked = git(root, ["rev-parse", "--is-inside-work-tree", "--show-cdup"]);
  if (!asked.ok) throw new GitError(`git cannot read the repository: ${reasonIn(asked.stderr, root)}`);
  if (line(asked) !== "true")
    throw new GitError(
      "git's setting core.worktree leads to another folder than this one; take it out, or give a folder as base",
    );
  const commit = line(git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));
  if (commit === undefined) return undefined;
  refuseAmbiguous(ref, root);
  if (line(git(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])) === undefined) {
    throw new GitError("the repository has no commit yet, so there is nothing to compare with a base");
  }
  const [base, ...besides] = mergeBases(commit, root);
  if (base) return { commit: base, tip: commit, root, ...(besides.length > 0 && { besides }) };
  const why = isShallow(root)
    ? `this clone is shallow, so its history does not reach the point where it left ${shown}; ${deepen}`
    : `${shown} and HEAD have no history in common; give a base that the work started from`;
  throw new GitError(why);
}

/**
 * The best common ancestors of a commit and `HEAD`, as full object IDs; none where the history that is here does not tell them. A
 * shallow clone can reach an old one by a short way and lack the long way to a later one, and what came in between would then not count.
 */
export function mergeBases(commit: string, root: string): readonly string[] {
  const found = line(git(root, ["merge-base", "--all", commit, "HEAD"]))?.split("\n") ?? [];
  if (found.length === 0 || found.includes(commit) || !isShallow(root)) return found;
  const isHead = line(git(root, ["rev-parse", "HEAD"])) === found[0];
  return isHead || !isCutOff([commit, "HEAD"], found, root) ? found : [];
}

/** Whether commits that are reached by `tips` and not by `bases` have parents that the clone lacks. */
function isCutOff(tips: readonly string[], bases: readonly string[], root: string): boolean {
  const ends = line(git(root, ["rev-list", "--max-parents=0", ...tips, "--not", ...bases]));
  if (ends === undefined) return true;
  // The object names its parents also where git takes it for the beginning of the history.
  const objects = git(root, ["cat-file", "--batch"], { input: ends === "" ? "" : `${ends}\n` });
  return !objects.ok || /^tree [0-9a-f]+\nparent /m.test(objects.stdout.toString("latin1"));
}

/**
 * A name that refs of several kinds have, at different commits: git takes the tag first, which people can make who may not
 * write to the branch.
 */
function refuseAmbiguous(ref: string, root: string): void {
  const [name = ""] = ref.split(/[~^:]|@\{/);
  if (name === "" || /^(?:refs\/.*|(?:[A-Z]+_)?HEAD|[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return;
  const kinds = [
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ];
  const listed = line(git(root, ["for-each-ref", "--format=%(refname)", ...kinds]))?.split("\n") ?? [];
  const found = listed.filter((one) => kinds.includes(one));
  const idOf = (one: string) => line(git(root, ["rev-parse", "--verify", "--quiet", `${one}^{commit}`]));
  const ids = found.map(idOf);
  const isShortId = /^[0-9a-f]{4,}$/.test(name) && ids.some((id) => !id?.startsWith(name));
  if (new Set(ids).size < 2 && !isShortId) return;
  const names = found.join(" and ");
  throw new GitError(
    isShortId
      ? `the base ${JSON.stringify(ref)} is the name of ${names}, and can be meant as the beginning of a commit's ID; write either in full`
      : `the base ${JSON.stringify(ref)} is ambiguous: ${names} are different commits; write the name of the one that is meant in full`,
  );
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

function isShallow(root: string): boolean {
  return line(git(root, ["rev-parse", "--is-shallow-repository"])) === "true";
}

/** Why git refuses a repository, with what settles it where that is known. */
function reasonIn(stderr: string, root: string): string {
  const reason = (stderr.split("\n")[0] ?? "").replace(/^fatal: /, "");
  return isAnothers(root)
    ? `another user owns its folder (${reason}); if you trust it: git config --global --add safe.directory ${root}`
    : reason;
}

/** Whether the folder belongs to another user, where the system has users. */
function isAnothers(folder: string): boolean {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  return owner !== undefined && process.geteuid !== undefined && owner !== process.geteuid();
}
