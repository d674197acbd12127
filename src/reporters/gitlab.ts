import { createHash } from "node:crypto";
import { identityOf } from "../findings/fingerprint.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { bySeverity, marksOf, openFindings } from "./findings-view.ts";
import { clipped, harmlessLine } from "./harmless-text.ts";
import { inertJson } from "./inert-json.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { lastLine, repositoryPath } from "./repository-path.ts";

/** One issue of GitLab's Code Quality report (docs.gitlab.com, ci/testing/code_quality). */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severityOf: Readonly<Record<Severity, Issue["severity"]>> = { error: "critical", warning: "major", note: "info" };
/** The same for findings that do not fail the run. */
const passingSeverityOf: typeof severityOf = { error: "minor", warning: "minor", note: "info" };
const maxDescription = 2000;

/** An array for `artifacts:reports:codequality`; `[]` where nothing is open. No path in it starts with `./`. */
export const gitlab: Reporter = (report, options) => {
  const issues = [
    ...report.inputs.flatMap((input) => inputIssue(input, options)),
    ...report.inputs.flatMap((input) => partIssue(input, report, options)),
    ...bySeverity(openFindings(report)).map((finding) => findingIssue(finding, options)),
  ];
  return `${inertJson(unique(issues))}\n`;
};

/** An input that was read in part, and that no finding tells of. */
function partIssue({ path, warnings = [] }: InputSummary, report: Report, options: ReporterOptions): Issue[] {
  const isTold = openFindings(report).some((one) => one.rule === "incomplete-input" && one.location.path === path);
  if (isTold || warnings.length === 0) return [];
  return [
    {
      description: plain(`read in part: ${warnings.join("; ")}`),
      check_name: "incomplete-input",
      fingerprint: hash(["input-warning", path]),
      severity: "minor",
      location: { path: pathOf(path, options), lines: { begin: 1, end: 1 } },
    },
  ];
}

function findingIssue(finding: Finding, options: ReporterOptions): Issue {
  const marks = marksOf(finding).join(", ");
  const { location } = finding;
  return {
    description: plain(`${finding.message}${marks ? ` (${marks})` : ""}`),
    check_name: plain(finding.rule),
    // The widget compares by fingerprint alone, so it must not move when a twin in another file comes or goes.
    fingerprint: hash([identityOf(finding.fingerprint), location.path]),
    severity: severity(finding, options),
    location: {
      path: pathOf(location.path, options),
      lines: { begin: location.start.line, end: lastLine(location) },
    },
  };
}

function severity(finding: Finding, options: ReporterOptions): Issue["severity"] {
  if (!options.fails) return severityOf[finding.severity];
  if (!options.fails(finding)) return passingSeverityOf[finding.severity];
  return finding.severity === "error" ? "critical" : "major";
}

function inputIssue(input: InputSummary, options: ReporterOptions): Issue[] {
  if (input.error === null) return [];
  const line = input.errorLocation?.start.line ?? 1;
  return [
    {
      description: plain(input.error),
      check_name: "input-error",
      fingerprint: hash(["input-error", input.path]),
      severity: "blocker",
      location: { path: pathOf(input.path, options), lines: { begin: line, end: line } },
    },
  ];
}

function plain(text: string): string {
  return harmlessLine(clipped(text, maxDescription)) || "(no message)";
}

/** GitLab asks for a path in any case; one outside of the repository stays as the report has it. */
function pathOf(path: string, options: ReporterOptions): string {
  return repositoryPath(path, options) ?? path;
}

/** GitLab shows the first issue of a fingerprint only, so the later ones get one of their own. */
function unique(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const before = seen.get(issue.fingerprint) ?? 0;
    seen.set(issue.fingerprint, before + 1);
    return before === 0 ? issue : { ...issue, fingerprint: hash([issue.fingerprint, String(before)]) };
  });
}

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
