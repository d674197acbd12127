import fc from "fast-check";

/**
 * The seed of every random case: the same at each run, so that the gate tells of a change what the change did. Another one by
 * `ROOTRAIL_SEED=<number>`, a new one for each run by `ROOTRAIL_SEED=random`: `npm run laws` searches so.
 */
const seed = process.env["ROOTRAIL_SEED"] ?? "20260601";

/** How many times as many cases are tried, by `ROOTRAIL_CASES`. */
const factor = Number(process.env["ROOTRAIL_CASES"] ?? 1);

/** The number of random cases that a law takes, `usual` in the gate. */
export function cases(usual: number): number {
  return Math.ceil(usual * factor);
}

fc.configureGlobal({ numRuns: cases(100), ...(seed !== "random" && { seed: Number(seed) }) });
