import type { Loosening } from "../model/loosening.ts";
import type { BaselineEntry } from "../model/report.ts";
import type { WrittenEntry } from "./baseline-text.ts";

/** Entries of the baseline that the base does not have. */
export function loosenedBaseline(base: readonly BaselineEntry[], head: readonly WrittenEntry[]): readonly Loosening[] {
  const before = new Map<string, BaselineEntry[]>();
  for (const entry of base) before.set(keyOf(entry), [...(before.get(keyOf(entry)) ?? []), entry]);
  return head
    .filter((entry) => !(before.get(keyOf(entry)) ?? []).some((one) => holds(one, entry)))
    .map((entry) => ({ kind: "baseline-entry-added", entry, location: entry.at }));
}

/** Whether an entry accepts all that another one does; one without places is about none, or of an old version. */
function holds(one: BaselineEntry, other: BaselineEntry): boolean {
  const places = new Set(one.places?.map((place) => place.fingerprint));
  return !other.places || !one.places || other.places.every((place) => places.has(place.fingerprint));
}

function keyOf({ fingerprint, path }: BaselineEntry): string {
  return JSON.stringify([fingerprint, path]);
}
