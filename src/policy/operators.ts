/** What kind of comparison an operator makes. */
export type Family =
  | "equals"
  | "equals-ignore-case"
  | "like"
  | "arn"
  | "number"
  | "date"
  | "bool"
  | "binary"
  | "ip"
  | "null";

export type Order = "equal" | "less" | "less-or-equal" | "greater" | "greater-or-equal";

export interface Operator {
  readonly family: Family;
  /** `…Not…`: none of the values may match; true where the key is missing. */
  readonly negated: boolean;
  /** For numbers and dates. */
  readonly order: Order;
}

/** An operator with its modifiers. */
export interface FullOperator extends Operator {
  readonly ifExists: boolean;
  /** How the values of a multivalued key are taken: every one, or some one. */
  readonly set: "all" | "any" | null;
}

function plain(family: Family, negated = false, order: Order = "equal"): Operator {
  return { family, negated, order };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", plain("equals")],
  ["StringNotEquals", plain("equals", true)],
  ["StringEqualsIgnoreCase", plain("equals-ignore-case")],
  ["StringNotEqualsIgnoreCase", plain("equals-ignore-case", true)],
  ["StringLike", plain("like")],
  ["StringNotLike", plain("like", true)],
  ["NumericEquals", plain("number")],
  ["NumericNotEquals", plain("number", true)],
  ["NumericLessThan", plain("number", false, "less")],
  ["NumericLessThanEquals", plain("number", false, "less-or-equal")],
  ["NumericGreaterThan", plain("number", false, "greater")],
  ["NumericGreaterThanEquals", plain("number", false, "greater-or-equal")],
  ["DateEquals", plain("date")],
  ["DateNotEquals", plain("date", true)],
  ["DateLessThan", plain("date", false, "less")],
  ["DateLessThanEquals", plain("date", false, "less-or-equal")],
  ["DateGreaterThan", plain("date", false, "greater")],
  ["DateGreaterThanEquals", plain("date", false, "greater-or-equal")],
  ["Bool", plain("bool")],
  ["BinaryEquals", plain("binary")],
  ["IpAddress", plain("ip")],
  ["NotIpAddress", plain("ip", true)],
  ["ArnEquals", plain("arn")],
  ["ArnLike", plain("arn")],
  ["ArnNotEquals", plain("arn", true)],
  ["ArnNotLike", plain("arn", true)],
  ["Null", plain("null")],
]);

const parsed = new Map<string, FullOperator | null>();

/**
 * Reads an operator with `ForAllValues:`, `ForAnyValue:` and `IfExists`; `null` where AWS has no such operator.
 * `Null` takes no `IfExists`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function parseOperator(name: string): FullOperator | null {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const read = readOperator(name);
  if (parsed.size < 500) parsed.set(name, read);
  return read;
}

function readOperator(name: string): FullOperator | null {
  const prefix = /^(?:ForAllValues:|ForAnyValue:)/.exec(name)?.[0] ?? "";
  const ifExists = name.endsWith("IfExists");
  const operator = operators.get(name.slice(prefix.length, ifExists ? -"IfExists".length : undefined));
  if (operator === undefined || (operator.family === "null" && (ifExists || prefix !== ""))) return null;
  const set = prefix === "" ? null : prefix === "ForAllValues:" ? "all" : "any";
  return { ...operator, ifExists, set };
}

/** Every operator name, for suggestions. */
export const operatorNames: readonly string[] = [...operators.keys()];
