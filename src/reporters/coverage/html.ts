import { conflictPhrase } from "../../rules/wording/coverage.ts";
import { issueMessage } from "../../rules/wording/issues.ts";
import { driftTable, evidenceTable } from "../page/evidence-tables.ts";
import { type Markup, markup, nothing } from "../page/markup.ts";
import { organizationTree } from "../page/organization-tree.ts";
import { beforeSection, pageOf } from "../page/page.ts";
import { count } from "../phrases.ts";
import { type CoverageReport, stateWord, tally } from "./coverage-report.ts";

/** One page that needs nothing else: the tree, what covers each account, what is missing, and the fix. */
export function coverageHtml(report: CoverageReport): string {
  const { coverage, tool, inputs, origin, today, before } = report;
  return pageOf({
    name: "rootrail coverage",
    heading: "Who guards root's MFA",
    verdict: verdict(report),
    about: { tool, inputs, origin, today },
    finds: "name, ID, state, guardrail",
    sections: [
      cards(report),
      before ? beforeSection({ before, guardrails: coverage }) : nothing,
      evidenceTable(report.evidence ?? null),
      driftTable(report.drift),
      tree(report),
      issues(report),
      notRead(report),
    ],
  });
}

const styleOf = (cover: string) =>
  cover === "covered" ? "ok" : cover === "missing" ? "bad" : cover === "not-required" ? "soft" : "open";

function verdict({ coverage, inputs }: CoverageReport): Markup {
  if (inputs.length === 0 && coverage.nodes.length === 0)
    return markup`<b class="open">Nothing was read.</b> No template, plan or Terraform code was found.`;
  const whole = (family: "detective" | "preventive") =>
    markup`<b class="${styleOf(coverage[family])}">${family} ${stateWord(coverage[family])}</b>`;
  const { ok, bad, open } = tally(coverage.nodes);
  return markup`${whole("detective")}, ${whole("preventive")}: of ${count(ok + bad + open, "place")}, ${ok} covered, ${bad} with something missing, ${open} not verifiable.`;
}

function cards({ coverage, evidence }: CoverageReport): Markup {
  const counts = tally(coverage.nodes);
  const card = (value: number, label: string, style: string) =>
    markup`<li><b class="${value === 0 ? "soft" : style}">${value}</b>${label}</li>`;
  const told = evidence ? [card(evidence.counts.fail, "accounts in breach", "bad")] : [];
  return markup`<ul class="cards" aria-label="Summary">${[
    card(counts.ok, "places covered", "ok"),
    card(counts.bad, "with something missing", "bad"),
    card(counts.open, "not verifiable", "open"),
    ...told,
  ]}</ul>`;
}

function tree({ coverage }: CoverageReport): Markup {
  if (coverage.nodes.length === 0) return nothing;
  return markup`<section aria-labelledby="organization" data-holder><h2 id="organization">The organization</h2>
${organizationTree(coverage)}</section>`;
}

function issues({ coverage }: CoverageReport): Markup {
  const rows = coverage.issues.map((issue) => {
    const mark = issue.kind === "ineffective" ? "bad" : "open";
    const word = issue.kind === "ineffective" ? "does not work" : "not verifiable";
    return markup`<tr data-unit data-mark="${mark}"><td class="${mark}">${word}</td><td>${issueMessage(issue)}</td><td class="soft">${issue.location.path}:${issue.location.start.line}</td></tr>`;
  });
  const conflicts = coverage.conflicts.map(
    (one) =>
      markup`<tr data-unit data-mark="open"><td class="open">conflict</td><td>${conflictPhrase(one)}</td><td></td></tr>`,
  );
  if (rows.length + conflicts.length === 0) return nothing;
  return markup`<section aria-labelledby="issues" data-holder><h2 id="issues">What the guardrails lack</h2>
<table class="stacked"><thead><tr><th scope="col">what</th><th scope="col">why</th><th scope="col">where</th></tr></thead><tbody>${[...rows, ...conflicts]}</tbody></table></section>`;
}

function notRead({ inputs }: CoverageReport): Markup {
  const open = inputs.filter((input) => input.status !== "linted");
  if (open.length === 0) return nothing;
  const rows = open.map(
    (input) =>
      markup`<tr data-unit data-mark="open"><th scope="row">${input.path}</th><td>${input.error ?? (input.warnings ?? []).slice(0, 3).join("; ")}</td></tr>`,
  );
  return markup`<section aria-labelledby="unread" data-holder><h2 id="unread">What was not read whole</h2><table class="stacked"><thead><tr><th scope="col">input</th><th scope="col">why</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
