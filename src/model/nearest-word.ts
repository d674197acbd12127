/** Edits that a misspelling may be away from what was meant: about a third of its letters. */
const maxEdits = (text: string): number => Math.max(1, Math.floor(text.length / 3));
/** Longer texts are no misspellings of ours. */
const maxLength = 80;

/** The candidate that a misspelt word is nearest to, `null` where none is near. */
export function nearestWord(text: string, candidates: readonly string[]): string | null {
  if (text.length > maxLength) return null;
  const plain = flatten(text);
  let best: string | null = null;
  let fewest = maxEdits(text) + 1;
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
