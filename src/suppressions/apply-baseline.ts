import { dirname, resolve } from "node:path";
import { type Pairs, pairFindings, recognisable } from "../findings/pair-findings.ts";
import { pathGone } from "../findings/path-gone.ts";
import { EarlierPlaces, withPlaces } from "../findings/places.ts";
import { stdinPath } from "../inputs/discover.ts";
import { displayPath } from "../inputs/workspace.ts";
import type { Finding, Suppression } from "../model/finding.ts";
import type { BaselineEntry, BaselineSummary, ExceptionRecord } from "../model/report.ts";
import { isExceptionRule } from "../rules/rule-ids.ts";
import type { ActiveException } from "./apply-exceptions.ts";
import { baselineEntry } from "./baseline-entry.ts";
import type { BaselineFile } from "./baseline-file.ts";
import { baselineText, baselineVersion, type WrittenBaseline, type WrittenEntry } from "./baseline-text.ts";
import { updatedRecords } from "./exception-records.ts";

/** What a run saw, to tell entries that are fixed from those that were not scanned. */
export interface BaselineScope {
  /** Whether a finding that is new, or new at some nodes, is of the change that is linted: no entry accepts what is brought back. */
  isBrought(finding: Finding): boolean;
  /** Paths of the files that were read. */
  readonly scanned: ReadonlySet<string>;
  readonly hasPlan: boolean;
  /** IDs of the rules that ran. */
  readonly rules: ReadonlySet<string>;
}

export interface Baselined {
  readonly findings: readonly Finding[];
  readonly summary: BaselineSummary;
  /** What the file holds after an update: what is found now, and what this run did not scan. */
  readonly text: string;
}

/** Applies a baseline; with `isUpdate` it suppresses all that is found now. */
export function applyBaseline(
  findings: readonly Finding[],
  { findings: entries, exceptions: records }: WrittenBaseline,
  { cwd, file }: BaselineFile,
  scope: BaselineScope,
  exceptions: readonly ActiveException[],
  isUpdate: boolean,
): Baselined {
  const isGone = pathGone(cwd);
  const isRefused = (finding: Finding) => finding.status === "new" && scope.isBrought(finding);
  const known = findings.filter((finding) => finding.places !== undefined || !isRefused(finding));
  const { paired, left } = pairBaseline(known, entries, isGone);
  const accepted = acceptedPlaces(entries);
  const used = new Set<WrittenEntry>();
  const marked = findings.map((finding): Finding => {
    if (!isBaselinable(finding)) return finding;
    if (isUpdate) return suppressed(finding);
    const entry = paired.get(finding);
    const isWhole = !finding.places || (entry !== undefined && isWithoutPlaces(entry) && !isRefused(finding));
    if (isWhole) return entry ? suppressed(finding) : finding;
    return placesSuppressed(finding, accepted, used, isRefused(finding));
  });
  const wasScanned = ({ path, rule }: BaselineEntry) =>
    scope.rules.has(rule) &&
    (scope.scanned.has(path) || isGone(path) || (scope.hasPlan && /\.(?:tf|tofu)$/.test(path)));
  const rest = left.filter((entry) => !used.has(entry));
  const fixed = rest.filter(wasScanned);
  const inBaseline = marked.filter((finding) => isBaselinable(finding) && finding.suppressed !== null);
  const kept = rest.filter((entry) => !wasScanned(entry));
  const outdated = entries.find((entry) => entry.version < baselineVersion)?.version;
  const fromFile = (path: string) => (path === stdinPath ? path : displayPath(dirname(file), resolve(cwd, path)));
  const relative = (entry: BaselineEntry) => ({ ...entry, path: fromFile(entry.path) });
  const unrecorded = isUpdate ? 0 : unrecordedOf(findings, exceptions).length;
  const recorded = updatedRecords(records, exceptions, findings, (path) => scope.scanned.has(path) || isGone(path));
  return {
    findings: marked,
    summary: {
      path: displayPath(cwd, file),
      used: inBaseline.length,
      ...(outdated !== undefined && { outdated }),
      ...(unrecorded > 0 && { unrecorded }),
      fixed: fixed.map(({ rule, address, path, fingerprint }) => ({ rule, address, path, fingerprint })),
    },
    text: baselineText(
      [...inBaseline.map(entryFor), ...kept].map(relative),
      recorded.map(
        ({ path, ...record }): ExceptionRecord => ({
          ...record,
          ...(path !== undefined && { path: fromFile(path) }),
          findings: record.findings.map(relative),
        }),
      ),
    ),
  };
}

/** An entry of an old baseline covers the finding as a whole, as it did. */
function isWithoutPlaces({ places, version }: WrittenEntry): boolean {
  return places === undefined && version < 2;
}

function acceptedPlaces(entries: readonly WrittenEntry[]): EarlierPlaces<WrittenEntry> {
  const accepted = new EarlierPlaces<WrittenEntry>();
  for (const entry of entries) for (const place of entry.places ?? []) accepted.add(entry, place, entry);
  return accepted;
}

/** `isOfBaseOnly`: nodes at which the finding is new are not accepted. */
function placesSuppressed(
  finding: Finding,
  accepted: EarlierPlaces<WrittenEntry>,
  used: Set<WrittenEntry>,
  isOfBaseOnly: boolean,
): Finding {
  const places = (finding.places ?? []).map((place) => {
    const isOpen = place.suppressed === null && (place.status === "existing" || !isOfBaseOnly);
    const entry = isOpen ? accepted.find(finding, place) : undefined;
    if (!entry) return place;
    used.add(entry);
    return { ...place, status: "existing" as const, suppressed: byBaseline };
  });
  return withPlaces(finding, places);
}

/** Which findings are in a baseline, and which of its entries have no finding any more. */
function pairBaseline(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  isGone: (path: string) => boolean,
): Pairs<Finding, WrittenEntry> {
  const open = findings.filter(isBaselinable);
  const pairs = pairFindings(open, entries, recognisable, isGone);
  // Before version 2 a fingerprint did not know the account.
  const old = pairs.left.filter(({ version }) => version < 2);
  if (old.length === 0) return pairs;
  const key = (rule: string, address: string, path: string) => JSON.stringify([rule, address, path]);
  const byAddress = new Map(old.map((entry) => [key(entry.rule, entry.address, entry.path), entry]));
  const paired = new Map(pairs.paired);
  for (const finding of open) {
    if (paired.has(finding) || finding.accounts.length === 0 || finding.places) continue;
    const entry = byAddress.get(key(finding.rule, finding.resource.address, finding.location.path));
    if (entry) paired.set(finding, entry);
  }
  const used = new Set(paired.values());
  return { paired, left: pairs.left.filter((entry) => !used.has(entry)) };
}

/** What is said about exceptions cannot be baselined, and what is suppressed already need not. */
function isBaselinable(finding: Finding): boolean {
  return (finding.suppressed === null || finding.suppressed.kind === "baseline") && !isExceptionRule(finding.rule);
}

function entryFor(finding: Finding): BaselineEntry {
  return baselineEntry(
    finding,
    finding.places?.filter((place) => place.suppressed?.kind === "baseline"),
  );
}

/** The exceptions by address or path alone that cover something and that the baseline does not know. */
function unrecordedOf(
  findings: readonly Finding[],
  exceptions: readonly ActiveException[],
): readonly ActiveException[] {
  return exceptions.filter(
    (one) => one.record === undefined && !one.entry.places && findings.some((finding) => one.covers(finding) === "all"),
  );
}

const byBaseline: Suppression = { kind: "baseline", owner: null, expires: null, reason: null };

function suppressed(finding: Finding): Finding {
  const places = finding.places?.map((place) =>
    place.suppressed ? place : { ...place, status: "existing" as const, suppressed: byBaseline },
  );
  return { ...finding, ...(places && { places }), status: "existing", suppressed: byBaseline };
}
