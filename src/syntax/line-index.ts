import type { Location, Position } from "../model/location.ts";
import type { Span } from "./node.ts";

/** Turns offsets of one text into positions. Lines end at LF, CRLF or a lone CR. */
export class LineIndex {
  readonly path: string;
  readonly #source: string;
  /** Made when the first position is asked for: most texts are read without any. */
  #starts: readonly number[] | undefined;

  constructor(path: string, source: string) {
    this.path = path;
    this.#source = source;
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    this.#starts ??= lineStarts(this.#source);
    const starts = this.#starts;
    const target = Math.min(Math.max(offset, 0), this.#source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - (starts[low] ?? 0) + 1 };
  }

  location(span: Span): Location {
    return { path: this.path, start: this.position(span.start), end: this.position(span.end) };
  }
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  if (!source.includes("\r")) {
    for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
