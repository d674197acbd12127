import { callSymbol, type ValueSymbol } from "../../../../model/symbol.ts";
import { known, type Origin, type UnknownValue, unknown, type Value } from "../../../../model/value.ts";
import type { FunctionCall } from "../template-scope.ts";
import { concatenated } from "../texts.ts";

/** `Fn::ToJsonString: value` (AWS::LanguageExtensions), branch by branch. */
export function evaluateToJsonString(call: FunctionCall): Value {
  return concatenated(jsonParts(call.resolve(call.argument), call), call.when, call.scope, { at: call.at });
}

/** Pieces of JSON that make the value's text when they are put together. */
function jsonParts(value: Value, call: FunctionCall): readonly Value[] {
  switch (value.kind) {
    case "known":
      return [known(JSON.stringify(value.value))];
    case "text":
      return [
        known('"'),
        ...value.parts.map((part) =>
          typeof part === "string" ? known(JSON.stringify(part).slice(1, -1)) : escaped(part, call),
        ),
        known('"'),
      ];
    case "list":
      return bracketed("[", value.items, "]", (item) => jsonParts(item, call));
    case "map":
      return bracketed("{", value.entries, "}", (one) => [
        known(`${JSON.stringify(one.key)}:`),
        ...jsonParts(one.value, call),
      ]);
    case "unknown":
      return isText(value.symbol, call) ? [known('"'), escaped(value, call), known('"')] : [jsonOf(value, call)];
    case "sensitive":
      return jsonParts(value.value, call).map((part): Value => ({ kind: "sensitive", value: part }));
    case "absent":
      return [known("null")];
    case "choice": {
      const origin: Origin = { at: value.at };
      // What is removed on one branch takes its comma and its key along.
      if (value.options.some((option) => option.value.kind === "absent"))
        return [
          unknown(call.scope.solver.opaque("unsupported", value.at, "a value that depends on a condition"), origin),
        ];
      const options = value.options.map(({ when, value: inner }) => ({
        when,
        value: concatenated(jsonParts(inner, call), when, call.scope, origin),
      }));
      return [{ kind: "choice", options }];
    }
  }
}

function bracketed<T>(
  open: string,
  items: readonly T[],
  close: string,
  inner: (item: T) => readonly Value[],
): readonly Value[] {
  return [
    known(open),
    ...items.flatMap((item, index) => [...(index > 0 ? [known(",")] : []), ...inner(item)]),
    known(close),
  ];
}

/** Functions that give a list or a number. */
const otherThanText: ReadonlySet<string> = new Set([
  "Fn::Split",
  "Fn::GetAZs",
  "Fn::Cidr",
  "Fn::Length",
  "Fn::FindInMap",
  "list",
]);

/** Whether a symbol turns out to be a text, which stands in quotes. */
function isText(symbol: ValueSymbol, { scope }: FunctionCall): boolean {
  if (symbol.kind === "call") return !otherThanText.has(symbol.name);
  return !scope.solver.isList(symbol) && (symbol.kind !== "opaque" || symbol.cause === "after-apply");
}

/** The JSON of a value that may be no text. */
function jsonOf(value: UnknownValue, { scope }: FunctionCall): UnknownValue {
  const { symbol } = value;
  return { ...value, symbol: callSymbol("Fn::ToJsonString", [symbol]) ?? scope.solver.derived([symbol], value.at) };
}

/** A part of a JSON text: what a parameter holds is escaped there, an ARN or a number never needs to be. */
function escaped(part: UnknownValue, { scope }: FunctionCall): UnknownValue {
  const { symbol } = part;
  if (symbol.kind !== "parameter" && symbol.kind !== "call") return part;
  return { ...part, symbol: callSymbol("json", [symbol]) ?? scope.solver.derived([symbol], part.at) };
}
