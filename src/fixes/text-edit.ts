import type { Position } from "../model/location.ts";
import { LineIndex } from "../syntax/line-index.ts";
import type { Span } from "../syntax/node.ts";

/** One replaced span of a file; an insertion where `start` and `end` of the range are the same. */
export interface TextEdit {
  readonly path: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** The same by UTF-16 offsets of one text. */
export interface OffsetEdit extends Span {
  readonly newText: string;
}

/** A file that edits are made for. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export function editAt({ path, text }: SourceText, { start, end, newText }: OffsetEdit): TextEdit {
  const lines = new LineIndex(path, text);
  return { path, range: { start: lines.position(start), end: lines.position(end) }, newText };
}

/** The offset of a position; `undefined` for one that the text does not have. Lines end at LF, CRLF or a lone CR. */
export function offsetOf(text: string, { line, column }: Position): number | undefined {
  const lineEnd = /\r\n|\n|\r/g;
  for (let at = 1; at < line; at += 1) if (!lineEnd.exec(text)) return undefined;
  const offset = lineEnd.lastIndex + column - 1;
  return offset <= text.length ? offset : undefined;
}

/**
 * The edits of one text in its order, equal ones once. `undefined` where they contradict each other: two that overlap, two
 * different insertions at one place, or a position that the text does not have.
 */
export function inOrder(text: string, edits: readonly TextEdit[]): readonly OffsetEdit[] | undefined {
  const found: OffsetEdit[] = [];
  for (const { range, newText } of edits) {
    const start = offsetOf(text, range.start);
    const end = offsetOf(text, range.end);
    if (start === undefined || end === undefined || end < start) return undefined;
    found.push({ start, end, newText });
  }
  found.sort((one, other) => one.start - other.start || one.end - other.end);
  const distinct = found.filter((edit, at) => !isSame(edit, found[at - 1]));
  const isClear = distinct.every((edit, at) => {
    const last = distinct[at - 1];
    return last === undefined || last.end < edit.start || (last.end === edit.start && !isInsertedAt(edit, last));
  });
  return isClear ? distinct : undefined;
}

function isSame(one: OffsetEdit, other: OffsetEdit | undefined): boolean {
  return one.start === other?.start && one.end === other.end && one.newText === other.newText;
}

/** Whether of two edits that touch each other both insert, so that their order would be chance. */
function isInsertedAt(edit: OffsetEdit, last: OffsetEdit): boolean {
  return edit.start === edit.end && last.start === last.end;
}

/** Replaces spans of a text; they are in order and do not overlap. */
export function applyOffsets(text: string, edits: readonly OffsetEdit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The text with the edits made; `undefined` where they contradict each other. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const ordered = inOrder(text, edits);
  return ordered && applyOffsets(text, ordered);
}

/** The edits that do at once what two rounds do, the second made to the text that the first leaves. */
export function composed(first: readonly OffsetEdit[], second: readonly OffsetEdit[]): readonly OffsetEdit[] {
  const between = piecesOf(first);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, newText } of second) {
    pieces.push(...cut(between, at, start), newText);
    at = end;
  }
  return editsOf([...pieces, ...cut(between, at, Number.POSITIVE_INFINITY)]);
}

/** A stretch of a text that stays, or one that is new. */
type Piece = Span | string;

/** What edits make of a text of any length: the last stretch has no end. */
function piecesOf(edits: readonly OffsetEdit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    pieces.push({ start: at, end: start }, newText);
    at = end;
  }
  return [...pieces, { start: at, end: Number.POSITIVE_INFINITY }];
}

/** The part of the text that pieces make between two offsets of it. */
function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = typeof piece === "string" ? piece.length : piece.end - piece.start;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end) {
      const isNew = typeof piece === "string";
      found.push(isNew ? piece.slice(start, end) : { start: piece.start + start, end: piece.start + end });
    }
    at += length;
  }
  return found;
}

/** The edits that make the pieces, whose stretches stand in their order. */
function editsOf(pieces: readonly Piece[]): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  let at = 0;
  let newText = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      newText += piece;
      continue;
    }
    if (newText !== "" || piece.start > at) edits.push({ start: at, end: piece.start, newText });
    newText = "";
    at = piece.end;
  }
  return edits;
}
