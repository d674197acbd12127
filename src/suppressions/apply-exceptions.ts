import { withPlaces } from "../findings/places.ts";
import type { Exception, ExceptionEntry, ValidatedException } from "../model/exception.ts";
import type { Finding, FindingPlace, Suppression } from "../model/finding.ts";
import type { Settings } from "../model/settings.ts";
import { isExceptionRule } from "../rules/registry.ts";
import { type Cover, targetTest } from "./target.ts";
import { inForce } from "./validity.ts";

interface Candidate {
  readonly entry: ExceptionEntry;
  readonly exception: Exception;
  covers(finding: Finding): Cover;
}

/**
 * Marks the findings that an exception in force suppresses, node by node where a finding is about nodes. The first one
 * that covers a part is named. `inChange`: whether a base tells what stood: an exception by address or path alone covers
 * the nodes that it covered there, and none that came since.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly ValidatedException[],
  settings: Settings,
  inChange = false,
): readonly Finding[] {
  const candidates = exceptions.flatMap(({ entry, validity }): readonly Candidate[] => {
    const exception = inForce(validity);
    return exception ? [{ entry, exception, covers: targetTest(entry, settings) }] : [];
  });
  if (candidates.length === 0) return findings;
  const byRule = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const have = byRule.get(one.exception.rule);
    if (have) have.push(one);
    else byRule.set(one.exception.rule, [one]);
  }
  return findings.map((finding) => {
    if (finding.suppressed !== null || isExceptionRule(finding.rule)) return finding;
    const own = byRule.get(finding.rule) ?? [];
    if (finding.places) return withPlaces(finding, placesSuppressed(finding.places, finding, own, inChange));
    const by = suppressing(finding, own);
    return by ? { ...finding, suppressed: suppressionOf(by) } : finding;
  });
}

function placesSuppressed(
  places: readonly FindingPlace[],
  finding: Finding,
  candidates: readonly Candidate[],
  inChange: boolean,
): readonly FindingPlace[] {
  const covers = candidates.map((candidate) => ({ candidate, cover: candidate.covers(finding) }));
  return places.map((place) => {
    if (place.suppressed) return place;
    const by = covers.find(({ cover }) =>
      cover === "all" ? !inChange || place.status === "existing" : cover.includes(place.key),
    );
    return by ? { ...place, suppressed: suppressionOf(by.candidate) } : place;
  });
}

/** An exception for one account suppresses a finding about several only together with others for the rest. */
function suppressing(finding: Finding, candidates: readonly Candidate[]): Candidate | null {
  const covered = new Set<string>();
  let first: Candidate | null = null;
  for (const candidate of candidates) {
    const cover = candidate.covers(finding);
    if (cover === "all") return candidate;
    if (cover.length === 0) continue;
    first ??= candidate;
    for (const account of cover) covered.add(account);
    if (finding.accounts.every((account) => covered.has(account))) return first;
  }
  return null;
}

function suppressionOf({ entry, exception }: Candidate): Suppression {
  const { owner, expires, reason } = exception;
  return { kind: entry.inline ? "inline" : "exception", owner, expires, reason };
}
