/** Milliseconds between an event and the run that it asks for, where nothing is under way: what comes together is one event. */
const shortestWait = 5;
/** Milliseconds at most between an event and its run, where it ended another run. */
const longestWait = 400;

/**
 * Makes runs one after the other: the first event is answered at once; one that comes while a run is under way ends that, and is
 * answered when no other came for as long as a run takes. Where nothing happens nothing is done.
 */
export class RunLoop<T> {
  readonly #run: (signal: AbortSignal) => Promise<T>;
  readonly #done: (result: T) => void;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;
  #isWanted = false;
  #took = 0;
  #waiting: (() => void)[] = [];
  #isDisposed = false;

  constructor(run: (signal: AbortSignal) => Promise<T>, done: (result: T) => void, failed: (error: unknown) => void) {
    this.#run = run;
    this.#done = done;
    this.#failed = failed;
  }

  /** Asks for a run with what is known now. */
  request(): void {
    if (this.#isDisposed) return;
    this.#isWanted = true;
    this.#running?.abort();
    clearTimeout(this.#timer);
    const wait = this.#running ? Math.min(longestWait, Math.max(shortestWait, this.#took)) : shortestWait;
    this.#timer = setTimeout(() => this.#start(), wait);
  }

  /** Waits until no run is wanted or under way. */
  async settled(): Promise<void> {
    if (!this.#isWanted && !this.#running) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#isWanted = false;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#release();
  }

  #start(): void {
    this.#timer = undefined;
    if (!this.#running) void this.#runs();
  }

  async #runs(): Promise<void> {
    while (this.#isWanted && !this.#timer) {
      this.#isWanted = false;
      const controller = new AbortController();
      this.#running = controller;
      const start = performance.now();
      try {
        const result = await this.#run(controller.signal);
        this.#took = performance.now() - start;
        if (!controller.signal.aborted) this.#done(result);
      } catch (error) {
        if (!controller.signal.aborted) this.#failed(error);
      }
    }
    this.#running = undefined;
    if (!this.#isWanted) this.#release();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
