import type { DiscoveredFile } from "../inputs/discover.ts";
import type { Exports, InputContext, Made } from "../inputs/format.ts";
import { type ReadInput, readInput } from "../inputs/read.ts";
import { isTerraformFile, lazyExports, readConfiguration } from "../inputs/read-all.ts";
import { type Dependencies, FileVersions, KnownFiles } from "./file-versions.ts";
import { lintCaches } from "./lint-caches.ts";
import { ReadTrace, type TracedMemo } from "./read-trace.ts";
import { ScannedTexts } from "./scanned-texts.ts";

/** What was made of one file or of several, with all that it depends on. */
interface Entry extends Dependencies {
  /** The version of the file that it was made of; empty where it was made of what it read. */
  readonly own: string;
  readonly result: unknown;
}

/** Entries of one kind and file that are kept: what is typed now, what could be read last, what is saved. */
const maxEntries = 3;

/**
 * What runs keep for later ones: what was read and parsed, by file, and of Terraform code by folder as well. An entry counts as
 * long as everything that it depends on is what it was: the file, others that it includes or calls, folders that were listed,
 * files that were looked for, exports. The result of a run is the same with it and without it.
 */
export class LintCache {
  readonly #entries = new Map<string, { readonly path: string; readonly kept: readonly Entry[] }>();
  readonly #known = new KnownFiles();
  readonly #texts = new ScannedTexts();
  #signature = "";

  constructor() {
    lintCaches.add(this);
  }

  /** How many results are kept. */
  get size(): number {
    let count = 0;
    for (const { kept } of this.#entries.values()) count += kept.length;
    return count;
  }

  /** @internal Whether something is kept that read a file along; `path`: relative to the working directory, with `/`. */
  hasReader(path: string): boolean {
    for (const { kept } of this.#entries.values()) if (kept.some((one) => one.reads.has(path))) return true;
    return false;
  }

  /** @internal Reads the files like `readAll`, and makes of each input what `derive` does. */
  async *readAll<T>(files: readonly DiscoveredFile[], { signature, ...run }: CachedReading<T>): AsyncGenerator<T> {
    if (signature !== this.#signature) this.#entries.clear();
    this.#signature = signature;
    const versions = new FileVersions(run.context, this.#known, files);
    const memo = this.#memo(versions);
    const base = { ...run.context, workspace: versions.workspace };
    const exports = lazyExports(files, { ...base, memo: memo.within(undefined) });
    const context = { ...base, exports };
    for (const file of files) {
      if (isTerraformFile(file)) continue;
      const key = `${file.named ? "named" : file.selected ? "selected" : "input"}\0${file.path}`;
      const kept = this.#kept(key, file, versions, context);
      yield ((kept instanceof Promise ? await kept : kept) as T | undefined) ??
        (await this.#made(key, file, versions, context, memo, async (own, inner) =>
          run.derive(await readInput(own, inner, run.stdin), inner),
        ));
    }
    const configuration = files.filter(isTerraformFile);
    if (configuration.length > 0) yield* await this.#configuration(configuration, run, versions, context, memo);
    this.#forget(files);
  }

  /** All of the Terraform code. Where something of it changed, what is kept of each folder counts. */
  async #configuration<T>(
    files: readonly DiscoveredFile[],
    { derive }: Pick<CachedReading<T>, "derive">,
    versions: FileVersions,
    context: InputContext,
    memo: TracedMemo,
  ): Promise<readonly T[]> {
    const key = `configuration\0${files.map(({ path }) => path).join("\0")}`;
    const kept = await this.#kept(key, undefined, versions, context);
    if (kept) return kept as readonly T[];
    const trace = new ReadTrace(context, memo);
    const made: T[] = [];
    for await (const input of readConfiguration(files, trace.context)) made.push(await derive(input, trace.context));
    this.#keep(key, "", { own: "", ...trace.dependencies, result: made });
    return made;
  }

  /** Keeps what is made of a file, or of what is read for it, without waiting. */
  #memo(versions: FileVersions): TracedMemo {
    return {
      within: (outer) => ({
        ofFile: (kind, file, context, make) => {
          const key = `${kind}\0${file.path}`;
          const version = versions.of(file);
          const known = version === undefined ? undefined : this.#holding(key, version, versions, context.exports);
          if (known) {
            outer?.add(known);
            outer?.addFile(file, known.own);
            return known.result as ReturnType<typeof make>;
          }
          const own = versions.withBytes(file);
          outer?.addFile(file, own?.version);
          if (!own) return make(file, context);
          const trace = new ReadTrace(context, this.#memo(versions));
          const result = make(own.file, trace.context);
          this.#keep(key, file.path, { own: own.version, ...trace.dependencies, result });
          return result;
        },
        ofReads: <R>(kind: string, path: string, context: InputContext, make: (inner: InputContext) => Made<R>) => {
          const key = `${kind}\0${path}`;
          const known = this.#holding(key, "", versions, context.exports);
          if (known) {
            outer?.add(known);
            return known.result as R;
          }
          const trace = new ReadTrace(context, this.#memo(versions));
          const { result, isKept } = make(trace.context);
          if (isKept) this.#keep(key, path, { own: "", ...trace.dependencies, result });
          return result;
        },
        ofText: (path, text, make) => this.#texts.get(path, text, make),
      }),
    };
  }

  /** What is kept, as long as it counts; a promise of it where the exports that it depends on are to be waited for. */
  #kept(
    key: string,
    file: DiscoveredFile | undefined,
    versions: FileVersions,
    { exports }: InputContext,
  ): unknown | Promise<unknown> {
    const entries = this.#entries.get(key)?.kept;
    const version = entries && file ? versions.of(file) : "";
    if (!entries || version === undefined) return undefined;
    const held = () => this.#holding(key, version, versions, exports)?.result;
    const isWaiting = exports?.prepare && entries.some((one) => one.exports.size > 0);
    return isWaiting ? exports.prepare?.().then(held) : held();
  }

  #holding(key: string, own: string, versions: FileVersions, exports: Exports | undefined): Entry | undefined {
    const entry = this.#entries
      .get(key)
      ?.kept.find((one) => one.own === own && versions.hold(one) && sameExports(one, exports));
    if (entry) this.#keep(key, undefined, entry);
    return entry;
  }

  async #made<T>(
    key: string,
    file: DiscoveredFile,
    versions: FileVersions,
    context: InputContext,
    memo: TracedMemo,
    make: (file: DiscoveredFile, context: InputContext) => Promise<T>,
  ): Promise<T> {
    const own = versions.withBytes(file);
    if (!own) return await make(file, context);
    const trace = new ReadTrace(context, memo);
    const result = await make(own.file, trace.context);
    this.#keep(key, file.path, { own: own.version, ...trace.dependencies, result });
    return result;
  }

  /** `path`: of the file that it is about; of an entry that is kept already it is known. */
  #keep(key: string, path: string | undefined, entry: Entry): void {
    const known = this.#entries.get(key);
    if (known?.kept[0] === entry) return;
    const others = known?.kept.filter((one) => one !== entry) ?? [];
    this.#entries.set(key, { path: path ?? known?.path ?? "", kept: [entry, ...others].slice(0, maxEntries) });
  }

  /** Lets go of files that are gone, once they are more than those that are there. */
  #forget(files: readonly DiscoveredFile[]): void {
    if (this.#entries.size <= 4 * files.length + 1000) return;
    const paths = new Set(files.map((file) => file.path));
    for (const [key, { path }] of this.#entries) if (!paths.has(path)) this.#entries.delete(key);
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

function sameExports({ exports: recorded }: Entry, exports: Exports | undefined): boolean {
  for (const [name, value] of recorded) if (exports?.get(name) !== value) return false;
  return true;
}
