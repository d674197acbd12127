import type { Reference, UnknownValue, Value } from "../../model/value.ts";
import { assumption } from "./common-shapes.ts";
import { listOf, object, objectOf, optional, place, type Shape, scalar, since, text, union, words } from "./shapes.ts";
import { symbol } from "./symbol-shapes.ts";
import { unknownFromVersion1 } from "./version-1.ts";

/** Values nest in themselves; the depth limit of containers bounds them. */
export const value: Shape<Value> = (given, context) => anyValue(given, context);

const unknownValue: Shape<UnknownValue> = since(
  object({
    kind: words("unknown"),
    symbol,
    references: optional(listOf(objectOf<Reference>({ address: text, attribute: text }))),
  }),
  unknownFromVersion1,
);

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
