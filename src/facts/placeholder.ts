import { anyPlaceholder, placeholderForms } from "../model/placeholders.ts";
import { opaque } from "../model/symbol.ts";
import { text, type UnknownValue, unknown, type Value } from "../model/value.ts";

/**
 * Beside these `${owner}` (envsubst, the Serverless Framework). No name of an IAM user holds one of its characters.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
const placeholder = anyPlaceholder([...placeholderForms, "\\$\\{[^{}]*\\}"]);

/** A text in which each placeholder is an unknown part. */
export function withPlaceholders(value: Value): Value {
  if (value.kind !== "known" || typeof value.value !== "string" || !placeholder.test(value.value)) return value;
  const parts = value.value
    .split(placeholder)
    .map((part, index): string | UnknownValue =>
      index % 2 === 0 ? part : unknown(opaque("unset", value.at, undefined, part)),
    );
  return text(parts, value);
}
