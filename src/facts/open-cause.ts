import type { FactCause } from "../model/cause.ts";
import type { PartialText } from "../model/fact.ts";
import { fillParts } from "../model/text-parts.ts";
import { type UnknownValue, unknown, type Value } from "../model/value.ts";

/** What is not known about a value that should be a text. */
export function openCause(value: Value): FactCause {
  if (value.kind === "unknown") return { kind: "unknown-value", parts: [withoutPlace(value)] };
  if (value.kind !== "text") return { kind: "not-text", found: value.kind };
  return { kind: "unknown-value", parts: fillParts(value.parts, withoutPlace) };
}

/** The same unknown wherever it is referred to: causes are equal where what is not known is. */
function withoutPlace(value: UnknownValue): UnknownValue {
  return unknown(value.symbol, { references: value.references });
}

/** A value as far as it is a known text. */
export function partialText(value: Value): PartialText {
  if (value.kind === "known") return [String(value.value)];
  if (value.kind === "text") return fillParts(value.parts, () => null);
  return [null];
}
