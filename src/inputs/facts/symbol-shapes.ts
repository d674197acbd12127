import type { Location } from "../../model/location.ts";
import type { SymbolArgument, ValueSymbol } from "../../model/symbol.ts";
import type { Via } from "../../model/value.ts";
import {
  listOf,
  mark,
  named,
  optional,
  place,
  recursive,
  type Shape,
  scalar,
  shape,
  since,
  text,
  variants,
  words,
} from "./shapes.ts";
import { stepFromVersion1 } from "./version-1.ts";

const scope = text;

const argument: Shape<SymbolArgument> = recursive("argument", () =>
  shape(
    (given, context) => {
      if (Array.isArray(given)) return listOf(argument)(given, context);
      return typeof given === "object" && given !== null ? symbol(given, context) : scalar(given, context);
    },
    (definitions) => ({
      anyOf: [listOf(argument), symbol, scalar].map((one) => one.schema(definitions)),
    }),
  ),
);

/** What an unknown value is; symbols nest in calls, the depth limit of containers bounds them. */
export const symbol: Shape<ValueSymbol> = recursive("symbol", () => anySymbol);

const anySymbol: Shape<ValueSymbol> = variants<ValueSymbol, "kind">("kind", {
  parameter: { scope, name: text, pattern: optional(text) },
  variable: { scope, name: text, path: text, allowed: optional(listOf(text)), pattern: optional(text) },
  "pseudo-parameter": { scope, name: text },
  attribute: {
    scope,
    address: text,
    attribute: text,
    isPlanned: optional(mark),
    hidden: optional(listOf(text)),
  },
  "data-source": { scope, address: text, attribute: text },
  import: { scope, name: text },
  "dynamic-reference": { scope, text },
  "remote-content": {
    scope,
    of: words("ssm-parameter", "module", "file", "file-existence", "state"),
    source: text,
    trouble: optional(text),
  },
  call: { name: text, arguments: listOf(argument), note: optional(text) },
  opaque: {
    cause: words("after-apply", "too-large", "unsupported", "invalid", "transform", "unset", "derived"),
    id: text,
    note: optional(text),
    of: optional(listOf(symbol)),
  },
});

const at = place;

/** A step of how a value came about; the place of each is the line. */
export const step: Shape<Via & { readonly at: Location }> = named(
  "step",
  since(
    variants<Via & { readonly at: Location }, "kind">("kind", {
      "parameter-default": { at, name: text },
      "allowed-value": { at, name: text },
      "given-value": { at, name: text, from: optional(text) },
      "passed-value": { at, name: text, to: text },
      forced: { at, of: text, is: text },
      environment: { at, stack: text },
      mapping: { at, path: text },
      "mapping-default": { at, name: text },
      condition: { at, name: text, is: text },
      "loop-variable": { at, name: text },
      anchor: { at, name: text },
      output: { at, name: text, of: text },
      export: { at, name: text },
      variable: { at, name: text, module: optional(text), isDefault: optional(mark) },
      "variable-value": { at, name: text, from: text },
      input: { at, name: text, module: text },
      local: { at, name: text },
      part: { at, path: text },
      file: { at, path: text },
      rendered: { at, from: text },
      "in-words": { at, text },
    }),
    stepFromVersion1,
  ),
);
