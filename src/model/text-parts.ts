/** A text that is known in parts. `P` stands for a part that is not: an unknown value, a symbol, `null`. */
export type TextParts<P> = readonly (string | P)[];

/** Neighbouring strings as one, without empty ones. */
export function joinedParts<P extends object | null>(parts: TextParts<P>): TextParts<P> {
  const joined: (string | P)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return joined;
}

/** The parts that are not known, in their order. */
export function openParts<P extends object | null>(parts: TextParts<P>): readonly P[] {
  return parts.filter((part) => typeof part !== "string");
}

/** The text with something else in the place of each part that is not known. */
export function fillParts<P extends object | null, Q>(
  parts: TextParts<P>,
  fill: (part: P, index: number) => string | Q,
): TextParts<Q> {
  let index = 0;
  return parts.map((part) => (typeof part === "string" ? part : fill(part, index++)));
}

/** The text with a string in the place of each part that is not known. */
export function writtenParts<P extends object | null>(
  parts: TextParts<P>,
  write: (part: P, index: number) => string,
): string {
  return fillParts<P, never>(parts, write).join("");
}
