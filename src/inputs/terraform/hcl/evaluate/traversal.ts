import type { ValueSymbol } from "../../../../model/symbol.ts";
import { writeKey } from "../../../../model/terraform-address.ts";
import { known, type Origin, type Reference, type UnknownValue, unknown, type Value } from "../../../../model/value.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Spot } from "./parts.ts";
import type { Names } from "./scope.ts";
import { symbolOfCall } from "./symbols.ts";
import { invalid, isError, unknownCall } from "./unknowns.ts";
import { numberOf, type PlainValue, referred, sortedEntries, stringOf } from "./values.ts";

/** Keys and values of a list or map, as loops see them; `undefined` for anything else. */
export function pairsOf(value: Value): readonly { readonly key: Value; readonly value: Value }[] | undefined {
  if (value.kind === "sensitive") return pairsOf(value.value);
  // The items of a set are their own keys.
  if (value.kind === "list" && value.collection === "set")
    return value.items.map((item) => ({ key: item, value: item }));
  if (value.kind === "list") return value.items.map((item, position) => ({ key: known(position), value: item }));
  if (value.kind !== "map") return undefined;
  return sortedEntries(value).map((one) => ({ key: known(one.key, { at: one.keyAt }), value: one.value }));
}

/** A value of a map or list with its key. */
export interface KeyedRow {
  readonly key: string | number;
  readonly value: Value;
}

/** Rows that are told apart by a key that is not known. */
const maxRows = 12;

/** What a key that is not known can name; `undefined` where that is not told, or too much. */
export function rowsOf(of: PlainValue): readonly KeyedRow[] | undefined {
  if (of.kind === "map") return fewRows(of.entries.map(({ key, value }) => ({ key, value })));
  if (of.kind !== "list" || of.collection === "set" || of.isOpenSet) return undefined;
  return fewRows(of.items.map((value, key) => ({ key, value })));
}

function fewRows(rows: readonly KeyedRow[]): readonly KeyedRow[] | undefined {
  return rows.length <= maxRows ? rows : undefined;
}

/** The words that a chain of dots starts with: `a.b.c[0].d` → a, b, c. */
export function leadingWords(expr: Expr): readonly string[] {
  let words: string[] = [];
  let at: Expr = expr;
  for (; at.kind === "attribute" || at.kind === "index"; at = at.of)
    words = at.kind === "attribute" ? [at.name, ...words] : [];
  return at.kind === "name" ? [at.name, ...words] : [];
}

/** An attribute of a value; of a whole resource or module what it writes, of anything unknown one step of its name more. */
export function attribute(of: PlainValue, name: string, names: Names, origin: Spot): Value {
  if (of.kind === "map") {
    const entry = of.entries.find((one) => one.key === name);
    return entry ? seenFrom(entry.value, origin) : invalid(`there is no attribute ${name}`, origin);
  }
  if (of.kind !== "unknown") return invalid(`a value without attributes is asked for ${name}`, origin);
  const found = names.attribute(of, name);
  return found ? seenFrom(found, origin) : extendReferences(of, `.${name}`, origin);
}

/** An item of a list or map. */
export function index(of: PlainValue, key: PlainValue, names: Names, origin: Spot): Value {
  if (of.kind === "unknown") {
    const instance = names.instance(of, key);
    if (instance) return seenFrom(instance, origin);
    if (key.kind !== "known") return unknownCall("[]", [of, key], origin);
    return extendReferences(of, writeKey(typeof key.value === "number" ? key.value : String(key.value)), origin);
  }
  const isOpenSet = of.kind === "list" && of.isOpenSet === true;
  if (key.kind === "unknown" || key.kind === "text" || isOpenSet) return unknownCall("[]", [of, key], origin);
  if (of.kind === "list" && of.collection === "set") return invalid("the items of a set have no numbers", origin);
  if (of.kind === "list") {
    const position = numberOf(key);
    const item = position === undefined ? undefined : of.items[position];
    return item ? seenFrom(item, origin) : invalid("the list has no such item", origin);
  }
  const name = stringOf(key);
  const entry = of.kind === "map" ? of.entries.find((one) => one.key === name) : undefined;
  return entry ? seenFrom(entry.value, origin) : invalid("there is no such key", origin);
}

function seenFrom(value: Value, { at }: Origin): Value {
  return at ? referred(value, at) : value;
}

/** The same unknown value one step further: `roots` → `roots[0].id`. */
export function extendReferences(of: UnknownValue, step: string, origin: Spot): UnknownValue {
  const extend = (one: Reference): Reference => ({
    address: one.address,
    attribute: one.attribute === "" ? step.replace(/^\./, "") : one.attribute + step,
  });
  const symbol = stepped(of, step, origin);
  return unknown(symbol, {
    at: origin.at ?? of.at,
    // A part of a variable is not the variable: the step keeps the two apart.
    via: of.references
      ? of.via
      : [{ kind: "part" as const, path: step.replace(/^\./, "") }, ...(of.via ?? [])].slice(0, 8),
    references: of.references?.slice(0, 16).map(extend),
  });
}

/** The symbol one step further: a part of a variable or of an attribute, else a part of what the symbol is. */
function stepped({ symbol, ...of }: UnknownValue, written: string, spot: Spot): ValueSymbol {
  // `x["a"]` and `x.a` are the same.
  const step = written.replace(/^\["([A-Za-z_][A-Za-z0-9_]*)"\]$/, ".$1");
  switch (symbol.kind) {
    case "variable":
      return { kind: "variable", scope: symbol.scope, name: symbol.name, path: symbol.path + step };
    case "attribute":
    case "data-source":
      return { ...symbol, attribute: symbol.attribute === "" ? step.replace(/^\./, "") : symbol.attribute + step };
    default:
      return isError(symbol) ? symbol : symbolOfCall("part", [{ symbol, ...of }, known(step)], spot);
  }
}
