import { writtenRegions } from "../inputs/written-regions.ts";
import type { FactCause } from "../model/cause.ts";
import type { Pointer, PossiblePointer, Setting, StackSetFact } from "../model/fact.ts";
import type { Regional } from "../model/partition.ts";
import type { Resource } from "../model/resource.ts";
import { alternatives, entry, type MapValue, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import {
  attributesOf,
  dependsOn,
  isMissing,
  knownText,
  type Pointers,
  pointer,
  pointers,
  pointersByBranch,
  setting,
  stands,
} from "./attributes.ts";
import { unreadTemplate } from "./template-url.ts";

const setTypes = ["AWS::CloudFormation::StackSet", "aws_cloudformation_stack_set", "awscc_cloudformation_stack_set"];
const instanceTypes = ["aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances"];

/**
 * Which accounts a stack set reaches. A set without instances creates no stack. Sources:
 * `AWS::CloudFormation::StackSet` (`StackInstancesGroup`), Terraform docs of the instance resources.
 */
export const stackSet: FactAdapter<"StackSet" | "UnreadContent"> = {
  gives: { StackSet: true, UnreadContent: true },
  types: [...setTypes, ...instanceTypes],
  companions: [],
  toFacts(resource) {
    if (!stands(resource)) return [];
    if (instanceTypes.includes(resource.type)) return [instanceFact(resource)];
    return [...setFacts(resource), ...unreadTemplate(resource)];
  },
};

/** One fact for the groups of instances together, or for each where their Regions or their filters differ. */
function setFacts(resource: Resource): readonly StackSetFact[] {
  const written = attributesOf(resource).get("StackInstancesGroup");
  const groups = written && groupsOf(resource, written);
  if (!groups) return [setFact(resource, [], isMissing(written) ? undefined : { kind: "targets-unknown" })];
  const regions = groups.map(({ group }) => JSON.stringify(regionsOf([group], groupRegions)));
  const isPlain = groups.every(({ reach: { within, leftOut, mayLeaveOut, open } }) =>
    [within, leftOut, mayLeaveOut, open].every((one) => one === undefined),
  );
  if (isPlain && new Set(regions).size <= 1) return [setFact(resource, groups)];
  return groups.map((group) => setFact(resource, [group]));
}

interface InstanceGroup {
  readonly group: Value;
  readonly reach: DeploymentTargets;
}

/** The groups of a list, those of branches among them; `undefined` where they are not known. */
function groupsOf(resource: Resource, written: Value): readonly InstanceGroup[] | undefined {
  const inner = revealed(written);
  if (inner.kind === "map") return [{ group: inner, reach: groupTargets(resource, inner) }];
  if (inner.kind === "list") {
    const found = inner.items.map((item) => (isMissing(item) ? [] : groupsOf(resource, item)));
    return found.every((one) => one !== undefined) ? found.flat() : undefined;
  }
  if (inner.kind !== "choice") return undefined;
  const options = alternatives(inner);
  const cause = dependsOn(options.flatMap((option) => option.when));
  const found = options.map(({ value }) => (isMissing(value) ? [] : groupsOf(resource, value)));
  if (!found.every((one) => one !== undefined)) return undefined;
  return found.flat().map(({ group, reach }) => ({ group, reach: onBranch(reach, cause) }));
}

/** What is reached on a branch may be reached. */
function onBranch({ targets, possible = [], ...reach }: DeploymentTargets, cause: FactCause): DeploymentTargets {
  const unknown = targets.filter((one) => one.kind === "open");
  const may = targets.filter((one) => one.kind !== "open").map((pointer) => ({ pointer, cause }));
  return { ...reach, targets: unknown, possible: [...may, ...possible] };
}

const groupRegions = ["Regions", "regions"];

/** The targets of a group; none without a Region, for AWS wants one. Source: CloudFormation schema of `AWS::CloudFormation::StackSet`. */
function groupTargets(resource: Resource, group: MapValue): DeploymentTargets {
  const reach = deploymentTargets(resource, group);
  const regions = groupRegions.map((key) => entry(group, key)).find((value) => value !== undefined);
  const inner = regions && revealed(regions);
  const isNowhere = inner?.kind === "list" && inner.items.length === 0;
  return isNowhere ? { targets: [], reachesUnits: reach.reachesUnits } : reach;
}

function setFact(resource: Resource, groups: readonly InstanceGroup[], unknown?: FactCause): StackSetFact {
  const attributes = attributesOf(resource, { StackSetName: "name" });
  const name = knownText(attributes.get("StackSetName"));
  const reaches = groups.map(({ reach }) => reach);
  const possible = reaches.flatMap((one) => one.possible ?? []);
  const [only, ...others] = reaches;
  const { within, leftOut, mayLeaveOut, open = unknown } = only && others.length === 0 ? only : {};
  const autoDeployment = knownText(attributes.get("AutoDeployment", "Enabled")) === "true";
  const isServiceManaged = knownText(attributes.get("PermissionModel")) === "SERVICE_MANAGED";
  const reachesUnits = reaches.some((one) => one.reachesUnits);
  return {
    fact: "StackSet",
    ...factBase(resource),
    set: { kind: "resource", address: resource.address, attribute: "" },
    ...(name !== undefined && { name }),
    targets: reaches.flatMap((one) => one.targets),
    ...(possible.length > 0 && { possible }),
    ...(within && { within }),
    ...(leftOut && { leftOut }),
    ...(mayLeaveOut && { mayLeaveOut }),
    ...(open !== undefined && { open }),
    ...regionsOf(
      groups.map((one) => one.group),
      groupRegions,
    ),
    autoDeployment,
    ...((reachesUnits || isServiceManaged || autoDeployment) && { inOrganization: true }),
  };
}

function instanceFact(resource: Resource): StackSetFact {
  const attributes = attributesOf(resource);
  const { targets, reachesUnits, ...reach } = deploymentTargets(resource, resource.properties);
  const account = attributes.get("AccountId");
  const accounts = attributes.get("Accounts");
  return {
    fact: "StackSet",
    ...factBase(resource),
    set: pointer(attributes.get("StackSetName")),
    ...reach,
    targets: [...targets, ...(isMissing(account) ? [] : [pointer(account)]), ...pointers(accounts)],
    ...regionsOf([resource.properties], ["regions", "stack_set_instance_region", "region"], inheritedRegions(resource)),
    autoDeployment: false,
    ...(reachesUnits && { inOrganization: true }),
  };
}

/**
 * The Regions of all holders, where each tells all of its own; without any the default is the provider's. Source: Terraform docs of
 * `aws_cloudformation_stack_set_instance`, `stack_set_instance_region`.
 */
function regionsOf(holders: readonly Value[], keys: readonly string[], inherited: Regional = {}): Regional {
  const found = holders.map((holder) => {
    const written = keys.map((key) => entry(holder, key)).find((value) => !isMissing(value));
    return writtenRegions(written, inherited);
  });
  const [first = {}] = found;
  if (found.every((one) => JSON.stringify(one) === JSON.stringify(first))) return first;
  if (!found.every((one) => one.regions)) return {};
  return { regions: [...new Set(found.flatMap((one) => one.regions ?? []))].sort() };
}

/** The Regions of the resource's provider. */
function inheritedRegions({ regions, possibleRegions }: Resource): Regional {
  return { ...(regions && { regions }), ...(possibleRegions && { possibleRegions }) };
}

interface DeploymentTargets extends Reach {
  /** It names OUs or the root, known or not. */
  readonly reachesUnits: boolean;
}

type Reach = Pick<StackSetFact, "targets" | "possible" | "within" | "leftOut" | "mayLeaveOut" | "open">;

/** What a group of instances, or an instance resource, deploys to. */
function deploymentTargets(resource: Resource, within: Value): DeploymentTargets {
  const inner = revealed(within);
  if (inner.kind !== "map") return { targets: [], open: { kind: "targets-unknown" }, reachesUnits: false };
  const attributes = attributesOf(resource, {}, inner);
  const units = pointersByBranch(attributes.get("DeploymentTargets", "OrganizationalUnitIds"));
  const accounts = pointersByBranch(attributes.get("DeploymentTargets", "Accounts"));
  const isListedElsewhere = !isMissing(attributes.get("DeploymentTargets", "AccountsUrl"));
  const filter = setting(attributes.get("DeploymentTargets", "AccountFilterType"));
  const reachesUnits = units.sure.length > 0 || units.possible.length > 0;
  return { ...filteredReach({ units, accounts, isListedElsewhere }, filter), reachesUnits };
}

interface ListedTargets {
  readonly units: Pointers;
  readonly accounts: Pointers;
  /** Accounts are listed in a file that is not read (`AccountsUrl`). */
  readonly isListedElsewhere: boolean;
}

/**
 * Within OUs, a filter other than NONE leaves accounts out, narrows to them or adds them. Source: CloudFormation API reference,
 * `DeploymentTargets`.
 */
function filteredReach({ units, accounts, isListedElsewhere }: ListedTargets, filter: Setting): Reach {
  const listsAccounts = isListedElsewhere || accounts.sure.length > 0 || accounts.possible.length > 0;
  const hasUnits = units.sure.length > 0 || units.possible.length > 0;
  const elsewhere: readonly Pointer[] = isListedElsewhere ? [{ kind: "open", cause: { kind: "targets-unknown" } }] : [];
  const reachOf = (sure: readonly Pointer[], possible: readonly PossiblePointer[]): Reach => ({
    targets: sure,
    ...(possible.length > 0 && { possible }),
  });
  const all = reachOf([...units.sure, ...accounts.sure, ...elsewhere], [...units.possible, ...accounts.possible]);
  if (!hasUnits || !listsAccounts) return filter.kind === "known" && filter.value === "INTERSECTION" ? narrowed() : all;
  if (filter.kind === "open") {
    const may = [...units.sure, ...accounts.sure].map((pointer) => ({ pointer, cause: filter.cause }));
    return reachOf(elsewhere, [...may, ...units.possible, ...accounts.possible]);
  }
  switch (filter.kind === "known" ? filter.value : "NONE") {
    case "INTERSECTION":
      return narrowed();
    case "DIFFERENCE":
      return {
        ...reachOf(units.sure, units.possible),
        ...(accounts.sure.length > 0 && { leftOut: accounts.sure }),
        ...(accounts.possible.length > 0 && { mayLeaveOut: accounts.possible }),
        ...(isListedElsewhere && { open: { kind: "accounts-left-out" } }),
      };
    case "UNION":
      return all;
    default: {
      // Accounts beside OUs ask for a filter: what AWS makes of them without one is not documented.
      const may = accounts.sure.map((pointer): PossiblePointer => ({ pointer, cause: { kind: "targets-unknown" } }));
      return reachOf(units.sure, [...units.possible, ...accounts.possible, ...may]);
    }
  }

  function narrowed(): Reach {
    const cause = { kind: "targets-unknown" } as const;
    const unlisted = [...units.sure, ...units.possible.map((one) => one.pointer)];
    const may = isListedElsewhere ? unlisted.map((pointer) => ({ pointer, cause })) : [];
    const within = [...unlisted];
    const possibleUnits = units.possible.map((one) => one.cause);
    return {
      ...reachOf(accounts.sure, [...accounts.possible, ...may]),
      ...(within.length > 0 && { within }),
      ...(possibleUnits[0] && { open: possibleUnits[0] }),
    };
  }
}
