import { maxDepth } from "./json.ts";
import type { ListNode, MapNode, MapPair, ScalarNode, SyntaxNode } from "./node.ts";

/**
 * Reads the part of YAML that most templates are written in, many times faster than the whole language: block maps
 * and lists, plain and quoted scalars on one line, flow collections on one line, short-form tags, literal and simple
 * folded blocks, comments. Whatever lies outside, broken text included, makes it give up (`undefined`), and the whole
 * parser reads the text from the start. What it does read is the same tree, offsets included; a differential test
 * holds the two together.
 */
export function parseYamlSubset(source: string): SyntaxNode | undefined {
  // Line ends other than LF, tabs and control characters have rules of their own.
  if (unusual.test(source)) return undefined;
  documentStart.lastIndex = 0;
  const start = documentStart.exec(source)?.[0].length ?? 0;
  marker.lastIndex = start;
  if (marker.test(source)) return undefined;
  try {
    return new SubsetParser(source, start).document();
  } catch (error) {
    if (error === outside) return undefined;
    throw error;
  }
}

const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
/** Comments and one marker before the document. */
const documentStart = /(?:(?: *#.*| *)\n)*--- *\n/y;
/** Markers and directives: a second document, or rules that are not the usual ones. */
const marker = /^(?:---|\.\.\.|%)/gm;

/** Thrown to give up; no stack is taken, since most texts outside the subset are found out this way. */
const outside = Symbol("outside the subset");

function giveUp(): never {
  throw outside;
}

const plainKey = /[A-Za-z0-9_$/.][A-Za-z0-9_$/.@+()-]*(?::+[A-Za-z0-9_$/.@+()-]+)*(?=:(?: |$))/my;
const quotedKey = /(?:"[^"\\\n]*"|'[^'\n]*')(?=:(?: |$))/my;
const tagPattern = /![A-Za-z][A-Za-z0-9:]*(?= |$)/my;
const flowTag = /![A-Za-z][A-Za-z0-9:]*(?= )/y;
const blockHeader = /[|>][+-]?(?= *(?: #.*)?$)/my;
const doubleQuoted = /"(?:[^"\\\n]|\\["\\/nt])*"/y;
const singleQuoted = /'(?:[^'\n]|'')*'/y;
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}#])/y;
const plainInFlow = /[^\s\-?:,[\]{}#&*!|>'"%@`=][^,[\]{}:#"'\n]*/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\"', '"'],
  ["\\\\", "\\"],
  ["\\/", "/"],
  ["\\n", "\n"],
  ["\\t", "\t"],
]);

interface Line {
  /** Of its first character that is no blank. */
  start: number;
  /** Columns before it. */
  indent: number;
  /** Of its line break, or the end of the text. */
  readonly end: number;
}

class SubsetParser {
  readonly #source: string;
  /** Start of the next line that was not looked at yet. */
  #next: number;
  #line: Line | undefined;
  #depth = 0;

  constructor(source: string, start: number) {
    this.#source = source;
    this.#next = start;
    this.#advance();
  }

  document(): SyntaxNode {
    const first = this.#line;
    if (first?.indent !== 0) giveUp();
    const root = this.#block(first);
    return this.#line ? giveUp() : root;
  }

  /** Moves to the next line that holds more than blanks and a comment. */
  #advance(): void {
    const source = this.#source;
    while (this.#next < source.length) {
      const from = this.#next;
      let start = from;
      while (source.charCodeAt(start) === 32) start += 1;
      const end = this.#lineEnd(start);
      this.#next = end + 1;
      const first = source.charCodeAt(start);
      if (start < end && first !== 35) {
        this.#line = { start, indent: start - from, end };
        return;
      }
    }
    this.#line = undefined;
  }

  /** A map or a list that starts on this line. */
  #block(line: Line): SyntaxNode {
    this.#depth += 1;
    if (this.#depth > maxDepth) giveUp();
    const node = this.#isItem(line) ? this.#list(line.indent) : this.#map(line.indent);
    this.#depth -= 1;
    return node;
  }

  #isItem(line: Line): boolean {
    if (this.#source[line.start] !== "-") return false;
    return line.start + 1 === line.end || this.#source[line.start + 1] === " ";
  }

  #list(indent: number): ListNode {
    const items: SyntaxNode[] = [];
    const start = this.#line?.start ?? 0;
    for (let line = this.#line; line && line.indent >= indent; line = this.#line) {
      if (line.indent > indent) giveUp();
      if (!this.#isItem(line)) break;
      items.push(this.#item(line));
    }
    return { kind: "list", items, start, end: items.at(-1)?.end ?? start };
  }

  /** What stands behind `- `: a value, or a map or list that begins on the same line. */
  #item(line: Line): SyntaxNode {
    const at = this.#skipSpaces(line.start + 1, line.end);
    if (at < line.end) {
      const inner: Line = { start: at, indent: line.indent + (at - line.start), end: line.end };
      if (this.#isItem(inner) || this.#keyAt(at)) {
        this.#line = inner;
        return this.#block(inner);
      }
    }
    return this.#value(line.start + 1, line, false);
  }

  #map(indent: number): MapNode {
    const pairs = new Map<string, MapPair>();
    const start = this.#line?.start ?? 0;
    let end = start;
    for (let line = this.#line; line && line.indent >= indent; line = this.#line) {
      if (line.indent > indent) giveUp();
      if (this.#isItem(line)) {
        // Only where a list's item ends here; anything else is not well formed.
        if (pairs.size === 0) giveUp();
        break;
      }
      const key = this.#keyAt(line.start) ?? giveUp();
      if (pairs.has(key.text) || key.text === "<<") giveUp();
      const keySpan = { start: line.start, end: line.start + key.length };
      const value = this.#value(keySpan.end + 1, line, true);
      pairs.set(key.text, { key: key.text, keySpan, value });
      end = Math.max(keySpan.end, value.end);
    }
    return { kind: "map", pairs: [...pairs.values()], start, end };
  }

  #keyAt(at: number): { text: string; length: number } | undefined {
    const plain = this.#match(plainKey, at);
    if (plain !== undefined) return { text: plain, length: plain.length };
    const first = this.#source.charCodeAt(at);
    const quoted = first === 34 || first === 39 ? this.#match(quotedKey, at) : undefined;
    return quoted === undefined ? undefined : { text: quoted.slice(1, -1), length: quoted.length };
  }

  /** The value behind a colon or a dash; moves past its last line. */
  #value(after: number, line: Line, isInMap: boolean): SyntaxNode {
    const at = this.#skipSpaces(after, line.end);
    if (this.#isOver(at, line.end)) return this.#below(line, isInMap) ?? (after < line.end ? giveUp() : nothing(after));
    const tag = this.#source.charCodeAt(at) === 33 ? this.#match(tagPattern, at) : undefined;
    if (tag === undefined) return this.#inline(at, line);
    const behind = this.#skipSpaces(at + tag.length, line.end);
    if (!this.#isOver(behind, line.end)) {
      if (this.#source[behind] === "!") giveUp();
      return { ...asTagged(this.#inline(behind, line)), tag, start: at };
    }
    const node = this.#below(line, isInMap) ?? giveUp();
    return { ...node, tag, start: at };
  }

  /** A map or list on the lines below; `undefined` where there is none. */
  #below(line: Line, mayStandLevel: boolean): SyntaxNode | undefined {
    this.#advance();
    const next = this.#line;
    if (!next) return undefined;
    const isLevelList = mayStandLevel && next.indent === line.indent && this.#isItem(next);
    return next.indent > line.indent || isLevelList ? this.#block(next) : undefined;
  }

  #inline(at: number, line: Line): SyntaxNode {
    const first = this.#source.charCodeAt(at);
    const header = first === 124 || first === 62 ? this.#match(blockHeader, at) : undefined;
    if (header !== undefined) return this.#blockScalar(header, at, line);
    const node = this.#flow(at, line.indent) ?? this.#plain(at, line.end);
    const end = node.end > line.end ? this.#lineEnd(node.end) : line.end;
    if (!this.#isOver(this.#skipSpaces(node.end, end), end)) giveUp();
    if (node.end < end && this.#source[node.end] === "#") giveUp();
    this.#next = end + 1;
    this.#advance();
    // A deeper line would go on with this value.
    if (this.#line && this.#line.indent > line.indent) giveUp();
    return node;
  }

  /** A quoted scalar or a flow collection; `undefined` where none starts here. */
  #flow(at: number, indent: number): SyntaxNode | undefined {
    const first = this.#source[at];
    if (first === '"') return this.#doubleQuoted(at);
    if (first === "'") return this.#singleQuoted(at);
    if (first === "[") return this.#nested(() => this.#flowList(at, indent));
    if (first === "{") return this.#nested(() => this.#flowMap(at, indent));
    return undefined;
  }

  #nested(parse: () => SyntaxNode): SyntaxNode {
    this.#depth += 1;
    if (this.#depth > maxDepth) giveUp();
    const node = parse();
    this.#depth -= 1;
    return node;
  }

  #doubleQuoted(at: number): ScalarNode {
    const written = this.#match(doubleQuoted, at) ?? giveUp();
    const inner = written.slice(1, -1);
    const value = inner.includes("\\") ? inner.replace(/\\./g, (pair) => escapes.get(pair) ?? giveUp()) : inner;
    return { kind: "scalar", value, source: value, quoted: true, start: at, end: at + written.length };
  }

  #singleQuoted(at: number): ScalarNode {
    const written = this.#match(singleQuoted, at) ?? giveUp();
    const value = written.slice(1, -1).replaceAll("''", "'");
    return { kind: "scalar", value, source: value, quoted: true, start: at, end: at + written.length };
  }

  #plain(at: number, lineEnd: number): ScalarNode {
    if (this.#match(plainStart, at) === undefined) giveUp();
    const rest = this.#source.slice(at, lineEnd);
    const comment = rest.indexOf(" #");
    const written = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd();
    const end = at + written.length;
    if (written.includes(": ") || written.endsWith(":")) giveUp();
    return { kind: "scalar", value: coreValue(written), source: written, quoted: false, start: at, end };
  }

  #flowList(start: number, indent: number): ListNode {
    const items: SyntaxNode[] = [];
    let at = this.#skipFlow(start + 1, indent);
    while (this.#source[at] !== "]") {
      const item = this.#flowItem(at, indent);
      items.push(item);
      at = this.#afterItem(item.end, indent, "]");
    }
    return { kind: "list", items, start, end: at + 1 };
  }

  #flowMap(start: number, indent: number): MapNode {
    const pairs = new Map<string, MapPair>();
    let at = this.#skipFlow(start + 1, indent);
    while (this.#source[at] !== "}") {
      const key = this.#keyAt(at) ?? giveUp();
      const keySpan = { start: at, end: at + key.length };
      if (pairs.has(key.text) || key.text === "<<" || this.#source[keySpan.end + 1] !== " ") giveUp();
      const value = this.#flowItem(this.#skipFlow(keySpan.end + 1, indent), indent);
      pairs.set(key.text, { key: key.text, keySpan, value });
      at = this.#afterItem(value.end, indent, "}");
    }
    return { kind: "map", pairs: [...pairs.values()], start, end: at + 1 };
  }

  #flowItem(at: number, indent: number): SyntaxNode {
    const tag = this.#source.charCodeAt(at) === 33 ? this.#match(flowTag, at) : undefined;
    if (tag !== undefined) {
      const inner = this.#flowValue(this.#skipFlow(at + tag.length, indent), indent);
      return { ...asTagged(inner), tag, start: at };
    }
    return this.#flowValue(at, indent);
  }

  #flowValue(at: number, indent: number): SyntaxNode {
    const nested = this.#flow(at, indent);
    if (nested) return nested;
    const found = this.#match(plainInFlow, at) ?? giveUp();
    const written = found.trimEnd();
    // A colon inside is no separator where a letter or another colon follows, as in AWS::Region.
    let text = written;
    let last = at + found.length;
    while (this.#source[last] === ":" && /[:A-Za-z0-9_/]/.test(this.#source[last + 1] ?? "")) {
      const more = this.#match(/:+[A-Za-z0-9_/.-]+/y, last) ?? giveUp();
      if (text.length !== last - at) giveUp();
      text += more;
      last += more.length;
    }
    if (/[:"'#]/.test(this.#source[last] ?? "")) giveUp();
    if (!/[\s,\]}]/.test(this.#source[last] ?? "\n")) giveUp();
    return { kind: "scalar", value: coreValue(text), source: text, quoted: false, start: at, end: at + text.length };
  }

  /** Past a comma, or on the bracket that closes. */
  #afterItem(after: number, indent: number, close: string): number {
    const at = this.#skipFlow(after, indent);
    if (this.#source[at] === close) return at;
    if (this.#source[at] !== ",") giveUp();
    const next = this.#skipFlow(at + 1, indent);
    return this.#source[next] === close ? giveUp() : next;
  }

  #blockScalar(header: string, at: number, line: Line): ScalarNode {
    const lines = this.#blockLines(line);
    const isFolded = header[0] === ">";
    if (lines.length === 0 || (isFolded && !isSimpleFold(lines))) giveUp();
    while (lines.at(-1) === "") lines.pop();
    if (header[1] === "+") giveUp();
    const text = isFolded ? fold(lines) : lines.join("\n");
    const value = header[1] === "-" ? text : `${text}\n`;
    let end = Math.min(this.#line ? this.#lineStart(this.#line) : this.#source.length, this.#blockEnd);
    while (" \n".includes(this.#source[end - 1] ?? "x")) end -= 1;
    const style = isFolded ? "folded" : "literal";
    return { kind: "scalar", value, source: value, quoted: true, block: style, start: at, end };
  }

  /** Where the lines of the last block scalar ended. */
  #blockEnd = 0;

  #lineStart(line: Line): number {
    return line.start - line.indent;
  }

  /** The lines of a block scalar without their indentation; stands on the line behind it afterwards. */
  #blockLines(line: Line): string[] {
    const source = this.#source;
    const lines: string[] = [];
    let indent = 0;
    let at = this.#next;
    while (at < source.length) {
      const end = this.#lineEnd(at);
      const start = this.#skipSpaces(at, end);
      const column = start - at;
      if (start < end) {
        if (column <= line.indent) break;
        if (indent === 0) indent = column;
        if (column < indent) giveUp();
        lines.push(source.slice(at + indent, end));
      } else {
        if (indent === 0 || column > indent) giveUp();
        lines.push("");
      }
      at = end + 1;
    }
    this.#blockEnd = Math.min(at, source.length);
    this.#next = at;
    this.#advance();
    return lines;
  }

  #skipSpaces(at: number, end: number): number {
    let next = at;
    while (next < end && this.#source.charCodeAt(next) === 32) next += 1;
    return next;
  }

  /** Past blanks and line breaks inside brackets; lines there are indented deeper than what they belong to. */
  #skipFlow(from: number, indent: number): number {
    let at = this.#skipSpaces(from, this.#source.length);
    while (this.#source.charCodeAt(at) === 10) {
      const next = this.#skipSpaces(at + 1, this.#source.length);
      if (this.#source.charCodeAt(next) !== 10 && next - at - 1 <= indent) giveUp();
      at = next;
    }
    return at;
  }

  #lineEnd(at: number): number {
    const found = this.#source.indexOf("\n", at);
    return found === -1 ? this.#source.length : found;
  }

  /** Whether only a comment, or nothing, is left of a line. */
  #isOver(at: number, end: number): boolean {
    return at >= end || this.#source[at] === "#";
  }

  #match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#source)?.[0];
  }
}

function nothing(at: number): ScalarNode {
  return { kind: "scalar", value: null, source: "", quoted: false, start: at, end: at };
}

/** A tag of its own makes a plain scalar text. */
function asTagged(node: SyntaxNode): SyntaxNode {
  return node.kind === "scalar" && !node.quoted ? { ...node, value: node.source } : node;
}

/** Lines that fold to words and line breaks without further rules: none is indented deeper, none is blank at first. */
function isSimpleFold(lines: readonly string[]): boolean {
  return lines.every((line) => !line.startsWith(" "));
}

function fold(lines: readonly string[]): string {
  let text = "";
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === "") blanks += 1;
    else {
      if (index > 0) text += blanks > 0 ? "\n".repeat(blanks) : " ";
      text += line;
      blanks = 0;
    }
  }
  return text;
}

const mayBeMeant = /^(?:[-+.0-9~]|null$|Null$|NULL$|true$|True$|TRUE$|false$|False$|FALSE$)/;
const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const special = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|0o[0-7]+|0x[0-9a-fA-F]+)$/;

/** A plain scalar in YAML 1.2's core schema. https://yaml.org/spec/1.2.2/#103-core-schema */
function coreValue(text: string): string | number | boolean | null {
  // Most values are words, which one look tells from numbers and from the few words with a meaning.
  if (!mayBeMeant.test(text)) return text;
  if (/^(?:null|Null|NULL|~)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (special.test(text)) giveUp();
  if (!integer.test(text) && !float.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : giveUp();
}
