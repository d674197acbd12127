/** A key of a JSON object, seen in the first part of its text. */
export interface HeadKey {
  /** What its value starts as. */
  readonly start: "object" | "array" | "string" | "number" | "other" | "none";
  /** The keys of its value, as far as they were seen; empty for anything but an object. */
  readonly innerKeys: readonly string[];
}

const tokenPattern = /[{[\]}]|"[^"\\]*(?:\\.[^"\\]*)*"/g;
const keyLimit = 1_000;

/**
 * The top keys of a JSON object whose text may be cut off, for a first look at what it is. Tolerant: text that is
 * no JSON gives some keys or none. It ends with the first key of `enough`.
 */
export function headKeys(text: string, enough: ReadonlySet<string> = new Set()): ReadonlyMap<string, HeadKey> {
  const keys = new Map<string, { start: HeadKey["start"]; innerKeys: string[] }>();
  let depth = 0;
  let current: { start: HeadKey["start"]; innerKeys: string[] } | undefined;
  for (const { 0: token, index } of text.matchAll(tokenPattern)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1) {
      const start = valueStart(text, index + token.length);
      if (start === undefined || keys.size === keyLimit) continue;
      const key = plain(token);
      current = { start, innerKeys: [] };
      keys.set(key, current);
      if (enough.has(key)) break;
    } else if (depth === 2 && current?.start === "object" && valueStart(text, index + token.length) !== undefined)
      current.innerKeys.push(plain(token));
  }
  return keys;
}

const afterKey = /\s*:\s*(.)?/y;

/** What a key's value starts as; `undefined` where no colon follows, so that it is no key. */
function valueStart(text: string, at: number): HeadKey["start"] | undefined {
  afterKey.lastIndex = at;
  const match = afterKey.exec(text);
  if (!match) return undefined;
  const [, first] = match;
  if (first === undefined) return "none";
  if (first === "{") return "object";
  if (first === "[") return "array";
  if (first === '"') return "string";
  return /[-0-9]/.test(first) ? "number" : "other";
}

function plain(token: string): string {
  if (!token.includes("\\")) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
