import type { Coverage, CoverageNode } from "../../model/coverage.ts";
import type { DriftReport, Evidence } from "../../model/evidence.ts";
import { guardrailFamilies } from "../../model/guardrail.ts";
import type { Report } from "../../model/report.ts";
import { coverReason } from "../../rules/wording/coverage.ts";
import { coverChangeLines } from "../cover-changes.ts";
import { clipped } from "../harmless-text.ts";
import { fittingParts, listed, notAnalysed } from "../markdown-parts.ts";
import { mdBlock, mdCode, mdText } from "../markdown-text.ts";
import { count } from "../phrases.ts";
import { type CoverageReport, markOf, stateWord, tally, treeOf } from "./coverage-report.ts";
import { accountTitle, controlName, driftWords, groundWords, sourceWords } from "./evidence-words.ts";
import {
  alikeTitle,
  byState,
  firstNames,
  gatherSiblings,
  isAlike,
  type Sibling,
  uniformAccounts,
} from "./gathered-tree.ts";
import { coverageMermaid } from "./mermaid.ts";

/** Below the 65,536 characters that GitHub takes for a comment. */
const defaultLimit = 60_000;
const maxRows = 50;
const maxReason = 500;

/** For a step summary or a comment: the verdict, the tree as a table and as a drawing, what is not covered and why. */
export function coverageMarkdown(report: CoverageReport, maxCharacters = defaultLimit): string {
  const { coverage, inputs, evidence, drift } = report;
  const places = coverage.nodes.length;
  const parts = [
    heading(report),
    ...changeSection(report),
    ...notAnalysed(inputs),
    ...(evidence ? [evidenceTable(evidence)] : []),
    ...(drift ? [driftList(drift)] : []),
    ...(places === 0 ? [] : [coverageTable(coverage)]),
    ...openNodes(coverage),
    ...(places < 2 ? [] : [mdBlock(coverageMermaid(report).trimEnd(), "mermaid")]),
  ];
  return fittingParts(parts, maxCharacters);
}

/** Before and after, an OU a line. */
export function changeSection({ before }: Pick<Report, "before">): string[] {
  const lines = coverChangeLines(before ? { before } : {});
  return lines.length === 0 ? [] : [`**Before → after**\n\n${listed(lines.map((line) => `- ${mdText(line)}`))}`];
}

function heading({ coverage, inputs, evidence }: CoverageReport): string {
  const { detective, preventive, nodes } = coverage;
  const counts = tally(nodes);
  const [fails, unknowns] = [evidence?.counts.fail ?? 0, evidence?.counts.unknown ?? 0];
  const isWhole = inputs.length > 0 && inputs.every((input) => input.status === "linted");
  const icon =
    inputs.length === 0 ? "⚪" : counts.bad + fails > 0 ? "🔴" : counts.open + unknowns > 0 || !isWhole ? "🟡" : "🟢";
  if (inputs.length === 0)
    return `## ${icon} rootrail coverage: nothing was read\n\nNo template, plan or Terraform code was found.`;
  const places = `${counts.ok} covered, ${counts.bad} with something missing, ${counts.open} not verifiable`;
  return `## ${icon} rootrail coverage: detective ${stateWord(detective)}, preventive ${stateWord(preventive)}\n\nPlaces that count: ${places}.`;
}

/** Accounts in breach first. */
function evidenceTable({ rows, counts }: Evidence): string {
  const shown = rows.filter((row) => row.verdict !== "pass").slice(0, maxRows);
  const lines = shown.map((row) => {
    const accepted = row.exception ? `, accepted until ${row.exception.expires}` : "";
    const why = mdText(clipped(`${row.grounds.map(groundWords).join(", ")}${accepted}`, maxReason));
    const [source] = sourceWords(row);
    return `| ${mdCode(clipped(accountTitle(row), 100))} | ${row.verdict} | ${why} | ${source ? mdCode(clipped(source, 200)) : ""} |`;
  });
  const head = `### Root's MFA in the accounts\n\n${controlName}: ${counts.fail} fail, ${counts.pass} pass, ${counts.unknown} unknown.`;
  if (lines.length === 0) return head;
  const left = counts.fail + counts.unknown - lines.length;
  const more = left > 0 ? [`| … and ${left} more | | | |`] : [];
  return [
    head,
    "",
    "| account | verdict | because | file and date |",
    "| --- | --- | --- | --- |",
    ...lines,
    ...more,
  ].join("\n");
}

function driftList(drift: DriftReport): string {
  const lines = driftWords(drift).map((line) => `- ${mdText(clipped(line, maxReason))}`);
  if (lines.length === 0) return `### No difference to ${mdCode(drift.against)}`;
  return `### Differences to ${mdCode(drift.against)}\n\n${listed(lines)}`;
}

/** Names that one reason is told with. */
const maxNames = 5;

/** Why the places that something is missing for, or open, are not covered; each reason once, with its places. */
function openNodes({ nodes }: Coverage): string[] {
  const reasons = new Map<string, string[]>();
  for (const node of nodes) {
    if (!node.counts || markOf(node) === "ok") continue;
    for (const family of guardrailFamilies) {
      const reason = coverReason(node[family]);
      if (!reason || ["covered", "not-required"].includes(node[family].state)) continue;
      const key = `${family}: ${mdText(clipped(reason, maxReason))}`;
      const names = reasons.get(key);
      if (names) names.push(node.name);
      else reasons.set(key, [node.name]);
    }
  }
  const lines = [...reasons].map(([reason, names]) => `- ${namesPhrase(names)}, ${reason}`);
  return lines.length === 0 ? [] : [`### Not covered, or not known\n\n${listed(lines)}`];
}

function namesPhrase(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map((name) => mdCode(clipped(name, 100)));
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The tree as an indented table, equal accounts and OUs in one row each. */
export function coverageTable({ nodes }: Coverage): string {
  const rows = treeOf(nodes).flatMap((tree) => tableRows(tree, 0));
  const shown = rows.slice(0, maxRows);
  const more = rows.length - shown.length;
  const rest = more > 0 ? [`| and ${count(more, "more row")}, less in need of attention | | |`] : [];
  return ["| organization | detective | preventive |", "| --- | --- | --- |", ...shown, ...rest].join("\n");
}

function tableRows(sibling: Sibling, depth: number): readonly string[] {
  if (isAlike(sibling)) return [tableRow(depth, `${alikeTitle(sibling)}:`, firstNames(sibling), sibling.sample)];
  const { node, children } = sibling;
  const accounts = uniformAccounts(sibling, byState);
  if (accounts) return [tableRow(depth, `OU with ${alikeTitle(accounts)}:`, node.name, accounts.sample)];
  const below = gatherSiblings(children, byState).flatMap((one) => tableRows(one, depth + 1));
  return [tableRow(depth, kindLabels[node.kind], node.name, node), ...below];
}

function tableRow(depth: number, label: string, name: string, { detective, preventive }: CoverageNode): string {
  const indent = `${"&nbsp;&nbsp;".repeat(Math.min(depth, 10))}${label} `.trimStart();
  return `| ${indent}${mdCode(clipped(name, 100))} | ${detective.state} | ${preventive.state} |`;
}

const kindLabels: Readonly<Record<CoverageNode["kind"], string>> = {
  organization: "organization",
  unit: "OU",
  account: "account",
  rest: "other accounts",
  standalone: "",
};
