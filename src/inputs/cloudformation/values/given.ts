import type { Location } from "../../../model/location.ts";
import type { ResourceRef } from "../../../model/resource.ts";
import { type Assumption, entry, revealed, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { pairsOf } from "../template/calls.ts";
import { resolve } from "./resolve.ts";
import { placeOf, type Scope } from "./scope.ts";
import { choiceOf, scalarText, withStep } from "./values.ts";

/** The resource whose templates are asked for. */
export interface NestingResource {
  readonly ref: ResourceRef;
  readonly body: SyntaxNode;
  readonly header: Location;
  readonly scope: Scope;
  readonly when: readonly Assumption[];
}

/** The parameter values that a nesting resource passes down. */
export function givenTo(resource: NestingResource, when: readonly Assumption[]): ReadonlyMap<string, Value> {
  const { scope, ref } = resource;
  const node = child(child(resource.body, "Properties"), "Parameters");
  if (!node) return new Map();
  const step = (name: string, value: Value, at: Location | undefined): [string, Value] => [
    name,
    withStep(value, { kind: "passed-value", name, to: ref.address, ...(at && { at }) }),
  ];
  if (node.kind === "map" && node.tag === undefined) {
    return new Map(
      pairsOf(node).map((pair) => step(pair.key, resolve(pair.value, scope, when), placeOf(pair.value, scope))),
    );
  }
  return withOverrides(listed(resolve(node, scope, when), step), resource, when, step);
}

type Step = (name: string, value: Value, at: Location | undefined) => [string, Value];

/** A stack set may give other values to some of its accounts: a branch for each group of stack instances. */
function withOverrides(
  base: ReadonlyMap<string, Value>,
  resource: NestingResource,
  when: readonly Assumption[],
  step: Step,
): ReadonlyMap<string, Value> {
  const { scope, ref } = resource;
  const node = child(child(resource.body, "Properties"), "StackInstancesGroup");
  const resolved = node && revealed(resolve(node, scope, when));
  const groups = resolved?.kind === "list" ? resolved.items.map((item) => entry(item, "ParameterOverrides")) : [];
  const overrides = groups.map((one) => (one ? listed(one, step) : new Map<string, Value>()));
  const names = new Set(overrides.flatMap((one) => [...one.keys()]));
  const subject = `stack instance of ${ref.address}`;
  const given = new Map(base);
  for (const name of names) {
    const options = overrides.flatMap((one, index) => {
      const value = one.get(name) ?? base.get(name);
      return value ? [{ when: [...when, { subject, is: `in group ${index + 1}` }], value }] : [];
    });
    given.set(name, choiceOf(options, when, {}));
  }
  return given;
}

/** A stack set's parameters are a list of `{ ParameterKey, ParameterValue }`. */
function listed(value: Value, step: Step): ReadonlyMap<string, Value> {
  const items = revealed(value);
  if (items.kind !== "list") return new Map();
  return new Map(
    items.items.flatMap((item) => {
      const key = entry(item, "ParameterKey");
      const given = entry(item, "ParameterValue");
      return key?.kind === "known" && given ? [step(scalarText(key), given, given.at)] : [];
    }),
  );
}
