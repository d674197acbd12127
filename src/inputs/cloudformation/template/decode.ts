import { markedWide } from "../../../syntax/byte-order-mark.ts";

/** Line breaks of YAML 1.1, which CloudFormation reads, and of no later version (YAML 1.1, section 5.4). */
const wideBreak = /[\u0085\u2028\u2029]/g;

/** The text of a file: UTF-8, or UTF-16 with a byte order mark as PowerShell writes it. */
export function decode(bytes: Uint8Array): string {
  const wide = markedWide(bytes);
  // UTF-8 as TextDecoder has it, malformed bytes and byte order mark included, and sooner at hand.
  const text = wide
    ? new TextDecoder(wide).decode(bytes)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return /[\u0085\u2028\u2029]/.test(text) && !/^\ufeff?\s*[{[]/.test(text) ? text.replace(wideBreak, "\n") : text;
}

/** Whether bytes are no text: a NUL byte near the start, unless a byte order mark says UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  return !markedWide(bytes) && bytes.subarray(0, 8192).includes(0);
}
