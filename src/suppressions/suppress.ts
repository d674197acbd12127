import { isAboutExceptions, type JudgedException } from "../config/exceptions.ts";
import type { Finding, Suppression } from "../model/finding.ts";
import type { Exception, ExceptionEntry, Settings } from "../model/settings.ts";
import { type Cover, type Named, targetTest } from "./target.ts";

interface Candidate {
  readonly entry: ExceptionEntry;
  readonly exception: Exception;
  covers(finding: Finding): Cover;
}

/** Marks the findings that an exception in force accepts. The first one that covers a finding is named. */
export function withExceptions(
  findings: readonly Finding[],
  judged: readonly JudgedException[],
  settings: Settings,
): readonly Finding[] {
  const candidates = judged.flatMap(({ entry, inForce }): readonly Candidate[] =>
    inForce ? [{ entry, exception: inForce, covers: targetTest(entry, settings) }] : [],
  );
  if (candidates.length === 0) return findings;
  const byRule = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const have = byRule.get(one.exception.rule);
    if (have) have.push(one);
    else byRule.set(one.exception.rule, [one]);
  }
  return findings.map((finding) => {
    const isOpen = finding.suppressed === null && !isAboutExceptions(finding.rule);
    const by = isOpen ? accepting(finding, byRule.get(finding.rule) ?? []) : null;
    return by ? { ...finding, suppressed: suppressionOf(by) } : finding;
  });
}

/** An exception for one account accepts a finding about several only together with others for the rest. */
function accepting(finding: Finding, candidates: readonly Candidate[]): Candidate | null {
  const accepted = new Set<string>();
  let first: Candidate | null = null;
  for (const candidate of candidates) {
    const cover = candidate.covers(finding);
    if (cover === "all") return candidate;
    if (cover.length === 0) continue;
    first ??= candidate;
    for (const account of cover) accepted.add(account);
    if (finding.accounts.every((account) => accepted.has(account))) return first;
  }
  return null;
}

function suppressionOf({ entry, exception }: Candidate): Suppression {
  const { owner, expires, reason } = exception;
  return { kind: entry.inline ? "inline" : "exception", owner, expires, reason };
}

/** The exceptions in force that no finding needs. */
export function unusedExceptions(
  findings: readonly Named[],
  judged: readonly JudgedException[],
  settings: Settings,
): readonly JudgedException[] {
  return judged.filter(({ entry, inForce }) => {
    if (!inForce) return false;
    const covers = targetTest(entry, settings);
    return !findings.some((finding) => covers(finding).length > 0);
  });
}
