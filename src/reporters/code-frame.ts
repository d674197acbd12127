import type { Location } from "../model/location.ts";
import { displayWidth, spelledOut } from "./harmless-text.ts";

/** Maximum number of characters of a line in a frame; a longer line is cut around the location. */
const defaultShown = 140;
/** Lines of a place that are shown before the middle is left out. */
const maxLines = 6;

export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
  readonly kind: "context" | "marked" | "underline";
  /** The text in three parts, for marks within the line: before the location, the location, and after it. */
  readonly parts: readonly [string, string, string];
}

/** The lines around a place with the place underlined; empty where the text has no such line. */
export function codeFrame(
  source: string,
  location: Location,
  context = 2,
  maxShown = defaultShown,
): readonly FrameLine[] {
  const lines = linesOf(source);
  const first = location.start.line;
  if (first > lines.length) return [];
  const last = Math.min(
    location.end.column === 1 ? Math.max(first, location.end.line - 1) : location.end.line,
    lines.length,
  );
  const shownLast = Math.min(last, first + maxLines - 1);
  const width = String(Math.min(shownLast + 1, lines.length)).length;
  const frame: FrameLine[] = [];
  for (let number = Math.max(1, first - context); number <= shownLast; number += 1) {
    const line = lines[number - 1] ?? "";
    const isMarked = number >= first;
    const from = number === first ? location.start.column - 1 : line.length - line.trimStart().length;
    const to = number === location.end.line ? location.end.column - 1 : line.length;
    const piece = cut(line, isMarked ? from : 0, isMarked ? to : 0, maxShown);
    const gutter = `${isMarked ? ">" : " "} ${String(number).padStart(width)} | `;
    frame.push({ gutter, text: piece.text, kind: isMarked ? "marked" : "context", parts: piece.parts });
    if (isMarked && piece.mark) frame.push(plainLine(width, piece.mark, "underline"));
  }
  if (shownLast < last) frame.push(plainLine(width, "…", "context"));
  return frame;
}

function plainLine(width: number, text: string, kind: FrameLine["kind"]): FrameLine {
  return { gutter: `${" ".repeat(width + 2)} | `, text, kind, parts: [text, "", ""] };
}

/** The text that was split last: findings come file by file, and a plan is long. */
let split: { readonly source: string; readonly lines: readonly string[] } = { source: "", lines: [""] };

function linesOf(source: string): readonly string[] {
  if (split.source !== source) split = { source, lines: source.split(/\r\n|\n|\r/) };
  return split.lines;
}

/** A line without control characters, cut to the maximum length, with the marks under `from` to `to`. */
function cut(
  line: string,
  from: number,
  to: number,
  maxShown: number,
): { text: string; mark: string; parts: FrameLine["parts"] } {
  const start =
    line.length <= maxShown ? 0 : Math.max(0, Math.min(from - Math.floor((maxShown * 2) / 7), line.length - maxShown));
  const end = Math.min(line.length, start + maxShown);
  const head = start > 0 ? "…" : "";
  const tail = end < line.length ? "…" : "";
  const before = shown(line.slice(start, Math.max(start, Math.min(from, end))));
  const marked = shown(line.slice(Math.max(start, from), Math.max(start, Math.min(to, end))));
  const text = head + shown(line.slice(start, end)) + tail;
  const mark = to > from ? " ".repeat(displayWidth(head + before)) + "^".repeat(Math.max(1, displayWidth(marked))) : "";
  const after = shown(line.slice(Math.max(start, Math.min(to, end)), end));
  return { text, mark, parts: to > from ? [head + before, marked, after + tail] : [text, "", ""] };
}

function shown(text: string): string {
  return spelledOut(text.replace(/\t/g, "    "));
}
