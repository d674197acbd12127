import { withPlaces } from "../findings/places.ts";
import type { Exception, ExceptionEntry, ValidatedException } from "../model/exception.ts";
import type { Finding, FindingPlace, Suppression } from "../model/finding.ts";
import type { ExceptionRecord } from "../model/report.ts";
import type { AddressMove } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { isExceptionRule } from "../rules/rule-ids.ts";
import type { WrittenRecord } from "./baseline-text.ts";
import { type Reach, recordedReach, recordFinder } from "./exception-records.ts";
import { meantInBase, type NodesOfChange } from "./namesakes.ts";
import { type Cover, namesOf, targetTest } from "./target.ts";
import { inForce } from "./validity.ts";

/** What is known of the time when exceptions were written: one by address or path alone covers nothing that came since. */
export interface ExceptionHistory {
  /** What a baseline records of exceptions. */
  readonly records: readonly WrittenRecord[];
  /** What is found in the base of a change; `undefined` where there is none. */
  readonly base: readonly Finding[] | undefined;
  /** The nodes of the organization on both sides; `undefined` where there is no base, or no organization. */
  readonly nodes: NodesOfChange | undefined;
  /** The ways from former addresses to those of now. */
  readonly moves: readonly AddressMove[];
  /** Whether a path holds no file any more. */
  isGone(path: string): boolean;
}

/** An exception in force, and what of its rule's findings it covers. */
export interface ActiveException {
  readonly entry: ExceptionEntry;
  readonly exception: Exception;
  /** What it names: `all` of a finding where an address or path does. */
  covers(finding: Finding): Cover;
  /** What of that it covered when it was written. */
  readonly reach: Reach;
  /** Whether a node that it calls by name is one that it was written for. */
  isMeant(place: FindingPlace): boolean;
  /** What the baseline records of it. */
  readonly record: ExceptionRecord | undefined;
}

export function activeExceptions(
  exceptions: readonly ValidatedException[],
  settings: Settings,
  { records, base, nodes, moves, isGone }: ExceptionHistory,
): readonly ActiveException[] {
  const recordOf = recordFinder(records, moves, isGone);
  return exceptions.flatMap(({ entry, written, validity }): readonly ActiveException[] => {
    const exception = inForce(validity);
    if (!exception) return [];
    const covers = targetTest(entry, settings);
    const record = entry.places ? undefined : recordOf(entry);
    const covered = written ? targetTest(written, settings) : covers;
    const isElsewhere = written !== undefined && written.location.path !== entry.location.path;
    const reach = record
      ? recordedReach(record)
      : base
        ? reachInChange(covered, base, entry.inline && isElsewhere)
        : () => true;
    const meant = nodes && !entry.inline ? meantInBase(namesOf(entry, settings), nodes) : () => true;
    const isMeant = ({ status, key }: FindingPlace) => status === "existing" || meant(key);
    return [{ entry, exception, covers, reach, isMeant, record }];
  });
}

/**
 * In a change an exception covers the nodes that the base has, and roots of the accounts that it covers there. One that covers
 * no root there was written for devices to come, and one that covers roots of known accounts only is not for an unknown one. Of an account that it did
 * not know it covers root where the device is the one that it covers there: the change tells whose it is.
 * `isCarried`: it stands in another file by now, where it is for what came along with it.
 */
function reachInChange(covers: (finding: Finding) => Cover, base: readonly Finding[], isCarried: boolean): Reach {
  let covered: readonly Finding[] | undefined;
  return (finding, place) => {
    if (place) return place.status === "existing";
    if (finding.status === "existing") return true;
    if (isCarried) return false;
    covered ??= base.filter((one) => !one.places && covers(one) === "all");
    if (covered.length === 0) return true;
    const unknown = covered.filter((one) => one.accounts.length === 0);
    if (finding.accounts.length === 0) return unknown.length > 0;
    const accounts = new Set(covered.flatMap((one) => one.accounts));
    return (
      finding.accounts.every((account) => accounts.has(account)) || unknown.some((one) => isSameDevice(one, finding))
    );
  };
}

/** Whether two findings of different times are of one resource in one file. */
function isSameDevice(before: Finding, now: Finding): boolean {
  const addresses = [now.resource.address, ...(now.formerly ?? []).map(({ address }) => address)];
  return before.location.path === now.location.path && addresses.includes(before.resource.address);
}

/**
 * Marks the findings that an exception in force suppresses, node by node where a finding is about nodes. The first one
 * that covers a part is named.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly ActiveException[],
): readonly Finding[] {
  if (exceptions.length === 0) return findings;
  const byRule = new Map<string, ActiveException[]>();
  for (const one of exceptions) {
    const have = byRule.get(one.exception.rule);
    if (have) have.push(one);
    else byRule.set(one.exception.rule, [one]);
  }
  return findings.map((finding) => {
    if (finding.suppressed !== null || isExceptionRule(finding.rule)) return finding;
    const own = byRule.get(finding.rule) ?? [];
    if (finding.places) return withPlaces(finding, placesSuppressed(finding.places, finding, own));
    const by = suppressing(finding, own);
    return by ? { ...finding, suppressed: suppressionOf(by) } : finding;
  });
}

function placesSuppressed(
  places: readonly FindingPlace[],
  finding: Finding,
  candidates: readonly ActiveException[],
): readonly FindingPlace[] {
  const covers = candidates.map((candidate) => ({ candidate, cover: candidate.covers(finding) }));
  return places.map((place) => {
    if (place.suppressed) return place;
    const by = covers.find(({ candidate, cover }) =>
      cover === "all" ? candidate.reach(finding, place) : cover.includes(place.key) && candidate.isMeant(place),
    );
    return by ? { ...place, suppressed: suppressionOf(by.candidate) } : place;
  });
}

/** An exception for one account suppresses a finding about several only together with others for the rest. */
function suppressing(finding: Finding, candidates: readonly ActiveException[]): ActiveException | null {
  const covered = new Set<string>();
  let first: ActiveException | null = null;
  for (const candidate of candidates) {
    const cover = candidate.covers(finding);
    if (cover === "all") {
      if (candidate.reach(finding)) return candidate;
      continue;
    }
    if (cover.length === 0) continue;
    first ??= candidate;
    for (const account of cover) covered.add(account);
    if (finding.accounts.every((account) => covered.has(account))) return first;
  }
  return null;
}

function suppressionOf({ entry, exception }: ActiveException): Suppression {
  const { owner, expires, reason } = exception;
  return { kind: entry.inline ? "inline" : "exception", owner, expires, reason };
}
