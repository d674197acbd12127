import type { Span, SyntaxProblem } from "../../../../syntax/node.ts";

/** Bodies, brackets, templates and operators inside each other; deeper text is refused, so that no input can exhaust the stack. */
const maxDepth = 200;

const unicodeIdentifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** Carries a problem out of the parser to its border; never leaves this folder. */
export class HclSyntaxError extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const [tab, lineFeed, carriageReturn, space, hash, star, slash] = [9, 10, 13, 32, 35, 42, 47];

/** Steps through HCL text: blanks, comments, words. Line breaks end an expression except inside brackets. */
export class Cursor {
  protected readonly text: string;
  protected at: number;
  /** Where the text ends that this cursor may read; exclusive. */
  protected readonly limit: number;
  /** The end of the last token, so that spans exclude blanks behind it. */
  protected tokenEnd: number;
  #skipsLineBreaks = false;
  #depth = 0;

  constructor(text: string, span: Span) {
    this.text = text;
    this.limit = span.end;
    this.at = span.start;
    this.tokenEnd = span.start;
  }

  protected code(ahead = 0): number {
    const index = this.at + ahead;
    return index < this.limit ? this.text.charCodeAt(index) : -1;
  }

  protected skipBlanks(): void {
    for (;;) {
      const code = this.code();
      if (code === space || code === tab) this.at += 1;
      else if (code === lineFeed || code === carriageReturn) {
        if (!this.#skipsLineBreaks && !(code === carriageReturn && this.code(1) !== lineFeed)) return;
        this.at += 1;
      } else if (code === hash || code === slash) {
        if (!this.#comment(code)) return;
      } else return;
    }
  }

  /** Passes blanks, comments and line breaks, whatever the mode is. */
  protected skipLines(): void {
    this.skipping(true, () => this.skipBlanks());
  }

  /** Passes one comment; a comment up to the end of its line leaves the line break standing. */
  #comment(code: number): boolean {
    const next = this.code(1);
    if (code === hash || next === slash) {
      const end = this.text.indexOf("\n", this.at);
      this.at = end < 0 || end > this.limit ? this.limit : end;
      return true;
    }
    if (next !== star) return false;
    const end = this.text.indexOf("*/", this.at + 2);
    if (end < 0 || end + 2 > this.limit) this.fail("a comment that is never closed", this.at, this.at + 2);
    this.at = end + 2;
    return true;
  }

  /** Runs a step with line breaks passed over (inside brackets) or not (inside an object). */
  protected skipping<T>(lineBreaks: boolean, step: () => T): T {
    const before = this.#skipsLineBreaks;
    this.#skipsLineBreaks = lineBreaks;
    const result = step();
    this.#skipsLineBreaks = before;
    return result;
  }

  protected enter(): void {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.failWith("too-deep", `nested more than ${maxDepth} levels deep`, this.at);
  }

  protected leave(): void {
    this.#depth -= 1;
  }

  protected nested<T>(step: () => T): T {
    this.enter();
    const result = step();
    this.leave();
    return result;
  }

  /** Whether a line ends here; blanks are passed already. */
  protected isLineEnd(): boolean {
    const code = this.code();
    return code === lineFeed || code === carriageReturn || code === -1;
  }

  protected startsWith(word: string): boolean {
    return this.at + word.length <= this.limit && this.text.startsWith(word, this.at);
  }

  /** Takes a punctuation mark if it stands here. */
  protected take(mark: string): boolean {
    if (!this.startsWith(mark)) return false;
    this.at += mark.length;
    this.tokenEnd = this.at;
    return true;
  }

  protected expect(mark: string, message: string): void {
    if (!this.take(mark)) this.fail(message, this.at);
  }

  /** Reads a word if one starts here: letters, digits, `_` and `-`, not starting with a digit or `-`. */
  protected identifier(): string | undefined {
    const start = this.at;
    let end = start;
    for (; end < this.limit; end += 1) {
      const code = this.text.charCodeAt(end);
      if (code > 127) return this.#unicodeIdentifier(start);
      if (!isWordCode(code) || (end === start && (isDigit(code) || code === 45))) break;
    }
    if (end === start) return undefined;
    this.at = end;
    this.tokenEnd = end;
    return this.text.slice(start, end);
  }

  #unicodeIdentifier(start: number): string | undefined {
    unicodeIdentifier.lastIndex = start;
    const word = unicodeIdentifier.exec(this.text)?.[0];
    if (word === undefined || start + word.length > this.limit) return undefined;
    this.at = start + word.length;
    this.tokenEnd = this.at;
    return word;
  }

  protected describe(): string {
    if (this.at >= this.limit) return "the end of the text";
    const code = this.code();
    if (code === lineFeed || code === carriageReturn) return "the end of the line";
    return JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.at) ?? 0));
  }

  protected fail(message: string, start: number, end?: number): never {
    this.failWith("hcl-syntax", message, start, end);
  }

  protected failWith(code: string, message: string, start: number, end?: number): never {
    throw new HclSyntaxError({ code, message, start, end: Math.min(end ?? start + 1, this.text.length) });
  }
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code === 45;
}
