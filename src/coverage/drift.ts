import type { Drift, DriftReport } from "../model/evidence.ts";
import type { Fact } from "../model/fact.ts";
import { countsByItself, nameOfNode, type OrgNode } from "../model/org-node.ts";
import { pairNodes } from "./change/pair-nodes.ts";
import type { CoverageOfTree } from "./coverage.ts";

/** A coverage with the facts that it was computed from. */
export interface CoverageSide extends CoverageOfTree {
  readonly facts: readonly Fact[];
}

/** Where accounts and OUs are guarded otherwise than the code says. */
export function driftOf(declared: CoverageSide, found: CoverageSide, against: string): DriftReport {
  const pairs = pairNodes(declared, found);
  const stateOf = ({ coverage }: CoverageSide) => new Map(coverage.nodes.map((node) => [node.key, node]));
  const [declaredNodes, foundNodes] = [stateOf(declared), stateOf(found)];
  const drifts = declared.tree.all().flatMap((node): readonly Drift[] => {
    const other = pairs.after(node);
    const one = declaredNodes.get(node.key);
    const same = other && foundNodes.get(other.key);
    if (!other || !one || !same || !(one.counts || same.counts)) return [];
    return (["detective", "preventive"] as const).flatMap((family) =>
      one[family].state === same[family].state
        ? []
        : [{ key: node.key, node: nameOfNode(node), family, declared: one[family].state, found: same[family].state }],
    );
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
