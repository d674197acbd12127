import { list, type Origin, revealed, type Value } from "../../../../model/value.ts";
import { bounded, isWhollyKnown, sortedEntries, stringOf } from "./values.ts";

/** Each value once; `undefined` where two might be equal and it is not known. */
export function distinct(values: readonly Value[]): readonly Value[] | undefined {
  const seen = new Set<string>();
  const found: Value[] = [];
  for (const value of values) {
    if (!isWhollyKnown(value)) return undefined;
    const key = JSON.stringify(comparable(value));
    if (!seen.has(key)) found.push(value);
    seen.add(key);
  }
  return found;
}

/** The value without places, to compare by. */
export function comparable(value: Value): unknown {
  const plain = revealed(value);
  if (plain.kind === "list") return plain.items.map(comparable);
  if (plain.kind === "map") return [sortedEntries(plain).map((one) => [one.key, comparable(one.value)])];
  return plain.kind === "known" ? { value: plain.value } : null;
}

/** Strings in the order of their bytes; anything else counts as an empty one. */
export function sortedStrings(values: readonly Value[]): readonly Value[] {
  const bytes = new Map(values.map((one) => [one, Buffer.from(stringOf(one) ?? "", "utf8")]));
  const none = Buffer.alloc(0);
  return values.toSorted((one, other) => Buffer.compare(bytes.get(one) ?? none, bytes.get(other) ?? none));
}

/** The order in which Terraform walks a set: numbers by their size, strings by their bytes. */
function sortedItems(values: readonly Value[]): readonly Value[] {
  const numbers = values.map((one) => {
    const plain = revealed(one);
    return plain.kind === "known" && typeof plain.value === "number" ? plain.value : undefined;
  });
  if (!numbers.every((one) => one !== undefined)) return sortedStrings(values);
  const sizes = new Map(values.map((one, index) => [one, numbers[index] ?? 0]));
  return values.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
}

/** A set is a list here, each value once, strings in order. One whose values are not all known is marked as open. */
export function setOf(items: readonly Value[], origin: Origin): Value {
  const found = distinct(items);
  if (found) return bounded({ ...list(sortedItems(found), origin), collection: "set" });
  return bounded({ ...list(items, origin), collection: "set", ...(items.length > 1 && { isOpenSet: true as const }) });
}
