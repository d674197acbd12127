import { createHash } from "node:crypto";
import type { NodeCover } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import type { GuardrailCover, Report } from "../model/report.ts";
import { coveredBy, coverReason } from "../rules/wording/coverage.ts";
import { coverChangeLines } from "./cover-changes.ts";
import { type CoverageRow, coverageRows } from "./coverage-rows.ts";
import { openFindings } from "./findings-view.ts";
import { findingsByAccount, findingsByRule, findingsInFull, suppressedTable } from "./html-findings.ts";
import { type Markup, markup, nothing, sentence } from "./html-markup.ts";
import { htmlStyle } from "./html-style.ts";
import { count, duration } from "./phrases.ts";
import { type AffectedAsset, type RemediationStep, remediationSequence } from "./remediation-sequence.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

/** Only the one style element of the page applies; nothing is loaded, run or sent. */
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(htmlStyle).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** One page that needs nothing else: for somebody who decides and was not there when it ran. */
export const html: Reporter = (report, options) => {
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>rootrail report</title>
<style>`;
  const body = markup`</style>
</head>
<body>
${header(report, options)}
<main>
${totals(report)}
${coverChanges(report)}
${findingsByAccount(report, options)}
${findingsByRule(report)}
${coverage(options)}
${suppressedTable(report, options)}
${sequence(report, options)}
${findingsInFull(report, options)}
${inputs(report)}
</main>
</body>
</html>`;
  return `${page.source}${htmlStyle}${body.source}\n`.replace(/\n{2,}(?=<)/g, "\n");
};

function header(report: Report, { today, elapsed }: ReporterOptions): Markup {
  const { name, version } = report.tool;
  const ran = elapsed === undefined ? "" : ` in ${duration(elapsed)}`;
  const day = today === undefined ? "" : `${today}, `;
  return markup`<header>
<h1>Root user and virtual MFA</h1>
<p class="soft">${day}${name} ${version}, ${count(report.inputs.length, "input")} read${ran}</p>
<p>${verdictSentence(report)}</p>
</header>`;
}

function coverChanges(report: Report): Markup {
  const lines = coverChangeLines(report);
  if (lines.length === 0) return nothing;
  return markup`<section>
<h2>Before and after</h2>
<ul>
${lines.map((line) => markup`<li>${line}</li>`)}
</ul>
</section>`;
}

function verdictSentence(report: Report): Markup {
  const open = openFindings(report);
  if (report.inputs.length === 0)
    return markup`<b class="warning">Nothing was checked.</b> No template, plan or Terraform code was found.`;
  if (open.length === 0) return markup`<b class="good">Nothing is open.</b>`;
  const { errors } = report.summary;
  const counted = errors === 0 ? open : open.filter(({ severity }) => severity === "error");
  const where = accountsPhrase(counted);
  if (errors === 0)
    return markup`<b class="warning">Nothing has to be stopped</b>, and ${count(open.length, "finding")} should be looked at${where}.`;
  return markup`<b class="error">${count(errors, "error")} to settle before this is deployed</b>${where}.`;
}

/** In how many accounts the findings are, as far as that is known. */
function accountsPhrase(findings: readonly Finding[]): string {
  const located = findings.filter(({ accounts }) => accounts.length > 0);
  const accounts = new Set(located.flatMap((finding) => finding.accounts)).size;
  if (accounts === 0) return "";
  const known = count(accounts, "known account");
  return located.length < findings.length ? `. Of these, ${located.length} in ${known}` : ` in ${known}`;
}

function totals({ summary, guardrails }: Report): Markup {
  const { errors, warnings, notes, suppressed } = summary;
  const numbers = [
    card(errors === 1 ? "error" : "errors", errors, errors > 0 ? "error" : "good"),
    card(warnings === 1 ? "warning" : "warnings", warnings, warnings > 0 ? "warning" : "good"),
    card(notes === 1 ? "note" : "notes", notes, "note"),
    card("suppressed", suppressed, "soft"),
  ];
  const covers = guardrails.required
    ? [coverCard("detective guardrail", guardrails.detective), coverCard("preventive guardrail", guardrails.preventive)]
    : [];
  return markup`<div class="cards">${[...numbers, ...covers]}</div>`;
}

function card(label: string, value: number, style: string): Markup {
  return markup`<div class="card"><b class="${style}">${value}</b>${label}</div>`;
}

function coverCard(label: string, cover: GuardrailCover): Markup {
  return markup`<div class="card"><b class="word ${coverStyle(cover)}">${cover}</b>${label}</div>`;
}

function coverStyle(cover: GuardrailCover): string {
  if (cover === "covered") return "good";
  return cover === "missing" ? "error" : cover === "not-required" ? "soft" : "warning";
}

function sequence(report: Report, options: ReporterOptions): Markup {
  const steps = remediationSequence(report, options);
  if (steps.length === 0) return nothing;
  return markup`<section><h2>What to do, in this order</h2><ol class="steps">${steps.map(stepItem)}</ol></section>`;
}

function stepItem({ title, text, assets, snippets }: RemediationStep): Markup {
  const list = assets.length === 0 ? nothing : markup`<ul>${assets.map(assetItem)}</ul>`;
  const code = snippets.map((snippet) => markup`<pre><code>${snippet.text}</code></pre>`);
  return markup`<li><b>${title}</b><p>${sentence(text)}</p>${list}${code}</li>`;
}

function assetItem({ account, name, isInternetExposed, isProduction, findings }: AffectedAsset): Markup {
  const marks = [...(isInternetExposed ? ["internet-exposed"] : []), ...(isProduction ? ["production"] : [])];
  const who =
    account === undefined
      ? markup`An account that the code does not name`
      : markup`<code>${account}</code> ${name ?? ""}`;
  return markup`<li>${who}${marks.map((mark) => markup`<span class="tag">${mark}</span>`)}: ${count(findings.length, "finding")}</li>`;
}

function coverage({ coverage: computed }: ReporterOptions): Markup {
  if (computed === undefined || computed.nodes.length === 0) return nothing;
  return markup`<section><h2>Guardrails by account</h2><table>
<thead><tr><th>organization</th><th>detective</th><th>preventive</th></tr></thead>
<tbody>${coverageRows(computed).map(coverageRow)}</tbody></table></section>`;
}

function coverageRow({ depth, label, node }: CoverageRow): Markup {
  const id = node.id === null || node.id === node.name ? nothing : markup` <code>${node.id}</code>`;
  const tag = node.management ? markup`<span class="tag">management</span>` : nothing;
  return markup`<tr><td class="depth-${Math.min(depth, 5)}"><span class="soft">${label}</span> ${node.name}${id}${tag}</td>
<td>${coverCell(node.detective)}</td><td>${coverCell(node.preventive)}</td></tr>`;
}

function coverCell(cover: NodeCover): Markup {
  const { state } = cover;
  const why = coverReason(cover) || coveredBy(cover).join(", ");
  return markup`<span class="${coverStyle(state)}">${state}</span>${why === "" ? nothing : markup`<br><small class="soft">${why}</small>`}`;
}

function inputs(report: Report): Markup {
  const incomplete = report.inputs.filter((input) => input.error !== null || (input.warnings ?? []).length > 0);
  if (incomplete.length === 0) return nothing;
  const rows = incomplete.flatMap((input) => [
    ...(input.error === null ? [] : [markup`<li><b class="error">not read</b> ${input.error}</li>`]),
    ...(input.warnings ?? []).map((one) => markup`<li><b class="warning">in part</b> ${one}</li>`),
  ]);
  return markup`<section><h2>Not analysed</h2><ul>${rows}</ul></section>`;
}
