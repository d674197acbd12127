import { resolve } from "node:path";
import { displayPath } from "../inputs/workspace.ts";
import type { Day } from "../model/day.ts";
import type { AttestationEntry, ExceptionEntry } from "../model/exception.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { Location } from "../model/location.ts";
import { type AccountSettings, defaultSettings, type Settings } from "../model/settings.ts";
import { completeOf, validateAttestation } from "../suppressions/validity.ts";
import type { Configuration } from "./declaration.ts";
import { ConfigError } from "./read.ts";

/** What paths in the configuration are relative to, and the day that decides what has expired. */
export interface SettingsContext {
  readonly cwd: string;
  readonly folder: string;
  readonly today: Day;
}

/** Fills in the defaults and sorts out what is in force. Throws `ConfigError` for an account that stands twice. */
export function toLoaded(configuration: Configuration, context: SettingsContext): Omit<LoadedConfiguration, "path"> {
  const exceptions = (configuration.exceptions ?? []).map(
    ({ at, ...entry }): ExceptionEntry => ({ ...entry, location: at, inline: false, flaws: [] }),
  );
  const attestations = (configuration.attestations ?? []).map(
    ({ at, ...entry }): AttestationEntry => ({ ...entry, location: at, inline: false, flaws: [] }),
  );
  const settings: Settings = {
    level: configuration.level?.value ?? defaultSettings.level,
    require: configuration.guardrails?.require?.value ?? defaultSettings.require,
    severities: new Map([...(configuration.rules ?? [])].map(([rule, { value }]) => [rule, value])),
    accounts: accountsOf(configuration),
    paths: (configuration.paths ?? []).map(({ glob, account }) => ({ glob, account })),
    templates: templatesOf(configuration, context),
    scps: configuration.scps ?? [],
    attestations: attestations.flatMap((entry) => completeOf(validateAttestation(entry, context.today).validity) ?? []),
    prefix: prefixOf(context),
  };
  return { settings, exceptions, attestations, places: placesOf(configuration) };
}

/** Where each setting is written, for what a change loosens. */
function placesOf(configuration: Configuration): ReadonlyMap<string, Location> {
  const places = new Map<string, Location>([["configuration", configuration.at]]);
  if (configuration.level) places.set("level", configuration.level.at);
  if (configuration.guardrails?.require) places.set("require", configuration.guardrails.require.at);
  for (const [rule, { at }] of configuration.rules ?? []) places.set(`rule ${rule}`, at);
  for (const { id, at } of configuration.accounts ?? []) places.set(`account ${id}`, at);
  for (const { glob, at } of configuration.paths ?? []) places.set(`path ${glob}`, at);
  for (const [url, { at }] of configuration.templates ?? []) places.set(`template ${url}`, at);
  return places;
}

function accountsOf(configuration: Configuration): readonly AccountSettings[] {
  const seen = new Map<string, Location>();
  return (configuration.accounts ?? []).map(({ at, ...account }) => {
    if (seen.has(account.id)) {
      throw new ConfigError([{ message: `the account ${account.id} stands twice`, location: at }]);
    }
    seen.set(account.id, at);
    return account;
  });
}

function templatesOf(configuration: Configuration, { cwd, folder }: SettingsContext): ReadonlyMap<string, string> {
  const entries = [...(configuration.templates ?? [])];
  return new Map(entries.map(([url, path]) => [url, displayPath(cwd, resolve(folder, path.value))]));
}

function prefixOf({ cwd, folder }: SettingsContext): string {
  const prefix = displayPath(folder, cwd);
  return prefix === "." ? "" : prefix;
}
