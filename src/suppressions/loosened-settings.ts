import type { Severity } from "../model/finding.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { Loosening } from "../model/loosening.ts";
import type { Rule } from "../model/rule.ts";
import { levelOf, type Requirement } from "../model/settings.ts";
import { rules } from "../rules/registry.ts";

const severityRank: Readonly<Record<Severity | "off", number>> = { off: 0, note: 1, warning: 2, error: 3 };
const requireRank: Readonly<Record<Requirement, number>> = { never: 0, auto: 1, always: 2 };

/** What the configuration of a change lets pass that the base's does not, exceptions and attestations apart. */
export function loosenedSettings(base: LoadedConfiguration, head: LoadedConfiguration): readonly Loosening[] {
  return [
    ...loweredDefaults(base, head),
    ...loweredSeverities(base, head),
    ...loweredAccounts(base, head),
    ...changedMappings(base, head),
  ];
}

function loweredDefaults(base: LoadedConfiguration, head: LoadedConfiguration): readonly Loosening[] {
  const [before, now] = [base.settings, head.settings];
  const found: Loosening[] = [];
  if (now.level < before.level)
    found.push({ kind: "level-lowered", before: before.level, now: now.level, location: placeOf(head, "level") });
  if (requireRank[now.require] < requireRank[before.require]) {
    const location = placeOf(head, "require");
    found.push({ kind: "requirement-lowered", before: before.require, now: now.require, location });
  }
  return found;
}

function loweredSeverities(base: LoadedConfiguration, head: LoadedConfiguration): readonly Loosening[] {
  return rules.flatMap((rule): readonly Loosening[] => {
    const [before, now] = [severityOf(rule, base), severityOf(rule, head)];
    if (severityRank[now] >= severityRank[before]) return [];
    return [{ kind: "severity-lowered", rule: rule.id, before, now, location: placeOf(head, `rule ${rule.id}`) }];
  });
}

function severityOf(rule: Rule, { settings }: LoadedConfiguration): Severity | "off" {
  return settings.severities.get(rule.id) ?? rule.severity;
}

/** An account that follows the default is told with the default, not once more. */
function loweredAccounts(base: LoadedConfiguration, head: LoadedConfiguration): readonly Loosening[] {
  return head.settings.accounts.flatMap(({ id, level }): readonly Loosening[] => {
    if (level === undefined || level >= levelOf(base.settings, id)) return [];
    return [{ kind: "account-level-lowered", account: id, now: level, location: placeOf(head, `account ${id}`) }];
  });
}

/** A path that is mapped to an account of a lower level, a remote template that is said to be another file, documents that are said to be policies. */
function changedMappings(base: LoadedConfiguration, head: LoadedConfiguration): readonly Loosening[] {
  const paths = head.settings.paths.flatMap(({ glob, account }): readonly Loosening[] => {
    const isInBase = base.settings.paths.some((one) => one.glob === glob && one.account === account);
    if (isInBase || levelOf(head.settings, account) !== 1) return [];
    return [{ kind: "paths-mapped", glob, account, location: placeOf(head, `path ${glob}`) }];
  });
  const templates = [...head.settings.templates].flatMap(([url, path]): readonly Loosening[] =>
    base.settings.templates.get(url) === path
      ? []
      : [{ kind: "template-mapped", url, path, location: placeOf(head, `template ${url}`) }],
  );
  const scps = head.settings.scps
    .filter((glob) => !base.settings.scps.includes(glob))
    .map((glob): Loosening => ({ kind: "scps-added", glob, location: wholeOf(head) }));
  return [...paths, ...templates, ...scps];
}

function placeOf(head: LoadedConfiguration, key: string): Location {
  return head.places.get(key) ?? wholeOf(head);
}

function wholeOf(head: LoadedConfiguration): Location {
  return fileStart(head.path ?? "rootrail.yaml");
}
