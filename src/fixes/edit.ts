import type { Location, Position } from "../model/location.ts";

/** One replaced span of a file; an insertion where `start` and `end` are the same. Offsets are UTF-16. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the edit repairs, as a noun phrase: `identifier of the Config rule MfaRule`. */
  readonly why: string;
}

/** A file that edits are made for. */
export interface FixSource {
  readonly path: string;
  readonly text: string;
}

/** The offset of a position; `undefined` for one that the text does not have. Lines end at LF, CRLF or a lone CR. */
export function offsetOf(text: string, { line, column }: Position): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.slice(start).search(/\r\n|\n|\r/);
    if (next < 0) return undefined;
    start += next + (text.startsWith("\r\n", start + next) ? 2 : 1);
  }
  const offset = start + column - 1;
  return offset <= text.length ? offset : undefined;
}

/** The text of a location and its offset; `undefined` where the source does not have the location. */
export function sliceOf(source: FixSource, location: Location): { start: number; text: string } | undefined {
  const start = offsetOf(source.text, location.start);
  const end = offsetOf(source.text, location.end);
  return start === undefined || end === undefined || end < start
    ? undefined
    : { start, text: source.text.slice(start, end) };
}

/** Applies edits to a text. Duplicates count once; of two that overlap only the first is applied. */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly used: readonly Edit[] } {
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  const used: Edit[] = [];
  for (const edit of ordered) {
    const last = used.at(-1);
    const isRepeat =
      last !== undefined && last.start === edit.start && last.end === edit.end && last.text === edit.text;
    if (isRepeat || (last !== undefined && edit.start < last.end)) continue;
    used.push(edit);
  }
  let result = "";
  let at = 0;
  for (const edit of used) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: result + text.slice(at), used };
}

/** The line break that a text uses, for insertions. */
export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The indentation of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}
