/** Stands among the keys for one that only a parser can read: explicit, tagged, anchored, an alias, or with escapes. */
export const oddKey = "\u0000";

/**
 * The keys at the top of a JSON or YAML text, without parsing it whole. For block YAML: the keys at the indentation of
 * the first line; for JSON and flow style: those one bracket deep. A text that is neither has none. Linear.
 */
export function topLevelKeys(text: string): ReadonlySet<string> {
  const start = contentStart(text);
  const first = text[start];
  if (first === undefined || first === "[" || /^-\s/.test(text.slice(start, start + 2))) return new Set();
  if (/[?&*!]/.test(first)) return new Set([oddKey]);
  return first === "{" ? flowKeys(text, start) : blockKeys(text, start);
}

const passedOver = /(?:[\s\ufeff]+|#[^\n\r]*|%[^\n\r]*|---(?=\s))/y;

/** Where the content begins: after blanks, comments, directives and the document's start. */
function contentStart(text: string): number {
  passedOver.lastIndex = 0;
  let at = 0;
  while (passedOver.test(text)) at = passedOver.lastIndex;
  return at;
}

const blockKey = /(?:"((?:[^"\\\n]|\\.){0,1000})"[ \t]*|'([^'\n]*)'[ \t]*|([^\s#'"[\]{}%&*!|>@`-][^:\n#]*)):(?=\s|$)/;
const firstKey = new RegExp(`^( *)${blockKey.source}`, "m");

const oddStart = /^( *)(?:\?(?:\s|$)|[&*!])/gm;

function blockKeys(text: string, start: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const lineStart = Math.max(text.lastIndexOf("\n", start), text.lastIndexOf("\ufeff", start), -1) + 1;
  const content = text.slice(lineStart);
  const indent = firstKey.exec(content)?.[1];
  const level = indent === undefined ? [] : content.matchAll(new RegExp(`^${indent}${blockKey.source}`, "gm"));
  for (const match of level) keys.add(unquoted(match[1]) ?? match[2] ?? match[3]?.trimEnd() ?? oddKey);
  const deepest = indent?.length ?? Number.POSITIVE_INFINITY;
  for (const match of text.matchAll(oddStart)) if ((match[1] ?? "").length <= deepest) keys.add(oddKey);
  return keys;
}

function unquoted(escaped: string | undefined): string | undefined {
  if (escaped === undefined || !escaped.includes("\\")) return escaped;
  return jsonText(`"${escaped}"`);
}

function jsonText(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

const flowToken = /'[^'\n]*'|[{}[\],'"]|[^\s"'{}[\],:]+/g;

function flowKeys(text: string, start: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const token = new RegExp(flowToken);
  token.lastIndex = start;
  let depth = 0;
  let isKeyPlace = false;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const found = match[0] === '"' ? quotedAt(text, match.index) : match[0];
    token.lastIndex = match.index + found.length;
    if (isUnclear(found, text[match.index - 1])) return keys.add(oddKey);
    if (found === "{" || found === "[") depth += 1;
    else if (found === "}" || found === "]") depth -= 1;
    else if (found !== "," && depth === 1 && isKeyPlace) keys.add(flowKey(found));
    isKeyPlace = found === "," || (found === "{" && depth === 1);
    if (depth <= 0) break;
  }
  return keys;
}

/** The double-quoted text that begins at a place; no pattern, which would need a stack as deep as the text is long. */
function quotedAt(text: string, start: number): string {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return text.slice(start, end + 1);
  }
  return text.slice(start);
}

/** A comment, a quote inside a plain word, or one that is closed on another line: brackets after it may be text. */
function isUnclear(found: string, before: string | undefined): boolean {
  if (found.startsWith("#")) return before === undefined || /\s/.test(before);
  return found === "'" || (/^["']/.test(found) && before !== undefined && !/[\s{[,:}\]]/.test(before));
}

function flowKey(found: string): string {
  const key = found.startsWith('"') ? jsonText(found) : found.replace(/^'|'$/g, "");
  return key === undefined || /^[?&*!]/.test(key) ? oddKey : key;
}
