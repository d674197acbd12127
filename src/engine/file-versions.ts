import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import type { DiscoveredFile } from "../inputs/discover.ts";
import type { InputContext, MemoFile, Workspace, WorkspaceRead } from "../inputs/format.ts";
import { readDiscovered, readRegularFile } from "../inputs/regular-file.ts";
import { type Dependencies, namesOf, type Versions, versionOfRead } from "./versions.ts";

/** Files above this size, in bytes, are told apart by what the system says of them alone; they are read in pieces. */
const largeBytes = 8_000_000;
/** Milliseconds within which a file can change without its times telling it, on the coarsest file systems. */
const coarsestClock = 2000;

/** What the system says of a regular file. */
interface Stamp {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
  /** Whether the times are old enough to tell of every later change. */
  readonly isSettled: boolean;
}

/** What the system said of a file when its digest was made. */
interface KnownFile extends Stamp {
  readonly digest: string;
}

/** Bytes of all files together that are kept, and of one. */
const maxKept = 16_000_000;
const maxKeptFile = 1_000_000;

/** What is known of files from run to run. */
export class KnownFiles {
  readonly digests = new Map<string, KnownFile>();
  readonly #reads = new Map<string, { readonly version: string; readonly read: WorkspaceRead }>();
  #bytes = 0;

  /** What a file held, where that is of this version and still kept. */
  read(place: string, version: string): WorkspaceRead | undefined {
    const have = this.#reads.get(place);
    return have?.version === version ? have.read : undefined;
  }

  keep(place: string, read: WorkspaceRead): void {
    this.#drop(place);
    if (read.kind !== "ok" || read.bytes.length > maxKeptFile) return;
    this.#reads.set(place, { version: digestOf(read.bytes), read });
    this.#bytes += read.bytes.length;
    for (const oldest of this.#reads.keys()) {
      if (this.#bytes <= maxKept) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.digests.clear();
    this.#reads.clear();
    this.#bytes = 0;
  }

  #drop(place: string): void {
    const have = this.#reads.get(place);
    if (have?.read.kind === "ok") this.#bytes -= have.read.bytes.length;
    this.#reads.delete(place);
  }
}

/** What files and folders are during one run, each looked at once. */
export class FileVersions implements Versions {
  /** Reads what is kept of a file, where that is what the file holds. */
  readonly workspace: Workspace;
  readonly #context: InputContext;
  readonly #known: KnownFiles;
  /** The files of the run that hold what the disk does, by path as readers name them. */
  readonly #found: ReadonlyMap<string, string>;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #fullLists = new Map<string, string>();
  readonly #files = new Map<string, string | undefined>();

  constructor(context: InputContext, known: KnownFiles, files: readonly DiscoveredFile[]) {
    this.#context = context;
    this.workspace = { ...context.workspace, read: (path) => this.#content(path) };
    this.#known = known;
    const found = new Map<string, string>();
    for (const { path, real, bytes } of files) if (real !== undefined && !bytes) found.set(path, real);
    this.#found = found;
  }

  ofRead(read: WorkspaceRead): string {
    return versionOfRead(read, digestOf);
  }

  hold({ reads, lists, fullLists }: Dependencies): boolean {
    for (const [path, version] of reads) if (this.#read(path) !== version) return false;
    for (const [folder, names] of lists) if (this.#list(folder) !== names) return false;
    for (const [folder, names] of fullLists) if (this.#fullList(folder) !== names) return false;
    return true;
  }

  of({ bytes, absolute, real }: MemoFile): string | undefined {
    return bytes ? digestOf(bytes) : this.#file(real ?? absolute);
  }

  withBytes<F extends MemoFile>(file: F): { readonly file: F; readonly version: string } | undefined {
    const { maxFileBytes = Number.POSITIVE_INFINITY } = this.#context.options;
    const place = file.real ?? file.absolute;
    const stamp = file.bytes ? undefined : stampOf(place);
    if (!file.bytes && (!stamp || stamp.size > largeBytes))
      return stamp?.isSettled ? { file, version: nameOf(stamp) } : undefined;
    const bytes = readDiscovered(file, largeBytes);
    if (typeof bytes === "string" || bytes.length > maxFileBytes) return undefined;
    const digest = digestOf(bytes);
    if (stamp) this.#known.digests.set(place, { ...stamp, digest });
    return { file: { ...file, bytes }, version: digest };
  }

  #content(path: string): WorkspaceRead {
    const { workspace } = this.#context;
    const place = this.#placeOf(path);
    const version = place === undefined ? undefined : this.#file(place);
    if (place === undefined || version === undefined) return workspace.read(path);
    const kept = this.#known.read(place, version);
    if (kept) return kept;
    const read = workspace.read(path);
    this.#known.keep(place, read);
    return read;
  }

  #read(path: string): string {
    const have = this.#reads.get(path);
    if (have !== undefined) return have;
    const place = this.#placeOf(path);
    const version =
      (place === undefined ? undefined : this.#file(place)) ?? this.ofRead(this.#context.workspace.read(path));
    this.#reads.set(path, version);
    return version;
  }

  /** The file whose content a reader gets by a path, where that is on the disk. */
  #placeOf(path: string): string | undefined {
    return this.#found.get(path) ?? this.#context.workspace.fileOf?.(path);
  }

  #list(folder: string): string {
    const names = this.#lists.get(folder) ?? namesOf(this.#context.workspace.list(folder));
    this.#lists.set(folder, names);
    return names;
  }

  #fullList(folder: string): string {
    const names = this.#fullLists.get(folder) ?? namesOf(this.#context.workspace.listAll(folder));
    this.#fullLists.set(folder, names);
    return names;
  }

  #file(place: string): string | undefined {
    if (this.#files.has(place)) return this.#files.get(place);
    const version = this.#lookAt(place);
    this.#files.set(place, version);
    return version;
  }

  #lookAt(place: string): string | undefined {
    const now = stampOf(place);
    if (!now) return undefined;
    if (now.size > largeBytes) return now.isSettled ? nameOf(now) : undefined;
    const known = this.#known.digests.get(place);
    if (known?.isSettled && isSame(known, now)) return known.digest;
    const bytes = readRegularFile(place, largeBytes);
    if (typeof bytes === "string") return undefined;
    const digest = digestOf(bytes);
    this.#known.digests.set(place, { ...now, digest });
    return digest;
  }
}

const digests = new WeakMap<Uint8Array, string>();

function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? createHash("sha256").update(bytes).digest("base64");
  digests.set(bytes, digest);
  return digest;
}

/** `undefined` for anything else than a regular file. */
function stampOf(place: string): Stamp | undefined {
  try {
    const now = Date.now();
    const stats = statSync(place, { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    const { dev: device, ino: inode, size, mtimeMs: modified, ctimeMs: changed } = stats;
    return { device, inode, size, modified, changed, isSettled: now - changed > coarsestClock };
  } catch {
    return undefined; // out of reach
  }
}

function isSame(one: Stamp, other: Stamp): boolean {
  return (
    one.changed === other.changed &&
    one.modified === other.modified &&
    one.size === other.size &&
    one.inode === other.inode &&
    one.device === other.device
  );
}

function nameOf({ device, inode, size, modified, changed }: Stamp): string {
  return `${device} ${inode} ${size} ${modified} ${changed}`;
}
