import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { systemCode, systemReason } from "./system-reason.ts";

/** What is taken out of an archive at the most: a plan of thousands of modules stays far below. */
export interface ZipLimits {
  /** Members of any kind. */
  readonly members: number;
  /** Bytes of one member, unpacked. */
  readonly memberBytes: number;
  /** Bytes of all members, unpacked. */
  readonly totalBytes: number;
}

const zipLimits: ZipLimits = { members: 50_000, memberBytes: 16_000_000, totalBytes: 64_000_000 };

export type ZipMembers =
  | { readonly ok: true; readonly members: ReadonlyMap<string, Uint8Array> }
  /** A phrase: what is wrong with the archive. */
  | { readonly ok: false; readonly reason: string };

/** What unpacking would take too much of, or what is broken in an archive; the message is a phrase for the user. */
class ZipRefusal extends Error {}

/**
 * Unpacks the wanted members of a zip file, or of the bytes of one, to memory, counting the bytes that really come out, whatever the archive
 * says of itself. Names that are absolute, hold a backslash or lead upwards are refused with the whole archive. A link has
 * the bytes that it is stored as, the name that it leads to: nobody follows it.
 */
export async function readZipMembers(
  file: string | Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits = zipLimits,
): Promise<ZipMembers> {
  try {
    const zip = await open(file);
    try {
      return { ok: true, members: await unpack(zip, wanted, limits) };
    } finally {
      zip.close();
    }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

async function open(file: string | Uint8Array): Promise<ZipFile> {
  const { default: yauzl } = await import("yauzl");
  const options = { lazyEntries: true, autoClose: false };
  return new Promise((done, fail) => {
    const opened = (error: Error | null, zip: ZipFile) => (error ? fail(error) : done(zip));
    if (typeof file === "string") yauzl.open(file, options, opened);
    else yauzl.fromBuffer(Buffer.from(file.buffer, file.byteOffset, file.byteLength), options, opened);
  });
}

async function unpack(
  zip: ZipFile,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (zip.entryCount > limits.members) throw new ZipRefusal(`it has more than ${limits.members} members`);
  const members = new Map<string, Uint8Array>();
  let left = limits.totalBytes;
  for (const entry of await entriesOf(zip, wanted)) {
    if (members.has(entry.fileName)) throw new ZipRefusal(`it has two members called ${entry.fileName.slice(0, 200)}`);
    const bytes = await readMember(zip, entry, Math.min(left, limits.memberBytes));
    left -= bytes.length;
    members.set(entry.fileName, bytes);
  }
  return members;
}

function entriesOf(zip: ZipFile, wanted: (name: string) => boolean): Promise<readonly Entry[]> {
  return new Promise((done, fail) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry) => {
      if (wanted(entry.fileName)) entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => done(entries));
    zip.on("error", fail);
    zip.readEntry();
  });
}

function openMember(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream)));
  });
}

async function readMember(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const tooLarge = () => new ZipRefusal(`${entry.fileName.slice(0, 200)} in it unpacks to more than ${most} bytes`);
  if (entry.uncompressedSize > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await openMember(zip, entry)) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32)
    throw new ZipRefusal(`${entry.fileName.slice(0, 200)} in it is damaged: its checksum does not fit`);
  return bytes;
}

function reasonOf(error: unknown): string {
  if (error instanceof ZipRefusal) return error.message;
  if (systemCode(error).startsWith("E")) return systemReason(error);
  return `it is no sound zip archive (${(error instanceof Error ? error.message : String(error)).slice(0, 300)})`;
}
