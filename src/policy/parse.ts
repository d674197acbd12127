import { placeInText } from "../model/location.ts";
import { phraseOf } from "../model/phrases.ts";
import { openParts, writtenParts } from "../model/text-parts.ts";
import {
  type Assumption,
  alternatives,
  bothAssumed,
  type ChoiceValue,
  childrenOf,
  isConsistent,
  type KnownValue,
  type Option,
  revealed,
  type Value,
} from "../model/value.ts";
import { LineIndex } from "../syntax/line-index.ts";
import { onBranch } from "./branches.ts";
import type { ElementPatterns, PolicyDocument, PolicyProblem, Statement, StatementBranches } from "./document.ts";
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
    return isBuilt ? ofStructure(inner.encodes, read.size, options) : fromText(read, options, inner.value);
  }
  if (inner.kind === "text") {
    if (inner.encodes) {
      const [start] = inner.parts;
      // AWS takes no YAML, whatever its unknown parts are.
      if (typeof start === "string" && /^["-]/.test(start)) {
        const source = writtenParts(inner.parts, () => "?");
        return fromText(
          readPolicyJson(source, () => inner.at),
          options,
          source,
        );
      }
      return ofStructure(inner.encodes, null, options);
    }
    const read = readOpenJson(inner);
    if (read.ok) return { ...fromText(read, options), size: null };
    const [open] = openParts(inner.parts);
    return unreadable(
      `the policy text has an unknown part: ${(open && phraseOf(open.symbol)) ?? "unknown"}`,
      [],
      inner.at,
    );
  }
  if (inner.kind === "unknown") return unreadable(phraseOf(inner.symbol), [], inner.at);
  return ofStructure(inner, sizeOf(inner), options);
}

/** Branches of a text that are read. */
const maxBranches = 64;
/** Branches of a structure that are told apart; with more, what depends on a condition is a doubt where it stands. */
const maxInnerBranches = 16;

function ofStructure(value: Value, size: PolicyDocument["size"], options: ParseOptions): PolicyDocument {
  const branches = hasChoice(value) ? branchesOf(value) : null;
  if (branches !== null && branches.length > 1) return parseBranches({ kind: "choice", options: branches }, options);
  return new PolicyReader(options).document(value, size);
}

function hasChoice(value: Value): boolean {
  return value.kind === "choice" || childrenOf(value).some(hasChoice);
}

/** Every structure that a value can turn out to be, with choices opened wherever they stand; `null`: too many. */
function branchesOf(value: Value): readonly Option[] | null {
  switch (value.kind) {
    case "choice": {
      const found = value.options.map((option) => joinedBranches([option.value], option.when));
      return found.includes(null)
        ? null
        : bounded(
            found.flatMap((one) => one ?? []).map(({ when, values: [only] }) => ({ when, value: only ?? value })),
          );
    }
    case "list":
      return (
        joinedBranches(value.items)?.map(({ when, values }) => ({ when, value: { ...value, items: values } })) ?? null
      );
    case "map":
      return (
        joinedBranches(value.entries.map((one) => one.value))?.map(({ when, values }) => ({
          when,
          value: {
            ...value,
            entries: value.entries.map((one, place) => ({ ...one, value: values[place] ?? one.value })),
          },
        })) ?? null
      );
    case "sensitive":
      return branchesOf(value.value);
    default:
      return [{ when: [], value }];
  }
}

interface JoinedBranch {
  readonly when: readonly Assumption[];
  readonly values: readonly Value[];
}

/** What several values can turn out to be together; `null`: too many. */
function joinedBranches(values: readonly Value[], when: readonly Assumption[] = []): readonly JoinedBranch[] | null {
  let all: readonly JoinedBranch[] = [{ when, values: [] }];
  for (const value of values) {
    const branches = branchesOf(value);
    if (branches === null) return null;
    all = all.flatMap((one) =>
      branches.flatMap((branch) => {
        const both = bothAssumed(one.when, branch.when);
        return isConsistent(both) ? [{ when: both, values: [...one.values, branch.value] }] : [];
      }),
    );
    if (all.length > maxInnerBranches) return null;
  }
  return all;
}

function bounded(branches: readonly Option[]): readonly Option[] | null {
  return branches.length > maxInnerBranches ? null : branches;
}

/**
 * A policy that depends on conditions: what all branches say is certain, everything else stands with a doubt. A branch that
 * AWS refuses, or that has no policy, denies nothing.
 */
function parseBranches(choice: ChoiceValue, options: ParseOptions): PolicyDocument {
  const outer = alternatives(choice, [], maxBranches).map(({ value, when }): ReadBranch => {
    return { document: value.kind === "absent" ? undefined : parsePolicyValue(value, options), when };
  });
  const all = outer.flatMap(innerBranches);
  const read = all.length > maxBranches ? outer.map(withoutBranches) : all;
  const documents = read.flatMap(({ document }) => document ?? []);
  // A resource control policy has principals on every branch; a service control policy has them on none.
  const haveAll = documents.every((one) => one.principals.length > 0);
  const principals = haveAll ? documents.flatMap((one) => one.principals) : [];
  const branches = read.map(({ document, when }) => {
    const own = document && haveAll ? { ...document, principals: [] } : document;
    return { statements: own ? statementsInForce(own) : [], doubt: openBranch(when) };
  });
  const [first = unreadable(openBranch([]), [], choice.at)] = documents.filter(isCreated).concat(documents);
  if (!branches.some(({ statements }) => statements.length > 0)) return first;
  const meanings = branches.map(({ statements }) => new Set(statements.map(meaningOf)));
  const found = new Map<string, Statement>();
  for (const { statements, doubt } of branches) {
    for (const statement of statements) {
      const meaning = meaningOf(statement);
      const on = [...meanings.keys()].filter((branch) => meanings[branch]?.has(meaning));
      const own = on.length === branches.length ? statement : onBranches(statement, { of: branches.length, on }, doubt);
      if (!found.has(meaning)) found.set(meaning, { ...own, index: found.size });
    }
  }
  const { doubt: _, ...rest } = first;
  return {
    ...rest,
    statements: [...found.values()],
    problems: [],
    principals,
    size: largest(documents),
    branches: { scope: options.scope ?? null, when: read.map(({ when }) => when) },
  };
}

interface ReadBranch {
  /** `undefined`: there is no policy. */
  readonly document: PolicyDocument | undefined;
  readonly when: readonly Assumption[];
}

/** The branches of a branch that depends on conditions itself, each with what is assumed on both. */
function innerBranches({ document, when }: ReadBranch): readonly ReadBranch[] {
  if (!document?.branches) return [{ document, when }];
  return document.branches.when.flatMap((inner, branch) => {
    const both = bothAssumed(when, inner);
    const statements = document.statements.flatMap((one) => onBranch(one, branch) ?? []);
    const { branches: _, ...rest } = document;
    return isConsistent(both) ? [{ document: { ...rest, statements }, when: both }] : [];
  });
}

/** A branch with too many branches of its own: what depends on these is not known. */
function withoutBranches({ document, when }: ReadBranch): ReadBranch {
  if (!document?.branches) return { document, when };
  const { branches: _, ...rest } = document;
  const statements = document.statements.map(({ branches: __, ...one }) => one);
  return { document: { ...rest, statements }, when };
}

/** A statement that stands on some branches only, which `doubt` says. */
function onBranches(statement: Statement, branches: Omit<StatementBranches, "doubt">, doubt: string): Statement {
  const own = statement.doubt;
  return {
    ...statement,
    doubt: own ?? doubt,
    isConditional: true,
    branches: { ...branches, ...(own !== undefined && { doubt: own }) },
  };
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
