import type { Finding } from "../model/finding.ts";
import type { RuleInputs } from "./findings-of-rules.ts";

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
