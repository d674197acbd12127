import { posix } from "node:path";
import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailComparison } from "../model/guardrail-change.ts";
import type { BaseSide } from "./base-side.ts";
import { type DecidedSides, isAboutGuardrails } from "./compute-coverage.ts";
import { type PlannedChange, plannedKey, planOf, type RunFacts } from "./run-facts.ts";

/** What the change does to guardrails; `undefined` where there is nothing to compare with, or nobody asked for any. */
export async function compareGuardrails(
  base: BaseSide | undefined,
  run: RunFacts,
  sides: DecidedSides,
): Promise<GuardrailComparison | undefined> {
  const before = stoodBefore(base, run);
  if (sides.settings.require === "never" || !before.some(isAboutGuardrails)) return undefined;
  const after = base ? run.facts : plannedFacts(run.facts, run.planned);
  const { compareSides } = await import("../coverage/change/compare-sides.ts");
  const templates = new Map(base?.templates.map((one) => [plannedKey(one.path, one.logicalId), one]));
  const [one, other] = await sides.aligned(before, after);
  return compareSides({
    before: one,
    after: other,
    planned: (fact) => run.planned.actions.get(plannedKey(fact.scope, fact.resource.address)),
    touched: (place) => base?.lines.touched(place),
    now: (place) => base?.lines.now(place),
    touchedNow: (place) => base?.lines.touchedNow(place),
    templateChange: (fact) => templates.get(plannedKey(fact.location.path, fact.resource.address)),
  });
}

/**
 * The facts of what stood. A plan tells by itself what stood before it, and one that lies in the base tells of another
 * change; where a plan has a block, it knows better than the block. The base's own list where it is all of it.
 */
export function stoodBefore(base: BaseSide | undefined, { facts, planned }: RunFacts): readonly Fact[] {
  if (!base) return planned.before;
  const isPlanned = plannedTest([...facts, ...planned.before], planned);
  const plans = new Set(base.facts.flatMap((fact) => (fact.resource.format === "terraform-plan" ? [fact.scope] : [])));
  const stood = base.facts.filter((fact) => !plans.has(fact.scope) && !(isOfBlock(fact) && isPlanned(fact)));
  // A facts file that is no part of the change says the same on both sides.
  const known = new Set(stood.flatMap((fact) => fact.digest ?? []));
  const beside = facts.filter(
    (fact) => fact.digest !== undefined && !known.has(fact.digest) && !base.isOfChange(fact.location.path),
  );
  const isWhole = stood.length === base.facts.length && beside.length === 0 && planned.before.length === 0;
  return isWhole ? base.facts : [...stood, ...beside, ...planned.before];
}

/** Whether a block of code declares it, or the template that a block holds. */
function isOfBlock({ resource }: Fact): boolean {
  return resource.format === "terraform-hcl" || resource.format === "cloudformation";
}

/** The facts of plans, of the templates in them too; the same list where all are. */
function plannedFacts(facts: readonly Fact[], { actions }: PlannedChange): readonly Fact[] {
  const isPlanned = ({ resource, scope }: Fact) =>
    resource.format === "terraform-plan" || actions.has(plannedKey(scope, resource.address));
  const planned = facts.filter(isPlanned);
  return planned.length === facts.length ? facts : planned;
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
