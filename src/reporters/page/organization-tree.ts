import type { Coverage, CoverageNode, CoverageState, GuardrailFamily, NodeCover } from "../../model/coverage.ts";
import { guardrailFamilies } from "../../model/guardrail.ts";
import type { OrgNodeName } from "../../model/org-node.ts";
import { coveredBy, coverReason, fixPhrase } from "../../rules/wording/coverage.ts";
import {
  kindWord,
  markOf,
  type NodeMark,
  nodeTitle,
  stateWord,
  type TreeNode,
  tally,
  treeOf,
  worstOf,
} from "../coverage/coverage-report.ts";
import {
  type Alike,
  alikeTitle,
  countingPlaces,
  firstNames,
  gatherSiblings,
  isAlike,
  type Likeness,
  type Sibling,
  uniformAccounts,
} from "../coverage/gathered-tree.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { PrintBudget } from "./print-budget.ts";

/** Places up to which every branch begins open. */
const openUpTo = 150;
/** Lines that the tree may take on paper: about fifteen pages. */
const printLines = 800;
/** Lines of the facts of one place on paper, about. */
const factLines = 4;
/** Names that stand on one line of paper. */
const namesALine = 3;

/** What is the same for the whole tree. */
interface View {
  readonly isSmall: boolean;
  readonly likeness: Likeness;
  readonly budget: PrintBudget;
}

/** The organization as a tree that opens, equal accounts and OUs gathered, what needs attention first. */
export function organizationTree({ nodes }: Coverage): Markup {
  const view = { isSmall: nodes.length <= openUpTo, likeness: byWords(), budget: new PrintBudget(printLines) };
  const items = gatherSiblings(treeOf(nodes), view.likeness).map((one) => sibling(one, view, 0));
  return markup`<ul class="tree top">${items}</ul>`;
}

/** Equal in all that the page says of a place but its name. */
function byWords(): Likeness {
  const known = new WeakMap<CoverageNode, string>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const said = guardrailFamilies.map((family) => [node[family].state, familyWords(node, family)]);
    const key = JSON.stringify([node.level, said]);
    known.set(node, key);
    return key;
  };
}

function sibling(one: Sibling, view: View, depth: number): Markup {
  if (isAlike(one)) return alikeItem(one, view);
  if (one.children.length === 0) return leaf(one.node, view);
  const accounts = uniformAccounts(one, view.likeness);
  return accounts ? uniformUnit(one, accounts, view) : branch(one, view, depth);
}

const openMark = markup` open`;
const printMark = markup` data-print`;

function branch(tree: TreeNode, view: View, depth: number): Markup {
  const { node, children } = tree;
  const worst = worstOf(tree);
  const siblings = gatherSiblings(children, view.likeness);
  const isPrinted = worst !== "ok" && view.budget.take(siblings.length + 1);
  const isOpen = view.isSmall || depth === 0 || (worst === "bad" && isPrinted);
  const own = node.counts ? [leaf(node, view)] : [];
  return markup`<li data-holder><details${isOpen ? openMark : nothing}${isPrinted ? printMark : nothing}><summary data-head><span class="soft">${kindWord(node)}</span> <span class="name">${nodeTitle(node)}</span> <span class="states soft">${branchSummary(tree)}</span></summary>
<ul class="tree">${[...own, ...siblings.map((one) => sibling(one, view, depth + 1))]}</ul></details></li>`;
}

function branchSummary(tree: TreeNode): string {
  const { ok, open, bad } = tally(countingPlaces(tree));
  return [
    `${ok} covered`,
    ...(bad > 0 ? [`${bad} missing`] : []),
    ...(open > 0 ? [`${open} not verifiable`] : []),
  ].join(", ");
}

/** Equal siblings: their facts once, and their names. */
function alikeItem(group: Alike, view: View): Markup {
  const { trees, sample } = group;
  const title = markup`<span class="name">${alikeTitle(group)}</span> <span class="soft">${firstNames(group)}</span>`;
  const isFlat = trees.every((tree) => tree.children.length === 0);
  if (isFlat) return gathered({ title, sample, nodes: trees.map(({ node }) => node), list: [] }, view);
  const list = trees.map((tree) => {
    const head = markup`<summary data-head><span class="soft">${kindWord(tree.node)}</span> ${nodeTitle(tree.node)} <span class="states soft">${branchSummary(tree)}</span></summary>`;
    return markup`<li data-holder><details>${head}${names(countingPlaces(tree), "")}</details></li>`;
  });
  return gathered({ title, sample, nodes: trees.map(({ node }) => node), list }, view);
}

/** An OU in which every account is alike. */
function uniformUnit({ node }: TreeNode, accounts: Alike, view: View): Markup {
  const title = markup`<span class="soft">${kindWord(node)}</span> <span class="name">${nodeTitle(node)}</span> <span class="soft">${alikeTitle(accounts)}</span>`;
  const nodes = accounts.trees.map((tree) => tree.node);
  return gathered({ title, sample: accounts.sample, nodes, list: [] }, view);
}

interface Gathered {
  readonly title: Markup;
  readonly sample: CoverageNode;
  readonly nodes: readonly CoverageNode[];
  /** What stands in place of the names, on the screen. */
  readonly list: readonly Markup[];
}

function gathered({ title, sample, nodes, list }: Gathered, { budget }: View): Markup {
  const mark = markOf(sample);
  const areFactsPrinted = mark !== "ok" && budget.take(factLines);
  const areNamesPrinted = areFactsPrinted && budget.take(Math.ceil(nodes.length / namesALine));
  const inner =
    list.length > 0
      ? markup`<ul class="tree screen">${list}</ul>${areNamesPrinted ? namesOnPaper(nodes) : nothing}`
      : names(nodes, areNamesPrinted ? "" : " screen");
  const rest = areFactsPrinted && !areNamesPrinted ? markup`<p class="paper soft">${namesElsewhere}</p>` : nothing;
  return markup`<li class="is-${mark}" data-mark="${mark}" data-holder><details${areFactsPrinted ? printMark : nothing}><summary data-head>${title}${badge(sample)}${states(sample)}</summary>
${facts(sample)}${inner}${rest}</details></li>`;
}

const namesElsewhere = "The names stand in this page on a screen, and in rootrail coverage --format csv.";

/** OUs have their accounts in them on the screen; on paper their names do. */
function namesOnPaper(nodes: readonly CoverageNode[]): Markup {
  return markup`<ul class="names paper">${nodes.map((node) => markup`<li>${nodeTitle(node)}</li>`)}</ul>`;
}

function names(nodes: readonly CoverageNode[], style: "" | " screen"): Markup {
  return markup`<ul class="names${style}">${nodes.map((node) => markup`<li data-unit>${nodeTitle(node)}</li>`)}</ul>`;
}

function leaf(node: CoverageNode, { budget }: View): Markup {
  const mark: NodeMark = markOf(node);
  const isPrinted = mark !== "ok" && budget.take(factLines);
  return markup`<li class="leaf is-${mark}" data-mark="${mark}" data-unit><details${isPrinted ? printMark : nothing}><summary><span class="soft">${kindWord(node)}</span> <span class="name">${nodeTitle(node)}</span>${badge(node)}${states(node)}</summary>
${facts(node)}</details></li>`;
}

function badge(node: CoverageNode): Markup {
  return node.level === 1 ? markup` <span class="tag">Level 1</span>` : nothing;
}

const marks: Readonly<Record<CoverageState, string>> = {
  covered: "✓",
  missing: "✗",
  unverifiable: "?",
  "not-required": "–",
};
const styles: Readonly<Record<CoverageState, string>> = {
  covered: "ok",
  missing: "bad",
  unverifiable: "open",
  "not-required": "soft",
};

function states(node: CoverageNode): Markup {
  const state = (name: GuardrailFamily) => {
    const cover = node[name].state;
    return markup`<span class="state ${styles[cover]}"><span aria-hidden="true">${marks[cover]}</span> ${name} ${stateWord(cover)}</span>`;
  };
  return markup`<span class="states">${state("detective")}${state("preventive")}</span>`;
}

function facts(node: CoverageNode): Markup {
  const fix = fixPhrase(node);
  const entry = (name: GuardrailFamily) => markup`<dt>${name}</dt><dd>${familyWords(node, name)}</dd>`;
  const mend = fix ? markup`<dt>fix</dt><dd>${fix}</dd>` : nothing;
  return markup`<dl class="facts" data-head>${entry("detective")}${entry("preventive")}${mend}</dl>`;
}

function familyWords(node: CoverageNode, family: GuardrailFamily): string {
  const cover = node[family];
  if (cover.state === "covered")
    return `${stateWord(cover.state)} by ${coveredBy(atItself(cover, node)).join("; ") || "nothing"}`;
  const why = coverReason(cover);
  return why ? `${stateWord(cover.state)}: ${why}` : stateWord(cover.state);
}

/** A policy attached to the place itself is called so, for several places to be told of in the same words. */
function atItself(cover: NodeCover, node: CoverageNode): NodeCover {
  const itself = { kind: "rest", name: `${kindWord(node) || "place"} itself`, id: null, management: false } as const;
  const by = cover.by.map((one) => {
    const { guardrail } = one;
    if (guardrail.kind !== "scp" || !guardrail.target || !isSame(guardrail.target, node)) return one;
    return { ...one, guardrail: { ...guardrail, target: itself } };
  });
  return { ...cover, by };
}

function isSame(one: OrgNodeName, other: OrgNodeName): boolean {
  return one.kind === other.kind && one.name === other.name && one.id === other.id;
}
