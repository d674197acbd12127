import type { ValueSymbol } from "../../../../model/symbol.ts";
import { unknown, type Value } from "../../../../model/value.ts";
import type { SyntaxNode } from "../../../../syntax/node.ts";
import { callValue } from "../symbol-values.ts";
import type { FunctionCall } from "../template-scope.ts";
import { overAlternatives, type PlainValue } from "../values.ts";

/** `Fn::GetAZs: region`, a list that is known at deployment; `""` is the region that the stack is deployed in. */
export function evaluateAvailabilityZones(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver, deployment } = scope;
  const region: ValueSymbol = { kind: "pseudo-parameter", scope: deployment, name: "AWS::Region" };
  return overAlternatives(call.resolve(call.argument), when, solver, { at }, (plain, assumed) => {
    const isOwn = plain.kind === "known" && (plain.value === "" || plain.value === null);
    const of = isOwn ? (scope.pseudo.get("AWS::Region") ?? unknown(region)) : plain;
    // The zones that an account sees are its own.
    return callValue("Fn::GetAZs", [deployment], [of], { solver, when: assumed, at });
  });
}

/** `Fn::Cidr: [block, count, bits]`, a list of blocks, told apart by what it is made of. */
export function evaluateCidr(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const over = (nodes: readonly SyntaxNode[], before: readonly PlainValue[], assumed: typeof when): Value => {
    const [node, ...rest] = nodes;
    if (!node) return callValue("Fn::Cidr", [], before, { solver: scope.solver, when: assumed, at });
    return overAlternatives(call.resolve(node, assumed), assumed, scope.solver, { at }, (plain, all) =>
      over(rest, [...before, plain], all),
    );
  };
  return over(call.items.slice(0, 3), [], when);
}
