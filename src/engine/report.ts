import type { Coverage } from "../model/coverage.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { GuardrailSummary, InputSummary, Report, Summary } from "../model/report.ts";
import { version } from "../version.ts";
import { exitCodes } from "./exit-codes.ts";

export function buildReport(
  findings: readonly Finding[],
  inputs: readonly InputSummary[],
  coverage: Coverage | null,
  more: Pick<Report, "configuration" | "baseline" | "diff" | "before">,
): Report {
  return {
    version: 1,
    tool: { name: "rootrail", version },
    findings,
    guardrails: guardrailSummary(coverage),
    inputs,
    summary: countFindings(findings),
    ...more,
  };
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

/**
 * The verdict: 2 where an input could not be read, else 1 where a finding is at or above `failOn`, else 0. With
 * `onlyNew` findings that stood before the change do not count.
 */
export function exitCodeOf(report: Report, failOn: FailOn = "error", onlyNew = false): 0 | 1 | 2 {
  if (report.inputs.some((input) => input.status === "error")) return exitCodes.failure;
  return report.findings.some(failing(failOn, onlyNew)) ? exitCodes.findings : exitCodes.clean;
}

const ranks: Readonly<Record<FailOn, number>> = { note: 0, warning: 1, error: 2, never: 3 };

/** Whether a finding fails a run: nothing suppresses it, and it is at or above `failOn`. */
export function failing(failOn: FailOn, onlyNew = false): (finding: Finding) => boolean {
  return ({ suppressed, severity, status }) =>
    suppressed === null && ranks[severity] >= ranks[failOn] && (!onlyNew || status === "new");
}
