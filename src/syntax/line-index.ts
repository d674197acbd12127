import type { Location, Position } from "../model/location.ts";
import type { Span } from "./node.ts";

/** Turns offsets of one text into positions. Lines end at LF, CRLF or a lone CR. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;
  readonly path: string;

  constructor(path: string, source: string) {
    this.path = path;
    this.#length = source.length;
    for (let at = 0; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const target = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - (this.#starts[low] ?? 0) + 1 };
  }

  location(span: Span): Location {
    return { path: this.path, start: this.position(span.start), end: this.position(span.end) };
  }
}
