import { placeInText } from "../model/location.ts";
import { phraseOf } from "../model/phrases.ts";
import { alternatives, type ChoiceValue, type KnownValue, revealed, type Value } from "../model/value.ts";
import { LineIndex } from "../syntax/line-index.ts";
import type { ElementPatterns, PolicyDocument, PolicyProblem, Statement } from "./document.ts";
import { openBranch, type ParseOptions, PolicyReader, unreadable } from "./policy-reader.ts";
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
  if (inner.kind === "choice") return parseBranches(inner, options);
  if (inner.kind === "known" && typeof inner.value === "string") {
    const read = asSent(readPolicyJson(inner.value, locator(inner, inner.value)), options);
    // The structure behind a text that code builds knows the places that the text itself has not.
    const isBuilt = read.ok && inner.encodes !== undefined && !inner.written;
    return isBuilt
      ? new PolicyReader(options).document(inner.encodes, read.size)
      : fromText(read, options, inner.value);
  }
  if (inner.kind === "text") {
    if (inner.encodes) {
      const [start] = inner.parts;
      // AWS takes no YAML, whatever its unknown parts are.
      if (typeof start === "string" && /^["-]/.test(start)) {
        const source = inner.parts.map((part) => (typeof part === "string" ? part : "?")).join("");
        return fromText(
          readPolicyJson(source, () => inner.at),
          options,
          source,
        );
      }
      return new PolicyReader(options).document(inner.encodes, null);
    }
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

/** Branches of a text that are read. */
const maxBranches = 64;

/**
 * A policy that depends on conditions: what all branches say is certain, everything else stands with a doubt. A branch that
 * AWS refuses, or that has no policy, denies nothing.
 */
function parseBranches(choice: ChoiceValue, options: ParseOptions): PolicyDocument {
  const branches = alternatives(choice, [], maxBranches).map(({ value, when }) => {
    const document = value.kind === "absent" ? undefined : parsePolicyValue(value, options);
    return { document, statements: document ? statementsInForce(document) : [], doubt: openBranch(when) };
  });
  const documents = branches.flatMap(({ document }) => document ?? []);
  const [first = unreadable(openBranch([]), [], choice.at)] = documents.filter(isCreated).concat(documents);
  if (!branches.some(({ statements }) => statements.length > 0)) return first;
  const meanings = branches.map(({ statements }) => new Set(statements.map(meaningOf)));
  const found = new Map<string, Statement>();
  for (const { statements, doubt } of branches) {
    for (const statement of statements) {
      const meaning = meaningOf(statement);
      const isCommon = meanings.every((one) => one.has(meaning));
      const own = isCommon
        ? statement
        : { ...statement, doubt: statement.doubt ?? doubt, isConditional: true as const };
      if (!found.has(meaning)) found.set(meaning, { ...own, index: found.size });
    }
  }
  const { doubt: _, ...rest } = first;
  return { ...rest, statements: [...found.values()], problems: [], principals: [], size: largest(documents) };
}

/** Whether AWS takes a policy as far as its grammar tells. */
function isCreated({ doubt, principals }: PolicyDocument): boolean {
  return doubt === undefined && principals.length === 0;
}

/** What a branch may deny or allow: nothing where AWS refuses it. */
function statementsInForce(document: PolicyDocument): readonly Statement[] {
  return isCreated(document) || isOpen(document) ? document.statements : [];
}

/** Whether it is not known what a document says, and not only that AWS refuses it. */
function isOpen({ problems, principals }: PolicyDocument): boolean {
  return principals.length === 0 && !problems.some((one) => one.severity === "error");
}

function largest(documents: readonly PolicyDocument[]): PolicyDocument["size"] {
  return documents.reduce<PolicyDocument["size"]>(
    (most, { size }) => (most && size ? (size.written > most.written ? size : most) : null),
    documents[0]?.size ?? null,
  );
}

/** What a statement says, wherever it stands. */
function meaningOf({ effect, action, resource, conditions, doubt }: Statement): string {
  const patterns = (one: ElementPatterns) => [one.negated, one.patterns];
  const tests = conditions.map((one) => [one.operator, one.key, one.values, one.doubt]);
  return JSON.stringify([effect, patterns(action), patterns(resource), tests, doubt]);
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
