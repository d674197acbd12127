import { known, list, type MapEntry, map, revealed, sensitive, type Value } from "../../../../model/value.ts";
import { type Expr, literalText } from "../syntax/ast.ts";
import { booleanOf, bounded, numberOf, stringOf } from "./values.ts";

/** Evaluates a default inside a type: `optional(string, "x")`. */
export type DefaultOf = (expr: Expr) => Value;

/**
 * A value converted to a `type` of a variable as far as that changes what it is: scalars, defaults of `optional` attributes,
 * what is inside lists, sets and maps. What does not fit stays as it is (Terraform, "Type Constraints").
 */
export function conform(value: Value, type: Expr | undefined, defaultOf: DefaultOf): Value {
  if (!type) return value;
  if (value.kind === "sensitive") return sensitive(conform(value.value, type, defaultOf), value);
  if (type.kind === "name") return toScalar(value, type.name);
  if (type.kind === "template") return toScalar(value, literalText(type) ?? "");
  if (type.kind !== "call") return value;
  const [inner] = type.args;
  if (type.name === "optional") return conform(value, inner, defaultOf);
  if (type.name === "object") return toObject(value, inner, defaultOf);
  if ((type.name === "list" || type.name === "set") && value.kind === "list")
    return bounded(
      list(
        value.items.map((item) => conform(item, inner, defaultOf)),
        value,
      ),
    );
  if (type.name === "map" && value.kind === "map")
    return bounded(
      map(
        value.entries.map((one) => ({ ...one, value: conform(one.value, inner, defaultOf) })),
        value,
      ),
    );
  return value;
}

function toScalar(value: Value, type: string): Value {
  if (value.kind !== "known" || value.value === null) return value;
  const converted =
    type === "string"
      ? stringOf(value)
      : type === "number"
        ? numberOf(value)
        : type === "bool"
          ? booleanOf(value)
          : undefined;
  return converted === undefined || converted === value.value ? value : known(converted, value);
}

function toObject(value: Value, type: Expr | undefined, defaultOf: DefaultOf): Value {
  if (value.kind !== "map" || type?.kind !== "object") return value;
  const given = new Map(value.entries.map((one) => [one.key, one]));
  const entries: MapEntry[] = [];
  for (const { key, value: attribute } of type.items) {
    const name = literalText(key);
    if (name === undefined) continue;
    const have = given.get(name);
    if (have && !isNullValue(have.value)) entries.push({ ...have, value: conform(have.value, attribute, defaultOf) });
    else if (attribute.kind === "call" && attribute.name === "optional") {
      const [inner, fallback] = attribute.args;
      const standIn = fallback ? conform(defaultOf(fallback), inner, defaultOf) : known(null, value);
      entries.push({ key: name, value: standIn });
    } else if (have) entries.push(have);
  }
  return bounded(map(entries, value));
}

function isNullValue(value: Value): boolean {
  const plain = revealed(value);
  return plain.kind === "absent" || (plain.kind === "known" && plain.value === null);
}
