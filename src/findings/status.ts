import type { Certainty, Finding, Severity } from "../model/finding.ts";
import { pairFindings, recognisable } from "./pair-findings.ts";
import { EarlierPlaces, withPlaces } from "./places.ts";

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** How bad a finding is. */
interface Weight {
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/**
 * Marks findings that the base has as `existing`, and all others as `new`; a finding that the change made more severe
 * or more certain is new. One about nodes is existing where the base has all of them. What an input itself calls
 * existing (a plan's `no-op`) stays so.
 */
export function withStatus(
  findings: readonly Finding[],
  base: readonly Finding[],
  isGone: (path: string) => boolean,
): { readonly findings: readonly Finding[]; readonly fixed: number } {
  const earlier = base.map((finding) => ({ ...recognisable(finding), finding }));
  const { paired, left } = pairFindings(findings, earlier, recognisable, isGone);
  const places = earlierPlaces(base);
  const used = new Set<Finding>();
  const marked = findings.map((finding): Finding => {
    const before = paired.get(finding)?.finding;
    if (finding.places) return placesMarked(finding, places, used);
    return before && !isWorse(finding, before) ? { ...finding, status: "existing" } : finding;
  });
  return { findings: marked, fixed: left.filter(({ finding }) => !used.has(finding)).length };
}

function earlierPlaces(base: readonly Finding[]): EarlierPlaces<Finding> {
  const places = new EarlierPlaces<Finding>();
  for (const finding of base) for (const place of finding.places ?? []) places.add(finding, place, finding);
  return places;
}

function placesMarked(finding: Finding, earlier: EarlierPlaces<Finding>, used: Set<Finding>): Finding {
  const places = (finding.places ?? []).map((place) => {
    const before = earlier.find(finding, place);
    if (before) used.add(before);
    return before && !isWorse(finding, before) ? { ...place, status: "existing" as const } : place;
  });
  return withPlaces(finding, places);
}

function isWorse(now: Weight, before: Weight): boolean {
  return rank[now.severity] > rank[before.severity] || (now.certainty === "certain" && before.certainty === "possible");
}
