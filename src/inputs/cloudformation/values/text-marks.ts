import { symbolKey } from "../../../model/symbol.ts";
import type { UnknownValue } from "../../../model/value.ts";

/** Whether a text has an unknown part that is marked. */
export function hasMark(text: string): boolean {
  return text.includes("\ue000");
}

/** Marks for the unknown parts of a text that is parsed as a template itself. */
export class TextMarks {
  readonly #marked: UnknownValue[] = [];
  readonly #bySymbol = new Map<string, string>();

  /** A mark for an unknown part; `piecesOf` turns it back. */
  mark(part: UnknownValue): string {
    this.#marked.push(part);
    return `\ue000${this.#marked.length - 1}\ue001`;
  }

  /** The same mark for the same symbol. */
  markOf(part: UnknownValue): string {
    const key = symbolKey(part.symbol);
    const mark = this.#bySymbol.get(key) ?? this.mark(part);
    this.#bySymbol.set(key, mark);
    return mark;
  }

  /** A text with the unknown parts that were marked in it. */
  piecesOf(text: string): readonly (string | UnknownValue)[] {
    if (this.#marked.length === 0 || !text.includes("\ue000")) return [text];
    return text.split(/\ue000(\d{1,9})\ue001/).map((piece, index) => {
      const part = index % 2 === 1 ? this.#marked[Number(piece)] : undefined;
      return part ?? piece;
    });
  }
}
