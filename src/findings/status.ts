import type { Finding, Severity } from "../model/finding.ts";
import { pairFindings, type Recognisable } from "./pair-findings.ts";

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/**
 * Marks findings that the base has as `existing`, and all others as `new`; a finding that the change made more severe
 * or more certain is new. What an input itself calls existing (a plan's `no-op`) stays so.
 */
export function withStatus(
  findings: readonly Finding[],
  base: readonly Finding[],
  isGone: (path: string) => boolean,
): { readonly findings: readonly Finding[]; readonly fixed: number } {
  const earlier = base.map((finding) => ({ ...recognise(finding), finding }));
  const { paired, left } = pairFindings(findings, earlier, recognise, isGone);
  const marked = findings.map((finding): Finding => {
    const before = paired.get(finding)?.finding;
    return before && !isWorse(finding, before) ? { ...finding, status: "existing" } : finding;
  });
  return { findings: marked, fixed: left.length };
}

function recognise({ fingerprint, location, resource }: Finding): Recognisable {
  return { fingerprint, path: location.path, address: resource.address };
}

function isWorse(now: Finding, before: Finding): boolean {
  return rank[now.severity] > rank[before.severity] || (now.certainty === "certain" && before.certainty === "possible");
}
