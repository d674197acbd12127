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
} from "./yaml-lines.ts";

/** Told of each key in the maps at the top: how many maps stand around it, and what is written behind it on its line. */
export type OutlineVisitor = (depth: number, key: string, written: string) => void;

/**
 * Walks through a YAML text without building a tree, and tells of the keys down to some depth. `true`: the text is well
 * formed for certain, and every key in its block maps stands once. `false`: it is not, or only a parser can tell;
 * what was told until then means nothing. A differential test holds this to the parsers.
 */
export function walkOutline(source: string, depth: number, visit: OutlineVisitor): boolean {
  try {
    const start = usualStart(source);
    return start !== undefined && new OutlineWalk(source, depth, visit).walk(start);
  } catch (error) {
    // The stack of a pattern is bounded.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const dash = /- +/y;
const key = /(?:[A-Za-z0-9_$/][A-Za-z0-9_$/.@-]*(?::+[A-Za-z0-9_$/.@-]+)*|"[^"\\\n]*"|'[^'\n]*'):(?=[ \n])/y;
const tag = /![A-Za-z][A-Za-z0-9]*(?=[ \n])/y;
/** Outside of brackets a word goes on to the end of its line or to a comment. */
const plain = /[A-Za-z0-9/_$](?:[^\n:# ]|:+(?=[^\n: ])|(?<=[^ ])#| +(?=[^\n# ]))*/y;
/** Inside of them no mark stands in it that means something there. */
const plainInFlow = /[A-Za-z0-9/_$](?:[A-Za-z0-9_./$+=-]|:+(?=[A-Za-z0-9_/$])| (?=[A-Za-z0-9_./$+=-]))*/y;
const keyInFlow = /[A-Za-z0-9_]+: +/y;
const comma = / *, */y;
const blockHeader = /[|>]-? *\n/y;
const lineEnd = / *(?:(?<= )#.*)?(?:\n(?: *(?:#.*)?\n)* *(?:(?=[^ \n#])|$)|$)/y;
const emptyLines = /(?: *(?:#.*)?\n)* *(?:(?=[^ \n#])|$)/y;

/** Levels that are followed; what is deeper is for a parser. */
const maxLevels = 60;

/** Brackets in brackets, and keys of a pair of braces. */
const maxBrackets = 20;
const maxFlowKeys = 20;

class OutlineWalk {
  readonly #source: string;
  readonly #depth: number;
  readonly #visit: OutlineVisitor;
  /** Columns of the open collections, the innermost last, and their keys; of a list `undefined`. */
  readonly #columns: number[] = [];
  readonly #keys: (Set<string> | undefined)[] = [];
  /** The column of the key above that has its value below; -1: there is none. */
  #opener = -1;
  #brackets = 0;

  constructor(source: string, depth: number, visit: OutlineVisitor) {
    this.#source = source;
    this.#depth = depth;
    this.#visit = visit;
  }

  walk(start: number): boolean {
    const source = this.#source;
    let at = endOf(emptyLines, source, start);
    let column = this.#columnOf(at);
    if (at === source.length || column !== 0 || source.charCodeAt(at) === 45) return false;
    this.#open(0, false);
    while (at < source.length) {
      const next = this.#line(at, column);
      if (next <= at) return false;
      at = next;
      column = this.#columnOf(at);
    }
    return true;
  }

  #columnOf(at: number): number {
    return at - this.#source.lastIndexOf("\n", at - 1) - 1;
  }

  /** Takes one line; gives where the next one's content begins, 0 where this one is for a parser. */
  #line(at: number, column: number): number {
    const isItem = this.#source.charCodeAt(at) === 45;
    if (this.#opener >= 0 && (column > this.#opener || (isItem && column === this.#opener))) this.#open(column, isItem);
    this.#closeTo(column, isItem);
    const level = this.#columns.length - 1;
    if (this.#columns[level] !== column || (this.#keys[level] === undefined) !== isItem || level > maxLevels) return 0;
    return isItem ? this.#item(at, column) : this.#pair(at, column);
  }

  #open(column: number, isList: boolean): void {
    this.#columns.push(column);
    this.#keys.push(isList ? undefined : new Set());
    this.#opener = -1;
  }

  /** Ends what is indented deeper, and a list that stands level with a key. */
  #closeTo(column: number, isItem: boolean): void {
    for (let last = this.#columns.length - 1; last > 0; last -= 1) {
      const open = this.#columns[last] ?? 0;
      const isLevelList = open === column && !isItem && this.#keys[last] === undefined;
      if (open <= column && !isLevelList) return;
      this.#columns.pop();
      this.#keys.pop();
    }
  }

  #item(at: number, column: number): number {
    const usual = endOf(usualItem, this.#source, at);
    if (usual > 0) return this.#endsAt(usual, column);
    const inner = endOf(dash, this.#source, at);
    if (inner === 0) return 0;
    if (endOf(key, this.#source, inner) === 0) return this.#value(inner, column, true);
    this.#open(column + inner - at, false);
    return this.#pair(inner, column + inner - at);
  }

  #pair(at: number, column: number): number {
    const source = this.#source;
    const usual = endOf(usualPair, source, at);
    const end = usual > 0 ? source.indexOf(":", at) : endOf(key, source, at) - 1;
    if (end < 0 || !this.#tell(at, end)) return 0;
    if (usual === 0) return this.#value(end + 1, column, false);
    if (source.charCodeAt(end + 1) !== 10) return this.#endsAt(usual, column);
    this.#opener = column;
    return usual;
  }

  /** Notes a key; `false` where it stands twice. */
  #tell(at: number, end: number): boolean {
    const source = this.#source;
    const isQuoted = source.charCodeAt(end - 1) === 34 || source.charCodeAt(end - 1) === 39;
    const text = isQuoted ? source.slice(at + 1, end - 1) : source.slice(at, end);
    const keys = this.#keys[this.#keys.length - 1];
    if (!keys || keys.has(text) || text.length > maxKeyLength) return false;
    keys.add(text);
    if (this.#columns.length > this.#depth) return true;
    this.#visit(this.#columns.length - 1, text, source.slice(end + 1, source.indexOf("\n", end)).trim());
    return true;
  }

  /** What stands behind a colon or a dash, where it is none of the usual. */
  #value(after: number, column: number, isItem: boolean): number {
    const source = this.#source;
    const first = endOf(blanks, source, after);
    const tagEnd = endOf(tag, source, first);
    const start = tagEnd > 0 ? endOf(blanks, source, tagEnd) : first;
    const code = source.charCodeAt(start);
    const isNothing = code === 10 || code === 35 || start === source.length;
    if (isNothing) return isItem ? 0 : this.#nothing(start, column, tagEnd > 0);
    if (code === 124 || code === 62) return this.#textBlock(start, column);
    const end = code === 91 || code === 123 ? this.#flow(start) : endOfScalar(plain, source, start);
    const next = end > 0 ? endOf(lineEnd, source, end) : 0;
    return next > 0 ? this.#endsAt(next, column) : 0;
  }

  /** A value that stands below, or none at all; what a tag stands before must be there. */
  #nothing(at: number, column: number, isTagged: boolean): number {
    const source = this.#source;
    const next = endOf(lineEnd, source, at);
    const below = this.#columnOf(next);
    const isThere = next < source.length && (below > column || (below === column && source.charCodeAt(next) === 45));
    this.#opener = column;
    return isTagged && !isThere ? 0 : next;
  }

  /** Past brackets that close on their line; 0 where they do not, or a key in them stands twice. */
  #flow(at: number): number {
    const source = this.#source;
    const isMap = source.charCodeAt(at) === 123;
    const close = isMap ? 125 : 93;
    const keys: string[] = [];
    let next = endOf(blanks, source, at + 1);
    while (source.charCodeAt(next) !== close) {
      if (isMap) {
        const end = endOf(keyInFlow, source, next);
        const text = source.slice(next, end);
        if (end === 0 || keys.includes(text) || keys.push(text) > maxFlowKeys) return 0;
        next = end;
      }
      const end = this.#flowValue(next);
      if (end === 0) return 0;
      const more = endOf(comma, source, end);
      next = more > 0 ? more : endOf(blanks, source, end);
      if (source.charCodeAt(next) === close ? more > 0 : more === 0) return 0;
    }
    return next + 1;
  }

  #flowValue(at: number): number {
    const source = this.#source;
    const tagEnd = endOf(tag, source, at);
    const start = tagEnd > 0 ? endOf(blanks, source, tagEnd) : at;
    const code = source.charCodeAt(start);
    return code === 91 || code === 123 ? this.#nested(start) : endOfScalar(plainInFlow, source, start);
  }

  #nested(at: number): number {
    if (this.#brackets >= maxBrackets) return 0;
    this.#brackets += 1;
    const end = this.#flow(at);
    this.#brackets -= 1;
    return end;
  }

  /** Past a line with a value: what is indented deeper would go on with it. */
  #endsAt(next: number, column: number): number {
    this.#opener = -1;
    return next < this.#source.length && this.#columnOf(next) > column ? 0 : next;
  }

  #textBlock(at: number, column: number): number {
    const source = this.#source;
    const first = endOf(blockHeader, source, at);
    const margin = endOf(blanks, source, first) - first;
    if (first === 0 || margin <= column) return 0;
    const after = endOf(linesIndentedBy(margin), source, first);
    if (after === 0 || isOddLine(source, after, column)) return 0;
    this.#opener = -1;
    return endOf(emptyLines, source, after);
  }
}

function endOfScalar(unquoted: RegExp, source: string, at: number): number {
  const code = source.charCodeAt(at);
  return endOf(code === 34 ? doubleQuoted : code === 39 ? singleQuoted : unquoted, source, at);
}
