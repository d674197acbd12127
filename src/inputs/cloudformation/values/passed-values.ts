import type { Location } from "../../../model/location.ts";
import type { ResourceRef } from "../../../model/resource.ts";
import { type Assumption, absent, entry, known, revealed, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { pairsOf } from "../template/calls.ts";
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

/** The regions that a stack set deploys to, a branch each; `undefined` where they are not all known. */
export function regionsOfInstances(resource: NestingResource, when: readonly Assumption[]): Value | undefined {
  const { solver } = resource.scope;
  const groups = instanceGroups(resource, when).map((group) => knownTexts(entry(group, "Regions")));
  const regions = [...new Set(groups.flatMap((group) => group ?? []))];
  if (regions.length === 0 || regions.length > maxRegions || groups.includes(undefined)) return undefined;
  const subject = solver.variable({ kind: "pseudo-parameter", scope: `${resource.ref.address}/`, name: "AWS::Region" });
  solver.close(subject, regions);
  const options = groups.flatMap((group, index) =>
    (group ?? []).map((region) => {
      const assumed = groups.length > 1 ? [inGroup(resource, index)] : [];
      const isOnly = regions.length === 1 ? [] : [{ subject, is: region }];
      return { when: [...when, ...assumed, ...isOnly], value: known(region) };
    }),
  );
  return choiceOf(regions.length === 1 ? options.slice(0, 1).map((one) => ({ ...one, when })) : options, when, {});
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
