import { latin1 } from "../../syntax/latin1.ts";

/** The first line of a facts file says what it is. */
export function startsLikeFacts(bytes: Uint8Array): boolean {
  return /^\s*\{"rootrail":"facts"/.test(headOf(bytes));
}

/** A facts file that lost its first line: each fact begins with its kind and the format of its resource. */
export function startsWithFact(bytes: Uint8Array): boolean {
  return /^\s*\{"fact":"[A-Z][A-Za-z]+","resource":\{"format":"/.test(headOf(bytes));
}

function headOf(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 128)).replace(/^\u00EF\u00BB\u00BF/, "");
}
