import { movedAddress } from "../facts/follow-moves.ts";
import { identityOf } from "../findings/fingerprint.ts";
import { EarlierPlaces } from "../findings/places.ts";
import type { ExceptionEntry } from "../model/exception.ts";
import type { Finding, FindingPlace } from "../model/finding.ts";
import type { BaselineEntry, ExceptionRecord } from "../model/report.ts";
import type { AddressMove } from "../model/resource.ts";
import { withoutKeys } from "../model/terraform-address.ts";
import { baselineEntry } from "./baseline-entry.ts";
import type { WrittenRecord } from "./baseline-text.ts";
import type { Cover } from "./target.ts";

/** Whether an exception covers a finding, or one of its nodes, that its address or path names. */
export type Reach = (finding: Finding, place?: FindingPlace) => boolean;

/** Finds what a baseline records of an exception; `undefined` for one that it does not know. */
export function recordFinder(
  records: readonly WrittenRecord[],
  moves: readonly AddressMove[],
  isGone: (path: string) => boolean,
): (entry: ExceptionEntry) => WrittenRecord | undefined {
  if (records.length === 0) return () => undefined;
  return (entry) => {
    const own = records.filter((one) => isRecordOf(one, entry));
    const same = own.length > 0 ? own : records.filter((one) => isRecordOf(movedRecord(one, moves), entry));
    const { path } = recordedName(entry);
    // The file of an inline exception may have been renamed.
    return same.find((one) => one.path === path) ?? same.find((one) => one.path !== undefined && isGone(one.path));
  };
}

/** Whether a record is of an exception, but for the file of an inline one. */
export function isRecordOf(record: ExceptionRecord, entry: ExceptionEntry): boolean {
  return recordKey(record) === recordKey(recordedName(entry));
}

/** A record with the addresses of now. */
function movedRecord(record: ExceptionRecord, moves: readonly AddressMove[]): ExceptionRecord {
  const now = (address: string) => movedAddress(address, moves);
  const { target, at } = record;
  return {
    ...record,
    target: target === null ? null : now(target),
    ...(at && { at: at.map((one) => ({ ...one, address: now(one.address) })) }),
  };
}

/** What is recorded is covered: these nodes, and these findings that are about none. */
export function recordedReach(record: ExceptionRecord): Reach {
  const places = new EarlierPlaces<BaselineEntry>();
  for (const entry of record.findings) for (const place of entry.places ?? []) places.add(entry, place, entry);
  const identities = new Set(record.findings.map(({ fingerprint }) => identityOf(fingerprint)));
  return (finding, place) => {
    if (place) return places.find(finding, place) !== undefined;
    return [finding, ...(finding.formerly ?? [])].some((one) => identities.has(identityOf(one.fingerprint)));
  };
}

/** An exception with what it names and what it reaches. */
interface Recorded {
  readonly entry: ExceptionEntry;
  readonly record: ExceptionRecord | undefined;
  readonly reach: Reach;
  covers(finding: Finding): Cover;
}

/**
 * The records after an update: those of exceptions that are there still stay as they are, and those that are new hold what
 * they cover now; those of moved resources get their addresses of now. Those of inline ones in files that were not read are kept.
 */
export function updatedRecords(
  records: readonly WrittenRecord[],
  exceptions: readonly Recorded[],
  findings: readonly Finding[],
  wasRead: (path: string) => boolean,
): readonly ExceptionRecord[] {
  const there = new Set(exceptions.map(({ entry }) => recordKey(recordedName(entry))));
  const kept = records.filter((one) => there.has(recordKey(one)) || (one.path !== undefined && !wasRead(one.path)));
  const added = exceptions.flatMap(({ entry, record, covers, reach }): readonly ExceptionRecord[] => {
    if (entry.places || (record && isRecordOf(record, entry))) return [];
    const covered = findings.flatMap((finding): readonly BaselineEntry[] => {
      if (covers(finding) !== "all") return [];
      const places = record ? finding.places?.filter((place) => reach(finding, place)) : finding.places;
      const isReached = !record || (places ? places.length > 0 : reach(finding));
      return isReached ? [baselineEntry(finding, places)] : [];
    });
    return covered.length === 0 && !record ? [] : [{ ...recordedName(entry), findings: covered }];
  });
  return [...kept, ...added];
}

/** What tells exceptions apart in a baseline, but for the file of an inline one. */
export function recordKey({ rule, target, at }: Omit<ExceptionRecord, "findings">): string {
  return JSON.stringify([rule, target, (at ?? []).map(({ type, address }) => [type, address])]);
}

function recordedName({ rule = "", target, at, inline, location }: ExceptionEntry): Omit<ExceptionRecord, "findings"> {
  if (!inline) return { rule, target: target?.trim() ?? null };
  // An instance that comes or goes makes no other exception.
  const blocks = new Map((at ?? []).map(({ type, address }) => [withoutKeys(address), type]));
  return { rule, target: null, at: [...blocks].map(([address, type]) => ({ type, address })), path: location.path };
}
