import type { ExceptionEntry } from "../model/exception.ts";
import type { Finding } from "../model/finding.ts";
import { globMatcher, isGlob } from "../model/glob.ts";
import { configuredPath, type Settings } from "../model/settings.ts";

/** What a finding can be named by; all that a target is compared with. */
export type Named = Pick<Finding, "rule" | "resource" | "location" | "accounts">;

/** How much of a finding a target covers: all of it, some of its accounts, or nothing. */
export type Cover = "all" | readonly string[];

/** Compiles an exception's target into a test; inline ones cover the resources that they are written at. */
export function targetTest(entry: ExceptionEntry, settings: Settings): (finding: Named) => Cover {
  const { rule, target, at } = entry;
  const covers = at ? atResources(entry) : target === undefined ? () => [] : named(target.trim(), settings);
  return (finding) => (finding.rule === rule ? covers(finding) : []);
}

function atResources({ at = [], location }: ExceptionEntry): (finding: Named) => Cover {
  const keys = new Set(at.map(({ type, address }) => JSON.stringify([type, address])));
  return ({ resource, location: place }) =>
    place.path === location.path && keys.has(JSON.stringify([resource.type, resource.address])) ? "all" : [];
}

function named(target: string, settings: Settings): (finding: Named) => Cover {
  const account = accountOf(target, settings);
  if (account !== undefined) return ({ accounts }) => accounts.filter((one) => one === account);
  if (target.startsWith("arn:")) return byArn(target);
  const fits = isGlob(target) ? globMatcher(target) : () => false;
  const isBelow = folderTest(target);
  return ({ resource, location }) => {
    const path = configuredPath(settings, location.path);
    return resource.address === target || isBelow(path) || fits(path) || fits(resource.address) ? "all" : [];
  };
}

function accountOf(target: string, settings: Settings): string | undefined {
  if (/^[0-9]{12}$/.test(target)) return target;
  return settings.accounts.find((account) => account.name === target)?.id;
}

/** Root's own ARN, its device's, or the account's: with the partition set aside, for account IDs are unique over all. */
function byArn(target: string): (finding: Named) => Cover {
  const fits = globMatcher(withoutPartition(target));
  const arnsOf = (account: string) => [`arn:iam::${account}:root`, `arn:iam::${account}:mfa/root-account-mfa-device`];
  return ({ accounts, resource }) =>
    fits(withoutPartition(resource.address)) ? "all" : accounts.filter((account) => arnsOf(account).some(fits));
}

function withoutPartition(arn: string): string {
  return arn.replace(/^arn:[^:]*:/, "arn:");
}

/** A file, or a folder with all below it. */
function folderTest(target: string): (path: string) => boolean {
  const clean = target.replace(/^\.\//, "").replace(/\/+$/, "");
  return (path) => path === clean || path.startsWith(`${clean}/`);
}
