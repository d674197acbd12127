import { type GuardrailFamily, guardrailFamilies } from "../../model/guardrail.ts";
import { countsByItself, type OrgNode, type OrgNodeRef, refToNode } from "../../model/org-node.ts";
import { alignSides } from "../decide-side.ts";
import { levelAt, type Verdict } from "../verdict.ts";
import { type ExistingGuardrail, existingGuardrails } from "./existing-guardrails.ts";
import type { GuardrailSides } from "./pair-guardrails.ts";
import { type NodePairs, pairNodes } from "./pair-nodes.ts";
import type { ComparedSides } from "./places.ts";

/** A node that a family of guardrails covered, or may have covered, and that it covers less by now. */
export interface Loss {
  readonly family: GuardrailFamily;
  /** The node itself, else the organization or OU that lost its cover with what stands below it by now. */
  readonly before: OrgNode;
  readonly after: OrgNode;
  /** Whether it was covered for certain. */
  readonly wasCovered: boolean;
  /** Whether it is not known that it is not covered any more. */
  readonly isOpen: boolean;
  /** Whether nothing is found that covers it, and what was not read may. */
  readonly isUnread: boolean;
}

/** Both sides with what was found to be the same on them. */
export interface Comparison extends GuardrailSides {
  readonly sides: ComparedSides;
}

/** Both sides in one organization, with what was found to be the same on them. */
export function compare(sides: ComparedSides): Comparison {
  const [before, after] = alignSides(sides.before, sides.after);
  const [base, head] = [existingGuardrails(before, "before"), existingGuardrails(after, "after")];
  return { base, head, nodes: pairNodes(base, head), sides };
}

const rank = { covered: 2, unverifiable: 1, missing: 0 } as const;

/** By node and family, over the nodes that count by themselves on one of the sides. */
export function lossesOf({ base, head, nodes }: Comparison): readonly Loss[] {
  const named = base.tree.onlyNamed();
  return base.tree.all().flatMap((before): readonly Loss[] => {
    const after = nodes.after(before) ?? (named.has(before) ? restAround(before, { base, nodes }) : undefined);
    if (!after) return [];
    return guardrailFamilies.flatMap((family): readonly Loss[] => {
      const lost = lossOf(family, before, after, { base, head });
      if (!lost) return [];
      if (countsByItself(before) || countsByItself(after)) return [lost];
      // What nothing named before was there without a name, or would have been covered.
      const below = newBelow(after, nodes);
      return below.flatMap((node) => lossOf(family, before, node, { base, head }) ?? []);
    });
  });
}

function lossOf(
  family: GuardrailFamily,
  before: OrgNode,
  after: OrgNode,
  { base, head }: Pick<Comparison, "base" | "head">,
): Loss | undefined {
  const stood = base.verdicts.of(before, family).state;
  const stands = head.verdicts.of(after, family).state;
  if (stood === "not-required" || stands === "not-required" || rank[stands] >= rank[stood]) return undefined;
  // Where only what was not read may have covered it, nothing is known to be lost.
  if (stood === "unverifiable" && isOnlyUnread(base.verdicts.of(before, family))) return undefined;
  const isUnread = stands === "unverifiable" && isOnlyUnread(head.verdicts.of(after, family));
  const isOpen = stands === "unverifiable" && !isUnread;
  return { family, before, after, wasCovered: stood === "covered", isOpen, isUnread };
}

/** The nodes that count by themselves, below one that the base has, which have no node of the base in between and are none themselves. */
function newBelow(node: OrgNode, nodes: NodePairs): readonly OrgNode[] {
  return node.children.flatMap((child) => {
    if (nodes.before(child)) return [];
    return countsByItself(child) ? [child] : newBelow(child, nodes);
  });
}

/** Where a node is that nothing names any more, and nothing has taken away: in the rest of its organization. */
function restAround(node: OrgNode, { base, nodes }: Pick<Comparison, "base" | "nodes">): OrgNode | undefined {
  const [root] = base.tree.path(node);
  const now = root && nodes.after(root);
  return now?.children.find((one) => one.kind === "rest");
}

/** Whether a guardrail of the base may have reached the node that lost its cover. */
export function reached(guardrail: ExistingGuardrail, { before }: Loss, { base }: Comparison): boolean {
  if (guardrail.kind === "recorder" || guardrail.kind === "policy-type") return true;
  if (guardrail.excluded.includes(before)) return false;
  const path = base.tree.path(before);
  return guardrail.reach.some((node) => path.includes(node)) || guardrail.isOpen;
}

/** Whether a guardrail of the base covered the node by itself. */
export function coversAlone(guardrail: ExistingGuardrail, { before }: Loss, { base }: Comparison): boolean {
  if (guardrail.kind === "guardrail") return guardrail.strength >= levelAt(before, base.source);
  if (!guardrail.scp) return true;
  return base.decisions?.alone(guardrail.scp, before).decision.denied === "always";
}

/** The node as it is after the change, with the ID that one of the sides knows. */
export function refOf({ before, after }: Loss, { nodes }: Pick<Comparison, "nodes">): OrgNodeRef {
  const isNew = after.kind !== "rest" && nodes.before(after) === undefined;
  return { ...refToNode(after), id: after.id ?? (isNew ? null : before.id) };
}

/** Whether one of the nodes was covered for certain and is certainly not covered any more. */
export function isCertainLoss(losses: readonly Loss[]): boolean {
  return losses.some((loss) => loss.wasCovered && !loss.isOpen && !loss.isUnread);
}

/** Whether nothing is found at a node, and only what was not read may hold something. */
function isOnlyUnread({ grounds }: Verdict): boolean {
  return grounds.every(({ cause }) => cause.kind === "unread-content");
}

/** Why it is not known whether nodes are still covered, or why they are not. */
export function headCauses(losses: readonly Loss[], { head }: Comparison) {
  const grounds = losses.flatMap((loss) => head.verdicts.of(loss.after, loss.family).grounds);
  const causes = new Map(grounds.map(({ cause }) => [JSON.stringify(cause), cause]));
  return [...causes.values()].slice(0, maxCauses);
}

/** Causes that one finding tells. */
const maxCauses = 3;
