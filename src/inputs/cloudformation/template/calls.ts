import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";

/** An intrinsic function with its argument, in whichever form it is written. */
export interface Call {
  /** The long name: `Ref`, `Condition`, `Fn::Sub`. */
  readonly name: string;
  readonly argument: SyntaxNode;
}

/** Reads `!Sub x` and `{ "Fn::Sub": x }` alike; `undefined` for what is no function call. */
export function callOf(node: SyntaxNode): Call | undefined {
  if (node.tag !== undefined) return tagged(node, node.tag);
  if (node.kind !== "map" || node.pairs.length !== 1) return undefined;
  const [pair] = node.pairs;
  if (!pair || !isFunctionName(pair.key)) return undefined;
  return { name: pair.key, argument: pair.value };
}

function tagged(node: SyntaxNode, tag: string): Call {
  const short = tag.slice(1);
  const name = short === "Ref" || short === "Condition" || short.startsWith("Fn::") ? short : `Fn::${short}`;
  const { tag: _, ...argument } = node;
  return { name, argument };
}

export const loopPrefix = "Fn::ForEach::";

function isFunctionName(key: string): boolean {
  return key === "Ref" || (key.startsWith("Fn::") && !key.startsWith(loopPrefix));
}

/** The items of a function's argument; one that is no list counts as a single item. */
export function argumentsOf(call: Call): readonly SyntaxNode[] {
  return call.argument.kind === "list" && call.argument.tag === undefined ? call.argument.items : [call.argument];
}

/** What CloudFormation takes a scalar for where it wants text; booleans are YAML 1.1's. `undefined` for null and others. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  if (node.quoted) return node.source;
  const truth = truthOf(node.source);
  return truth === undefined ? node.source : String(truth);
}

/**
 * A name as it is written: YAML 1.1 takes `On` and `No` for booleans both in a key and in what refers to it, so that what is written
 * alike is one name.
 */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? node.source : undefined;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "on"].flatMap((word) => spellings(word).map((one) => [one, true] as const)),
  ...["false", "no", "off"].flatMap((word) => spellings(word).map((one) => [one, false] as const)),
]);

function spellings(word: string): readonly string[] {
  return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
}

/** The boolean that a plain scalar means in YAML 1.1, which CloudFormation reads. */
export function truthOf(source: string): boolean | undefined {
  return truths.get(source);
}

/** The pairs of a section or a map; empty for anything else. */
export function pairsOf(node: SyntaxNode | undefined): readonly MapPair[] {
  return node?.kind === "map" ? node.pairs : [];
}

/** The text of a key's scalar value. */
export function childText(node: SyntaxNode | undefined, key: string): string | undefined {
  return textOf(child(node, key));
}
