import type { Finding, Severity } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { rules as registry } from "../rules/registry.ts";
import type { ReporterOptions, RuleInfo } from "./reporter.ts";

export const severities: readonly Severity[] = ["error", "warning", "note"];

/** Findings that no exception, inline mark or baseline accepts. */
export function openFindings(report: Report): readonly Finding[] {
  return report.findings.filter((finding) => finding.suppressed === null);
}

export function suppressedFindings(report: Report): readonly Finding[] {
  return report.findings.filter((finding) => finding.suppressed !== null);
}

/** The most severe first; findings of one severity keep the report's order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Findings of one rule at one place that differ by their address alone: instances of a `count` or `for_each` block. */
export interface FindingGroup {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** The addresses that a group is about beside that of its first finding. */
function otherAddresses({ first, others }: FindingGroup): readonly string[] {
  const addresses = new Set(others.map(({ resource }) => resource.address));
  addresses.delete(first.resource.address);
  return [...addresses];
}

/** Addresses that a line of text names. */
const maxNamed = 5;

/** ` The same for a, b and 3 more.`, or nothing. */
export function sameFor(group: FindingGroup): string {
  const others = otherAddresses(group);
  if (others.length === 0) return "";
  const rest = others.length - maxNamed;
  return ` The same for ${others.slice(0, maxNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}

/** Merges what would be said several times of one place; the order is that of each group's first finding. */
export function groupByPlace(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, { first: Finding; others: Finding[] }>();
  for (const finding of findings) {
    const { rule, severity, certainty, status, location, remediation, message, resource } = finding;
    const said = [message, remediation].map((one) => one.replaceAll(resource.address, "\0"));
    const key = JSON.stringify([rule, severity, certainty, status, location, said]);
    const group = groups.get(key);
    if (group) group.others.push(finding);
    else groups.set(key, { first: finding, others: [] });
  }
  return [...groups.values()];
}

/** `possible, existing`: what sets a finding apart from a certain and new one. */
export function marksOf(finding: Finding): readonly string[] {
  return [
    ...(finding.certainty === "possible" ? ["possible"] : []),
    ...(finding.status === "existing" ? ["existing"] : []),
  ];
}

/** The rules that a report is explained with, and one made from a finding for a rule that is not among them. */
export function rulesFor(report: Report, options: ReporterOptions): readonly RuleInfo[] {
  const known = options.rules ?? registry;
  const ids = new Set(known.map((rule) => rule.id));
  const added: RuleInfo[] = [];
  for (const finding of report.findings) {
    if (ids.has(finding.rule)) continue;
    ids.add(finding.rule);
    added.push(ruleFromFinding(finding));
  }
  return [...known, ...added];
}

/** The page of a rule; `undefined` where it has none, or nobody told where the pages are. */
export function rulePageLink(rule: string, { rulePages }: Pick<ReporterOptions, "rulePages">): string | undefined {
  return rulePages !== undefined && registry.some(({ id }) => id === rule) ? `${rulePages}/${rule}.md` : undefined;
}

function ruleFromFinding({ rule, severity, remediation }: Finding): RuleInfo {
  const title = rule.replace(/-/g, " ").trim() || "finding";
  return {
    id: rule,
    title,
    severity,
    tags: ["security"],
    docs: {
      summary: { what: title, why: title, fixes: [] },
      description: title,
      rationale: title,
      remediation: {
        short: remediation,
        serviceWide: remediation,
        assetLevel: remediation,
        preventive: remediation,
      },
      references: [],
    },
  };
}

/** Groups that share rule, cause and fix, and differ by their places. */
export type SharedCause = readonly [FindingGroup, ...FindingGroup[]];

/** Brings groups of one cause together; the order is that of each cause's first group. */
export function groupByCause(groups: readonly FindingGroup[]): readonly SharedCause[] {
  const causes = new Map<string, [FindingGroup, ...FindingGroup[]]>();
  for (const group of groups) {
    const { rule, severity, certainty, status, cause, remediation } = group.first;
    const key = JSON.stringify([rule, severity, certainty, status, cause, remediation]);
    const have = causes.get(key);
    if (have) have.push(group);
    else causes.set(key, [group]);
  }
  return [...causes.values()];
}
