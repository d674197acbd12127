import {
  alternatives,
  bothAssumed,
  childrenOf,
  choice,
  isConsistent,
  type ListValue,
  type MapValue,
  map,
  type Option,
  revealed,
  sensitive,
  type Value,
} from "../../../../model/value.ts";
import type { Spot } from "./parts.ts";
import { tooLarge } from "./unknowns.ts";
import { bounded, type PlainValue } from "./values.ts";

/** Combinations of open conditions that one operation is carried out for. */
const maxCombinations = 16;

/**
 * Carries out an operation for every combination of the arguments' open conditions.
 * Arguments arrive without choices and sensitivity marks at their top; the result is sensitive if one of them was.
 */
export function derive(args: readonly Value[], origin: Spot, operation: (...plain: PlainValue[]) => Value): Value {
  const open = args.flatMap((arg, index) => (arg.kind === "choice" || arg.kind === "sensitive" ? [index] : []));
  // Only `open` arguments are a choice or sensitive, the others are plain as they are.
  if (open.length === 0) return bounded(operation(...(args as readonly PlainValue[])));
  const rows = combinations(open.map((index) => optionsOf(args[index] as Value)));
  if (!rows) {
    return tooLarge("it depends on more open conditions than are looked at", args, origin);
  }
  const results = rows.map(({ when, values }) => {
    const plain = args.map((arg) => revealed(arg) as PlainValue);
    for (const [position, value] of values.entries()) plain[open[position] ?? 0] = revealed(value) as PlainValue;
    const result = operation(...plain);
    return { when, value: values.some((one) => one.kind === "sensitive") ? sensitive(result, origin) : result };
  });
  return bounded(choice(results, origin));
}

interface Row {
  readonly when: Option["when"];
  readonly values: readonly Value[];
}

/** Every consistent way to take one option of each; `undefined` where there are too many. */
function combinations(open: readonly (readonly Option[])[]): readonly Row[] | undefined {
  let rows: readonly Row[] = [{ when: [], values: [] }];
  for (const options of open) {
    rows = rows
      .flatMap(({ when, values }) =>
        options.map((option) => ({ when: bothAssumed(when, option.when), values: [...values, option.value] })),
      )
      .filter(({ when }) => isConsistent(when));
    if (rows.length > maxCombinations) return undefined;
  }
  return rows;
}

/**
 * What a value can be under each combination of the open conditions inside it, at any depth; `undefined` where there are too
 * many of them.
 */
export function settledOptions(value: Value): readonly Option[] | undefined {
  if (value.kind === "choice") return settledChoice(value.options);
  if (value.kind === "sensitive")
    return settledOptions(value.value)?.map((one) => ({ when: one.when, value: sensitive(one.value, value) }));
  if (value.kind !== "list" && value.kind !== "map") return [{ when: [], value }];
  const inner: (readonly Option[])[] = [];
  for (const one of childrenOf(value)) {
    const options = settledOptions(one);
    if (!options) return undefined;
    inner.push(options);
  }
  if (inner.every((options) => options.length === 1 && options[0]?.when.length === 0)) return [{ when: [], value }];
  return combinations(inner)?.map(({ when, values }) => ({ when, value: withChildren(value, values) }));
}

function settledChoice(options: readonly Option[]): readonly Option[] | undefined {
  const found: Option[] = [];
  for (const { when, value } of options) {
    const inner = settledOptions(value);
    if (!inner) return undefined;
    for (const one of inner) found.push({ when: bothAssumed(when, one.when), value: one.value });
  }
  const possible = found.filter((one) => isConsistent(one.when));
  return possible.length > maxCombinations ? undefined : possible;
}

function withChildren(value: ListValue | MapValue, inner: readonly Value[]): Value {
  if (value.kind === "list") return { ...value, items: inner };
  return map(
    value.entries.map((one, index) => ({ ...one, value: inner[index] ?? one.value })),
    value,
  );
}

/** The alternatives of a value with a sensitivity mark moved inwards past choices. */
function optionsOf(value: Value): readonly Option[] {
  if (value.kind !== "sensitive")
    return alternatives(value, [], maxCombinations).flatMap((one) =>
      one.value.kind === "sensitive"
        ? optionsOf(one.value).map((inner) => ({ when: bothAssumed(one.when, inner.when), value: inner.value }))
        : [one],
    );
  return optionsOf(revealed(value)).map((one) => ({ when: one.when, value: sensitive(one.value) }));
}
