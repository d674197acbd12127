import type { Location } from "../../../model/location.ts";
import type { ResourceRef } from "../../../model/resource.ts";
import { type Assumption, absent, entry, known, revealed, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import type { RegionGroup } from "../../format.ts";
import { pairsOf } from "../template/calls.ts";
import type { ConditionSolver } from "./condition-solver.ts";
import { resolve } from "./resolve.ts";
import { placeOf, type TemplateScope } from "./template-scope.ts";
import { choiceOf, scalarText, withStep } from "./values.ts";

/** The resource whose templates are asked for. */
export interface NestingResource {
  readonly ref: ResourceRef;
  readonly body: SyntaxNode;
  readonly header: Location;
  readonly scope: TemplateScope;
  readonly when: readonly Assumption[];
}

/** The parameter values that a nesting resource passes down. */
export function passedValues(resource: NestingResource, when: readonly Assumption[]): ReadonlyMap<string, Value> {
  const { scope, ref } = resource;
  const node = child(child(resource.body, "Properties"), "Parameters");
  const step = (name: string, value: Value, at: Location | undefined): [string, Value] => [
    name,
    withStep(value, { kind: "passed-value", name, to: ref.address, ...(at && { at }) }),
  ];
  if (node?.kind === "map" && node.tag === undefined) {
    return new Map(
      pairsOf(node).map((pair) => step(pair.key, resolve(pair.value, scope, when), placeOf(pair.value, scope))),
    );
  }
  return withOverrides(node ? listed(resolve(node, scope, when), step) : new Map(), resource, when, step);
}

type Step = (name: string, value: Value, at: Location | undefined) => [string, Value];

/** A stack set may give other values to some of its accounts: a branch for each group of stack instances. */
function withOverrides(
  base: ReadonlyMap<string, Value>,
  resource: NestingResource,
  when: readonly Assumption[],
  step: Step,
): ReadonlyMap<string, Value> {
  const overrides = instanceGroups(resource, when).map((group) => {
    const given = entry(group, "ParameterOverrides");
    return given ? listed(given, step) : new Map<string, Value>();
  });
  const names = new Set(overrides.flatMap((one) => [...one.keys()]));
  const passed = new Map(base);
  for (const name of names) {
    // A parameter that neither gives has the template's default there.
    const options = overrides.map((one, index) => ({
      when: [...when, inGroup(resource, index)],
      value: one.get(name) ?? base.get(name) ?? absent(),
    }));
    passed.set(name, choiceOf(options, when, {}));
  }
  return passed;
}

/** The groups of accounts and regions that a stack set deploys to; none where they are not known or not declared here. */
function instanceGroups({ scope, body }: NestingResource, when: readonly Assumption[]): readonly Value[] {
  const node = child(child(body, "Properties"), "StackInstancesGroup");
  const groups = node && revealed(resolve(node, scope, when));
  return groups?.kind === "list" ? groups.items : [];
}

function inGroup({ ref }: NestingResource, index: number): Assumption {
  return { subject: `stack instance of ${ref.address}`, is: `in group ${index + 1}` };
}

/** The regions that a stack set deploys to, where they are all known. */
export interface InstanceRegions {
  /** `AWS::Region`: a branch for each region. */
  readonly value: Value;
  /** For each group of accounts, what is assumed in each of its regions. */
  readonly groups: RegionGroups;
  readonly names: readonly string[];
}

export type RegionGroups = readonly (readonly (readonly Assumption[])[])[];

/** The regions that a stack set of a template deploys to; `undefined` where they are not all known. */
export function regionsOfInstances(
  resource: NestingResource,
  when: readonly Assumption[],
): InstanceRegions | undefined {
  const groups = instanceGroups(resource, when).map(
    (group, index): RegionGroup => ({
      is: inGroup(resource, index).is,
      regions: knownTexts(entry(group, "Regions")),
    }),
  );
  return instanceRegions(groups, resource.ref.address, when, resource.scope.solver);
}

/** The same of groups by their regions. `address`: of the stack set. */
export function instanceRegions(
  groups: readonly RegionGroup[],
  address: string,
  when: readonly Assumption[],
  solver: ConditionSolver,
): InstanceRegions | undefined {
  const all = new Set(groups.flatMap((group) => group.regions ?? []));
  if (all.size === 0 || all.size > maxRegions || groups.some((one) => one.regions === undefined)) return undefined;
  const subject = solver.variable({ kind: "pseudo-parameter", scope: `${address}/`, name: "AWS::Region" });
  solver.close(subject, [...all]);
  const assumedIn = (region: string) => (all.size === 1 ? [] : [{ subject, is: region }]);
  const options = groups.map(({ is, regions = [] }) => {
    const assumed = groups.length > 1 ? [{ subject: `stack instance of ${address}`, is }] : [];
    return regions.map((region) => ({ when: [...when, ...assumed, ...assumedIn(region)], value: known(region) }));
  });
  const flat = options.flat();
  const value = choiceOf(all.size === 1 ? flat.slice(0, 1).map((one) => ({ ...one, when })) : flat, when, {});
  return { value, groups: options.map((group) => group.map((one) => one.when)), names: [...all] };
}

/** Regions that get a branch each. */
const maxRegions = 50;

function knownTexts(value: Value | undefined): readonly string[] | undefined {
  const items = value && revealed(value);
  if (items?.kind !== "list") return undefined;
  const texts = items.items.map((item) => (item.kind === "known" ? scalarText(item) : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** A stack set's parameters are a list of `{ ParameterKey, ParameterValue }`. */
function listed(value: Value, step: Step): ReadonlyMap<string, Value> {
  const items = revealed(value);
  if (items.kind !== "list") return new Map();
  return new Map(
    items.items.flatMap((item) => {
      const key = entry(item, "ParameterKey");
      const passed = entry(item, "ParameterValue");
      return key?.kind === "known" && passed ? [step(scalarText(key), passed, passed.at)] : [];
    }),
  );
}
