/** Characters that one hash covers, counted from the start of its line. */
const windowSize = 100;
const factor = 37;
const endOfFile = 0xffff;
const twoTo32 = 0x1_0000_0000;

/** An unsigned 64-bit number in halves: numbers are exact up to 53 bits, and big integers are slow. */
interface Halves {
  readonly high: number;
  readonly low: number;
}

/** `factor` to the power of `windowSize`, modulo 2^64: what a value weighs that has left the window. */
const leaving = BigInt.asUintN(64, BigInt(factor) ** BigInt(windowSize));

/**
 * The hash of each line as GitHub's `upload-sarif` computes `primaryLocationLineHash`: 64 bits over 100 characters from
 * the start of the line, without blanks and tabs, line ends as LF, then `:` and how often that hash occurred so far.
 * The first item is line 1. The definition is in github/codeql-action, src/fingerprints.ts.
 *
 * Here it is the difference of two running values: what the text up to the end of the window comes to, less what the
 * text before the line comes to, weighed by the characters in between.
 */
export function lineHashes(text: string): readonly string[] {
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  const open: { readonly index: number; readonly before: Halves }[] = [];
  let next = 0;
  let running: Halves = { high: 0, low: 0 };
  let index = 0;
  let isLineStart = true;

  const take = (character: number) => {
    const waiting = open[next];
    if (waiting && index - waiting.index === windowSize) {
      hashes.push(numbered(difference(running, waiting.before), seen));
      next += 1;
    }
    if (isLineStart) open.push({ index, before: running });
    isLineStart = character === 0x0a;
    running = append(running, character);
    index += 1;
  };

  for (const character of relevantCharacters(text)) take(character);
  take(endOfFile);
  for (let filled = 0; filled < windowSize; filled += 1) take(0);
  return hashes;
}

/** UTF-16 code units without blanks and tabs; CR and CRLF count as LF. */
function* relevantCharacters(text: string): Generator<number> {
  let wasReturn = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    const isSkipped = character === 0x20 || character === 0x09 || (wasReturn && character === 0x0a);
    wasReturn = character === 0x0d;
    if (!isSkipped) yield wasReturn ? 0x0a : character;
  }
}

function append({ high, low }: Halves, character: number): Halves {
  const nextLow = low * factor + character;
  return { high: (high * factor + Math.floor(nextLow / twoTo32)) >>> 0, low: nextLow >>> 0 };
}

function difference(end: Halves, before: Halves): string {
  return BigInt.asUintN(64, big(end) - big(before) * leaving).toString(16);
}

function big({ high, low }: Halves): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}

function numbered(hash: string, seen: Map<string, number>): string {
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}
