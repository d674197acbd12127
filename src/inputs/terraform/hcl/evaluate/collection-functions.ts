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
import { format } from "./format-function.ts";
import { type CallSite, type HclFunction, lenient, lettersOf, type Operation, strict } from "./functions.ts";
import { distinct, sortedStrings } from "./sets.ts";
import { rowsOf } from "./traversal.ts";
import { invalid, isError, unknownCall } from "./unknowns.ts";
import { collected, mapped, unified } from "./value-types.ts";
import {
  booleanOf,
  isEqual,
  isNull,
  listOf,
  mapOf,
  numberOf,
  type PlainValue,
  rounded,
  sortedEntries,
  stringOf,
  typedList,
  withoutNull,
} from "./values.ts";

/** Numbers that `range` gives. Source: Terraform, "range". */
const maxRange = 1024;

/** Items as strings; `undefined` where one is a list or a map. */
function stringsOf(items: readonly Value[], origin: Origin): readonly Value[] | undefined {
  const found = items.map((item) => {
    const plain = revealed(item);
    if (plain.kind === "text" || plain.kind === "unknown") return item;
    const text = stringOf(item);
    if (text === undefined) return undefined;
    return plain.kind === "known" && typeof plain.value === "string" ? item : known(text, { at: item.at ?? origin.at });
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

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

/** Declares a function of one map. */
function ofMap(operate: (map: MapValue, site: CallSite) => Value): HclFunction {
  return strict(1, 1, ([first], site) =>
    first?.kind === "map" ? operate(first, site) : invalid("a map was expected", site.origin),
  );
}

const concat: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "unknown")) return open();
  const lists = args.flatMap((one) => (one.kind === "list" && one.collection !== "set" ? [one] : []));
  if (lists.length < args.length) return invalid("concat needs lists", origin);
  const all = lists.flatMap((one) => one.items);
  const typed = lists.every((one) => one.collection === "list") ? unified(all) : undefined;
  return typed ? typedList(typed, origin) : listOf(all, origin);
};

const merge: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "unknown")) return open();
  const given = args.filter((one) => !isNull(one));
  const maps = given.flatMap((one) => (one.kind === "map" ? [one] : []));
  if (maps.length < given.length) return invalid("merge needs maps", origin);
  const merged = mapOf(
    maps.flatMap((one) => one.entries),
    origin,
  );
  const isMap = maps.length > 0 && maps.every((one) => one.collection === "map");
  const map = isMap && merged.kind === "map" ? mapped(merged) : undefined;
  // Maps of different types are merged to an object.
  return map && isEqual({ ...merged, collection: "map" } as MapValue, map) !== false ? map : merged;
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
  const typed = unified(args);
  if (!typed) return invalid("the arguments of coalesce are of different types", origin);
  for (const [index, one] of args.entries()) {
    if (one.kind === "unknown" || (one.kind === "text" && mayBeEmpty(one))) return open();
    if (!isNull(one) && !(one.kind === "known" && one.value === "")) return typed[index] ?? one;
  }
  return invalid("coalesce has no argument with a value", origin);
};

const coalesceList: Operation = (args, { origin, open }) => {
  for (const one of args) {
    if (one.kind === "unknown") return open();
    if (one.kind !== "list" && !isNull(one)) return invalid("coalescelist needs lists", origin);
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
  const kept = list.items.filter((item) => !(withoutNull(item).kind === "absent" || stringOf(item) === ""));
  const texts = stringsOf(kept, origin);
  return texts ? typedList(texts, origin) : invalid("compact needs strings", origin);
});

function isOpenItem(item: Value): boolean {
  return item.kind === "unknown" || item.kind === "choice" || (item.kind === "text" && mayBeEmpty(item));
}

/** Of an empty list the answer is known whatever is looked for. */
const contains = lenient(2, 2, ([list, wanted], { origin, open }) => {
  if (!wanted) return invalid("contains needs a value", origin);
  if (list?.kind === "unknown" || (wanted.kind === "unknown" && isError(wanted.symbol))) return open();
  if (list?.kind !== "list") return invalid("a list was expected", origin);
  const answers = list.items.map((item) => isEqual(item, wanted));
  if (answers.includes(true)) return known(true, origin);
  return answers.includes(undefined) ? open() : known(false, origin);
});

const element: Operation = ([list, position], { origin, open, byKey }) => {
  if (!list || !position || list.kind === "unknown") return open();
  if (list.kind !== "list" || list.collection === "set" || list.items.length === 0)
    return invalid("element needs an index and a list that is not empty", origin);
  if (position.kind === "unknown" || position.kind === "text") {
    const rows = rowsOf(list);
    // Past its end the list starts anew.
    const wrapped = unknownCall("%", [position, known(list.items.length)], origin);
    return rows ? byKey(wrapped, rows.slice(0, -1), rows.at(-1)?.value) : open();
  }
  const index = numberOf(position);
  if (index === undefined || !Number.isInteger(index))
    return invalid("element needs an index and a list that is not empty", origin);
  // A negative index counts from the end in later versions, and is an error in earlier ones.
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
  if (value?.kind === "known" && typeof value.value === "string") return known(lettersOf(value.value).length, origin);
  return value?.kind === "text" ? open() : invalid("length needs a list, a map or a string", origin);
};

const range: Operation = (args, { origin, open }) => {
  if (args.some((one) => one.kind === "text")) return open();
  const numbers = args.map((one) => numberOf(one));
  const [first, second, third] = numbers;
  const [start, end] = args.length === 1 ? [0, first] : [first, second];
  if (start === undefined || end === undefined) return invalid("range needs numbers", origin);
  const step = third ?? (end < start ? -1 : 1);
  const isAway = step > 0 ? end < start : end > start;
  if (step === 0 || isAway || Math.abs((end - start) / step) > maxRange)
    return invalid("range never ends, or is too long", origin);
  const found: Value[] = [];
  for (let at = start; step > 0 ? at < end : at > end; at = rounded(at + step)) found.push(known(at, origin));
  return typedList(found, origin);
};

/** Some items of a list or a tuple. */
function part({ collection, items }: ListValue, start: number, end: number, origin: Origin): Value {
  const found = items.slice(start, end);
  return collection ? typedList(found, origin) : listOf(found, origin);
}

const slice = ofList(3, 3, (list, [from, to], { origin, open }) => {
  if (list.collection === "set") return invalid("slice needs a list", origin);
  if (from?.kind === "text" || to?.kind === "text") return open();
  const [start, end] = [from && numberOf(from), to && numberOf(to)];
  const isInside = start !== undefined && end !== undefined && 0 <= start && start <= end && end <= list.items.length;
  return isInside ? part(list, start, end, origin) : invalid("slice is out of range", origin);
});

const zipmap: Operation = ([keys, values], { origin, open }) => {
  const [names, found] = [items(keys), items(values)];
  if (!names || !found) return invalid("zipmap needs two lists", origin);
  if (names.length !== found.length) return invalid("zipmap needs two lists of the same length", origin);
  const words = names.map(stringOf);
  if (!words.every((one) => one !== undefined)) return open();
  const zipped = mapOf(
    words.map((key, index) => ({ key, value: found[index] ?? absent(origin) })),
    origin,
  );
  const isMap = values?.kind === "list" && values.collection === "list" && zipped.kind === "map";
  return isMap ? { ...zipped, collection: "map" } : zipped;
};

const chunklist = ofList(2, 2, (list, [size], { origin, open }) => {
  if (size?.kind === "text") return open();
  const step = size ? numberOf(size) : undefined;
  if (step === undefined || step < 0 || !Number.isInteger(step)) return invalid("chunklist needs a size", origin);
  const items = unified(list.items);
  if (!items) return invalid("chunklist needs items of one type", origin);
  const chunks: Value[] = [];
  // Of the size zero is one chunk with everything.
  const each = step === 0 ? items.length : step;
  for (let at = 0; at < items.length; at += each) chunks.push(typedList(items.slice(at, at + each), origin));
  return typedList(chunks, origin);
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
  if (list.items.length === 0) return invalid("sum needs a number", origin);
  const numbers = list.items.map(numberOf);
  return numbers.every((one) => one !== undefined)
    ? known(
        numbers.reduce((total, one) => rounded(total + one), 0),
        origin,
      )
    : open();
});

/** `tolist` and `tomap`: the items become values of one type. */
const tolist: Operation = ([value], { origin }) => {
  if (!value || isNull(value)) return known(null, origin);
  const list = value.kind === "list" ? collected(value, "list") : undefined;
  return list ?? invalid("a list of values of one type was expected", origin);
};

const tomap: Operation = ([value], { origin }) => {
  if (!value || isNull(value)) return known(null, origin);
  const map = value.kind === "map" ? mapped(value) : undefined;
  return map ?? invalid("a map of values of one type was expected", origin);
};

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
  if (list.collection === "set") return invalid("index needs a list", origin);
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
  return typedList(
    rows.map((row) => derive(row, site.origin, (...plain) => format(plain, site))),
    site.origin,
  );
};

/** The lists of the second argument's items, by the list of the first that has one of the searched values. */
const matchkeys: Operation = ([values, keys, searched], { origin, open }) => {
  const [found, names, wanted] = [items(values), items(keys), items(searched)];
  if (!found || !names || !wanted) return invalid("matchkeys needs lists", origin);
  if (found.length !== names.length) return invalid("matchkeys needs two lists of the same length", origin);
  const typed = unified([...names, ...wanted]);
  if (!typed) return invalid("the keys and what is searched are of different types", origin);
  const answers = names.map((_, at) =>
    wanted.map((_, index) => isEqual(typed[at] ?? absent(), typed[names.length + index] ?? absent())),
  );
  if (answers.some((row) => !row.includes(true) && row.includes(undefined))) return open();
  return typedList(
    found.filter((_, index) => answers[index]?.includes(true)),
    origin,
  );
};

/** A map of lists the other way round: each item with the keys that list it. */
const transpose = ofMap((map, { origin, open }) => {
  const turned = new Map<string, string[]>();
  for (const { key, value } of entriesOf(map)) {
    const words = value.kind === "list" ? value.items.map(stringOf) : undefined;
    if (!words?.every((one) => one !== undefined)) return open();
    for (const word of words) turned.set(word, [...(turned.get(word) ?? []), key]);
  }
  const listed = (keys: readonly string[]) =>
    typedList(
      keys.toSorted().map((one) => known(one, origin)),
      origin,
    );
  const result = mapOf(
    [...turned].toSorted().map(([key, keys]) => ({ key, value: listed(keys) })),
    origin,
  );
  return result.kind === "map" ? { ...result, collection: "map" } : result;
});

/** A number that is written in a base up to 62. */
const parseint: Operation = ([text, base], { origin, open }) => {
  if (text?.kind === "text" || base?.kind === "text") return open();
  const radix = base && numberOf(base);
  const word = text?.kind === "known" && typeof text.value === "string" ? text.value : undefined;
  if (word === undefined) return invalid("a text was expected", origin);
  if (radix === undefined || radix < 2 || radix > 36) return open();
  const digits = [...word.toLowerCase().replace(/^[-+]/, "")];
  const isNumber = digits.length > 0 && digits.every((one) => Number.parseInt(one, radix) >= 0 && /[0-9a-z]/.test(one));
  const number = isNumber ? Number.parseInt(word, radix) : Number.NaN;
  if (isNumber && !Number.isSafeInteger(number)) return open();
  return Number.isSafeInteger(number) ? known(number, origin) : invalid("the text is no number of this base", origin);
};

/** Keys or values: of a map they are a list, of an object a tuple. */
const ofEntries = (map: MapValue, found: readonly Value[], origin: Origin): Value =>
  map.collection === "map" ? typedList(found, origin) : listOf(found, origin);

const reversed = (list: ListValue, origin: Origin): Value =>
  list.collection ? typedList(list.items.toReversed(), origin) : listOf(list.items.toReversed(), origin);

const entriesOf = (map: MapValue): readonly MapEntry[] => sortedEntries(map);

/** Functions over lists, sets and maps (Terraform, "Functions"). */
export const collectionFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["concat", lenient(1, 256, concat)],
  ["merge", lenient(0, 256, merge)],
  ["tolist", strict(1, 1, tolist)],
  ["tomap", strict(1, 1, tomap)],
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
      const items = unified(list.items);
      if (!items) return invalid("distinct needs items of one type", origin);
      const found = distinct(items);
      return found ? typedList(found, origin) : open();
    }),
  ],
  ["element", lenient(2, 2, element)],
  ["flatten", flatten],
  ["index", indexOf],
  [
    "keys",
    ofMap((map, { origin }) =>
      ofEntries(
        map,
        entriesOf(map).map((entry) => known(entry.key, origin)),
        origin,
      ),
    ),
  ],
  [
    "values",
    ofMap((map, { origin }) =>
      ofEntries(
        map,
        entriesOf(map).map((entry) => entry.value),
        origin,
      ),
    ),
  ],
  ["length", strict(1, 1, length)],
  ["lookup", lenient(2, 3, lookup)],
  ["one", one],
  ["range", strict(1, 3, range)],
  ["reverse", ofList(1, 1, (list, _, { origin }) => reversed(list, origin))],
  ["slice", slice],
  [
    "sort",
    ofList(1, 1, (list, _, { origin, open }) =>
      list.items.every((item) => stringOf(item) !== undefined)
        ? typedList(sortedStrings(stringsOf(list.items, origin) ?? list.items), origin)
        : open(),
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
