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

/** Mermaid refuses more than 500 edges and 50,000 characters by default. Source: Mermaid, `maxEdges`, `maxTextSize`. */
const maxNodes = 400;
const maxLabel = 60;
/** Equal accounts below one parent that are drawn one by one. */
const maxAlike = 3;
/** Names that a box of equal accounts has. */
const namedAlike = 3;

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
    if (node.counts)
      label.push(`detective: ${stateWord(node.detective.state)}`, `preventive: ${stateWord(node.preventive.state)}`);
    const id = this.#put(label, node.counts ? markOf(node) : "plain", parent);
    const branches = tree.children.filter((child) => child.children.length > 0);
    const leaves = tree.children.filter((child) => child.children.length === 0);
    for (const branch of branches) this.draw(branch, id);
    for (const mark of ["bad", "open", "ok"] as const) {
      const marked = leaves.filter((leaf) => markOf(leaf.node) === mark);
      const groups = alike(marked);
      this.#drawLeaves(
        marked.filter((leaf) => !groups.some((group) => group.includes(leaf))),
        mark,
        id,
      );
      for (const group of groups) this.#drawGroup(group, mark, id);
    }
  }

  #drawLeaves(leaves: readonly TreeNode[], mark: NodeMark, parent: string): void {
    const shown = leaves.length <= this.#perParent + 1 ? leaves : leaves.slice(0, this.#perParent);
    for (const leaf of shown) this.draw(leaf, parent);
    const rest = leaves.length - shown.length;
    if (rest > 0 && this.#count < maxNodes) this.#put([`${rest} more`, words[mark]], mark, parent);
  }

  /** Equal accounts are one box. */
  #drawGroup(group: readonly TreeNode[], mark: NodeMark, parent: string): void {
    const [first] = group;
    if (!first || this.#count >= maxNodes) return;
    const names = group.slice(0, namedAlike).map(({ node }) => node.name);
    const title = `${group.length} accounts: ${names.join(", ")}${group.length > names.length ? ", …" : ""}`;
    const { detective, preventive } = first.node;
    const states = [`detective: ${stateWord(detective.state)}`, `preventive: ${stateWord(preventive.state)}`];
    this.#put([title, ...states], mark, parent);
  }

  #put(label: readonly string[], style: NodeMark | "plain", parent: string | null): string {
    const id = `n${this.#count}`;
    this.#count += 1;
    const text = label.map((line) => escaped(clip(line))).join("<br>");
    this.lines.push(`${parent === null ? "" : `${parent} --> `}${id}["${text}"]:::${style}`);
    return id;
  }
}

/** Accounts of one parent that are covered alike, where there are more than a few. */
function alike(leaves: readonly TreeNode[]): readonly (readonly TreeNode[])[] {
  const groups = new Map<string, TreeNode[]>();
  for (const leaf of leaves) {
    const { kind, management, detective, preventive } = leaf.node;
    if (kind !== "account" || management) continue;
    const key = `${detective.state} ${preventive.state}`;
    groups.set(key, [...(groups.get(key) ?? []), leaf]);
  }
  return [...groups.values()].filter((group) => group.length > maxAlike);
}

function clip(text: string): string {
  const units = [...harmlessLine(text)];
  return units.length > maxLabel ? `${units.slice(0, maxLabel - 1).join("")}…` : units.join("");
}

/** Everything but letters, digits and a few signs becomes an entity, so that no name ends a label or acts in it. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:()/\u2026-]/gu, (character) => `#${character.codePointAt(0)};`);
}
