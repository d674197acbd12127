import type { FactCause } from "../model/cause.ts";
import type { Pointer, StackSetFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, isMissing, knownText, names, pointer, pointers, stands } from "./attributes.ts";
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

/** One fact for the groups of instances together, or for each where their Regions differ. */
function setFacts(resource: Resource): readonly StackSetFact[] {
  const groups = attributesOf(resource).get("StackInstancesGroup");
  const inner = groups && revealed(groups);
  if (inner?.kind !== "list")
    return [setFact(resource, [], isMissing(groups) ? undefined : { kind: "targets-unknown" })];
  const regions = inner.items.map((group) => JSON.stringify(regionsOf([group], groupRegions)));
  if (new Set(regions).size <= 1) return [setFact(resource, inner.items)];
  return inner.items.map((group) => setFact(resource, [group]));
}

const groupRegions = ["Regions", "regions"];

function setFact(resource: Resource, groups: readonly Value[], unknown?: FactCause): StackSetFact {
  const attributes = attributesOf(resource, { StackSetName: "name" });
  const name = knownText(attributes.get("StackSetName"));
  const read = groups.map((group) => deploymentTargets(resource, group));
  const open = unknown ?? read.find((one) => one.open)?.open;
  const autoDeployment = knownText(attributes.get("AutoDeployment", "Enabled")) === "true";
  const isServiceManaged = knownText(attributes.get("PermissionModel")) === "SERVICE_MANAGED";
  const reachesUnits = read.some((one) => one.reachesUnits);
  return {
    fact: "StackSet",
    ...factBase(resource),
    set: { kind: "resource", address: resource.address, attribute: "" },
    ...(name !== undefined && { name }),
    targets: read.flatMap((one) => one.targets),
    ...(open !== undefined && { open }),
    ...regionsOf(groups, groupRegions),
    autoDeployment,
    ...((reachesUnits || isServiceManaged || autoDeployment) && { inOrganization: true }),
  };
}

function instanceFact(resource: Resource): StackSetFact {
  const attributes = attributesOf(resource);
  const { targets, open, reachesUnits } = deploymentTargets(resource, resource.properties);
  const account = attributes.get("AccountId");
  const accounts = attributes.get("Accounts");
  return {
    fact: "StackSet",
    ...factBase(resource),
    set: pointer(attributes.get("StackSetName")),
    targets: [...targets, ...(isMissing(account) ? [] : [pointer(account)]), ...pointers(accounts)],
    ...(open !== undefined && { open }),
    ...regionsOf([resource.properties], ["regions", "stack_set_instance_region", "region"], resource.regions),
    autoDeployment: false,
    ...(reachesUnits && { inOrganization: true }),
  };
}

/**
 * The Regions of all holders, where each tells all of its own; without any the default is the provider's. Source: Terraform docs of
 * `aws_cloudformation_stack_set_instance`, `stack_set_instance_region`.
 */
function regionsOf(
  holders: readonly Value[],
  keys: readonly string[],
  otherwise: readonly string[] = [],
): Pick<StackSetFact, "regions"> {
  const found = new Set<string>();
  for (const holder of holders) {
    const written = keys.map((key) => entry(holder, key)).find((value) => !isMissing(value));
    const { values, open } = written === undefined ? { values: otherwise } : names(written);
    if (open !== undefined || values.length === 0) return {};
    for (const value of values) found.add(value);
  }
  return found.size === 0 ? {} : { regions: [...found].sort() };
}

interface DeploymentTargets {
  readonly targets: readonly Pointer[];
  readonly open?: FactCause;
  /** It names OUs or the root, known or not. */
  readonly reachesUnits: boolean;
}

/** Within OUs, a filter other than NONE leaves accounts out or narrows to them. */
function deploymentTargets(resource: Resource, within: Value): DeploymentTargets {
  const inner = revealed(within);
  if (inner.kind !== "map") return { targets: [], open: { kind: "targets-unknown" }, reachesUnits: false };
  const attributes = attributesOf(resource, {}, inner);
  const filter = knownText(attributes.get("DeploymentTargets", "AccountFilterType")) ?? "NONE";
  const units = pointers(attributes.get("DeploymentTargets", "OrganizationalUnitIds"));
  const accounts = pointers(attributes.get("DeploymentTargets", "Accounts"));
  const reachesUnits = units.length > 0;
  if (filter === "INTERSECTION") return { targets: accounts, reachesUnits };
  if (filter === "DIFFERENCE") return { targets: units, open: { kind: "accounts-left-out" }, reachesUnits };
  return { targets: [...units, ...accounts], reachesUnits };
}
