import type { Resource } from "../../model/resource.ts";
import { absent, choice, entry, type Option, revealed, type Value } from "../../model/value.ts";
import type { RegionGroup } from "../format.ts";
import { type GivenParameters, givenParameter, orElse } from "../given-parameters.ts";

const setTypes: ReadonlySet<string> = new Set([
  "AWS::CloudFormation::StackSet",
  "aws_cloudformation_stack_set",
  "awscc_cloudformation_stack_set",
]);

const instanceTypes: ReadonlySet<string> = new Set([
  "aws_cloudformation_stack_set_instance",
  "aws_cloudformation_stack_instances",
]);

/**
 * What a stack or stack set gives to the parameters of its template. The instances of a set may get other values than the
 * set has: a branch each, where a parameter that is left out has the template's default. Sources: Terraform docs of
 * `aws_cloudformation_stack_set_instance` (`parameter_overrides`), `AWS::CloudFormation::StackSet` (`StackInstancesGroup`).
 */
export function parametersOf(resource: Resource, resources: readonly Resource[]): GivenParameters {
  const holder = resource.properties;
  const written = entry(holder, "parameters") ?? entry(holder, "Parameters") ?? absent();
  const base: GivenParameters = (name) => givenParameter(written, name);
  if (!setTypes.has(resource.type)) return base;
  const overrides = [...groupOverrides(holder), ...instanceOverrides(resource, resources)];
  const isElsewhere = overrides.some((one) => one.isOfSet) ? [] : [{ is: "any other", values: absent() }];
  return (name) => {
    const given = [...overrides, ...isElsewhere].map(({ is, values }) => ({ is, value: givenParameter(values, name) }));
    if (given.every(({ value }) => value.kind === "absent")) return base(name);
    const options = given.map(({ is, value }): Option => {
      const assumed = { subject: `stack instance of ${resource.address}`, is };
      return { when: [assumed], value: orElse(value, () => base(name)) };
    });
    return choice(options);
  };
}

interface Overrides {
  /** How an assumption names the instances. */
  readonly is: string;
  readonly values: Value;
  /** Whether the set itself lists all of its instances. */
  readonly isOfSet?: boolean;
}

/** `stack_instances_group` of a set that lists its own instances. */
function groupsOf(holder: Value): Value | undefined {
  const written = entry(holder, "stack_instances_group") ?? entry(holder, "StackInstancesGroup");
  return written && revealed(written);
}

function groupOverrides(holder: Value): readonly Overrides[] {
  const groups = groupsOf(holder);
  if (groups?.kind === "unknown") return [{ is: "in some group", values: groups, isOfSet: true }];
  if (groups?.kind !== "list") return [];
  return groups.items.map((group, index) => ({
    is: `in group ${index + 1}`,
    values: overridesOf(group, ["parameter_overrides", "ParameterOverrides"]),
    isOfSet: true,
  }));
}

/** What a group or an instance overrides; of one that is not known that is not known either. */
function overridesOf(holder: Value, names: readonly string[]): Value {
  const inner = revealed(holder);
  if (inner.kind === "unknown") return inner;
  return names.flatMap((name) => entry(inner, name) ?? [])[0] ?? absent();
}

/** The groups of accounts that a stack set deploys to, each with its regions as far as they are all known. */
export function regionGroupsOf(resource: Resource, resources: readonly Resource[]): readonly RegionGroup[] {
  if (!setTypes.has(resource.type)) return [];
  const groups = groupsOf(resource.properties);
  const own = groups?.kind === "list" ? groups.items : [];
  const instances = instancesOf(resource, resources).map(({ address, properties }) => ({
    is: `that of ${address}`,
    regions: regionsIn(properties, ["regions", "stack_set_instance_region", "region"]),
  }));
  return [
    ...own.map((group, index) => ({ is: `in group ${index + 1}`, regions: regionsIn(group, ["regions", "Regions"]) })),
    ...instances,
  ];
}

/** The regions of the first argument that stands; `undefined` where they are not all known. */
function regionsIn(holder: Value, names: readonly string[]): readonly string[] | undefined {
  for (const name of names) {
    const written = entry(holder, name);
    const value = written && revealed(written);
    if (value === undefined || value.kind === "absent") continue;
    const items = value.kind === "list" ? value.items.map(revealed) : [value];
    const texts = items.flatMap((one) => (one.kind === "known" ? [String(one.value)] : []));
    return texts.length === items.length ? texts : undefined;
  }
  return undefined;
}

function instanceOverrides(set: Resource, resources: readonly Resource[]): readonly Overrides[] {
  return instancesOf(set, resources).map((one) => ({
    is: `that of ${one.address}`,
    values: overridesOf(one.properties, ["parameter_overrides"]),
  }));
}

function instancesOf(set: Resource, resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(
    (one) => instanceTypes.has(one.type) && one.action !== "delete" && one.action !== "forget" && mayBeOf(one, set),
  );
}

/** Whether an instance can be one of a set: by its name, by a reference, or because nobody knows. */
function mayBeOf(instance: Resource, set: Resource): boolean {
  const written = entry(instance.properties, "stack_set_name");
  const name = written && revealed(written);
  if (name?.kind === "known") {
    const own = entry(set.properties, "name") ?? entry(set.properties, "stack_set_name");
    const known = own && revealed(own);
    return known?.kind !== "known" || known.value === name.value;
  }
  const references = name?.kind === "unknown" ? (name.references ?? []) : [];
  return references.length === 0 || references.some(({ address }) => bare(address) === bare(set.address));
}

/** An address without the key of its last instance. */
function bare(address: string): string {
  return address.replace(/\[[^\][]*\]$/, "");
}
