import type { Coverage, CoverageNode, UnitCover } from "../../model/coverage.ts";
import type { CoverageRow, CoverageView } from "../reporter.ts";
import { kindWord, nodeTitle, type TreeNode, treeOf } from "./coverage-report.ts";
import { coverageMermaid } from "./mermaid.ts";

/** Rows that the other reports draw of an organization; more would drown them. */
const maxRows = 300;

/** The organization as the reports of `lint` show it. */
export function coverageView(coverage: Coverage, tool: { readonly name: "rootrail"; readonly version: string }): CoverageView {
  const rows: CoverageRow[] = [];
  const visit = (tree: TreeNode): void => {
    if (rows.length < maxRows) rows.push(rowOf(tree.node, tree.depth));
    for (const child of tree.children) visit(child);
  };
  for (const tree of treeOf(coverage.nodes)) visit(tree);
  return { mermaid: coverageMermaid({ tool, coverage, inputs: [] }), rows };
}

function rowOf(node: CoverageNode, depth: number): CoverageRow {
  const of = ({ state }: UnitCover) => state;
  return { depth, kind: kindWord(node), name: nodeTitle(node), detective: of(node.detective), preventive: of(node.preventive) };
}
