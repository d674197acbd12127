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
import { isSafePath, type TreeEntry, treesOf } from "./commit-tree.ts";
import { GitError } from "./git.ts";
import { type Blob, contentsOf, sizesOf, unreadable } from "./git-blobs.ts";
import { hashOf, objectId } from "./object-id.ts";
import { systemCode, systemReason } from "./system-reason.ts";

/** What git unpacks of one file, and of all, in bytes; a change of more is not compared. */
const maxFileBytes = 500_000_000;
const maxTotalBytes = 2 * 1024 * 1024 * 1024;

/** Links that one path is followed through, as by the system. */
const maxLinks = 40;

/** A file of a commit, and where its content is. */
interface CommittedFile extends TreeEntry, Blob {
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
  /** The commits of submodules that the commit records, by their paths from the top of the repository. */
  readonly submodules: ReadonlyMap<string, string>;
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
    const trees = treesOf(commit);
    this.submodules = trees[0].recorded;
    const files = trees.flatMap(({ root, entries }) => filesOf(entries, root));
    for (const file of files) if (!file.isLink) this.#files.set(this.#place(file.path), file);
    for (const { root: repository, others } of trees)
      for (const other of others) this.#others.set(this.#place(other.path), { ...other, repository });
    this.#addLinks(files.filter((file) => file.isLink));
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
      for (const [{ path }, content] of contentsOf(files, repository))
        writeBlob(this.#place(path), content, this.#made);
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
    for (const [{ path }, content] of contentsOf(files, repository)) {
      const text = content.toString("utf8");
      const target = posix.join(posix.dirname(path), text).replace(/\/$/, "");
      if (text !== "" && !text.startsWith("/") && isSafePath(target)) found.set(path, target);
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

/** Behind the name of a folder; a backslash is a letter where `/` alone separates. */
const separators = sep === "/" ? /(?!^)\//g : /(?!^)[\\/]/g;

/** The folders that a path lies in, the outermost first. */
function foldersAbove(path: string): string[] {
  return [...path.matchAll(separators)].map(({ index }) => path.slice(0, index));
}

function foldersOf(files: readonly { readonly path: string }[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ path }) => foldersAbove(path)));
}

/** The files with their sizes. Throws `GitError` where the repository has none of one. */
function filesOf(entries: readonly TreeEntry[], repository: string): readonly CommittedFile[] {
  const sizes = sizesOf(entries, repository);
  return entries.map((entry) => {
    const size = sizes.get(entry.id);
    if (size === undefined) throw unreadable("missing");
    return { ...entry, size, repository };
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

/** What a system says of a name that it does not take, or that another one of the commit has there. */
const refusedNames: ReadonlySet<string> = new Set([
  "EEXIST",
  "EILSEQ",
  "EINVAL",
  "EISDIR",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOTDIR",
]);

/**
 * Writes one file; a path that the file system refuses (two that differ in case only) is left out. Throws `GitError` where the content cannot be
 * written, as on a full disk: a base that lacks it would say that nothing stood there.
 */
function writeBlob(file: string, content: Buffer, made: Set<string>): void {
  try {
    makeFolder(dirname(file), made);
    writeFileSync(file, content, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const code = systemCode(error);
    if (code === "") throw error;
    if (!refusedNames.has(code))
      throw new GitError(
        `the base cannot be written to the folder for temporary files (TMPDIR): ${systemReason(error)}`,
      );
  }
}
