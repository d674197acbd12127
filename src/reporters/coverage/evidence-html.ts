import type { DriftReport, Evidence, EvidenceRow, EvidenceVerdict } from "../../model/evidence.ts";
import { type Markup, markup, nothing } from "../html-markup.ts";
import { stateWord } from "./coverage-report.ts";
import { accountTitle, controlName, driftWords, groundWords, sourceWords, truthWord } from "./evidence-words.ts";

const styles: Readonly<Record<EvidenceVerdict, string>> = { fail: "bad", unknown: "open", pass: "ok" };

/** Accounts that the page lists; a CSV has all of a larger organization. */
const maxRows = 2000;

/** The table of evidence: accounts in breach first. */
export function evidenceTable(evidence: Evidence | null): Markup {
  if (!evidence) return nothing;
  const { rows, counts } = evidence;
  const shown = rows.slice(0, maxRows);
  const more = rows.length - shown.length;
  return markup`<section aria-labelledby="evidence"><h2 id="evidence">Root's MFA in the accounts</h2>
<p class="soft">${controlName}: <b class="bad">${counts.fail} fail</b>, <b class="open">${counts.unknown} unknown</b>, <b class="ok">${counts.pass} pass</b></p>
<div class="wide" tabindex="0" role="region" aria-label="Table of evidence"><table><thead><tr><th scope="col">account</th><th scope="col">verdict</th><th scope="col">root has MFA</th><th scope="col">virtual devices of root</th><th scope="col">hardware seen</th><th scope="col">preventive guardrail</th><th scope="col">detective guardrail</th><th scope="col">exception</th><th scope="col">file and date</th></tr></thead><tbody>
${shown.map(row)}
</tbody></table></div>${more > 0 ? markup`<p class="soft">and ${more} more, which <code>--format csv</code> lists</p>` : nothing}</section>`;
}

function row(one: EvidenceRow): Markup {
  const { verdict, grounds, hasMfa, virtualDevices, hardware, prevented, detected, exception } = one;
  const accepted = exception ? `until ${exception.expires}, ${exception.owner}` : "";
  const sources = sourceWords(one);
  const files = [...sources.slice(0, 3), ...(sources.length > 3 ? [`${sources.length - 3} more`] : [])].join(", ");
  const cell = (label: string, text: string | number) => markup`<td data-label="${label}">${text}</td>`;
  const cells = [
    cell("root has MFA", truthWord(hasMfa)),
    cell("virtual devices of root", virtualDevices ?? "unknown"),
    hardware.length > 0 ? cell("hardware seen", hardware.join(", ")) : markup`<td></td>`,
    cell("preventive guardrail", prevented ? stateWord(prevented) : "unknown"),
    cell("detective guardrail", detected ? stateWord(detected) : "unknown"),
    accepted === "" ? markup`<td></td>` : cell("exception", accepted),
  ];
  return markup`<tr><th scope="row">${accountTitle(one)}</th><td class="${styles[verdict]}"><b>${verdict}</b>: ${grounds.map(groundWords).join(", ")}</td>${cells}<td class="soft">${files}</td></tr>`;
}

/** Where the accounts differ from the code. */
export function driftTable(drift: DriftReport | undefined): Markup {
  if (!drift) return nothing;
  const lines = driftWords(drift);
  if (lines.length === 0) return markup`<section><h2>No difference to ${drift.against}</h2></section>`;
  return markup`<section><h2>Differences to ${drift.against}</h2><ul class="plain">${lines.slice(0, maxRows).map((line) => markup`<li>${line}</li>`)}</ul></section>`;
}
