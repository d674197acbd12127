import type { Attestation } from "./exception.ts";
import type { Severity } from "./finding.ts";
import { globMatcher } from "./glob.ts";

/** CIS level: 2 demands hardware MFA for root, 1 accepts any. */
export type Level = 1 | 2;

/** When guardrails are demanded: `auto` where the inputs speak for an organization or an account baseline. */
export type Requirement = "auto" | "always" | "never";

export interface AccountSettings {
  /** 12 digits. */
  readonly id: string;
  readonly name?: string;
  readonly level?: Level;
  /** `production`, `staging`, …: free text; `production` (also `prod`) raises the priority. */
  readonly environment?: string;
  readonly internetExposed?: boolean;
}

/** What the configuration and the command line decide, with every default filled in. */
export interface Settings {
  readonly level: Level;
  readonly require: Requirement;
  /** The partition that everything is deployed to, where the user says it; else the inputs do. */
  readonly partition?: string;
  /** Severities that differ from the rules' own. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly accounts: readonly AccountSettings[];
  /** Which account the resources of a path are deployed to. */
  readonly paths: readonly { readonly glob: string; readonly account: string }[];
  /** Remote templates by URL, and the local file that holds the same. */
  readonly templates: ReadonlyMap<string, string>;
  /** Globs of the policy documents that are service control policies. */
  readonly scps: readonly string[];
  /** Those that are complete; whoever reads them compares their date. */
  readonly attestations: readonly Attestation[];
  /** What stands before a report's path to make it relative to the configuration's folder; `""` where they are the same. */
  readonly prefix?: string;
}

/** Without configuration: Level 2, guardrails demanded where the inputs speak for them. */
export const defaultSettings: Settings = {
  level: 2,
  require: "auto",
  severities: new Map(),
  accounts: [],
  paths: [],
  templates: new Map(),
  scps: [],
  attestations: [],
};

/** The level that holds for an account; `undefined` asks for the default. */
export function levelOf(settings: Settings, account: string | undefined): Level {
  return settings.accounts.find((one) => one.id === account)?.level ?? settings.level;
}

/** A report's path as the configuration names it. */
export function configuredPath(settings: Settings, path: string): string {
  if (!settings.prefix) return path;
  const parts: string[] = [];
  for (const part of `${settings.prefix}/${path}`.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** The account that the resources of a path are deployed to, where the configuration says so; the first match counts. */
export function accountOfPath(settings: Settings, path: string): string | undefined {
  if (settings.paths.length === 0) return undefined;
  const configured = configuredPath(settings, path);
  return settings.paths.find((one) => globMatcher(one.glob)(configured))?.account;
}

/** Whether the configuration says that a policy document is a service control policy. */
export function isConfiguredScp(settings: Settings, path: string): boolean {
  if (settings.scps.length === 0) return false;
  const configured = configuredPath(settings, path);
  return settings.scps.some((glob) => globMatcher(glob)(configured));
}
