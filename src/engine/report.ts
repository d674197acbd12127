import { checkValue, failOnKind, flag, type OptionKind } from "../config/option-kinds.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Fact, PolicyDocumentFact } from "../model/fact.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { CoverageState, GuardrailFamily } from "../model/guardrail.ts";
import type { CheckedSummary, GuardrailSummary, Report, Summary } from "../model/report.ts";
import { unreadSummaries } from "../rules/wording/unread.ts";
import { version } from "../version.ts";
import { exitCodes } from "./exit-codes.ts";
import type { RunFacts } from "./run-facts.ts";

export function buildReport(
  findings: readonly Finding[],
  { inputs, facts }: Pick<RunFacts, "inputs" | "facts">,
  coverage: Coverage | null,
  more: Pick<Report, "configuration" | "baseline" | "diff" | "before">,
): Report {
  return {
    version: 1,
    tool: { name: "rootrail", version },
    findings,
    guardrails: guardrailSummary(coverage),
    inputs,
    unread: unreadSummaries(facts.filter((fact) => fact.fact === "UnreadContent")),
    checked: checkedSummary(facts, coverage),
    summary: countFindings(findings),
    ...more,
  };
}

function checkedSummary(facts: readonly Fact[], coverage: Coverage | null): CheckedSummary {
  const of = (wanted: (fact: Fact) => boolean) => facts.filter(wanted).length;
  const nodes = coverage?.nodes.filter((node) => node.counts) ?? [];
  const nodesWith = (state: CoverageState) => {
    const of = (family: GuardrailFamily) => nodes.filter((node) => node[family].state === state).length;
    return { detective: of("detective"), preventive: of("preventive") };
  };
  return {
    devices: facts.reduce((sum, { fact, alike = 1 }) => sum + (fact === "MfaDevice" ? alike : 0), 0),
    policies: of((fact) => fact.fact === "PolicyDocument" && isScp(fact)),
    packs: of((fact) => fact.fact === "ConformancePack"),
    nodes: nodes.length,
    accounts: nodes.filter(({ kind }) => kind === "account" || kind === "standalone").length,
    covered: nodesWith("covered"),
    missing: nodesWith("missing"),
    unverifiable: nodesWith("unverifiable"),
  };
}

/** Whether a policy is, or may be, a service control policy; texts that others refer to count with those. */
function isScp({ role, type }: PolicyDocumentFact): boolean {
  return role === "policy" && (type.kind !== "known" || type.value === "SERVICE_CONTROL_POLICY");
}

export function guardrailSummary(coverage: Coverage | null): GuardrailSummary {
  const { required, detective, preventive } = coverage?.required ? coverage : notRequired;
  return { required, detective, preventive };
}

const notRequired = { required: false, detective: "not-required", preventive: "not-required" } as const;

export function countFindings(findings: readonly Finding[]): Summary {
  const open = findings.filter((finding) => finding.suppressed === null);
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("note"), suppressed: findings.length - open.length };
}

/** The lowest severity that fails a run; `never` lets findings pass. */
export type FailOn = Severity | "never";

const aReport: OptionKind = {
  what: "the report of lint()",
  is: (value) => typeof value === "object" && value !== null && "inputs" in value && "findings" in value,
};

/**
 * The verdict: 2 where an input could not be read, else 1 where a finding is at or above `failOn`, else 0. With
 * `onlyNew` findings that stood before the change do not count. Throws `UsageError` for what is no report and no severity.
 */
export function exitCodeOf(report: Report, failOn: FailOn = "error", onlyNew = false): 0 | 1 | 2 {
  checkValue("report", report, aReport);
  checkValue("failOn", failOn, failOnKind);
  checkValue("onlyNew", onlyNew, flag);
  if (report.inputs.some((input) => input.status === "error")) return exitCodes.failure;
  return report.findings.some(failing(failOn, onlyNew)) ? exitCodes.findings : exitCodes.clean;
}

const ranks: Readonly<Record<FailOn, number>> = { note: 0, warning: 1, error: 2, never: 3 };

/** Whether a finding fails a run: nothing suppresses it, and it is at or above `failOn`. */
export function failing(failOn: FailOn, onlyNew = false): (finding: Finding) => boolean {
  return ({ suppressed, severity, status }) =>
    suppressed === null && ranks[severity] >= ranks[failOn] && (!onlyNew || status === "new");
}
