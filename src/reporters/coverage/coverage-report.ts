import type { Coverage, CoverageNode, CoverageState } from "../../model/coverage.ts";
import type { DriftReport, Evidence } from "../../model/evidence.ts";
import type { BeforeSummary, GuardrailCover, InputSummary } from "../../model/report.ts";
import type { Origin } from "../origin.ts";

/** What `rootrail coverage` has to tell. */
export interface CoverageReport {
  readonly tool: { readonly name: "rootrail"; readonly version: string };
  readonly coverage: Coverage;
  readonly inputs: readonly InputSummary[];
  /** What stands in the accounts; absent or `null` where no output of AWS is among the inputs. */
  readonly evidence?: Evidence | null;
  /** Where the accounts differ from the code, where they were compared. */
  readonly drift?: DriftReport;
  /** How the organization stood before the change, where there is a base. */
  readonly before?: BeforeSummary;
  /** The repository and the commit, where they are known. */
  readonly origin?: Origin;
  /** `YYYY-MM-DD`; reporters read no clock. */
  readonly today?: string;
}

/** A node with its children and its depth, 0 for the top. */
export interface TreeNode {
  readonly node: CoverageNode;
  readonly children: readonly TreeNode[];
  readonly depth: number;
}

/** The tree behind the list: parents come before their children there. */
export function treeOf(nodes: readonly CoverageNode[]): readonly TreeNode[] {
  const byKey = new Map<string, { node: CoverageNode; children: TreeNode[]; depth: number }>();
  const tops: TreeNode[] = [];
  for (const node of nodes) {
    const parent = node.parent === null ? undefined : byKey.get(node.parent);
    const entry = { node, children: [], depth: parent ? parent.depth + 1 : 0 };
    byKey.set(node.key, entry);
    (parent?.children ?? tops).push(entry);
  }
  return tops;
}

/** The worse of the two covers of one node; `ok` where nothing is asked for. */
export type NodeMark = "ok" | "open" | "bad";

export function markOf(node: CoverageNode): NodeMark {
  const states = [node.detective.state, node.preventive.state];
  if (states.includes("missing")) return "bad";
  return states.includes("unverifiable") ? "open" : "ok";
}

/** The worst mark of what counts in a tree. */
export function worstOf(tree: TreeNode): NodeMark {
  const all = [...(tree.node.counts ? [markOf(tree.node)] : []), ...tree.children.map(worstOf)];
  if (all.includes("bad")) return "bad";
  return all.includes("open") ? "open" : "ok";
}

const stateWords: Readonly<Record<CoverageState | GuardrailCover, string>> = {
  covered: "covered",
  partial: "partial",
  missing: "missing",
  unverifiable: "not verifiable",
  "not-required": "not required",
};

export function stateWord(state: CoverageState | GuardrailCover): string {
  return stateWords[state];
}

export function kindWord(node: CoverageNode): string {
  if (node.kind === "organization") return "root";
  if (node.kind === "unit") return "OU";
  return node.kind === "account" && !isUnnamedManagement(node) ? "account" : "";
}

function isUnnamedManagement(node: CoverageNode): boolean {
  return node.management && node.id === null;
}

/** The node's name, with its ID where it has another one. */
export function nodeTitle(node: CoverageNode): string {
  const { name, id } = node;
  return id !== null && id !== name ? `${name} (${id})` : name;
}

/** Accounts and other nodes that count, by what became of them. */
export function tally(nodes: readonly CoverageNode[]): Readonly<Record<NodeMark, number>> {
  const found = { ok: 0, open: 0, bad: 0 };
  for (const node of nodes) if (node.counts) found[markOf(node)] += 1;
  return found;
}
