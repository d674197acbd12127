import { opaque } from "../model/symbol.ts";
import { text, type UnknownValue, unknown, type Value } from "../model/value.ts";

/**
 * What a tool fills in before AWS sees the text: `{{ owner }}` (Jinja, Ansible), `<%= owner %>` (ERB, EPP), `${owner}` (envsubst,
 * the Serverless Framework), `%(owner)s` (Python). No name of an IAM user, and no
 * identifier or ARN, holds one of these. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
const placeholder = /(\{\{[^{}]*\}\}|<%[^%]*%>|\$\{[^{}]*\}|%\([^()]*\)s)/;

/** A text in which each placeholder is an unknown part. */
export function withPlaceholders(value: Value): Value {
  if (value.kind !== "known" || typeof value.value !== "string" || !placeholder.test(value.value)) return value;
  const parts = value.value.split(placeholder).map((part, index): string | UnknownValue =>
    // `split` has what the group matched at every second place.
    index % 2 === 0 ? part : unknown(opaque("unset", value.at, undefined, part)),
  );
  return text(parts, value);
}
