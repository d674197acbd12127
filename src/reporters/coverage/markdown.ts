import type { Coverage } from "../../model/coverage.ts";
import type { DriftReport, Evidence } from "../../model/evidence.ts";
import { coverReason } from "../../rules/wording/coverage.ts";
import { type CoverageRow, coverageRows } from "../coverage-rows.ts";
import { clipped } from "../harmless-text.ts";
import { fittingParts, listed, notAnalysed } from "../markdown-parts.ts";
import { mdBlock, mdCode, mdText } from "../markdown-text.ts";
import { type CoverageReport, markOf, stateWord, tally } from "./coverage-report.ts";
import { accountTitle, controlName, driftWords, groundWords, sourceWords } from "./evidence-words.ts";
import { coverageMermaid } from "./mermaid.ts";

/** Below the 65,536 characters that GitHub takes for a comment. */
const defaultLimit = 60_000;
const maxRows = 50;
const maxReason = 500;

/** For a step summary or a comment: the verdict, the tree as a table and as a drawing, what is not covered and why. */
export function coverageMarkdown(report: CoverageReport, maxCharacters = defaultLimit): string {
  const { coverage, inputs, evidence, drift } = report;
  const rows = coverageRows(coverage);
  const parts = [
    heading(report),
    ...notAnalysed(inputs),
    ...(evidence ? [evidenceTable(evidence)] : []),
    ...(drift ? [driftList(drift)] : []),
    ...(rows.length === 0 ? [] : [coverageTable(rows)]),
    ...openNodes(coverage),
    ...(rows.length < 2 ? [] : [mdBlock(coverageMermaid(report).trimEnd(), "mermaid")]),
  ];
  return fittingParts(parts, maxCharacters);
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

/** Why the places that something is missing for, or open, are not covered. */
function openNodes({ nodes }: Coverage): string[] {
  const lines = nodes
    .filter((node) => node.counts && markOf(node) !== "ok")
    .flatMap((node) =>
      (["detective", "preventive"] as const).flatMap((family) => {
        const reason = coverReason(node[family]);
        if (!reason || ["covered", "not-required"].includes(node[family].state)) return [];
        return [`- ${mdCode(clipped(node.name, 100))}, ${family}: ${mdText(clipped(reason, maxReason))}`];
      }),
    );
  return lines.length === 0 ? [] : [`### Not covered, or not known\n\n${listed(lines)}`];
}

/** The tree as an indented table. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const lines = rows.slice(0, maxRows).map(({ depth, label, node }) => {
    const indent = `${"&nbsp;&nbsp;".repeat(Math.min(depth, 10))}${label} `.trimStart();
    return `| ${indent}${mdCode(clipped(node.name, 100))} | ${node.detective.state} | ${node.preventive.state} |`;
  });
  const more = rows.length - lines.length;
  const rest = more > 0 ? [`| and ${more} more | | |`] : [];
  return ["| organization | detective | preventive |", "| --- | --- | --- |", ...lines, ...rest].join("\n");
}
