/** One top-level value of a text, by its place. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Documents that one file may hold: pages that were written one after the other. */
const maxDocuments = 10_000;

/** A string with its escapes, a bracket, or a run of anything else; strings may be unclosed at the end. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[{}[\]]|[^"{}[\]]+/g;

/**
 * The top-level objects and lists of a text that may hold several, as `aws … >> pages.json` leaves them. Anything else
 * between them makes the rest one slice, so that the parser says what is wrong with it.
 */
export function sliceDocuments(source: string): readonly Slice[] {
  const found: Slice[] = [];
  let start = -1;
  let depth = 0;
  for (const { 0: text, index } of source.matchAll(token)) {
    if (text === "{" || text === "[") {
      if (depth === 0) start = index;
      depth += 1;
    } else if (text === "}" || text === "]") {
      depth -= 1;
      if (depth === 0) found.push({ start, end: index + 1 });
    } else if (depth === 0 && text.replace(/^\uFEFF/, "").trim() !== "") depth = -1;
    if (depth < 0 || found.length > maxDocuments) return [...found, { start: index, end: source.length }];
  }
  return depth > 0 ? [...found, { start, end: source.length }] : found;
}
