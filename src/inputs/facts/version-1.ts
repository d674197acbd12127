import { ownField } from "./shapes.ts";

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
