import { markedWide } from "./byte-order-mark.ts";
import { latin1 } from "./latin1.ts";

/** A letter, `_` or `:` as an escape of JSON; what Go escapes (`<`, `>`, `&`, control characters) is none. */
const escapedLetter = /\\u00(?:3a|[46][1-9a-f]|[57][0-9a]|5f)/i;

/**
 * Whether a word may stand in bytes in another spelling than its own: letters as escapes, or two bytes a letter, of which one is a zero
 * where the text begins with ASCII. Whoever decides by the absence of a word asks this first.
 */
export function mayBeSpelledOtherwise(bytes: Uint8Array): boolean {
  if (markedWide(bytes) !== undefined || bytes[0] === 0 || bytes[1] === 0) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes("\\u00") && escapedLetter.test(latin1(bytes));
}
