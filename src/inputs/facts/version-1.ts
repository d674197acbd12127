import { type OpaqueCause, opaque } from "../../model/symbol.ts";
import { ownField, type ReadContext } from "./shapes.ts";

/*
 * Version 1 of the format told causes and signs by sentences, and told variants apart by `is` and `answer`. Lines of
 * both versions can stand in one file, for merging keeps them as they are: each part is recognised by itself, and what
 * is of no known shape is left to the reader to refuse.
 */

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A sentence is a cause in its words. */
export function causeFromVersion1(value: unknown): unknown {
  return typeof value === "string" ? { kind: "in-words", text: value } : value;
}

/** A setting, a pointer or a pack's content. */
export function variantFromVersion1(value: unknown): unknown {
  if (!isObject(value) || Object.hasOwn(value, "kind") || !Object.hasOwn(value, "is")) return value;
  return { ...value, kind: ownField(value, "is"), cause: ownField(value, "detail") };
}

/** Whom a device is for. */
export function ownerFromVersion1(value: unknown): unknown {
  if (!isObject(value) || Object.hasOwn(value, "kind") || !Object.hasOwn(value, "answer")) return value;
  const answer = ownField(value, "answer");
  if (answer !== "unknown") return { ...value, kind: answer, signs: ownField(value, "evidence") };
  const cause = { kind: "in-words", text: ownField(value, "open"), settle: ownField(value, "settle") };
  return { ...value, kind: "open", cause };
}

/** What speaks for a device being root's: a kind and a phrase. */
export function signFromVersion1(value: unknown): unknown {
  if (!isObject(value) || Object.hasOwn(value, "kind") || !Object.hasOwn(value, "sign")) return value;
  const sign = ownField(value, "sign");
  const of = sign === "enable-date" ? "enabled-without-user" : sign;
  return { ...value, kind: "in-words", of, text: ownField(value, "phrase") };
}

/** Content that was not read, with the sentence that says so. */
export function unreadFromVersion1(value: unknown): unknown {
  if (ownField(value, "fact") !== "UnreadContent" || !isObject(value) || Object.hasOwn(value, "cause")) return value;
  return { ...value, cause: ownField(value, "message") };
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

/** A step of version 1 had its message only; a condition, which is told on its own, is recognised by its words. */
export function stepFromVersion1(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "kind")) return value;
  const message = ownField(value, "message");
  const condition = /^condition (.*) is (.*)$/.exec(typeof message === "string" ? message : "");
  return condition
    ? { ...value, kind: "condition", name: condition[1], is: condition[2] }
    : { ...value, kind: "in-words", text: message };
}
