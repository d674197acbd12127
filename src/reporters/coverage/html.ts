import { createHash } from "node:crypto";
import type { CoverageNode, CoverageState, GuardrailFamily, NodeCover } from "../../model/coverage.ts";
import { conflictPhrase, coveredBy, coverReason, fixPhrase } from "../../rules/wording/coverage.ts";
import { issueMessage } from "../../rules/wording/issues.ts";
import { type Markup, markup, nothing } from "../html-markup.ts";
import { count } from "../phrases.ts";
import {
  type CoverageReport,
  kindWord,
  markOf,
  type NodeMark,
  nodeTitle,
  stateWord,
  type TreeNode,
  tally,
  treeOf,
  worstOf,
} from "./coverage-report.ts";
import { driftTable, evidenceTable } from "./evidence-html.ts";
import { coverageScript } from "./html-script.ts";
import { coverageStyle } from "./html-style.ts";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Only the page's own style and script apply; nothing is loaded or sent. */
const policy = `default-src 'none'; style-src ${hashOf(coverageStyle)}; script-src ${hashOf(coverageScript)}; base-uri 'none'; form-action 'none'`;

/** Places up to which every branch begins open. */
const openUpTo = 150;

/** One page that needs nothing else: the tree, what covers each account, what is missing, and the fix. */
export function coverageHtml(report: CoverageReport): string {
  const { coverage } = report;
  const trees = treeOf(coverage.nodes);
  const isSmall = coverage.nodes.length <= openUpTo;
  const head = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>rootrail coverage</title>
<style>`;
  const body = markup`</style>
</head>
<body>
<header>
<h1>Who guards root's MFA</h1>
<p class="soft">${report.tool.name} ${report.tool.version}, ${count(report.inputs.length, "input")} read</p>
</header>
<main>
${cards(report)}
${evidenceTable(report.evidence ?? null)}
${driftTable(report.drift)}
${toolbar()}
<ul class="top">${trees.map((tree) => item(tree, isSmall))}</ul>
${issues(report)}
${notRead(report)}
</main>
<script>`;
  return `${head.source}${coverageStyle}${body.source}${coverageScript}</script>\n</body>\n</html>\n`;
}

function cards({ coverage }: CoverageReport): Markup {
  const counts = tally(coverage.nodes);
  const card = (value: string | number, label: string, style: string) =>
    markup`<div class="card"><b class="${style}">${value}</b>${label}</div>`;
  const style = (cover: string) =>
    cover === "covered" ? "ok" : cover === "missing" ? "bad" : cover === "not-required" ? "soft" : "open";
  return markup`<section class="cards" aria-label="Summary">
${card(stateWord(coverage.detective), "detective guardrails", style(coverage.detective))}
${card(stateWord(coverage.preventive), "preventive guardrails", style(coverage.preventive))}
${card(counts.ok, "places covered", "ok")}
${card(counts.bad, "with something missing", "bad")}
${card(counts.open, "not verifiable", "open")}
</section>`;
}

/** Shown by the script, without which it could do nothing. */
function toolbar(): Markup {
  return markup`<form hidden role="search">
<label for="search">Search</label><input id="search" type="search" placeholder="name, account ID, guardrail ( / )" autocomplete="off">
<label for="filter">Show</label><select id="filter"><option value="all">everything</option><option value="attention">what needs attention</option><option value="missing">something missing</option><option value="open">not verifiable</option></select>
<button type="button" id="expand">Open all</button><button type="button" id="collapse">Close all</button>
<span id="status" class="soft" role="status"></span>
</form>`;
}

function item(tree: TreeNode, isSmall: boolean): Markup {
  const { node, children } = tree;
  if (children.length === 0) return leaf(node);
  const worst = worstOf(tree);
  const isOpen = isSmall || tree.depth === 0 || worst === "bad";
  const own = node.counts ? markup`<ul>${[leaf(node)]}</ul>` : nothing;
  return markup`<li class="branch"><details${isOpen ? openMark : nothing}><summary><span class="soft">${kindWord(node)}</span> <span class="name">${nodeTitle(node)}</span> <span class="states soft">${branchSummary(tree)}</span></summary>
${own}<ul>${worstFirst(children).map((child) => item(child, isSmall))}</ul></details></li>`;
}

const order: Readonly<Record<NodeMark, number>> = { bad: 0, open: 1, ok: 2 };

/** What needs attention comes first; the rest keeps its order. */
function worstFirst(trees: readonly TreeNode[]): readonly TreeNode[] {
  return [...trees].sort((one, other) => order[worstOf(one)] - order[worstOf(other)]);
}

const openMark = markup` open`;

function branchSummary(tree: TreeNode): string {
  const nodes: CoverageNode[] = [];
  const visit = (one: TreeNode): void => {
    nodes.push(one.node);
    for (const child of one.children) visit(child);
  };
  visit(tree);
  const { ok, open, bad } = tally(nodes);
  const parts = [
    `${ok} covered`,
    ...(bad > 0 ? [`${bad} missing`] : []),
    ...(open > 0 ? [`${open} not verifiable`] : []),
  ];
  return parts.join(", ");
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

function leaf(node: CoverageNode): Markup {
  const mark: NodeMark = markOf(node);
  const fix = fixPhrase(node);
  const find = [nodeTitle(node), kindWord(node), ...coveredBy(node.detective), ...coveredBy(node.preventive), fix].join(
    " ",
  );
  return markup`<li class="leaf is-${mark}" data-find="${find}"><details><summary><span class="soft">${kindWord(node)}</span> <span class="name">${nodeTitle(node)}</span>${badge(node)}<span class="states">${state("detective", node.detective)}${state("preventive", node.preventive)}</span></summary>
<div class="facts"><dl>${family("detective", node.detective)}${family("preventive", node.preventive)}${fix ? markup`<dt>fix</dt><dd>${fix}</dd>` : nothing}</dl></div></details></li>`;
}

function badge(node: CoverageNode): Markup {
  return node.level === 1 ? markup` <span class="soft">Level 1</span>` : nothing;
}

function state(name: GuardrailFamily, cover: NodeCover): Markup {
  return markup`<span class="state ${styles[cover.state]}">${marks[cover.state]} ${name} ${stateWord(cover.state)}</span>`;
}

function family(name: GuardrailFamily, cover: NodeCover): Markup {
  const by = coveredBy(cover).join("; ") || "nothing";
  const why = coverReason(cover);
  const reason = why ? `: ${why}` : "";
  return markup`<dt>${name}</dt><dd>${stateWord(cover.state)}${cover.state === "covered" ? ` by ${by}` : reason}</dd>`;
}

function issues({ coverage }: CoverageReport): Markup {
  const rows = coverage.issues.map(
    (issue) =>
      markup`<tr><td class="${issue.kind === "ineffective" ? "bad" : "open"}">${issue.kind === "ineffective" ? "does not work" : "not verifiable"}</td><td>${issueMessage(issue)}</td><td class="soft">${issue.location.path}:${issue.location.start.line}</td></tr>`,
  );
  const conflicts = coverage.conflicts.map(
    (one) => markup`<tr><td class="open">conflict</td><td>${conflictPhrase(one)}</td><td></td></tr>`,
  );
  if (rows.length + conflicts.length === 0) return nothing;
  return markup`<section><h2>What the guardrails lack</h2>
<table><thead><tr><th>what</th><th>why</th><th>where</th></tr></thead><tbody>${[...rows, ...conflicts]}</tbody></table></section>`;
}

function notRead({ inputs }: CoverageReport): Markup {
  const open = inputs.filter((input) => input.status !== "linted");
  if (open.length === 0) return nothing;
  const rows = open.map(
    (input) =>
      markup`<tr><td>${input.path}</td><td>${input.error ?? (input.warnings ?? []).slice(0, 3).join("; ")}</td></tr>`,
  );
  return markup`<section><h2>What was not read whole</h2><table><tbody>${rows}</tbody></table></section>`;
}
