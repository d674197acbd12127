/** Code points from and to, both included. */
export type Range = readonly [number, number];

/** A regular expression as a tree. */
export type RegexNode =
  | { readonly kind: "set"; readonly ranges: readonly Range[]; readonly isNegated: boolean }
  | { readonly kind: "sequence" | "alternatives"; readonly of: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly of: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
    }
  | { readonly kind: "group"; readonly of: RegexNode; readonly index: number }
  | { readonly kind: "assertion"; readonly at: Assertion };

export type Assertion = "start" | "end" | "line-start" | "line-end" | "word-edge" | "no-word-edge";

export interface ParsedRegex {
  readonly root: RegexNode;
  /** The names of the groups, in order; `null` for one without a name. */
  readonly groups: readonly (string | null)[];
  readonly ignoresCase: boolean;
}

/** Characters of a pattern. */
const maxPattern = 1_000;
const maxNesting = 50;
/** How often one part may be written out, as in RE2. */
const maxRepeat = 1_000;

const digits: readonly Range[] = [[48, 57]];
const wordCharacters: readonly Range[] = [...digits, [65, 90], [95, 95], [97, 122]];
const blanks: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
const lineEnd: readonly Range[] = [[10, 10]];

const posix: ReadonlyMap<string, readonly Range[]> = new Map<string, readonly Range[]>([
  ["alnum", [...digits, [65, 90], [97, 122]]],
  [
    "alpha",
    [
      [65, 90],
      [97, 122],
    ],
  ],
  [
    "blank",
    [
      [9, 9],
      [32, 32],
    ],
  ],
  ["digit", digits],
  ["lower", [[97, 122]]],
  [
    "punct",
    [
      [33, 47],
      [58, 64],
      [91, 96],
      [123, 126],
    ],
  ],
  ["space", [...blanks, [11, 11]]],
  ["upper", [[65, 90]]],
  ["word", wordCharacters],
  ["xdigit", [...digits, [65, 70], [97, 102]]],
]);

const escaped: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
]);

/**
 * Parses the part of the syntax that RE2 and Java's expressions share: no look-around, no back-references, no Unicode
 * classes. `undefined` for anything else, so that nobody takes one dialect for another.
 */
export function parseRegex(pattern: string): ParsedRegex | undefined {
  if (pattern.length > maxPattern) return undefined;
  try {
    return new RegexParser(pattern).parse();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

function unsupported(): never {
  throw new Unsupported();
}

class RegexParser {
  readonly #characters: readonly string[];
  readonly #groups: (string | null)[] = [];
  #at = 0;
  #depth = 0;
  #ignoresCase = false;
  #dotTakesLines = false;
  #isMultiline = false;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  parse(): ParsedRegex {
    this.#flags();
    const root = this.#alternatives();
    if (this.#at < this.#characters.length) unsupported();
    return { root, groups: this.#groups, ignoresCase: this.#ignoresCase };
  }

  /** Flags count where they stand at the very start. */
  #flags(): void {
    const flags = /^\(\?([ims]+)\)/.exec(this.#characters.slice(0, 8).join(""))?.[1];
    if (flags === undefined) return;
    this.#ignoresCase = flags.includes("i");
    this.#dotTakesLines = flags.includes("s");
    this.#isMultiline = flags.includes("m");
    this.#at = flags.length + 3;
  }

  #alternatives(): RegexNode {
    this.#depth += 1;
    if (this.#depth > maxNesting) unsupported();
    const of = [this.#sequence()];
    while (this.#take("|")) of.push(this.#sequence());
    this.#depth -= 1;
    const [only] = of;
    return only && of.length === 1 ? only : { kind: "alternatives", of };
  }

  #sequence(): RegexNode {
    const of: RegexNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== "|" && next !== ")"; next = this.#peek())
      of.push(this.#repeated(this.#atom()));
    return { kind: "sequence", of };
  }

  #repeated(atom: RegexNode): RegexNode {
    const count = this.#count();
    if (!count) return atom;
    const isLazy = this.#take("?");
    // `a++` is possessive in Java and an error in RE2.
    if (this.#peek() === "+" || this.#peek() === "*" || (this.#peek() === "?" && !isLazy)) unsupported();
    return { kind: "repeat", of: atom, isLazy, ...count };
  }

  #count(): { readonly min: number; readonly max: number } | undefined {
    if (this.#take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { min: 0, max: 1 };
    if (this.#peek() !== "{") return undefined;
    const rest = this.#characters.slice(this.#at, this.#at + 12).join("");
    const written = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest);
    if (!written) return unsupported();
    this.#at += written[0].length;
    const min = Number(written[1]);
    const max = written[2] === undefined ? min : written[3] ? Number(written[3]) : Number.POSITIVE_INFINITY;
    if (min > maxRepeat || (Number.isFinite(max) && max > maxRepeat) || max < min) return unsupported();
    return { min, max };
  }

  #atom(): RegexNode {
    const one = this.#next();
    switch (one) {
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case ".":
        return { kind: "set", ranges: this.#dotTakesLines ? [] : lineEnd, isNegated: true };
      case "^":
        return { kind: "assertion", at: this.#isMultiline ? "line-start" : "start" };
      case "$":
        return { kind: "assertion", at: this.#isMultiline ? "line-end" : "end" };
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
      case "{":
      case undefined:
        return unsupported();
      default:
        return character(one);
    }
  }

  #group(): RegexNode {
    let name: string | null = null;
    let isCapturing = true;
    if (this.#take("?")) {
      if (this.#take(":")) isCapturing = false;
      else name = this.#groupName();
    }
    const index = this.#groups.length + 1;
    if (isCapturing) this.#groups.push(name);
    const of = this.#alternatives();
    if (!this.#take(")")) unsupported();
    return isCapturing ? { kind: "group", of, index } : of;
  }

  /** `?P<name>` or `?<name>`; every other `(?` is look-around or a flag inside. */
  #groupName(): string {
    this.#take("P");
    if (!this.#take("<")) unsupported();
    let name = "";
    for (let next = this.#next(); next !== ">"; next = this.#next()) {
      if (next === undefined || !/\w/.test(next)) return unsupported();
      name += next;
    }
    return name === "" || /^\d/.test(name) ? unsupported() : name;
  }

  #escape(): RegexNode {
    const one = this.#next() ?? unsupported();
    if (one === "A") return { kind: "assertion", at: "start" };
    if (one === "z") return { kind: "assertion", at: "end" };
    if (one === "b") return { kind: "assertion", at: "word-edge" };
    if (one === "B") return { kind: "assertion", at: "no-word-edge" };
    const shorthand = shorthandOf(one);
    if (shorthand) return { kind: "set", ...shorthand };
    return character(this.#escapedCharacter(one));
  }

  #escapedCharacter(one: string): string {
    const code = escaped.get(one);
    if (code !== undefined) return String.fromCodePoint(code);
    if (one === "x") return this.#hexadecimal();
    return /[A-Za-z0-9]/.test(one) ? unsupported() : one;
  }

  #hexadecimal(): string {
    const written = /^[0-9A-Fa-f]{2}/.exec(this.#characters.slice(this.#at, this.#at + 2).join(""))?.[0];
    if (written === undefined) return unsupported();
    this.#at += 2;
    return String.fromCodePoint(Number.parseInt(written, 16));
  }

  #class(): RegexNode {
    const isNegated = this.#take("^");
    const ranges: Range[] = [];
    for (let isFirst = true; ; isFirst = false) {
      const one = this.#next();
      if (one === undefined) return unsupported();
      if (one === "]" && !isFirst) return { kind: "set", ranges, isNegated };
      ranges.push(...this.#classItem(one));
    }
  }

  #classItem(one: string): readonly Range[] {
    // `[[` and `&&` are set operations in Java.
    if (one === "[") return this.#posixClass();
    if (one === "&" && this.#peek() === "&") return unsupported();
    if (one === "\\") {
      const next = this.#next() ?? unsupported();
      const shorthand = shorthandOf(next);
      if (shorthand) return shorthand.isNegated ? unsupported() : shorthand.ranges;
      return this.#rangeFrom(this.#escapedCharacter(next));
    }
    return this.#rangeFrom(one);
  }

  #posixClass(): readonly Range[] {
    const written = /^:([a-z]+):\]/.exec(this.#characters.slice(this.#at, this.#at + 12).join(""));
    const ranges = posix.get(written?.[1] ?? "");
    if (!written || !ranges) return unsupported();
    this.#at += written[0].length;
    return ranges;
  }

  #rangeFrom(first: string): readonly Range[] {
    const from = codeOf(first);
    if (this.#peek() !== "-" || this.#characters[this.#at + 1] === "]") return [[from, from]];
    this.#at += 1;
    const next = this.#next() ?? unsupported();
    if (next === "[") return unsupported();
    const last = next === "\\" ? this.#escapedCharacter(this.#next() ?? unsupported()) : next;
    const to = codeOf(last);
    return to < from ? unsupported() : [[from, to]];
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string | undefined {
    this.#at += 1;
    return this.#characters[this.#at - 1];
  }

  #take(one: string): boolean {
    if (this.#peek() !== one) return false;
    this.#at += 1;
    return true;
  }
}

function character(one: string): RegexNode {
  return { kind: "set", ranges: [[codeOf(one), codeOf(one)]], isNegated: false };
}

function codeOf(one: string): number {
  return one.codePointAt(0) ?? 0;
}

function shorthandOf(one: string): { readonly ranges: readonly Range[]; readonly isNegated: boolean } | undefined {
  const ranges = { d: digits, w: wordCharacters, s: blanks }[one.toLowerCase()];
  return ranges && { ranges, isNegated: one !== one.toLowerCase() };
}
