import type { NodeCover } from "../model/coverage.ts";
import type { Drift, DriftReport } from "../model/evidence.ts";
import type { Fact } from "../model/fact.ts";
import { guardrailFamilies } from "../model/guardrail.ts";
import { countsByItself, nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { InputSummary } from "../model/report.ts";
import { pairNodes } from "./change/pair-nodes.ts";
import { collectedIn } from "./collected.ts";
import type { CoverageOfTree } from "./coverage.ts";

/** Whether nothing is found, or only because no output lists it. */
function isNothing({ state, causes }: NodeCover): boolean {
  const isUncollected = causes.every(
    ({ cause: one }) => one.kind === "unread-content" && one.of.kind === "not-collected",
  );
  return state === "missing" || (state === "unverifiable" && isUncollected);
}

/** A coverage with the inputs and facts that it was computed from. */
export interface CoverageSide extends CoverageOfTree {
  readonly facts: readonly Fact[];
  readonly inputs: readonly InputSummary[];
}

/**
 * Where accounts and OUs are guarded otherwise than the code says. That outputs of AWS have no guardrail is known only where a
 * call that lists them was made.
 */
export function driftOf(declared: CoverageSide, found: CoverageSide, against: string): DriftReport {
  const pairs = pairNodes(declared, found, { isCertain: true });
  const stateOf = ({ coverage }: CoverageSide) => new Map(coverage.nodes.map((node) => [node.key, node]));
  const [declaredNodes, foundNodes] = [stateOf(declared), stateOf(found)];
  const isCollected = collectedIn(found.facts, found.inputs, found.tree);
  const drifts = declared.tree.all().flatMap((node): readonly Drift[] => {
    const other = pairs.after(node);
    const one = declaredNodes.get(node.key);
    const same = other && foundNodes.get(other.key);
    if (!other || !one || !same || !(one.counts || same.counts)) return [];
    return guardrailFamilies.flatMap((family): readonly Drift[] => {
      const declared = one[family].state;
      const isKnown = !isNothing(same[family]) || isCollected(other, family);
      const found = isKnown ? same[family].state : "unverifiable";
      const isSame = declared === found || (!isKnown && declared === "missing");
      return isSame ? [] : [{ key: node.key, node: nameOfNode(node), family, declared, found }];
    });
  });
  // What stands for the account that nothing names is on no list.
  const isAlone = (node: OrgNode, pair: OrgNode | undefined) =>
    pair === undefined && countsByItself(node) && node.kind !== "standalone";
  return {
    against,
    drifts,
    onlyDeclared: declared.tree
      .all()
      .filter((node) => isAlone(node, pairs.after(node)))
      .map(nameOfNode),
    onlyFound: found.tree
      .all()
      .filter((node) => isAlone(node, pairs.before(node)))
      .map(nameOfNode),
  };
}
