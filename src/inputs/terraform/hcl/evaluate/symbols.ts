import {
  callSymbol,
  derivedSymbol,
  isList,
  isSymbol,
  type OpaqueCause,
  opaque,
  type SymbolArgument,
  sameSymbol,
  symbolKey,
  type ValueSymbol,
} from "../../../../model/symbol.ts";
import { fillParts, openParts } from "../../../../model/text-parts.ts";
import { childrenOf, type Value } from "../../../../model/value.ts";
import { type Spot, unknownsOf } from "./parts.ts";

/** Values that are looked at for one call's arguments; a call of more is opaque. */
const maxParts = 200;

/** The symbol of a function, an operator or a template over values; opaque where the call would be too large. */
export function symbolOfCall(name: string, args: readonly Value[], spot: Spot | undefined): ValueSymbol {
  const list = argumentsOf(args);
  // `a == b` and `b == a` are the same; a constant stands second.
  const sorted = list && name === "==" ? list.toSorted(symbolsFirst) : list;
  const call = sorted && callSymbol(name, sorted);
  return call ?? opaqueOf(args, spot);
}

/** A symbol that equals itself only, made of the symbols in some values. */
export function opaqueOf(values: readonly Value[], spot: Spot | undefined): ValueSymbol {
  const of = unknownsOf(values).map((one) => one.symbol);
  return derivedSymbol(of, spot?.at, spot?.module ? `${spot.module}:${of.map(symbolKey).join()}` : "");
}

/** An opaque symbol of a place in a module instance. */
export function opaqueAt(cause: OpaqueCause, note: string, spot: Spot | undefined): ValueSymbol {
  return opaque(cause, spot?.at, note, spot?.module ? `${spot.module}:${cause}:${note}` : "");
}

/** Values as arguments of a call; `undefined` where they have too many parts. */
export function argumentsOf(values: readonly Value[]): readonly SymbolArgument[] | undefined {
  const reader = new ArgumentReader();
  const list = values.map((one) => reader.read(one));
  return reader.left < 0 ? undefined : list;
}

class ArgumentReader {
  left = maxParts;

  read(value: Value): SymbolArgument {
    this.left -= 1;
    if (this.left < 0) return null;
    switch (value.kind) {
      case "known":
        return value.value;
      case "absent":
        return null;
      case "unknown":
        return value.symbol;
      case "sensitive":
        return this.read(value.value);
      case "list":
        return this.#all(value.items);
      case "map": {
        const keys = value.entries.map((one) => one.key).toSorted();
        const byKey = new Map(value.entries.map((one) => [one.key, one.value]));
        return this.#call(
          "{}",
          keys.map((key) => [key, this.read(byKey.get(key) ?? value)]),
        );
      }
      case "text":
        return this.#call(
          "text",
          fillParts(value.parts, (part) => this.read(part)),
        );
      case "choice":
        return this.#call(
          "choice",
          value.options.map(({ when, value: inner }) => [
            ...when.map((one) => [one.subject, one.is]),
            this.read(inner),
          ]),
        );
    }
  }

  #all(values: readonly Value[]): readonly SymbolArgument[] {
    if (values.length > this.left) {
      this.left = -1;
      return [];
    }
    return values.map((one) => this.read(one));
  }

  #call(name: string, args: readonly SymbolArgument[]): SymbolArgument {
    const call = callSymbol(name, args);
    if (!call) this.left = -1;
    return call ?? null;
  }
}

function symbolsFirst(one: SymbolArgument, other: SymbolArgument): number {
  if (isSymbol(one) !== isSymbol(other)) return isSymbol(one) ? -1 : 1;
  const [left, right] = [textOf(one), textOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf(argument: SymbolArgument): string {
  if (isSymbol(argument)) return symbolKey(argument);
  return isList(argument) ? `[${argument.map(textOf).join()}]` : JSON.stringify(argument);
}

/**
 * Whether two symbols are one value for certain. Opaque symbols of one place can stand for several values (the iterations
 * of a loop): one of them equals itself only, not another one that is written alike.
 */
export function isSameValue(one: ValueSymbol, other: ValueSymbol): boolean {
  if (one === other) return true;
  if (one.kind === "opaque" || other.kind === "opaque") return false;
  if (one.kind !== "call" || other.kind !== "call") return sameSymbol(one, other);
  return one.name === other.name && areSame(one.arguments, other.arguments);
}

function areSame(one: readonly SymbolArgument[], other: readonly SymbolArgument[]): boolean {
  return one.length === other.length && one.every((argument, index) => isSameArgument(argument, other[index] ?? null));
}

function isSameArgument(one: SymbolArgument, other: SymbolArgument): boolean {
  if (isSymbol(one)) return isSymbol(other) && isSameValue(one, other);
  if (isList(one)) return isList(other) && areSame(one, other);
  return one === other;
}

/** The opaque symbols that a symbol is made of, in their order. */
export function opaqueParts(symbol: ValueSymbol): readonly ValueSymbol[] {
  if (symbol.kind === "opaque") return [symbol];
  return symbol.kind === "call" ? symbol.arguments.flatMap(opaquePartsOf) : [];
}

function opaquePartsOf(argument: SymbolArgument): readonly ValueSymbol[] {
  if (isSymbol(argument)) return opaqueParts(argument);
  return isList(argument) ? argument.flatMap(opaquePartsOf) : [];
}

/** Whether the value of a symbol differs by the instance of a block with an open number of instances. */
export function dependsOnInstance(symbol: ValueSymbol, address: string): boolean {
  const isWithin = (text: string) =>
    text === address || text.startsWith(`${address}.`) || text.startsWith(`${address}[`);
  switch (symbol.kind) {
    case "variable":
      return isWithin(symbol.scope);
    case "attribute":
    case "data-source":
      return isWithin(symbol.address);
    case "call":
      return symbol.arguments.some(
        (one) => (typeof one === "string" && isWithin(one)) || argumentDepends(one, address),
      );
    default:
      return true;
  }
}

function argumentDepends(argument: SymbolArgument, address: string): boolean {
  if (isSymbol(argument)) return dependsOnInstance(argument, address);
  return isList(argument) && argument.some((one) => argumentDepends(one, address));
}

/** Whether the evaluation of what a symbol stands for could be an error: a part of an unknown value, a conversion. */
export function canFail(value: Value): boolean {
  if (value.kind === "unknown") return symbolCanFail(value.symbol);
  if (value.kind === "text") return openParts(value.parts).some((part) => symbolCanFail(part.symbol));
  return childrenOf(value).some(canFail);
}

function symbolCanFail(symbol: ValueSymbol): boolean {
  if (symbol.kind === "variable") return symbol.path !== "";
  if (symbol.kind === "call")
    return symbol.name !== "tostring" || symbol.arguments.some((one) => isSymbol(one) && symbolCanFail(one));
  return symbol.kind === "opaque" || symbol.kind === "remote-content";
}
