import type { Location } from "../../../../model/location.ts";
import { derivedSymbol, opaque, reasonOf } from "../../../../model/symbol.ts";
import {
  absent,
  choice,
  known,
  list,
  type MapEntry,
  type MapValue,
  map,
  type Origin,
  type Reference,
  revealed,
  text,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../../model/value.ts";

/** Values inside one value, shared ones counted each time; a larger one is not built. */
const maxSize = 100_000;
/** Lists and maps inside each other. */
const maxNesting = 64;
/** UTF-16 code units of one string. */
export const maxText = 1_000_000;
/** A value with its sensitivity mark and its choices taken off. */
export type PlainValue = Exclude<Value, { kind: "sensitive" | "choice" }>;

const measures = new WeakMap<object, { readonly size: number; readonly nesting: number }>();

function measureOf(value: Value): { readonly size: number; readonly nesting: number } {
  const have = measures.get(value);
  if (have) return have;
  const encoded = (value.kind === "known" || value.kind === "text") && value.encodes ? [value.encodes] : [];
  const inner = [...childrenOf(value), ...encoded];
  let size = 1;
  let nesting = 0;
  for (const one of inner) {
    const measure = measureOf(one);
    size += measure.size;
    nesting = Math.max(nesting, measure.nesting + 1);
  }
  const measure = { size, nesting };
  measures.set(value, measure);
  return measure;
}

/** The values directly inside a value. */
export function childrenOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case "list":
      return value.items;
    case "map":
      return value.entries.map((one) => one.value);
    case "choice":
      return value.options.map((one) => one.value);
    case "sensitive":
      return [value.value];
    default:
      return [];
  }
}

/**
 * The value, or an unknown one in its place where it is larger than any honest configuration needs.
 * Every list, map and choice passes here as it is built, so that shared parts cannot add up to an endless walk.
 */
export function bounded(value: Value): Value {
  if (value.kind === "known" && typeof value.value === "string" && value.value.length > maxText)
    return unknown(opaque("too-large", value.at, "the text is too large to be evaluated"), value);
  const { size, nesting } = measureOf(value);
  return size > maxSize || nesting > maxNesting
    ? unknown(opaque("too-large", value.at, "the value is too large to be evaluated"), value)
    : value;
}

/** The same value as it is seen from a reference to it. */
export function referred(value: Value, at: Location, step?: Via): Value {
  const via = [...(step ? [step] : []), ...(value.via ?? [])].slice(0, 8);
  const copy = { ...value, at, ...(via.length > 0 && { via }) };
  const measure = measures.get(value);
  if (measure) measures.set(copy, measure);
  return copy;
}

/** A value of its own place, not that of a part it was taken from. */
export function invalid(detail: string, origin?: Origin): UnknownValue {
  return unknown(opaque("invalid", origin?.at, detail), origin);
}

export function unsupported(detail: string, from: readonly Value[], origin?: Origin): UnknownValue {
  return unknown(opaque("unsupported", origin?.at, detail), { ...placeOf(origin), references: referencesOf(from) });
}

/** What cannot be known because one of these cannot: the first one's reason, the resources of all. */
export function unknownFrom(values: readonly Value[], origin?: Origin): UnknownValue {
  const of = unknownsOf(values).map((one) => one.symbol);
  return unknown(derivedSymbol(of, origin?.at), { ...placeOf(origin), references: referencesOf(values) });
}

/** Only the place and the steps of an origin. */
export function placeOf(origin: Origin | undefined): Origin {
  return { at: origin?.at, via: origin?.via };
}

/** Every unknown part, depth first, at most 64. */
function unknownsOf(values: readonly Value[]): readonly UnknownValue[] {
  const found: UnknownValue[] = [];
  const visit = (value: Value): void => {
    if (found.length >= 64) return;
    if (value.kind === "unknown") found.push(value);
    else if (value.kind === "text") {
      for (const part of value.parts) if (typeof part !== "string") found.push(part);
    } else for (const inner of childrenOf(value)) visit(inner);
  };
  for (const value of values) visit(value);
  return found;
}

/** The resources that unknown parts will come from, each once. */
export function referencesOf(values: readonly Value[]): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const { references = [] } of unknownsOf(values))
    for (const one of references) found.set(`${one.address}\n${one.attribute}`, one);
  return [...found.values()];
}

/** How many values a value holds, itself included. */
export function sizeOf(value: Value): number {
  return measureOf(value).size;
}

/** Whether every part is known, marks of sensitivity aside. */
export function isWhollyKnown(value: Value): boolean {
  if (value.kind === "unknown" || value.kind === "text" || value.kind === "choice") return false;
  return childrenOf(value).every(isWhollyKnown);
}

/** Whether a part of the value is an error of the configuration. */
export function isInvalid(value: Value): boolean {
  return unknownsOf([value]).some((one) => reasonOf(one.symbol) === "invalid");
}

export function isNull(value: PlainValue): boolean {
  return value.kind === "absent" || (value.kind === "known" && value.value === null);
}

/** `null` of HCL as the model says it: no value. */
export function withoutNull(value: Value): Value {
  if (value.kind === "known" && value.value === null) return absent(value);
  if (value.kind !== "choice") return value;
  return choice(
    value.options.map((one) => ({ when: one.when, value: withoutNull(one.value) })),
    value,
  );
}

/** HCL's conversion to a string; `undefined` for what has none. */
export function toText(value: PlainValue): Extract<PlainValue, { kind: "known" | "text" | "unknown" }> | undefined {
  if (value.kind === "text" || value.kind === "unknown") return value;
  if (value.kind !== "known" || value.value === null) return undefined;
  return typeof value.value === "string" ? value : known(String(value.value), value);
}

/** HCL's conversion of a scalar to a string. */
export function stringOf(value: Value): string | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known" || plain.value === null) return undefined;
  return String(plain.value);
}

/** HCL's conversion to a number: digits in a string count. */
export function numberOf(value: Value): number | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known") return undefined;
  if (typeof plain.value === "number") return plain.value;
  if (typeof plain.value !== "string" || !/^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(plain.value))
    return undefined;
  return Number(plain.value);
}

/** HCL's conversion to a boolean: `"true"` and `"false"` count. */
export function booleanOf(value: Value): boolean | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known") return undefined;
  if (typeof plain.value === "boolean") return plain.value;
  return plain.value === "true" ? true : plain.value === "false" ? false : undefined;
}

/** Whether two values are the same; `undefined` where that is not known. */
export function isEqual(one: Value, other: Value): boolean | undefined {
  const [left, right] = [revealed(one), revealed(other)];
  if (left.kind === "absent" || right.kind === "absent")
    return isEqual(left.kind === "absent" ? known(null) : left, right.kind === "absent" ? known(null) : right);
  if (left.kind === "known" && right.kind === "known") return left.value === right.value;
  if (left.kind === "list" && right.kind === "list") {
    if (left.items.length !== right.items.length) return false;
    return all(left.items.map((item, index) => isEqual(item, right.items[index] ?? absent())));
  }
  if (left.kind === "map" && right.kind === "map") return areMapsEqual(left, right);
  const isOpen = [left, right].some(
    (side) => side.kind === "unknown" || side.kind === "text" || side.kind === "choice",
  );
  if (!isOpen) return false;
  return mayBeText(left, right) ? undefined : left.kind === "unknown" || right.kind === "unknown" ? undefined : false;
}

function areMapsEqual(left: MapValue, right: MapValue): boolean | undefined {
  if (left.entries.length !== right.entries.length) return false;
  const others = new Map(right.entries.map((one) => [one.key, one.value]));
  return all(
    left.entries.map(({ key, value }) => {
      const other = others.get(key);
      return other === undefined ? false : isEqual(value, other);
    }),
  );
}

/** A text with holes differs for certain from a string that does not begin or end as it does. */
function mayBeText(left: Value, right: Value): boolean {
  const [pattern, word] = left.kind === "text" ? [left, right] : [right, left];
  if (pattern.kind !== "text" || word.kind !== "known")
    return left.kind === "choice" || right.kind === "choice" || (pattern.kind === "text" && word.kind === "text");
  if (typeof word.value !== "string") return false;
  const [first, last] = [pattern.parts[0], pattern.parts.at(-1)];
  if (typeof first === "string" && !word.value.startsWith(first)) return false;
  return !(typeof last === "string" && !word.value.endsWith(last));
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Entries in the order in which Terraform walks a map. */
export function sortedEntries(value: MapValue): readonly MapEntry[] {
  return value.entries.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
}

/** A map of pairs, where a later one of two equal keys counts. */
export function mapOf(pairs: Iterable<MapEntry>, origin?: Origin): Value {
  const entries = new Map<string, MapEntry>();
  for (const one of pairs) entries.set(one.key, one);
  return bounded(map([...entries.values()], origin));
}

export function listOf(items: readonly Value[], origin?: Origin): Value {
  return bounded(list(items, origin));
}

/** Joins pieces of a template; holes keep their reasons, an error in one is an error of all, the length is bounded. */
export function joinTexts(parts: readonly (string | UnknownValue)[], origin: Origin): Value {
  const error = parts.find((one) => typeof one !== "string" && reasonOf(one.symbol) === "invalid");
  if (typeof error === "object") return unknown(error.symbol, origin);
  const length = parts.reduce((sum, one) => sum + (typeof one === "string" ? one.length : 1), 0);
  if (length > maxText || parts.length > maxSize)
    return unknown(opaque("too-large", origin.at, "the text is too large to be evaluated"), origin);
  return text(parts, origin);
}

/** The pieces of something that is a string already. */
export function textParts(
  value: Extract<PlainValue, { kind: "known" | "text" | "unknown" }>,
): readonly (string | UnknownValue)[] {
  if (value.kind === "text") return value.parts;
  return [value.kind === "unknown" ? value : String(value.value)];
}
