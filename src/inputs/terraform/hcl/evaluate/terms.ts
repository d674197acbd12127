import { isSymbol, type SymbolArgument, symbolKey, type ValueSymbol } from "../../../../model/symbol.ts";
import type { Assumption } from "../../../../model/value.ts";
import { conditionOf } from "./conditions.ts";
import { isSameValue, opaqueParts } from "./symbols.ts";

/** A condition that is taken for true or for false. */
export interface Term {
  readonly condition: ValueSymbol;
  readonly isTrue: boolean;
}

/** Terms of one condition that are looked at. */
const maxTerms = 32;

/** What holds in any case where a symbol is `isTrue`: the sides of an `&&` that is true, of an `||` that is false. */
export function termsOf(symbol: ValueSymbol, isTrue: boolean): readonly Term[] {
  const found: Term[] = [];
  const visit = (one: ValueSymbol, expected: boolean): void => {
    const { condition, isOpposite } = conditionOf(one);
    const isMet = isOpposite ? !expected : expected;
    const joined = condition.kind === "call" && condition.name === (isMet ? "&&" : "||");
    if (joined) for (const side of condition.arguments) if (isSymbol(side)) visit(side, isMet);
    if (!joined && found.length < maxTerms) found.push({ condition, isTrue: isMet });
  };
  visit(symbol, isTrue);
  return found;
}

/** Whether two terms never hold together: one is the other's opposite, or one value would be equal to two constants. */
export function excludes(one: Term, other: Term): boolean {
  if (isSameValue(one.condition, other.condition)) return one.isTrue !== other.isTrue;
  if (!one.isTrue || !other.isTrue) return false;
  const [first, second] = [comparedWithConstant(one.condition), comparedWithConstant(other.condition)];
  if (!first || !second || !isSameValue(first.value, second.value)) return false;
  // A value that is no text or number is compared by its own type.
  return typeof first.constant === typeof second.constant && first.constant !== second.constant;
}

function comparedWithConstant(condition: ValueSymbol): { value: ValueSymbol; constant: SymbolArgument } | undefined {
  if (condition.kind !== "call" || condition.name !== "==") return undefined;
  const [value, constant] = condition.arguments;
  const isConstant = typeof constant === "string" || typeof constant === "number" || typeof constant === "boolean";
  return value !== undefined && isSymbol(value) && isConstant ? { value, constant } : undefined;
}

/** What is assumed on the two branches of a condition. */
export function assumptionsOf(subject: string, condition: ValueSymbol): readonly [Assumption, Assumption] {
  const compared = comparedWithConstant(condition);
  // Values with opaque parts can share a key and differ.
  const isFixed = compared !== undefined && opaqueParts(compared.value).length === 0;
  const fixes = isFixed && {
    value: `${typeof compared.constant} ${symbolKey(compared.value)}`,
    content: JSON.stringify(compared.constant),
  };
  return [
    { subject, is: "true", ...(fixes && { fixes }) },
    { subject, is: "false" },
  ];
}
