import type { Location } from "../../model/location.ts";
import { LineIndex } from "../../syntax/line-index.ts";
import type { Span, SyntaxNode } from "../../syntax/node.ts";
import type { WrittenText } from "./written-text.ts";

/** A file, with the offsets that its text takes. */
interface Segment {
  readonly start: number;
  readonly written: WrittenText;
  readonly index: LineIndex;
}

/**
 * The files of one tool in one space of offsets, so that a tree may be put together from several files: a span of any
 * node leads back to its file and to the place there, also where the tool filled in a part of the text.
 */
export class Documents {
  readonly #segments: Segment[] = [];
  #size = 0;

  /** Enters a file and gives the offset that its first character has from now on. */
  add(path: string, written: WrittenText): number {
    const start = this.#size;
    this.#segments.push({ start, written, index: new LineIndex(path, written.original) });
    this.#size += written.text.length + 1;
    return start;
  }

  location(span: Span): Location {
    const segment = this.#segmentAt(span.start);
    const place = (offset: number) => segment.written.originalOffset(offset - segment.start);
    return segment.index.location({ start: place(span.start), end: place(span.end) });
  }

  #segmentAt(offset: number): Segment {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#segments[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const found = this.#segments[low];
    if (!found) throw new Error("no file was entered");
    return found;
  }
}

/** A tree whose offsets count from elsewhere. */
export function shifted(node: SyntaxNode, by: number): SyntaxNode {
  if (by === 0) return node;
  const at = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by });
  const own = { ...at(node), ...(node.aliasOf && { aliasOf: at(node.aliasOf) }) };
  if (own.kind === "list") return { ...own, items: own.items.map((item) => shifted(item, by)) };
  if (own.kind === "scalar") return own;
  const pairs = own.pairs.map(({ key, keySpan, value }) => ({ key, keySpan: at(keySpan), value: shifted(value, by) }));
  return { ...own, pairs };
}
