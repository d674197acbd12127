import type { Location } from "../../../../model/location.ts";
import { callSymbol, opaque } from "../../../../model/symbol.ts";
import { openParts, type TextParts } from "../../../../model/text-parts.ts";
import {
  type AbsentValue,
  absent,
  childrenOf,
  choice,
  known,
  type ListValue,
  list,
  type MapEntry,
  type MapValue,
  map,
  type Origin,
  revealed,
  type SensitiveValue,
  type TextValue,
  text,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../../model/value.ts";
import type { Spot } from "./parts.ts";
import { isSameValue } from "./symbols.ts";
import { isError, tooLarge } from "./unknowns.ts";

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

/** The value with the files among its steps that another one, which it is made of, was read from. */
export function withFilesOf(value: Value, source: Value): Value {
  const told = new Set((value.via ?? []).map((step) => (step.kind === "file" ? step.path : undefined)));
  const more = (source.via ?? []).filter((step) => step.kind === "file" && !told.has(step.path));
  if (more.length === 0) return value;
  const copy = { ...value, via: [...(value.via ?? []), ...more].slice(0, 8) };
  const measure = measures.get(value);
  if (measure) measures.set(copy, measure);
  return copy;
}

/** The same for its parts: those of a decoded text, such as the statements of a policy, are put together anew. */
export function withFilesWithin(value: Value, source: Value, depth = 2): Value {
  const named = withFilesOf(value, source);
  if (depth === 0 || named === value) return named;
  if (named.kind === "list")
    return { ...named, items: named.items.map((item) => withFilesWithin(item, source, depth - 1)) };
  if (named.kind !== "map") return named;
  const entries = named.entries.map((one) => ({ ...one, value: withFilesWithin(one.value, source, depth - 1) }));
  return { ...named, entries };
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
  if (value.kind === "text") return value;
  if (value.kind === "unknown") return asString(value);
  if (value.kind !== "known" || value.value === null) return undefined;
  const written = writtenScalar(value.value);
  if (written !== undefined) return typeof value.value === "string" ? value : known(written, value);
  const symbol = callSymbol("tostring", [value.value]);
  return symbol && unknown(symbol, value);
}

/** Digits that a number keeps on its way through a calculation. */
const exactDigits = 15;

/** A number without the error of binary fractions: Terraform reckons with 150 digits. */
export function rounded(number: number): number {
  return Number.isSafeInteger(number) ? number : Number(number.toPrecision(exactDigits));
}

/** A scalar as HCL writes it: a number has no exponent. `undefined` where some of its digits are not known. */
export function writtenScalar(value: string | number | boolean): string | undefined {
  if (typeof value !== "number") return String(value);
  const text = String(value);
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? "-0" : text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  if (whole === "" || digits.replace(/^0+/, "").length > exactDigits) return undefined;
  const point = whole.length + Number(exponent);
  if (point > 60 || point < -60) return undefined;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  return sign + (padded.length > at ? `${padded.slice(0, at)}.${padded.slice(at)}` : padded);
}

/** Functions and templates whose result is a string, whatever their arguments are. */
export const stringCalls: ReadonlySet<string> = new Set(
  "tostring text join format lower upper title trim trimspace trimprefix trimsuffix chomp replace substr strrev jsonencode yamlencode".split(
    " ",
  ),
);

/** An unknown value as a string: a number that a string is made of is not that string. IDs, names and ARNs are strings. */
function asString(value: UnknownValue): UnknownValue {
  const { symbol } = value;
  const isString =
    symbol.kind === "call" ? stringCalls.has(symbol.name) : symbol.kind !== "variable" && symbol.kind !== "opaque";
  const converted = isString || isError(symbol) ? undefined : callSymbol("tostring", [symbol]);
  return converted ? { ...value, symbol: converted } : value;
}

/** HCL's conversion of a scalar to a string. */
export function stringOf(value: Value): string | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known" || plain.value === null) return undefined;
  return writtenScalar(plain.value);
}

/** HCL's conversion to a number: digits in a string count. */
export function numberOf(value: Value): number | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known") return undefined;
  if (typeof plain.value === "number") return plain.value;
  if (typeof plain.value !== "string" || !/^[-+]?(?:[0-9]+\.?|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(plain.value))
    return undefined;
  return Number(plain.value);
}

/** HCL's conversion to a boolean: `"true"`, `"1"`, `"false"` and `"0"` count. */
export function booleanOf(value: Value): boolean | undefined {
  const plain = revealed(value);
  if (plain.kind !== "known") return undefined;
  if (typeof plain.value === "boolean") return plain.value;
  if (plain.value === "true" || plain.value === "1") return true;
  return plain.value === "false" || plain.value === "0" ? false : undefined;
}

/** Whether two values are the same; `undefined` where that is not known. */
export function isEqual(one: Value, other: Value): boolean | undefined {
  const [left, right] = [comparable(one), comparable(other)];
  if (left.kind === "known" && right.kind === "known") return left.value === right.value;
  if (left.kind === "unknown" && right.kind === "unknown")
    return isSameValue(left.symbol, right.symbol) ? true : undefined;
  if (left.kind === "text" && right.kind === "text") return isEqualText(left, right);
  if (left.kind === "list" && right.kind === "list") return areListsEqual(left, right);
  if (left.kind === "map" && right.kind === "map") return areMapsEqual(left, right);
  if (isExcluded(left, right) || isExcluded(right, left)) return false;
  const isOpen = [left, right].some((side) => side.kind === "unknown" || side.kind === "choice");
  return isOpen || mayBeText(left, right) ? undefined : false;
}

/** Whether a variable's validation does not allow a value. */
function isExcluded(variable: Value, value: Value): boolean {
  if (variable.kind !== "unknown" || value.kind !== "known" || variable.symbol.kind !== "variable") return false;
  const { allowed } = variable.symbol;
  return allowed !== undefined && !(typeof value.value === "string" && allowed.includes(value.value));
}

/** A value without its mark; no value is `null` to a comparison. */
function comparable(value: Value): Exclude<Value, SensitiveValue | AbsentValue> {
  const plain = revealed(value);
  return plain.kind === "absent" ? known(null) : plain;
}

function areListsEqual(left: ListValue, right: ListValue): boolean | undefined {
  if (left.collection !== right.collection) return false;
  if (left.isOpenSet || right.isOpenSet) return undefined;
  if (left.items.length !== right.items.length) return false;
  return all(left.items.map((item, index) => isEqual(item, right.items[index] ?? absent())));
}

/** Texts of the same parts are equal; texts that begin or end differently are not. */
function isEqualText(left: TextValue, right: TextValue): boolean | undefined {
  const isSame = (part: string | UnknownValue, other: string | UnknownValue | undefined) =>
    typeof part === "string" || typeof other === "string"
      ? part === other
      : other !== undefined && isSameValue(part.symbol, other.symbol);
  if (left.parts.length === right.parts.length && left.parts.every((part, at) => isSame(part, right.parts[at])))
    return true;
  const [first, second] = [left.parts[0], right.parts[0]];
  if (typeof first === "string" && typeof second === "string" && !first.startsWith(second) && !second.startsWith(first))
    return false;
  const [last, other] = [left.parts.at(-1), right.parts.at(-1)];
  if (typeof last === "string" && typeof other === "string" && !last.endsWith(other) && !other.endsWith(last))
    return false;
  return undefined;
}

function areMapsEqual(left: MapValue, right: MapValue): boolean | undefined {
  if (left.collection !== right.collection || left.entries.length !== right.entries.length) return false;
  const others = new Map(right.entries.map((one) => [one.key, one.value]));
  return all(
    left.entries.map(({ key, value }) => {
      const other = others.get(key);
      return other === undefined ? false : isEqual(value, other);
    }),
  );
}

/** Whether one is a text with unknown parts and the other a string that begins and ends as it does. */
function mayBeText(left: Value, right: Value): boolean {
  const [pattern, word] = left.kind === "text" ? [left, right] : [right, left];
  if (pattern.kind !== "text" || word.kind !== "known" || typeof word.value !== "string") return false;
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

/** Items that are a list to HCL, no tuple. */
export function typedList(items: readonly Value[], origin?: Origin): Value {
  return bounded({ ...list(items, origin), collection: "list" });
}

/** A list with other items in the place of its own. */
export function sameList(value: ListValue, items: readonly Value[]): Value {
  return bounded({ ...value, items });
}

export function listOf(items: readonly Value[], origin?: Origin): Value {
  return bounded(list(items, origin));
}

/** Joins pieces of a template; unknown parts keep their symbols, an error in one is an error of all, the length is bounded. */
export function joinTexts(parts: TextParts<UnknownValue>, origin: Spot): Value {
  const error = openParts(parts).find((one) => isError(one.symbol));
  if (error) return unknown(error.symbol, origin);
  const length = parts.reduce((sum, one) => sum + (typeof one === "string" ? one.length : 1), 0);
  if (length > maxText || parts.length > maxSize) return tooLarge("the text is too large to be evaluated", [], origin);
  return text(parts, origin);
}

/** The pieces of something that is a string already. */
export function textParts(value: Extract<PlainValue, { kind: "known" | "text" | "unknown" }>): TextParts<UnknownValue> {
  if (value.kind === "text") return value.parts;
  return [value.kind === "unknown" ? value : String(value.value)];
}
