import type { Coverage, CoverageNode } from "../model/coverage.ts";
import type { FindingNode } from "../model/finding.ts";
import { type OrgNodeRef, refToNode } from "../model/org-node.ts";

const tables = new WeakMap<readonly CoverageNode[], ReadonlyMap<string, CoverageNode>>();

/** The nodes that a finding is about, with where they stand. */
export function findingNodes(nodes: readonly OrgNodeRef[], coverage: Coverage | null): readonly FindingNode[] {
  const byKey = tableOf(coverage?.nodes ?? []);
  return nodes.map((node) => {
    const above: CoverageNode[] = [];
    let at = parentOf(byKey.get(node.key), byKey);
    while (at && !above.includes(at)) {
      above.unshift(at);
      at = parentOf(at, byKey);
    }
    const path = above.filter((one) => one.kind === "unit").map((one) => one.name);
    return { ...refToNode(node), path: path.join("/"), above: above.map((one) => one.key) };
  });
}

function tableOf(nodes: readonly CoverageNode[]): ReadonlyMap<string, CoverageNode> {
  const have = tables.get(nodes) ?? new Map(nodes.map((node) => [node.key, node]));
  tables.set(nodes, have);
  return have;
}

function parentOf(node: CoverageNode | undefined, byKey: ReadonlyMap<string, CoverageNode>): CoverageNode | undefined {
  return node?.parent ? byKey.get(node.parent) : undefined;
}
