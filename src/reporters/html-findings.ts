import type { Finding, Severity } from "../model/finding.ts";
import type { Location, RelatedLocation } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { flawPhrase } from "../rules/wording/exceptions.ts";
import type { ListedException } from "../suppressions/list-exceptions.ts";
import { type AlikeFindings, gatherAlike } from "./alike-findings.ts";
import { codeFrame, type FrameLine } from "./code-frame.ts";
import { marksOf, openFindings, severities, suppressedFindings } from "./findings-view.ts";
import { type Markup, markup, nothing, sentence } from "./page/markup.ts";
import { count } from "./phrases.ts";
import { type AffectedAsset, affectedAssets } from "./remediation-sequence.ts";
import type { ReporterOptions } from "./reporter.ts";
import { lineLink } from "./repository-path.ts";

/** Findings shown in full; a page with more is read by nobody. */
const maxInFull = 500;
/** Findings on paper: about eight pages. */
const maxOnPaper = 40;
/** Resources of one finding that are shown at once, and on paper. */
const maxInstances = 10;
/** Accounts with equal counts that have a row each; more are one row. */
const maxAlike = 3;

/** How many findings each account has, the exposed and production accounts first; accounts with equal counts are one row. */
export function findingsByAccount(report: Report, { accounts }: ReporterOptions): Markup {
  const assets = affectedAssets(openFindings(report), accounts ?? []);
  if (!assets.some((asset) => asset.account !== undefined)) return nothing;
  const groups = new Map<string, AffectedAsset[]>();
  for (const asset of assets) {
    const key = JSON.stringify([assetMarks(asset), severityCounts(asset.findings), asset.account === undefined]);
    const group = groups.get(key);
    if (group) group.push(asset);
    else groups.set(key, [asset]);
  }
  const rows = [...groups.values()].flatMap((group) =>
    group.length > maxAlike ? [alikeRow(group)] : group.map(assetRow),
  );
  return markup`<section aria-labelledby="by-account" data-holder><h2 id="by-account">Findings by account</h2>${countTable("account", rows)}</section>`;
}

function assetMarks({ isInternetExposed, isProduction }: AffectedAsset): readonly string[] {
  return [...(isInternetExposed ? ["internet-exposed"] : []), ...(isProduction ? ["production"] : [])];
}

function assetRow(asset: AffectedAsset): Markup {
  const who =
    asset.account === undefined
      ? markup`not named in the code`
      : markup`<code>${asset.account}</code> ${asset.name ?? ""}`;
  return markup`<tr data-unit data-mark="${worstMark(asset.findings)}"><th scope="row">${who}${tags(assetMarks(asset))}</th>${severityCells(asset.findings)}</tr>`;
}

function alikeRow(assets: readonly AffectedAsset[]): Markup {
  const [first] = assets;
  if (!first) return nothing;
  const names = assets.map(
    ({ account, name }) => markup`<li data-unit><code>${account ?? ""}</code> ${name ?? ""}</li>`,
  );
  return markup`<tr data-holder data-mark="${worstMark(first.findings)}"><th scope="row">${count(assets.length, "account")}, each${tags(assetMarks(first))}
<details><summary>Their names</summary><ul class="names screen">${names}</ul></details></th>${severityCells(first.findings)}</tr>`;
}

function tags(marks: readonly string[]): readonly Markup[] {
  return marks.map((mark) => markup`<span class="tag">${mark}</span>`);
}

/** The mark of the most severe one, for style and filter. */
function worstMark(findings: readonly Finding[]): "bad" | "open" {
  return findings.some(({ severity }) => severity === "error") ? "bad" : "open";
}

/** How many findings each rule has. */
export function findingsByRule(report: Report): Markup {
  const byRule = new Map<string, Finding[]>();
  for (const finding of openFindings(report)) {
    const found = byRule.get(finding.rule);
    if (found) found.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  if (byRule.size === 0) return nothing;
  const rows = [...byRule].map(
    ([rule, found]) =>
      markup`<tr data-unit data-mark="${worstMark(found)}"><th scope="row"><code>${rule}</code></th>${severityCells(found)}</tr>`,
  );
  return markup`<section aria-labelledby="by-rule" data-holder><h2 id="by-rule">Findings by rule</h2>${countTable("rule", rows)}</section>`;
}

function countTable(what: string, rows: readonly Markup[]): Markup {
  const heads = severities.map((severity) => markup`<th class="number" scope="col">${severity}s</th>`);
  return markup`<table class="counts"><thead><tr><th scope="col">${what}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

function severityCounts(findings: readonly Finding[]): readonly number[] {
  return severities.map((severity) => findings.filter((finding) => finding.severity === severity).length);
}

/** How the page shows a severity. */
const severityStyles: Readonly<Record<Severity, "bad" | "open" | "note">> = {
  error: "bad",
  warning: "open",
  note: "note",
};

function severityCells(findings: readonly Finding[]): readonly Markup[] {
  return severityCounts(findings).map((number, index) => {
    const style = severityStyles[severities[index] ?? "note"];
    return markup`<td class="number ${number > 0 ? style : "soft"}">${number}</td>`;
  });
}

/** Every finding with its code, at most 500 of them; equal ones are told once, with their places. */
export function findingsInFull(report: Report, options: ReporterOptions): Markup {
  const groups = gatherAlike(openFindings(report));
  if (groups.length === 0) return nothing;
  const left = groups.length - maxInFull;
  const more =
    left > 0 ? markup`<p>${count(left, "more finding")} left out here; the JSON report has all of them.</p>` : nothing;
  const shown = groups.slice(0, maxInFull);
  const articles = shown.map((group, index) => article(group, options, index < maxOnPaper ? "" : " screen"));
  const onPaper =
    shown.length > maxOnPaper
      ? markup`<p class="paper soft">${shown.length - maxOnPaper} more stand in this page on a screen, and in the JSON report.</p>`
      : nothing;
  return markup`<section aria-labelledby="findings" data-holder><h2 id="findings">Findings</h2>${articles}${more}${onPaper}</section>`;
}

function article({ first, others }: AlikeFindings, options: ReporterOptions, where: "" | " screen"): Markup {
  const style = severityStyles[first.severity];
  const source = options.source(first.location.path);
  const frame = source === undefined ? nothing : frameBlock(codeFrame(source, first.location));
  const related =
    first.related.length === 0 ? nothing : markup`<ul>${first.related.map((one) => relatedItem(one, options))}</ul>`;
  const mark = worstMark([first]);
  const unit = others.length === 0 ? markup` data-unit` : markup` data-holder`;
  return markup`<article class="is-${style}${where}" data-mark="${mark}"${unit}>
<div data-head><div><b class="${style}">${first.severity}</b> <code>${first.rule}</code>${tags(marksOf(first))} ${placeOf(first.location, options)}</div>
<p>${sentence(first.message)}</p></div>${instances(first, others, options)}${frame}${related}
<p><b>Fix:</b> ${sentence(first.remediation)}</p>
</article>`;
}

/** The resources that the same is said of, the first one among them, so that a search finds each. */
function instances(first: Finding, others: readonly Finding[], options: ReporterOptions): Markup {
  if (others.length === 0) return nothing;
  const all = [first, ...others];
  const isFew = all.length <= maxInstances;
  const items = all.map(({ resource, accounts, location }) => {
    const account = accounts.length === 0 ? "" : ` (${accounts.slice(0, 3).join(", ")})`;
    return markup`<li data-unit><code>${resource.address}</code>${account} ${placeOf(location, options)}</li>`;
  });
  return markup`<details${isFew ? markup` open data-print` : nothing}><summary>The same for ${all.length} resources</summary><ul class="names wide${isFew ? "" : " screen"}">${items}</ul></details>`;
}

/** Marks the place itself: a line of carets would not stand below it in every font. */
function frameBlock(lines: readonly FrameLine[]): Markup {
  const shown = lines.filter((line) => line.kind !== "underline").map(frameLine);
  return shown.length === 0 ? nothing : markup`<pre><code>${shown}</code></pre>`;
}

function frameLine({ gutter, parts: [before, marked, after] }: FrameLine): Markup {
  const mark = marked === "" ? nothing : markup`<mark>${marked}</mark>`;
  return markup`<span class="soft">${gutter}</span>${before}${mark}${after}`;
}

function relatedItem({ message, location }: RelatedLocation, options: ReporterOptions): Markup {
  return markup`<li>${message}: ${placeOf(location, options)}</li>`;
}

function placeOf(location: Location, options: ReporterOptions): Markup {
  const shown = markup`<code>${location.path}:${location.start.line}:${location.start.column}</code>`;
  const link = lineLink(location, options);
  return link !== undefined && /^https?:\/\//.test(link) ? markup`<a href="${link}">${shown}</a>` : shown;
}

/** What was accepted, by whom and until when: exceptions, attestations, and findings that the baseline knows. */
export function suppressedTable(report: Report, options: ReporterOptions): Markup {
  const exceptions = options.exceptions ?? [];
  const others = suppressedFindings(report).filter((finding) => !isListed(finding, exceptions));
  const rows = [...exceptions.map(exceptionRow), ...others.map((finding) => suppressedRow(finding, options.today))];
  if (rows.length === 0) return nothing;
  return markup`<section aria-labelledby="exceptions" data-holder><h2 id="exceptions">Exceptions</h2><table class="stacked">
<thead><tr><th scope="col">rule</th><th scope="col">target</th><th scope="col">owner</th><th scope="col">reason</th><th scope="col">until</th><th class="number" scope="col">days left</th></tr></thead>
<tbody>${rows.slice(0, maxInFull)}</tbody></table>${moreRows(rows.length)}</section>`;
}

function moreRows(all: number): Markup {
  return all > maxInFull ? markup`<p>${all - maxInFull} more left out here.</p>` : nothing;
}

/** A suppressed finding whose exception is in the table already. */
function isListed({ rule, suppressed }: Finding, exceptions: readonly ListedException[]): boolean {
  if (suppressed === null || suppressed.kind === "baseline") return false;
  return exceptions.some(
    (one) => one.rule === rule && one.owner === suppressed.owner && one.expires === suppressed.expires,
  );
}

function exceptionRow({ rule, target, owner, reason, expires, daysLeft, state, kind, flaws }: ListedException): Markup {
  const mark = state === "invalid" ? `invalid: ${flaws.map(flawPhrase).join(", ")}` : kind === "exception" ? "" : kind;
  return row({ rule, target, owner, reason, expires, daysLeft, mark });
}

function suppressedRow({ rule, resource, suppressed }: Finding, today: string | undefined): Markup {
  const { kind, owner, reason, expires } = suppressed ?? { kind: "", owner: null, reason: null, expires: null };
  return row({
    rule,
    target: resource.address,
    owner,
    reason,
    expires,
    daysLeft: daysLeft(expires, today),
    mark: kind,
  });
}

type Row = Pick<ListedException, "rule" | "target" | "owner" | "reason" | "expires" | "daysLeft"> & {
  readonly mark: string;
};

function row({ rule, target, owner, reason, expires, daysLeft: left, mark }: Row): Markup {
  const style = left === null ? "soft" : left < 0 ? "bad" : left < 30 ? "open" : "ok";
  const tag = mark === "" ? nothing : markup`<span class="tag">${mark}</span>`;
  return markup`<tr data-unit data-mark="${style === "bad" || style === "open" ? style : "ok"}"><td><code>${rule ?? ""}</code></td><td><code>${target ?? ""}</code>${tag}</td><td data-label="owner">${owner ?? ""}</td><td data-label="reason">${reason ?? ""}</td><td class="nowrap" data-label="until">${expires ?? ""}</td><td class="number ${style}" data-label="days left">${left === null ? "" : left}</td></tr>`;
}

/** Days until a date has passed: 0 on the day itself, negative after it. */
function daysLeft(expires: string | null, today: string | undefined): number | null {
  const days = (Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return Number.isNaN(days) ? null : Math.round(days);
}
