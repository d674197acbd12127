/** The candidate that `word` was probably meant to be: at most two edits away, case not counted; `null`: none. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 100) return null;
  const allowed = word.length < 5 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      const replaced = (previous[column - 1] ?? 0) + cost;
      const inserted = (current[column - 1] ?? 0) + 1;
      const removed = (previous[column] ?? 0) + 1;
      current.push(Math.min(replaced, inserted, removed));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Input text without control and direction characters. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, " ");
}

/** Input text in a message: short, on one line. */
export function cut(text: string): string {
  const plain = oneLine(text);
  return plain.length > 60 ? `${plain.slice(0, 57)}...` : plain;
}
