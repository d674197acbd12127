import { known, type Origin, type Value } from "../../../../model/value.ts";
import type { BinaryOperator } from "../syntax/ast.ts";
import { booleanOf, invalid, isEqual, numberOf, type PlainValue, unknownFrom } from "./values.ts";

const arithmetic = new Map<BinaryOperator, (left: number, right: number) => number | boolean>([
  ["+", (left, right) => left + right],
  ["-", (left, right) => left - right],
  ["*", (left, right) => left * right],
  ["/", (left, right) => left / right],
  ["%", (left, right) => left % right],
  ["<", (left, right) => left < right],
  [">", (left, right) => left > right],
  ["<=", (left, right) => left <= right],
  [">=", (left, right) => left >= right],
]);

/** A binary operator of HCL. `false && x` and `true || x` are settled whatever `x` turns out to be. */
export function operate(operator: BinaryOperator, left: PlainValue, right: PlainValue, origin: Origin): Value {
  if (operator === "&&" || operator === "||") return logical(operator === "||", left, right, origin);
  if (operator === "==" || operator === "!=") {
    const equal = isEqual(left, right);
    return equal === undefined ? unknownFrom([left, right], origin) : known(equal === (operator === "=="), origin);
  }
  if (isOpen(left) || isOpen(right)) return unknownFrom([left, right], origin);
  const [one, other] = [numberOf(left), numberOf(right)];
  const compute = arithmetic.get(operator);
  if (one === undefined || other === undefined || !compute) return invalid(`${operator} needs two numbers`, origin);
  const result = compute(one, other);
  return typeof result === "boolean" || Number.isFinite(result)
    ? known(result, origin)
    : invalid("the result is not a number", origin);
}

/** `decisive` is what settles the operator on either side. */
function logical(decisive: boolean, left: PlainValue, right: PlainValue, origin: Origin): Value {
  const answers = [booleanOf(left), booleanOf(right)];
  if (answers.includes(decisive)) return known(decisive, origin);
  if (isOpen(left) || isOpen(right)) return unknownFrom([left, right], origin);
  return answers.includes(undefined) ? invalid("a condition needs true or false", origin) : known(!decisive, origin);
}

export function operateUnary(operator: "-" | "!", operand: PlainValue, origin: Origin): Value {
  if (isOpen(operand)) return unknownFrom([operand], origin);
  if (operator === "!") {
    const answer = booleanOf(operand);
    return answer === undefined ? invalid("! needs true or false", origin) : known(!answer, origin);
  }
  const number = numberOf(operand);
  return number === undefined ? invalid("- needs a number", origin) : known(-number, origin);
}

function isOpen(value: PlainValue): boolean {
  return value.kind === "unknown" || value.kind === "text";
}
