import type { Location } from "../model/location.ts";
import { openParts, writtenParts } from "../model/text-parts.ts";
import { known, list, map, type TextValue, text, type UnknownValue, type Value } from "../model/value.ts";
import { parseJson } from "../syntax/json.ts";
import type { Span, SyntaxNode } from "../syntax/node.ts";
import type { PolicySize } from "./document.ts";

/** Turns a span of the policy's text into a place; `undefined` where there is none. */
export type Locate = (span: Span) => Location | undefined;

export type ReadText =
  | { readonly ok: true; readonly value: Value; readonly size: PolicySize }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly location: Location | undefined };

/** Reads policy JSON to a value tree with places. */
export function readPolicyJson(source: string, locate: Locate): ReadText {
  const parsed = parseJson(source);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    const message = problem?.message ?? "the text is not JSON";
    return { ok: false, code: problem?.code ?? "json-syntax", message, location: problem && locate(problem) };
  }
  const size = { written: source.length, minified: minifiedLength(source) };
  return { ok: true, value: valueOfNode(parsed.root, locate), size };
}

/** The value tree of a parsed JSON or YAML text; depth is bounded by the parser. */
export function valueOfNode(node: SyntaxNode, locate: Locate): Value {
  const at = locate(node);
  switch (node.kind) {
    case "scalar":
      return known(typeof node.value === "number" ? node.source : node.value, { at });
    case "list":
      return list(
        node.items.map((item) => valueOfNode(item, locate)),
        { at },
      );
    case "map": {
      const entries = node.pairs.map(({ key, keySpan, value }) => {
        const keyAt = locate(keySpan);
        return { key, value: valueOfNode(value, locate), ...(keyAt && { keyAt }) };
      });
      return map(entries, { at });
    }
  }
}

const blank = /[ \t\n\r]/;

function minifiedLength(source: string): number {
  let length = 0;
  let inString = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (inString && character === "\\") {
      length += 2;
      at += 1;
      continue;
    }
    if (character === '"') inString = !inString;
    if (inString || !blank.test(character)) length += 1;
  }
  return length;
}

/**
 * Reads policy JSON that has unknown parts: each part is marked by characters of the private use area, the marked text
 * is parsed, and the marks are turned back. An unknown part that stands outside of a string is a whole value; as an
 * item of a list it may be any number of them, so that nothing is known of the list.
 */
export function readOpenJson(source: TextValue): ReadText {
  const mark = unusedMark(source);
  let index = 0;
  let inString = false;
  const marked = source.parts.map((part) => {
    if (typeof part === "string") {
      inString = endsInString(part, inString);
      return part;
    }
    const number = index++;
    return inString ? `${mark}${number}${mark}` : `"${mark}${number}${mark}${mark}"`;
  });
  const read = readPolicyJson(marked.join(""), () => source.at);
  return read.ok ? { ...read, value: unmark(read.value, mark, openParts(source.parts)) } : read;
}

/** Whether a text that cannot be read has the names of the calls that put a virtual device on a user. */
export function speaksOfDeviceCalls(source: string): boolean {
  return /iam:[a-z]*(?:virtual|enable)mfadevice/i.test(source);
}

/** Reads a text with unknown parts by a reader of whole texts, in which each of them is some letters of a word. */
export function readOpenText(source: TextValue, read: (text: string) => Value | undefined): Value | undefined {
  const mark = unusedMark(source);
  const value = read(writtenParts(source.parts, (_, index) => `${mark}${index}${mark}`));
  return value && unmark(value, mark, openParts(source.parts));
}

/** Whether the text after this part of it is inside of a string, as the text before it was. */
function endsInString(part: string, before: boolean): boolean {
  let inString = before;
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === '"') inString = !inString;
    else if (part[at] === "\\" && inString) at += 1;
  }
  return inString;
}

/** The unknown value that stands in place of a whole one. */
function wholeUnknown(value: Value, mark: string, unknownParts: readonly UnknownValue[]): UnknownValue | undefined {
  if (value.kind !== "known" || typeof value.value !== "string" || !value.value.endsWith(mark + mark)) return undefined;
  return unknownParts[Number(value.value.slice(mark.length, -2 * mark.length))];
}

function unusedMark(source: TextValue): string {
  for (let code = 0xe000; code < 0xf8ff; code += 1) {
    const mark = String.fromCharCode(code);
    if (!source.parts.some((part) => typeof part === "string" && part.includes(mark))) return mark;
  }
  return "\uf8ff";
}

function unmark(value: Value, mark: string, unknownParts: readonly UnknownValue[]): Value {
  const whole = wholeUnknown(value, mark, unknownParts);
  if (whole) return whole;
  switch (value.kind) {
    case "known": {
      if (typeof value.value !== "string" || !value.value.includes(mark)) return value;
      const pieces = value.value.split(mark);
      const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : (unknownParts[Number(piece)] ?? piece)));
      return text(parts, value);
    }
    case "list": {
      const [several] = value.items.flatMap((item) => wholeUnknown(item, mark, unknownParts) ?? []);
      if (several) return several;
      return list(
        value.items.map((item) => unmark(item, mark, unknownParts)),
        value,
      );
    }
    case "map":
      return map(
        value.entries.map((entry) => ({ ...entry, value: unmark(entry.value, mark, unknownParts) })),
        value,
      );
    default:
      return value;
  }
}
