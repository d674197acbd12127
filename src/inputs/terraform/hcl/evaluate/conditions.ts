import { isList, isSymbol, type SymbolArgument, symbolKey, type ValueSymbol } from "../../../../model/symbol.ts";
import type { Value } from "../../../../model/value.ts";
import { argumentsOf, opaqueParts } from "./symbols.ts";

/** Longest name of a condition, in UTF-16 code units; the rest of a longer one is left out, and a number tells it apart. */
const maxLength = 160;

const binary: ReadonlySet<string> = new Set(["||", "&&", "==", "<", ">", "<=", ">=", "+", "-", "*", "/", "%"]);

/**
 * The names of the open conditions of one root module, by which branches assume them. Two conditions share a name if and
 * only if their symbols are the same value, wherever they stand.
 */
export class ConditionNames {
  readonly #symbols = new Map<string, ValueSymbol>();
  readonly #numbers = new Map<unknown, number>();

  /** The name of a condition: the symbol as HCL. `source`: how it is written, for one that is made of opaque values. */
  nameOf(symbol: ValueSymbol, source: string): string {
    const opaque = opaqueParts(symbol);
    const text = opaque.length === 0 ? writtenSymbol(symbol) : source.replace(/\s+/g, " ");
    const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
    const isUnique = short === text && opaque.length === 0;
    const name = isUnique ? short : `${short} (#${this.#number(this.#identity(symbol, opaque))})`;
    this.#symbols.set(name, symbol);
    return name;
  }

  /** The name of what is assumed about a block's instances. */
  ofInstances(phrase: string, address: string): string {
    this.#symbols.set(phrase, { kind: "call", name: "instances", arguments: [address] });
    return phrase;
  }

  /** What a name stands for. */
  symbolOf(name: string): ValueSymbol | undefined {
    return this.#symbols.get(name);
  }

  /** Symbols with opaque parts can have one key: the numbers of these parts distinguish them. */
  #identity(symbol: ValueSymbol, opaque: readonly ValueSymbol[]): string {
    return `${opaque.map((one) => this.#number(one)).join()} ${symbolKey(symbol)}`;
  }

  #number(of: unknown): number {
    const have = this.#numbers.get(of);
    if (have !== undefined) return have;
    this.#numbers.set(of, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}

/** A symbol as HCL would write it; two different ones without opaque parts are never written alike. */
export function writtenSymbol(symbol: ValueSymbol): string {
  switch (symbol.kind) {
    case "variable":
      if (symbol.name === "terraform.workspace") return symbol.name;
      return `${symbol.scope === "" ? "" : `${symbol.scope}.`}var.${symbol.name}${symbol.path}`;
    case "attribute":
    case "data-source":
      return `${symbol.address}${symbol.attribute === "" || symbol.attribute.startsWith("[") ? "" : "."}${symbol.attribute}`;
    case "remote-content":
      return symbol.of === "module" ? symbol.source : `${symbol.of}(${JSON.stringify(symbol.source)})`;
    case "call":
      return writtenCall(symbol.name, symbol.arguments);
    default:
      return symbolKey(symbol);
  }
}

function writtenCall(name: string, args: readonly SymbolArgument[]): string {
  const [first = null, second = null] = args;
  if (binary.has(name) && args.length === 2) return `${operand(first)} ${name} ${operand(second)}`;
  if ((name === "!" || name === "-") && args.length === 1) return name + operand(first);
  if ((name === "[]" || name === "instance") && args.length === 2) return `${operand(first)}[${argument(second)}]`;
  if (name === "part" && args.length === 2 && typeof second === "string") return operand(first) + second;
  if (name === "text") return `"${args.map(textPart).join("")}"`;
  if (name === "{}") return `{${args.map(pair).join(", ")}}`;
  if (name === "each.key" || name === "each.value" || name === "count.index") return `${name} of ${String(first)}`;
  return `${name}(${args.map(argument).join(", ")})`;
}

function pair(one: SymbolArgument): string {
  return isList(one) ? one.map(argument).join(" = ") : argument(one);
}

function textPart(part: SymbolArgument): string {
  return typeof part === "string" ? quoted(part).slice(1, -1) : `\${${argument(withoutConversion(part))}}`;
}

/** A part of a text is a string in any case. */
function withoutConversion(part: SymbolArgument): SymbolArgument {
  if (!isSymbol(part) || part.kind !== "call" || part.name !== "tostring" || part.arguments.length !== 1) return part;
  return part.arguments[0] ?? null;
}

function operand(one: SymbolArgument): string {
  const text = argument(one);
  const isOperation = isSymbol(one) && one.kind === "call" && (binary.has(one.name) || one.name === "-");
  return isOperation ? `(${text})` : text;
}

function argument(one: SymbolArgument): string {
  if (isSymbol(one)) return writtenSymbol(one);
  if (isList(one)) return `[${one.map(argument).join(", ")}]`;
  return typeof one === "string" ? quoted(one) : String(one);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, "$&$&");
}

/** The condition that a symbol is the opposite or a conversion of, and whether it is the opposite. */
export function conditionOf(symbol: ValueSymbol): { readonly condition: ValueSymbol; readonly isOpposite: boolean } {
  const [inner] = symbol.kind === "call" && symbol.arguments.length === 1 ? symbol.arguments : [];
  if (symbol.kind !== "call" || inner === undefined || !isSymbol(inner))
    return { condition: symbol, isOpposite: false };
  if (symbol.name !== "!" && symbol.name !== "tobool") return { condition: symbol, isOpposite: false };
  const { condition, isOpposite } = conditionOf(inner);
  return { condition, isOpposite: symbol.name === "!" ? !isOpposite : isOpposite };
}

/** The symbols and constants of the names that an expression uses from around it. */
export function bindingsOf(source: string, local: ReadonlyMap<string, Value>): readonly SymbolArgument[] | undefined {
  const words = new Set(source.match(/[\p{ID_Start}_][\p{ID_Continue}-]*/gu) ?? []);
  const used = [...local].filter(([name]) => words.has(name) && !constantNames.has(name));
  return argumentsOf(used.map(([, value]) => value));
}

/** Names that mean the same in all of a module. */
const constantNames: ReadonlySet<string> = new Set(["path", "terraform", "tofu"]);
