import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { settledPath, type UnwrittenFiles } from "./added-files.ts";
import { type BaseCommit, type CommitOf, findBaseCommit, hasNoCommit, missingRef } from "./base-commit.ts";
import { CommitFiles } from "./commit-files.ts";
import { stdinPath } from "./discover.ts";
import { GitError } from "./git.ts";
import { isOfRepository } from "./of-change.ts";
import { systemReason } from "./system-reason.ts";
import { isFolder, isInside, repositoryRoot } from "./workspace.ts";

/** One state of what is linted, as a folder that can be linted like the present one. */
export interface BaseFolder {
  /** The folder that corresponds to the working directory, absolute. */
  readonly cwd: string;
  /** The folder that corresponds to the repository root. */
  readonly root: string;
  /** Further folders that files are read from. */
  readonly roots: readonly string[];
  /** Its files that are written once somebody asks for them; absent: all of them are there. */
  readonly unwritten?: UnwrittenFiles;
  /** The commits of submodules that its commit records, by their paths from the top of the repository; absent: it is no commit. */
  readonly submodules?: ReadonlyMap<string, string>;
  /** The path that corresponds to a present one, written by now; `undefined` for a path outside of the comparison. */
  counterpart(absolute: string): string | undefined;
}

/** The state that a change started from. */
export interface Base extends BaseFolder {
  /** As the user gave it. */
  readonly name: string;
  /** The merge base, `null` for a folder. */
  readonly commit: string | null;
  /**
   * Where the base stands now, which decides what is accepted: a change that starts from an old state would otherwise
   * bring old exceptions back. Absent where nothing came to the base since.
   */
  readonly tip?: BaseFolder & { readonly commit: string };
  /** Removes what was written for the comparison. */
  dispose(): void;
}

/**
 * Opens the base of a change: a git ref, of which the merge base with `HEAD` is taken (three-dot, as a pull request
 * shows it, beside where the ref itself stands), or a folder. A ref goes before a folder of the same name, and a folder that the repository itself tracks
 * needs an explicit `./`, so that no change can bring its own base along. Throws `GitError` with the way out.
 */
export function openBase(name: string, cwd: string, paths: readonly string[]): Base {
  if (name === "" || name.startsWith("-") || /[\u0000-\u001f]/.test(name)) {
    throw new GitError(`${JSON.stringify(name)} is neither a git ref nor a folder`);
  }
  const root = repositoryRoot(cwd);
  const isThere = isFolder(resolve(cwd, name));
  const isExplicit = isAbsolute(name) || /^\.{1,2}(?:[\\/]|$)/.test(name);
  if (isExplicit && isThere) return folderBase(name, cwd, root, paths);
  const commit = findBaseCommit(name, root);
  if (commit) {
    refuseOtherRepository(name, cwd, root, paths);
    return commitBase(name, cwd, commit);
  }
  if (name === "HEAD" && hasNoCommit(root)) return beforeFirstCommit(name, root);
  if (!isThere) throw new GitError(missingRef(name, root));
  if (existsSync(join(root, ".git")) && isOfRepository(resolve(cwd, name), root)) {
    throw new GitError(
      `the base ${JSON.stringify(name)} names no commit, only a folder that belongs to this repository; write ./${name} to compare with it, or fetch the ref`,
    );
  }
  return folderBase(name, cwd, root, paths);
}

/** Where all that is linted lies in another repository, the base has nothing of it, and whatever a change took away there would pass. */
function refuseOtherRepository(name: string, cwd: string, root: string, paths: readonly string[]): void {
  const tops = paths.map((path) => {
    const absolute = settledPath(resolve(cwd, path));
    return path === "-" || isInside(absolute, realpathSync(root))
      ? undefined
      : repositoryRoot(dirname(join(absolute, "x")));
  });
  const [top] = tops;
  if (top !== undefined && tops.every((one) => one !== undefined && existsSync(join(one, ".git"))))
    throw new GitError(
      `the base ${JSON.stringify(name)} is of the repository in ${root}, and what is linted lies in another one, ${top}: run rootrail there`,
    );
}

/** Before the first commit of a repository there is nothing: what is committed then is new. */
function beforeFirstCommit(name: string, root: string): Base {
  const folder = privateFolder();
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  return { cwd: folder, root: folder, roots: [], name, commit: null, counterpart: mapping(root, folder), dispose };
}

function commitBase(name: string, cwd: string, found: BaseCommit): Base {
  const { commit, tip, root, besides = [] } = found;
  const folders: string[] = [];
  const dispose = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const written = (one: CommitOf) => {
    const folder = privateFolder();
    folders.push(folder);
    return folderOfCommit(one, cwd, folder);
  };
  try {
    const base = { ...written({ commit, root, besides }), name, commit, dispose };
    return tip === commit ? base : { ...base, tip: { ...written({ commit: tip, root }), commit: tip } };
  } catch (error) {
    dispose();
    throw error;
  }
}

function folderOfCommit(commit: CommitOf, cwd: string, folder: string): BaseFolder {
  const unwritten = new CommitFiles(commit, folder);
  const placeBelow = mapping(commit.root, folder);
  // A path can lead into the repository by a link outside of it.
  const placeOf = (absolute: string) => placeBelow(absolute) ?? placeBelow(settledPath(absolute));
  const folderCwd = placeOf(cwd) ?? folder;
  mkdirSync(folderCwd, { recursive: true });
  // Where letters of both cases are one, a file is found by another name than its own.
  if (existsSync(join(dirname(folder), basename(folder).toUpperCase()))) unwritten.writeAll();
  const counterpart = (absolute: string) => {
    const path = placeOf(absolute);
    if (path !== undefined) unwritten.write([path]);
    return path;
  };
  const { submodules } = unwritten;
  return { cwd: folderCwd, root: folder, roots: [folder], unwritten, submodules, counterpart };
}

/**
 * The base folder corresponds to the repository root or to the working directory, whichever has the linted paths. Where
 * a single folder is linted that the base does not have, the base folder corresponds to that folder.
 */
function folderBase(name: string, cwd: string, root: string, paths: readonly string[]): Base {
  const folder = realpathSync(resolve(cwd, name));
  const named = paths.filter((path) => path !== "-");
  const hasAll = (from: string) => named.every((path) => existsSync(join(from, relative(cwd, resolve(cwd, path)))));
  const inner = join(folder, relative(root, cwd));
  if (inner !== folder && existsSync(inner) && hasAll(inner)) return plainFolder(name, inner, root, folder);
  const [only] = named;
  const isOneFolder = named.length === 1 && only !== undefined && isFolder(resolve(cwd, only));
  if (isOneFolder && !hasAll(folder)) return linkedFolder(name, cwd, folder, resolve(cwd, only));
  return plainFolder(name, folder, cwd, folder);
}

function plainFolder(name: string, baseCwd: string, from: string, to: string): Base {
  return { cwd: baseCwd, root: to, roots: [to], name, commit: null, counterpart: mapping(from, to), dispose: () => {} };
}

/** The base folder under the name that the linted folder has, so that both sides have the same paths. */
function linkedFolder(name: string, cwd: string, folder: string, linted: string): Base {
  const way = relative(cwd, linted);
  if (way === "" || way.startsWith("..") || isAbsolute(way)) return plainFolder(name, folder, linted, folder);
  const temporary = privateFolder();
  const link = join(temporary, way);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(folder, link, "junction");
  const dispose = () => rmSync(temporary, { recursive: true, force: true });
  return {
    cwd: temporary,
    root: temporary,
    roots: [folder],
    name,
    commit: null,
    counterpart: mapping(linted, link),
    dispose,
  };
}

/** Where paths below one folder lie below another one. */
export function mapping(from: string, to: string): (absolute: string) => string | undefined {
  return (absolute) => {
    if (absolute === stdinPath || !isInside(absolute, from)) return undefined;
    return join(to, relative(from, absolute).split(sep).join("/"));
  };
}

/** Throws `GitError` where the system has no place for it. */
function privateFolder(): string {
  try {
    return realpathSync(mkdtempSync(join(tmpdir(), "rootrail-compare-")));
  } catch (error) {
    throw new GitError(
      `the base cannot be written below ${tmpdir()}: ${systemReason(error)}; set TMPDIR to a folder that can`,
    );
  }
}
