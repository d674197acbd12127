import { markedWide } from "../../syntax/byte-order-mark.ts";
import { latin1 } from "../../syntax/latin1.ts";

/** The first line of a facts file says what it is. In a list (`jq -s`) it says so as well. */
export function startsLikeFacts(bytes: Uint8Array): boolean {
  return /^\s*(?:\[\s*)?\{\s*"rootrail"\s*:\s*"facts"/.test(headOf(bytes));
}

/** Facts that a program made one list of. */
export function isListOfFacts(bytes: Uint8Array): boolean {
  return /^\s*\[/.test(headOf(bytes));
}

/** A facts file that lost its first line: each fact begins with its kind and the format of its resource. */
export function startsWithFact(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"fact"\s*:\s*"[A-Z][A-Za-z]+"\s*,\s*"resource"\s*:\s*\{\s*"format"\s*:\s*"/.test(headOf(bytes));
}

/** `facts.jsonl`, `payments.facts.jsonl`, and each `.jsonl` of a folder that collects facts. */
const factsName = /(?:^|\/)(?:(?:[^/]+\.)?facts|(?:rootrail-)?facts\/[^/]+)\.jsonl$/i;

/**
 * A file that is called as facts are and has none: it is empty, breaks off in its first words, or is the page of an error. What
 * should have written it did not.
 */
export function isLeftWithoutFacts(path: string, bytes: Uint8Array): boolean {
  if (!factsName.test(path)) return false;
  const head = headOf(bytes).trim();
  return head.startsWith("<") || '{"rootrail":"facts"'.startsWith(head);
}

function headOf(bytes: Uint8Array): string {
  const wide = markedWide(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes.subarray(0, 256));
  return latin1(bytes.subarray(0, 128)).replace(/^\u00EF\u00BB\u00BF/, "");
}
