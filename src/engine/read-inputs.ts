import type { DiscoveredFile } from "../inputs/discover.ts";
import type { Exports, InputContext } from "../inputs/format.ts";
import { readInput } from "../inputs/read.ts";
import { isTerraformFile, lazyExports, readConfiguration } from "../inputs/read-all.ts";
import { type ReadFacts, type ReadingSetup, toReadFacts } from "./read-facts.ts";
import { readerFile } from "./reader-file.ts";
import type { ReaderThreads, ThreadedReading } from "./reader-threads.ts";
import type { ReadingSide } from "./shared-reading.ts";

/** How the files of a run are read. */
interface Reading {
  readonly files: readonly DiscoveredFile[];
  readonly context: InputContext;
  readonly setup: ReadingSetup;
  readonly stdin: () => Uint8Array;
  /** Threads at the most, from the first file on; `auto`: as many as there are cores, once that is sooner. Default: 1. */
  readonly threads?: number | "auto" | undefined;
  /** Whether the process is there for this reading. */
  readonly ownsProcess?: boolean | undefined;
  /** The side of a change that they are. */
  readonly side?: ReadingSide | undefined;
}

/** Milliseconds of processor time after which the rest can be told by what was read: before, all is several times as slow. */
const untilFast = 300;
/** Milliseconds of processor time that are to be left for each further thread: until it is as fast as this one it takes some 300. */
const worthThread = 1500;
/** Files from one time to the next that threads are thought of. */
const filesBetween = 8;
/** Threads of a run at the most: each takes some 60 MB. */
const maxThreads = 8;

/**
 * Reads the inputs of a run, in the order of the files and what is in Terraform code last, in as many threads as are of use.
 * However many there are, what comes out is the same.
 */
export class InputReading {
  readonly #reading: Reading;
  #pool: ReaderThreads | undefined;
  /** Threads that the machine allows, once they are asked for. */
  #most: number | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** How many threads have read something. */
  get threads(): number {
    return this.#pool?.active ?? 1;
  }

  async *inputs(): AsyncGenerator<ReadFacts> {
    let letGrow: (() => void) | undefined;
    const keepSmall = async () => {
      letGrow ??= (await import("./young-generation.ts")).keepYoungGeneration();
    };
    try {
      yield* this.#inputs(this.#reading.ownsProcess ? { beforeLarge: keepSmall } : {});
    } finally {
      letGrow?.();
    }
  }

  async *#inputs(events: Pick<InputContext, "beforeLarge">): AsyncGenerator<ReadFacts> {
    const { files, stdin, context, side } = this.#reading;
    const memo = side?.memo.within(undefined);
    const exports = lazyExports(files, { ...context, ...(memo && { memo }) });
    const withExports = { ...context, ...events, exports };
    const read = async (file: DiscoveredFile, inner: InputContext = withExports) =>
      toReadFacts(await readInput(file, inner, stdin), inner);
    const [configuration, others] = [files.filter(isTerraformFile), files.filter((file) => !isTerraformFile(file))];
    if (!side) yield* this.#readFiles(others, read);
    else yield* this.#readSide(others, side, exports, (file) => side.make(file, withExports, read));
    if (configuration.length === 0) return;
    side?.provide(configuration);
    const ofFolders = { ...withExports, ...(memo && { memo }) };
    for await (const input of readConfiguration(configuration, ofFolders)) yield await toReadFacts(input, context);
  }

  /** What the other side made of the same, and what is read here. */
  async *#readSide(
    files: readonly DiscoveredFile[],
    side: ReadingSide,
    exports: Exports,
    read: (file: DiscoveredFile) => Promise<ReadFacts>,
  ): AsyncGenerator<ReadFacts> {
    const found = new Map<DiscoveredFile, ReadFacts>();
    for (const file of files) {
      const known = side.find(file, exports);
      const input = known instanceof Promise ? await known : known;
      if (input) found.set(file, input);
    }
    const left = files.filter((file) => !found.has(file));
    side.provide(left);
    const inputs = this.#readFiles(left, read);
    try {
      for (const file of files) {
        const input = found.get(file) ?? (await inputs.next()).value;
        if (input) yield input;
      }
    } finally {
      await inputs.return(undefined);
    }
  }

  async *#readFiles(
    files: readonly DiscoveredFile[],
    read: (file: DiscoveredFile) => Promise<ReadFacts>,
  ): AsyncGenerator<ReadFacts> {
    const started = process.cpuUsage();
    for (const [done, file] of files.entries()) {
      const threads = await this.#threadsFor(done, files.length - done, started);
      if (readerFile !== undefined && threads > 1) {
        yield* this.#readInThreads({ program: readerFile, files: files.slice(done), threads, read });
        return;
      }
      yield await read(file);
    }
  }

  async *#readInThreads(
    reading: Pick<ThreadedReading, "program" | "files" | "threads" | "read">,
  ): AsyncGenerator<ReadFacts> {
    const { setup, context, side, ownsProcess } = this.#reading;
    const { isContext } = context;
    const helpAgain = ownsProcess ? (await import("./young-generation.ts")).collectAlone(reading.threads) : undefined;
    side?.provideAll();
    const contextPaths = isContext && new Set(reading.files.flatMap(({ path }) => (isContext(path) ? path : [])));
    const { ReaderThreads } = await import("./reader-threads.ts");
    const hash = side?.hash;
    this.#pool = new ReaderThreads({ ...reading, setup, ...(contextPaths && { contextPaths }), ...(hash && { hash }) });
    let at = 0;
    try {
      for await (const { trace, ...input } of this.#pool.inputs()) {
        const file = reading.files[at];
        if (file && trace) side?.keep(file, input, trace);
        at += 1;
        yield input;
      }
    } finally {
      helpAgain?.();
    }
  }

  /** Of how many threads the files that are left are read; `started`: the processor time before the first one. */
  async #threadsFor(done: number, left: number, started: NodeJS.CpuUsage): Promise<number> {
    const { threads = 1 } = this.#reading;
    if (threads !== "auto") return Math.min(threads, left);
    if (done % filesBetween !== 0) return 1;
    const worth = threadsWorth(done, left, processorTime(started));
    if (worth > 1) this.#most ??= (await import("./reader-threads.ts")).ReaderThreads.most();
    return Math.min(worth, this.#most ?? 1);
  }
}

/** Milliseconds of processor time since another reading: how busy the machine is with other things makes no difference. */
function processorTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Of how many threads the files that are left are sooner read, whatever the machine has. The less was read, the less it tells of the rest. */
export function threadsWorth(done: number, left: number, taken: number): number {
  if (done === 0) return 1;
  const rest = (taken / done) * left * Math.min(1, taken / untilFast);
  return Math.min(left, maxThreads, 1 + Math.floor(rest / worthThread));
}
