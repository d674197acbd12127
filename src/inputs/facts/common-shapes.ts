import type { PartialText } from "../../model/fact.ts";
import { inputFormats, type ResourceRef } from "../../model/resource.ts";
import type { Assumption } from "../../model/value.ts";
import { listOf, mark, named, objectOf, optional, orNull, pattern, type Shape, text, words } from "./shapes.ts";

export const account = pattern(/^[0-9]{12}$/, "12 digits");

export const assumption = named(
  "assumption",
  objectOf<Assumption>({
    subject: text,
    is: text,
    isValue: optional(mark),
    fixes: optional(objectOf<NonNullable<Assumption["fixes"]>>({ value: text, content: text })),
  }),
);

export const resourceRef = named(
  "resource",
  objectOf<ResourceRef>({ format: words(...inputFormats), type: text, address: text }),
);

/** `null` for each part that is not known. */
export const partialText: Shape<PartialText> = listOf(orNull(text));
