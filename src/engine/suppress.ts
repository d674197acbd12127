import { baselineFileOf } from "./baseline.ts";
import type { Suppressed, SuppressedRun } from "./suppress-findings.ts";

/** Marks what exceptions and the baseline suppress. Without findings and a baseline there is nothing to mark, and nothing is loaded. */
export async function suppress(run: SuppressedRun): Promise<Suppressed> {
  const { findings, options } = run;
  if (findings.length === 0 && !baselineFileOf(options)) return { findings, summary: {}, updatedBaseline: null };
  const { applySuppressions } = await import("./suppress-findings.ts");
  return applySuppressions(run);
}
