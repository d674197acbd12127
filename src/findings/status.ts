import type { Certainty, Finding, FindingPlace, Severity } from "../model/finding.ts";
import type { GuardrailFamily } from "../model/guardrail.ts";
import { missedFamily } from "./fingerprint.ts";
import { pairFindings, recognisable } from "./pair-findings.ts";
import { EarlierPlaces, withPlaces } from "./places.ts";

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** How bad a finding is. */
interface Weight {
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/** The nodes of the present as they were in the base. */
export interface EarlierNodes {
  /** The key that a node had, where it was there. */
  keyOf(key: string): string | undefined;
  /** Whether a node was there and nothing of a family covered it. */
  wasMissing(key: string, family: GuardrailFamily): boolean;
}

/**
 * Marks findings that the base has as `existing`, and all others as `new`; a finding that the change made more severe
 * or more certain is new. One about nodes is existing where the base has all of them, whatever they were called and wherever
 * they stood; where a guardrail is missing, so is a node that the base had without one. What an input itself calls
 * existing (a plan's `no-op`) stays so. `homeOf`: the path that a finding is recognised at: what a module or a nested template declares
 * belongs to the code that calls it.
 */
export function withStatus(
  findings: readonly Finding[],
  base: readonly Finding[],
  isGone: (path: string) => boolean,
  nodes: EarlierNodes | undefined,
  homeOf: (finding: Finding) => string,
): { readonly findings: readonly Finding[]; readonly fixed: number } {
  const recognise = (finding: Finding) => ({ ...recognisable(finding), path: homeOf(finding) });
  const earlier = base.map((finding) => ({ ...recognise(finding), finding }));
  const { paired, left } = pairFindings(findings, earlier, recognise, isGone);
  const places = earlierPlaces(base);
  const used = new Set<Finding>();
  const marked = findings.map((finding): Finding => {
    const before = paired.get(finding)?.finding;
    if (finding.places) return placesMarked(finding, places, nodes, used);
    return before && !isWorse(finding, before) ? { ...finding, status: "existing" } : finding;
  });
  return { findings: marked, fixed: left.filter(({ finding }) => !used.has(finding)).length };
}

/** A place of the base with its finding. */
interface EarlierPlace {
  readonly finding: Finding;
  readonly fingerprint: string;
}

function earlierPlaces(base: readonly Finding[]): EarlierPlaces<EarlierPlace> {
  const places = new EarlierPlaces<EarlierPlace>();
  for (const finding of base)
    for (const place of finding.places ?? []) places.add(finding, place, { finding, fingerprint: place.fingerprint });
  return places;
}

function placesMarked(
  finding: Finding,
  earlier: EarlierPlaces<EarlierPlace>,
  nodes: EarlierNodes | undefined,
  used: Set<Finding>,
): Finding {
  const family = missedFamily(finding.rule);
  const places = (finding.places ?? []).map((place): FindingPlace => {
    const key = nodes?.keyOf(place.key);
    const before = earlier.find(finding, place) ?? (key === undefined ? undefined : earlier.findNode(finding, key));
    if (!before) {
      const wasMissing = family !== undefined && nodes?.wasMissing(place.key, family);
      return wasMissing ? { ...place, status: "existing" } : place;
    }
    used.add(before.finding);
    const isOther = before.fingerprint !== place.fingerprint && !place.formerly?.includes(before.fingerprint);
    const known = isOther ? { ...place, formerly: [...(place.formerly ?? []), before.fingerprint] } : place;
    return isWorse(finding, before.finding) ? known : { ...known, status: "existing" };
  });
  return withPlaces(finding, places);
}

function isWorse(now: Weight, before: Weight): boolean {
  return rank[now.severity] > rank[before.severity] || (now.certainty === "certain" && before.certainty === "possible");
}
