/** One line of a text with its number, from 1; without its line break. Blank lines are left out. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
}

const lineFeed = 10;

/** Walks the lines of a text without copying it. */
export function* linesOf(bytes: Uint8Array): Generator<Line> {
  let number = 1;
  for (let start = 0; start < bytes.length; number += 1) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 32)) yield { number, bytes: line };
    start = end + 1;
  }
}
