import type { Day } from "../model/day.ts";
import type { GuardrailChange } from "../model/guardrail-change.ts";
import type { Settings } from "../model/settings.ts";
import type { BaseSide } from "./base-side.ts";
import { isAboutGuardrails } from "./compute-coverage.ts";
import { addressOf, plannedKey, type RunFacts } from "./run-facts.ts";

/** What the change does to guardrails; `undefined` where there is nothing to compare with, or nobody asked for any. */
export async function compareGuardrails(
  base: BaseSide | undefined,
  { facts, planned }: RunFacts,
  settings: Settings,
  today: Day,
): Promise<readonly GuardrailChange[] | undefined> {
  // A plan tells by itself what stood before it; one that lies in the base tells of another change.
  // Where a plan has a block, it knows better than the block what stood.
  const isPlanned = new Set([...planned.actions.keys()].map(addressOf));
  const stood = (base?.facts ?? []).filter(
    ({ resource }) =>
      resource.format !== "terraform-plan" && (resource.format !== "terraform-hcl" || !isPlanned.has(resource.address)),
  );
  const before = [...stood, ...planned.before];
  if (settings.require === "never" || !before.some(isAboutGuardrails)) return undefined;
  const { guardrailChanges } = await import("../coverage/loss.ts");
  const templates = new Map(base?.templates.map((one) => [plannedKey(one.path, one.logicalId), one]));
  return guardrailChanges({
    before,
    after: base ? facts : facts.filter((fact) => fact.resource.format === "terraform-plan"),
    settings,
    today,
    planned: (fact) => planned.actions.get(plannedKey(fact.scope, fact.resource.address)),
    templateChange: (fact) => templates.get(plannedKey(fact.location.path, fact.resource.address)),
  });
}
