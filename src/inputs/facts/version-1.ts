import { ownField } from "./shapes.ts";

/**
 * A part of a fact as version 1 of the format wrote it, in the present shape; anything else as it is. Lines of both
 * versions can stand in one file, for merging keeps them as they are, so each part is recognised by itself.
 */
export function fromVersion1(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "kind")) return value;
  if (Object.hasOwn(value, "is")) return { ...value, kind: ownField(value, "is") };
  if (!Object.hasOwn(value, "answer")) return value;
  const answer = ownField(value, "answer");
  return { ...value, kind: answer === "unknown" ? "open" : answer, signs: ownField(value, "evidence") };
}
