import type { Names, Pointer } from "../../../model/fact.ts";
import { isRegion } from "../../../model/partition.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { toResource } from "../organization-facts.ts";
import type { Deployment } from "../stack-set.ts";
import { type Accounts, managementAccount } from "./accounts.ts";
import { namesOf } from "./text.ts";

/** An OU of `organization-config.yaml` by its path, such as `Workloads/Prod`. */
export interface AcceleratorUnit {
  readonly path: string;
  /** `ignore: true`: the accelerator deploys nothing to the accounts directly in it. */
  readonly isIgnored: boolean;
}

export const organizationAddress = "organization";
/** What names the management account, whose number need not be known. */
const management: Pointer = { kind: "resource", address: organizationAddress, attribute: "ManagementAccountId" };

export function unitAddress(path: string): string {
  return `organizationalUnits/${path}`;
}

export function accountAddress(name: string): string {
  return `accounts/${name}`;
}

/** The organization as far as `deploymentTargets` speak of it. */
export class Targets {
  readonly #units: ReadonlyMap<string, AcceleratorUnit>;
  readonly #accounts: Accounts;
  /** Regions that the accelerator works in; `undefined` where they are not all known. */
  readonly #regions: readonly string[] | undefined;

  constructor(units: readonly AcceleratorUnit[], accounts: Accounts, regions: readonly string[] | undefined) {
    this.#units = new Map(units.map((unit) => [unit.path, unit]));
    this.#accounts = accounts;
    this.#regions = regions;
  }

  unit(path: string): Pointer {
    if (path === "Root") return { kind: "root" };
    if (this.#units.has(path)) return toResource(unitAddress(path));
    return { kind: "open", cause: { kind: "undeclared-unit", name: path, file: "organization-config.yaml" } };
  }

  account(name: string): Pointer {
    if (name === managementAccount) return management;
    if (this.#accounts.byName.has(name)) return toResource(accountAddress(name));
    return { kind: "open", cause: { kind: "undeclared-account", name, file: "accounts-config.yaml" } };
  }

  /** The same without accounts. */
  ofPolicyAtUnits(node: SyntaxNode | undefined): readonly Pointer[] {
    const units = namesOf(child(node, "organizationalUnits"));
    return [...units.values.map((name) => this.unit(name)), ...opensOf(units)];
  }

  /** What a policy is attached to: OUs and accounts, whatever is excluded. AWS lets it reach what is below. */
  ofPolicy(node: SyntaxNode | undefined): readonly Pointer[] {
    const accounts = namesOf(child(node, "accounts"));
    return [...this.ofPolicyAtUnits(node), ...accounts.values.map((name) => this.account(name)), ...opensOf(accounts)];
  }

  /**
   * What the accelerator deploys account by account: an OU stands for the accounts directly in it, `Root` for all, and
   * accounts of an ignored OU are none of its. Without targets: everywhere. `null`: nowhere.
   */
  ofDeployment(node: SyntaxNode | undefined, { skipsIgnored = true } = {}): Deployment | null {
    const units = node ? namesOf(child(node, "organizationalUnits")) : { values: ["Root"] };
    const accounts = namesOf(child(node, "accounts"));
    const excluded = namesOf(child(node, "excludedAccounts"));
    if (this.#isEveryRegion(namesOf(child(node, "excludedRegions")))) return null;
    const isIgnored = (path: string) => skipsIgnored && this.#units.get(path)?.isIgnored === true;
    const isExcluded = (name: string) => excluded.values.includes(name);
    const named = accounts.values.filter((name) => {
      const unit = this.#accounts.byName.get(name)?.unit;
      return !isExcluded(name) && (unit === undefined || !isIgnored(unit));
    });
    const all = units.values.includes("Root");
    const paths = all ? ["Root", ...this.#below(isIgnored)] : units.values.filter((path) => !isIgnored(path));
    const targets = [
      ...paths.map((path) => this.unit(path)),
      ...named.filter((name) => name !== managementAccount).map((name) => this.account(name)),
      ...(this.#reachesManagement(units.values, named, isExcluded, isIgnored) ? [management] : []),
      ...opensOf(units),
      ...opensOf(accounts),
    ];
    if (targets.length === 0) return null;
    const leftOut = [...this.#units.keys()]
      .filter((path) => !paths.includes(path) && (all ? isIgnored(path) : paths.includes(parentOf(path))))
      .map((path) => this.unit(path));
    // An account that nothing declares can be one of a list that was not read whole.
    const excludedHere = excluded.values.filter(
      (name) => name !== managementAccount && (this.#accounts.isOpen || this.#accounts.byName.has(name)),
    );
    return {
      targets,
      leftOut: [...leftOut, ...excludedHere.map((name) => this.account(name))],
      ...(excluded.open && { open: excluded.open }),
      ...this.#left(namesOf(child(node, "excludedRegions"))),
    };
  }

  /** Paths directly below an ignored OU that are not ignored themselves. */
  #below(isIgnored: (path: string) => boolean): readonly string[] {
    return [...this.#units.keys()].filter((path) => isIgnored(parentOf(path)) && !isIgnored(path));
  }

  #reachesManagement(
    units: readonly string[],
    named: readonly string[],
    isExcluded: (name: string) => boolean,
    isIgnored: (path: string) => boolean,
  ): boolean {
    if (isExcluded(managementAccount)) return false;
    const unit = this.#accounts.byName.get(managementAccount)?.unit ?? "Root";
    if (isIgnored(unit)) return false;
    return named.includes(managementAccount) || units.includes("Root") || units.includes(unit);
  }

  /** The regions that are not excluded, where all are known. */
  #left(excluded: Names): Pick<Deployment, "regions"> {
    const regions = this.#regions?.filter((one) => !excluded.values.includes(one));
    return regions && !excluded.open && regions.length > 0 && regions.every(isRegion) ? { regions } : {};
  }

  #isEveryRegion(excluded: Names): boolean {
    const regions = this.#regions;
    if (regions === undefined || regions.length === 0) return false;
    return regions.every((region) => excluded.values.includes(region));
  }
}

/** One pointer for each name that is not known, or for a list that is not. */
function opensOf({ open, entries = [] }: Names): readonly Pointer[] {
  const causes = entries.flatMap((one) => (one.kind === "open" ? [one.cause] : []));
  return (causes.length > 0 ? causes : open ? [open] : []).map((cause) => ({ kind: "open", cause }));
}

function parentOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "Root";
}
