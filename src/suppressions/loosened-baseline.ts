import type { Loosening } from "../model/loosening.ts";
import type { BaselineEntry } from "../model/report.ts";
import type { WrittenEntry } from "./baseline-text.ts";

/** Entries of the baseline that the base does not have. */
export function loosenedBaseline(base: readonly BaselineEntry[], head: readonly WrittenEntry[]): readonly Loosening[] {
  const before = new Set(base.map(keyOf));
  return head
    .filter((entry) => !before.has(keyOf(entry)))
    .map((entry) => ({ kind: "baseline-entry-added", entry, location: entry.at }));
}

function keyOf({ fingerprint, path }: BaselineEntry): string {
  return JSON.stringify([fingerprint, path]);
}
