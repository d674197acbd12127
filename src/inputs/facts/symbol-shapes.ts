import type { OpaqueCause, SymbolArgument, ValueSymbol } from "../../model/symbol.ts";
import type { Via } from "../../model/value.ts";
import { listOf, object, optional, type Shape, scalar, text, truth, union, words } from "./shapes.ts";

const scope = text;

const cause: Shape<OpaqueCause> = words(
  "after-apply",
  "too-large",
  "unsupported",
  "invalid",
  "transform",
  "unset",
  "derived",
);

const argument: Shape<SymbolArgument> = (given, context) => {
  if (Array.isArray(given)) return listOf(argument)(given, context);
  return typeof given === "object" && given !== null ? symbol(given, context) : scalar(given, context);
};

/** What an unknown value is; symbols nest in calls, the depth limit of containers bounds them. */
export const symbol: Shape<ValueSymbol> = (given, context) => anySymbol(given, context);

const anySymbol = union("kind", {
  parameter: object({ kind: words("parameter"), scope, name: text }),
  variable: object({ kind: words("variable"), scope, name: text, path: text }),
  "pseudo-parameter": object({ kind: words("pseudo-parameter"), scope, name: text }),
  attribute: (given, context) => {
    const fields = { kind: words("attribute"), scope, address: text, attribute: text, isPlanned: optional(truth) };
    const { isPlanned, ...read } = object(fields)(given, context);
    return isPlanned ? { ...read, isPlanned } : read;
  },
  "data-source": object({ kind: words("data-source"), scope, address: text, attribute: text }),
  import: object({ kind: words("import"), scope, name: text }),
  "dynamic-reference": object({ kind: words("dynamic-reference"), scope, text }),
  "remote-content": object({
    kind: words("remote-content"),
    scope,
    of: words("ssm-parameter", "module", "file", "file-existence", "state"),
    source: text,
    trouble: optional(text),
  }),
  call: object({ kind: words("call"), name: text, arguments: listOf(argument) }),
  opaque: object({
    kind: words("opaque"),
    cause,
    id: text,
    note: optional(text),
    of: optional(listOf(symbol)),
  }),
} as Readonly<Record<string, Shape<ValueSymbol>>>);

/** Every kind of step; a kind that is missing here does not compile. */
const stepKinds: Readonly<Record<Via["kind"], true>> = {
  "parameter-default": true,
  "allowed-value": true,
  "given-value": true,
  "passed-value": true,
  forced: true,
  environment: true,
  mapping: true,
  "mapping-default": true,
  condition: true,
  "loop-variable": true,
  anchor: true,
  output: true,
  export: true,
  variable: true,
  "variable-value": true,
  input: true,
  local: true,
  part: true,
  file: true,
  rendered: true,
};

export const stepKind: Shape<Via["kind"]> = words(...(Object.keys(stepKinds) as Via["kind"][]));
