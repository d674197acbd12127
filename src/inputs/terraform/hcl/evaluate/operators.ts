import { known, type Value } from "../../../../model/value.ts";
import type { BinaryOperator } from "../syntax/ast.ts";
import type { Spot } from "./parts.ts";
import { excludes, termsOf } from "./terms.ts";
import { invalid, unknownCall } from "./unknowns.ts";
import { booleanOf, isEqual, numberOf, type PlainValue, rounded } from "./values.ts";

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
export function operate(operator: BinaryOperator, left: PlainValue, right: PlainValue, spot: Spot): Value {
  if (operator === "&&" || operator === "||") return logical(operator, left, right, spot);
  if (operator === "==" || operator === "!=") {
    const equal = isEqual(left, right);
    if (equal !== undefined) return known(equal === (operator === "=="), spot);
    const open = unknownCall("==", [left, right], spot);
    return operator === "==" ? open : unknownCall("!", [open], spot);
  }
  if (isOpen(left) || isOpen(right)) return unknownCall(operator, [left, right], spot);
  const [one, other] = [numberOf(left), numberOf(right)];
  const compute = arithmetic.get(operator);
  if (one === undefined || other === undefined || !compute) return invalid(`${operator} needs two numbers`, spot);
  // Nothing divides by zero, and `x % 0` is `x`.
  const result = operator === "%" && other === 0 ? one : compute(one, other);
  return typeof result === "boolean" || Number.isFinite(result)
    ? known(typeof result === "number" && operator !== "/" ? rounded(result) : result, spot)
    : invalid("the result is not a number", spot);
}

function logical(operator: "&&" | "||", left: PlainValue, right: PlainValue, spot: Spot): Value {
  /** What settles the operator on either side. */
  const decisive = operator === "||";
  const answers = [booleanOf(left), booleanOf(right)];
  if (answers.includes(decisive)) return known(decisive, spot);
  if (isOpen(left) && isOpen(right))
    return isSettledByBoth(decisive, left, right) ? known(decisive, spot) : unknownCall(operator, [left, right], spot);
  // The other side is known and leaves the answer to this one.
  if (isOpen(left) && answers[1] !== undefined) return unknownCall("tobool", [left], spot);
  if (isOpen(right) && answers[0] !== undefined) return unknownCall("tobool", [right], spot);
  return answers.includes(undefined) ? invalid("a condition needs true or false", spot) : known(!decisive, spot);
}

/** Whether two open sides cannot both be the opposite of what is decisive: `x == "a" && x == "b"`, `c || !c`. */
function isSettledByBoth(decisive: boolean, left: PlainValue, right: PlainValue): boolean {
  if (left.kind !== "unknown" || right.kind !== "unknown") return false;
  const [one, other] = [termsOf(left.symbol, !decisive), termsOf(right.symbol, !decisive)];
  return one.some((term) => other.some((against) => excludes(term, against)));
}

function isOpen(value: PlainValue): boolean {
  return value.kind === "unknown" || value.kind === "text";
}

export function operateUnary(operator: "-" | "!", operand: PlainValue, spot: Spot): Value {
  if (isOpen(operand)) return unknownCall(operator, [operand], spot);
  if (operator === "!") {
    const answer = booleanOf(operand);
    return answer === undefined ? invalid("! needs true or false", spot) : known(!answer, spot);
  }
  const number = numberOf(operand);
  return number === undefined ? invalid("- needs a number", spot) : known(-number, spot);
}
