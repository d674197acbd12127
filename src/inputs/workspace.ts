import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { AddedFiles, settledPath, type UnwrittenFiles } from "./added-files.ts";
import { isCompanionName } from "./companion-names.ts";
import type { Workspace, WorkspaceRead } from "./format.ts";
import { noLink, openAndRead, type Unread } from "./regular-file.ts";

/** Files that belong to an input (nested templates, modules, policies) are refused above this size, in bytes. */
export const maxCompanionBytes = 16 * 1024 * 1024;

/** A path as reports show it: relative to the working directory, with `/`. */
export function displayPath(cwd: string, absolute: string): string {
  const shown = relative(cwd, absolute).split(sep).join("/");
  return shown === "" ? "." : shown;
}

/** The top folder of the git repository that holds `folder`, or `folder` itself outside of one. Runs no git. */
export function repositoryRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isRepository(at)) return at;
    if (dirname(at) === at) return folder;
  }
}

/** Whether a folder is the top of a git repository. Runs no git. */
export function isRepository(root: string): boolean {
  return exists(join(root, ".git"));
}

/** Whether a work tree may leave out files of its commit. Runs no git. */
export function mayBeSparse(root: string): boolean {
  return isFile(join(gitFolder(root), "info", "sparse-checkout"));
}

/** Whether a work tree has a list of submodules. Runs no git. */
export function namesSubmodules(root: string): boolean {
  return isFile(join(root, ".gitmodules"));
}

/** The folder with git's own files; of a further work tree and of a submodule `.git` is a file that names it. */
function gitFolder(root: string): string {
  const place = join(root, ".git");
  if (isFolder(place)) return place;
  try {
    return resolve(root, /^gitdir: (.+)/.exec(readFileSync(place, "utf8"))?.[1] ?? ".git");
  } catch {
    return place; // there is no repository
  }
}

/** What stands in for the content of files, by absolute path, links resolved; also for files that are on no disk. */
export type StandIns = ReadonlyMap<string, Uint8Array>;

/** Texts by absolute path as bytes by the path that it leads to. */
export function standInsOf(texts: ReadonlyMap<string, string> = new Map()): StandIns {
  const encoder = new TextEncoder();
  return new Map([...texts].map(([path, text]) => [settledPath(path), encoder.encode(text)]));
}

/** What stands in for a file. `real`: its path with links resolved, where that is known. */
export function standInFor(absolute: string, standIns: StandIns, real?: string): Uint8Array | undefined {
  return standIns.size === 0 ? undefined : standIns.get(real ?? settledPath(absolute));
}

/** Those of the files that are on no disk. */
export function addedFilesOf(standIns: StandIns): AddedFiles {
  return new AddedFiles([...standIns.keys()].filter((path) => !exists(path)));
}

/**
 * Opens the files around the inputs, for one run: folders are looked at once. Reads outside `roots` are refused after links are resolved, so that a
 * stranger's template cannot pull in a file of the machine that lints it.
 */
export function openWorkspace(
  cwd: string,
  roots: readonly string[],
  standIns: StandIns = new Map(),
  unwritten?: UnwrittenFiles,
): Workspace {
  const realRoots = roots.map(settledPath);
  const added = unwritten?.added ?? addedFilesOf(standIns);
  const links = new ResolvedLinks(realRoots);
  const lists = new Map<string, readonly string[]>();
  const listAll = (folder: string) => {
    const absolute = resolve(cwd, folder);
    const names =
      lists.get(absolute) ?? listInside(links.folder(absolute) ?? added.settled(absolute), realRoots, added);
    lists.set(absolute, names);
    return names;
  };
  return {
    read(path) {
      const absolute = resolve(cwd, path);
      unwritten?.write([absolute]);
      return readInside(absolute, links, realRoots, standIns);
    },
    list: (folder) => listAll(folder).filter(isCompanionName),
    listAll,
    fileOf: (path) => {
      const real = realPath(resolve(cwd, path));
      const isOwn = real !== undefined && !standIns.has(real) && realRoots.some((root) => isInside(real, root));
      return isOwn && (statsOf(real)?.size ?? maxCompanionBytes) < maxCompanionBytes ? real : undefined;
    },
  };
}

/** Whether `path` is `root` or lies below it. Both absolute, links resolved. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

/** Whether a path, links resolved, is below a root and no file of git's own, which may hold credentials. */
export function isRepositoryContent(real: string, root: string): boolean {
  return isInside(real, root) && !relative(root, real).split(sep).includes(".git");
}

/** Whether a path below the top of the repository leads by a link to a file that is none of its contents: a change can bring such a link. */
export function leadsOut(absolute: string, root: string): boolean {
  if (!isInside(absolute, root)) return false;
  try {
    return !isRepositoryContent(realpathSync(absolute), realpathSync(root));
  } catch {
    return false; // there is nothing
  }
}

/** What is said of such a path. */
export const leadsOutReason = "it is a link that leads out of the repository";

/** Real paths of files, and whether they may be read. What is true of a whole folder is asked once. */
class ResolvedLinks {
  readonly #roots: readonly string[];
  readonly #folders = new Map<string, string>();
  readonly #haveContent = new Map<string, boolean>();

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** Whether a path, links resolved, is content of a repository that is one of the roots, or a root itself. */
  isContent(real: string): boolean {
    const folder = dirname(real);
    const isOfFolder = this.#haveContent.get(folder) ?? this.#roots.some((root) => isRepositoryContent(folder, root));
    this.#haveContent.set(folder, isOfFolder);
    return this.#roots.includes(real) || (isOfFolder && basename(real) !== ".git");
  }

  /** `undefined` where there is nothing. */
  folder(absolute: string): string | undefined {
    const real = this.#folders.get(absolute) ?? this.real(absolute);
    if (real !== undefined) this.#folders.set(absolute, real);
    return real;
  }

  /** `undefined` where there is nothing. */
  real(absolute: string): string | undefined {
    const path = this.inFolder(absolute);
    if (path === undefined) return realPath(absolute);
    const stats = linkStatsOf(path);
    return stats?.isSymbolicLink() ? realPath(path) : stats && path;
  }

  /** The path with the links of its folder resolved, while it may be one itself; `undefined` where there is no such folder. */
  inFolder(absolute: string): string | undefined {
    const folder = dirname(absolute);
    const realFolder = folder === absolute ? undefined : this.folder(folder);
    return realFolder === undefined ? undefined : join(realFolder, basename(absolute));
  }
}

function linkStatsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function isLink(path: string): boolean {
  return linkStatsOf(path)?.isSymbolicLink() === true;
}

function readInside(
  absolute: string,
  links: ResolvedLinks,
  roots: readonly string[],
  standIns: StandIns,
): WorkspaceRead {
  // Most files are no links: where the system opens none, no look before it is needed.
  const place = noLink !== undefined && standIns.size === 0 ? links.inFolder(absolute) : undefined;
  const atOnce =
    place !== undefined && links.isContent(place) ? openAndRead(place, maxCompanionBytes, noLink) : undefined;
  if (atOnce instanceof Uint8Array) return { kind: "ok", bytes: atOnce };
  const real = links.real(absolute);
  if (real === undefined) {
    const settled = settledPath(absolute);
    const standIn = standIns.get(settled);
    const inside = roots.some((root) => isInside(absolute, root) || (standIn && isInside(settled, root)));
    if (standIn && inside) return { kind: "ok", bytes: standIn };
    return inside
      ? { kind: "missing", reason: "there is no such file" }
      : { kind: "outside", reason: "it lies outside the workspace" };
  }
  if (!links.isContent(real)) return { kind: "outside", reason: "it lies outside the workspace" };
  const standIn = standIns.get(real);
  if (standIn) return { kind: "ok", bytes: standIn };
  const read = openAndRead(real, maxCompanionBytes, noLink);
  if (read instanceof Uint8Array) return { kind: "ok", bytes: read };
  return { kind: kinds[read.why], reason: read.reason };
}

const kinds = {
  link: "unreadable",
  "not-regular": "missing",
  refused: "unreadable",
  "too-large": "too-large",
} as const satisfies Record<Unread["why"], WorkspaceRead["kind"]>;

function listInside(real: string, roots: readonly string[], added: AddedFiles): readonly string[] {
  if (!roots.some((root) => isInside(real, root))) return [];
  const more = added.entries(real).map((one) => (one.isFolder ? `${one.name}/` : one.name));
  const names = namesIn(real);
  return more.length === 0 ? names : [...new Set([...names, ...more])].sort();
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isFolder = (one: Dirent) =>
      one.isDirectory() || (one.isSymbolicLink() && statsOf(join(folder, one.name))?.isDirectory() === true);
    return entries
      .flatMap((one) => (isFolder(one) ? [`${one.name}/`] : one.isFile() || one.isSymbolicLink() ? [one.name] : []))
      .sort();
  } catch {
    return []; // the format reports what it misses
  }
}

/**
 * The paths of what stands directly in a folder, sorted, relative to `cwd` as the folder is. None of a folder outside of
 * `root`, links resolved, nor of one that cannot be listed: nothing in it is changed.
 */
export function pathsIn(folder: string, cwd: string, root: string): readonly string[] {
  const absolute = resolve(cwd, folder);
  try {
    if (!isInside(realpathSync(absolute), root)) return [];
    return readdirSync(absolute)
      .sort()
      .map((name) => posix.join(folder, name));
  } catch {
    return [];
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether a path leads to a regular file; what may not be looked at, or has too long a name, is none. */
export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
