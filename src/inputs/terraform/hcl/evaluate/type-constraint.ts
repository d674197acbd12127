import { type CallSymbol, isSymbol, symbolKey, type ValueSymbol } from "../../../../model/symbol.ts";
import {
  choice,
  known,
  type ListValue,
  type MapEntry,
  map,
  revealed,
  sensitive,
  type UnknownValue,
  type Value,
} from "../../../../model/value.ts";
import { type Expr, literalText } from "../syntax/ast.ts";
import { setOf } from "./sets.ts";
import { unknownCall } from "./unknowns.ts";
import { unified } from "./value-types.ts";
import { booleanOf, bounded, numberOf, sameList, stringCalls, stringOf } from "./values.ts";

/** Evaluates a default inside a type: `optional(string, "x")`. */
export type DefaultOf = (expr: Expr) => Value;

/** The declared types of variables without a value, as they are written without blanks. */
export class DeclaredTypes {
  readonly #types = new Map<string, string>();

  declare(variable: ValueSymbol, type: Expr | undefined): void {
    const text = typeText(type);
    if (text !== undefined) this.#types.set(symbolKey(variable), text);
  }

  /** An unknown value as a string or a number; one that is of that type is itself. */
  converted(value: UnknownValue, type: "string" | "number"): UnknownValue {
    if (this.of(value.symbol) === type) return value;
    const { symbol } = unknownCall(type === "string" ? "tostring" : "tonumber", [value], value);
    return { ...value, symbol };
  }

  /** The type of a symbol's value, where it is certain. */
  of(symbol: ValueSymbol): string | undefined {
    if (symbol.kind === "variable") return this.#types.get(symbolKey(symbol));
    if (symbol.kind !== "call") return undefined;
    if (stringCalls.has(symbol.name) || isItemOfSplit(symbol)) return "string";
    return truthCalls.has(symbol.name) ? "bool" : numberCalls.has(symbol.name) ? "number" : undefined;
  }
}

/** `split(…)[0]`: the items of a split text are texts. */
function isItemOfSplit({ name, arguments: [of] }: CallSymbol): boolean {
  return (
    (name === "[]" || name === "part") && of !== undefined && isSymbol(of) && of.kind === "call" && of.name === "split"
  );
}

const truthCalls: ReadonlySet<string> = new Set(
  "== ! && || < > <= >= tobool contains can startswith endswith strcontains alltrue anytrue fileexists".split(" "),
);
const numberCalls: ReadonlySet<string> = new Set(
  "+ - * / % tonumber length sum max min abs ceil floor index".split(" "),
);

/** A scalar type, or a list, set or map of one; `undefined` for any other, whose values stay what they are. */
function typeText(type: Expr | undefined): string | undefined {
  const name = type?.kind === "name" ? type.name : literalText(type);
  if (name !== undefined) return conversions.has(name) ? name : undefined;
  if (type?.kind !== "call" || !["list", "set", "map"].includes(type.name) || type.args.length !== 1) return undefined;
  const inner = typeText(type.args[0]);
  return inner && `${type.name}(${inner})`;
}

const conversions: ReadonlyMap<string, string> = new Map([
  ["string", "tostring"],
  ["number", "tonumber"],
  ["bool", "tobool"],
]);

/** Symbols of whole resources and of what they have: they can be looked into, and IDs, names and ARNs are strings. */
const ofResources: ReadonlySet<string> = new Set(["instance", "each.key", "each.value", "[*]", "part"]);

/**
 * A value converted to a `type` of a variable as far as that changes what it is: scalars, defaults of `optional` attributes,
 * what is inside lists, sets and maps. What does not fit stays as it is (Terraform, "Type Constraints").
 */
export function conform(value: Value, type: Expr | undefined, types: DeclaredTypes, defaultOf: DefaultOf): Value {
  if (!type) return value;
  const inside = (one: Value, inner: Expr | undefined) => conform(one, inner, types, defaultOf);
  if (value.kind === "sensitive") return sensitive(inside(value.value, type), value);
  if (value.kind === "choice")
    return choice(
      value.options.map((one) => ({ when: one.when, value: inside(one.value, type) })),
      value,
    );
  if (value.kind === "unknown") return convertedUnknown(value, type, types);
  if (type.kind === "name" || type.kind === "template") return toScalar(value, typeText(type) ?? "");
  if (type.kind !== "call") return value;
  const [inner] = type.args;
  if (type.name === "optional") return inside(value, inner);
  if (type.name === "object") return toObject(value, inner, inside, defaultOf);
  if (value.kind === "list") return toSequence(value, type, inside);
  if (type.name !== "map" || value.kind !== "map") return value;
  const values = value.entries.map((one) => inside(one.value, inner));
  const typed = (isAny(inner) && unified(values)) || values;
  const entries = value.entries.map((one, at) => ({ ...one, value: typed[at] ?? one.value }));
  return bounded({ ...map(entries, value), collection: "map" });
}

/** Items as a list, a set or a tuple. */
function toSequence(
  value: ListValue,
  type: Extract<Expr, { kind: "call" }>,
  inside: (one: Value, type: Expr | undefined) => Value,
): Value {
  const [inner] = type.args;
  if (type.name === "list" || type.name === "set") {
    const items = value.items.map((item) => inside(item, inner));
    const typed = (isAny(inner) && unified(items)) || items;
    return type.name === "set" ? setOf(typed, value) : sameList({ ...value, collection: "list" }, typed);
  }
  if (type.name === "tuple" && inner?.kind === "tuple") {
    const { collection: _, ...bare } = value;
    return sameList(
      bare,
      value.items.map((item, at) => inside(item, inner.items[at])),
    );
  }
  return value;
}

/** `list(any)`: the items are of one type, whichever it is. */
function isAny(type: Expr | undefined): boolean {
  return type?.kind === "name" ? type.name === "any" : type === undefined;
}

function convertedUnknown(value: UnknownValue, type: Expr, types: DeclaredTypes): Value {
  const { symbol } = value;
  const wanted = typeText(type);
  const isPlain = symbol.kind === "variable" || (symbol.kind === "call" && !ofResources.has(symbol.name));
  if (wanted === undefined || !isPlain || types.of(symbol) === wanted) return value;
  const conversion = conversions.get(wanted);
  const converted = conversion
    ? unknownCall(conversion, [value], value)
    : unknownCall("convert", [value, known(wanted)], value);
  return { ...value, symbol: converted.symbol };
}

function toScalar(value: Value, type: string): Value {
  const conversion = conversions.get(type);
  if (value.kind === "text" && conversion && type !== "string") return unknownCall(conversion, [value], value);
  if (value.kind !== "known" || value.value === null) return value;
  const converted =
    type === "string"
      ? stringOf(value)
      : type === "number"
        ? numberOf(value)
        : type === "bool"
          ? booleanOf(value)
          : undefined;
  return converted === undefined || converted === value.value ? value : known(converted, value);
}

function toObject(
  value: Value,
  type: Expr | undefined,
  inside: (one: Value, type: Expr | undefined) => Value,
  defaultOf: DefaultOf,
): Value {
  if (value.kind !== "map" || type?.kind !== "object") return value;
  const written = new Map(value.entries.map((one) => [one.key, one]));
  const entries: MapEntry[] = [];
  for (const { key, value: attribute } of type.items) {
    const name = literalText(key);
    if (name === undefined) continue;
    const have = written.get(name);
    if (have && !isNullValue(have.value)) entries.push({ ...have, value: inside(have.value, attribute) });
    else if (attribute.kind === "call" && attribute.name === "optional") {
      const [inner, fallback] = attribute.args;
      const standIn = fallback ? inside(defaultOf(fallback), inner) : known(null, value);
      entries.push({ key: name, value: standIn });
    } else if (have) entries.push(have);
  }
  return bounded(map(entries, value));
}

function isNullValue(value: Value): boolean {
  const plain = revealed(value);
  return plain.kind === "absent" || (plain.kind === "known" && plain.value === null);
}
