import type { CoverageNode } from "../../model/coverage.ts";
import { harmlessLine } from "../harmless-text.ts";
import { inputsPhrase, notReadWhole } from "../phrases.ts";
import {
  type CoverageReport,
  kindWord,
  markOf,
  type NodeMark,
  nodeTitle,
  stateWord,
  type TreeNode,
  treeOf,
} from "./coverage-report.ts";
import {
  alikeTitle,
  byState,
  firstNames,
  gatherSiblings,
  isAlike,
  markOfSibling,
  type Sibling,
  uniformAccounts,
} from "./gathered-tree.ts";

/** Mermaid refuses more than 500 edges and 50,000 characters by default. Source: Mermaid, `maxEdges`, `maxTextSize`. */
const maxNodes = 400;
const maxLabel = 60;

const words: Readonly<Record<NodeMark, string>> = {
  ok: "covered",
  open: "not verifiable",
  bad: "with something missing",
};

/** A flowchart for a comment on GitHub, without its fence; accounts are counted where there are too many to draw. */
export function coverageMermaid({ coverage, inputs }: CoverageReport): string {
  const chart = new Chart(coverage.nodes.length > maxNodes ? 3 : 24);
  for (const tree of treeOf(coverage.nodes)) chart.draw(tree, null);
  const { broken, partial } = notReadWhole({ inputs });
  if (broken + partial > 0) chart.remark(["not the whole:", inputsPhrase(inputs)]);
  const styles = [
    "classDef ok fill:#d7f0dd,stroke:#146c2e,color:#0b2e16",
    "classDef open fill:#fff1c9,stroke:#8a5a00,color:#3d2900",
    "classDef bad fill:#fbdad7,stroke:#b3261e,color:#410e0b",
    "classDef plain fill:#eef1f6,stroke:#5b6475,color:#1d2433",
  ];
  return `${["flowchart LR", ...chart.lines, ...styles].map((line, index) => (index === 0 ? line : `  ${line}`)).join("\n")}\n`;
}

class Chart {
  readonly lines: string[] = [];
  readonly #perParent: number;
  #count = 0;

  constructor(perParent: number) {
    this.#perParent = perParent;
  }

  /** A box beside the tree, for what its reader has to know. */
  remark(label: readonly string[]): void {
    this.#put(label, "open", null);
  }

  draw(tree: TreeNode, parent: string | null): void {
    if (this.#count >= maxNodes) return;
    const { node } = tree;
    const label = [`${kindWord(node)} ${nodeTitle(node)}`.trim()];
    if (node.counts) label.push(...states(node));
    const id = this.#put(label, node.counts ? markOf(node) : "plain", parent);
    const siblings = gatherSiblings(tree.children, byState);
    for (const sibling of siblings) if (!isLeaf(sibling)) this.#drawSibling(sibling, id);
    for (const mark of ["bad", "open", "ok"] as const) {
      const leaves = siblings.filter(isLeaf).filter((one) => markOfSibling(one) === mark);
      const shown = leaves.length <= this.#perParent + 1 ? leaves : leaves.slice(0, this.#perParent);
      for (const leaf of shown) this.#drawSibling(leaf, id);
      const rest = leaves.length - shown.length;
      if (rest > 0 && this.#count < maxNodes) this.#put([`${rest} more`, words[mark]], mark, id);
    }
  }

  #drawSibling(sibling: Sibling, parent: string): void {
    if (this.#count >= maxNodes) return;
    if (isAlike(sibling)) {
      this.#put(
        [`${alikeTitle(sibling)}: ${firstNames(sibling)}`, ...states(sibling.sample)],
        markOfSibling(sibling),
        parent,
      );
      return;
    }
    const accounts = uniformAccounts(sibling, byState);
    if (!accounts) {
      this.draw(sibling, parent);
      return;
    }
    const title = `${kindWord(sibling.node)} ${nodeTitle(sibling.node)}`;
    const held = `${alikeTitle(accounts)}: ${firstNames(accounts)}`;
    this.#put([title, held, ...states(accounts.sample)], markOf(accounts.sample), parent);
  }

  #put(label: readonly string[], style: NodeMark | "plain", parent: string | null): string {
    const id = `n${this.#count}`;
    this.#count += 1;
    const text = label.map((line) => escaped(clip(line))).join("<br>");
    this.lines.push(`${parent === null ? "" : `${parent} --> `}${id}["${text}"]:::${style}`);
    return id;
  }
}

function isLeaf(sibling: Sibling): boolean {
  return isAlike(sibling) ? sibling.trees[0]?.children.length === 0 : sibling.children.length === 0;
}

function states({ detective, preventive }: CoverageNode): readonly string[] {
  return [`detective: ${stateWord(detective.state)}`, `preventive: ${stateWord(preventive.state)}`];
}

function clip(text: string): string {
  const units = [...harmlessLine(text)];
  return units.length > maxLabel ? `${units.slice(0, maxLabel - 1).join("")}…` : units.join("");
}

/** Everything but letters, digits and a few signs becomes an entity, so that no name ends a label or acts in it. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:()/\u2026-]/gu, (character) => `#${character.codePointAt(0)};`);
}
