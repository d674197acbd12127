import { isUtf8 } from "node:buffer";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { AddedFiles, type UnwrittenFiles } from "./added-files.ts";
import type { CommitOf } from "./base-commit.ts";
import { isCompanionName } from "./companion-names.ts";
import { GitError, git, line } from "./git.ts";
import { hashOf, objectId } from "./object-id.ts";

/** What git unpacks of one file, and of all, in bytes; a change of more is not compared. */
const maxFileBytes = 500_000_000;
const maxTotalBytes = 2 * 1024 * 1024 * 1024;
/** Bytes that one `cat-file` call may return. */
const batchBytes = 32 * 1024 * 1024;

/** Links that one path is followed through, as by the system. */
const maxLinks = 40;

/** Submodules inside of submodules that are looked at. */
const maxSubmoduleDepth = 8;

interface Blob {
  readonly id: string;
  readonly size: number;
  /** From the top of the outermost repository. */
  readonly path: string;
  /** A symbolic link, whose content is the path that it leads to. */
  readonly isLink: boolean;
}

/** A file of a commit, and where its content is. */
interface CommittedFile extends Blob {
  /** Top folder of the repository that has it, absolute. */
  readonly repository: string;
  /** Of a link: the file of the commit that it leads to, as a path from the top. */
  readonly target?: string;
}

/**
 * The files of a commit that a lint may read, each written below a folder once somebody asks for it. Objects are read as they are
 * stored: filters and attributes of the repository have no effect. A link to a file of the same commit counts as that file, as it does in
 * the work tree, and one to a folder of it leads there. Submodules that are checked out are read at the commits that the commit records. A
 * file that the work tree has with the same bytes is linked or copied from there: git then need not unpack it.
 */
export class CommitFiles implements UnwrittenFiles {
  readonly added: AddedFiles;
  readonly #root: string;
  readonly #folder: string;
  /** By absolute path below the folder. */
  readonly #files = new Map<string, CommittedFile>();
  /** Those of other names, such as a script that code reads, of which the size is asked for once they are. */
  readonly #others = new Map<string, Omit<CommittedFile, "size">>();
  /** Links to folders, each with the folder that it leads to, all links resolved. Absolute. */
  readonly #folderLinks = new Map<string, string>();
  readonly #written = new Set<string>();
  readonly #made = new Set<string>();
  /** Bytes that git unpacked. */
  #unpacked = 0;

  /** `folder`: an empty one, links resolved. Throws `GitError` where the commit cannot be read. */
  constructor(commit: CommitOf, folder: string) {
    this.#root = commit.root;
    this.#folder = folder;
    const parts = partsOf(commit);
    const blobs = parts.flatMap((part) => part.blobs.map((blob) => ({ ...blob, repository: part.root })));
    for (const blob of blobs) if (!blob.isLink) this.#files.set(this.#place(blob.path), blob);
    for (const { root: repository, others } of parts)
      for (const other of others) this.#others.set(this.#place(other.path), { ...other, repository });
    this.#addLinks(blobs.filter((blob) => blob.isLink));
    const settle = (path: string) => (path.startsWith(folder + sep) ? this.#behindLinks(path) : undefined);
    this.added = new AddedFiles([...this.#files.keys(), ...this.#others.keys()], settle);
  }

  #addLinks(links: readonly CommittedFile[]): void {
    if (links.length === 0) return;
    const targets = targetsOf(links);
    const folders = foldersOf([...this.#files.values(), ...this.#others.values()]);
    for (const link of links) {
      const target = behindLinks(link.path, targets);
      if (target === undefined) continue;
      const place = this.#place(target);
      if (this.#files.has(place) || this.#others.has(place))
        this.#files.set(this.#place(link.path), { ...link, target });
      else if (folders.has(target)) this.#linkFolder(this.#place(link.path), place);
    }
  }

  #linkFolder(link: string, target: string): void {
    try {
      makeFolder(target, this.#made);
      makeFolder(dirname(link), this.#made);
      symlinkSync(target, link, "junction");
      this.#folderLinks.set(link, target);
    } catch {
      // The system makes no links: nothing is read by this one.
    }
  }

  idOf(path: string): string | undefined {
    const place = this.#behindLinks(path);
    const file = this.#files.get(place) ?? this.#others.get(place);
    return file?.isLink === false ? file.id : undefined;
  }

  writeAll(): void {
    this.write(this.#files.keys());
  }

  /** Throws `GitError`. A path that the file system refuses is left out. */
  write(paths: Iterable<string>): void {
    const named = [...paths].map((path) => this.#behindLinks(path));
    const asked = named.flatMap((path) => this.#unwritten(path));
    const links = asked.filter((file) => file.isLink);
    const targets = links.map(({ target = "" }) => this.#place(target));
    const files = [...asked.filter((file) => !file.isLink), ...targets.flatMap((path) => this.#unwritten(path))];
    const others = this.#unwrittenOthers([...named, ...targets]);
    this.#unpack([...files, ...others].filter((file) => !this.#takeUnchanged(file)));
    for (const { path, target = "" } of links) {
      const from = this.#place(target);
      if (existsSync(from)) writeBlob(this.#place(path), readFileSync(from), this.#made);
    }
  }

  #unpack(changed: readonly CommittedFile[]): void {
    for (const { path, size } of changed) {
      this.#unpacked += size;
      if (size > maxFileBytes)
        throw new GitError(`${path} is larger than ${maxFileBytes} bytes in the base; give the base as a folder`);
      if (this.#unpacked > maxTotalBytes)
        throw new GitError("the change touches more than 2 GB of the base; give the base as a folder");
    }
    for (const [repository, files] of byRepository(changed)) {
      for (const batch of batches(files)) {
        const contents = readBlobs(repository, batch);
        for (const [at, file] of batch.entries()) {
          const content = contents[at];
          if (content) writeBlob(this.#place(file.path), content, this.#made);
        }
      }
    }
  }

  /** The path that links to folders lead to. Absolute. */
  #behindLinks(path: string): string {
    return this.#folderLinks.size === 0 ? path : (behindLinks(path, this.#folderLinks) ?? path);
  }

  /** The file, if it is one that is not written yet; from now on it is. */
  #unwritten(path: string): CommittedFile[] {
    const file = this.#written.has(path) ? undefined : this.#files.get(path);
    if (!file) return [];
    this.#written.add(path);
    return [file];
  }

  /** A partial clone may lack them: they are missing then. */
  #unwrittenOthers(paths: readonly string[]): CommittedFile[] {
    const asked = paths.flatMap((path) => {
      const other = this.#written.has(path) ? undefined : this.#others.get(path);
      if (other) this.#written.add(path);
      return other ?? [];
    });
    return [...byRepository(asked)].flatMap(([repository, files]) => {
      const sizes = sizesOf(files, repository);
      return files.flatMap((file) => {
        const size = sizes.get(file.id);
        return size === undefined || size > maxFileBytes ? [] : [{ ...file, size }];
      });
    });
  }

  #place(path: string): string {
    return join(this.#folder, path);
  }

  /** Takes a file that the work tree has byte for byte from there. */
  #takeUnchanged(file: CommittedFile): boolean {
    const [from, to] = [join(this.#root, file.path), this.#place(file.path)];
    if (!isContentOf(from, file)) return false;
    try {
      makeFolder(dirname(to), this.#made);
      try {
        linkSync(from, to);
      } catch {
        copyFileSync(from, to, constants.COPYFILE_EXCL); // another file system, or no right to link
      }
      return true;
    } catch {
      return false; // taken from git, which says why it cannot be had
    }
  }
}

function byRepository<F extends { readonly repository: string }>(
  files: readonly F[],
): ReadonlyMap<string, readonly F[]> {
  const found = new Map<string, F[]>();
  for (const file of files) {
    const others = found.get(file.repository);
    if (others) others.push(file);
    else found.set(file.repository, [file]);
  }
  return found;
}

/** The paths that links lead to, one step each, from the top, by the paths of the links. What leads out of the commit is left out. */
function targetsOf(links: readonly CommittedFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [repository, files] of byRepository(links)) {
    for (const batch of batches(files)) {
      const contents = readBlobs(repository, batch);
      for (const [at, { path }] of batch.entries()) {
        const text = contents[at]?.toString("utf8") ?? "";
        const target = posix.join(posix.dirname(path), text).replace(/\/$/, "");
        if (text !== "" && !text.startsWith("/") && isSafePath(target)) found.set(path, target);
      }
    }
  }
  return found;
}

/** A path with the links on the way to it followed; `undefined` where they go round. */
function behindLinks(path: string, links: ReadonlyMap<string, string>): string | undefined {
  let at = path;
  for (let step = 0; step < maxLinks; step += 1) {
    const link = [...foldersAbove(at), at].find((one) => links.has(one));
    if (link === undefined) return at;
    at = `${links.get(link)}${at.slice(link.length)}`;
  }
  return undefined;
}

/** The folders that a path lies in, the outermost first. */
function foldersAbove(path: string): string[] {
  return [...path.matchAll(/(?!^)[\\/]/g)].map(({ index }) => path.slice(0, index));
}

function foldersOf(files: readonly { readonly path: string }[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ path }) => foldersAbove(path)));
}

/** The files of one repository: the outermost one, or a submodule that is checked out. */
interface Part {
  readonly root: string;
  readonly blobs: readonly Blob[];
  readonly others: readonly TreeEntry[];
}

/** A submodule as a commit records it. */
export interface RecordedSubmodule {
  /** Top folder of its work tree, absolute. */
  readonly root: string;
  readonly commit: string;
}

/** A commit with the submodules that it records, where they are checked out and have that commit. */
function partsOf(commit: CommitOf, prefix = "", depth = 0): readonly Part[] {
  const { root } = commit;
  const tree = readTree(commit, prefix);
  const inner = depth < maxSubmoduleDepth ? tree.submodules.filter((one) => hasCommit(one)) : [];
  return [
    { root, blobs: blobsOf(tree, root), others: tree.others },
    ...inner.flatMap((one) => partsOf(one, `${prefix}${one.path}/`, depth + 1)),
  ];
}

/** The submodules of a commit that are checked out here without the commit that it records. */
export function lackingSubmodules(commit: CommitOf): readonly RecordedSubmodule[] {
  return readTree(commit, "").submodules.filter((one) => !hasCommit(one));
}

/**
 * The submodules of a commit, by their paths from the top of the repository, that the present has at another commit or not
 * at all, and of which nobody can read here what they were.
 */
export function unreadSubmodules({ commit, root }: CommitOf): readonly string[] {
  const rows = rowsOf({ commit, root });
  const recorded = gitlinks(rows);
  if (recorded.size === 0) return [];
  const listed = git(root, ["ls-files", "--stage", "-z"]);
  const now = listed.ok ? gitlinks(listed.stdout.toString("utf8").split("\u0000")) : new Map<string, string>();
  return [...recorded].flatMap(([path, id]) => {
    const folder = join(root, path);
    const isRead = existsSync(join(folder, ".git")) && hasCommit({ root: folder, commit: id });
    return now.get(path) === id || isRead || !isSafePath(path) ? [] : [path];
  });
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

/** Contents that a partial clone lacks of a commit, as object IDs. Of all calls only this one asks git for nothing that it would fetch. */
export function lackingContents({ commit, root }: CommitOf): readonly string[] {
  const answer = git(root, ["rev-list", "--objects", "--no-walk", "--missing=print", commit]);
  if (!answer.ok) throw new GitError(unreadable(answer.stderr));
  const lacking = new Set([...answer.stdout.toString("utf8").matchAll(/^\?([0-9a-f]+)$/gm)].map(([, id = ""]) => id));
  const { entries } = readTree({ commit, root }, "");
  return [...new Set(entries.flatMap(({ id }) => (lacking.has(id) ? [id] : [])))];
}

type TreeEntry = Omit<Blob, "size">;

interface Tree {
  readonly entries: readonly TreeEntry[];
  /** Regular files of names that no input has. */
  readonly others: readonly TreeEntry[];
  readonly submodules: readonly (RecordedSubmodule & { readonly path: string })[];
}

/** `<mode> blob <id>\t<path>`, or `160000 commit <id>\t<path>` for a submodule; ended by NUL. */
function readTree(commit: CommitOf, prefix: string): Tree {
  const { root } = commit;
  const rows = rowsOf(commit);
  const files = rows.flatMap((row): readonly TreeEntry[] => {
    const match = /^(100644|100755|120000) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(row);
    const [, mode, id = "", name = ""] = match ?? [];
    const path = `${prefix}${name}`;
    return match && isSafePath(path) ? [{ id, path, isLink: mode === "120000" }] : [];
  });
  const submodules = [...gitlinks(rows)].flatMap(([path, id]) => {
    const isHere = isSafePath(path) && existsSync(join(root, path, ".git"));
    return isHere ? [{ path, root: join(root, path), commit: id }] : [];
  });
  const isCompanion = ({ path, isLink }: TreeEntry) => isLink || isCompanionName(posix.basename(path));
  return { entries: files.filter(isCompanion), others: files.filter((one) => !isCompanion(one)), submodules };
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
  if (!answer.ok) throw new GitError(unreadable(answer.stderr));
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

/** Sizes in bytes by object ID; a partial clone has none of what it lacks. */
function sizesOf(entries: readonly TreeEntry[], root: string): ReadonlyMap<string, number> {
  if (entries.length === 0) return new Map();
  const answer = git(root, ["cat-file", "--batch-check"], { input: entries.map(({ id }) => `${id}\n`).join("") });
  if (!answer.ok) throw new GitError(unreadable(answer.stderr));
  const rows = answer.stdout.toString("latin1").matchAll(/^([0-9a-f]+) blob ([0-9]+)$/gm);
  return new Map([...rows].map(([, id = "", size = ""]) => [id, Number(size)]));
}

function blobsOf({ entries }: Tree, root: string): readonly Blob[] {
  const sizes = sizesOf(entries, root);
  return entries.map((entry) => {
    const size = sizes.get(entry.id);
    if (size === undefined) throw new GitError(unreadable("missing"));
    return { ...entry, size };
  });
}

/** The message for unreadable objects. Nothing is fetched, so a partial clone may lack contents. */
function unreadable(stderr: string): string {
  const isPartial = /promisor|not allowed|missing|lazy/i.test(stderr);
  const why = isPartial
    ? "this clone leaves out file contents (--filter); clone without a filter, or give the base as a folder"
    : stderr.split("\n")[0];
  return `git cannot read the files of the base: ${why}`;
}

function isSafePath(path: string): boolean {
  return !path.includes("\\") && path.split("/").every((part) => !["", ".", "..", ".git"].includes(part.toLowerCase()));
}

function batches<B extends Blob>(blobs: readonly B[]): readonly (readonly B[])[] {
  const all: B[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const blob of blobs) {
    if (bytes + blob.size > batchBytes) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(blob);
    bytes += blob.size;
  }
  return all;
}

/** Answers of `cat-file --batch`: `<id> blob <size>\n<content>\n` each, in the order asked; `undefined` where missing. */
function readBlobs(root: string, batch: readonly Blob[]): readonly (Buffer | undefined)[] {
  const answer = git(root, ["cat-file", "--batch"], { input: batch.map((blob) => `${blob.id}\n`).join("") });
  if (!answer.ok) throw new GitError(unreadable(answer.stderr));
  const { stdout } = answer;
  let at = 0;
  return batch.map((blob) => {
    const headEnd = stdout.indexOf(10, at);
    const isThere = stdout.subarray(at, headEnd).toString("latin1").endsWith(` blob ${blob.size}`);
    at = headEnd + 1;
    if (!isThere) return undefined;
    const content = stdout.subarray(at, at + blob.size);
    at += blob.size + 1;
    return content;
  });
}

/** Whether a regular file has the bytes that an object ID names. */
function isContentOf(file: string, { id, size }: Blob): boolean {
  try {
    const stats = lstatSync(file);
    return stats.isFile() && stats.size === size && objectId(readFileSync(file), hashOf(id)) === id;
  } catch {
    return false;
  }
}

function makeFolder(folder: string, made: Set<string>): void {
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
}

/** Writes one file; a path that the file system refuses (two that differ in case only) is left out. */
function writeBlob(file: string, content: Buffer, made: Set<string>): void {
  try {
    makeFolder(dirname(file), made);
    writeFileSync(file, content, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
