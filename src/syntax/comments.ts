/** A comment line, without its `#`. */
export interface CommentLine {
  readonly text: string;
  /** Of the `#`. */
  readonly start: number;
  readonly end: number;
}

/**
 * The comment lines that stand directly above the line of `offset`, top down: no other line between, at most `limit`.
 * Reads only those lines of the source.
 */
export function commentsAbove(source: string, offset: number, limit = 20): readonly CommentLine[] {
  const found: CommentLine[] = [];
  let lineStart = lineStartOf(source, offset);
  while (lineStart > 0 && found.length < limit) {
    const end = lineStart - (source.startsWith("\r\n", lineStart - 2) ? 2 : 1);
    const start = lineStartOf(source, end);
    const line = source.slice(start, end);
    const text = line.trimStart();
    if (!text.startsWith("#")) break;
    const hash = end - text.length;
    found.unshift({ text: text.slice(1).trim(), start: hash, end: hash + text.trimEnd().length });
    lineStart = start;
  }
  return found;
}

function lineStartOf(source: string, offset: number): number {
  let at = Math.min(offset, source.length);
  while (at > 0 && source[at - 1] !== "\n" && source[at - 1] !== "\r") at -= 1;
  return at;
}

/** The same for a place in the text: the comments directly above a line that counts from 1. */
export function commentsAboveLine(source: string, line: number, limit = 20): readonly CommentLine[] {
  const lineBreak = /\r\n|\n|\r/g;
  for (let left = line; left > 1; left -= 1) if (!lineBreak.exec(source)) return [];
  return commentsAbove(source, lineBreak.lastIndex, limit);
}
