import { identityOf } from "../findings/fingerprint.ts";
import { EarlierPlaces } from "../findings/places.ts";
import type { ExceptionEntry } from "../model/exception.ts";
import type { Finding, FindingPlace } from "../model/finding.ts";
import type { BaselineEntry, ExceptionRecord } from "../model/report.ts";
import { parseAddress, writeAddress } from "../model/terraform-address.ts";
import { baselineEntry } from "./baseline-entry.ts";
import type { WrittenRecord } from "./baseline-text.ts";
import type { Cover } from "./target.ts";

/** Whether an exception covers a finding, or one of its nodes, that its address or path names. */
export type Reach = (finding: Finding, place?: FindingPlace) => boolean;

/** Finds what a baseline records of an exception; `undefined` for one that it does not know. */
export function recordFinder(
  records: readonly WrittenRecord[],
  isGone: (path: string) => boolean,
): (entry: ExceptionEntry) => WrittenRecord | undefined {
  if (records.length === 0) return () => undefined;
  return (entry) => {
    const same = records.filter((one) => isRecordOf(one, entry));
    const { path } = recordedName(entry);
    // The file of an inline exception may have been renamed.
    return same.find((one) => one.path === path) ?? same.find((one) => one.path !== undefined && isGone(one.path));
  };
}

/** Whether a record is of an exception, but for the file of an inline one. */
export function isRecordOf(record: ExceptionRecord, entry: ExceptionEntry): boolean {
  return recordKey(record) === recordKey(recordedName(entry));
}

/** What is recorded is covered: these nodes, and these findings that are about none. */
export function recordedReach(record: ExceptionRecord): Reach {
  const places = new EarlierPlaces<BaselineEntry>();
  for (const entry of record.findings) for (const place of entry.places ?? []) places.add(entry, place, entry);
  const identities = new Set(record.findings.map(({ fingerprint }) => identityOf(fingerprint)));
  return (finding, place) =>
    place ? places.find(finding, place) !== undefined : identities.has(identityOf(finding.fingerprint));
}

/** An exception with what it names and what it reaches. */
interface Recorded {
  readonly entry: ExceptionEntry;
  readonly isRecorded: boolean;
  covers(finding: Finding): Cover;
}

/**
 * The records after an update: those of exceptions that are there still stay as they are, and those that are new hold what
 * they cover now. Those of inline ones in files that were not read are kept.
 */
export function updatedRecords(
  records: readonly WrittenRecord[],
  exceptions: readonly Recorded[],
  findings: readonly Finding[],
  wasRead: (path: string) => boolean,
): readonly ExceptionRecord[] {
  const there = new Set(exceptions.map(({ entry }) => recordKey(recordedName(entry))));
  const kept = records.filter((one) => there.has(recordKey(one)) || (one.path !== undefined && !wasRead(one.path)));
  const added = exceptions.flatMap(({ entry, isRecorded, covers }): readonly ExceptionRecord[] => {
    if (isRecorded || entry.places) return [];
    const covered = findings.filter((finding) => covers(finding) === "all");
    if (covered.length === 0) return [];
    return [{ ...recordedName(entry), findings: covered.map((finding) => baselineEntry(finding, finding.places)) }];
  });
  return [...kept, ...added];
}

/** What tells exceptions apart in a baseline, but for the file of an inline one. */
export function recordKey({ rule, target, at }: Omit<ExceptionRecord, "findings">): string {
  return JSON.stringify([rule, target, (at ?? []).map(({ type, address }) => [type, address])]);
}

/** The address of a block, whatever instances it has. */
function withoutKeys(address: string): string {
  const { modules, resource } = parseAddress(address) ?? {};
  if (!modules || !resource) return address;
  const steps = modules.map((step) => ({ ...step, key: null }));
  return writeAddress({ modules: steps, resource: { ...resource, key: null } });
}

function recordedName({ rule = "", target, at, inline, location }: ExceptionEntry): Omit<ExceptionRecord, "findings"> {
  if (!inline) return { rule, target: target?.trim() ?? null };
  // An instance that comes or goes makes no other exception.
  const blocks = new Map((at ?? []).map(({ type, address }) => [withoutKeys(address), type]));
  return { rule, target: null, at: [...blocks].map(([address, type]) => ({ type, address })), path: location.path };
}
