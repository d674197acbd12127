import type { Location } from "../../../model/location.ts";
import type { ResourceRef } from "../../../model/resource.ts";
import { type Assumption, absent, entry, known, revealed, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import type { RegionGroup } from "../../format.ts";
import { givenParameter, orElse } from "../../given-parameters.ts";
import { callOf, pairsOf } from "../template/calls.ts";
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

/** The values that a nesting resource passes down to the parameters of those names. */
export function passedValues(
  resource: NestingResource,
  when: readonly Assumption[],
  names: Iterable<string>,
): ReadonlyMap<string, Value> {
  const { scope, ref } = resource;
  const node = child(child(resource.body, "Properties"), "Parameters");
  const step = (name: string, value: Value, at: Location | undefined): [string, Value] => [
    name,
    withStep(value, { kind: "passed-value", name, to: ref.address, ...(at && { at }) }),
  ];
  if (node?.kind === "map" && !callOf(node)) {
    return new Map(
      pairsOf(node).map((pair) => step(pair.key, resolve(pair.value, scope, when), placeOf(pair.value, scope))),
    );
  }
  const base = node ? resolve(node, scope, when) : absent();
  const overrides = instanceOverrides(resource, when);
  const passed = new Map<string, Value>();
  for (const name of names) {
    const own = givenParameter(base, name);
    const given = overrides.map((one) => ({ ...one, value: givenParameter(one.given, name) }));
    const value = given.every((one) => one.value.kind === "absent")
      ? own
      : choiceOf(
          // A parameter that neither gives has the template's default there.
          given.map((one) => ({ when: [...when, one.assumed], value: orElse(one.value, () => own) })),
          when,
          {},
        );
    if (value.kind !== "absent")
      passed.set(
        name,
        onEachBranch(value, (plain) => step(name, plain, plain.at)[1]),
      );
  }
  return passed;
}

function onEachBranch(value: Value, change: (plain: Value) => Value): Value {
  if (value.kind === "absent") return value;
  if (value.kind !== "choice") return change(value);
  return { ...value, options: value.options.map((one) => ({ ...one, value: onEachBranch(one.value, change) })) };
}

/** What a stack set gives to some of its accounts: a branch for each group of stack instances. */
function instanceOverrides(
  resource: NestingResource,
  when: readonly Assumption[],
): readonly { readonly assumed: Assumption; readonly given: Value }[] {
  const { groups, open } = instanceGroups(resource, when);
  if (open) return [{ assumed: inGroup(resource, 0), given: open }];
  return groups.map((group, index) => {
    const inner = revealed(group);
    const given = inner.kind === "unknown" ? inner : (entry(inner, "ParameterOverrides") ?? absent());
    return { assumed: inGroup(resource, index), given };
  });
}

/** The groups of accounts and regions that a stack set deploys to; `open`: they are not known. */
function instanceGroups(
  { scope, body }: NestingResource,
  when: readonly Assumption[],
): { readonly groups: readonly Value[]; readonly open?: Value } {
  const node = child(child(body, "Properties"), "StackInstancesGroup");
  const groups = node && revealed(resolve(node, scope, when));
  if (groups?.kind === "unknown") return { groups: [], open: groups };
  return { groups: groups?.kind === "list" ? groups.items : [] };
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
  const groups = instanceGroups(resource, when).groups.map(
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
