import { opaque } from "../../../../model/symbol.ts";
import { absent, unknown, type Value, type Via } from "../../../../model/value.ts";
import { textOf } from "../../template/calls.ts";
import { parameterValue } from "../parameters.ts";
import { type Frame, withLoops } from "../scope.ts";
import { overAlternatives, placedAt, scalarText, withStep } from "../values.ts";

/** `Ref: name` of a parameter, a pseudo parameter, a loop's identifier or a resource. */
export function evaluateRef(frame: Frame): Value {
  const name = textOf(frame.argument);
  if (name === undefined) return unknown(opaque("invalid", frame.at, "Ref takes a name"), { at: frame.at });
  return nameValue(withLoops(name, frame.scope), frame);
}

/** What a name without attribute means, at the place of the call. */
export function nameValue(name: string, frame: Frame): Value {
  const { scope, at, when } = frame;
  const loop = scope.loops.get(name);
  if (loop !== undefined) return { kind: "known", value: loop, at, via: [{ kind: "loop-variable", name }] };
  if (name.startsWith("AWS::")) return pseudoParameter(name, frame);
  const parameter = parameterValue(name, scope, when, { at });
  if (parameter) return parameter;
  if (scope.hasResource(name)) return resourceAttribute(name, "", frame);
  return unknown(opaque("invalid", at, `${name} is neither a parameter nor a resource of the template`), { at });
}

function pseudoParameter(name: string, { scope, when, at }: Frame): Value {
  if (name === "AWS::NoValue") return absent({ at });
  const value = scope.pseudo.get(name);
  if (value) return placedAt(value, { at });
  // A nested stack has its own name, a stack set deploys to other accounts and regions.
  const owner = name.startsWith("AWS::Stack") ? scope.prefix : scope.deployment;
  const variable = `${owner}${name}`;
  const forced = scope.world.forced(variable, when);
  if (forced !== undefined)
    return { kind: "known", value: forced, at, via: [{ kind: "forced", of: variable, is: forced }] };
  return unknown({ kind: "pseudo-parameter", scope: owner, name }, { at });
}

function resourceAttribute(name: string, attribute: string, { scope, at }: Frame): Value {
  const reference = { address: `${scope.prefix}${name}`, attribute };
  return unknown({ kind: "attribute", scope: "", ...reference }, { at, references: [reference] });
}

/** `Fn::GetAtt: [resource, attribute]` or `Fn::GetAtt: resource.attribute`. */
export function evaluateGetAtt(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [nameNode, attributeNode] = frame.items;
  const written = textOf(nameNode);
  if (written === undefined)
    return unknown(opaque("invalid", at, "Fn::GetAtt takes a resource and an attribute"), { at });
  const name = withLoops(written, scope);
  if (!attributeNode) {
    const dot = name.indexOf(".");
    if (dot < 0) return unknown(opaque("invalid", at, "Fn::GetAtt takes a resource and an attribute"), { at });
    return attributeOf(name.slice(0, dot), name.slice(dot + 1), frame);
  }
  return overAlternatives(frame.resolve(attributeNode), when, scope.world, { at }, (attribute) =>
    attribute.kind === "known"
      ? attributeOf(name, scalarText(attribute), frame)
      : unknown(opaque("after-apply", at, `an attribute of ${name}`), { at }),
  );
}

/** An attribute of a resource; an output where the resource is a nested stack that was read. */
export function attributeOf(name: string, attribute: string, frame: Frame): Value {
  const { scope, when, at } = frame;
  if (attribute.startsWith("Outputs.")) {
    const outputName = attribute.slice("Outputs.".length);
    const output = scope.output(name, outputName, when);
    const step: Via = { kind: "output", name: outputName, of: name, ...(output?.at && { at: output.at }) };
    if (output) return placedAt(withStep(output, step), { at });
  }
  if (scope.hasResource(name)) return resourceAttribute(name, attribute, frame);
  return unknown(opaque("invalid", at, `${name} is no resource of the template`), { at });
}

/** `Fn::ImportValue: name`, from the exports of the other templates of the run. */
export function evaluateImportValue(frame: Frame): Value {
  const { scope, when, at } = frame;
  return overAlternatives(frame.resolve(frame.argument), when, scope.world, { at }, (name) => {
    if (name.kind !== "known")
      return unknown(opaque("after-apply", at, "an export whose name is known at deployment"), { at });
    const exported = scope.exports?.get(scalarText(name));
    if (!exported) return unknown({ kind: "import", scope: scope.deployment, name: scalarText(name) }, { at });
    const step: Via = { kind: "export", name: scalarText(name), ...(exported.at && { at: exported.at }) };
    return placedAt(withStep(exported, step), { at });
  });
}
