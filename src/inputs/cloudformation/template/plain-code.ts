import { joinedParts, type TextParts } from "../../../model/text-parts.ts";
import { holdsBase64 } from "../../../syntax/base64.ts";
import { child, type MapPair, type Span, type SyntaxNode } from "../../../syntax/node.ts";
import { beginsWithin, callWord, endsWithin, holdsCallWord } from "../../call-words.ts";
import { codeProperties, initMetadata, setsVariables } from "../../code-holders.ts";
import { callOf, childText, pairsOf, textOf } from "./calls.ts";
import type { SourceText, Template } from "./template.ts";

/** A text with its gaps: what a reference, a condition or an import fills in. */
type Pieces = TextParts<null>;

/** An escape by which letters can be written otherwise. */
const escaped = /\\[xuU]|\\\r?\n/;

/** Letters of base64 in a row that can pack a command, wherever they stand. */
const packedLetters = 40;

/**
 * Whether a resource that holds code proves, unresolved, that no call that is looked for stands in it: no word of such a call
 * stands in the template, and no text of the code is put together so that one could arise; or they stand only in what declares
 * devices and in what describes them, and the code is its own words alone. `source`: that of the body, which may be another than the template's.
 */
export function isPlainCode(type: string, body: SyntaxNode, source: SourceText, template: Template): boolean {
  const mentions = mentionsIn(source, template);
  if (mentions === "anywhere") return false;
  const mayHaveGaps = mentions === "nowhere";
  const properties = child(body, "Properties");
  if (child(body, "Fn::Transform") || (properties && callOf(properties))) return false;
  const code = codeProperties.get(type);
  for (const { key, value } of pairsOf(properties)) {
    if ((setsVariables(key) || key === "Parameters") && isWrittenElsewhere(value, 0)) return false;
    if ((code?.includes(key) || key.startsWith("Fn::")) && !isPlain(value, 0, mayHaveGaps)) return false;
  }
  const init = initOf(body);
  return init === undefined || isPlain(init, 0, mayHaveGaps);
}

/**
 * Where words of calls stand in a text. `apart`: only where no code can take it from. `anywhere`: also elsewhere, or it can stand
 * there in another spelling.
 */
type Mentions = "nowhere" | "apart" | "anywhere";

const mentionsOf = new WeakMap<SourceText, "nowhere" | "somewhere" | "anywhere">();
const areApart = new WeakMap<Template, boolean>();

function mentionsIn(source: SourceText, template: Template): Mentions {
  const mentions = mentionsOf.get(source) ?? findMentions(source.text);
  mentionsOf.set(source, mentions);
  if (mentions !== "somewhere") return mentions;
  // A template that is written out inside of another one has the text of both.
  const isApart = areApart.get(template) ?? standsApart(template);
  areApart.set(template, isApart);
  return isApart && source === template.source ? "apart" : "anywhere";
}

function findMentions(text: string): "nowhere" | "somewhere" | "anywhere" {
  // The text of a template that was put together from several files is not at hand.
  if (text === "" || escaped.test(text) || holdsBase64(text, packedLetters)) return "anywhere";
  return holdsCallWord(text) ? "somewhere" : "nowhere";
}

/** What may be an anchor of YAML, by which a text stands in further places. */
const anchor = /(?:^|[\s,[{])&[^\s&]/m;

/**
 * Whether words of calls stand only in the resources that declare virtual devices, in outputs, which only other templates read,
 * and in the description.
 */
function standsApart({ source, root, resources, outputs }: Template): boolean {
  const { text, repeated } = source;
  if (repeated || anchor.test(text)) return false;
  const devices = pairsOf(resources).filter(({ value }) => childText(value, "Type") === "AWS::IAM::VirtualMFADevice");
  const apart = [...devices.map(spanOf), ...[outputs, child(root, "Description")].filter((one) => one !== undefined)];
  return [...text.matchAll(words)].every(({ index }) => apart.some(({ start, end }) => start <= index && index < end));
}

const words = new RegExp(callWord, "gi");

function spanOf({ keySpan, value }: MapPair): Span {
  return { start: keySpan.start, end: value.end };
}

/** What `cfn-init` does by the metadata of a resource. */
export function initOf(body: SyntaxNode): SyntaxNode | undefined {
  const metadata = body.kind === "map" ? child(body, "Metadata") : undefined;
  return metadata && child(metadata, initMetadata);
}

function isPlain(node: SyntaxNode, depth: number, mayHaveGaps: boolean): boolean {
  if (depth > 30) return false;
  const call = callOf(node);
  if (!call) {
    if (node.kind === "scalar") return isPlainText(writtenPieces(node.source), mayHaveGaps);
    return node.kind === "list"
      ? node.items.every((one) => isPlain(one, depth + 1, mayHaveGaps))
      : node.pairs.every(({ value }) => isPlain(value, depth + 1, mayHaveGaps));
  }
  if (call.name === "Fn::Base64") return isPlain(call.argument, depth + 1, mayHaveGaps);
  if (call.name === "Fn::If" && call.argument.kind === "list")
    return call.argument.items.slice(1).every((one) => isPlain(one, depth + 1, mayHaveGaps));
  const pieces = piecesOf(node);
  return pieces !== undefined && isPlainText(pieces, mayHaveGaps);
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
      return isStackOutput(argument) ? undefined : [null];
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

/** A text with the variables of `Fn::Sub`, or of a loop, as gaps. */
function writtenPieces(text: string): Pieces {
  if (!text.includes("{")) return [text];
  return text.split(/([$&]\{[^{}]*\})/).map((part, index) => (index % 2 === 1 && !isOfStack(part) ? null : part));
}

/** Whether a value is, or holds, what another template writes. */
function isWrittenElsewhere(node: SyntaxNode, depth: number): boolean {
  if (depth > 30) return true;
  const call = callOf(node);
  if (call?.name === "Fn::ImportValue" || call?.name === "Fn::Transform") return true;
  if (call?.name === "Fn::GetAtt") return isStackOutput(call.argument);
  const inner = call?.argument ?? node;
  switch (inner.kind) {
    case "scalar":
      return isOfStack(inner.source);
    case "list":
      return inner.items.some((one) => isWrittenElsewhere(one, depth + 1));
    case "map":
      return inner.pairs.some(({ value }) => isWrittenElsewhere(value, depth + 1));
  }
}

/** Whether the argument of `Fn::GetAtt` names an output of a nested stack, or may. */
function isStackOutput(argument: SyntaxNode): boolean {
  const [, attribute] = argument.kind === "list" ? argument.items : [];
  if (attribute && callOf(attribute)) return true;
  return isOfStack(textOf(argument) ?? textOf(attribute) ?? "");
}

/** An output of a nested stack, which another template writes. */
function isOfStack(name: string): boolean {
  return name.includes("Outputs.");
}

/** What may be base64 as a whole. */
const encoded = /^[A-Za-z0-9+/=\s]{16,}$/;

/** Whether no word of a call can arise where pieces meet, and no piece hides it: what fills a gap stands in the template too. */
function isPlainText(pieces: Pieces, mayHaveGaps: boolean): boolean {
  const joined = joinedParts(pieces);
  return joined.every((piece, index) => {
    if (piece === null) return mayHaveGaps && joined[index + 1] !== null;
    if (holdsCallWord(piece) || encoded.test(piece) || piece.includes("Outputs.")) return false;
    return !(joined[index + 1] === null && endsWithin(piece)) && !(joined[index - 1] === null && beginsWithin(piece));
  });
}
