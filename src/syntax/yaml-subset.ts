import { maxDepth } from "./json.ts";
import type { ListNode, MapNode, MapPair, ScalarNode, SyntaxNode } from "./node.ts";
import {
  blanks,
  doubleQuoted,
  endOf,
  isOddLine,
  linesIndentedBy,
  maxKeyLength,
  singleQuoted,
  usualItem,
  usualPair,
  usualStart,
  word,
} from "./yaml-lines.ts";

/**
 * Reads the part of YAML that most templates are written in, many times faster than the whole language: block maps
 * and lists, plain and quoted scalars on one line, flow collections on one line, short-form tags, literal and simple
 * folded blocks, comments. Whatever lies outside, broken text included, makes it give up (`undefined`), and the whole
 * parser reads the text from the start. What it does read is the same tree, offsets included; a differential test
 * holds the two together.
 */
export function parseYamlSubset(source: string): SyntaxNode | undefined {
  try {
    const start = usualStart(source);
    return start === undefined ? undefined : new SubsetParser(source, start).document();
  } catch (error) {
    // A pattern's stack is bounded as well: a block of millions of lines.
    if (error === outside || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Thrown to give up; no stack is taken, since most texts outside the subset are found out this way. */
const outside = Symbol("outside the subset");

function giveUp(): never {
  throw outside;
}

/** A pair in braces, and the comma behind it where another follows. */
const usualFlowPair = new RegExp(
  `([A-Za-z][A-Za-z0-9_]*): +(?:(![A-Za-z]+) +)?("[^"\\\\\\n]*"|${word.replace(":+", ":+(?=[A-Za-z0-9_/])")})(?:, *(?=[A-Za-z"'])|(?=}))`,
  "y",
);
/** What stands before the first key of an item. */
const itemOfKeys = /- +(?=[A-Za-z][A-Za-z0-9_]*:(?: |$))/my;
const plainKey = /[A-Za-z0-9_$/.][A-Za-z0-9_$/.@+()-]*(?::+[A-Za-z0-9_$/.@+()-]+)*(?=:(?: |$))/my;
const quotedKey = /(?:"[^"\\\n]*"|'[^'\n]*')(?=:(?: |$))/my;
const tagPattern = /![A-Za-z][A-Za-z0-9:]*(?= |$)/my;
const flowTag = /![A-Za-z][A-Za-z0-9:]*(?= )/y;
const blockHeader = /[|>][+-]?(?= *(?: #.*)?$)/my;
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}#])/y;
const plainInFlow = /[^\s\-?:,[\]{}#&*!|>'"%@`=][^,[\]{}:#"'\n]*/y;
const moreInFlow = /:+[A-Za-z0-9_/.-]+/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\"', '"'],
  ["\\\\", "\\"],
  ["\\/", "/"],
  ["\\n", "\n"],
  ["\\t", "\t"],
]);

/**
 * One expression for each usual line does most of the work: a cold start runs native code long before its own code is
 * fast. What no such expression takes goes the long way round, line by line.
 */
class SubsetParser {
  readonly #source: string;
  /** The first character that is no blank, of the line that stands next; `-1`: there is none. */
  #at = -1;
  /** Columns before it. */
  #indent = 0;
  #depth = 0;
  /** Pairs and items of what is open, innermost last: a list that grows on its own takes several times its room. */
  readonly #open: unknown[] = [];
  #top = 0;

  constructor(source: string, start: number) {
    this.#source = source;
    this.#goTo(start);
  }

  document(): SyntaxNode {
    if (this.#at < 0 || this.#indent !== 0) giveUp();
    const root = this.#block();
    return this.#at < 0 ? root : giveUp();
  }

  /** Moves to the first line from an offset on that holds more than blanks and a comment. */
  #goTo(lineStart: number): void {
    const source = this.#source;
    for (let from = lineStart; from < source.length; ) {
      const start = endOf(blanks, source, from);
      const first = source.charCodeAt(start);
      if (start < source.length && first !== 10 && first !== 35) {
        this.#at = start;
        this.#indent = start - from;
        return;
      }
      from = this.#lineEnd(start) + 1;
    }
    this.#at = -1;
  }

  /** A map or a list that starts on this line. */
  #block(): SyntaxNode {
    this.#depth += 1;
    if (this.#depth > maxDepth) giveUp();
    const node = this.#isItem(this.#at) ? this.#list() : this.#map();
    this.#depth -= 1;
    return node;
  }

  #isItem(at: number): boolean {
    if (this.#source.charCodeAt(at) !== 45) return false;
    const next = this.#source.charCodeAt(at + 1);
    return next === 32 || next === 10 || at + 1 === this.#source.length;
  }

  #list(): ListNode {
    const indent = this.#indent;
    const base = this.#top;
    const start = this.#at;
    while (this.#at >= 0 && this.#indent >= indent) {
      if (this.#indent > indent) giveUp();
      if (!this.#isItem(this.#at)) break;
      const item = this.#item(indent);
      this.#open[this.#top] = item;
      this.#top += 1;
    }
    const items = this.#close(base) as SyntaxNode[];
    return { kind: "list", items, start, end: items.at(-1)?.end ?? start };
  }

  #close(base: number): unknown[] {
    const found = this.#open.slice(base, this.#top);
    this.#top = base;
    return found;
  }

  /** What stands behind `- `: a value, or a map or list that begins on the same line. */
  #item(indent: number): SyntaxNode {
    const dash = this.#at;
    const next = endOf(usualItem, this.#source, dash);
    if (next > 0) return this.#usualScalar(dash + 1, this.#endUsualLine(next), indent);
    const inner = endOf(itemOfKeys, this.#source, dash) || this.#innerStart(dash);
    if (inner === undefined) return this.#value(dash + 1, indent, false);
    this.#at = inner;
    this.#indent = indent + (inner - dash);
    return this.#block();
  }

  #innerStart(dash: number): number | undefined {
    const at = endOf(blanks, this.#source, dash + 1);
    return this.#isItem(at) || this.#keyAt(at) ? at : undefined;
  }

  #map(): MapNode {
    const indent = this.#indent;
    const base = this.#top;
    const start = this.#at;
    let last = start;
    while (this.#at >= 0 && this.#indent >= indent) {
      if (this.#indent > indent) giveUp();
      const next = endOf(usualPair, this.#source, this.#at);
      if (next === 0 && this.#isItem(this.#at)) {
        // Only where a list's item ends here; anything else is not well formed.
        if (this.#top === base) giveUp();
        break;
      }
      const pair = next > 0 ? this.#usualPair(next, indent) : this.#otherPair(indent);
      this.#open[this.#top] = pair;
      this.#top += 1;
      last = Math.max(pair.keySpan.end, pair.value.end);
    }
    const pairs = this.#close(base) as MapPair[];
    refuseTwins(pairs);
    return { kind: "map", pairs, start, end: last };
  }

  #usualPair(next: number, indent: number): MapPair {
    const start = this.#at;
    const end = this.#source.indexOf(":", start);
    const key = this.#source.slice(start, end);
    keyLength(key);
    const lineEnd = this.#endUsualLine(next);
    const value = end + 1 < lineEnd ? this.#usualScalar(end + 1, lineEnd, indent) : this.#usualBlock(lineEnd, indent);
    return { key, keySpan: { start, end }, value };
  }

  #otherPair(indent: number): MapPair {
    const start = this.#at;
    const { text, length } = this.#keyAt(start) ?? giveUp();
    if (text === "<<") giveUp();
    const end = start + length;
    return { key: text, keySpan: { start, end }, value: this.#value(end + 1, indent, true) };
  }

  /** Goes on to the next line, of which an expression for usual lines has found the start; gives the end of its own. */
  #endUsualLine(next: number): number {
    const lineEnd = this.#source.lastIndexOf("\n", next - 1);
    this.#at = next;
    this.#indent = next - lineEnd - 1;
    return lineEnd;
  }

  /** What stands below a key that ends its line. */
  #usualBlock(lineEnd: number, indent: number): SyntaxNode {
    return this.#belowHere(indent, true) ?? nothing(lineEnd);
  }

  /** A scalar that goes from some blanks on to the end of its line. */
  #usualScalar(after: number, end: number, indent: number): ScalarNode {
    // A deeper line would go on with this value.
    if (this.#indent > indent) giveUp();
    const source = this.#source;
    const start = endOf(blanks, source, after);
    if (source.charCodeAt(start) !== 33) return this.#usualText(start, end);
    const tag = source.slice(start, source.indexOf(" ", start));
    return { ...asTagged(this.#usualText(endOf(blanks, source, start + tag.length), end)), tag, start };
  }

  #usualText(start: number, end: number): ScalarNode {
    const source = this.#source;
    const quoted = source.charCodeAt(start) === 34;
    const text = quoted ? source.slice(start + 1, end - 1) : source.slice(start, end);
    return { kind: "scalar", value: quoted ? text : coreValue(text), source: text, quoted, start, end };
  }

  #keyAt(at: number): { text: string; length: number } | undefined {
    const plain = this.#match(plainKey, at);
    if (plain !== undefined) return { text: plain, length: keyLength(plain) };
    const first = this.#source.charCodeAt(at);
    const quoted = first === 34 || first === 39 ? this.#match(quotedKey, at) : undefined;
    return quoted === undefined ? undefined : { text: quoted.slice(1, -1), length: keyLength(quoted) };
  }

  /** The value behind a colon or a dash, on a line of some indentation; moves past its last line. */
  #value(after: number, indent: number, isInMap: boolean): SyntaxNode {
    const at = endOf(blanks, this.#source, after);
    const end = this.#lineEnd(at);
    if (this.#isOver(at, end)) return this.#below(end, indent, isInMap) ?? (after < end ? giveUp() : nothing(after));
    const tag = this.#source.charCodeAt(at) === 33 ? this.#match(tagPattern, at) : undefined;
    if (tag === undefined) return this.#inline(at, indent);
    const behind = endOf(blanks, this.#source, at + tag.length);
    if (!this.#isOver(behind, end)) {
      if (this.#source[behind] === "!") giveUp();
      return { ...asTagged(this.#inline(behind, indent)), tag, start: at };
    }
    const node = this.#below(end, indent, isInMap) ?? giveUp();
    return { ...node, tag, start: at };
  }

  /** A map or list on the lines below; `undefined` where there is none. */
  #below(lineEnd: number, indent: number, mayStandLevel: boolean): SyntaxNode | undefined {
    this.#goTo(lineEnd + 1);
    return this.#belowHere(indent, mayStandLevel);
  }

  #belowHere(indent: number, mayStandLevel: boolean): SyntaxNode | undefined {
    if (this.#at < 0 || this.#indent < indent) return undefined;
    const isBelow = this.#indent > indent || (mayStandLevel && this.#isItem(this.#at));
    return isBelow ? this.#block() : undefined;
  }

  #inline(at: number, indent: number): SyntaxNode {
    const first = this.#source.charCodeAt(at);
    const header = first === 124 || first === 62 ? this.#match(blockHeader, at) : undefined;
    if (header !== undefined) return this.#blockScalar(header, at, indent);
    const node = this.#flow(at, indent) ?? this.#plain(at, this.#lineEnd(at));
    const end = this.#lineEnd(node.end);
    if (!this.#isOver(endOf(blanks, this.#source, node.end), end)) giveUp();
    if (node.end < end && this.#source[node.end] === "#") giveUp();
    this.#goTo(end + 1);
    // A deeper line would go on with this value.
    if (this.#at >= 0 && this.#indent > indent) giveUp();
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
    const pairs: MapPair[] = [];
    let at = this.#skipFlow(start + 1, indent);
    while (this.#source[at] !== "}") {
      usualFlowPair.lastIndex = at;
      const usual = usualFlowPair.exec(this.#source);
      const pair = usual ? this.#usualFlowPair(usual, at) : this.#flowPair(at, indent);
      pairs.push(pair);
      at = usual ? usualFlowPair.lastIndex : this.#afterItem(pair.value.end, indent, "}");
    }
    refuseTwins(pairs);
    return { kind: "map", pairs, start, end: at + 1 };
  }

  #usualFlowPair([, key = "", tag, text = ""]: RegExpExecArray, at: number): MapPair {
    const end = at + key.length;
    const first = endOf(blanks, this.#source, end + 1);
    const start = tag === undefined ? first : endOf(blanks, this.#source, first + tag.length);
    const value = this.#usualText(start, start + text.length);
    const keySpan = { start: at, end };
    return { key, keySpan, value: tag === undefined ? value : { ...asTagged(value), tag, start: first } };
  }

  #flowPair(at: number, indent: number): MapPair {
    const key = this.#keyAt(at) ?? giveUp();
    const keySpan = { start: at, end: at + key.length };
    if (key.text === "<<" || this.#source[keySpan.end + 1] !== " ") giveUp();
    return { key: key.text, keySpan, value: this.#flowItem(this.#skipFlow(keySpan.end + 1, indent), indent) };
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
      const more = this.#match(moreInFlow, last) ?? giveUp();
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

  #blockScalar(header: string, at: number, indent: number): ScalarNode {
    const source = this.#source;
    if (header[1] === "+") giveUp();
    const first = this.#lineEnd(at) + 1;
    const margin = endOf(blanks, source, first) - first;
    if (margin <= indent) giveUp();
    const after = endOf(linesIndentedBy(margin), source, first);
    if (after === 0) giveUp();
    if (isOddLine(source, after, indent)) giveUp();
    const lines = source.slice(first + margin, after).replaceAll(`\n${" ".repeat(margin)}`, "\n");
    const written = lines.replace(/^ +$/gm, "").replace(/\n+$/, "");
    const isFolded = header[0] === ">";
    if (isFolded && /^ /m.test(written)) giveUp();
    const text = isFolded ? fold(written.split("\n")) : written;
    const value = header[1] === "-" ? text : `${text}\n`;
    let end = after;
    while (" \n".includes(source[end - 1] ?? "x")) end -= 1;
    this.#goTo(after);
    const style = isFolded ? "folded" : "literal";
    return { kind: "scalar", value, source: value, quoted: true, block: style, start: at, end };
  }

  /** Past blanks and line breaks inside brackets; lines there are indented deeper than what they belong to. */
  #skipFlow(from: number, indent: number): number {
    let at = endOf(blanks, this.#source, from);
    while (this.#source.charCodeAt(at) === 10) {
      const next = endOf(blanks, this.#source, at + 1);
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

/** Few keys are compared with each other; the whole parser tells of two that are equal. */
function refuseTwins(pairs: readonly MapPair[]): void {
  if (pairs.length > 8 && new Set(pairs.map((pair) => pair.key)).size < pairs.length) giveUp();
  if (pairs.length > 8) return;
  for (let one = 1; one < pairs.length; one += 1) {
    for (let other = 0; other < one; other += 1) if (pairs[one]?.key === pairs[other]?.key) giveUp();
  }
}

function nothing(at: number): ScalarNode {
  return { kind: "scalar", value: null, source: "", quoted: false, start: at, end: at };
}

function keyLength(written: string): number {
  return written.length > maxKeyLength ? giveUp() : written.length;
}

/** A tag of its own makes a plain scalar text. */
function asTagged<Node extends SyntaxNode>(node: Node): Node {
  return node.kind === "scalar" && !node.quoted ? { ...node, value: node.source } : node;
}

/** Lines of which none is indented deeper than the others. */
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
