import { list, type Origin, revealed, type Value } from "../../../../model/value.ts";
import { type HclFunction, type Operation, strict } from "./functions.ts";
import { invalid } from "./unknowns.ts";
import { bounded, isWhollyKnown, listOf, sortedEntries, stringOf } from "./values.ts";

/** Items that one product may have. */
const maxItems = 10_000;

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
function comparable(value: Value): unknown {
  const plain = revealed(value);
  if (plain.kind === "list") return plain.items.map(comparable);
  if (plain.kind === "map") return [sortedEntries(plain).map((one) => [one.key, comparable(one.value)])];
  return plain.kind === "known" ? { value: plain.value } : null;
}

/** Strings in order; anything else counts as an empty one. */
export function sortedStrings(values: readonly Value[]): readonly Value[] {
  const order = (one: Value) => stringOf(one) ?? "";
  return values.toSorted((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
}

/** A set is a list here, each value once, strings in order. One whose values are not all known is marked as open. */
export function setOf(items: readonly Value[], origin: Origin): Value {
  const found = distinct(items);
  if (found) return listOf(sortedStrings(found), origin);
  return bounded({ ...list(items, origin), ...(items.length > 1 && { isOpenSet: true as const }) });
}

const toset: Operation = ([value], { origin }) =>
  value?.kind === "list" ? setOf(value.items, origin) : invalid("a list was expected", origin);

/** `setunion`, `setintersection`, `setsubtract` over lists of known values. */
function ofSets(combine: (one: ReadonlySet<string>, other: ReadonlySet<string>, key: string) => boolean): HclFunction {
  return strict(1, 64, (args, { origin, open }) => {
    const lists = args.map((one) => (one.kind === "list" ? one.items : undefined));
    if (!lists.every((one) => one !== undefined)) return invalid("lists were expected", origin);
    if (!lists.flat().every(isWhollyKnown)) return open();
    const keyed = lists.map((list) => new Map(list.map((item) => [JSON.stringify(comparable(item)), item])));
    const [first = new Map<string, Value>(), ...others] = keyed;
    let result: ReadonlyMap<string, Value> = first;
    for (const other of others) {
      const [left, right] = [new Set(result.keys()), new Set(other.keys())];
      result = new Map([...result, ...other].filter(([key]) => combine(left, right, key)));
    }
    return listOf(sortedStrings([...result.values()]), origin);
  });
}

const setproduct: Operation = (args, { origin }) => {
  const lists = args.map((one) => (one.kind === "list" ? one.items : undefined));
  if (!lists.every((one) => one !== undefined)) return invalid("setproduct needs lists", origin);
  if (lists.reduce((sum, one) => sum * one.length, 1) > maxItems) return invalid("setproduct is too large", origin);
  const rows = lists.reduce<readonly (readonly Value[])[]>(
    (done, list) => done.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
  return listOf(
    rows.map((row) => listOf(row, origin)),
    origin,
  );
};

/** Functions over sets (Terraform, "Functions"). */
export const setFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["toset", strict(1, 1, toset)],
  ["setunion", ofSets(() => true)],
  ["setintersection", ofSets((left, right, key) => left.has(key) && right.has(key))],
  ["setsubtract", ofSets((left, right, key) => left.has(key) && !right.has(key))],
  ["setproduct", strict(1, 8, setproduct)],
]);
