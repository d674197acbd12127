import { type Location, placeInText, type TextOrigin } from "../../../model/location.ts";
import type { InputProblem } from "../../../model/resource.ts";
import type { TextLines } from "../../../model/value.ts";
import { parseJson } from "../../../syntax/json.ts";
import { LineIndex } from "../../../syntax/line-index.ts";
import {
  child,
  type MapPair,
  type ParseResult,
  type RepeatedKeys,
  type Span,
  type SyntaxNode,
  type SyntaxProblem,
} from "../../../syntax/node.ts";
import { parseYaml } from "../../../syntax/yaml.ts";
import { pairsOf, textOf } from "./calls.ts";

/** A text with the way from its offsets to places in a file. */
export interface SourceText {
  readonly path: string;
  /** What messages call it. */
  readonly name: string;
  readonly text: string;
  locate(span: Span): Location;
  /** Where a literal block's lines stand; `undefined` where lines of the text are no lines of the file. */
  linesOf(node: SyntaxNode): TextLines | undefined;
  /** Present where keys stand twice in one map. */
  readonly repeated?: RepeatedReading;
}

/** A text in which keys stand twice in one map: CloudFormation takes the last of them. */
export interface RepeatedReading {
  /** The tree in which the last of all counts. */
  readonly last: SyntaxNode;
  /** The trees in which the first of one of them, or of all, counts. */
  readonly others: readonly SyntaxNode[];
  /** A warning for each, with both places. */
  readonly problems: readonly InputProblem[];
}

/** A template's sections, looked up by name. */
export interface Template {
  readonly path: string;
  readonly root: SyntaxNode;
  readonly source: SourceText;
  readonly parameters: ReadonlyMap<string, MapPair>;
  readonly mappings: ReadonlyMap<string, MapPair>;
  /** As written; loops in it are expanded by the scope. */
  readonly conditions: SyntaxNode | undefined;
  readonly resources: SyntaxNode | undefined;
  readonly outputs: SyntaxNode | undefined;
  /** The same template by the first of keys that stand twice, and what to say of them. */
  readonly repeated?: { readonly others: readonly Template[]; readonly problems: readonly InputProblem[] };
}

export type TreeResult =
  | { readonly ok: true; readonly root: SyntaxNode; readonly source: SourceText }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/**
 * Parses JSON or YAML, whichever the text is; problems say what and where, in one sentence each. Of keys that stand twice in
 * one map the last counts, and the source has the other reading.
 */
export function readTree(path: string, text: string, source: SourceText = fileText(path, text)): TreeResult {
  if (text.trim() === "" || text.trim() === "\ufeff") {
    const message = `${source.name} is empty; a CloudFormation template has at least a Resources section`;
    const location = source.locate({ start: 0, end: 0 });
    return { ok: false, problems: [{ kind: "error", code: "empty", message, location }] };
  }
  const parsed = parseText(path, text);
  if (parsed.ok) return { ok: true, root: parsed.root, source };
  const repeated = repeatedReading(path, text, parsed.problems, source);
  if (repeated) return { ok: true, root: repeated.last, source: { ...source, repeated } };
  const expression = textTemplateProblem(text, parsed.problems, source);
  if (expression) return { ok: false, problems: [expression] };
  return { ok: false, problems: parsed.problems.map((problem) => inputProblem(problem, source)) };
}

function repeatedReading(
  path: string,
  text: string,
  problems: readonly SyntaxProblem[],
  source: SourceText,
): RepeatedReading | undefined {
  if (problems.some(({ code }) => code !== "duplicate-key")) return undefined;
  const last = parseText(path, text, () => "last");
  if (!last.ok) return undefined;
  const single = problems.slice(0, maxRepeatedAlone).map((_, index) => index);
  const choices: readonly RepeatedKeys[] = [
    () => "first",
    ...single.map((index) => (nth: number) => (nth === index ? "first" : "last")),
  ];
  const others = choices.flatMap((repeated) => {
    const parsed = parseText(path, text, repeated);
    return parsed.ok ? [parsed.root] : [];
  });
  return { last: last.root, others, problems: problems.map((problem) => repeatedKey(problem, source)) };
}

/** Keys that stand twice of which the first is taken beside the last of all others: one may stand inside of another. */
const maxRepeatedAlone = 8;

function repeatedKey(problem: SyntaxProblem, source: SourceText): InputProblem {
  const rest = "CloudFormation takes the last one; what the first one declares counts as possible";
  const message = `${problem.message}${firstPlace(problem, source)}: ${rest}`;
  return { kind: "warning", code: problem.code, message, location: source.locate(problem) };
}

function firstPlace({ related }: SyntaxProblem, source: SourceText): string {
  const first = related && source.locate(related).start;
  return first ? ` (the first is at line ${first.line}, column ${first.column})` : "";
}

function parseText(path: string, text: string, repeated: RepeatedKeys = "refuse"): ParseResult {
  const start = /\S/.exec(text.replace(/^\ufeff/, ""))?.[0];
  if (start !== "{" && start !== "[") return parseYaml(text, repeated);
  const json = parseJson(text, repeated);
  // YAML's flow style starts with a brace as well; CloudFormation takes both under any name but .json.
  if (json.ok || path.toLowerCase().endsWith(".json")) return json;
  const yaml = parseYaml(text, repeated);
  const isJson = /^\ufeff?\s*[{[]\s*["{[\]}]/.test(text);
  return yaml.ok || !isJson ? yaml : json;
}

/** An expression of a text template; CloudFormation's own dynamic references are none. */
const textTemplateMark = /\{%|<%|\{\{(?!resolve:)/;

/** What cannot be read since another tool has to fill it in first: an expression stands on the line of the first problem. */
function textTemplateProblem(
  text: string,
  [problem]: readonly SyntaxProblem[],
  source: SourceText,
): InputProblem | undefined {
  const lineStart = text.lastIndexOf("\n", (problem?.start ?? 0) - 1) + 1;
  const mark = textTemplateMark.exec(text.slice(lineStart).split("\n", 1)[0] ?? "");
  if (!mark) return undefined;
  const start = lineStart + mark.index;
  const location = source.locate({ start, end: start + mark[0].length });
  const tool = mark[0] === "<%" ? "ERB" : "Jinja";
  const what = source.name === source.path ? "the file" : "the embedded template";
  const message = `${what} cannot be read: it is a text template, as ${tool} has them, whose expressions another tool fills in; lint what that tool renders`;
  return { kind: "error", code: "text-template", message, location };
}

function inputProblem(problem: SyntaxProblem, source: SourceText): InputProblem {
  const location = source.locate(problem);
  const more = firstPlace(problem, source);
  const what = source.name === source.path ? "the file" : "the embedded template";
  const fault = problem.code.startsWith("json") ? "is not valid JSON" : "cannot be read";
  const message = `${what} ${fault}: ${problem.message}${more}`;
  return { kind: "error", code: problem.code, message, location };
}

function fileText(path: string, text: string): SourceText {
  const index = new LineIndex(path, text);
  return {
    path,
    name: path,
    text,
    locate: (span) => index.location(span),
    linesOf: (node) => literalLines(node, text, index),
  };
}

/** A YAML literal block's place: its content starts on the line after the `|`. */
function literalLines(node: SyntaxNode, text: string, index: LineIndex): TextLines | undefined {
  if (node.kind !== "scalar" || node.block !== "literal") return undefined;
  const content = text.indexOf("\n", text.indexOf("|", node.start));
  if (content < 0 || content >= node.end) return undefined;
  const firstText = /[^\n]*\S/y;
  let at = content + 1;
  for (;;) {
    firstText.lastIndex = at;
    const line = firstText.exec(text);
    if (line) {
      const written = node.source.split("\n").find((one) => one.trim() !== "") ?? "";
      const indent = line[0].length - line[0].trimStart().length - (written.length - written.trimStart().length);
      return { first: index.position(content + 1).line, indent: Math.max(0, indent) };
    }
    const next = text.indexOf("\n", at);
    if (next < 0 || next >= node.end) return undefined;
    at = next + 1;
  }
}

/** A text inside another file. Exact where its lines stand in the file; otherwise every place is the whole text's. */
export function innerText(path: string, text: string, at: Location, lines: TextLines | undefined): SourceText {
  const index = new LineIndex(path, text);
  // A text ends where its last word does: the line break after it is not part of what stands in the file.
  const last = text.trimEnd().length;
  const place = (span: Span): Location => {
    if (!lines) return at;
    const inner = index.location({ start: Math.min(span.start, last), end: Math.min(span.end, last) });
    const move = ({ line, column }: { line: number; column: number }) => ({
      line: line + lines.first - 1,
      column: column + lines.indent,
    });
    return { path: at.path, start: move(inner.start), end: move(inner.end) };
  };
  return {
    path: at.path,
    name: `the template inside ${path}`,
    text,
    locate: place,
    linesOf: (node) => {
      const inner = lines && literalLines(node, text, index);
      return inner && { first: inner.first + lines.first - 1, indent: inner.indent + lines.indent };
    },
  };
}

/** A text that is written out in a file, such as a heredoc or a file that code reads: every place is exact. */
export function writtenText(text: string, origin: TextOrigin): SourceText {
  const index = new LineIndex(origin.path, text);
  const last = text.trimEnd().length;
  return {
    path: origin.path,
    name: `the template inside ${origin.path}`,
    text,
    locate(span) {
      const inner = index.location({ start: Math.min(span.start, last), end: Math.min(span.end, last) });
      return placeInText(origin, inner.start, inner.end);
    },
    linesOf(node) {
      const inner = literalLines(node, text, index);
      return inner && { first: inner.first + origin.line - 1, indent: inner.indent + origin.indent };
    },
  };
}

/** Splits a tree into a template's sections; what is no map counts as having none. */
export function templateOf(root: SyntaxNode, source: SourceText): Template {
  const template = sectionsOf(root, source);
  const { repeated } = source;
  // A template that is written out inside another one is no text of its own.
  if (repeated?.last !== root) return template;
  const others = repeated.others.map((other) => sectionsOf(other, source));
  return { ...template, repeated: { others, problems: repeated.problems } };
}

function sectionsOf(root: SyntaxNode, source: SourceText): Template {
  return {
    path: source.path,
    root,
    source,
    parameters: byName(child(root, "Parameters")),
    mappings: byName(child(root, "Mappings")),
    conditions: child(root, "Conditions"),
    resources: child(root, "Resources"),
    outputs: child(root, "Outputs"),
  };
}

function byName(section: SyntaxNode | undefined): ReadonlyMap<string, MapPair> {
  return new Map(pairsOf(section).map((pair) => [pair.key, pair]));
}

/** The names in `Transform`, in order; maps (`AWS::Include`) by their `Name`. */
export function transformNames(root: SyntaxNode): readonly { readonly name: string; readonly node: SyntaxNode }[] {
  const transform = child(root, "Transform");
  if (!transform) return [];
  const entries = transform.kind === "list" ? transform.items : [transform];
  return entries.flatMap((node) => {
    const name = textOf(node) ?? textOf(child(node, "Name"));
    return name === undefined ? [] : [{ name, node }];
  });
}
