import type { ValueSymbol } from "../../../../model/symbol.ts";
import { absent, known, text, unknown, type Value, type Via } from "../../../../model/value.ts";
import { callOf, nameOf, textOf } from "../../template/calls.ts";
import { parameterValue } from "../parameters.ts";
import { callValue, settled } from "../symbol-values.ts";
import { type FunctionCall, namedInLoops } from "../template-scope.ts";
import { overAlternatives, placedAt, scalarText, withStep } from "../values.ts";

/**
 * `Ref: name` of a parameter, a pseudo parameter, a loop's identifier or a resource; the name may be a function's. Source:
 * CloudFormation user guide, `AWS::LanguageExtensions`, "Ref".
 */
export function evaluateRef(call: FunctionCall): Value {
  if (call.argument && callOf(call.argument)) {
    const { scope, when, at } = call;
    return overAlternatives(call.resolve(call.argument), when, scope.solver, { at }, (name) =>
      name.kind === "known"
        ? nameValue(scalarText(name), call)
        : callValue("Ref", [scope.prefix], [name], { solver: scope.solver, when, at }),
    );
  }
  const name = nameOf(call.argument);
  if (name === undefined)
    return unknown(call.scope.solver.opaque("invalid", call.at, "Ref takes a name"), { at: call.at });
  return nameValue(namedInLoops(name, call.scope), call);
}

/** What a name without attribute means, at the place of the call. */
export function nameValue(name: string, call: FunctionCall): Value {
  const { scope, at, when } = call;
  const loop = scope.loops.get(name);
  if (loop !== undefined)
    return text(scope.solver.marks.piecesOf(loop), { at, via: [{ kind: "loop-variable", name }] });
  if (name.startsWith("AWS::")) return pseudoParameter(name, call);
  const parameter = parameterValue(name, scope, when, { at });
  if (parameter) return parameter;
  if (scope.hasResource(name)) return resourceAttribute(name, "", call);
  const filledIn = scope.pseudo.get(name);
  if (filledIn) return placedAt(filledIn, { at });
  return unknown(
    call.scope.solver.opaque("invalid", at, `${name} is neither a parameter nor a resource of the template`),
    { at },
  );
}

function pseudoParameter(name: string, { scope, when, at }: FunctionCall): Value {
  if (name === "AWS::NoValue") return absent({ at });
  const value = scope.pseudo.get(name);
  if (value) return placedAt(value, { at });
  // A nested stack has its own name, a stack set deploys to other accounts and regions.
  const owner = name.startsWith("AWS::Stack") ? scope.prefix : scope.deployment;
  const symbol: ValueSymbol = { kind: "pseudo-parameter", scope: owner, name };
  return settled(symbol, { solver: scope.solver, when, at }, (text) => known(text, { at })) ?? unknown(symbol, { at });
}

function resourceAttribute(name: string, attribute: string, { scope, at }: FunctionCall): Value {
  const reference = { address: `${scope.prefix}${name}`, attribute };
  return unknown({ kind: "attribute", scope: "", ...reference }, { at, references: [reference] });
}

/** `Fn::GetAtt: [resource, attribute]` or `Fn::GetAtt: resource.attribute`; either may be a function's. */
export function evaluateGetAtt(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const [nameNode, attributeNode] = call.items;
  if (nameNode && attributeNode && callOf(nameNode)) {
    const more = { solver: scope.solver, when, at };
    return overAlternatives(call.resolve(nameNode), when, scope.solver, { at }, (name) =>
      overAlternatives(call.resolve(attributeNode), when, scope.solver, { at }, (attribute) =>
        name.kind === "known" && attribute.kind === "known"
          ? attributeOf(scalarText(name), scalarText(attribute), call)
          : callValue("Fn::GetAtt", [scope.prefix], [name, attribute], more),
      ),
    );
  }
  const written = textOf(nameNode);
  if (written === undefined)
    return unknown(call.scope.solver.opaque("invalid", at, "Fn::GetAtt takes a resource and an attribute"), { at });
  const name = namedInLoops(written, scope);
  if (!attributeNode) {
    const dot = name.indexOf(".");
    if (dot < 0)
      return unknown(call.scope.solver.opaque("invalid", at, "Fn::GetAtt takes a resource and an attribute"), { at });
    return attributeOf(name.slice(0, dot), name.slice(dot + 1), call);
  }
  return overAlternatives(call.resolve(attributeNode), when, scope.solver, { at }, (attribute) =>
    attribute.kind === "known"
      ? attributeOf(name, scalarText(attribute), call)
      : callValue("Fn::GetAtt", [`${scope.prefix}${name}`], [attribute], { solver: scope.solver, when, at }),
  );
}

/** An attribute of a resource; an output where the resource is a nested stack that was read. */
export function attributeOf(name: string, attribute: string, call: FunctionCall): Value {
  const { scope, when, at } = call;
  if (attribute.startsWith("Outputs.")) {
    const outputName = attribute.slice("Outputs.".length);
    const output = scope.output(name, outputName, when);
    const step: Via = { kind: "output", name: outputName, of: name, ...(output?.at && { at: output.at }) };
    if (output) return placedAt(withStep(output, step), { at });
  }
  if (scope.hasResource(name)) return resourceAttribute(name, attribute, call);
  const filledIn = scope.pseudo.get(`${name}.${attribute}`);
  if (filledIn) return placedAt(filledIn, { at });
  return unknown(call.scope.solver.opaque("invalid", at, `${name} is no resource of the template`), { at });
}

/** `Fn::ImportValue: name`, from the exports of the other templates of the run. */
export function evaluateImportValue(call: FunctionCall): Value {
  const { scope, when, at } = call;
  return overAlternatives(call.resolve(call.argument), when, scope.solver, { at }, (name) => {
    if (name.kind !== "known")
      return callValue("Fn::ImportValue", [scope.deployment], [name], { solver: scope.solver, when, at });
    const exported = scope.exports?.get(scalarText(name));
    if (!exported) return unknown({ kind: "import", scope: scope.deployment, name: scalarText(name) }, { at });
    const step: Via = { kind: "export", name: scalarText(name), ...(exported.at && { at: exported.at }) };
    return placedAt(withStep(exported, step), { at });
  });
}
