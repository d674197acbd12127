import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import type { Evidence } from "./evidence.ts";

/** Which guardrails cover what; `null` where neither the inputs nor the settings have to do with guardrails. */
export async function surveyFacts(
  evidence: Pick<Evidence, "facts" | "inputs" | "conflicts">,
  settings: Settings,
  today: Day,
): Promise<Coverage | null> {
  if (settings.require !== "always" && evidence.facts.every(saysNothingOfGuardrails)) return null;
  return surveyAlways(evidence, settings, today);
}

/** The same, whatever the inputs speak of. */
export async function surveyAlways(
  { facts, inputs, conflicts = [] }: Pick<Evidence, "facts" | "inputs" | "conflicts">,
  settings: Settings,
  today: Day,
): Promise<Coverage> {
  const { computeCoverage } = await import("../coverage/coverage.ts");
  const path = inputs[0]?.path ?? ".";
  const resource = { format: inputs[0]?.format ?? "cloudformation", type: "", address: path } as const;
  const fallback = { kind: "always", resource, location: fileStart(path) } as const;
  return computeCoverage(facts, settings, { today, fallback, conflicts });
}

/** Such facts neither are guardrails nor ask for them: the usual case costs nothing. */
export function saysNothingOfGuardrails(fact: Fact): boolean {
  return fact.fact === "UnreadContent" || (fact.fact === "MfaDevice" && fact.owner.kind !== "root");
}
