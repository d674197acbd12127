const decoder = new TextDecoder();
const backslash = 0x5c;

/** The text of a JSON string token with its quotes; escapes are read the way JSON does. */
export function decodeToken(token: Uint8Array): string {
  const text = decoder.decode(token);
  if (!token.includes(backslash)) return text.slice(1, -1);
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? value : "";
}

/** A set of strings that tokens are looked up in without decoding them, unless they are escaped. */
export class TokenSet {
  readonly #strings: ReadonlySet<string>;
  readonly #byLength: readonly (readonly Uint8Array[] | undefined)[];

  constructor(strings: ReadonlySet<string>) {
    this.#strings = strings;
    const byLength: Uint8Array[][] = [];
    for (const one of strings) {
      const bytes = Buffer.from(one);
      const sameLength = byLength[bytes.length];
      if (sameLength) sameLength.push(bytes);
      else byLength[bytes.length] = [bytes];
    }
    this.#byLength = byLength;
  }

  /** Whether the token between `start` and `end`, quotes included, is in the set. */
  has(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
    const candidates = this.#byLength[end - start - 2];
    if (candidates) for (const candidate of candidates) if (standsAt(candidate, bytes, start + 1)) return true;
    return isEscaped(bytes, start, end) && this.#strings.has(decodeToken(bytes.subarray(start, end)));
  }
}

function standsAt(candidate: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = candidate.length - 1; at >= 0; at -= 1) if (candidate[at] !== bytes[start + at]) return false;
  return true;
}

function isEscaped(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === backslash) return true;
  return false;
}
