import type { Coverage } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import type { GuardrailChange } from "../model/guardrail-change.ts";
import type { Loosening } from "../model/loosening.ts";
import type { AddressMove } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import type { Suppressions } from "../suppressions/suppressions.ts";
import type { RunFacts } from "./run-facts.ts";

/** All that rules are run over, on one side of a change. */
export interface RuleInputs {
  /** The IDs of those that run. */
  readonly rules: readonly string[];
  readonly run: Pick<RunFacts, "facts" | "scanned" | "moves">;
  /** What a comparison with a base finds to be renamed. */
  readonly renamed?: readonly AddressMove[];
  /** What decides: with a base, the base's. */
  readonly settings: Settings;
  readonly coverage: Coverage | null;
  /** What the change does to guardrails; absent where there is nothing to compare with. */
  readonly changes?: readonly GuardrailChange[] | undefined;
  /** What suppresses on this side, as it is written here. */
  readonly suppressions: Suppressions;
  readonly loosened: readonly Loosening[];
  /** The paths that the run was requested for. */
  readonly requested: readonly string[];
}

/** What the rules find, complete. Over nothing at all none finds anything, and none is loaded. */
export async function findFindings(inputs: RuleInputs): Promise<readonly Finding[]> {
  if (isNothing(inputs)) return [];
  const { findingsOfRules } = await import("./findings-of-rules.ts");
  return findingsOfRules(inputs);
}

/** Whether nothing was declared, changed or excepted that a rule could be run over. */
function isNothing({ run, coverage, changes = [], suppressions, loosened }: RuleInputs): boolean {
  const { exceptions, attestations } = suppressions;
  return coverage === null && [run.facts, changes, exceptions, attestations, loosened].every((one) => one.length === 0);
}
