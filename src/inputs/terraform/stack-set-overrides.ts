import type { Resource } from "../../model/resource.ts";
import { absent, choice, entry, map, type Option, revealed, type Value } from "../../model/value.ts";
import type { RegionGroup } from "../format.ts";

const setTypes: ReadonlySet<string> = new Set([
  "AWS::CloudFormation::StackSet",
  "aws_cloudformation_stack_set",
  "awscc_cloudformation_stack_set",
]);

const instanceTypes: ReadonlySet<string> = new Set([
  "aws_cloudformation_stack_set_instance",
  "aws_cloudformation_stack_instances",
]);

/** Parameter values by name. */
export type ParameterValues = ReadonlyMap<string, Value>;

/**
 * What a stack or stack set gives to the parameters of its template. The instances of a set may get other values than the
 * set has: a branch each, where a parameter that is left out has the template's default. Sources: Terraform docs of
 * `aws_cloudformation_stack_set_instance` (`parameter_overrides`), `AWS::CloudFormation::StackSet` (`StackInstancesGroup`).
 */
export function parametersOf(resource: Resource, resources: readonly Resource[], holder = resource.properties): Value {
  const written = entry(holder, "parameters") ?? entry(holder, "Parameters") ?? absent();
  if (!setTypes.has(resource.type)) return written;
  const overrides = [...groupOverrides(holder), ...instanceOverrides(resource, resources)];
  const names = new Set(overrides.flatMap((one) => [...one.values.keys()]));
  const passed = new Map(listedParameters(written));
  if (names.size === 0) return written;
  const isElsewhere = overrides.some((one) => one.isOfSet) ? [] : [{ is: "any other", values: new Map() }];
  for (const name of names) {
    const base = passed.get(name) ?? absent();
    const options = [...overrides, ...isElsewhere].map(({ is, values }): Option => {
      const assumed = { subject: `stack instance of ${resource.address}`, is };
      return { when: [assumed], value: values.get(name) ?? base };
    });
    passed.set(name, choice(options));
  }
  return map([...passed].map(([key, value]) => ({ key, value })));
}

interface Overrides {
  /** How an assumption names the instances. */
  readonly is: string;
  readonly values: ParameterValues;
  /** Whether the set itself lists all of its instances. */
  readonly isOfSet?: boolean;
}

/** `stack_instances_group` of a set that lists its own instances. */
function groupOverrides(holder: Value): readonly Overrides[] {
  const written = entry(holder, "stack_instances_group") ?? entry(holder, "StackInstancesGroup");
  const groups = written && revealed(written);
  if (groups?.kind !== "list") return [];
  return groups.items.map((group, index) => ({
    is: `in group ${index + 1}`,
    values: listedParameters(entry(group, "parameter_overrides") ?? entry(group, "ParameterOverrides") ?? absent()),
    isOfSet: true,
  }));
}

/** The groups of accounts that a stack set deploys to, each with its regions as far as they are all known. */
export function regionGroupsOf(
  resource: Resource,
  resources: readonly Resource[],
  holder = resource.properties,
): readonly RegionGroup[] {
  if (!setTypes.has(resource.type)) return [];
  const written = entry(holder, "stack_instances_group") ?? entry(holder, "StackInstancesGroup");
  const groups = written && revealed(written);
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
    values: listedParameters(entry(one.properties, "parameter_overrides") ?? absent()),
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

/** A map of names to values (`aws_…`), or a list of keys with values (`awscc_…`, CloudFormation). */
export function listedParameters(parameters: Value): ParameterValues {
  const inner = revealed(parameters);
  if (inner.kind === "map") return new Map(inner.entries.map((one) => [one.key, one.value]));
  if (inner.kind !== "list") return new Map();
  return new Map(
    inner.items.flatMap((item): [string, Value][] => {
      const key = entry(item, "parameter_key") ?? entry(item, "ParameterKey");
      const value = entry(item, "parameter_value") ?? entry(item, "ParameterValue");
      return key?.kind === "known" && value ? [[String(key.value), value]] : [];
    }),
  );
}
