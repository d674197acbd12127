import { identityOf } from "../findings/fingerprint.ts";
import type { ValidatedException } from "../model/exception.ts";
import type { Loosening } from "../model/loosening.ts";
import type { BaselineEntry } from "../model/report.ts";
import type { WrittenBaseline, WrittenEntry } from "./baseline-text.ts";
import { isRecordOf, recordKey } from "./exception-records.ts";

/** Entries of the baseline that the base does not have. */
export function loosenedBaseline(base: WrittenBaseline, head: WrittenBaseline): readonly Loosening[] {
  return loosenedEntries(base.findings, head.findings);
}

/** A baseline beside the exceptions that it records. */
interface Recorded {
  readonly baseline: WrittenBaseline;
  readonly exceptions: readonly ValidatedException[];
}

/**
 * Exceptions by address or path alone that would cover more: their records get more, or are taken out. A record that is new
 * narrows its exception.
 */
export function loosenedRecords(base: Recorded, head: Recorded): readonly Loosening[] {
  return base.baseline.exceptions.flatMap((record): readonly Loosening[] => {
    const key = recordKey(record);
    const same = head.baseline.exceptions.filter((one) => recordKey(one) === key);
    const now = same.find((one) => one.path === record.path) ?? same[0];
    if (now) {
      const isWider = now.findings.some((entry) => !record.findings.some((one) => isSameOrMore(one, entry)));
      return isWider ? [{ kind: "record-widened", record: now, isGone: false, location: now.written }] : [];
    }
    const left = head.exceptions.find(({ entry }) => !entry.places && isRecordOf(record, entry));
    return left ? [{ kind: "record-widened", record, isGone: true, location: left.entry.location }] : [];
  });
}

function isSameOrMore(one: BaselineEntry, other: BaselineEntry): boolean {
  return identityOf(one.fingerprint) === identityOf(other.fingerprint) && holds(one, other);
}

function loosenedEntries(base: readonly BaselineEntry[], head: readonly WrittenEntry[]): readonly Loosening[] {
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
