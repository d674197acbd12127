import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import type { DiscoveredFile } from "../inputs/discover.ts";
import type { Exports, FileMemo, InputContext, MemoFile, Workspace } from "../inputs/format.ts";
import { type ReadInput, readInput } from "../inputs/read.ts";
import { isTerraformFile, lazyExports, readConfiguration } from "../inputs/read-all.ts";
import { readDiscovered, readRegularFile } from "../inputs/regular-file.ts";
import type { Value } from "../model/value.ts";

/** What was made of one file or of several, with all that it depends on. */
interface Entry {
  /** The versions of the files that it was made of. */
  readonly own: string;
  /** What reading told, by path; what a folder held; what other templates export. */
  readonly reads: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, string>;
  readonly exports: ReadonlyMap<string, Value | undefined>;
  readonly result: unknown;
}

/** Entries of one file that are kept: what is typed now, what could be read last, what is saved. */
const maxEntries = 3;
/** Files above this size, in bytes, are told apart by what the system says of them alone; they are read in pieces. */
const largeBytes = 8_000_000;
/** Milliseconds within which a file can change without its times telling it, on the coarsest file systems. */
const coarsestClock = 2000;

/** What the system said of a file when its digest was made. */
interface KnownFile {
  readonly stamp: string;
  readonly digest: string;
  /** Whether the times were old enough to tell of every later change. */
  readonly isSettled: boolean;
}

/**
 * What runs keep for later ones: what was read and parsed, by file. An entry counts as long as everything that it depends on is
 * what it was: the file, others that it includes or calls, folders that were listed, files that were looked for, exports. The
 * result of a run is the same with it and without it.
 */
export class LintCache {
  readonly #entries = new Map<string, Entry[]>();
  readonly #known = new Map<string, KnownFile>();
  #signature = "";

  /** How many results are kept. */
  get size(): number {
    let count = 0;
    for (const entries of this.#entries.values()) count += entries.length;
    return count;
  }

  /** @internal Reads the files like `readAll`, and makes of each input what `derive` does. */
  async *readAll<T>(files: readonly DiscoveredFile[], { signature, ...run }: CachedReading<T>): AsyncGenerator<T> {
    if (signature !== this.#signature) this.#entries.clear();
    this.#signature = signature;
    const state = new RunState(run.context, this.#known);
    const exports = lazyExports(files, { ...run.context, memo: this.#memo(state) });
    const context = { ...run.context, exports };
    const configuration = files.filter(isTerraformFile);
    const used = new Set<string>();
    for (const file of files) {
      if (isTerraformFile(file)) continue;
      const key = JSON.stringify(["input", file.path, file.absolute, file.named, file.selected]);
      used.add(key);
      yield* await this.#made(key, [file], state, context, async ([own = file], inner) => [
        await run.derive(await readInput(own, inner, run.stdin), inner),
      ]);
    }
    if (configuration.length > 0) {
      const key = JSON.stringify([
        "configuration",
        configuration.map(({ path, absolute, named }) => [path, absolute, named]),
      ]);
      yield* await this.#made(key, configuration, state, context, async (own, inner) => {
        const made: T[] = [];
        for await (const input of readConfiguration(own, inner)) made.push(await run.derive(input, inner));
        return made;
      });
    }
    this.#forget(files);
  }

  /** Keeps what is made of one file without waiting, and without the exports of others. */
  #memo(state: RunState): FileMemo {
    return (kind, file, context, make) => {
      const key = JSON.stringify([kind, file.path]);
      const version = state.versionOf([file]);
      const known = this.#entries.get(key)?.find((one) => one.own === version && state.holds(one));
      if (known) return known.result as ReturnType<typeof make>;
      const own = state.withBytes([file]);
      const [read] = own?.files ?? [];
      if (!own || !read) return make(file, context);
      const trace = new Trace(context);
      const result = make(read, trace.context);
      this.#keep(key, trace.entry(own.version, result));
      return result;
    };
  }

  async #made<T>(
    key: string,
    files: readonly DiscoveredFile[],
    state: RunState,
    context: InputContext,
    make: (files: readonly DiscoveredFile[], context: InputContext) => Promise<T>,
  ): Promise<T> {
    const version = state.versionOf(files);
    for (const entry of version === undefined ? [] : (this.#entries.get(key) ?? [])) {
      if (entry.own !== version || !state.holds(entry)) continue;
      if (!(await sameExports(entry, context.exports))) continue;
      this.#keep(key, entry);
      return entry.result as T;
    }
    const own = state.withBytes(files);
    if (!own) return await make(files, context);
    const trace = new Trace(context);
    const result = await make(own.files, trace.context);
    this.#keep(key, trace.entry(own.version, result));
    return result;
  }

  #keep(key: string, entry: Entry): void {
    const others = (this.#entries.get(key) ?? []).filter((one) => one !== entry);
    this.#entries.set(key, [entry, ...others].slice(0, maxEntries));
  }

  /** Lets go of files that are gone, once they are more than those that are there. */
  #forget(files: readonly DiscoveredFile[]): void {
    if (this.#entries.size <= 2 * files.length + 1000) return;
    const paths = new Set(files.map((file) => file.path));
    for (const key of this.#entries.keys()) {
      const [kind, path] = JSON.parse(key) as [string, unknown];
      if (kind === "configuration" ? true : !paths.has(String(path))) this.#entries.delete(key);
    }
    this.#known.clear();
  }
}

/** @internal How a run reads with a cache. */
export interface CachedReading<T> {
  /** Equal for runs whose options read alike. */
  readonly signature: string;
  readonly context: InputContext;
  readonly stdin: () => Uint8Array;
  readonly derive: (input: ReadInput, context: InputContext) => Promise<T>;
}

async function sameExports({ exports: recorded }: Entry, exports: Exports | undefined): Promise<boolean> {
  if (recorded.size === 0) return true;
  await exports?.prepare?.();
  return [...recorded].every(([name, value]) => exports?.get(name) === value);
}

/** What files and folders are during one run, each looked at once. */
class RunState {
  readonly #context: InputContext;
  readonly #known: Map<string, KnownFile>;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #files = new Map<string, string | undefined>();

  constructor(context: InputContext, known: Map<string, KnownFile>) {
    this.#context = context;
    this.#known = known;
  }

  /** Whether everything beside its own files is as it was for an entry. */
  holds({ reads, lists }: Entry): boolean {
    for (const [path, version] of reads) if (this.#read(path) !== version) return false;
    for (const [folder, names] of lists) if (this.#list(folder) !== names) return false;
    return true;
  }

  /** `undefined`: they cannot be read, or not be told apart. */
  versionOf(files: readonly MemoFile[]): string | undefined {
    const versions: string[] = [];
    for (const { bytes, absolute } of files) {
      const version = bytes ? digestOf(bytes) : this.#file(absolute);
      if (version === undefined) return undefined;
      versions.push(version);
    }
    return versions.join();
  }

  /** The files with the bytes that their version is of; large ones are read by whoever wants them. */
  withBytes<F extends MemoFile>(
    files: readonly F[],
  ): { readonly files: readonly F[]; readonly version: string } | undefined {
    const { maxFileBytes = Number.POSITIVE_INFINITY } = this.#context.options;
    const read: F[] = [];
    const versions: string[] = [];
    for (const file of files) {
      const known = file.bytes ? undefined : stampOf(file.absolute);
      if (!file.bytes && (!known || known.size > largeBytes)) {
        if (!known?.isSettled) return undefined;
        read.push(file);
        versions.push(known.stamp);
        continue;
      }
      const bytes = readDiscovered(file, largeBytes);
      if (typeof bytes === "string" || bytes.length > maxFileBytes) return undefined;
      read.push({ ...file, bytes });
      const digest = digestOf(bytes);
      versions.push(digest);
      if (known) this.#known.set(file.absolute, { ...known, digest });
    }
    return { files: read, version: versions.join() };
  }

  #read(path: string): string {
    const have = this.#reads.get(path);
    if (have !== undefined) return have;
    const { workspace } = this.#context;
    const file = workspace.fileOf?.(path);
    const version = (file === undefined ? undefined : this.#file(file)) ?? versionOfRead(workspace.read(path));
    this.#reads.set(path, version);
    return version;
  }

  #list(folder: string): string {
    const names = this.#lists.get(folder) ?? namesOf(this.#context.workspace.list(folder));
    this.#lists.set(folder, names);
    return names;
  }

  #file(absolute: string): string | undefined {
    if (this.#files.has(absolute)) return this.#files.get(absolute);
    const version = this.#lookAt(absolute);
    this.#files.set(absolute, version);
    return version;
  }

  #lookAt(absolute: string): string | undefined {
    const now = stampOf(absolute);
    if (!now) return undefined;
    if (now.size > largeBytes) return now.isSettled ? now.stamp : undefined;
    const known = this.#known.get(absolute);
    if (known?.isSettled && known.stamp === now.stamp) return known.digest;
    const bytes = readRegularFile(absolute, largeBytes);
    if (typeof bytes === "string") return undefined;
    const digest = digestOf(bytes);
    this.#known.set(absolute, { ...now, digest });
    return digest;
  }
}

/** Notes what a reader asks for. */
class Trace {
  readonly context: InputContext;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #exports = new Map<string, Value | undefined>();

  constructor(context: InputContext) {
    const { workspace, exports } = context;
    const traced: Workspace = {
      ...workspace,
      read: (path) => {
        const read = workspace.read(path);
        this.#reads.set(path, versionOfRead(read));
        return read;
      },
      list: (folder) => {
        const names = workspace.list(folder);
        this.#lists.set(folder, namesOf(names));
        return names;
      },
    };
    this.context = { ...context, workspace: traced, ...(exports && { exports: this.#tracedExports(exports) }) };
  }

  entry(own: string, result: unknown): Entry {
    return { own, reads: this.#reads, lists: this.#lists, exports: this.#exports, result };
  }

  #tracedExports(exports: Exports): Exports {
    return {
      ...exports,
      get: (name) => {
        const value = exports.get(name);
        this.#exports.set(name, value);
        return value;
      },
    };
  }
}

function versionOfRead(read: ReturnType<Workspace["read"]>): string {
  return read.kind === "ok" ? digestOf(read.bytes) : `${read.kind} ${read.reason}`;
}

function namesOf(names: readonly string[]): string {
  return names.join("\0");
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}

/** What the system says of a regular file; `undefined` for anything else. */
function stampOf(
  absolute: string,
): { readonly stamp: string; readonly size: number; readonly isSettled: boolean } | undefined {
  try {
    const now = Date.now();
    const stats = statSync(absolute, { bigint: true });
    if (!stats.isFile()) return undefined;
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = stats;
    const stamp = `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
    return { stamp, size: Number(size), isSettled: now - Number(ctimeMs) > coarsestClock };
  } catch {
    return undefined; // gone, or out of reach
  }
}
