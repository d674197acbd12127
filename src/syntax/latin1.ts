/** Larger texts are not kept, in bytes. */
const maxKept = 1_000_000;

let last: { readonly bytes: Uint8Array; readonly text: string } | undefined;

/**
 * Bytes as a text of one letter each, for a search by several readers one after the other: letters of ASCII are the same bytes in UTF-8. The last text
 * is kept.
 */
export function latin1(bytes: Uint8Array): string {
  if (last?.bytes === bytes) return last.text;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  last = bytes.byteLength > maxKept ? undefined : { bytes, text };
  return text;
}
