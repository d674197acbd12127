import type { Finding } from "../model/finding.ts";

/** Findings that say the same of several resources, at one place or at many. */
export interface AlikeFindings {
  readonly first: Finding;
  /** Each with its own address, account or place. */
  readonly others: readonly Finding[];
}

/** Gathers what would be said again and again but for the address, the account and the place; the order is that of the first ones. */
export function gatherAlike(findings: readonly Finding[]): readonly AlikeFindings[] {
  const groups = new Map<string, { first: Finding; others: Finding[] }>();
  for (const finding of findings) {
    const { rule, severity, certainty, status, remediation, message, related } = finding;
    const said = [message, remediation, ...related.map((one) => one.message)].map((text) =>
      withoutNames(text, finding),
    );
    const key = JSON.stringify([rule, severity, certainty, status, said]);
    const group = groups.get(key);
    if (group) group.others.push(finding);
    else groups.set(key, { first: finding, others: [] });
  }
  return [...groups.values()];
}

function withoutNames(text: string, { resource, accounts }: Finding): string {
  const named = text.replaceAll(resource.address, "\0");
  return accounts.reduce((left, account) => left.replaceAll(account, "\0\0"), named);
}

/** What sets a finding apart from the first one of its group: `same` where not even the place does. */
export function apartFrom(first: Finding, other: Finding): "place" | "address" | "account" | "same" {
  if (JSON.stringify(other.location) !== JSON.stringify(first.location)) return "place";
  if (other.resource.address !== first.resource.address) return "address";
  return other.accounts.join() === first.accounts.join() ? "same" : "account";
}
