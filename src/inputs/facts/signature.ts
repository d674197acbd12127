import { latin1 } from "../../syntax/latin1.ts";

/** The first line of a facts file says what it is. */
export function startsLikeFacts(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"rootrail"\s*:\s*"facts"/.test(headOf(bytes));
}

/** A facts file that lost its first line: each fact begins with its kind and the format of its resource. */
export function startsWithFact(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"fact"\s*:\s*"[A-Z][A-Za-z]+"\s*,\s*"resource"\s*:\s*\{\s*"format"\s*:\s*"/.test(headOf(bytes));
}

function headOf(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 128)).replace(/^\u00EF\u00BB\u00BF/, "");
}
