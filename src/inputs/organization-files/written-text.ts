/** A text after a tool filled in parts of it, with the way back to what is written. */
export interface WrittenText {
  readonly original: string;
  readonly text: string;
  /** The offset in `original` of one in `text`; inside a part that was filled in: where that part stands. */
  originalOffset(offset: number): number;
}

export function asWritten(original: string): WrittenText {
  return { original, text: original, originalOffset: (offset) => offset };
}

/** The text without some of its parts, which may lie in each other and come in any order. */
export function withoutParts(original: string, parts: readonly (readonly [number, number])[]): WrittenText {
  const kept: { readonly start: number; readonly original: number }[] = [];
  const pieces: string[] = [];
  let at = 0;
  let length = 0;
  const keep = (end: number) => {
    if (end <= at) return;
    kept.push({ start: length, original: at });
    pieces.push(original.slice(at, end));
    length += end - at;
  };
  for (const [start, end] of parts.toSorted(([one], [other]) => one - other)) {
    keep(start);
    at = Math.max(at, end);
  }
  keep(original.length);
  return {
    original,
    text: pieces.join(""),
    originalOffset(offset) {
      const piece = kept.findLast((one) => one.start <= offset);
      return piece ? piece.original + offset - piece.start : offset;
    },
  };
}

/** A text after two tools, or two steps of one. */
export function inTurn(first: WrittenText, then: (text: string) => WrittenText): WrittenText {
  const second = then(first.text);
  return {
    original: first.original,
    text: second.text,
    originalOffset: (offset) => first.originalOffset(second.originalOffset(offset)),
  };
}

/** Fills in every match of a global expression; `undefined` leaves one as it is. */
export function filledIn(
  original: string,
  pattern: RegExp,
  fill: (match: RegExpMatchArray) => string | undefined,
): WrittenText {
  const parts: string[] = [];
  /** Where each part that was filled in ends, with how much longer the text is from there on. */
  const changes: { readonly start: number; readonly end: number; readonly original: number; readonly shift: number }[] =
    [];
  let from = 0;
  let shift = 0;
  for (const match of original.matchAll(pattern)) {
    const value = fill(match);
    if (value === undefined) continue;
    parts.push(original.slice(from, match.index), value);
    from = match.index + match[0].length;
    const start = match.index + shift;
    shift += value.length - match[0].length;
    changes.push({ start, end: start + value.length, original: match.index, shift });
  }
  if (changes.length === 0) return asWritten(original);
  return {
    original,
    text: [...parts, original.slice(from)].join(""),
    originalOffset(offset) {
      const last = changes.findLast((one) => one.start < offset);
      if (!last) return offset;
      return offset < last.end ? last.original : offset - last.shift;
    },
  };
}
