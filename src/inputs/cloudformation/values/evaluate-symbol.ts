import { isList, isSymbol, type SymbolArgument, subjectOf, type ValueSymbol } from "../../../model/symbol.ts";

/** What a symbol is where some symbols have a known text; lists are lists of texts. */
export type Concrete = string | readonly Concrete[];

/**
 * The value of a symbol under known values of the symbols in it; `undefined` where one of them has none, or where the
 * call has no value. Only what is certain: whoever asks takes `undefined` for any value.
 */
export function evaluateSymbol(
  symbol: ValueSymbol,
  known: (subject: string) => string | null | undefined,
): Concrete | undefined {
  const have = known(subjectOf(symbol));
  if (typeof have === "string" && symbol.kind !== "call") return have;
  if (symbol.kind !== "call") return undefined;
  const values: Concrete[] = [];
  for (const argument of symbol.arguments) {
    const value = concrete(argument, known);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return evaluators.get(symbol.name)?.(values);
}

function concrete(
  argument: SymbolArgument,
  known: (subject: string) => string | null | undefined,
): Concrete | undefined {
  if (isSymbol(argument)) return evaluateSymbol(argument, known);
  if (!isList(argument)) return argument === null ? "" : String(argument);
  const items: Concrete[] = [];
  for (const item of argument) {
    const value = concrete(item, known);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

type Evaluator = (values: readonly Concrete[]) => Concrete | undefined;

const evaluators: ReadonlyMap<string, Evaluator> = new Map<string, Evaluator>([
  [
    "Fn::Select",
    ([index, list]) => (isTexts(list) && isText(index) && /^[0-9]+$/.test(index) ? list[Number(index)] : undefined),
  ],
  ["Fn::Split", ([delimiter, text]) => (isText(delimiter) && isText(text) ? text.split(delimiter) : undefined)],
  ["Fn::Join", ([delimiter, list]) => (isText(delimiter) && isTexts(list) ? list.join(delimiter) : undefined)],
  ["Fn::Sub", (parts) => (parts.every(isText) ? parts.join("") : undefined)],
  ["list", ([text]) => (isText(text) ? itemsOf(text) : undefined)],
  ["Fn::Length", ([list]) => (isTexts(list) ? String(list.length) : undefined)],
  ["Fn::Base64", ([text]) => (isText(text) ? Buffer.from(text).toString("base64") : undefined)],
]);

/** The items of a list parameter's text. */
export function itemsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

function isText(value: Concrete | undefined): value is string {
  return typeof value === "string";
}

function isTexts(value: Concrete | undefined): value is readonly string[] {
  return value !== undefined && !isText(value) && value.every(isText);
}
