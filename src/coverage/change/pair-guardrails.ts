import { compareDecisions } from "../../policy/decision.ts";
import type { ExistingGuardrail, ExistingGuardrails } from "./existing-guardrails.ts";
import type { NodePairs } from "./pair-nodes.ts";

/** The guardrails of both sides, and which nodes of them are the same. */
export interface GuardrailSides {
  readonly base: ExistingGuardrails;
  readonly head: ExistingGuardrails;
  readonly nodes: NodePairs;
}

/** Each guardrail of the base with what it became: the same address, or else an equal that is new. */
export function pairGuardrails(sides: GuardrailSides): ReadonlyMap<ExistingGuardrail, ExistingGuardrail> {
  const { base, head } = sides;
  const pairs = new Map<ExistingGuardrail, ExistingGuardrail>();
  const open = new Set(head.guardrails);
  const take = (
    candidatesOf: (before: ExistingGuardrail) => Iterable<ExistingGuardrail>,
    fits: (before: ExistingGuardrail, after: ExistingGuardrail) => boolean,
  ): void => {
    for (const before of base.guardrails) {
      if (pairs.has(before) || before.works.kind === "no") continue;
      for (const after of candidatesOf(before)) {
        if (!open.has(after) || after.kind !== before.kind || !fits(before, after)) continue;
        pairs.set(before, after);
        open.delete(after);
        break;
      }
    }
  };
  const byResource = new Map<string, ExistingGuardrail[]>();
  for (const one of head.guardrails)
    byResource.set(resourceKey(one), [...(byResource.get(resourceKey(one)) ?? []), one]);
  const same = (before: ExistingGuardrail) => byResource.get(resourceKey(before)) ?? [];
  take(same, (before, after) => before.fact.scope === after.fact.scope);
  take(same, (before, after) => before.fact.location.path === after.fact.location.path);
  take(same, (before, after) => isSameOrganization(before, after, sides));
  take(
    () => open,
    (before, after) => !isUnknown(after) && isEqual(before, after, sides),
  );
  return pairs;
}

/** An attachment of a policy that is not known stands for what the same attachment was before, and for nothing else. */
function isUnknown({ kind, scp }: ExistingGuardrail): boolean {
  return kind === "attachment" && scp === undefined;
}

function resourceKey({ kind, fact: { resource } }: ExistingGuardrail): string {
  return JSON.stringify([kind, resource.type, resource.address]);
}

function isSameOrganization(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  { base, head, nodes }: GuardrailSides,
): boolean {
  const roots = new Set(after.reach.flatMap((node) => head.tree.path(node).slice(0, 1)));
  const stood = before.reach.flatMap((node) => base.tree.path(node).slice(0, 1));
  if (roots.size === 0 || stood.length === 0) return true;
  return stood.some((root) => {
    const now = nodes.after(root);
    return now !== undefined && roots.has(now);
  });
}

/** Whether `after` does all that `before` did. */
function isEqual(before: ExistingGuardrail, after: ExistingGuardrail, sides: GuardrailSides): boolean {
  const { head, nodes } = sides;
  const denies =
    !before.decision ||
    (after.decision && ["same", "strengthened"].includes(compareDecisions(before.decision, after.decision)));
  const isEverywhere = before.targets.every((target) => {
    const now = nodes.after(target);
    return now !== undefined && after.targets.some((node) => head.tree.isWithin(now, node));
  });
  const excluded = new Set(before.excluded.map((node) => nodes.after(node)));
  return (
    before.family === after.family &&
    denies === true &&
    after.strength >= before.strength &&
    (after.works.kind === before.works.kind || after.works.kind === "yes") &&
    isEverywhere &&
    isSameOrganization(before, after, sides) &&
    after.excluded.every((node) => excluded.has(node))
  );
}
