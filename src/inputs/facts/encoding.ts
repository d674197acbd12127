import { markedWide } from "../../syntax/byte-order-mark.ts";

/** A facts file as UTF-8: PowerShell's `>` writes UTF-16. */
export function factsBytes(bytes: Uint8Array): Uint8Array {
  const wide = markedWide(bytes);
  return wide ? new TextEncoder().encode(new TextDecoder(wide).decode(bytes)) : bytes;
}
