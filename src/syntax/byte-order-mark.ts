/** The wide encoding that a byte order mark names, if one does: PowerShell's `>` writes UTF-16 where others write UTF-8. */
export function markedWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}
