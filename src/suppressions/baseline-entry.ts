import type { Finding, FindingPlace } from "../model/finding.ts";
import type { BaselineEntry, BaselinePlace } from "../model/report.ts";

/** A finding as a baseline has it, with those of its nodes that it accepts. */
export function baselineEntry(finding: Finding, places: readonly FindingPlace[] | undefined): BaselineEntry {
  const { rule, resource, location, fingerprint } = finding;
  return {
    rule,
    address: resource.address,
    path: location.path,
    fingerprint,
    ...(places && { places: places.map(placeOf) }),
  };
}

function placeOf({ kind, name, id, path, fingerprint }: FindingPlace): BaselinePlace {
  return { kind, name, id, path, fingerprint };
}
