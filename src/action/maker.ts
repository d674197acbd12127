import { createHash } from "node:crypto";

/**
 * Which job made a verdict, where its identity alone may be that of another job, too: the calls of one reusable workflow
 * have one job ID, and not every token may ask for the names that tell them apart. It holds for one attempt of one run.
 */
export interface Maker {
  /** The run and its attempt. */
  readonly run: string;
  /** One of the jobs of that attempt. */
  readonly job: string;
}

/** `job`: what the runner has for one job only. */
export function makerOf(run: string, attempt: string, job: string | undefined): Maker | undefined {
  if (!/^\d+$/.test(run) || job === undefined || job === "") return undefined;
  return {
    run: `${run}.${/^\d+$/.test(attempt) ? attempt : "1"}`,
    job: createHash("sha256").update(job).digest("hex").slice(0, 8),
  };
}

export function makerMark({ run, job }: Maker): string {
  return `${run}/${job}`;
}

/** The maker in a text that ends with its mark. */
export function readMaker(text: string): Maker | undefined {
  const [, run, job] = /(\d+\.\d+)\/([0-9a-f]{8})$/.exec(text) ?? [];
  return run === undefined || job === undefined ? undefined : { run, job };
}

/** Whether two verdicts of one identity are of two jobs that run side by side. */
export function areTwins(one: Maker | undefined, other: Maker | undefined): boolean {
  return one !== undefined && other !== undefined && one.run === other.run && one.job !== other.job;
}
