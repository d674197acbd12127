import type { MapEntry, Option, Reference, UnknownValue, Value } from "../../model/value.ts";
import { assumption } from "./common-shapes.ts";
import {
  listOf,
  mark,
  named,
  objectOf,
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
import { symbol } from "./symbol-shapes.ts";
import { unknownFromVersion1 } from "./version-1.ts";

/** What is left out: places inside of texts, which are of another file, the steps that a value came by, and what only code tells apart. */
type WithoutOrigin<V> = V extends Value ? Omit<V, "via" | "written" | "lines" | "collection"> : never;

/** Values nest in themselves; the depth limit of containers bounds them. */
export const value: Shape<Value> = recursive("value", () => anyValue);

const at = optional(place);
const encodes = optional(value);
const unknown = { symbol, references: optional(listOf(objectOf<Reference>({ address: text, attribute: text }))), at };

const unknownValue: Shape<UnknownValue> = named(
  "unknown",
  since(objectOf<WithoutOrigin<UnknownValue>>({ kind: words("unknown"), ...unknown }), unknownFromVersion1),
);

/** A part of a text: known characters, or what is not known. */
export const textPart: Shape<string | UnknownValue> = shape(
  (given, context) => (typeof given === "string" ? text(given, context) : unknownValue(given, context)),
  (definitions) => ({ anyOf: [text.schema(definitions), unknownValue.schema(definitions)] }),
);

const anyValue: Shape<Value> = since(
  variants<WithoutOrigin<Value>, "kind">("kind", {
    known: { value: scalar, encodes, at },
    text: { parts: listOf(textPart), encodes, at },
    list: { items: listOf(value), isOpenSet: optional(mark), at },
    map: { entries: listOf(objectOf<MapEntry>({ key: text, value, keyAt: optional(place) })), at },
    choice: { options: listOf(objectOf<Option>({ when: listOf(assumption), value })), at },
    unknown,
    sensitive: { value, at },
    absent: { at },
  }),
  unknownFromVersion1,
);
