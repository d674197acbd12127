import type { Alias, Document, ErrorCode, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { maxDepth } from "./json.ts";
import type { MapPair, ParseResult, RepeatedKeys, Span, SyntaxNode, SyntaxProblem } from "./node.ts";
import { indentContinuations, movedTree } from "./yaml-continuation.ts";
import { yamlPackage } from "./yaml-package.ts";

/** Nodes that aliases and merge keys may add to a document; more is refused as an alias bomb. */
const maxAliasNodes = 200_000;
/** Problems that one text is reported with. */
export const maxProblems = 20;

/** What the codes of the YAML library mean, in our words. */
const sentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: "an alias cannot have a tag or an anchor of its own",
  BAD_ALIAS: "an alias or anchor without a name, or with one that YAML does not allow",
  BAD_COLLECTION_TYPE: "a tag that does not go with this kind of value",
  BAD_DIRECTIVE: "a %-directive that YAML does not have, or in the wrong place",
  BAD_DQ_ESCAPE: "an escape that YAML does not have, inside double quotes",
  BAD_INDENT: "wrong indentation, or a bracket above that is never closed",
  BAD_PROP_ORDER: "an anchor or a tag must stand before the value's indicator",
  BAD_SCALAR_START: "a plain value cannot start with this character; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a block value cannot be a key here; check the indentation and the colons",
  BLOCK_IN_FLOW: "an indented block cannot stand inside [ ] or { }",
  KEY_OVER_1024_CHARS: "a key of more than 1024 characters",
  MISSING_CHAR: "a closing quote, bracket, comma, colon or space is missing",
  MULTILINE_IMPLICIT_KEY: "a key cannot go over several lines; is a colon or a quote missing?",
  MULTIPLE_ANCHORS: "a value cannot have two anchors",
  MULTIPLE_DOCS: "more than one YAML document in a file; only one is allowed",
  MULTIPLE_TAGS: "a value cannot have two tags",
  NON_STRING_KEY: "a key that is not text",
  RESOURCE_EXHAUSTION: "nested too deeply",
  TAB_AS_INDENT: "a tab is used for indentation; YAML allows spaces only",
  UNEXPECTED_TOKEN: "unexpected text",
};

const codes: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: "multiple-documents",
  RESOURCE_EXHAUSTION: "too-deep",
};

class YamlRefused extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Parses one YAML document to a tree with offsets; values are those of YAML 1.2's core schema, `source` keeps the
 * characters. Tags stay on the nodes, aliases and merge keys are expanded: an expanded node keeps the span of its
 * anchor's text, only its outermost node takes the span of the alias. Problems, never an exception: broken syntax,
 * a key that stands twice in one map (`duplicate-key`, unless one of the two counts), a second document (`multiple-documents`, as CloudFormation
 * refuses it too), nesting deeper than `maxDepth`, aliases that expand to more than `maxAliasNodes` (`alias-bomb`).
 */
export function parseWholeYaml(source: string, repeated: RepeatedKeys = "refuse"): ParseResult {
  try {
    const document = documentOf(source);
    if (document.errors.length === 0) return new TreeBuilder(source, repeated).build(document);
    return parseIndented(source, repeated) ?? { ok: false, problems: libraryProblems(document, source) };
  } catch (error) {
    return { ok: false, problems: [problemOf(error, source)] };
  }
}

/** The text as YAML 1.1 reads it, where that is what makes it well formed. */
function parseIndented(source: string, repeated: RepeatedKeys): ParseResult | undefined {
  const indented = indentContinuations(source);
  if (!indented) return undefined;
  const { text, writtenOffset } = indented;
  const document = documentOf(text);
  if (document.errors.length > 0) return undefined;
  const parsed = new TreeBuilder(text, repeated).build(document);
  if (parsed.ok) return { ...parsed, root: movedTree(parsed.root, writtenOffset) };
  return { ok: false, problems: parsed.problems.map((problem) => movedProblem(problem, writtenOffset)) };
}

function movedProblem(problem: SyntaxProblem, offset: (at: number) => number): SyntaxProblem {
  const moved = { ...problem, start: offset(problem.start), end: offset(problem.end) };
  const { related } = problem;
  if (!related) return moved;
  return { ...moved, related: { ...related, start: offset(related.start), end: offset(related.end) } };
}

function documentOf(source: string): Document.Parsed {
  const { stackTraceLimit } = Error;
  // The library makes an error for each tag that it does not know, such as every !Ref; their stacks cost much.
  Error.stackTraceLimit = 0;
  try {
    return yamlPackage().parseDocument(source, {
      version: "1.2",
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      keepSourceTokens: false,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function libraryProblems(document: Document.Parsed, source: string): SyntaxProblem[] {
  const { length } = source;
  const tooDeepAt = deepSpan(source);
  if (tooDeepAt) return [{ code: "too-deep", message: tooDeep, ...tooDeepAt }];
  // One level too many makes an error for each level around it.
  const deep = document.errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
  const errors = deep ? [deep] : document.errors.slice(0, maxProblems);
  return errors.map((error) => {
    const [start, to] = error.pos;
    // Of a second document only its marker is pointed at.
    const end = error.code === "MULTIPLE_DOCS" ? Math.min(to, start + 3) : to;
    const code = codes[error.code] ?? "yaml-syntax";
    const message = sentences[error.code] ?? "not well-formed YAML";
    return { code, message, start: Math.min(start, length), end: Math.min(Math.max(end, start), length) };
  });
}

function problemOf(error: unknown, source: string): SyntaxProblem {
  if (error instanceof YamlRefused) {
    const { problem } = error;
    return problem.code === "too-deep" ? { ...problem, ...deepSpan(source) } : problem;
  }
  const span = { start: 0, end: Math.min(1, source.length) };
  // The library recurses through nested values; a text that exhausts the stack is refused like any deep one.
  if (error instanceof RangeError) return { code: "too-deep", message: tooDeep, ...span, ...deepSpan(source) };
  return { code: "yaml-syntax", message: "not well-formed YAML", ...span };
}

/**
 * Where a text is nested deeper than `maxDepth`. The library gives up where it has no stack left, which is another place in each run;
 * the part of it that is asked here does not recurse. It has an entry for the document and for each value around a place.
 */
function deepSpan(source: string): Span | undefined {
  const { Lexer, Parser } = yamlPackage();
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > maxDepth + 2) return { start: parser.offset - lexeme.length, end: parser.offset };
  }
  return undefined;
}

const tooDeep = `nested more than ${maxDepth} levels deep`;

/** Characters between a property of a value and the value in which the property is looked for: blanks and comments. */
const maxBetween = 2000;

/** Properties of a value, a tag or an anchor, that stand before it; the value's own range leaves them out. */
const propertyBefore = /(?:^|[\s[{,:-])([!&][^\s,[\]{}]*)(?:[ \t\r\n]|#[^\n]*\n)+$/;

class TreeBuilder {
  readonly #source: string;
  readonly #repeated: RepeatedKeys;
  readonly #yaml = yamlPackage();
  readonly #anchors = new Map<string, SyntaxNode>();
  readonly #sizes = new Map<SyntaxNode, number>();
  readonly #problems: SyntaxProblem[] = [];
  /** Nodes seen so far, those behind aliases counted each time. */
  #visited = 0;
  #expanded = 0;
  #repetitions = 0;

  constructor(source: string, repeated: RepeatedKeys) {
    this.#source = source;
    this.#repeated = repeated;
  }

  build(document: Document.Parsed): ParseResult {
    const { contents } = document;
    if (contents === null) {
      const problem = { code: "empty", message: "the document is empty", start: 0, end: 0 };
      return { ok: false, problems: [problem] };
    }
    const root = this.#node(contents, 0);
    return this.#problems.length > 0 ? { ok: false, problems: this.#problems } : { ok: true, root };
  }

  #node(node: Node, depth: number): SyntaxNode {
    const span = rangeOf(node);
    if (depth > maxDepth) throw new YamlRefused({ code: "too-deep", message: tooDeep, ...span });
    if (this.#yaml.isAlias(node)) return this.#alias(node);
    const before = this.#visited;
    this.#visited += 1;
    const built = this.#built(node, depth);
    if (this.#yaml.isCollection(node) || this.#yaml.isScalar(node)) {
      if (node.anchor) {
        this.#anchors.set(node.anchor, built);
        this.#sizes.set(built, this.#visited - before);
      }
    }
    return built;
  }

  #built(node: Node, depth: number): SyntaxNode {
    if (this.#yaml.isScalar(node)) return this.#scalar(node);
    if (this.#yaml.isMap(node)) return this.#map(node, depth);
    return this.#list(node as YAMLSeq, depth);
  }

  #alias(node: Alias): SyntaxNode {
    const span = rangeOf(node);
    const target = this.#anchors.get(node.source);
    if (!target) {
      const message = `the alias *${node.source} has no anchor before it`;
      throw new YamlRefused({ code: "unknown-anchor", message, ...span });
    }
    this.#count(this.#sizes.get(target) ?? 1, span);
    const aliasOf = { name: node.source, start: target.start, end: target.end };
    return { ...target, ...span, aliasOf };
  }

  /** Counts nodes that come by alias, against the budget. */
  #count(nodes: number, span: { start: number; end: number }): void {
    this.#visited += nodes;
    this.#expanded += nodes;
    if (this.#expanded <= maxAliasNodes) return;
    const message = `aliases that expand to more than ${maxAliasNodes} values`;
    throw new YamlRefused({ code: "alias-bomb", message, ...span });
  }

  #scalar(node: Scalar): SyntaxNode {
    const { value } = node;
    const quoted = node.type !== undefined && node.type !== "PLAIN";
    const written = node.source ?? this.#source.slice(...asPair(rangeOf(node)));
    const isJson = value === null || ["string", "number", "boolean"].includes(typeof value);
    const plain = isJson ? (value as string | number | boolean | null) : written;
    const style = node.type === "BLOCK_LITERAL" ? "literal" : node.type === "BLOCK_FOLDED" ? "folded" : undefined;
    return {
      kind: "scalar",
      value: typeof plain === "number" && !Number.isFinite(plain) ? written : plain,
      source: written,
      quoted,
      ...(style && { block: style }),
      ...this.#tag(node),
      ...this.#span(node, style !== undefined),
    };
  }

  #list(node: YAMLSeq, depth: number): SyntaxNode {
    const items = node.items.map((item) => this.#node(item as Node, depth + 1));
    const span = this.#span(node);
    const end = node.flow ? span.end : (items.at(-1)?.end ?? span.end);
    return { kind: "list", items, ...this.#tag(node), start: span.start, end };
  }

  #map(node: YAMLMap, depth: number): SyntaxNode {
    const pairs = new Map<string, MapPair>();
    const merges: SyntaxNode[] = [];
    let last = 0;
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      // An anchor on a key names the key's text; the value may refer to it already.
      if (this.#yaml.isScalar(pair.key) && pair.key.anchor) this.#node(pair.key, depth + 1);
      const keySpan = pair.key ? this.#span(pair.key) : { start: last, end: last };
      const value = pair.value ? this.#node(pair.value, depth + 1) : nothingAt(keySpan.end);
      last = Math.max(keySpan.end, value.end);
      if (this.#isMergeKey(pair.key)) merges.push(value);
      else this.#add(pairs, { key: this.#key(pair.key), keySpan, value });
    }
    for (const merged of merges) this.#merge(pairs, merged);
    const span = this.#span(node);
    const end = node.flow || last === 0 ? span.end : last;
    return { kind: "map", pairs: [...pairs.values()], ...this.#tag(node), start: span.start, end };
  }

  #key(key: Node | null): string {
    if (key === null) return "";
    if (this.#yaml.isAlias(key)) {
      const target = this.#alias(key);
      if (target.kind === "scalar") return target.source;
    } else if (this.#yaml.isScalar(key)) {
      return key.source ?? String(key.value ?? "");
    }
    throw new YamlRefused({ code: "complex-key", message: "a key must be a single word or text", ...rangeOf(key) });
  }

  #add(pairs: Map<string, MapPair>, pair: MapPair): void {
    const first = pairs.get(pair.key);
    if (!first) {
      pairs.set(pair.key, pair);
      return;
    }
    if (this.#repeated !== "refuse") {
      if (this.#repeated(this.#repetitions++) === "first") return;
      pairs.delete(pair.key);
      pairs.set(pair.key, pair);
      return;
    }
    if (this.#problems.length >= maxProblems) return;
    const quoted = JSON.stringify(pair.key);
    const message = `the key ${quoted} stands twice in one map`;
    const related = { ...first.keySpan, message: `first ${quoted}` };
    this.#problems.push({ code: "duplicate-key", message, ...pair.keySpan, related });
  }

  /** Keys of the map itself win over merged ones, earlier merged maps over later ones. */
  #merge(pairs: Map<string, MapPair>, merged: SyntaxNode): void {
    const maps = merged.kind === "list" ? merged.items : [merged];
    for (const one of maps) {
      if (one.kind !== "map") {
        const message = "a merge key << takes a map, or a list of maps";
        throw new YamlRefused({ code: "bad-merge", message, start: one.start, end: one.end });
      }
      this.#count(one.pairs.length, merged);
      for (const pair of one.pairs) if (!pairs.has(pair.key)) pairs.set(pair.key, pair);
    }
  }

  #isMergeKey(key: Node | null): boolean {
    return this.#yaml.isScalar(key) && key.value === "<<" && (key.type === undefined || key.type === "PLAIN");
  }

  #tag(node: Scalar | YAMLMap | YAMLSeq): { tag?: string } {
    return node.tag?.startsWith("!") ? { tag: node.tag } : {};
  }

  #span(node: Node, trimmed = false): { start: number; end: number } {
    const { start, end } = rangeOf(node);
    const hasProperty =
      (this.#yaml.isScalar(node) || this.#yaml.isCollection(node)) &&
      (node.tag !== undefined || node.anchor !== undefined);
    const from = hasProperty ? this.#propertiesStart(start) : start;
    return { start: from, end: trimmed ? this.#trimmedEnd(from, end) : end };
  }

  /** Moves a start back over a tag and an anchor, in either order. */
  #propertiesStart(start: number): number {
    let from = start;
    for (let count = 0; count < 2; count += 1) {
      const window = this.#source.slice(Math.max(0, from - maxBetween), from);
      const property = propertyBefore.exec(window);
      if (!property?.[1]) break;
      const spaces = window.length - property.index - property[0].indexOf(property[1]);
      from -= spaces;
    }
    return from;
  }

  #trimmedEnd(start: number, end: number): number {
    let last = end;
    while (last > start && " \t\r\n".includes(this.#source[last - 1] ?? "x")) last -= 1;
    return last;
  }
}

function rangeOf(node: Node): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: Math.max(start, end) };
}

function asPair(span: { start: number; end: number }): [number, number] {
  return [span.start, span.end];
}

function nothingAt(offset: number): SyntaxNode {
  return { kind: "scalar", value: null, source: "", quoted: false, start: offset, end: offset };
}
