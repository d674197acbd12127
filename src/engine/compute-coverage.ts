import type { CoverageSide } from "../coverage/drift.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import type { RunFacts } from "./run-facts.ts";

/** Which guardrails cover what; `null` where neither the inputs nor the settings have to do with guardrails. */
export async function coverageOfRun(
  run: Pick<RunFacts, "facts" | "inputs" | "conflicts">,
  settings: Settings,
  today: Day,
): Promise<Coverage | null> {
  if (settings.require !== "always" && !run.facts.some(isAboutGuardrails)) return null;
  return coverageInAnyCase(run, settings, today);
}

/** The same, whatever the inputs speak of. */
export async function coverageInAnyCase(
  run: Pick<RunFacts, "facts" | "inputs" | "conflicts">,
  settings: Settings,
  today: Day,
): Promise<Coverage> {
  return (await coverageSide(run, settings, today)).coverage;
}

/** The coverage with the tree and the facts that it is of, to be compared with another one. */
export async function coverageSide(
  { facts, inputs, conflicts }: Pick<RunFacts, "facts" | "inputs" | "conflicts">,
  settings: Settings,
  today: Day,
): Promise<CoverageSide> {
  const { coverageWithDecisions } = await import("../coverage/coverage.ts");
  const path = inputs[0]?.path ?? ".";
  const resource = { format: inputs[0]?.format ?? "cloudformation", type: "", address: path } as const;
  const fallback = { kind: "always", resource, location: fileStart(path) } as const;
  return { facts, ...coverageWithDecisions(facts, settings, { today, fallback, conflicts }) };
}

/** Whether a fact is a guardrail or asks for guardrails. */
export function isAboutGuardrails(fact: Fact): boolean {
  if (fact.fact === "UnreadContent" || fact.fact === "RootEvidence") return false;
  return fact.fact !== "MfaDevice" || fact.owner.kind === "root";
}
