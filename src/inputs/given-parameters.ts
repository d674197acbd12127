import { callSymbol, isList, isSymbol, opaque, type SymbolArgument, type ValueSymbol } from "../model/symbol.ts";
import {
  absent,
  choice,
  entry,
  known,
  revealed,
  type Scalar,
  sensitive,
  type UnknownValue,
  unknown,
  type Value,
} from "../model/value.ts";
import { truthOf } from "./cloudformation/template/calls.ts";

/** What the parameter of a name is given, for a parameter that is left out `absent`. */
export type GivenParameters = (name: string) => Value;

/**
 * What one parameter is given by a map of names to values, or by a list of names with values (`ParameterKey`, `parameter_key`,
 * `ParameterName`). Of a map or list that is not known, or not wholly known, it is not known either: it may be given there.
 */
export function givenParameter(given: Value, name: string): Value {
  const inner = revealed(given);
  const found = plainParameter(inner, name);
  return given.kind === "sensitive" && found.kind !== "absent" ? sensitive(found) : found;
}

function plainParameter(given: Exclude<Value, { kind: "sensitive" }>, name: string): Value {
  switch (given.kind) {
    case "map":
      return entry(given, name) ?? absent();
    case "list":
      return listed(given.items, name);
    case "choice":
      return choice(given.options.map((one) => ({ ...one, value: givenParameter(one.value, name) })));
    case "unknown":
      return partOf(given, name);
    default:
      return absent();
  }
}

const keys = ["parameter_key", "ParameterKey", "parameter_name", "ParameterName"];
const values = ["parameter_value", "ParameterValue"];

function listed(items: readonly Value[], name: string): Value {
  let open: Value | undefined;
  for (const item of items) {
    const inner = revealed(item);
    const key = keys.flatMap((one) => entry(inner, one) ?? [])[0];
    const plain = key && revealed(key);
    const value = values.flatMap((one) => entry(inner, one) ?? [])[0];
    if (plain?.kind === "known" && isNameOf(plain.value, name) && value) return value;
    // A block or a name that is not known may be about any parameter.
    const whole = inner.kind === "unknown" ? inner : plain?.kind === "unknown" ? plain : undefined;
    if (whole) open ??= partOf(whole, name);
    if (inner.kind === "choice")
      open ??= choice(inner.options.map((one) => ({ ...one, value: listed([one.value], name) })));
  }
  return open ?? absent();
}

/** YAML takes a name such as `On` for a boolean, in the list as in the template. */
function isNameOf(written: Scalar, name: string): boolean {
  return String(written) === name || (typeof written === "boolean" && truthOf(name) === written);
}

/** Another value where nothing is given: on each branch by itself. */
export function orElse(value: Value, fallback: () => Value): Value {
  if (value.kind === "absent") return fallback();
  if (value.kind !== "choice") return value;
  return choice(value.options.map((one) => ({ ...one, value: orElse(one.value, fallback) })));
}

/** An entry of a map that is not known; what is merged over it in Terraform is known. */
function partOf(whole: UnknownValue, name: string): Value {
  const { symbol } = whole;
  if (symbol.kind === "call" && symbol.name === "merge") {
    const last = mergedEntry(symbol.arguments.at(-1), name);
    if (last !== undefined) return isSymbol(last) ? unknown(last, whole) : constant(last, whole);
  }
  return unknown(stepped(symbol, name) ?? opaque("derived", whole.at, name), {
    at: whole.at,
    via: whole.via,
  });
}

function constant(value: SymbolArgument, whole: UnknownValue): Value {
  return typeof value === "object" && value !== null
    ? unknown(opaque("derived", whole.at), whole)
    : known(value, whole);
}

/** The entry of the last map that is merged: a call of `{}` with pairs. */
function mergedEntry(argument: SymbolArgument | undefined, name: string): SymbolArgument | undefined {
  if (argument === undefined || !isSymbol(argument) || argument.kind !== "call" || argument.name !== "{}")
    return undefined;
  const pair = argument.arguments.find((one) => isList(one) && one[0] === name);
  return pair !== undefined && isList(pair) ? pair[1] : undefined;
}

function stepped(symbol: ValueSymbol, name: string): ValueSymbol | undefined {
  if (symbol.kind === "variable") return { ...symbol, path: `${symbol.path}.${name}` };
  return callSymbol("part", [symbol, `.${name}`]);
}
