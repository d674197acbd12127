import type { Exports, InputContext, Made, Memo, MemoFile } from "../inputs/format.ts";
import { ReadTrace } from "./read-trace.ts";
import type { Dependencies, TracedMemo, Versions } from "./versions.ts";

/** What was made of one file or of several, with all that it depends on. */
export interface Entry extends Dependencies {
  /** The version of the file that it was made of; empty where it was made of what it read. */
  readonly own: string;
  readonly result: unknown;
}

/** Entries of one kind and file that are kept: what is typed now, what could be read last, what is saved. */
const maxEntries = 3;

/**
 * What was read and parsed, by file, and of Terraform code by folder as well. An entry counts as long as everything that it depends
 * on is what it was: the file, others that it includes or calls, folders that were listed, files that were looked for, exports.
 */
export class KeptResults {
  readonly #entries = new Map<string, { readonly path: string; readonly kept: readonly Entry[] }>();

  /** How many results are kept. */
  get size(): number {
    let count = 0;
    for (const { kept } of this.#entries.values()) count += kept.length;
    return count;
  }

  /** Of how many files, folders and kinds something is kept. */
  get keys(): number {
    return this.#entries.size;
  }

  /** Whether something is kept that read a file along; `path`: relative to the working directory, with `/`. */
  hasReader(path: string): boolean {
    for (const { kept } of this.#entries.values()) if (kept.some((one) => one.reads.has(path))) return true;
    return false;
  }

  /** Whether something is kept that was made of a version of a file, whatever else it depends on. */
  isKnown(key: string, own: string | undefined): boolean {
    return own !== undefined && this.#entries.get(key)?.kept.some((one) => one.own === own) === true;
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Lets go of what is about none of the paths. */
  retain(paths: ReadonlySet<string>): void {
    for (const [key, { path }] of this.#entries) if (!paths.has(path)) this.#entries.delete(key);
  }

  /** Keeps what is made of a file, or of what is read for it, without waiting. */
  memo(versions: Versions, ofText: Memo["ofText"]): TracedMemo {
    const memo: TracedMemo = {
      within: (outer) => ({
        ofFile: (kind, file, context, make) => {
          const key = keyOf(kind, file.path);
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
          const trace = new ReadTrace(context, versions, memo);
          const result = make(own.file, trace.context);
          this.keep(key, file.path, { own: own.version, ...trace.dependencies, result });
          return result;
        },
        ofReads: <R>(kind: string, path: string, context: InputContext, make: (inner: InputContext) => Made<R>) => {
          const key = keyOf(kind, path);
          const known = this.#holding(key, "", versions, context.exports);
          if (known) {
            outer?.add(known);
            return known.result as R;
          }
          const trace = new ReadTrace(context, versions, memo);
          const { result, isKept } = make(trace.context);
          if (isKept) this.keep(key, path, { own: "", ...trace.dependencies, result });
          return result;
        },
        ofText,
      }),
    };
    return memo;
  }

  /** What is kept, as long as it counts; a promise of it where the exports that it depends on are to be waited for. */
  find(
    key: string,
    file: MemoFile | undefined,
    versions: Versions,
    exports: Exports | undefined,
  ): unknown | Promise<unknown> {
    const entries = this.#entries.get(key)?.kept;
    const version = entries && file ? versions.of(file) : "";
    if (!entries || version === undefined) return undefined;
    const held = () => this.#holding(key, version, versions, exports)?.result;
    const isWaiting = exports?.prepare && entries.some((one) => one.exports.size > 0);
    return isWaiting ? exports.prepare?.().then(held) : held();
  }

  /** Makes something of a file, and keeps it where the file can be told apart. */
  async make<F extends MemoFile, T>(
    key: string,
    file: F,
    versions: Versions,
    context: InputContext,
    memo: TracedMemo,
    make: (file: F, context: InputContext) => Promise<T>,
  ): Promise<T> {
    const own = versions.withBytes(file);
    if (!own) return await make(file, context);
    const trace = new ReadTrace(context, versions, memo);
    const result = await make(own.file, trace.context);
    this.keep(key, file.path, { own: own.version, ...trace.dependencies, result });
    return result;
  }

  /** `path`: of the file that it is about; of an entry that is kept already it is known. */
  keep(key: string, path: string | undefined, entry: Entry): void {
    const known = this.#entries.get(key);
    if (known?.kept[0] === entry) return;
    const others = known?.kept.filter((one) => one !== entry) ?? [];
    this.#entries.set(key, { path: path ?? known?.path ?? "", kept: [entry, ...others].slice(0, maxEntries) });
  }

  #holding(key: string, own: string, versions: Versions, exports: Exports | undefined): Entry | undefined {
    const entry = this.#entries
      .get(key)
      ?.kept.find((one) => one.own === own && versions.hold(one) && sameExports(one, exports));
    if (entry) this.keep(key, undefined, entry);
    return entry;
  }
}

/** What a result of a kind about a file or folder is kept by. */
export function keyOf(kind: string, path: string): string {
  return `${kind}\0${path}`;
}

/** The key of what a file is read to: that depends on how it was asked for. */
export function inputKey({
  path,
  named,
  selected,
}: {
  readonly path: string;
  readonly named: boolean;
  readonly selected?: true;
}) {
  return keyOf(named ? "named" : selected ? "selected" : "input", path);
}

function sameExports({ exports: recorded }: Entry, exports: Exports | undefined): boolean {
  for (const [name, value] of recorded) if (exports?.get(name) !== value) return false;
  return true;
}
