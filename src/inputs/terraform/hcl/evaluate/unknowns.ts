import type { ValueSymbol } from "../../../../model/symbol.ts";
import { openParts } from "../../../../model/text-parts.ts";
import { childrenOf, type MapValue, type UnknownValue, unknown, type Value } from "../../../../model/value.ts";
import { placeOf, referencesOf, type Spot } from "./parts.ts";
import { opaqueAt, opaqueOf, symbolOfCall } from "./symbols.ts";

/** A value of its own place, not that of a part it was taken from. */
export function invalid(detail: string, spot?: Spot): UnknownValue {
  return unknown(opaqueAt("invalid", detail, spot), placeOf(spot));
}

/** A value that is not evaluated, because the whole would be too large. */
export function tooLarge(detail: string, from: readonly Value[], spot?: Spot): UnknownValue {
  const symbol = opaqueAt("too-large", detail, spot);
  return unknown(symbol, { ...placeOf(spot), references: referencesOf(from) });
}

/** What a function, an operator or a template gives of values that are not all known: the call itself, with all resources. `note`: why it is not evaluated. */
export function unknownCall(name: string, args: readonly Value[], spot?: Spot, note?: string): UnknownValue {
  const error = errorIn(args);
  if (error) return unknown(error, placeOf(spot));
  const symbol = symbolOfCall(name, args, spot);
  const noted = note !== undefined && symbol.kind === "call" ? { ...symbol, note } : symbol;
  return unknown(noted, { ...placeOf(spot), references: referencesOf(args) });
}

/** What is made of values in a way that is not followed: it equals itself only. */
export function unknownFrom(values: readonly Value[], spot?: Spot): UnknownValue {
  const error = errorIn(values);
  if (error) return unknown(error, placeOf(spot));
  return unknown(opaqueOf(values, spot), { ...placeOf(spot), references: referencesOf(values) });
}

/** Whether a part of the value is an error of the configuration, whatever the open conditions are. */
export function isInvalid(value: Value): boolean {
  return errorIn([value]) !== undefined;
}

/** The first error among the parts of values that are there in any case: branches of open conditions are not looked into. */
function errorIn(values: readonly Value[]): ValueSymbol | undefined {
  for (const value of values) {
    const own = value.kind === "unknown" ? [value] : value.kind === "text" ? openParts(value.parts) : [];
    const error = own.find((part) => isError(part.symbol));
    if (error) return error.symbol;
    const inner = value.kind === "choice" ? undefined : errorIn(childrenOf(value));
    if (inner) return inner;
  }
  return undefined;
}

/**
 * A value without the branches on which a part of it is an error, since nothing is applied there; as it is where all are. To a
 * resource a list and a tuple are the same.
 */
function withoutErrors(value: Value): Value {
  if (value.kind === "map") return mapWithoutErrors(value);
  if (value.kind === "list") {
    const { collection: _, ...bare } = value;
    return { ...bare, items: value.items.map(withoutErrors) };
  }
  if (value.kind === "sensitive") return { ...value, value: withoutErrors(value.value) };
  if (value.kind !== "choice") return value;
  const applied = value.options.filter((one) => !isInvalid(one.value));
  const options = applied.length > 0 ? applied : value.options;
  return { ...value, options: options.map((one) => ({ when: one.when, value: withoutErrors(one.value) })) };
}

export function mapWithoutErrors(value: MapValue): MapValue {
  const { collection: _, ...bare } = value;
  return { ...bare, entries: value.entries.map((one) => ({ ...one, value: withoutErrors(one.value) })) };
}

export function isError(symbol: ValueSymbol): boolean {
  return symbol.kind === "opaque" && symbol.cause === "invalid";
}
