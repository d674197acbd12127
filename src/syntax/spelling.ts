/** Edits that a misspelling may be away from what was meant: about a third of its letters. */
const usualEdits = (text: string): number => Math.max(1, Math.floor(text.length / 3));
/** A longer text is taken for no misspelling. */
const maxLength = 100;

/** `; did you mean "exceptions"?`, or nothing where no candidate is near. */
export function didYouMean(text: string, candidates: readonly string[]): string {
  const best = nearest(text, candidates);
  return best === undefined ? "" : `; did you mean ${JSON.stringify(best)}?`;
}

/** The candidate with the fewest edits, at most `maxEdits`; case and word separators do not count. */
export function nearest(
  text: string,
  candidates: readonly string[],
  maxEdits: number = usualEdits(text),
): string | undefined {
  if (text.length > maxLength) return undefined;
  const plain = flatten(text);
  let best: string | undefined;
  let fewest = maxEdits + 1;
  for (const candidate of candidates) {
    const edits = distance(plain, flatten(candidate));
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Case and word separators are the most common mistakes: `internet_exposed`, `InternetExposed`. */
function flatten(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}

/** Letters to insert, delete, replace or swap with the neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = at(rows, i - 1, j - 1) + Number(one[i - 1] !== other[j - 1]);
      let cost = Math.min(replaced, at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, at(rows, i - 2, j - 2) + 1);
      }
      row.push(cost);
    }
    rows.push(row);
  }
  return at(rows, one.length, other.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}
