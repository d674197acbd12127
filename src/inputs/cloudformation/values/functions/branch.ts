import { type Assumption, unknown, type Value, type Via } from "../../../../model/value.ts";
import { nameOf } from "../../template/calls.ts";
import { type FunctionCall, namedInLoops } from "../template-scope.ts";
import { choiceOf, withStep } from "../values.ts";

/** `Fn::If: [condition, then, else]`: one branch where the condition is decided, else both, each with its assumption. */
export function evaluateIf(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const [conditionNode, then, otherwise] = call.items;
  const written = nameOf(conditionNode);
  if (written === undefined || !then || !otherwise)
    return unknown(scope.solver.opaque("invalid", at, "Fn::If takes a condition and two values"), { at });
  const name = namedInLoops(written, scope);
  const formula = scope.condition(name);
  if (formula === undefined)
    return unknown(scope.solver.opaque("invalid", at, `there is no condition ${name}`), { at });
  const place = scope.conditionPlace(name) ?? at;
  const step = (is: string): Via => ({ kind: "condition", name, is, at: place });
  const truth = scope.solver.decide(formula, when);
  if (truth !== "open") return withStep(call.resolve(truth === "true" ? then : otherwise), step(truth));
  const branch = (node: typeof then, is: "true" | "false") => {
    const assumption = scope.solver.assumption(`condition ${scope.prefix}${name}`, is === "true");
    const assumed: readonly Assumption[] = [...when, assumption];
    return { when: assumed, value: withStep(call.resolve(node, assumed), step(is)) };
  };
  return choiceOf([branch(then, "true"), branch(otherwise, "false")], when, { at });
}
