import type { JudgedException } from "../config/exceptions.ts";
import type { LoadedConfiguration } from "../config/loaded.ts";
import type { RawFinding, Severity } from "../model/finding.ts";
import { fileStart, type Location } from "../model/location.ts";
import { type Rule, toRawFinding } from "../model/rule.ts";
import { type ExceptionEntry, levelOf, type Requirement } from "../model/settings.ts";
import { exceptionAdded } from "../rules/exception-added.ts";
import { rules } from "../rules/registry.ts";
import type { BaselineEntry, WrittenEntry } from "./baseline.ts";
import { exceptionRef, nameOf } from "./exception-findings.ts";

/** All that accepts findings, on one side of a change. */
export interface Acceptance {
  readonly loaded: LoadedConfiguration;
  /** Central and inline. */
  readonly exceptions: readonly JudgedException[];
  readonly baseline: readonly WrittenEntry[];
}

/** Entries of a baseline that are told one by one; more are told as a number. */
const maxToldEntries = 20;

const severityRank: Readonly<Record<Severity | "off", number>> = { off: 0, note: 1, warning: 2, error: 3 };
const requireRank: Readonly<Record<Requirement, number>> = { never: 0, auto: 1, always: 2 };

/** What a change adds to what is accepted, each as a note on its own place. */
export function addedAcceptance(base: Acceptance, head: Acceptance): readonly RawFinding[] {
  return [
    ...addedExceptions(base, head),
    ...addedAttestations(base.loaded, head.loaded),
    ...loweredSettings(base.loaded, head.loaded),
    ...loweredAccounts(base.loaded, head.loaded),
    ...changedMappings(base.loaded, head.loaded),
    ...addedBaselineEntries(base.baseline, head.baseline),
  ];
}

function note(type: string, address: string, location: Location, message: string): RawFinding {
  const resource = { format: "configuration", type, address } as const;
  return toRawFinding(exceptionAdded, { resource, location, identity: [], message });
}

const later = "it takes effect after the merge and is not used in this run";

/** An exception that ends later than before is a wider one; a changed owner or reason is none. */
function addedExceptions(base: Acceptance, head: Acceptance): readonly RawFinding[] {
  const inline = pairInline(base.exceptions, head.exceptions);
  const central = base.exceptions.filter(({ entry, inForce }) => inForce && !entry.inline);
  return head.exceptions.flatMap((judged) => {
    const { entry, inForce } = judged;
    const paired = inline.get(judged);
    const same = entry.inline
      ? paired?.inForce
        ? [paired]
        : []
      : central.filter((one) => keyOf(one.entry) === keyOf(entry));
    if (!inForce || same.some((one) => (one.entry.expires ?? "") >= (entry.expires ?? ""))) return [];
    const [earlier] = same;
    const what = earlier ? `is extended from ${earlier.entry.expires} to ${entry.expires}` : "is added by this change";
    const message = `${nameOf(entry)} ${what} (owner ${entry.owner}, until ${entry.expires}); ${later}.`;
    const about = { resource: exceptionRef(entry), location: entry.location, message };
    return [toRawFinding(exceptionAdded, { ...about, identity: [entry.rule ?? "", entry.target ?? ""] })];
  });
}

/**
 * The base's exceptions as they apply to the present: an inline one whose file was renamed goes with its resource.
 * A copy of one in a further file is none of the base's.
 */
export function acceptedByBase(base: Acceptance, head: Acceptance): readonly JudgedException[] {
  const paths = new Map<JudgedException, string>();
  for (const [now, before] of pairInline(base.exceptions, head.exceptions)) paths.set(before, now.entry.location.path);
  return base.exceptions.map((judged) => {
    const path = paths.get(judged);
    const { entry } = judged;
    return path === undefined ? judged : { ...judged, entry: { ...entry, location: { ...entry.location, path } } };
  });
}

/** Each inline exception of the head with the one that it was in the base: in the same file, else in one that lost it. */
function pairInline(
  base: readonly JudgedException[],
  head: readonly JudgedException[],
): ReadonlyMap<JudgedException, JudgedException> {
  const pairs = new Map<JudgedException, JudgedException>();
  const take = (placeOf: (entry: ExceptionEntry) => string): void => {
    const taken = new Set(pairs.values());
    const open = new Map<string, JudgedException[]>();
    for (const one of base) {
      if (!one.entry.inline || taken.has(one)) continue;
      const key = placeOf(one.entry);
      open.set(key, [...(open.get(key) ?? []), one]);
    }
    for (const one of head) {
      const partner = one.entry.inline && !pairs.has(one) ? open.get(placeOf(one.entry))?.shift() : undefined;
      if (partner) pairs.set(one, partner);
    }
  };
  take((entry) => JSON.stringify([entry.location.path, keyOf(entry)]));
  take(keyOf);
  return pairs;
}

function keyOf(entry: ExceptionEntry): string {
  const at = (entry.at ?? []).map(({ type, address }) => [type, address]);
  return JSON.stringify([entry.inline, entry.rule, entry.target, at]);
}

function addedAttestations(base: LoadedConfiguration, head: LoadedConfiguration): readonly RawFinding[] {
  const before = base.settings.attestations;
  return head.settings.attestations.flatMap((one) => {
    const same = before.some(
      (other) => other.guardrail === one.guardrail && other.target === one.target && other.expires >= one.expires,
    );
    if (same) return [];
    const message = `An attestation of a ${one.guardrail} guardrail for ${one.target} is added or extended by this change (owner ${one.owner}, until ${one.expires}); ${later}.`;
    return [note("attestation", `${one.guardrail} ${one.target}`, one.location ?? wholeOf(head), message)];
  });
}

function loweredSettings(base: LoadedConfiguration, head: LoadedConfiguration): readonly RawFinding[] {
  const found: RawFinding[] = [];
  const [before, now] = [base.settings, head.settings];
  if (now.level < before.level) {
    const message = `The default level is lowered from ${before.level} to ${now.level} by this change; ${later}.`;
    found.push(note("setting", "level", placeOf(head, "level"), message));
  }
  if (requireRank[now.require] < requireRank[before.require]) {
    const message = `The demand for guardrails is lowered from ${before.require} to ${now.require} by this change; ${later}.`;
    found.push(note("setting", "guardrails.require", placeOf(head, "require"), message));
  }
  for (const rule of rules) {
    const [was, is] = [effective(base, rule), effective(head, rule)];
    if (severityRank[is] >= severityRank[was]) continue;
    const message = `The severity of ${rule.id} is lowered from ${was} to ${is} by this change; ${later}.`;
    found.push(note("setting", `rules.${rule.id}`, placeOf(head, `rule ${rule.id}`), message));
  }
  return found;
}

function effective({ settings }: LoadedConfiguration, rule: Rule): Severity | "off" {
  return settings.severities.get(rule.id) ?? rule.severity;
}

function loweredAccounts(base: LoadedConfiguration, head: LoadedConfiguration): readonly RawFinding[] {
  // An account that follows the default is told with the default, not once more.
  return head.settings.accounts.flatMap(({ id, level }) => {
    if (level === undefined || level >= levelOf(base.settings, id)) return [];
    const message = `Account ${id} is lowered to Level ${level} by this change; ${later}.`;
    return [note("setting", `accounts.${id}.level`, placeOf(head, `account ${id}`), message)];
  });
}

/** A path that is mapped to an account of a lower level, or a remote template that is said to be another file. */
function changedMappings(base: LoadedConfiguration, head: LoadedConfiguration): readonly RawFinding[] {
  const paths = head.settings.paths.flatMap(({ glob, account }) => {
    const isKnown = base.settings.paths.some((one) => one.glob === glob && one.account === account);
    if (isKnown || levelOf(head.settings, account) !== 1) return [];
    const message = `Paths ${glob} are mapped to the Level 1 account ${account} by this change; ${later}.`;
    return [note("setting", `paths.${glob}`, placeOf(head, `path ${glob}`), message)];
  });
  const templates = [...head.settings.templates].flatMap(([url, path]) => {
    if (base.settings.templates.get(url) === path) return [];
    const message = `The remote template ${url} is said to be ${path} by this change; ${later}.`;
    return [note("setting", `templates.${url}`, placeOf(head, `template ${url}`), message)];
  });
  return [...paths, ...templates];
}

function addedBaselineEntries(base: readonly BaselineEntry[], head: readonly WrittenEntry[]): readonly RawFinding[] {
  const before = new Set(base.map(baselineKey));
  const added = head.filter((entry) => !before.has(baselineKey(entry)));
  const [first] = added;
  if (first && added.length > maxToldEntries) {
    const message = `The baseline gets ${added.length} entries more by this change; ${later}.`;
    return [note("baseline", first.at.path, first.at, message)];
  }
  return added.map((entry) => {
    const message = `The baseline entry for ${entry.rule} at ${entry.address} (${entry.path}) is added by this change; ${later}.`;
    const resource = { format: "configuration", type: "baseline", address: entry.address } as const;
    return toRawFinding(exceptionAdded, { resource, location: entry.at, identity: [entry.fingerprint], message });
  });
}

function baselineKey({ fingerprint, path }: BaselineEntry): string {
  return JSON.stringify([fingerprint, path]);
}

function placeOf(head: LoadedConfiguration, key: string): Location {
  return head.places.get(key) ?? wholeOf(head);
}

function wholeOf(head: LoadedConfiguration): Location {
  return fileStart(head.path ?? "rootrail.yaml");
}
