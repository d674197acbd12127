import { markedWide } from "../byte-order-mark.ts";

/** How a text file says that it is encoded, by its first bytes. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

/** Some tools write UTF-16 without its byte order mark: a plan's first character, `{`, tells then. */
function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  const wide = markedWide(bytes);
  if (wide) return wide;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8-bom";
  if (first === 0x7b && second === 0) return "utf-16le";
  if (first === 0 && second === 0x7b) return "utf-16be";
  return "utf-8";
}

/** The first bytes of a file as text, without a byte order mark; a character cut at the end is left out or replaced. */
export function decodeHead(bytes: Uint8Array, length: number): string {
  const encoding = encodingOf(bytes);
  const label = encoding === "utf-8-bom" ? "utf-8" : encoding;
  return new TextDecoder(label).decode(bytes.subarray(0, length), { stream: true });
}

/** A copy that outlives the buffer that it was read into; `slice` of a Buffer would be a view of it. */
export function copied(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** The chunks of a file as UTF-8 without a byte order mark. */
export function* utf8Chunks(chunks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let encoding: Encoding | undefined;
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for (const chunk of joinShortHead(chunks)) {
    if (encoding === undefined) {
      encoding = encodingOf(chunk);
      if (encoding === "utf-16le" || encoding === "utf-16be") decoder = new TextDecoder(encoding);
      else if (encoding === "utf-8-bom") {
        yield chunk.subarray(3);
        continue;
      }
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

/** The first chunk has to be long enough to hold a byte order mark. */
function* joinShortHead(chunks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for (const chunk of chunks) {
    if (!head) {
      yield chunk;
      continue;
    }
    const joined: Uint8Array = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (joined.length < 3) head = copied(joined);
    else {
      head = undefined;
      yield joined;
    }
  }
  if (head && head.length > 0) yield head;
}
