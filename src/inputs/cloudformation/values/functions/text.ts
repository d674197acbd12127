import type { Location } from "../../../../model/location.ts";
import { type KnownValue, known, list, unknown, type Value } from "../../../../model/value.ts";
import type { SyntaxNode } from "../../../../syntax/node.ts";
import { pairsOf, textOf } from "../../template/calls.ts";
import { asText, joined } from "../list-items.ts";
import { callValue } from "../symbol-values.ts";
import { type FunctionCall, withLoops } from "../template-scope.ts";
import { concatenated } from "../texts.ts";
import { overAlternatives, scalarText } from "../values.ts";
import { attributeOf, nameValue } from "./reference.ts";

const variable = /\$\{([^{}]*)\}/g;

/** `Fn::Sub: text` or `Fn::Sub: [text, { name: value }]`; `${!Literal}` stays `${Literal}`. */
export function evaluateSub(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const [templateNode, mapNode] = call.items;
  const written = textOf(templateNode);
  if (written === undefined) return unknown(scope.solver.opaque("invalid", at, "Fn::Sub takes a text"), { at });
  const own = new Map<string, SyntaxNode>(pairsOf(mapNode).map((pair) => [withLoops(pair.key, scope), pair.value]));
  const parts: Value[] = [];
  let last = 0;
  const template = withLoops(written, scope);
  // Each variable once, however often it stands there: a Fn::Sub inside a Fn::Sub could double the work at each level.
  const values = new Map<string, Value>();
  for (const match of template.matchAll(variable)) {
    const name = (match[1] ?? "").trim();
    const value = values.get(name) ?? variableValue(name, own, call);
    values.set(name, value);
    parts.push(known(template.slice(last, match.index)), value);
    last = match.index + match[0].length;
  }
  parts.push(known(template.slice(last)));
  const joined = concatenated(parts, when, scope, { at });
  const lines = last === 0 && templateNode ? scope.source.linesOf(templateNode) : undefined;
  return joined.kind === "known" && lines ? { ...joined, lines } : joined;
}

function variableValue(name: string, own: ReadonlyMap<string, SyntaxNode>, call: FunctionCall): Value {
  if (name.startsWith("!")) return known(`\${${name.slice(1)}}`);
  const node = own.get(name);
  if (node) return asText(call.resolve(node), ",", call.scope, call.when, call.at);
  const dot = name.indexOf(".");
  if (dot > 0) return attributeOf(name.slice(0, dot), name.slice(dot + 1), call);
  return asText(nameValue(name, call), ",", call.scope, call.when, call.at);
}

/** `Fn::Join: [delimiter, list]`. */
export function evaluateJoin(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  const [delimiterNode, listNode] = call.items;
  const written = textOf(delimiterNode) ?? (delimiterNode?.kind === "scalar" ? "" : undefined);
  const malformed = () => unknown(solver.opaque("invalid", at, "Fn::Join takes a delimiter and a list"), { at });
  if (written === undefined || !listNode) return malformed();
  const delimiter = withLoops(written, scope);
  return overAlternatives(call.resolve(listNode), when, solver, { at }, (plain, assumed) => {
    if (plain.kind === "list") return joined(delimiter, plain, scope, assumed, at);
    if (plain.kind === "unknown") return callValue("Fn::Join", [delimiter], [plain], { solver, when: assumed, at });
    if (plain.kind === "known") return known(scalarText(plain), { at, via: plain.via });
    return malformed();
  });
}

/** `Fn::Split: [delimiter, text]`. A text with unknown parts is not split: one of them may hold the delimiter. */
export function evaluateSplit(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  const [delimiterNode, textNode] = call.items;
  const delimiter = textOf(delimiterNode);
  const malformed = () => unknown(solver.opaque("invalid", at, "Fn::Split takes a delimiter and a text"), { at });
  if (!delimiter || !textNode) return malformed();
  return overAlternatives(call.resolve(textNode), when, solver, { at }, (plain, assumed) => {
    if (plain.kind === "known") return parts(plain, withLoops(delimiter, scope), at);
    if (plain.kind !== "unknown" && plain.kind !== "text") return malformed();
    return callValue("Fn::Split", [withLoops(delimiter, scope)], [plain], { solver, when: assumed, at });
  });
}

function parts(text: KnownValue, delimiter: string, at: Location): Value {
  const origin = { at, via: text.via };
  return list(
    scalarText(text)
      .split(delimiter)
      .map((part) => known(part, origin)),
    origin,
  );
}

/** `Fn::Base64: text`. */
export function evaluateBase64(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  return overAlternatives(call.resolve(call.argument), when, solver, { at }, (plain, assumed) => {
    if (plain.kind === "known") return known(Buffer.from(scalarText(plain)).toString("base64"), { at, via: plain.via });
    return callValue("Fn::Base64", [], [plain], { solver, when: assumed, at });
  });
}
