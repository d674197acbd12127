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

  has(token: Uint8Array): boolean {
    if (token.includes(backslash)) return this.#strings.has(decodeToken(token));
    return this.#byLength[token.length - 2]?.some((bytes) => isInside(bytes, token)) ?? false;
  }
}

function isInside(bytes: Uint8Array, token: Uint8Array): boolean {
  for (let at = bytes.length - 1; at >= 0; at -= 1) if (bytes[at] !== token[at + 1]) return false;
  return true;
}
