/** What a run read, and the wall time of its phases. */
export interface RunStats {
  readonly files: number;
  readonly passedOver: number;
  readonly bytes: number;
  readonly resources: number;
  readonly facts: number;
  /** Threads that read inputs. */
  readonly threads: number;
  readonly phases: readonly Phase[];
}

export interface Phase {
  readonly name: string;
  readonly milliseconds: number;
}

/** Milliseconds from some moment on. Node loads more for `performance.now` than for this. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** Takes the time of phases that follow each other: each lap ends one. */
export interface Stopwatch {
  lap(name: string): void;
  readonly phases: readonly Phase[];
}

export function stopwatch(): Stopwatch {
  const phases: Phase[] = [];
  let since = milliseconds();
  return {
    phases,
    lap(name) {
      const now = milliseconds();
      phases.push({ name, milliseconds: now - since });
      since = now;
    },
  };
}
