import type { Day } from "../model/day.ts";
import type { GuardrailComparison } from "../model/guardrail-change.ts";
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
): Promise<GuardrailComparison | undefined> {
  // A plan tells by itself what stood before it; one that lies in the base tells of another change.
  // Where a plan has a block, it knows better than the block what stood.
  const isPlanned = new Set([...planned.actions.keys()].map(addressOf));
  const stood = (base?.facts ?? []).filter(
    ({ resource }) =>
      resource.format !== "terraform-plan" && (resource.format !== "terraform-hcl" || !isPlanned.has(resource.address)),
  );
  // A facts file that is no part of the change says the same on both sides.
  const known = new Set(stood.flatMap((fact) => fact.digest ?? []));
  const beside = base
    ? facts.filter(
        (fact) => fact.digest !== undefined && !known.has(fact.digest) && !base.isOfChange(fact.location.path),
      )
    : [];
  const before = [...stood, ...beside, ...planned.before];
  if (settings.require === "never" || !before.some(isAboutGuardrails)) return undefined;
  const { compareSides } = await import("../coverage/loss.ts");
  const templates = new Map(base?.templates.map((one) => [plannedKey(one.path, one.logicalId), one]));
  return compareSides({
    before,
    after: base ? facts : facts.filter((fact) => fact.resource.format === "terraform-plan"),
    settings,
    today,
    planned: (fact) => planned.actions.get(plannedKey(fact.scope, fact.resource.address)),
    touched: (place) => base?.lines.touched(place),
    now: (place) => base?.lines.now(place),
    templateChange: (fact) => templates.get(plannedKey(fact.location.path, fact.resource.address)),
  });
}
