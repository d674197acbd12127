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
