import { holdsPlaceholder, splitAtPlaceholders } from "../model/placeholders.ts";
import { opaque } from "../model/symbol.ts";
import { text, type UnknownValue, unknown, type Value } from "../model/value.ts";

/**
 * A text in which each placeholder is an unknown part. No name of an IAM user holds one of its characters.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
export function withPlaceholders(value: Value): Value {
  if (value.kind !== "known" || typeof value.value !== "string" || !holdsPlaceholder(value.value)) return value;
  const parts = splitAtPlaceholders(value.value).map((part, index): string | UnknownValue =>
    index % 2 === 0 ? part : unknown(opaque("unset", value.at, undefined, part)),
  );
  return text(parts, value);
}
