import type { DriftReport, Evidence, EvidenceRow, EvidenceVerdict } from "../../model/evidence.ts";
import { stateWord } from "../coverage/coverage-report.ts";
import {
  accountTitle,
  controlName,
  driftWords,
  groundWords,
  sourceWords,
  truthWord,
} from "../coverage/evidence-words.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { PrintBudget } from "./print-budget.ts";

/** The mark of a verdict for style and filter. */
const marks: Readonly<Record<EvidenceVerdict, string>> = { fail: "bad", unknown: "open", pass: "ok" };

/** Rows that the page has; a CSV has all where more differ from each other. */
const maxRows = 2000;
/** Accounts with equal rows that are shown one by one; more are one row. */
const maxAlike = 3;
/** Files that one account is shown with. */
const maxFiles = 3;
/** Rows on paper: about six pages. */
const printRows = 120;
const columns = 9;

/** The table of evidence: accounts in breach first, equal ones in one row. */
export function evidenceTable(evidence: Evidence | null): Markup {
  if (!evidence) return nothing;
  const { counts } = evidence;
  const groups = gathered(evidence.rows);
  const shown = groups.slice(0, maxRows);
  const more = groups.slice(maxRows).reduce((sum, group) => sum + group.length, 0);
  const budget = new PrintBudget(printRows);
  const bodies = shown.map((group) => body(group, budget));
  const onPaper =
    shown.length > printRows
      ? markup`<p class="paper soft">${shown.length - printRows} more rows stand in this page on a screen, and in rootrail coverage --format csv.</p>`
      : nothing;
  return markup`<section aria-labelledby="evidence" data-holder><h2 id="evidence">Root's MFA in the accounts</h2>
<p class="soft">${controlName}: <b class="bad">${counts.fail} fail</b>, <b class="open">${counts.unknown} unknown</b>, <b class="ok">${counts.pass} pass</b></p>
<table class="stacked" aria-labelledby="evidence"><thead><tr><th scope="col">account</th><th scope="col">verdict</th><th scope="col">root has MFA</th><th scope="col">virtual devices of root</th><th scope="col">hardware seen</th><th scope="col">preventive guardrail</th><th scope="col">detective guardrail</th><th scope="col">exception</th><th scope="col">file and date</th></tr></thead>
${bodies}
</table>${onPaper}${more > 0 ? markup`<p class="soft">and ${more} more, which <code>--format csv</code> lists</p>` : nothing}</section>`;
}

/** Rows that say the same but for the account, its devices and the files, in the order of their first one. */
function gathered(rows: readonly EvidenceRow[]): readonly (readonly EvidenceRow[])[] {
  const groups = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const { account: _account, name: _name, hardware, sources: _sources, ...said } = row;
    const key = JSON.stringify([said, hardware.length]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => (group.length > maxAlike ? [group] : group.map((row) => [row])));
}

function body(group: readonly EvidenceRow[], budget: PrintBudget): Markup {
  const [first] = group;
  if (!first) return nothing;
  const style = budget.take(1) ? "" : "screen";
  const mark = marks[first.verdict];
  if (group.length === 1)
    return markup`<tbody class="${style}"><tr data-unit data-mark="${mark}"><th scope="row">${accountTitle(first)}</th>${cells(first, first.hardware.join(", "), files(first))}</tr></tbody>`;
  const hardware = first.hardware.length > 0 ? "see each account" : "";
  const accounts = group.map((row) => {
    const seen = row.hardware.length > 0 ? `, hardware ${row.hardware.join(", ")}` : "";
    return markup`<li data-unit>${accountTitle(row)}<span class="soft">${seen}; ${files(row)}</span></li>`;
  });
  const isPrinted = mark !== "ok" && budget.take(group.length);
  return markup`<tbody class="${style}" data-holder data-mark="${mark}"><tr data-head><th scope="row">${group.length} accounts</th>${cells(first, hardware, "")}</tr>
<tr><td colspan="${columns}"><details${isPrinted ? markup` data-print` : nothing}><summary>The ${group.length} accounts, with file and date</summary><ul class="names wide${isPrinted ? "" : " screen"}">${accounts}</ul></details></td></tr></tbody>`;
}

function files(row: EvidenceRow): string {
  const sources = sourceWords(row);
  const more = sources.length - maxFiles;
  return [...sources.slice(0, maxFiles), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function cells(row: EvidenceRow, hardware: string, sources: string): Markup {
  const { verdict, grounds, hasMfa, virtualDevices, prevented, detected, exception } = row;
  const accepted = exception ? `until ${exception.expires}, ${exception.owner}` : "";
  const cell = (label: string, text: string | number) =>
    text === "" ? markup`<td></td>` : markup`<td data-label="${label}">${text}</td>`;
  return markup`<td class="${marks[verdict]}"><b>${verdict}</b>: ${grounds.map(groundWords).join(", ")}</td>${[
    cell("root has MFA", truthWord(hasMfa)),
    cell("virtual devices of root", virtualDevices ?? "unknown"),
    cell("hardware seen", hardware),
    cell("preventive guardrail", prevented ? stateWord(prevented) : "unknown"),
    cell("detective guardrail", detected ? stateWord(detected) : "unknown"),
    cell("exception", accepted),
    cell("file and date", sources),
  ]}`;
}

/** Where the accounts differ from the code. */
export function driftTable(drift: DriftReport | undefined): Markup {
  if (!drift) return nothing;
  const lines = driftWords(drift);
  if (lines.length === 0) return markup`<section><h2>No difference to ${drift.against}</h2></section>`;
  const items = lines
    .slice(0, maxRows)
    .map(
      (line, index) => markup`<li data-unit data-mark="open" class="${index < printRows ? "" : "screen"}">${line}</li>`,
    );
  return markup`<section data-holder><h2 data-head>Differences to ${drift.against}</h2><ul>${items}</ul></section>`;
}
