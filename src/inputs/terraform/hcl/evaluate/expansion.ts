import { derivedSymbol } from "../../../../model/symbol.ts";
import type { InstanceKey } from "../../../../model/terraform-address.ts";
import {
  type Assumption,
  alternatives,
  known,
  map,
  revealed,
  type UnknownValue,
  unknown,
  type Value,
} from "../../../../model/value.ts";
import { pairsOf } from "./traversal.ts";

import { numberOf, sortedEntries, stringOf, unknownFrom } from "./values.ts";

/** Instances of one block; more are not looked at one by one. */
const maxInstances = 2_000;

/** One instance that `count` or `for_each` makes. */
export interface Instance {
  readonly key: InstanceKey;
  /** `each` or `count`, as expressions of the block see them. */
  readonly local: ReadonlyMap<string, Value>;
}

/** The instances of a block under some open conditions. */
export interface ExpansionOption {
  readonly when: readonly Assumption[];
  /** `open`: how many there are is not known; the one instance stands for them all. */
  readonly kind: "one" | "list" | "map" | "open";
  readonly instances: readonly Instance[];
  readonly cause?: UnknownValue;
}

export const singleInstance: readonly ExpansionOption[] = [
  { when: [], kind: "one", instances: [{ key: null, local: new Map() }] },
];

/** What `count` makes of its value. */
export function expandCount(count: Value): readonly ExpansionOption[] {
  return alternatives(count, [], 16).map(({ when, value }) => {
    const number = numberOf(value);
    if (number === undefined || number < 0 || number > maxInstances) return open(value, when);
    const instances = Array.from({ length: Math.floor(number) }, (_, index) => ({
      key: index,
      local: new Map([["count", map([{ key: "index", value: known(index) }])]]),
    }));
    return { when, kind: "list", instances };
  });
}

/** What `for_each` makes of its value: a map's keys, a set's strings. */
export function expandForEach(collection: Value): readonly ExpansionOption[] {
  return alternatives(collection, [], 16).map(({ when, value }) => {
    const entries = eachEntries(revealed(value));
    if (!entries || entries.length > maxInstances) return open(value, when);
    return {
      when,
      kind: "map",
      instances: entries.map(([key, one]) => ({ key, local: eachOf(known(key, { at: one.at }), one) })),
    };
  });
}

function eachEntries(collection: Value): readonly (readonly [string, Value])[] | undefined {
  if (collection.kind === "map") return sortedEntries(collection).map((one) => [one.key, one.value]);
  if (collection.kind !== "list") return undefined;
  const entries = new Map<string, Value>();
  for (const { value } of pairsOf(collection) ?? []) {
    const key = stringOf(value);
    if (key === undefined) return undefined;
    entries.set(key, value);
  }
  return [...entries];
}

function eachOf(key: Value, value: Value): ReadonlyMap<string, Value> {
  return new Map([
    [
      "each",
      map([
        { key: "key", value: key },
        { key: "value", value },
      ]),
    ],
  ]);
}

function open(value: Value, when: readonly Assumption[]): ExpansionOption {
  const cause = value.kind === "unknown" ? value : unknownFrom([value], value);
  const one = unknown(derivedSymbol([cause.symbol], cause.at, "each"), { references: cause.references });
  const local = new Map([...eachOf(one, one), ["count", map([{ key: "index", value: one }])]]);
  return { when, kind: "open", instances: [{ key: null, local }], cause };
}

/** Every instance once, with what all the options that hold it assume; nothing where each of them does. */
export function instancesWithConditions(
  options: readonly ExpansionOption[],
): readonly { readonly instance: Instance; readonly when: readonly Assumption[]; readonly isOpen: boolean }[] {
  const found = new Map<InstanceKey, { instance: Instance; whens: (readonly Assumption[])[]; isOpen: boolean }>();
  for (const { when, kind, instances } of options) {
    for (const instance of instances) {
      const have = found.get(instance.key);
      if (have) have.whens.push(when);
      else found.set(instance.key, { instance, whens: [when], isOpen: kind === "open" });
    }
  }
  return [...found.values()].map(({ instance, whens, isOpen }) => ({
    instance,
    isOpen,
    when: whens.length === options.length ? [] : shared(whens),
  }));
}

function shared([first = [], ...others]: readonly (readonly Assumption[])[]): readonly Assumption[] {
  return first.filter((one) =>
    others.every((other) => other.some((candidate) => candidate.subject === one.subject && candidate.is === one.is)),
  );
}
