import type { CoverageNode, CoverageState } from "../../model/coverage.ts";
import { guardrailFamilies } from "../../model/guardrail.ts";
import { conflictPhrase, coveredBy, coverReason } from "../../rules/wording/coverage.ts";
import { harmlessLine } from "../harmless-text.ts";
import { type Paint, painter, type Style } from "../paint.ts";
import { inputsPhrase, notReadWhole } from "../phrases.ts";
import {
  type CoverageReport,
  kindWord,
  markOf,
  nodeTitle,
  stateWord,
  type TreeNode,
  tally,
  treeOf,
  worstOf,
} from "./coverage-report.ts";
import { driftText, evidenceText } from "./evidence-text.ts";
import { alikeTitle, firstNames, gatherSiblings, isAlike, type Likeness, type Sibling } from "./gathered-tree.ts";

/** Places up to which each is shown with what covers it; larger organizations show what is not covered. */
const maxWhole = 60;

interface View {
  readonly paint: Paint;
  readonly isLarge: boolean;
}

/** Covered siblings that are shown one by one; more are counted. */
const maxCoveredSiblings = 12;

const styles: Readonly<Record<CoverageState, Style>> = {
  covered: "green",
  missing: "red",
  unverifiable: "yellow",
  "not-required": "dim",
};

/** The tree for a terminal. */
export function coverageText({ coverage, inputs, evidence, drift }: CoverageReport, color: boolean): string {
  const paint = painter(color);
  const isLarge = coverage.nodes.length > maxWhole;
  const lines = treeOf(coverage.nodes).flatMap((tree) => treeLines(tree, "", "", { paint, isLarge }));
  const counts = tally(coverage.nodes);
  const places = (count: number, word: string) => `${count} ${word}`;
  const summary = [
    places(counts.ok, "covered"),
    places(counts.bad, "with something missing"),
    places(counts.open, "not verifiable"),
  ].join(", ");
  const whole = `Detective: ${stateWord(coverage.detective)}. Preventive: ${stateWord(coverage.preventive)}.`;
  const conflicts = coverage.conflicts.map((conflict) => `conflict: ${harmlessLine(conflictPhrase(conflict))}`);
  const { broken, partial } = notReadWhole({ inputs });
  const gaps = broken + partial > 0 ? [paint("yellow", `not the whole: ${inputsPhrase(inputs)}`)] : [];
  const tables = [...(evidence ? evidenceText(evidence, paint) : []), ...(drift ? driftText(drift, paint) : [])];
  const summed = `${whole} Places that count: ${summary}.`;
  return `${[...lines, "", ...conflicts, ...gaps, summed, ...tables].join("\n")}\n`;
}

function treeLines(tree: TreeNode, lead: string, branch: string, view: View): string[] {
  const { paint, isLarge } = view;
  const { node } = tree;
  const isQuiet = isLarge && tree.depth > 0 && worstOf(tree) === "ok";
  const kind = kindWord(node);
  const title = harmlessLine(`${kind ? `${kind} ` : ""}${nodeTitle(node)}`);
  const head = `${branch}${paint("bold", title)}`;
  if (isQuiet && tree.children.length > 0) return [`${head}  ${paint("green", `all ${countsIn(tree)} covered`)}`];
  const lines = [node.counts ? `${head}  ${covers(node, paint)}` : head];
  const inner = tree.children.length > 0 ? "│    " : "     ";
  const under = tree.depth === 0 ? inner : `${lead}${inner}`;
  if (node.counts && !isQuiet)
    for (const detail of detailsOf(node)) lines.push(`${paint("dim", `${under}${harmlessLine(detail)}`)}`);
  const { shown, hidden } = shorten(tree.children, isLarge ? 0 : maxCoveredSiblings);
  const siblings = isLarge ? withGatheredLeaves(shown) : shown;
  for (const [index, child] of siblings.entries()) {
    const isLast = index === siblings.length - 1 && hidden === 0;
    lines.push(...siblingLines(child, `${lead}${isLast ? "   " : "│  "}`, `${lead}${isLast ? "└─ " : "├─ "}`, view));
  }
  if (hidden > 0) lines.push(`${lead}└─ ${paint("dim", `… and ${hidden} more that are covered`)}`);
  return lines;
}

/** Equal by all that is printed of them. */
const byReason: Likeness = (node) => JSON.stringify([node.detective.state, node.preventive.state, ...detailsOf(node)]);

/** Accounts that are alike as one entry, then OUs one by one: an OU that is covered as a whole is one line anyway. */
function withGatheredLeaves(trees: readonly TreeNode[]): readonly Sibling[] {
  const isLeaf = (one: TreeNode) => one.children.length === 0;
  return [...gatherSiblings(trees.filter(isLeaf), byReason), ...trees.filter((one) => !isLeaf(one))];
}

/** One tree, or several that are covered alike as one entry. */
function siblingLines(sibling: Sibling, lead: string, branch: string, view: View): string[] {
  if (!isAlike(sibling)) return treeLines(sibling, lead, branch, view);
  const { paint } = view;
  const title = harmlessLine(`${alikeTitle(sibling)}: ${firstNames(sibling)}`);
  const under = detailsOf(sibling.sample).map((one) => paint("dim", `${lead}     ${harmlessLine(one)}`));
  return [`${branch}${paint("bold", title)}  ${covers(sibling.sample, paint)}`, ...under];
}

function countsIn(tree: TreeNode): number {
  return tree.children.reduce((sum, child) => sum + countsIn(child), tree.node.counts ? 1 : 0);
}

/** What is covered is worth fewer lines than what is not. */
function shorten(children: readonly TreeNode[], most: number): { shown: readonly TreeNode[]; hidden: number } {
  const isQuiet = (child: TreeNode) => child.children.length === 0 && markOf(child.node) === "ok";
  const quiet = children.filter(isQuiet);
  if (quiet.length <= Math.max(most, 1)) return { shown: children, hidden: 0 };
  const kept = new Set(quiet.slice(0, most));
  const shown = children.filter((child) => !isQuiet(child) || kept.has(child));
  return { shown, hidden: children.length - shown.length };
}

function covers(node: CoverageNode, paint: Paint): string {
  const one = (family: "detective" | "preventive") =>
    `${family} ${paint(styles[node[family].state], stateWord(node[family].state))}`;
  return `${one("detective")}, ${one("preventive")}`;
}

function detailsOf(node: CoverageNode): string[] {
  return guardrailFamilies.flatMap((family) => {
    const cover = node[family];
    if (cover.state === "covered") return [`${family} by ${coveredBy(cover).join("; ")}`];
    const reason = coverReason(cover);
    return reason ? [`${family}: ${reason}`] : [];
  });
}
