import { type OpaqueCause, opaque } from "../../model/symbol.ts";
import { ownField, type ReadContext } from "./shapes.ts";

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

/** The causes of version 1 that have no counterpart here name a thing by its sentence only: it was not known at deployment. */
const causes: ReadonlyMap<unknown, OpaqueCause> = new Map<unknown, OpaqueCause>([
  ["parameter", "unset"],
  ["too-large", "too-large"],
  ["unsupported", "unsupported"],
  ["invalid", "invalid"],
  ["transform", "transform"],
]);

/** An unknown value of version 1, which had a sentence and no symbol: opaque, told by that sentence. */
export function unknownFromVersion1(value: unknown, { location }: ReadContext): unknown {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "symbol")) return value;
  const detail = ownField(value, "detail");
  if (typeof detail !== "string") return value;
  const cause = causes.get(ownField(value, "reason")) ?? "after-apply";
  return { ...value, symbol: opaque(cause, location, detail.slice(0, 1000)) };
}

/** A step of version 1, which had its message only; the steps that are told on their own began with their kind. */
export function stepFromVersion1(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "kind")) return value;
  const message = ownField(value, "message");
  const isCondition = typeof message === "string" && message.startsWith("condition ");
  return { ...value, kind: isCondition ? "condition" : "given-value" };
}
