import { simpleEscapes, stringClassOf } from "./json-grammar.ts";

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const closeBracket = 0x5d;
const closeBrace = 0x7d;

/**
 * The offset after a string's closing quote; -1 where that is not at hand, or the string is not plain ASCII with
 * simple escapes. Those spell no letter: a key that they stand in is none that is looked for.
 */
export function endOfString(chunk: Uint8Array, from: number): number {
  const length = chunk.length;
  // Four at a time: strings are most of a plan.
  const last = length - 3;
  let at = from;
  for (;;) {
    while (
      at < last &&
      stringClassOf[chunk[at] as number] === 0 &&
      stringClassOf[chunk[at + 1] as number] === 0 &&
      stringClassOf[chunk[at + 2] as number] === 0 &&
      stringClassOf[chunk[at + 3] as number] === 0
    )
      at += 4;
    while (at < length && stringClassOf[chunk[at] as number] === 0) at += 1;
    if (at + 1 >= length) return at < length && chunk[at] === quote ? at + 1 : -1;
    if (chunk[at] === quote) return at + 1;
    if (chunk[at] !== backslash || simpleEscapes[chunk[at + 1] as number] !== 1) return -1;
    at += 2;
  }
}

/** The offset after a word or a whole number that something follows; -1 where there is none. */
export function endOfScalar(chunk: Uint8Array, at: number): number {
  if (at + 6 > chunk.length) return -1;
  const first = chunk[at] as number;
  const second = chunk[at + 1] as number;
  if (first === 0x66)
    return second === 0x61 && chunk[at + 2] === 0x6c && chunk[at + 3] === 0x73 && chunk[at + 4] === 0x65 ? at + 5 : -1;
  if (first === 0x6e) return second === 0x75 && chunk[at + 2] === 0x6c && chunk[at + 3] === 0x6c ? at + 4 : -1;
  if (first === 0x74) return second === 0x72 && chunk[at + 2] === 0x75 && chunk[at + 3] === 0x65 ? at + 4 : -1;
  if (first === 0x30) return isNumberEnd(second) ? at + 1 : -1;
  let end = at;
  while (end < chunk.length && (chunk[end] as number) >= 0x30 && (chunk[end] as number) <= 0x39) end += 1;
  return end > at && isNumberEnd(chunk[end]) ? end : -1;
}

function isNumberEnd(byte: number | undefined): boolean {
  return byte === comma || byte === closeBrace || byte === closeBracket;
}
