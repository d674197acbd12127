import type { Finding, Severity } from "../model/finding.ts";

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Errors first, then by path, line and column; equal places by rule and address, so that the order is total. */
export function byPriority(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(compareFindings);
}

function compareFindings(one: Finding, other: Finding): number {
  return (
    rank[one.severity] - rank[other.severity] ||
    compareText(one.location.path, other.location.path) ||
    one.location.start.line - other.location.start.line ||
    one.location.start.column - other.location.start.column ||
    compareText(one.rule, other.rule) ||
    compareText(one.resource.address, other.resource.address)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
