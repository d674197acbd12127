import { createHash } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import type { CommitOf } from "./base-commit.ts";
import { GitError, git } from "./git.ts";

/** Names that an input, its companions (modules, policies, nested templates) or the configuration can have. */
const wanted = /(?:\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu|tfvars|hcl|tpl|tftpl|tmpl|txt|policy)|\/[^./]+)$/i;

/** Larger files are left out, in bytes; so is what goes over the sum of all. */
const maxFileBytes = 64 * 1024 * 1024;
const maxTotalBytes = 2 * 1024 * 1024 * 1024;
/** Bytes that one `cat-file` call may return. */
const batchBytes = 32 * 1024 * 1024;

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

/**
 * Writes the files of a commit that a lint may read below `folder`. Objects are read as they are stored: filters,
 * attributes and links of the repository have no effect. Submodules that are checked out are read at the commits that the
 * base records. A file that the work tree has with the same bytes is linked or copied from there. Throws `GitError`.
 */
export function writeBaseFiles({ commit, root }: CommitOf, folder: string): void {
  const parts = partsOf({ commit, root });
  const blobs = parts.flatMap((part) => part.blobs);
  if (blobs.reduce((sum, blob) => sum + blob.size, 0) > maxTotalBytes) {
    throw new GitError("the base is larger than 2 GB of templates and Terraform code; give it as a folder");
  }
  const made = new Set<string>();
  const links = new Map<string, string>();
  for (const part of parts) {
    const changed = part.blobs.filter((blob) => !takeUnchanged(blob, root, folder, made));
    for (const batch of batches(changed)) {
      const contents = readBlobs(part.root, batch);
      for (const [at, blob] of batch.entries()) {
        const content = contents[at];
        if (!content) continue;
        if (blob.isLink) links.set(blob.path, posix.join(posix.dirname(blob.path), content.toString("utf8")));
        else writeBlob(join(folder, blob.path), content, made);
      }
    }
  }
  const files = new Set(blobs.flatMap((blob) => (blob.isLink ? [] : [blob.path])));
  for (const [path, target] of links) {
    // A link to a file of the same commit counts as that file, as it does in the work tree; no other link does.
    if (files.has(target)) writeBlob(join(folder, path), readFileSync(join(folder, target)), made);
  }
}

/** The files of one repository: the outermost one, or a submodule that is checked out. */
interface Part {
  readonly root: string;
  readonly blobs: readonly Blob[];
}

/** A submodule as a commit records it. */
export interface RecordedSubmodule {
  /** Top folder of its work tree, absolute. */
  readonly root: string;
  readonly commit: string;
}

/** A commit with the submodules that it records, where they are checked out and have that commit. */
function partsOf({ commit, root }: CommitOf, prefix = "", depth = 0): readonly Part[] {
  const tree = readTree(commit, root, prefix);
  const inner = depth < maxSubmoduleDepth ? tree.submodules.filter((one) => hasCommit(one)) : [];
  return [
    { root, blobs: blobsOf(tree, root) },
    ...inner.flatMap((one) => partsOf(one, `${prefix}${one.path}/`, depth + 1)),
  ];
}

/** The submodules of a commit that are checked out here without the commit that it records. */
export function lackingSubmodules({ commit, root }: CommitOf): readonly RecordedSubmodule[] {
  return readTree(commit, root, "").submodules.filter((one) => !hasCommit(one));
}

/**
 * The submodules of a commit, by their paths from the top of the repository, that the present has at another commit or not
 * at all, and of which nobody can read here what they were.
 */
export function unreadSubmodules({ commit, root }: CommitOf): readonly string[] {
  const rows = rowsOf(commit, root);
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
  const { entries } = readTree(commit, root, "");
  return [...new Set(entries.flatMap(({ id }) => (lacking.has(id) ? [id] : [])))];
}

type TreeEntry = Omit<Blob, "size">;

interface Tree {
  readonly entries: readonly TreeEntry[];
  readonly submodules: readonly (RecordedSubmodule & { readonly path: string })[];
}

/** `<mode> blob <id>\t<path>`, or `160000 commit <id>\t<path>` for a submodule; ended by NUL. */
function readTree(commit: string, root: string, prefix: string): Tree {
  const rows = rowsOf(commit, root);
  const entries = rows.flatMap((row): readonly TreeEntry[] => {
    const match = /^(100644|100755|120000) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(row);
    const [, mode, id = "", name = ""] = match ?? [];
    const path = `${prefix}${name}`;
    return match && wanted.test(`/${path}`) && isSafePath(path) ? [{ id, path, isLink: mode === "120000" }] : [];
  });
  const submodules = [...gitlinks(rows)].flatMap(([path, id]) => {
    const isHere = isSafePath(path) && existsSync(join(root, path, ".git"));
    return isHere ? [{ path, root: join(root, path), commit: id }] : [];
  });
  return { entries, submodules };
}

function rowsOf(commit: string, root: string): readonly string[] {
  const answer = git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (!answer.ok) throw new GitError(unreadable(answer.stderr));
  return answer.stdout.toString("utf8").split("\u0000");
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
  return entries.flatMap((entry): readonly Blob[] => {
    const size = sizes.get(entry.id);
    if (size === undefined) throw new GitError(unreadable("missing"));
    return size <= maxFileBytes ? [{ ...entry, size }] : [];
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

function batches(blobs: readonly Blob[]): readonly (readonly Blob[])[] {
  const all: Blob[][] = [];
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

/** Takes a file that the work tree has byte for byte from there: git then need not unpack it. */
function takeUnchanged(blob: Blob, root: string, folder: string, made: Set<string>): boolean {
  const [from, to] = [join(root, blob.path), join(folder, blob.path)];
  if (blob.isLink || !isContentOf(from, blob)) return false;
  try {
    makeFolder(dirname(to), made);
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

/** Whether a regular file has the bytes that an object ID names, SHA-1 or SHA-256. Source: Pro Git, "Git Objects". */
function isContentOf(file: string, { id, size }: Blob): boolean {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size !== size) return false;
    const hash = createHash(id.length === 40 ? "sha1" : "sha256");
    return hash.update(`blob ${size}\0`).update(readFileSync(file)).digest("hex") === id;
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
