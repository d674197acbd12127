import type { MapNode, MapPair, ParseResult, RepeatedKeys, SyntaxNode, SyntaxProblem } from "./node.ts";

/** Problems that one text is reported with. */
const maxProblems = 20;

/** Containers inside containers; deeper text is refused, so that no input can exhaust the stack. */
export const maxDepth = 400;

/** So many keys are searched one by one; more of them by a table, so that no object takes quadratic time. */
const fewKeys = 8;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plainRun = /[^"\\\u0000-\u001f]*/y;
/** The words that stand for values, by their first letter. */
const words: Readonly<Record<string, { readonly text: string; readonly value: boolean | null }>> = {
  t: { text: "true", value: true },
  f: { text: "false", value: false },
  n: { text: "null", value: null },
};

class JsonSyntaxError extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Parses JSON (RFC 8259) to a tree with offsets. Stricter than `JSON.parse` in two ways: a key that
 * stands twice in one object is a problem unless `repeated` says which one counts, and so is nesting deeper than
 * `maxDepth`. A byte order mark at the start is passed over.
 */
export function parseJson(source: string, repeated: RepeatedKeys = "refuse", fold?: FoldObject): ParseResult {
  const parser = new JsonParser(source, repeated, fold);
  try {
    const root = parser.document();
    return parser.twice.length > 0 ? { ok: false, problems: parser.twice } : { ok: true, root };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { ok: false, problems: [...parser.twice, error.problem] };
    throw error;
  }
}

/** What stands for an object in the tree: the object, or less of it, so that a long text makes a small tree. */
export type FoldObject = (node: MapNode) => MapNode;

/** The value that begins at `start` of a text that `parseJson` has read to its end before. */
export function jsonValueAt(source: string, start: number): SyntaxNode {
  return new JsonParser(source, "refuse").valueAt(start);
}

class JsonParser {
  /** Keys that stand a second time, where that is a problem. */
  readonly twice: SyntaxProblem[] = [];
  readonly #source: string;
  readonly #repeated: RepeatedKeys;
  readonly #fold: FoldObject | undefined;
  #at: number;
  #depth = 0;
  #repetitions = 0;

  constructor(source: string, repeated: RepeatedKeys, fold?: FoldObject) {
    this.#source = source;
    this.#repeated = repeated;
    this.#fold = fold;
    this.#at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  document(): SyntaxNode {
    this.#skipBlanks();
    const root = this.#value();
    this.#skipBlanks();
    if (this.#at < this.#source.length)
      this.#fail("json-trailing", "unexpected text after the end of the JSON document");
    return root;
  }

  valueAt(start: number): SyntaxNode {
    this.#at = start;
    return this.#value();
  }

  #value(): SyntaxNode {
    const character = this.#source[this.#at];
    if (character === "{" || character === "[") return this.#nested(character === "{");
    const start = this.#at;
    if (character === '"') {
      const value = this.#string();
      return { kind: "scalar", value, source: value, quoted: true, start, end: this.#at };
    }
    const value = this.#literal();
    return { kind: "scalar", value, source: this.#source.slice(start, this.#at), quoted: false, start, end: this.#at };
  }

  #nested(isObject: boolean): SyntaxNode {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#fail("too-deep", `nested more than ${maxDepth} levels deep`);
    const node = isObject ? this.#object() : this.#array();
    this.#depth -= 1;
    return node;
  }

  #object(): SyntaxNode {
    const start = this.#at++;
    const pairs: MapPair[] = [];
    let seen: Map<string, MapPair> | undefined;
    this.#skipBlanks();
    while (this.#source[this.#at] !== "}") {
      const keyStart = this.#at;
      if (this.#source[this.#at] !== '"')
        this.#fail(
          "json-syntax",
          pairs.length > 0 ? "expected a key in double quotes after the comma" : "expected a key in double quotes or }",
        );
      const key = this.#string();
      const keySpan = { start: keyStart, end: this.#at };
      this.#skipBlanks();
      this.#expect(":", "expected : after a key");
      this.#skipBlanks();
      const pair = { key, keySpan, value: this.#value() };
      const first = seen ? seen.get(key) : pairs.find((one) => one.key === key);
      if (!first || this.#isReplaced(first, pair, pairs)) {
        pairs.push(pair);
        if (seen) seen.set(key, pair);
        else if (pairs.length > fewKeys) seen = new Map(pairs.map((one) => [one.key, one]));
      }
      if (!this.#more("}", "expected , or } in an object")) break;
    }
    this.#at += 1;
    const node: MapNode = { kind: "map", pairs, start, end: this.#at };
    return this.#fold ? this.#fold(node) : node;
  }

  /** Whether the first of two pairs with one key gives way to the second. */
  #isReplaced(first: MapPair, pair: MapPair, pairs: MapPair[]): boolean {
    if (this.#repeated !== "refuse") {
      const isLast = this.#repeated(this.#repetitions++) === "last";
      if (isLast) pairs.splice(pairs.indexOf(first), 1);
      return isLast;
    }
    if (this.twice.length < maxProblems) {
      const related = { ...first.keySpan, message: `first ${JSON.stringify(pair.key)}` };
      const message = `the key ${JSON.stringify(pair.key)} stands twice in one object`;
      this.twice.push({ code: "duplicate-key", message, ...pair.keySpan, related });
    }
    return false;
  }

  #array(): SyntaxNode {
    const start = this.#at++;
    const items: SyntaxNode[] = [];
    this.#skipBlanks();
    while (this.#source[this.#at] !== "]") {
      items.push(this.#value());
      if (!this.#more("]", "expected , or ] in an array")) break;
    }
    this.#at += 1;
    return { kind: "list", items, start, end: this.#at };
  }

  /** Passes a comma that a further item follows; stands on `close` where the container ends. */
  #more(close: string, message: string): boolean {
    this.#skipBlanks();
    if (this.#source[this.#at] === close) return false;
    this.#expect(",", message);
    this.#skipBlanks();
    if (this.#source[this.#at] === close) this.#fail("json-syntax", `unexpected ${close} after a comma`);
    return true;
  }

  #string(): string {
    const open = this.#at++;
    let value = "";
    for (;;) {
      const start = this.#at;
      plainRun.lastIndex = start;
      plainRun.test(this.#source);
      this.#at = plainRun.lastIndex;
      if (this.#at > start) value += this.#source.slice(start, this.#at);
      const character = this.#source[this.#at];
      if (character === '"') break;
      if (character === "\\") value += this.#escape();
      else if (character === undefined) this.#failAt("json-syntax", "a string that is never closed", open);
      else this.#fail("json-syntax", "a line break or control character inside a string");
    }
    this.#at += 1;
    return value;
  }

  #escape(): string {
    const letter = this.#source[this.#at + 1] ?? "";
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const hex = this.#source.slice(this.#at + 2, this.#at + 6);
    if (letter !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex)) this.#fail("json-syntax", "an escape that JSON does not have");
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #literal(): number | boolean | null {
    const word = words[this.#source.charAt(this.#at)];
    if (word && this.#source.startsWith(word.text, this.#at)) {
      this.#at += word.text.length;
      return word.value;
    }
    numberPattern.lastIndex = this.#at;
    const match = numberPattern.exec(this.#source);
    if (!match)
      this.#fail(
        "json-syntax",
        this.#at >= this.#source.length ? "the JSON document ends too early" : "expected a JSON value",
      );
    this.#at = numberPattern.lastIndex;
    return Number(match?.[0]);
  }

  #expect(character: string, message: string): void {
    if (this.#source[this.#at] !== character)
      this.#fail("json-syntax", this.#at >= this.#source.length ? "the JSON document ends too early" : message);
    this.#at += 1;
  }

  #skipBlanks(): void {
    while (isBlank(this.#source.charCodeAt(this.#at))) this.#at += 1;
  }

  #fail(code: string, message: string): never {
    this.#failAt(code, message, this.#at);
  }

  #failAt(code: string, message: string, at: number): never {
    throw new JsonSyntaxError({ code, message, start: at, end: Math.min(at + 1, this.#source.length) });
  }
}

/** Space, tab, LF or CR; the code behind the end of a text is NaN. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
