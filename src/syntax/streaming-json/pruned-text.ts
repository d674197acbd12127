import type { Location, Position } from "../../model/location.ts";
import { LineIndex } from "../line-index.ts";
import type { Span } from "../node.ts";
import type { Positions } from "./positions.ts";
import { ScanStop } from "./scan-stop.ts";

/** A JSON text that holds a part of another one, with the places that its pieces come from. */
export interface Pruned {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where the selected objects begin that have their word themselves, and no other way to be kept: offsets in `text`. */
  readonly selected: ReadonlySet<number>;
}

/** From `start` (an offset in the pruned text) on, the text stands at `origin` in the file. */
interface Piece {
  readonly start: number;
  readonly origin: Position;
}

/** Collects kept pieces and where they come from. */
export class PrunedText {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #selected: number[] = [];
  readonly #limit: number;
  #length = 0;
  #stream = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(part: string | Uint8Array, origin?: Position): void {
    if (origin) {
      this.#flush();
      this.#pieces.push({ start: this.#length, origin });
    }
    this.#add(typeof part === "string" ? part : this.#stream.decode(part, { stream: true }));
    if (this.#length > this.#limit)
      throw new ScanStop(
        "too-large",
        `the resources to be looked at are more than ${this.#limit} characters`,
        origin ?? { line: 1, column: 1 },
      );
  }

  /** What was written last with its origin is a selected value, behind blanks perhaps. */
  select(): void {
    this.#selected.push(this.#pieces.at(-1)?.start ?? 0);
  }

  finish(): Pruned {
    this.#flush();
    const text = this.#length === 0 ? "null" : this.#parts.join("");
    return { text, pieces: this.#pieces, selected: new Set(this.#selected.map((start) => behindBlanks(text, start))) };
  }

  #flush(): void {
    this.#add(this.#stream.decode());
  }

  #add(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#length += text.length;
  }
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (/[ \t\n\r]/.test(text[at] ?? "")) at += 1;
  return at;
}

/** The places of a pruned text in the file that it was cut out of. */
export class PrunedPositions implements Positions {
  readonly #path: string;
  readonly #pieces: readonly Piece[];
  readonly #lines: LineIndex;

  constructor(path: string, { text, pieces }: Pruned) {
    this.#path = path;
    this.#pieces = pieces;
    this.#lines = new LineIndex(path, text);
  }

  location(span: Span): Location {
    return {
      path: this.#path,
      start: this.#position(span.start, this.#pieceAt(span.start)),
      // An end belongs to the piece that it ends, not to the one that begins there.
      end: this.#position(span.end, this.#pieceAt(Math.max(span.start, span.end - 1))),
    };
  }

  #position(offset: number, piece: Piece | undefined): Position {
    if (!piece) return { line: 1, column: 1 };
    const start = this.#lines.position(piece.start);
    const target = this.#lines.position(offset);
    if (target.line === start.line)
      return { line: piece.origin.line, column: piece.origin.column + target.column - start.column };
    return { line: piece.origin.line + target.line - start.line, column: target.column };
  }

  #pieceAt(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }
}
