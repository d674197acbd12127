import { known, list, type Value } from "../../../../model/value.ts";
import { type HclFunction, type Operation, strict } from "./functions.ts";
import { comparable, setOf } from "./sets.ts";
import { invalid } from "./unknowns.ts";
import { collected, unified } from "./value-types.ts";
import { bounded, isNull, isWhollyKnown, listOf } from "./values.ts";

/** Items that one product may have. */
const maxItems = 10_000;

const toset: Operation = ([value], { origin }) => {
  if (!value || isNull(value)) return known(null, origin);
  const set = value.kind === "list" ? collected(value, "set") : undefined;
  return set ?? invalid("a list of values of one type was expected", origin);
};

/** `setunion`, `setintersection`, `setsubtract` over lists of known values. */
function ofSets(combine: (one: ReadonlySet<string>, other: ReadonlySet<string>, key: string) => boolean): HclFunction {
  return strict(1, 64, (args, { origin, open }) => {
    const items = args.map((one) => (one.kind === "list" ? one.items : undefined));
    if (!items.every((one) => one !== undefined)) return invalid("lists were expected", origin);
    if (!items.flat().every(isWhollyKnown)) return open();
    const all = unified(items.flat());
    if (!all) return invalid("the lists have values of different types", origin);
    const ends = items.map((_, index) => items.slice(0, index + 1).flat().length);
    const lists = ends.map((end, index) => all.slice(ends[index - 1] ?? 0, end));
    const keyed = lists.map((list) => new Map(list.map((item) => [JSON.stringify(comparable(item)), item])));
    const [first = new Map<string, Value>(), ...others] = keyed;
    let result: ReadonlyMap<string, Value> = first;
    for (const other of others) {
      const [left, right] = [new Set(result.keys()), new Set(other.keys())];
      result = new Map([...result, ...other].filter(([key]) => combine(left, right, key)));
    }
    return setOf([...result.values()], origin);
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
  const isSet = args.every((one) => one.kind === "list" && one.collection === "set");
  return bounded({
    ...list(
      rows.map((row) => listOf(row, origin)),
      origin,
    ),
    collection: isSet ? "set" : "list",
  });
};

/** Functions over sets (Terraform, "Functions"). */
export const setFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["toset", strict(1, 1, toset)],
  ["setunion", ofSets(() => true)],
  ["setintersection", ofSets((left, right, key) => left.has(key) && right.has(key))],
  ["setsubtract", ofSets((left, right, key) => left.has(key) && !right.has(key))],
  ["setproduct", strict(2, 8, setproduct)],
]);
