import { opaque } from "../../../../model/symbol.ts";
import { type Assumption, unknown, type Value, type Via } from "../../../../model/value.ts";
import { textOf } from "../../template/calls.ts";
import { type Frame, withLoops } from "../scope.ts";
import { choiceOf, withStep } from "../values.ts";

/** `Fn::If: [condition, then, else]`: one branch where the condition is decided, else both, each with its assumption. */
export function evaluateIf(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [conditionNode, then, otherwise] = frame.items;
  const written = textOf(conditionNode);
  if (written === undefined || !then || !otherwise)
    return unknown(opaque("invalid", at, "Fn::If takes a condition and two values"), { at });
  const name = withLoops(written, scope);
  const formula = scope.condition(name);
  if (formula === undefined) return unknown(opaque("invalid", at, `there is no condition ${name}`), { at });
  const place = scope.conditionPlace(name) ?? at;
  const step = (is: string): Via => ({ kind: "condition", name, is, at: place });
  const truth = scope.world.decide(formula, when);
  if (truth !== "open") return withStep(frame.resolve(truth === "true" ? then : otherwise), step(truth));
  const branch = (node: typeof then, is: "true" | "false") => {
    const assumed: readonly Assumption[] = [...when, { subject: `condition ${scope.prefix}${name}`, is }];
    return { when: assumed, value: withStep(frame.resolve(node, assumed), step(is)) };
  };
  return choiceOf([branch(then, "true"), branch(otherwise, "false")], when, { at });
}
