import { alternatives, choice, entry, revealed, type Value } from "../../model/value.ts";

/** Attributes of an identity that name one thing, in the order of their worth. */
const identityKeys: readonly string[] = ["arn", "serial_number", "id", "identifier"];

/**
 * The ID that an import names: a text as it is, of an identity the one attribute that names the thing, else the whole.
 * Source: Terraform docs, `import` block, `identity`.
 */
export function importIdOf(value: Value): Value {
  const named = alternatives(value).map(({ when, value: one }) => ({ when, value: nameIn(one) }));
  const [only] = named;
  return named.length === 1 && only ? only.value : choice(named, value);
}

function nameIn(value: Value): Value {
  if (revealed(value).kind !== "map") return value;
  for (const key of identityKeys) {
    const named = entry(value, key);
    if (named) return named.at || !value.at ? named : { ...named, at: value.at };
  }
  return value;
}
