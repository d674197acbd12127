import type { UnknownValue } from "../../../model/value.ts";

/** Marks for the unknown parts of a text that is parsed as a template itself. */
export class TextMarks {
  readonly #marked: UnknownValue[] = [];

  /** A mark for an unknown part; `piecesOf` turns it back. */
  mark(part: UnknownValue): string {
    this.#marked.push(part);
    return `\ue000${this.#marked.length - 1}\ue001`;
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
