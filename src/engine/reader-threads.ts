import { Worker } from "node:worker_threads";
import type { DiscoveredFile } from "../inputs/discover.ts";
import type { ObjectHash } from "../inputs/object-id.ts";
import { ChunkClaims, chunkOf } from "./chunk-claims.ts";
import { machineThreads } from "./machine-threads.ts";
import type { HandedFacts, ReadFacts, ReadingSetup } from "./read-facts.ts";

/** What a thread reads, as it is started with it: plain data. */
export interface ThreadTask {
  readonly files: readonly DiscoveredFile[];
  readonly chunkSize: number;
  /** The memory of `ChunkClaims`. */
  readonly claims: SharedArrayBuffer;
  readonly threads: number;
  /** Its number; 1 is the thread that starts the others. */
  readonly thread: number;
  readonly setup: ReadingSetup;
  /** The files that only give context; absent: none does. */
  readonly contextPaths?: ReadonlySet<string>;
  /** What object IDs of files are made with; absent: what is read is not traced. */
  readonly hash?: ObjectHash;
}

/** What a thread hands over: of each file what it declares, or `null` where the file is left to the one who started it. */
export interface HandedChunk {
  readonly chunk: number;
  readonly inputs: readonly (HandedFacts | null)[];
}

/** How files are read by several threads. */
export interface ThreadedReading extends Pick<ThreadTask, "files" | "threads" | "setup" | "contextPaths" | "hash"> {
  /** The file that a thread starts with. */
  readonly program: string | URL;
  /** Reads a file in this thread. */
  readonly read: (file: DiscoveredFile) => Promise<ReadFacts>;
}

const ownNumber = 1;

/** Files of a chunk at the most: some milliseconds of reading. */
const maxChunkSize = 16;
/** Chunks for each thread at least, where there are as many files: the last ones end together. */
const minChunks = 8;

/**
 * The stack of a thread as V8 gives it to the first one, and what Node takes off for itself, in MB: what is nested too deeply
 * is so in every thread. Sources: V8's flag `stack-size`, `kStackBufferSize` of Node.
 */
const stackSizeMb = (984 + 192) / 1024;

/**
 * Reads files by chunks in this thread and in others, which share nothing but who reads which chunk. A thread that cannot be
 * started, or ends early, is done without: its chunks are read here.
 */
export class ReaderThreads {
  readonly #reading: ThreadedReading;
  readonly #chunkSize: number;
  readonly #claims: ChunkClaims;
  readonly #workers: Worker[] = [];
  readonly #handed = new Map<number, HandedChunk["inputs"]>();
  /** The first chunk that is not taken over yet. */
  #next = 0;
  /** The threads that have read something. */
  readonly #active = new Set([ownNumber]);
  #wake = () => {};

  constructor(reading: ThreadedReading) {
    const { files, threads } = reading;
    this.#reading = reading;
    this.#chunkSize = Math.max(1, Math.min(maxChunkSize, Math.ceil(files.length / (threads * minChunks))));
    this.#claims = ChunkClaims.for(Math.ceil(files.length / this.#chunkSize), threads);
  }

  /** How many threads the machine has room for. */
  static most(): number {
    return machineThreads();
  }

  /** How many threads have read something, this one included. */
  get active(): number {
    return this.#active.size;
  }

  /** What is in the files, in their order. */
  async *inputs(): AsyncGenerator<HandedFacts> {
    const { files, read, threads } = this.#reading;
    try {
      for (let thread = ownNumber + 1; thread <= threads; thread += 1) this.#start(thread);
      for (; this.#next < this.#claims.chunks; this.#next += 1) {
        const inputs = await this.#inputsOf(this.#next);
        const chunk = chunkOf(files, this.#chunkSize, this.#next);
        for (const [at, file] of chunk.entries()) yield inputs[at] ?? (await read(file));
        this.#handed.delete(this.#next);
        this.#claims.tookOver(this.#next + 1);
      }
    } finally {
      for (const worker of this.#workers) void worker.terminate();
    }
  }

  /** What is in a chunk; while others read it, this thread reads the next one that nobody has. */
  async #inputsOf(chunk: number): Promise<HandedChunk["inputs"]> {
    for (;;) {
      const inputs = this.#handed.get(chunk);
      if (inputs) return inputs;
      const own = this.#claims.claimFirst(chunk, ownNumber);
      if (own === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
      else {
        this.#handed.set(own, await this.#read(own));
        await new Promise((resolve) => setImmediate(resolve)); // lets in what others hand over
      }
    }
  }

  async #read(chunk: number): Promise<HandedChunk["inputs"]> {
    const { files, read } = this.#reading;
    const inputs: ReadFacts[] = [];
    for (const file of chunkOf(files, this.#chunkSize, chunk)) inputs.push(await read(file));
    return inputs;
  }

  #start(thread: number): void {
    const { program, files, threads, setup, contextPaths, hash } = this.#reading;
    const task: ThreadTask = {
      files,
      chunkSize: this.#chunkSize,
      claims: this.#claims.memory,
      threads,
      thread,
      setup,
      ...(contextPaths && { contextPaths }),
      ...(hash && { hash }),
    };
    try {
      const worker = new Worker(program, { workerData: task, resourceLimits: { stackSizeMb } });
      worker.on("message", ({ chunk, inputs }: HandedChunk) => {
        this.#active.add(thread);
        this.#handed.set(chunk, inputs);
        this.#wake();
      });
      worker.on("error", () => {}); // what it did not read is read here, which fails in the same way or not at all
      worker.on("exit", () => {
        this.#claims.free(thread, (chunk) => chunk < this.#next || this.#handed.has(chunk));
        this.#wake();
      });
      this.#workers.push(worker);
    } catch {
      // Threads are not allowed here, or there is no memory for one more.
    }
  }
}
