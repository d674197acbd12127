import type { UnknownReason, UnknownValue, Value } from "../../model/value.ts";
import { assumption } from "./common-shapes.ts";
import { listOf, object, optional, place, type Shape, scalar, text, union, words } from "./shapes.ts";

const reason: Shape<UnknownReason> = words(
  "parameter",
  "known-after-apply",
  "resource-attribute",
  "pseudo-parameter",
  "import-value",
  "dynamic-reference",
  "data-source",
  "remote-content",
  "transform",
  "unsupported",
  "too-large",
  "invalid",
);

/** Values nest in themselves; the depth limit of containers bounds them. */
export const value: Shape<Value> = (given, context) => anyValue(given, context);

const unknownValue: Shape<UnknownValue> = object({
  kind: words("unknown"),
  reason,
  detail: text,
  references: optional(listOf(object({ address: text, attribute: text }))),
});

/** A part of a text: known characters, or what is not known. */
export const textPart: Shape<string | UnknownValue> = (given, context) =>
  typeof given === "string" ? text(given, context) : unknownValue(given, context);

const anyValue = union("kind", {
  known: object({ kind: words("known"), value: scalar, at: optional(place) }),
  text: object({ kind: words("text"), parts: listOf(textPart), at: optional(place) }),
  list: object({ kind: words("list"), items: listOf(value), at: optional(place) }),
  map: object({ kind: words("map"), entries: listOf(object({ key: text, value })), at: optional(place) }),
  choice: object({ kind: words("choice"), options: listOf(object({ when: listOf(assumption), value })) }),
  unknown: unknownValue,
  sensitive: object({ kind: words("sensitive"), value }),
  absent: object({ kind: words("absent") }),
} as Readonly<Record<Value["kind"], Shape<Value>>>);
