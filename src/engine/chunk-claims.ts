/** Chunks ahead of the first one that is not taken over yet, for each thread, that may be read. */
const chunksAhead = 4;

/**
 * Who reads which chunk of the files, in memory that threads share: each chunk is claimed once, by the first to come. What is read
 * waits until everything before it is taken over, so nobody reads far ahead of that.
 */
export class ChunkClaims {
  /** For others to share. */
  readonly memory: SharedArrayBuffer;
  readonly #threads: number;
  /** First how many chunks are taken over, then for each chunk the number of the thread that reads it, from 1 on. */
  readonly #cells: Int32Array;

  constructor(threads: number, memory: SharedArrayBuffer) {
    this.#threads = threads;
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  static for(chunks: number, threads: number): ChunkClaims {
    return new ChunkClaims(threads, new SharedArrayBuffer((chunks + 1) * Int32Array.BYTES_PER_ELEMENT));
  }

  get chunks(): number {
    return this.#cells.length - 1;
  }

  /** Whether the chunk is the thread's from now on. */
  claim(chunk: number, thread: number): boolean {
    return Atomics.compareExchange(this.#cells, chunk + 1, 0, thread) === 0;
  }

  /** The first chunk from `from` on that nobody has and that may be read, which is the thread's from now on. */
  claimFirst(from: number, thread: number): number | undefined {
    for (let chunk = from; chunk < Math.min(this.chunks, this.#limit()); chunk += 1)
      if (this.claim(chunk, thread)) return chunk;
    return undefined;
  }

  /** Blocks the thread until a chunk may be read. */
  waitFor(chunk: number): void {
    for (;;) {
      const taken = Atomics.load(this.#cells, 0);
      if (chunk < taken + this.#ahead) return;
      Atomics.wait(this.#cells, 0, taken);
    }
  }

  /** Says that so many chunks are taken over, so that more may be read. */
  tookOver(chunks: number): void {
    Atomics.store(this.#cells, 0, chunks);
    Atomics.notify(this.#cells, 0);
  }

  /** The chunks of a thread that is gone are nobody's again, but for those that it has handed over. */
  free(thread: number, isHandedOver: (chunk: number) => boolean): void {
    for (let chunk = 0; chunk < this.chunks; chunk += 1)
      if (!isHandedOver(chunk)) Atomics.compareExchange(this.#cells, chunk + 1, thread, 0);
  }

  get #ahead(): number {
    return chunksAhead * this.#threads;
  }

  #limit(): number {
    return Atomics.load(this.#cells, 0) + this.#ahead;
  }
}
