import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { codeProperties, initMetadata } from "../../code-holders.ts";
import { callOf, pairsOf, textOf } from "./calls.ts";
import type { SourceText } from "./template.ts";

/** A text with its holes: what a reference, a condition or an import fills in. */
type Pieces = readonly (string | null)[];

/** The word that every call for a virtual device has in its name, whatever the language. */
const word = /mfa/i;

/** An escape by which letters can be written otherwise. */
const escaped = /\\[xuU]|\\\r?\n/;

/** Letters of base64 in a row that can pack a command, wherever they stand. */
const packedLength = 40;

/**
 * Whether a resource that holds code proves, unresolved, that no call for a virtual device stands in it: the word `mfa` stands
 * nowhere in the template, and no text of the code is put together so that it could arise. `source`: the template's.
 */
export function isPlainCode(type: string, body: SyntaxNode, source: SourceText): boolean {
  if (!isPlainSource(source)) return false;
  const properties = child(body, "Properties");
  if (child(body, "Fn::Transform") || (properties && callOf(properties))) return false;
  const held = pairsOf(properties).filter(
    ({ key }) => codeProperties.get(type)?.includes(key) || key.startsWith("Fn::"),
  );
  const init = initOf(body);
  return [...held.map((one) => one.value), ...(init ? [init] : [])].every((node) => isPlain(node, 0));
}

const plainSources = new WeakMap<SourceText, boolean>();

function isPlainSource(source: SourceText): boolean {
  const have = plainSources.get(source);
  if (have !== undefined) return have;
  const { text } = source;
  const isPlain = !word.test(text) && !escaped.test(text) && !holdsPacked(text);
  plainSources.set(source, isPlain);
  return isPlain;
}

/**
 * `/[A-Za-z0-9+/]{40}/.test(text)`, many times sooner: every such row has a letter at its 40th place, so that most texts are
 * looked at in one of 40 places.
 */
export function holdsPacked(text: string): boolean {
  let start = 0;
  while (start + packedLength <= text.length) {
    let at = start + packedLength - 1;
    while (at >= start && isBase64(text.charCodeAt(at))) at -= 1;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}

/** Whether a code is one of `A` to `Z`, `a` to `z`, `/`, `0` to `9` or `+`. */
function isBase64(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x2f && code <= 0x39) || code === 0x2b
  );
}

/** What `cfn-init` does by the metadata of a resource. */
export function initOf(body: SyntaxNode): SyntaxNode | undefined {
  const metadata = body.kind === "map" ? child(body, "Metadata") : undefined;
  return metadata && child(metadata, initMetadata);
}

function isPlain(node: SyntaxNode, depth: number): boolean {
  if (depth > 30) return false;
  const call = callOf(node);
  if (!call) {
    if (node.kind === "scalar") return isPlainText(writtenPieces(node.source));
    const inner = node.kind === "list" ? node.items : node.pairs.map((pair) => pair.value);
    return inner.every((one) => isPlain(one, depth + 1));
  }
  if (call.name === "Fn::Base64") return isPlain(call.argument, depth + 1);
  if (call.name === "Fn::If" && call.argument.kind === "list")
    return call.argument.items.slice(1).every((one) => isPlain(one, depth + 1));
  const pieces = piecesOf(node);
  return pieces !== undefined && isPlainText(pieces);
}

/** The pieces of a text; `undefined` where something else than its own words decides what it is. */
function piecesOf(node: SyntaxNode): Pieces | undefined {
  const call = callOf(node);
  if (!call) return node.kind === "scalar" ? writtenPieces(node.source) : undefined;
  const { name, argument } = call;
  const [first, second] = argument.kind === "list" ? argument.items : [argument];
  switch (name) {
    case "Ref":
    case "Fn::FindInMap":
      return [null];
    case "Fn::GetAtt":
      return isOfStack(textOf(argument) ?? textOf(second) ?? "") ? undefined : [null];
    case "Fn::Sub": {
      const written = textOf(first);
      return written === undefined ? undefined : writtenPieces(written);
    }
    case "Fn::Join":
      return second?.kind === "list" && second.tag === undefined
        ? joinedPieces(textOf(first), second.items)
        : undefined;
    default:
      return undefined;
  }
}

function joinedPieces(delimiter: string | undefined, items: readonly SyntaxNode[]): Pieces | undefined {
  if (delimiter === undefined) return undefined;
  const all: (string | null)[] = [];
  for (const [index, item] of items.entries()) {
    const pieces = piecesOf(item);
    if (!pieces) return undefined;
    all.push(...(index === 0 ? pieces : [delimiter, ...pieces]));
  }
  return all;
}

/** A text with the variables of `Fn::Sub`, or of a loop, as holes. */
function writtenPieces(text: string): Pieces {
  return text.split(/([$&]\{[^{}]*\})/).map((part, index) => (index % 2 === 1 && !isOfStack(part) ? null : part));
}

/** An output of a nested stack, which another template writes. */
function isOfStack(name: string): boolean {
  return name.includes("Outputs.");
}

/** What may be base64 as a whole. */
const encoded = /^[A-Za-z0-9+/=\s]{16,}$/;

/** Whether the word cannot arise where pieces meet, and no piece hides it: what fills a hole stands in the template too. */
function isPlainText(pieces: Pieces): boolean {
  const merged = pieces.reduce<(string | null)[]>((all, piece) => {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else if (piece !== "") all.push(piece);
    return all;
  }, []);
  return merged.every((piece, index) => {
    if (piece === null) return merged[index + 1] !== null;
    if (word.test(piece) || encoded.test(piece) || piece.includes("Outputs.")) return false;
    return !(merged[index + 1] === null && /mf?$/i.test(piece)) && !(merged[index - 1] === null && /^f?a/i.test(piece));
  });
}
