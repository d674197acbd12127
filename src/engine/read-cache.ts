import type { DiscoveredFile } from "../inputs/discover.ts";
import type { InputContext } from "../inputs/format.ts";
import { type ReadInput, readInput } from "../inputs/read.ts";
import { isTerraformFile, lazyExports, readConfiguration } from "../inputs/read-all.ts";
import { FileVersions, KnownFiles } from "./file-versions.ts";
import { inputKey, KeptResults, keyOf } from "./kept-results.ts";
import { lintCaches } from "./lint-caches.ts";
import { ReadTrace } from "./read-trace.ts";
import { ScannedTexts } from "./scanned-texts.ts";
import type { TracedMemo } from "./versions.ts";

/**
 * What runs keep for later ones. The result of a run is the same with it and without it.
 */
export class LintCache {
  readonly #results = new KeptResults();
  readonly #known = new KnownFiles();
  readonly #texts = new ScannedTexts();
  #signature = "";

  constructor() {
    lintCaches.add(this);
  }

  /** How many results are kept. */
  get size(): number {
    return this.#results.size;
  }

  /** @internal Whether something is kept that read a file along; `path`: relative to the working directory, with `/`. */
  hasReader(path: string): boolean {
    return this.#results.hasReader(path);
  }

  /** @internal Reads the files like `readAll`, and makes of each input what `derive` does. */
  async *readAll<T>(files: readonly DiscoveredFile[], { signature, ...run }: CachedReading<T>): AsyncGenerator<T> {
    if (signature !== this.#signature) this.#results.clear();
    this.#signature = signature;
    const versions = new FileVersions(run.context, this.#known, files);
    const memo = this.#results.memo(versions, (path, text, make) => this.#texts.get(path, text, make));
    const base = { ...run.context, workspace: versions.workspace };
    const exports = lazyExports(files, { ...base, memo: memo.within(undefined) });
    const context = { ...base, exports };
    for (const file of files) {
      if (isTerraformFile(file)) continue;
      const key = inputKey(file);
      const kept = this.#results.find(key, file, versions, exports);
      yield ((kept instanceof Promise ? await kept : kept) as T | undefined) ??
        (await this.#results.make(key, file, versions, context, memo, async (own, inner) =>
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
    const key = keyOf("configuration", files.map(({ path }) => path).join("\0"));
    const kept = await this.#results.find(key, undefined, versions, context.exports);
    if (kept) return kept as readonly T[];
    const trace = new ReadTrace(context, versions, memo);
    const made: T[] = [];
    for await (const input of readConfiguration(files, trace.context)) made.push(await derive(input, trace.context));
    this.#results.keep(key, "", { own: "", ...trace.dependencies, result: made });
    return made;
  }

  /** Lets go of files that are gone, once they are more than those that are there. */
  #forget(files: readonly DiscoveredFile[]): void {
    if (this.#results.keys <= 4 * files.length + 1000) return;
    this.#results.retain(new Set(files.map((file) => file.path)));
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
