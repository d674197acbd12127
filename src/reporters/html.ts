import type { Finding } from "../model/finding.ts";
import type { GuardrailCover, Report } from "../model/report.ts";
import { checkedPhrase, unreadKinds, untoldWarnings } from "./checked.ts";
import { openFindings } from "./findings-view.ts";
import { findingsByAccount, findingsByRule, findingsInFull, suppressedTable } from "./html-findings.ts";
import { originOfLinkBase } from "./origin.ts";
import { type Markup, markup, nothing, sentence } from "./page/markup.ts";
import { organizationTree } from "./page/organization-tree.ts";
import { beforeSection, pageOf } from "./page/page.ts";
import { count, notReadWhole } from "./phrases.ts";
import { type AffectedAsset, type RemediationStep, remediationSequence } from "./remediation-sequence.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

/** One page that needs nothing else: for somebody who decides and was not there when it ran. */
export const html: Reporter = (report, options) => {
  const { tool, inputs: read } = report;
  const { today, elapsed, linkBase, origin = originOfLinkBase(linkBase) } = options;
  return pageOf({
    name: "rootrail report",
    heading: "Root user and virtual MFA",
    verdict: verdictSentence(report),
    about: { tool, inputs: read, origin, today, elapsed },
    finds: "rule, name, ID, state, guardrail",
    sections: [
      totals(report),
      checkedLine(report),
      beforeSection(report),
      findingsByAccount(report, options),
      findingsByRule(report),
      coverage(options),
      suppressedTable(report, options),
      sequence(report, options),
      findingsInFull(report, options),
      inputs(report),
    ],
  });
};

function verdictSentence(report: Report): Markup {
  const open = openFindings(report);
  if (report.inputs.length === 0)
    return markup`<b class="open">Nothing was checked.</b> No template, plan or Terraform code was found.`;
  const { errors } = report.summary;
  const { broken, partial } = notReadWhole(report);
  if (broken > 0 && errors === 0) {
    const rest = open.length > 0 ? `, and ${count(open.length, "finding")} in the rest should be looked at` : "";
    return markup`<b class="bad">No verdict</b>: ${count(broken, "input")} could not be read${rest}.`;
  }
  if (open.length === 0)
    return partial > 0
      ? markup`<b class="open">Nothing is open in what was read</b>: ${count(partial, "input")} only in part.`
      : markup`<b class="ok">Nothing is open.</b>`;
  const counted = errors === 0 ? open : open.filter(({ severity }) => severity === "error");
  const where = accountsPhrase(counted);
  if (errors === 0)
    return markup`<b class="open">Nothing has to be stopped</b>, and ${count(open.length, "finding")} should be looked at${where}.`;
  return markup`<b class="bad">${count(errors, "error")} to settle before this is deployed</b>${where}.`;
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
    card(errors === 1 ? "error" : "errors", errors, errors > 0 ? "bad" : "ok"),
    card(warnings === 1 ? "warning" : "warnings", warnings, warnings > 0 ? "open" : "ok"),
    card(notes === 1 ? "note" : "notes", notes, "note"),
    card("suppressed", suppressed, "soft"),
  ];
  const covers = guardrails.required
    ? [coverCard("detective guardrail", guardrails.detective), coverCard("preventive guardrail", guardrails.preventive)]
    : [];
  return markup`<ul class="cards" aria-label="Summary">${[...numbers, ...covers]}</ul>`;
}

/** What was checked and how much of it holds, below the cards. */
function checkedLine(report: Report): Markup {
  const [line] = checkedPhrase(report);
  return line === undefined ? nothing : markup`<p class="soft">${line}</p>`;
}

function card(label: string, value: number, style: string): Markup {
  return markup`<li data-unit data-mark="open"><b class="${style}">${value}</b>${label}</li>`;
}

function coverCard(label: string, cover: GuardrailCover): Markup {
  return markup`<li data-unit data-mark="open"><b class="${coverStyle(cover)}">${cover}</b>${label}</li>`;
}

function coverStyle(cover: GuardrailCover): string {
  if (cover === "covered") return "ok";
  return cover === "missing" ? "bad" : cover === "not-required" ? "soft" : "open";
}

/** Accounts that one step names. */
const maxAssets = 30;

function sequence(report: Report, options: ReporterOptions): Markup {
  const steps = remediationSequence(report, options);
  if (steps.length === 0) return nothing;
  return markup`<section aria-labelledby="steps"><h2 id="steps">What to do, in this order</h2><ol class="steps">${steps.map(stepItem)}</ol></section>`;
}

function stepItem({ title, text, assets, snippets }: RemediationStep): Markup {
  const left = assets.length - maxAssets;
  const more = left > 0 ? [markup`<li>and ${count(left, "more account")}: see the findings</li>`] : [];
  const list =
    assets.length === 0 ? nothing : markup`<ul>${[...assets.slice(0, maxAssets).map(assetItem), ...more]}</ul>`;
  const code = snippets.map((snippet) => markup`<pre><code>${snippet.text}</code></pre>`);
  return markup`<li data-unit data-mark="open"><b>${title}</b><p>${sentence(text)}</p>${list}${code}</li>`;
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
  return markup`<section aria-labelledby="coverage" data-holder><h2 id="coverage">Guardrails by account</h2>
${organizationTree(computed)}</section>`;
}

function inputs(report: Report): Markup {
  const unit = (style: string, state: string, text: Markup) =>
    markup`<li data-unit data-mark="open"><b class="${style}">${state}</b> ${text}</li>`;
  const rows = [
    ...report.inputs.flatMap(({ error }) => (error === null ? [] : [unit("bad", "not read", markup`${error}`)])),
    ...untoldWarnings(report).map((one) => unit("open", "in part", markup`${one}`)),
    ...unreadKinds(report).map(({ what, settle }) =>
      unit("open", "not read", sentence(`${what}. To settle it, ${settle}.`)),
    ),
  ];
  if (rows.length === 0) return nothing;
  return markup`<section aria-labelledby="unread" data-holder><h2 id="unread">Not analysed</h2><ul>${rows}</ul></section>`;
}
