import { choice, sensitive, text, type UnknownValue, type Value } from "../../../../model/value.ts";
import { settledOptions } from "./derive.ts";
import type { Spot } from "./parts.ts";
import { unknownCall } from "./unknowns.ts";
import { maxText } from "./values.ts";

/** What a writer made of a value; unknown parts stand for themselves. */
export interface WrittenText {
  readonly parts: readonly (string | UnknownValue)[];
  readonly length: number;
  /** Whether a part of it is sensitive. */
  readonly isSecret: boolean;
}

/** The text of `jsonencode` and its like, for each alternative of a value; `encodes` keeps the structure. */
export function encodedText(
  name: "jsonencode" | "yamlencode",
  write: (value: Value) => WrittenText,
  value: Value,
  origin: Spot,
): Value {
  const encodeOne = (one: Value): Value => {
    const { parts, length, isSecret } = write(one);
    if (length > maxText) return unknownCall(name, [one], origin);
    const encoded = text(parts, origin);
    const structured = encoded.kind === "unknown" ? encoded : { ...encoded, encodes: one };
    return isSecret ? sensitive(structured, origin) : structured;
  };
  const options = settledOptions(value);
  if (!options) return encodeOne(value);
  return choice(
    options.map((one) => ({ when: one.when, value: encodeOne(one.value) })),
    origin,
  );
}
