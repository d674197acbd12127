import type { FactBase } from "../../model/fact.ts";
import type { GuardrailName } from "../../model/guardrail.ts";
import type { GuardrailChange, WeakeningPoint } from "../../model/guardrail-change.ts";
import type { Location } from "../../model/location.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { nodeOrCause } from "../tree.ts";
import type { ExistingGuardrails } from "./existing-guardrails.ts";
import { type Comparison, coversAlone, headCauses, isCertainLoss, type Loss, reached, refOf } from "./losses.ts";
import { isChanged, touchedLine, touchedNode, touchedPlace } from "./places.ts";

/** Losses that no guardrail tells: the node stands elsewhere, or something else takes the place of what covered it. */
export function displacements(losses: readonly Loss[], comparison: Comparison): readonly GuardrailChange[] {
  const groups = new Map<string, Displacement>();
  for (const loss of losses) {
    const one = displacementOf(loss, comparison);
    if (!one) continue;
    const key = JSON.stringify([one.fact.scope, one.fact.resource.address, one.points, loss.family]);
    const have = groups.get(key);
    groups.set(key, have ? { ...have, losses: [...have.losses, loss] } : one);
  }
  return [...groups.values()].flatMap((one) => displacedChange(one, comparison) ?? []);
}

interface Displacement {
  readonly losses: readonly Loss[];
  readonly fact: FactBase;
  readonly points: readonly WeakeningPoint[];
  readonly identity: string;
  /** The line that the change touches, where it is not one of the fact: in an OU that lists its accounts. */
  readonly elsewhere?: Location;
}

/** The parents of a node by now: the one that it has, and the one that it had. */
function parentsOf(before: OrgNode, now: OrgNode, { nodes }: Comparison): readonly OrgNode[] {
  return [now.parent, before.parent && nodes.after(before.parent)].flatMap((one) => one ?? []);
}

function displacementOf(loss: Loss, comparison: Comparison): Displacement | undefined {
  const { base, head, nodes } = comparison;
  for (const node of base.tree.path(loss.before)) {
    const now = nodes.after(node);
    if (!now?.parent || !node.parent || !node.placed || nodes.after(node.parent) === now.parent) continue;
    const fact = head.tree.factOf(now);
    const point = {
      kind: "moved",
      node: nameOfNode(now),
      from: nameOfNode(node.parent),
      to: now.placed ? nameOfNode(now.parent) : null,
    } as const;
    const isTouched = fact && touchedLine(fact, comparison.sides) !== undefined;
    const elsewhere = isTouched
      ? undefined
      : touchedNode(parentsOf(node, now, comparison), head.tree, comparison.sides);
    const base = { losses: [loss], points: [point], identity: "moved" };
    if (fact) return elsewhere ? { ...base, fact, elsewhere } : { ...base, fact };
  }
  if (!loss.wasCovered) return undefined;
  const [ground] = head.verdicts.of(loss.after, loss.family).grounds;
  const fact =
    newAssociation(loss, comparison) ?? ground?.fact ?? head.tree.factOf(loss.after) ?? coveringFact(loss, comparison);
  const causes = headCauses([loss], comparison);
  return fact && { losses: [loss], fact, points: [{ kind: "displaced", causes }], identity: "displaced" };
}

/** The nearest association of a Security Hub policy that the change adds or edits: it takes the place of those above it. */
function newAssociation({ after, family }: Loss, { head, sides }: Comparison): FactBase | undefined {
  if (family !== "detective") return undefined;
  const path = head.tree.path(after);
  const near = head.source.facts.of("SecurityHubAssociation").flatMap((fact) => {
    const target = nodeOrCause(head.tree.resolve(fact.target, fact));
    const depth = "node" in target ? path.indexOf(target.node) : -1;
    return depth >= 0 && isChanged(fact, sides) ? [{ fact, depth }] : [];
  });
  return near.sort((one, other) => other.depth - one.depth)[0]?.fact;
}

/** What declares a guardrail that covered the node before. */
function coveringFact(loss: Loss, comparison: Comparison): FactBase | undefined {
  return comparison.base.guardrails.find(
    (one) => one.family === loss.family && reached(one, loss, comparison) && coversAlone(one, loss, comparison),
  )?.fact;
}

function displacedChange(
  { losses, fact, points, identity, elsewhere }: Displacement,
  comparison: Comparison,
): GuardrailChange | undefined {
  const { base, sides } = comparison;
  const [first] = losses;
  const guardrail = first && coveringName(first, base);
  if (!first || !guardrail) return undefined;
  return {
    kind: "weakened",
    family: first.family,
    guardrail,
    nodes: losses.map((loss) => refOf(loss, comparison)),
    points,
    properties: [],
    certainty: isCertainLoss(losses) ? "certain" : "possible",
    resource: fact.resource,
    location: elsewhere ?? touchedPlace(fact, sides),
    identity: [identity, first.family],
  };
}

function coveringName({ before, family }: Loss, base: ExistingGuardrails): GuardrailName | undefined {
  const { by, grounds } = base.verdicts.of(before, family);
  return by[0]?.guardrail ?? grounds.flatMap((one) => one.guardrail ?? [])[0];
}
