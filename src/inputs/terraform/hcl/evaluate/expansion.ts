import { opaque } from "../../../../model/symbol.ts";
import type { InstanceKey } from "../../../../model/terraform-address.ts";
import { openParts, writtenParts } from "../../../../model/text-parts.ts";
import {
  type Assumption,
  absent,
  alternatives,
  bothAssumed,
  choice,
  entry,
  isConsistent,
  known,
  type MapValue,
  map,
  type Option,
  revealed,
  type UnknownValue,
  unknown,
  type Value,
} from "../../../../model/value.ts";
import { writtenSymbol } from "./conditions.ts";
import { opaqueParts } from "./symbols.ts";
import { pairsOf } from "./traversal.ts";
import { unknownCall } from "./unknowns.ts";
import { isEqual, numberOf, sortedEntries, stringOf } from "./values.ts";

/** Instances of one block; more are not looked at one by one. */
const maxInstances = 2_000;

/** One instance that `count` or `for_each` makes. */
export interface Instance {
  readonly key: InstanceKey;
  /** `each` or `count`, as expressions of the block see them. */
  readonly local: ReadonlyMap<string, Value>;
}

/** An entry of what `for_each` goes over, whose key may not be known. */
export interface OpenPair {
  readonly key: Value;
  readonly value: Value;
}

/** The instances of a block under some open conditions. */
export interface ExpansionOption {
  readonly when: readonly Assumption[];
  /**
   * `open`: how many there are is not known; the one instance stands for them all. `open-keys`: each of them is known,
   * and some have a key that is not.
   */
  readonly kind: "one" | "list" | "map" | "open" | "open-keys";
  readonly instances: readonly Instance[];
  readonly cause?: UnknownValue;
  /** Of `open-keys`: what stands for all instances, where it is not known which one is meant. */
  readonly shared?: Instance;
}

export const singleInstance: readonly ExpansionOption[] = [
  { when: [], kind: "one", instances: [{ key: null, local: new Map() }] },
];

/** What `count` makes of its value. `address`: of the block, all of its instances together. */
export function expandCount(count: Value, address: string): readonly ExpansionOption[] {
  const options = alternatives(count, [], 16).map(({ when, value }): ExpansionOption => {
    const number = numberOf(value);
    if (number === undefined || number < 0 || number > maxInstances) return open(value, when, address);
    const instances = Array.from({ length: Math.floor(number) }, (_, index) => ({
      key: index,
      local: new Map([["count", map([{ key: "index", value: known(index) }])]]),
    }));
    return { when, kind: "list", instances };
  });
  return withSharedInstances(options);
}

/** What OpenTofu's `lifecycle { enabled = … }` makes of its value: one instance without a key, or none. */
export function expandEnabled(enabled: Value, address: string): readonly ExpansionOption[] {
  return alternatives(enabled, [], 16).map(({ when, value }): ExpansionOption => {
    const inner = revealed(value);
    const is = inner.kind === "known" ? String(inner.value) : undefined;
    if (is !== "true" && is !== "false") return open(value, when, address);
    return { when, kind: "one", instances: is === "true" ? [{ key: null, local: new Map() }] : [] };
  });
}

/**
 * What `for_each` makes of its value: a map's keys, a set's strings. `pairsOfOpen`: the entries of a map of which some
 * keys are not known.
 */
export function expandForEach(
  collection: Value,
  address: string,
  pairsOfOpen: (value: UnknownValue) => readonly OpenPair[] | undefined = () => undefined,
): readonly ExpansionOption[] {
  const options = alternatives(collection, [], 16).map(({ when, value }): ExpansionOption => {
    const inner = revealed(value);
    const entries = eachEntries(inner);
    if (!entries) {
      const pairs = inner.kind === "unknown" ? pairsOfOpen(inner) : itemPairs(inner);
      const whole = open(value, when, address);
      return pairs ? openKeys(pairs, whole) : whole;
    }
    if (entries.length > maxInstances) return open(value, when, address);
    return {
      when,
      kind: "map",
      instances: entries.map(([key, one]) => ({ key, local: eachOf(known(key, { at: one.at }), one) })),
    };
  });
  return withSharedInstances(options);
}

/** Instances of one key are one instance; what `each` is there depends on the option that makes it. */
function withSharedInstances(options: readonly ExpansionOption[]): readonly ExpansionOption[] {
  if (options.length === 1) return options;
  const made = new Map<InstanceKey, { readonly when: readonly Assumption[]; readonly instance: Instance }[]>();
  for (const { when, instances } of options)
    for (const instance of instances) made.set(instance.key, [...(made.get(instance.key) ?? []), { when, instance }]);
  const shared = new Map([...made].map(([key, ways]) => [key, sharedInstance(key, ways)]));
  return options.map((one) => ({ ...one, instances: one.instances.map((own) => shared.get(own.key) ?? own) }));
}

function sharedInstance(
  key: InstanceKey,
  ways: readonly { readonly when: readonly Assumption[]; readonly instance: Instance }[],
): Instance {
  const [first, ...others] = ways;
  if (!first || others.length === 0) return first?.instance ?? { key, local: new Map() };
  const names = new Set(ways.flatMap((way) => [...way.instance.local.keys()]));
  const local = [...names].map((name): [string, Value] => {
    const options = ways.map(({ when, instance }) => ({ when, value: instance.local.get(name) ?? absent() }));
    return [name, sharedValue(options)];
  });
  return { key, local: new Map(local) };
}

/** One value for those of several options: as it is where all are equal, else a choice, of maps entry by entry. */
function sharedValue(options: readonly Option[]): Value {
  const [first, ...others] = options.map((one) => one.value);
  if (!first) return absent();
  if (others.every((one) => isEqual(one, first) === true)) return first;
  if (first.kind !== "map" || !others.every((one) => one.kind === "map" && hasKeysOf(one, first)))
    return choice(options);
  const entries = first.entries.map(({ key }) => {
    const ofKey = options.map(({ when, value }) => ({ when, value: entry(value, key) ?? absent() }));
    return { key, value: sharedValue(ofKey) };
  });
  return map(entries);
}

function hasKeysOf(one: MapValue, other: MapValue): boolean {
  return one.entries.length === other.entries.length && other.entries.every(({ key }) => entry(one, key) !== undefined);
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

/** A set's strings stand for their own keys. */
function itemPairs(collection: Value): readonly OpenPair[] | undefined {
  return collection.kind === "list" ? collection.items.map((item) => ({ key: item, value: item })) : undefined;
}

/** An instance for each entry; one whose key is not known goes by what the key is made of. */
function openKeys(pairs: readonly OpenPair[], whole: ExpansionOption): ExpansionOption {
  if (pairs.length > maxInstances) return whole;
  const instances = new Map<string, Instance>();
  for (const { key, value } of pairs) {
    const name = keyName(key);
    // Two keys that are made alike are the same, or it is not known whether they are.
    if (name === undefined || instances.has(name)) return whole;
    instances.set(name, { key: name, local: eachOf(key, value) });
  }
  const [shared] = whole.instances;
  return { when: whole.when, kind: "open-keys", instances: [...instances.values()], ...(shared && { shared }) };
}

/** `deny-{aws_x.y.id}`; `undefined` for a key that is no text, or that equals itself only. */
function keyName(key: Value): string | undefined {
  const inner = revealed(key);
  const known = stringOf(inner);
  if (known !== undefined) return known;
  if (inner.kind !== "text" && inner.kind !== "unknown") return undefined;
  const parts = inner.kind === "text" ? inner.parts : [inner];
  if (openParts(parts).some((part) => opaqueParts(part.symbol).length > 0)) return undefined;
  return writtenParts(parts, (part) => `{${writtenSymbol(part.symbol)}}`);
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

/** `each` and `count` of a block, whatever instances it will have. */
export function localOfAny(address: string): ReadonlyMap<string, Value> {
  const [whole] = open(unknown(opaque("unsupported", undefined, "it has no instances yet")), [], address).instances;
  return whole?.local ?? new Map();
}

function open(value: Value, when: readonly Assumption[], address: string): ExpansionOption {
  const cause = value.kind === "unknown" ? value : unknownCall("each", [value], value);
  const one = (name: string) => unknownCall(name, [known(address), cause]);
  const local = new Map([
    ...eachOf(one("each.key"), one("each.value")),
    ["count", map([{ key: "index", value: one("count.index") }])],
  ]);
  return { when, kind: "open", instances: [{ key: null, local }], cause };
}

/** An instance of a block and when it is there. */
export interface ConditionalInstance {
  readonly instance: Instance;
  /** What all the options that hold it assume; nothing where each option holds it. */
  readonly when: readonly Assumption[];
  /** Whether it is there wherever `when` holds; else there are further conditions. */
  readonly isExact: boolean;
  readonly isOpen: boolean;
}

/** Every instance once, with its conditions. */
export function instancesWithConditions(options: readonly ExpansionOption[]): readonly ConditionalInstance[] {
  const found = new Map<InstanceKey, { instance: Instance; whens: (readonly Assumption[])[]; isOpen: boolean }>();
  for (const { when, kind, instances } of options) {
    for (const instance of instances) {
      const have = found.get(instance.key);
      if (have) have.whens.push(when);
      else found.set(instance.key, { instance, whens: [when], isOpen: kind === "open" });
    }
  }
  return [...found.values()].map(({ instance, whens, isOpen }) => {
    if (whens.length === options.length) return { instance, isOpen, when: [], isExact: true };
    const when = shared(whens);
    // Each option that does not hold the instance must contradict what is assumed.
    const isExact = options.every(
      (option) =>
        option.instances.some((one) => one.key === instance.key) || !isConsistent(bothAssumed(option.when, when)),
    );
    return { instance, isOpen, when, isExact };
  });
}

function shared([first = [], ...others]: readonly (readonly Assumption[])[]): readonly Assumption[] {
  return first.filter((one) =>
    others.every((other) => other.some((candidate) => candidate.subject === one.subject && candidate.is === one.is)),
  );
}
