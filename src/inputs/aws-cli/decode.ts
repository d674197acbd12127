import { gunzipSync } from "node:zlib";
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

/** Bytes that an output may have once it is unpacked. */
export const maxOutputBytes = 64_000_000;

const unpacked = new WeakMap<Uint8Array, Uint8Array | null>();

/** What gzip packed, and other bytes as they are; `null`: it is broken, or larger than an output. */
export function unpackedOutput(bytes: Uint8Array): Uint8Array | null {
  if (!isPacked(bytes)) return bytes;
  const known = unpacked.get(bytes);
  if (known !== undefined) return known;
  const found = unpack(bytes);
  unpacked.set(bytes, found);
  return found;
}

export function isPacked([first, second, method]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && method === 8;
}

function unpack(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxOutputBytes });
  } catch {
    return null;
  }
}
