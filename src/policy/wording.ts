import { nearest } from "../syntax/spelling.ts";

/** The candidate that a word of a policy probably means: at most two edits away, one for a short word; `null`: none. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  return nearest(word, candidates, word.length < 5 ? 1 : 2) ?? null;
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

/** Why a decision is open that differs by the partition of the accounts. */
export function partitionsReason(partitions: readonly string[]): string {
  return `the accounts may be in the partitions ${partitions.join(" and ")}`;
}
