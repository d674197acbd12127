import { GitError, git } from "./git.ts";

/** Bytes that one `cat-file` call may return. */
const batchBytes = 32 * 1024 * 1024;

/** The content of a file as git has it, with its size in bytes. */
export interface Blob {
  readonly id: string;
  readonly size: number;
}

/** Sizes in bytes by object ID; a partial clone has none of what it lacks. Throws `GitError`. */
export function sizesOf(blobs: readonly Pick<Blob, "id">[], root: string): ReadonlyMap<string, number> {
  if (blobs.length === 0) return new Map();
  const answer = git(root, ["cat-file", "--batch-check"], { input: blobs.map(({ id }) => `${id}\n`).join("") });
  if (!answer.ok) throw unreadable(answer.stderr);
  const rows = answer.stdout.toString("latin1").matchAll(/^([0-9a-f]+) blob ([0-9]+)$/gm);
  return new Map([...rows].map(([, id = "", size = ""]) => [id, Number(size)]));
}

/** Each with its content, in their order; those that are missing are left out. Throws `GitError`. */
export function* contentsOf<B extends Blob>(blobs: readonly B[], root: string): Generator<readonly [B, Buffer]> {
  for (const batch of batches(blobs)) yield* readBatch(batch, root);
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

/** Answers of `cat-file --batch`: `<id> blob <size>\n<content>\n` each, in the order asked. */
function* readBatch<B extends Blob>(batch: readonly B[], root: string): Generator<readonly [B, Buffer]> {
  const answer = git(root, ["cat-file", "--batch"], { input: batch.map((blob) => `${blob.id}\n`).join("") });
  if (!answer.ok) throw unreadable(answer.stderr);
  const { stdout } = answer;
  let at = 0;
  for (const blob of batch) {
    const headEnd = stdout.indexOf(10, at);
    const isThere = stdout.subarray(at, headEnd).toString("latin1").endsWith(` blob ${blob.size}`);
    at = headEnd + 1;
    if (!isThere) continue;
    yield [blob, stdout.subarray(at, at + blob.size)];
    at += blob.size + 1;
  }
}

/** The error for objects that cannot be read. Nothing is fetched, so a partial clone may lack contents. */
export function unreadable(stderr: string): GitError {
  const isPartial = /promisor|not allowed|missing|lazy/i.test(stderr);
  const why = isPartial
    ? "this clone leaves out file contents (--filter); clone without a filter, or give the base as a folder"
    : stderr.split("\n")[0];
  return new GitError(`git cannot read the files of the base: ${why}`);
}
