/** What a run read, and the wall time of its phases. */
export interface RunStats {
  readonly files: number;
  readonly passedOver: number;
  readonly bytes: number;
  readonly resources: number;
  readonly facts: number;
  readonly phases: readonly Phase[];
}

export interface Phase {
  readonly name: string;
  readonly milliseconds: number;
}

/** Takes the time of phases that follow each other: each call ends one. */
export function stopwatch(): { lap(name: string): void; readonly phases: readonly Phase[] } {
  const phases: Phase[] = [];
  let since = performance.now();
  return {
    phases,
    lap(name) {
      const now = performance.now();
      phases.push({ name, milliseconds: now - since });
      since = now;
    },
  };
}
