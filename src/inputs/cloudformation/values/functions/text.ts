import { opaque } from "../../../../model/symbol.ts";
import { type Assumption, known, list, unknown, type Value } from "../../../../model/value.ts";
import type { SyntaxNode } from "../../../../syntax/node.ts";
import { pairsOf, textOf } from "../../template/calls.ts";
import { type Frame, withLoops } from "../scope.ts";
import { alternativesOf, concatenated, overAlternatives, type PlainValue, scalarText } from "../values.ts";
import { attributeOf, nameValue } from "./reference.ts";

const variable = /\$\{([^{}]*)\}/g;

/** `Fn::Sub: text` or `Fn::Sub: [text, { name: value }]`; `${!Literal}` stays `${Literal}`. */
export function evaluateSub(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [templateNode, mapNode] = frame.items;
  const written = textOf(templateNode);
  if (written === undefined) return unknown(opaque("invalid", at, "Fn::Sub takes a text"), { at });
  const own = new Map<string, SyntaxNode>(pairsOf(mapNode).map((pair) => [withLoops(pair.key, scope), pair.value]));
  const parts: Value[] = [];
  let last = 0;
  const template = withLoops(written, scope);
  // Each variable once, however often it stands there: a Fn::Sub inside a Fn::Sub could double the work at each level.
  const values = new Map<string, Value>();
  for (const match of template.matchAll(variable)) {
    const name = (match[1] ?? "").trim();
    const value = values.get(name) ?? variableValue(name, own, frame);
    values.set(name, value);
    parts.push(known(template.slice(last, match.index)), value);
    last = match.index + match[0].length;
  }
  parts.push(known(template.slice(last)));
  const joined = concatenated(parts, when, scope.world, { at });
  const lines = last === 0 && templateNode ? scope.source.linesOf(templateNode) : undefined;
  return joined.kind === "known" && lines ? { ...joined, lines } : joined;
}

function variableValue(name: string, own: ReadonlyMap<string, SyntaxNode>, frame: Frame): Value {
  if (name.startsWith("!")) return known(`\${${name.slice(1)}}`);
  const node = own.get(name);
  if (node) return asText(frame.resolve(node), frame);
  const dot = name.indexOf(".");
  if (dot > 0) return attributeOf(name.slice(0, dot), name.slice(dot + 1), frame);
  return asText(nameValue(name, frame), frame);
}

/** A list parameter in a text stands for its items with commas between. */
function asText(value: Value, frame: Frame): Value {
  if (value.kind !== "list") return value;
  return joined(",", value.items, frame, frame.when);
}

/** `Fn::Join: [delimiter, list]`. */
export function evaluateJoin(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [delimiterNode, listNode] = frame.items;
  const delimiter = textOf(delimiterNode) ?? (delimiterNode?.kind === "scalar" ? "" : undefined);
  if (delimiter === undefined || !listNode)
    return unknown(opaque("invalid", at, "Fn::Join takes a delimiter and a list"), { at });
  return overAlternatives(frame.resolve(listNode), when, scope.world, { at }, (plain, assumed) => {
    if (plain.kind === "list") return joined(withLoops(delimiter, scope), plain.items, frame, assumed);
    if (plain.kind === "unknown") return { ...plain, at };
    if (plain.kind === "known") return known(scalarText(plain), { at, via: plain.via });
    return unknown(opaque("invalid", at, "Fn::Join takes a delimiter and a list"), { at });
  });
}

/** Joins items; one that `AWS::NoValue` may remove takes its delimiter along, branch by branch. */
function joined(delimiter: string, items: readonly Value[], frame: Frame, when: readonly Assumption[]): Value {
  const { at } = frame;
  const { world } = frame.scope;
  const removable = items.findIndex((item) => item.kind === "choice" && hasAbsentBranch(item, when, frame));
  if (removable < 0 || delimiter === "") {
    const present = items.filter((item) => item.kind !== "absent");
    const parts = present.flatMap((item, index) =>
      index === 0 ? [flat(item, delimiter, frame, when)] : [known(delimiter), flat(item, delimiter, frame, when)],
    );
    return concatenated(parts, when, world, { at });
  }
  const item = items[removable];
  if (!item) return unknown(opaque("invalid", at, "Fn::Join takes a delimiter and a list"), { at });
  return overAlternatives(item, when, world, { at }, (plain, assumed) => {
    const rest = items.map((one, index) => (index === removable ? plain : one));
    return joined(delimiter, rest, frame, assumed);
  });
}

function flat(item: Value, delimiter: string, frame: Frame, when: readonly Assumption[]): Value {
  return item.kind === "list" ? joined(delimiter, item.items, frame, when) : item;
}

function hasAbsentBranch(value: Value, when: readonly Assumption[], frame: Frame): boolean {
  return alternativesOf(value, when, frame.scope.world).some((one) => one.value.kind === "absent");
}

/** `Fn::Split: [delimiter, text]`. A text with holes cannot be split: a hole may hold the delimiter. */
export function evaluateSplit(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [delimiterNode, textNode] = frame.items;
  const delimiter = textOf(delimiterNode);
  if (!delimiter || !textNode) return unknown(opaque("invalid", at, "Fn::Split takes a delimiter and a text"), { at });
  return overAlternatives(frame.resolve(textNode), when, scope.world, { at }, (plain) =>
    split(plain, delimiter, frame),
  );
}

function split(plain: PlainValue, delimiter: string, frame: Frame): Value {
  const origin = { at: frame.at, via: plain.via };
  if (plain.kind === "known") {
    const parts = scalarText(plain).split(delimiter);
    return list(
      parts.map((part) => known(part, origin)),
      origin,
    );
  }
  if (plain.kind === "unknown") return { ...plain, at: frame.at };
  if (plain.kind === "text") {
    const references = plain.parts.flatMap((part) => (typeof part === "string" ? [] : (part.references ?? [])));
    return unknown(opaque("unsupported", origin.at, "a part of a text that is not wholly known"), {
      ...origin,
      references,
    });
  }
  return unknown(opaque("invalid", origin.at, "Fn::Split takes a delimiter and a text"), origin);
}

/** `Fn::Base64: text`. */
export function evaluateBase64(frame: Frame): Value {
  const { scope, when, at } = frame;
  return overAlternatives(frame.resolve(frame.argument), when, scope.world, { at }, (plain) => {
    if (plain.kind === "known") return known(Buffer.from(scalarText(plain)).toString("base64"), { at, via: plain.via });
    if (plain.kind === "unknown") return { ...plain, at };
    return unknown(opaque("unsupported", at, "Base64 of a text that is not wholly known"), { at });
  });
}
