import { markedWide } from "../../syntax/byte-order-mark.ts";

/** The text of an output: UTF-8, or UTF-16 as Windows writes it, with a byte order mark or without. */
export function decodeOutput(bytes: Uint8Array): string {
  return new TextDecoder(markedWide(bytes) ?? unmarkedWide(bytes) ?? "utf-8").decode(bytes);
}

/** UTF-16 without a mark: an output begins with ASCII characters, which have a NUL byte on one side. */
export function unmarkedWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second, third, fourth] = bytes;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return "utf-16be";
  return undefined;
}
