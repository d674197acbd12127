import type { Finding } from "../model/finding.ts";
import type { Location, RelatedLocation } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { flawPhrase } from "../rules/wording/exceptions.ts";
import type { ListedException } from "../suppressions/list-exceptions.ts";
import { codeFrame, type FrameLine } from "./code-frame.ts";
import {
  type FindingGroup,
  groupByPlace,
  marksOf,
  openFindings,
  otherAddresses,
  severities,
  suppressedFindings,
} from "./findings-view.ts";
import { type Markup, markup, nothing, sentence } from "./html-markup.ts";
import { count } from "./phrases.ts";
import { affectedAssets } from "./remediation-sequence.ts";
import type { ReporterOptions } from "./reporter.ts";
import { lineLink } from "./repository-path.ts";

/** Findings shown in full; a page with more is read by nobody. */
const maxInFull = 500;
const maxInstances = 10;

/** How many findings each account has, the exposed and production accounts first. */
export function findingsByAccount(report: Report, { accounts }: ReporterOptions): Markup {
  const assets = affectedAssets(openFindings(report), accounts ?? []);
  if (!assets.some((asset) => asset.account !== undefined)) return nothing;
  const rows = assets.map((asset) => {
    const marks = [
      ...(asset.isInternetExposed ? ["internet-exposed"] : []),
      ...(asset.isProduction ? ["production"] : []),
    ];
    const who =
      asset.account === undefined
        ? markup`not named in the code`
        : markup`<code>${asset.account}</code> ${asset.name ?? ""}`;
    return markup`<tr><td>${who}${marks.map((mark) => markup`<span class="tag">${mark}</span>`)}</td>${severityCells(asset.findings)}</tr>`;
  });
  return markup`<section><h2>Findings by account</h2>${countTable("account", rows)}</section>`;
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
    ([rule, found]) => markup`<tr><td><code>${rule}</code></td>${severityCells(found)}</tr>`,
  );
  return markup`<section><h2>Findings by rule</h2>${countTable("rule", rows)}</section>`;
}

function countTable(what: string, rows: readonly Markup[]): Markup {
  const heads = severities.map((severity) => markup`<th class="number">${severity}s</th>`);
  return markup`<table><thead><tr><th>${what}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

function severityCells(findings: readonly Finding[]): readonly Markup[] {
  return severities.map((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return markup`<td class="number ${number > 0 ? severity : "soft"}">${number}</td>`;
  });
}

/** Every finding with its code, at most 500 of them. */
export function findingsInFull(report: Report, options: ReporterOptions): Markup {
  const groups = groupByPlace(openFindings(report));
  if (groups.length === 0) return nothing;
  const left = groups.length - maxInFull;
  const more =
    left > 0 ? markup`<p>${count(left, "more place")} left out here; the JSON report has all of them.</p>` : nothing;
  const shown = groups.slice(0, maxInFull).map((group) => article(group, options));
  return markup`<section><h2>Findings</h2>${shown}${more}</section>`;
}

function article(group: FindingGroup, options: ReporterOptions): Markup {
  const { first } = group;
  const marks = marksOf(first).map((mark) => markup`<span class="tag">${mark}</span>`);
  const source = options.source(first.location.path);
  const frame = source === undefined ? nothing : frameBlock(codeFrame(source, first.location));
  const related =
    first.related.length === 0 ? nothing : markup`<ul>${first.related.map((one) => relatedItem(one, options))}</ul>`;
  return markup`<article class="${first.severity}">
<header><b class="${first.severity}">${first.severity}</b> <code>${first.rule}</code>${marks} ${placeOf(first.location, options)}</header>
<p>${sentence(first.message)}</p>${instances(otherAddresses(group))}${frame}${related}
<p><b>Fix:</b> ${sentence(first.remediation)}</p>
</article>`;
}

function instances(others: readonly string[]): Markup {
  if (others.length === 0) return nothing;
  const named = others.slice(0, maxInstances).map((address) => markup`<li><code>${address}</code></li>`);
  const rest = others.length - named.length;
  const more = rest > 0 ? markup`<li>and ${rest} more</li>` : nothing;
  return markup`<p>The same for</p><ul>${named}${more}</ul>`;
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
  return markup`<section><h2>Exceptions</h2><table>
<thead><tr><th>rule</th><th>target</th><th>owner</th><th>reason</th><th>until</th><th class="number">days left</th></tr></thead>
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
  const style = left === null ? "soft" : left < 0 ? "error" : left < 30 ? "warning" : "good";
  const tag = mark === "" ? nothing : markup`<span class="tag">${mark}</span>`;
  return markup`<tr><td><code>${rule ?? ""}</code></td><td><code>${target ?? ""}</code>${tag}</td><td>${owner ?? ""}</td><td>${reason ?? ""}</td><td class="nowrap">${expires ?? ""}</td><td class="number ${style}">${left === null ? "" : left}</td></tr>`;
}

/** Days until a date has passed: 0 on the day itself, negative after it. */
function daysLeft(expires: string | null, today: string | undefined): number | null {
  const days = (Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return Number.isNaN(days) ? null : Math.round(days);
}
