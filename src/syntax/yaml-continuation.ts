import type { Span, SyntaxNode } from "./node.ts";

/** A text with blanks put in, and the way back from its offsets to those of the text as it is written. */
export interface IndentedText {
  readonly text: string;
  /** The offset in the written text; that of the character behind for one inside of what was put in. */
  writtenOffset(at: number): number;
}

/** So many blanks that are put in before the character at an offset of the written text. */
interface Insertion {
  readonly at: number;
  readonly count: number;
}

/**
 * Indents the lines on which a flow collection or a quoted text goes on, where they stand no deeper than the key: YAML 1.1,
 * which CloudFormation reads, gives the indentation of such lines no meaning, and YAML 1.2 refuses them. A blank is put
 * before a comment that follows a bracket or a quote at once. Neither changes a value. `undefined` where there is nothing to
 * put in, or a bracket or a quote is never closed. https://yaml.org/spec/1.1/#id908531
 */
export function indentContinuations(source: string): IndentedText | undefined {
  const insertions = new ContinuationScanner(source).insertions();
  return insertions && insertions.length > 0 ? withBlanks(source, insertions) : undefined;
}

function withBlanks(source: string, insertions: readonly Insertion[]): IndentedText {
  let text = "";
  let from = 0;
  const ends: number[] = [];
  for (const { at, count } of insertions) {
    text += source.slice(from, at) + " ".repeat(count);
    from = at;
    ends.push(text.length);
  }
  text += source.slice(from);
  const writtenOffset = (offset: number): number => {
    const next = firstAbove(ends, offset);
    const last = insertions[next - 1];
    const written = last === undefined ? offset : last.at + offset - (ends[next - 1] ?? 0);
    return Math.min(written, insertions[next]?.at ?? source.length);
  };
  return { text, writtenOffset };
}

/** The index of the first number that is greater; the numbers ascend. */
function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same tree at other offsets. Nodes that stand at several places of the tree stay shared. */
export function movedTree(root: SyntaxNode, offset: (at: number) => number): SyntaxNode {
  const moved = new Map<SyntaxNode, SyntaxNode>();
  const span = ({ start, end }: Span): Span => ({ start: offset(start), end: offset(end) });
  const move = (node: SyntaxNode): SyntaxNode => {
    const have = moved.get(node);
    if (have) return have;
    const place = { ...span(node), ...(node.aliasOf && { aliasOf: { ...node.aliasOf, ...span(node.aliasOf) } }) };
    const result = { ...withMovedChildren(node), ...place };
    moved.set(node, result);
    return result;
  };
  const withMovedChildren = (node: SyntaxNode): SyntaxNode => {
    if (node.kind === "list") return { ...node, items: node.items.map(move) };
    if (node.kind !== "map") return node;
    const pairs = node.pairs.map((pair) => ({ ...pair, keySpan: span(pair.keySpan), value: move(pair.value) }));
    return { ...node, pairs };
  };
  return move(root);
}

const whitespace = /[ \t]*/y;
/** A tag, an anchor or an alias. */
const property = /[!&*][^\s,[\]{}]*/y;
const blockHeader = /[|>][0-9+-]*[ \t]*(?:#.*)?\r?$/my;
/** Plain text up to the colon behind a key, a comment, or the end of its line. */
const plainText = /[^\n]+?(?=:(?:\s|$)|\s#|\r?$)/my;
const plainInFlow = /[^\s,[\]{}]+/y;

class ContinuationScanner {
  readonly #source: string;
  readonly #insertions: Insertion[] = [];
  #at = 0;
  #lineStart = 0;
  /** Column of the entry, a key or a dash, that a block text on this line would belong to. */
  #entry = 0;

  constructor(source: string) {
    this.#source = source;
    if (source.startsWith("\ufeff")) this.#at = this.#lineStart = 1;
  }

  /** In order; `undefined` where something is never closed. */
  insertions(): readonly Insertion[] | undefined {
    while (this.#at < this.#source.length) if (!this.#token()) return undefined;
    return this.#insertions;
  }

  /** Moves over one thing outside of brackets; false where it is never closed. */
  #token(): boolean {
    this.#skip(whitespace);
    const character = this.#source[this.#at];
    switch (character) {
      case undefined:
        return true;
      case "\n":
        this.#newLine();
        return true;
      case "#":
        this.#toLineEnd();
        return true;
      case "-":
      case "?":
      case ":":
        if (!this.#isIndicator()) return this.#plain();
        if (character !== ":") this.#entry = this.#column();
        this.#at += 1;
        return true;
      case "!":
      case "&":
      case "*":
        this.#skip(property);
        return true;
      case "'":
      case '"':
        this.#startEntry();
        return this.#quoted(character, this.#column()) && this.#separateComment();
      case "[":
      case "{":
        return this.#flow(this.#column()) && this.#separateComment();
      case "|":
      case ">":
        return this.#block();
      default:
        return this.#plain();
    }
  }

  #plain(): boolean {
    this.#startEntry();
    if (!this.#skip(plainText)) this.#at += 1;
    return true;
  }

  /** A first word on its line, or behind a dash, may be a key. */
  #startEntry(): void {
    const before = this.#source.slice(this.#lineStart, this.#at);
    if (/^[ \t]*(?:[-?][ \t]+)*$/.test(before)) this.#entry = this.#column();
  }

  /** The lines of a block text are deeper than its entry, or blank. */
  #block(): boolean {
    if (!this.#skip(blockHeader)) return this.#plain();
    while (this.#source[this.#at] === "\n") {
      const start = this.#at + 1;
      const first = /[ ]*/y;
      first.lastIndex = start;
      first.test(this.#source);
      const next = this.#source[first.lastIndex];
      const isBlank = next === "\n" || next === "\r" || next === undefined;
      if (!isBlank && first.lastIndex - start <= this.#entry) break;
      this.#newLine();
      this.#toLineEnd();
    }
    return true;
  }

  #flow(column: number): boolean {
    let depth = 0;
    do {
      const character = this.#source[this.#at];
      if (character === undefined) return false;
      if (character === "[" || character === "{") {
        depth += 1;
        this.#at += 1;
        this.#separateComment();
      } else if (character === "]" || character === "}") {
        depth -= 1;
        this.#at += 1;
      } else if (!this.#insideFlow(character, column)) return false;
    } while (depth > 0);
    return true;
  }

  #insideFlow(character: string, column: number): boolean {
    if (character === "\n") return this.#continueAt(column);
    if (character === "#") this.#toLineEnd();
    else if (character === '"' || character === "'") {
      if (!this.#quoted(character, column)) return false;
      if (this.#source[this.#at] === ":") this.#at += 1;
      this.#separateComment();
    } else if (character === ",") {
      this.#at += 1;
      this.#separateComment();
    } else if (!this.#skip(plainInFlow)) this.#at += 1;
    return true;
  }

  #quoted(quote: string, column: number): boolean {
    this.#at += 1;
    for (;;) {
      const character = this.#source[this.#at];
      if (character === undefined) return false;
      if (character === "\n") {
        if (!this.#continueAt(column)) return false;
      } else if (character === "\\" && quote === '"' && this.#source[this.#at + 1] !== "\n") this.#at += 2;
      else if (character !== quote) this.#at += 1;
      else if (quote === "'" && this.#source[this.#at + 1] === quote) this.#at += 2;
      else {
        this.#at += 1;
        return true;
      }
    }
  }

  /** Onto the next line, which is indented as far as what goes on there; a marker of documents ends everything. */
  #continueAt(column: number): boolean {
    this.#newLine();
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(this.#source.slice(this.#at, this.#at + 4))) return false;
    const start = this.#at;
    const blank = / */y;
    blank.lastIndex = start;
    blank.test(this.#source);
    this.#at = blank.lastIndex;
    const next = this.#source[this.#at];
    const missing = column - (this.#at - start);
    if (missing > 0 && next !== "\n" && next !== "\r" && next !== undefined)
      this.#insertions.push({ at: start, count: missing });
    return true;
  }

  /** YAML 1.2 wants a blank before a comment. */
  #separateComment(): true {
    if (this.#source[this.#at] === "#") {
      this.#insertions.push({ at: this.#at, count: 1 });
      this.#toLineEnd();
    }
    return true;
  }

  #isIndicator(): boolean {
    const next = this.#source[this.#at + 1];
    return next === undefined || " \t\r\n".includes(next);
  }

  #column(): number {
    return this.#at - this.#lineStart;
  }

  #newLine(): void {
    this.#at += 1;
    this.#lineStart = this.#at;
  }

  #toLineEnd(): void {
    const end = this.#source.indexOf("\n", this.#at);
    this.#at = end === -1 ? this.#source.length : end;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#source) || pattern.lastIndex === this.#at) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
