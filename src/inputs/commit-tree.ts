import { isUtf8 } from "node:buffer";
import { existsSync } from "node:fs";
import { join, posix, sep } from "node:path";
import type { CommitOf } from "./base-commit.ts";
import { isCompanionName } from "./companion-names.ts";
import { git, line } from "./git.ts";
import { unreadable } from "./git-blobs.ts";
import { namesSubmodules } from "./workspace.ts";

/** Submodules inside of submodules that are looked at. */
const maxSubmoduleDepth = 8;

/** A file that a commit lists. */
export interface TreeEntry {
  /** Object ID of its content. */
  readonly id: string;
  /** From the top of the outermost repository. */
  readonly path: string;
  /** A symbolic link, whose content is the path that it leads to. */
  readonly isLink: boolean;
}

/** A submodule as a commit records it. */
export interface RecordedSubmodule {
  /** Top folder of its work tree, absolute. */
  readonly root: string;
  readonly commit: string;
}

/** What a commit of a repository, or of a submodule in it, lists. */
export interface CommitTree {
  /** Top folder of the repository, absolute. */
  readonly root: string;
  readonly entries: readonly TreeEntry[];
  /** Regular files of names that no input has. */
  readonly others: readonly TreeEntry[];
  /** Commits of the submodules by their paths from the top of this repository. */
  readonly recorded: ReadonlyMap<string, string>;
  /** Those submodules that are checked out. */
  readonly submodules: readonly (RecordedSubmodule & { readonly path: string })[];
}

/** The tree of a commit, and those of the submodules in it that are here with the commits that it records. Throws `GitError`. */
export function treesOf(commit: CommitOf, prefix = "", depth = 0): readonly [CommitTree, ...CommitTree[]] {
  const tree = readTree(commit, prefix);
  const inner = depth < maxSubmoduleDepth ? tree.submodules.filter(hasCommit) : [];
  return [tree, ...inner.flatMap((one) => treesOf(one, `${prefix}${one.path}/`, depth + 1))];
}

/** The submodules of a commit that are checked out here without the commit that it records. Throws `GitError`. */
export function lackingSubmodules(commit: CommitOf): readonly RecordedSubmodule[] {
  return readTree(commit).submodules.filter((one) => !hasCommit(one));
}

/** A submodule that a change adds, moves or takes away, or that is checked out otherwise than it is recorded. */
export interface UnevenSubmodule {
  /** From the top of the outermost repository. */
  readonly path: string;
  /** Whether the change records another commit of it than the base, or one of the two records none. */
  readonly isChanged: boolean;
  /** What stood there can be read here. */
  readonly isReadBefore: boolean;
  /** What stands there can be read here. */
  readonly isReadNow: boolean;
}

/**
 * The submodules that the index has otherwise than the base, by the commits that are `recorded` there, and those that are checked out at
 * another commit than the index has; so of the submodules inside of submodules. One that the change leaves alone and that is not
 * here is none of them: no side reads it.
 */
export function unevenSubmodules(
  recorded: ReadonlyMap<string, string>,
  root: string,
  prefix = "",
  depth = 0,
): readonly UnevenSubmodule[] {
  if (recorded.size === 0 && !namesSubmodules(root)) return [];
  const now = submodulesNow(root);
  const paths = [...new Set([...recorded.keys(), ...now.keys()])].filter(isSafePath);
  return paths.flatMap((path): readonly UnevenSubmodule[] => {
    const [before, present, folder] = [recorded.get(path), now.get(path), join(root, path)];
    const isHere = existsSync(join(folder, ".git"));
    const isReadBefore = before === undefined || (isHere && hasCommit({ root: folder, commit: before }));
    const isReadNow = present === undefined || isCheckedOutAt(present, folder);
    const isChanged = before !== present;
    const own = { path: `${prefix}${path}`, isChanged, isReadBefore, isReadNow };
    const isUneven = isChanged || (isHere && !isReadNow);
    const stood = before !== undefined && isHere && isReadBefore ? submodulesOf(before, folder) : new Map();
    const inner = isHere && depth < maxSubmoduleDepth;
    return [
      ...(isUneven ? [own] : []),
      ...(inner ? unevenSubmodules(stood, folder, `${prefix}${path}/`, depth + 1) : []),
    ];
  });
}

/** The submodules that the index records and that are not checked out at that commit, inner ones among them; paths from the top of the repository. */
export function unreadSubmodules(root: string, prefix = "", depth = 0): readonly string[] {
  if (!namesSubmodules(root) || depth > maxSubmoduleDepth) return [];
  return [...submodulesNow(root)].flatMap(([path, commit]) => {
    if (!isSafePath(path)) return [];
    const folder = join(root, path);
    const own = isCheckedOutAt(commit, folder) ? [] : [`${prefix}${path}`];
    return [...own, ...unreadSubmodules(folder, `${prefix}${path}/`, depth + 1)];
  });
}

function isCheckedOutAt(commit: string, folder: string): boolean {
  return existsSync(join(folder, ".git")) && line(git(folder, ["rev-parse", "HEAD"])) === commit;
}

/** Those that the index has. */
function submodulesNow(root: string): ReadonlyMap<string, string> {
  const listed = git(root, ["ls-files", "--stage", "-z"]);
  return listed.ok ? gitlinks(listed.stdout.toString("utf8").split("\u0000")) : new Map();
}

function submodulesOf(commit: string, root: string): ReadonlyMap<string, string> {
  const names = git(root, ["cat-file", "-e", `${commit}:.gitmodules`]);
  const listed = names.ok ? git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]) : names;
  return listed.ok ? gitlinks(listed.stdout.toString("utf8").split("\u0000")) : new Map();
}

/** The commits of submodules by their paths, in rows of `ls-tree` or of `ls-files --stage`. */
function gitlinks(rows: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap((row): readonly (readonly [string, string])[] => {
      const [, id, path] = /^160000 (?:commit )?([0-9a-f]+)(?: [0-9])?\t([\s\S]+)$/.exec(row) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id]];
    }),
  );
}

function hasCommit({ root, commit }: RecordedSubmodule): boolean {
  return git(root, ["cat-file", "-e", `${commit}^{tree}`]).ok;
}

/**
 * Contents that a partial clone lacks of a commit, as object IDs. Of all calls only this one asks git for nothing that it would
 * fetch. Throws `GitError`.
 */
export function lackingContents({ commit, root }: CommitOf): readonly string[] {
  const answer = git(root, ["rev-list", "--objects", "--no-walk", "--missing=print", commit]);
  if (!answer.ok) throw unreadable(answer.stderr);
  const lacking = new Set([...answer.stdout.toString("utf8").matchAll(/^\?([0-9a-f]+)$/gm)].map(([, id = ""]) => id));
  const { entries } = readTree({ commit, root });
  return [...new Set(entries.flatMap(({ id }) => (lacking.has(id) ? [id] : [])))];
}

/** `<mode> blob <id>\t<path>`, or `160000 commit <id>\t<path>` for a submodule; ended by NUL. */
function readTree(commit: CommitOf, prefix = ""): CommitTree {
  const { root } = commit;
  const rows = rowsOf(commit);
  const files = rows.flatMap((row): readonly TreeEntry[] => {
    const match = /^(100644|100755|120000) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(row);
    const [, mode, id = "", name = ""] = match ?? [];
    const path = `${prefix}${name}`;
    return match && isSafePath(path) ? [{ id, path, isLink: mode === "120000" }] : [];
  });
  const recorded = gitlinks(rows);
  const submodules = [...recorded].flatMap(([path, id]) => {
    const isHere = isSafePath(path) && existsSync(join(root, path, ".git"));
    return isHere ? [{ path, root: join(root, path), commit: id }] : [];
  });
  const isCompanion = ({ path, isLink }: TreeEntry) => isLink || isCompanionName(posix.basename(path));
  const [entries, others] = [files.filter(isCompanion), files.filter((one) => !isCompanion(one))];
  return { root, entries, others, recorded, submodules };
}

/** Rows of `ls-tree`. Of several merge bases: what their merge has, where each side that differs from what they have in common counts. */
function rowsOf({ commit, root, besides = [] }: CommitOf): readonly string[] {
  return besides.reduce<readonly string[]>(
    (rows, other) => {
      const common = line(git(root, ["merge-base", commit, other]));
      return mergedRows(rows, treeRows(other, root), common === undefined ? [] : treeRows(common, root));
    },
    treeRows(commit, root),
  );
}

function treeRows(commit: string, root: string): readonly string[] {
  const answer = git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (!answer.ok) throw unreadable(answer.stderr);
  return answer.stdout.toString("latin1").split("\u0000").map(decoded);
}

/** A row of bytes as text. Bytes that are no UTF-8 are spelled out (`%E9`), so that two such names stay two. */
function decoded(row: string): string {
  if (!/[\u0080-\u00ff]/.test(row)) return row;
  const bytes = Buffer.from(row, "latin1");
  return isUtf8(bytes)
    ? bytes.toString("utf8")
    : row.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

function mergedRows(one: readonly string[], other: readonly string[], common: readonly string[]): readonly string[] {
  const [ours, theirs, before] = [rowsByPath(one), rowsByPath(other), rowsByPath(common)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((path) => {
    const [mine, their, stood] = [ours.get(path), theirs.get(path), before.get(path)];
    return (mine === stood ? their : their === stood ? mine : (mine ?? their)) ?? [];
  });
}

function rowsByPath(rows: readonly string[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.slice(row.indexOf("\t") + 1), row]));
}

/** Whether a path from the top of a repository leads to a place below it, and to none of git's own. A backslash is a letter where `/` alone separates. */
export function isSafePath(path: string): boolean {
  return (
    (sep === "/" || !path.includes("\\")) &&
    path.split("/").every((part) => !["", ".", "..", ".git"].includes(part.toLowerCase()))
  );
}
