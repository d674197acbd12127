/** Chunks of the given sizes, over and over, in one buffer that is reused as a file reader would; without sizes all at once. */
export function* cutBytes(bytes: Uint8Array, sizes: readonly number[]): Iterable<Uint8Array> {
  const reused = sizes.length % 2 === 0 ? Buffer.alloc(bytes.length) : new Uint8Array(bytes.length);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes.length === 0 ? bytes.length : Math.max(1, sizes[turn % sizes.length] ?? 1);
    const part = bytes.subarray(at, at + size);
    reused.fill(0x21, 0, Math.min(reused.length, 2 * size));
    reused.set(part);
    yield reused.subarray(0, part.length);
    at += size;
  }
}
