import {
  absent,
  known,
  type ListValue,
  type MapEntry,
  type MapValue,
  type Origin,
  revealed,
  type TextValue,
  type Value,
} from "../../../../model/value.ts";
import { derive } from "./derive.ts";
import { type CallSite, format, type HclFunction, lenient, type Operation, strict } from "./functions.ts";
import { distinct, sortedStrings } from "./set-functions.ts";
import { rowsOf } from "./traversal.ts";
import { invalid, unknownCall } from "./unknowns.ts";
import {
  booleanOf,
  isEqual,
  isNull,
  listOf,
  mapOf,
  numberOf,
  type PlainValue,
  sortedEntries,
  stringOf,
  withoutNull,
} from "./values.ts";

/** Items that one function may produce. */
const maxItems = 10_000;

function items(value: PlainValue | undefined): readonly Value[] | undefined {
  return value?.kind === "list" ? value.items : undefined;
}

/** Declares a function over one list, further arguments as they come. */
function ofList(
  least: number,
  most: number,
  operate: (list: ListValue, rest: readonly PlainValue[], site: CallSite) => Value,
): HclFunction {
  return strict(least, most, ([first, ...rest], site) =>
    first?.kind === "list" ? operate(first, rest, site) : invalid("a list was expected", site.origin),
  );
}

function ofMap(
  least: number,
  most: number,
  operate: (map: MapValue, rest: readonly PlainValue[], site: CallSite) => Value,
): HclFunction {
  return strict(least, most, ([first, ...rest], site) =>
    first?.kind === "map" ? operate(first, rest, site) : invalid("a map was expected", site.origin),
  );
}

const concat: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "unknown")) return open();
  const lists = args.map(items);
  return lists.every((one) => one !== undefined) ? listOf(lists.flat(), origin) : invalid("concat needs lists", origin);
};

const merge: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "unknown")) return open();
  const maps = args.filter((one) => !isNull(one));
  const entries = maps.map((one) => (one.kind === "map" ? one.entries : undefined));
  return entries.every((one) => one !== undefined)
    ? mapOf(entries.flat(), origin)
    : invalid("merge needs maps", origin);
};

function flattened(values: readonly Value[], found: Value[]): boolean {
  for (const value of values) {
    const plain = revealed(value);
    if (plain.kind === "unknown" || plain.kind === "choice" || (plain.kind === "list" && plain.isOpenSet)) return false;
    if (plain.kind !== "list") found.push(value);
    else if (!flattened(plain.items, found)) return false;
  }
  return true;
}

const flatten = ofList(1, 1, (list, _, { origin, open }) => {
  const found: Value[] = [];
  return flattened(list.items, found) ? listOf(found, origin) : open();
});

/** The first argument that is neither null nor an empty string; an unknown one before it leaves it open. */
const coalesce: Operation = (args, { origin, open }) => {
  for (const one of args) {
    if (one.kind === "unknown" || (one.kind === "text" && mayBeEmpty(one))) return open();
    if (!isNull(one) && !(one.kind === "known" && one.value === "")) return one;
  }
  return invalid("coalesce has no argument with a value", origin);
};

const coalesceList: Operation = (args, { origin, open }) => {
  for (const one of args) {
    if (one.kind === "unknown") return open();
    if (one.kind === "list" && one.items.length > 0) return one;
  }
  return invalid("coalescelist has no list with an item", origin);
};

/** Whether all that is known of a text is that it has unknown parts. */
function mayBeEmpty(text: TextValue): boolean {
  return text.parts.every((part) => typeof part !== "string");
}

const compact = ofList(1, 1, (list, _, { origin, open }) => {
  if (list.items.some((item) => isOpenItem(revealed(item)))) return open();
  return listOf(
    list.items.filter((item) => !(withoutNull(item).kind === "absent" || stringOf(item) === "")),
    origin,
  );
});

function isOpenItem(item: Value): boolean {
  return item.kind === "unknown" || item.kind === "choice" || (item.kind === "text" && mayBeEmpty(item));
}

const contains = ofList(2, 2, (list, [wanted], { origin, open }) => {
  if (!wanted) return invalid("contains needs a value", origin);
  const answers = list.items.map((item) => isEqual(item, wanted));
  if (answers.includes(true)) return known(true, origin);
  return answers.includes(undefined) ? open() : known(false, origin);
});

const element: Operation = ([list, position], { origin, open, byKey }) => {
  if (!list || !position || list.kind === "unknown") return open();
  if (list.kind !== "list" || list.items.length === 0)
    return invalid("element needs an index and a list that is not empty", origin);
  if (position.kind === "unknown" || position.kind === "text") {
    const rows = rowsOf(list);
    // Past its end the list starts anew.
    const wrapped = unknownCall("%", [position, known(list.items.length)], origin);
    return rows ? byKey(wrapped, rows.slice(0, -1), rows.at(-1)?.value) : open();
  }
  const index = numberOf(position);
  if (index === undefined) return invalid("element needs an index and a list that is not empty", origin);
  const wrapped = ((index % list.items.length) + list.items.length) % list.items.length;
  return list.items[wrapped] ?? invalid("element is out of range", origin);
};

const lookup: Operation = ([map, key, fallback], { origin, open, byKey }) => {
  const name = key ? stringOf(key) : undefined;
  if (!map || !key || map.kind === "unknown") return open();
  if (map.kind !== "map") return invalid("lookup needs a map", origin);
  if (name === undefined) {
    const rows = rowsOf(map);
    return rows ? byKey(key, rows, fallback) : open();
  }
  return (
    map.entries.find((one) => one.key === name)?.value ?? fallback ?? invalid(`the map has no key ${name}`, origin)
  );
};

const length: Operation = ([value], { origin, open }) => {
  if (value?.kind === "list") return known(value.items.length, origin);
  if (value?.kind === "map") return known(value.entries.length, origin);
  if (value?.kind === "known" && typeof value.value === "string") return known([...value.value].length, origin);
  return value?.kind === "text" ? open() : invalid("length needs a list, a map or a string", origin);
};

const range: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "text")) return open();
  const numbers = args.map((one) => numberOf(one));
  const [first, second, third] = numbers;
  const [start, end] = args.length === 1 ? [0, first] : [first, second];
  if (start === undefined || end === undefined) return invalid("range needs numbers", origin);
  const step = third ?? (end < start ? -1 : 1);
  if (step === 0 || Math.abs((end - start) / step) > maxItems) return invalid("range is too long", origin);
  const found: Value[] = [];
  for (let at = start; step > 0 ? at < end : at > end; at += step) found.push(known(at, origin));
  return listOf(found, origin);
};

const slice = ofList(3, 3, (list, [from, to], { origin, open }) => {
  if (from?.kind === "text" || to?.kind === "text") return open();
  const [start, end] = [from && numberOf(from), to && numberOf(to)];
  const isInside = start !== undefined && end !== undefined && 0 <= start && start <= end && end <= list.items.length;
  return isInside ? listOf(list.items.slice(start, end), origin) : invalid("slice is out of range", origin);
});

const zipmap: Operation = ([keys, values], { origin, open }) => {
  const [names, found] = [items(keys), items(values)];
  if (!names || !found) return invalid("zipmap needs two lists", origin);
  if (names.length !== found.length) return invalid("zipmap needs two lists of the same length", origin);
  const words = names.map(stringOf);
  if (!words.every((one) => one !== undefined)) return open();
  return mapOf(
    words.map((key, index) => ({ key, value: found[index] ?? absent(origin) })),
    origin,
  );
};

const chunklist = ofList(2, 2, (list, [size], { origin, open }) => {
  if (size?.kind === "text") return open();
  const step = size ? numberOf(size) : undefined;
  if (step === undefined || step < 1) return invalid("chunklist needs a size", origin);
  const chunks: Value[] = [];
  for (let at = 0; at < list.items.length; at += step) chunks.push(listOf(list.items.slice(at, at + step), origin));
  return listOf(chunks, origin);
});

/** `alltrue` and `anytrue`: `decisive` is the item that settles it. */
function ofBooleans(decisive: boolean): HclFunction {
  return ofList(1, 1, (list, _, { origin, open }) => {
    const answers = list.items.map(booleanOf);
    if (answers.includes(decisive)) return known(decisive, origin);
    return answers.includes(undefined) ? open() : known(!decisive, origin);
  });
}

const sum = ofList(1, 1, (list, _, { origin, open }) => {
  const numbers = list.items.map(numberOf);
  return numbers.every((one) => one !== undefined)
    ? known(
        numbers.reduce((total, one) => total + one, 0),
        origin,
      )
    : open();
});

function sameMap(value: PlainValue | undefined, origin: Origin): Value {
  return value?.kind === "map" ? value : invalid("a map was expected", origin);
}

function scalarFrom<T extends string | number | boolean>(
  convert: (value: Value) => T | undefined,
  name: string,
): HclFunction {
  return strict(1, 1, ([value], { origin, open }) => {
    if (!value || isNull(value)) return known(null, origin);
    if (value.kind === "text") return name === "a string" ? value : open();
    const converted = convert(value);
    return converted === undefined ? invalid(`it cannot be converted to ${name}`, origin) : known(converted, origin);
  });
}

const indexOf = ofList(2, 2, (list, [wanted], { origin, open }) => {
  const answers = list.items.map((item) => (wanted ? isEqual(item, wanted) : false));
  const found = answers.findIndex((answer) => answer !== false);
  if (found < 0) return invalid("the list does not have the value", origin);
  return answers[found] ? known(found, origin) : open();
});

const one = ofList(1, 1, (list, _, { origin }) => {
  if (list.items.length > 1) return invalid("one needs a list of at most one item", origin);
  return list.items[0] ?? known(null, origin);
});

const formatlist: Operation = (args, site) => {
  const lists = args.flatMap((one) => (one.kind === "list" ? [one.items] : []));
  const [first, ...others] = lists;
  if (first && others.some((one) => one.length !== first.length))
    return invalid("formatlist needs lists of the same length", site.origin);
  const rows = Array.from({ length: first?.length ?? 1 }, (_, index) =>
    args.map((one) => (one.kind === "list" ? (one.items[index] ?? known(null)) : one)),
  );
  return listOf(
    rows.map((row) => derive(row, site.origin, (...plain) => format(plain, site))),
    site.origin,
  );
};

/** The lists of the second argument's items, by the list of the first that has one of the searched values. */
const matchkeys: Operation = ([values, keys, searched], { origin, open }) => {
  const [found, names, wanted] = [items(values), items(keys), items(searched)];
  if (!found || !names || !wanted) return invalid("matchkeys needs lists", origin);
  if (found.length !== names.length) return invalid("matchkeys needs two lists of the same length", origin);
  const answers = names.map((name) => wanted.map((one) => isEqual(name, one)));
  if (answers.some((row) => !row.includes(true) && row.includes(undefined))) return open();
  return listOf(
    found.filter((_, index) => answers[index]?.includes(true)),
    origin,
  );
};

/** A map of lists the other way round: each item with the keys that list it. */
const transpose = ofMap(1, 1, (map, _, { origin, open }) => {
  const turned = new Map<string, string[]>();
  for (const { key, value } of entriesOf(map)) {
    const words = value.kind === "list" ? value.items.map(stringOf) : undefined;
    if (!words?.every((one) => one !== undefined)) return open();
    for (const word of words) turned.set(word, [...(turned.get(word) ?? []), key]);
  }
  const listed = (keys: readonly string[]) =>
    listOf(
      keys.toSorted().map((one) => known(one, origin)),
      origin,
    );
  return mapOf(
    [...turned].toSorted().map(([key, keys]) => ({ key, value: listed(keys) })),
    origin,
  );
});

/** A number that is written in a base up to 62. */
const parseint: Operation = ([text, base], { origin, open }) => {
  if (text?.kind === "text" || base?.kind === "text") return open();
  const [word, radix] = [text && stringOf(text), base && numberOf(base)];
  if (word === undefined) return invalid("a text was expected", origin);
  if (radix === undefined || radix < 2 || radix > 36) return open();
  const digits = [...word.toLowerCase().replace(/^[-+]/, "")];
  const isNumber = digits.length > 0 && digits.every((one) => Number.parseInt(one, radix) >= 0 && /[0-9a-z]/.test(one));
  const number = isNumber ? Number.parseInt(word, radix) : Number.NaN;
  return Number.isSafeInteger(number) ? known(number, origin) : invalid("the text is no number of this base", origin);
};

const entriesOf = (map: MapValue): readonly MapEntry[] => sortedEntries(map);

/** Functions over lists, sets and maps (Terraform, "Functions"). */
export const collectionFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["concat", lenient(1, 256, concat)],
  ["merge", lenient(0, 256, merge)],
  [
    "tolist",
    strict(1, 1, ([value], { origin }) => (value?.kind === "list" ? value : invalid("a list was expected", origin))),
  ],
  ["tomap", strict(1, 1, ([value], { origin }) => sameMap(value, origin))],
  ["tostring", scalarFrom(stringOf, "a string")],
  ["tonumber", scalarFrom(numberOf, "a number")],
  ["tobool", scalarFrom(booleanOf, "a boolean")],
  ["coalesce", lenient(1, 64, coalesce)],
  ["coalescelist", lenient(1, 64, coalesceList)],
  ["compact", compact],
  ["contains", contains],
  [
    "distinct",
    ofList(1, 1, (list, _, { origin, open }) => {
      const found = distinct(list.items);
      return found ? listOf(found, origin) : open();
    }),
  ],
  ["element", lenient(2, 2, element)],
  ["flatten", flatten],
  ["index", indexOf],
  [
    "keys",
    ofMap(1, 1, (map, _, { origin }) =>
      listOf(
        entriesOf(map).map((entry) => known(entry.key, origin)),
        origin,
      ),
    ),
  ],
  [
    "values",
    ofMap(1, 1, (map, _, { origin }) =>
      listOf(
        entriesOf(map).map((entry) => entry.value),
        origin,
      ),
    ),
  ],
  ["length", strict(1, 1, length)],
  ["lookup", lenient(2, 3, lookup)],
  ["one", one],
  ["range", strict(1, 3, range)],
  ["reverse", ofList(1, 1, (list, _, { origin }) => listOf(list.items.toReversed(), origin))],
  ["slice", slice],
  [
    "sort",
    ofList(1, 1, (list, _, { origin, open }) =>
      list.items.every((item) => stringOf(item) !== undefined) ? listOf(sortedStrings(list.items), origin) : open(),
    ),
  ],
  ["zipmap", strict(2, 2, zipmap)],
  ["chunklist", chunklist],
  ["alltrue", ofBooleans(false)],
  ["anytrue", ofBooleans(true)],
  ["sum", sum],
  ["formatlist", strict(1, 64, formatlist)],
  ["matchkeys", strict(3, 3, matchkeys)],
  ["transpose", transpose],
  ["parseint", strict(2, 2, parseint)],
]);
