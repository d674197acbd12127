import type { MapNode, Span } from "../syntax/node.ts";
import { type CommentStyle, endOfLine, indentAt, isFirstOnLine, newlineOf, skipGap } from "./layout.ts";
import type { OffsetEdit } from "./text-edit.ts";

/** A new entry of a map, ready to be written: the key with its quotes, and the value on one line. */
export interface NewEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * Writes an entry in front of the others of a map in braces. There no comma is to be looked for, and a comment behind the last
 * entry stays with it. `open`: the offset of the brace.
 */
export function entryInBraces(
  text: string,
  map: MapNode,
  open: number,
  { key, value }: NewEntry,
  style: CommentStyle,
): OffsetEdit {
  const first = map.pairs[0];
  const inside = open + 1;
  if (!first) return inserted(inside, `${key}: ${value}`);
  const start = startOfEntry(text, inside, first.keySpan.start, style);
  const colon = skipGap(text, first.keySpan.end, style) + 1;
  const isTight = style === "none" && text[colon] !== undefined && /\S/.test(text[colon] ?? "");
  const entry = isTight ? `${key}:${tight(value)}` : `${key}: ${value}`;
  const head = endOfLine(text, inside, style);
  if (head === undefined || !isFirstOnLine(text, start)) return inserted(start, `${entry},${isTight ? "" : " "}`);
  return inserted(head, `${newlineOf(text)}${indentAt(text, start)}${entry},`);
}

/** Where an entry begins: its key, or what YAML puts in front of it. */
function startOfEntry(text: string, inside: number, key: number, style: CommentStyle): number {
  return Math.min(key, skipGap(text, inside, style));
}

/** JSON without the spaces that only people need. */
function tight(value: string): string {
  return JSON.stringify(JSON.parse(value));
}

/** Writes the only item of an empty list: below the bracket where something stands behind it on its line. */
export function itemInEmptyList(text: string, list: Span, item: string, style: CommentStyle): OffsetEdit {
  const inside = list.start + 1;
  const head = endOfLine(text, inside, style);
  if (head === undefined || head >= list.end) {
    const comments = text.slice(inside, list.end - 1).trimEnd();
    return inserted(inside + comments.length, comments === "" ? item : ` ${item}`);
  }
  return inserted(head, `${newlineOf(text)}${indentAt(text, list.start)}  ${item}${style === "none" ? "" : ","}`);
}

export function inserted(at: number, newText: string): OffsetEdit {
  return { start: at, end: at, newText };
}
