import type { Conflict } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { DriftReport } from "../model/evidence.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";

interface Side {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly Conflict[];
}

/** Compares what code declares with what the outputs of AWS in `against` show. */
export async function computeDrift(
  declared: Side,
  found: Side,
  settings: Settings,
  { today, against }: { readonly today: Day; readonly against: string },
): Promise<DriftReport> {
  const { coverageWithDecisions } = await import("../coverage/coverage.ts");
  const { driftOf } = await import("../coverage/drift.ts");
  const resource = { format: "cloudformation", type: "", address: against } as const;
  const fallback = { kind: "always", resource, location: fileStart(against) } as const;
  const sideOf = ({ facts, conflicts }: Side) => ({
    facts,
    ...coverageWithDecisions(facts, settings, { today, fallback, conflicts }),
  });
  return driftOf(sideOf(declared), sideOf(found), against);
}
