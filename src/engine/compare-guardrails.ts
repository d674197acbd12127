import { posix } from "node:path";
import type { Day } from "../model/day.ts";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailComparison } from "../model/guardrail-change.ts";
import type { Settings } from "../model/settings.ts";
import type { BaseSide } from "./base-side.ts";
import { isAboutGuardrails } from "./compute-coverage.ts";
import { type PlannedChange, plannedKey, planOf, type RunFacts } from "./run-facts.ts";

/** What the change does to guardrails; `undefined` where there is nothing to compare with, or nobody asked for any. */
export async function compareGuardrails(
  base: BaseSide | undefined,
  { facts, planned }: RunFacts,
  settings: Settings,
  today: Day,
): Promise<GuardrailComparison | undefined> {
  // A plan tells by itself what stood before it; one that lies in the base tells of another change.
  // Where a plan has a block, it knows better than the block what stood.
  const isPlanned = plannedTest([...facts, ...planned.before], planned);
  const stood = (base?.facts ?? []).filter(
    (fact) =>
      fact.resource.format !== "terraform-plan" && (fact.resource.format !== "terraform-hcl" || !isPlanned(fact)),
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

/**
 * Whether a plan tells of a resource that code declares: a plan of the same root module. Several plans of one run, and
 * root modules that have none, can have equal addresses. A plan is of the folder that its resources were found in, else
 * of its own.
 */
function plannedTest(facts: readonly Fact[], { actions }: PlannedChange): (fact: FactBase) => boolean {
  const plans = new Map<string, Set<string>>();
  for (const key of actions.keys()) if (!plans.has(planOf(key))) plans.set(planOf(key), new Set());
  for (const { resource, scope, header, callers } of facts) {
    const folders = resource.format === "terraform-plan" ? plans.get(scope ?? "") : undefined;
    const { path } = callers.at(-1)?.location ?? header;
    if (path !== scope) folders?.add(posix.dirname(path));
  }
  const ofFolder = new Map<string, string[]>();
  for (const [plan, found] of plans) {
    const folders = found.size > 0 ? found : [posix.dirname(plan)];
    for (const folder of folders) ofFolder.set(folder, [...(ofFolder.get(folder) ?? []), plan]);
  }
  return ({ scope, location, resource }) =>
    (ofFolder.get(posix.dirname(scope ?? location.path)) ?? []).some((plan) =>
      actions.has(plannedKey(plan, resource.address)),
    );
}
