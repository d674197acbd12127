import type { ExceptionEntry } from "../model/exception.ts";
import type { Finding, FormerAddress } from "../model/finding.ts";
import { globMatcher, isGlob } from "../model/glob.ts";
import { type CalledNode, isCalled } from "../model/node-name.ts";
import { configuredPath, type Settings } from "../model/settings.ts";

/** What a finding can be named by; all that a target is compared with. */
export type Named = Pick<Finding, "rule" | "resource" | "location" | "accounts"> & {
  readonly formerly?: readonly FormerAddress[];
  /** Of a finding. */
  readonly places?: readonly NamedPlace[];
  /** Of one without fingerprint. */
  readonly nodes?: readonly NamedPlace[];
};

type NamedPlace = CalledNode & { readonly key: string };

/** How much of a finding a target covers: all of it, some of its accounts or the keys of some of its nodes, or nothing. */
export type Cover = "all" | readonly string[];

/** Compiles an exception's target into a test; inline ones cover the resources that they are written at. */
export function targetTest(entry: ExceptionEntry, settings: Settings): (finding: Named) => Cover {
  const { rule, target, at } = entry;
  const covers = at ? atResources(entry) : target === undefined ? () => [] : named(target.trim(), settings);
  const within = entry.places ? placesTest(entry.places, settings) : undefined;
  return (finding) => {
    if (finding.rule !== rule) return [];
    const cover = covers(finding);
    return within ? within(finding, cover) : cover;
  };
}

/** The parts of a finding: its nodes, else its accounts. */
function partsOf({ places, nodes, accounts }: Named): readonly string[] {
  return (places ?? nodes)?.map((one) => one.key) ?? accounts;
}

/** What is left of a cover by the OUs and accounts that an exception is for. */
function placesTest(places: readonly string[], settings: Settings): (finding: Named, cover: Cover) => Cover {
  const ids = new Set(places.map((one) => accountOf(one, settings) ?? one));
  return (finding, cover) => {
    const covered = cover === "all" ? partsOf(finding) : cover;
    const nodes = finding.places ?? finding.nodes;
    if (!nodes) return covered.filter((account) => ids.has(account));
    const isMeant = (node: NamedPlace) => [...ids, ...places].some((one) => isCalled(node, one));
    const meant = new Set(nodes.filter(isMeant).map((node) => node.key));
    return covered.filter((key) => meant.has(key));
  };
}

function atResources({ at = [], location }: ExceptionEntry): (finding: Named) => Cover {
  const keys = new Set(at.map(({ type, address }) => JSON.stringify([type, address])));
  return (finding) => {
    const isAt = addressesOf(finding).some((address) => keys.has(JSON.stringify([finding.resource.type, address])));
    return isAt && finding.location.path === location.path ? "all" : [];
  };
}

function named(target: string, settings: Settings): (finding: Named) => Cover {
  const account = accountOf(target, settings);
  if (account !== undefined) return (finding) => ofAccounts(finding, (one) => one === account);
  if (target.startsWith("arn:")) return byArn(target);
  const fits = isGlob(target) ? globMatcher(target) : () => false;
  const isBelow = folderTest(target);
  return (finding) => {
    const called = target.endsWith("/") ? [] : calledNodes(finding, target);
    // An OU or account that is called as a file, a folder or a resource is what the name means.
    if (called.length > 0) return called;
    const path = configuredPath(settings, finding.location.path);
    const addresses = addressesOf(finding);
    const isAll = addresses.includes(target) || isBelow(path) || fits(path) || addresses.some(fits);
    return isAll ? "all" : calledNodes(finding, target);
  };
}

/** The address of a finding's resource, and those that it is known to have moved from. */
function addressesOf({ resource, formerly = [] }: Named): readonly string[] {
  return [resource.address, ...formerly.flatMap((one) => (one.kind === "moved" ? one.address : []))];
}

/** The nodes of a finding that a target calls by name, ID or path. */
function calledNodes({ places, nodes }: Named, target: string): readonly string[] {
  return (places ?? nodes ?? []).filter((node) => isCalled(node, target)).map((node) => node.key);
}

function ofAccounts({ accounts, places, nodes }: Named, isMeant: (account: string) => boolean): readonly string[] {
  const all = places ?? nodes;
  if (!all) return accounts.filter(isMeant);
  return all.filter((node) => node.id !== null && isMeant(node.id)).map((node) => node.key);
}

/** The account that a target names. A name that several accounts have in the configuration names none of them. */
function accountOf(target: string, settings: Settings): string | undefined {
  if (/^[0-9]{12}$/.test(target)) return target;
  const [account, ...others] = settings.accounts.filter(({ name }) => name === target);
  return others.length > 0 ? undefined : account?.id;
}

/** What an exception names OUs and accounts by, as it is written and as the configuration knows accounts. */
export function namesOf({ target, places }: ExceptionEntry, settings: Settings): readonly string[] {
  const names = places ?? (target === undefined ? [] : [target.trim()]);
  return names.flatMap((name) => [name, accountOf(name, settings) ?? name]);
}

/** Root's own ARN, its device's, or the account's: with the partition set aside, for account IDs are unique over all. */
function byArn(target: string): (finding: Named) => Cover {
  const fits = globMatcher(withoutPartition(target));
  const arnsOf = (account: string) => [`arn:iam::${account}:root`, `arn:iam::${account}:mfa/root-account-mfa-device`];
  return (finding) =>
    fits(withoutPartition(finding.resource.address))
      ? "all"
      : ofAccounts(finding, (account) => arnsOf(account).some(fits));
}

function withoutPartition(arn: string): string {
  return arn.replace(/^arn:[^:]*:/, "arn:");
}

/** A file, or a folder with all below it. */
function folderTest(target: string): (path: string) => boolean {
  const clean = target.replace(/^\.\//, "").replace(/\/+$/, "");
  return (path) => path === clean || path.startsWith(`${clean}/`);
}
