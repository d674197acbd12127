import { placeInText } from "../model/location.ts";
import { phraseOf } from "../model/phrases.ts";
import { type KnownValue, revealed, type Value } from "../model/value.ts";
import { LineIndex } from "../syntax/line-index.ts";
import type { PolicyDocument, PolicyProblem } from "./document.ts";
import { type ParseOptions, PolicyReader, unreadable } from "./policy-reader.ts";
import { type Locate, type ReadText, readOpenJson, readPolicyJson } from "./policy-text.ts";

/** Parses a policy file. Never throws; what is wrong is in `problems`. */
export function parsePolicyFile(path: string, source: string): PolicyDocument {
  const index = new LineIndex(path, source);
  return parsePolicyText(source, (span) => index.location(span));
}

/** Parses policy JSON; `locate` turns spans of `source` into places. Never throws. */
export function parsePolicyText(source: string, locate: Locate = () => undefined): PolicyDocument {
  return fromText(readPolicyJson(source, locate), {}, source);
}

/**
 * Parses a policy that a template gives as an object or as a string, possibly with unknown parts. These stay in the
 * document as open parts, and lead to an unknown answer only where they matter. Never throws.
 */
export function parsePolicyValue(value: Value, options: ParseOptions = {}): PolicyDocument {
  const inner = revealed(value);
  if (inner.kind === "known" && typeof inner.value === "string") {
    const read = asSent(readPolicyJson(inner.value, locator(inner, inner.value)), options);
    // The structure behind a text that code builds knows the places that the text itself has not.
    const isBuilt = read.ok && inner.encodes !== undefined && !inner.written;
    return isBuilt
      ? new PolicyReader(options).document(inner.encodes, read.size)
      : fromText(read, options, inner.value);
  }
  if (inner.kind === "text") {
    if (inner.encodes) return new PolicyReader(options).document(inner.encodes, null);
    const read = readOpenJson(inner);
    if (read.ok) return { ...fromText(read, options), size: null };
    const open = inner.parts.find((part) => typeof part !== "string");
    return unreadable(
      `the policy text has an unknown part: ${(open && phraseOf(open.symbol)) ?? "unknown"}`,
      [],
      inner.at,
    );
  }
  if (inner.kind === "unknown") return unreadable(phraseOf(inner.symbol), [], inner.at);
  return new PolicyReader(options).document(inner, sizeOf(inner));
}

/** White space counts in a text that an API call carries; only the console takes it away. */
function asSent(read: ReadText, { isFile = false }: ParseOptions): ReadText {
  return read.ok && !isFile ? { ...read, size: { ...read.size, sentAsWritten: true } } : read;
}

/** Places inside a text that stands in a file as it is; otherwise every place is the whole text's. */
function locator({ at, written, lines }: KnownValue, source: string): Locate {
  const origin =
    written ?? (at && lines && { path: at.path, line: lines.first, column: lines.indent + 1, indent: lines.indent });
  if (!origin) return () => at;
  const index = new LineIndex(origin.path, source);
  return (span) => placeInText(origin, index.position(span.start), index.position(span.end));
}

/** Marks of text that a tool or a shell fills in: `${x}`, `{{ x }}`, `{% x %}`, `<%= x %>`, `@@x@@`, `$X`, `<X>`, `__X__`. */
const fillingMark = /\$\{|\$\(|\{\{|\{%|%\{|<%|@@|\$[A-Za-z_]|<[A-Za-z_-]+>|__[A-Z]/;

function fromText(read: ReadText, options: ParseOptions, source = ""): PolicyDocument {
  if (read.ok) return new PolicyReader(options).document(read.value, read.size);
  const message = `The policy is not well-formed JSON: ${read.message}.`;
  const problem: PolicyProblem = {
    code: read.code,
    message,
    severity: "error",
    ...(fillingMark.test(source) && { mayBeFilledIn: true }),
    ...(read.location && { location: read.location }),
  };
  return unreadable(message, [problem], read.location);
}

/** Characters of the JSON that a template's object becomes; `null` where it has unknown parts. */
function sizeOf(value: Value): PolicyDocument["size"] {
  const length = lengthOf(value);
  return length === null ? null : { written: length, minified: length };
}

function lengthOf(value: Value): number | null {
  const inner = revealed(value);
  switch (inner.kind) {
    case "known":
      return JSON.stringify(inner.value).length;
    case "list":
      return sum(inner.items.map(lengthOf), 2);
    case "map":
      return sum(
        inner.entries.map((entry) => sum([lengthOf(entry.value)], JSON.stringify(entry.key).length + 1)),
        2,
      );
    default:
      return null;
  }
}

function sum(lengths: readonly (number | null)[], frame: number): number | null {
  let total = frame + Math.max(lengths.length - 1, 0);
  for (const length of lengths) {
    if (length === null) return null;
    total += length;
  }
  return total;
}

export type { ParseOptions };
