import type { Finding, Severity } from "../model/finding.ts";
import type { AccountSettings, Settings } from "../model/settings.ts";

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Errors first, then what is exposed to the internet and in production, then by path, line and column; equal places by
 * rule and address, so that the order is total.
 */
export function byPriority(findings: readonly Finding[], settings: Settings): readonly Finding[] {
  const urgency = urgencyOf(settings.accounts);
  return [...findings].sort((one, other) => compareFindings(one, other, urgency));
}

/** How urgent an account is, by two marks that the configuration gives: it can be reached, and it is in production. */
function urgencyOf(accounts: readonly AccountSettings[]): (finding: Finding) => number {
  const marks = new Map(
    accounts.map((account) => [account.id, Number(account.internetExposed === true) + Number(isProduction(account))]),
  );
  return (finding) => Math.max(0, ...finding.accounts.slice(0, 1000).map((account) => marks.get(account) ?? 0));
}

/** `production` and `prod`, however they are written. */
export function isProduction(account: AccountSettings): boolean {
  return /^prod(?:uction)?$/i.test(account.environment?.trim() ?? "");
}

function compareFindings(one: Finding, other: Finding, urgency: (finding: Finding) => number): number {
  return (
    rank[one.severity] - rank[other.severity] ||
    urgency(other) - urgency(one) ||
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
