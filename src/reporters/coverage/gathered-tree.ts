import type { CoverageNode } from "../../model/coverage.ts";
import { markOf, type NodeMark, type TreeNode, worstOf } from "./coverage-report.ts";

/** Equal siblings that are shown one by one; more are one entry. */
const maxAlike = 3;

/** Siblings that are covered alike: accounts, or OUs in which every account is. */
export interface Alike {
  readonly trees: readonly TreeNode[];
  /** A place that counts and stands for all that do. */
  readonly sample: CoverageNode;
}

/** A tree by itself, or several that are alike. */
export type Sibling = TreeNode | Alike;

/** What makes two places equal for a reader: their states alone, or their reasons as well. */
export type Likeness = (node: CoverageNode) => string;

export function isAlike(sibling: Sibling): sibling is Alike {
  return "trees" in sibling;
}

/** Siblings with equal ones gathered, what needs attention first. Each keeps its place otherwise. */
export function gatherSiblings(trees: readonly TreeNode[], likeness: Likeness): readonly Sibling[] {
  const groups = new Map<string, Alike & { readonly trees: TreeNode[] }>();
  const siblings: (TreeNode | (Alike & { readonly trees: TreeNode[] }))[] = [];
  for (const tree of trees) {
    const sample = sampleOf(tree, likeness);
    if (!sample) {
      siblings.push(tree);
      continue;
    }
    const key = `${tree.node.kind} ${tree.children.length > 0} ${likeness(sample)}`;
    const group = groups.get(key);
    if (group) group.trees.push(tree);
    else {
      const begun = { trees: [tree], sample };
      groups.set(key, begun);
      siblings.push(begun);
    }
  }
  const gathered = siblings.flatMap((one): readonly Sibling[] =>
    isAlike(one) && one.trees.length <= maxAlike ? one.trees : [one],
  );
  return [...gathered].sort((one, other) => order[markOfSibling(one)] - order[markOfSibling(other)]);
}

const order: Readonly<Record<NodeMark, number>> = { bad: 0, open: 1, ok: 2 };

export function markOfSibling(sibling: Sibling): NodeMark {
  return isAlike(sibling) ? markOf(sibling.sample) : worstOf(sibling);
}

/** The accounts of an OU, where they are all there is in it, more than a few, and covered alike. */
export function uniformAccounts({ node, children }: TreeNode, likeness: Likeness): Alike | undefined {
  if (node.counts || node.kind !== "unit") return undefined;
  const siblings = gatherSiblings(children, likeness);
  const [only] = siblings;
  if (siblings.length !== 1 || !only || !isAlike(only)) return undefined;
  return only.trees.every((tree) => tree.children.length === 0) ? only : undefined;
}

/** The places of a tree that count, parents first. */
export function countingPlaces({ node, children }: TreeNode): readonly CoverageNode[] {
  return [...(node.counts ? [node] : []), ...children.flatMap(countingPlaces)];
}

/** A place that stands for all of a tree that counts; `undefined` where they differ, or where it is a place of its own kind. */
function sampleOf(tree: TreeNode, likeness: Likeness): CoverageNode | undefined {
  const { node, children } = tree;
  if (node.management || (node.kind !== "account" && node.kind !== "unit")) return undefined;
  if (children.length === 0) return node.counts ? node : undefined;
  if (node.counts) return undefined;
  const samples = children.map((child) => sampleOf(child, likeness));
  const [first] = samples;
  if (!first) return undefined;
  const key = likeness(first);
  return samples.every((sample) => sample && likeness(sample) === key) ? first : undefined;
}

/** Equal by the states of both families. */
export const byState: Likeness = ({ detective, preventive }) => `${detective.state} ${preventive.state}`;

/** `50 accounts`, `3 OUs with 150 accounts`. */
export function alikeTitle({ trees }: Alike): string {
  const isUnits = trees[0]?.node.kind === "unit";
  if (!isUnits) return `${trees.length} accounts`;
  const accounts = trees.flatMap(countingPlaces).filter(({ kind }) => kind === "account").length;
  return accounts === 0 ? `${trees.length} OUs` : `${trees.length} OUs with ${accounts} accounts`;
}

/** Three names, and `…` where there are more. */
export function firstNames({ trees }: Alike): string {
  const names = trees.slice(0, 3).map(({ node }) => node.name);
  return `${names.join(", ")}${trees.length > names.length ? ", …" : ""}`;
}
