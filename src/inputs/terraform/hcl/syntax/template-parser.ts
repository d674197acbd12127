import type { Expr, TemplateExpr, TemplatePart } from "./ast.ts";
import { Cursor } from "./cursor.ts";

/** One piece of a template before `if` and `for` are nested; `~` marks ask for blanks beside them to go. */
type Piece =
  | { readonly kind: "text"; value: string; readonly start: number }
  | (Marked & { readonly kind: "interpolation"; readonly value: Expr })
  | (Marked & { readonly kind: "if"; readonly condition: Expr })
  | (Marked & {
      readonly kind: "for";
      readonly keyName: string | null;
      readonly valueName: string;
      readonly of: Expr;
    })
  | (Marked & { readonly kind: "else" | "endif" | "endfor" });

interface Marked {
  readonly start: number;
  readonly trimsBefore: boolean;
  trimsAfter: boolean;
}

type TextPart = Extract<TemplatePart, { kind: "text" }>;

interface Nested {
  readonly parts: TemplatePart[];
  readonly closer: Piece["kind"] | null;
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

const plainString = /"([^"\\$%\n\r]*)"/y;
const plainRun = /[^"\\$%\n\r]*/y;
const plainBareRun = /[^$%]*/y;
const plainLineRun = /[^$%\n]*/y;
const heredocStart = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/**
 * Quoted strings and heredocs with `${ }` and `%{ }` (HCL native syntax specification, "Template Expressions").
 * Stands between the cursor and the expression parser, which closes the circle by `expression`.
 */
export abstract class TemplateParser extends Cursor {
  protected abstract expression(): Expr;

  /** A quoted template; the cursor stands on the opening quote. */
  protected quoted(): TemplateExpr {
    const start = this.at;
    plainString.lastIndex = start;
    const plain = plainString.exec(this.text)?.[1];
    if (plain !== undefined && plainString.lastIndex <= this.limit) return this.#plain(plain, start);
    this.at += 1;
    const pieces = this.nested(() => this.#pieces('"', start));
    this.at += 1;
    this.tokenEnd = this.at;
    return this.#template("quoted", pieces, start, this.at);
  }

  /** Most strings have no escapes and no markers. */
  #plain(value: string, start: number): TemplateExpr {
    this.at = plainString.lastIndex;
    this.tokenEnd = this.at;
    const parts: readonly TextPart[] = value === "" ? [] : [{ kind: "text", value: value.normalize("NFC") }];
    return { kind: "template", style: "quoted", parts, start, end: this.at };
  }

  /** A whole text as template content: what stands between the quotes in `.tf.json`, a file of `templatefile`. */
  protected bareTemplate(): TemplateExpr {
    const start = this.at;
    const pieces = this.#pieces(null, start);
    return this.#template("quoted", pieces, start, this.at);
  }

  protected heredoc(): TemplateExpr | undefined {
    const start = this.at;
    heredocStart.lastIndex = start;
    const opening = heredocStart.exec(this.text);
    if (!opening || heredocStart.lastIndex > this.limit) return undefined;
    this.at = heredocStart.lastIndex;
    const pieces = this.nested(() => this.#heredocPieces(opening[2] ?? "", start));
    this.tokenEnd = this.at;
    if (opening[1] === "-") removeIndent(pieces);
    return this.#template("heredoc", pieces, start, this.at);
  }

  #template(style: "quoted" | "heredoc", pieces: Piece[], start: number, end: number): TemplateExpr {
    trimMarked(pieces);
    return { kind: "template", style, parts: this.#nest(pieces), start, end };
  }

  /** Pieces up to the closing quote, or to the end of the text where there is none. */
  #pieces(quote: '"' | null, open: number): Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const start = this.at;
      const value = this.#text(quote !== null);
      if (value !== "") pieces.push({ kind: "text", value, start });
      if (this.at >= this.limit) return quote ? this.fail("a string that is never closed", open) : pieces;
      if (quote && this.text[this.at] === quote) return pieces;
      pieces.push(this.#marker());
    }
  }

  /** Text up to a marker, the closing quote or the end. */
  #text(isQuoted: boolean): string {
    const plain = isQuoted ? plainRun : plainBareRun;
    let value = this.#run(plain);
    while (this.at < this.limit) {
      const character = this.text[this.at] ?? "";
      const escaped = this.#doubledMarker() ?? (isQuoted && character === "\\" ? this.#escape() : undefined);
      if (escaped === undefined) {
        if ((isQuoted && character === '"') || this.startsWith("${") || this.startsWith("%{")) break;
        if (character === "\n" || character === "\r") this.fail("a line break inside a string", this.at);
        this.at += 1;
      }
      value += (escaped ?? character) + this.#run(plain);
    }
    return value;
  }

  /** Lines up to the one that holds only the end word; the cursor is left before that line's break. */
  #heredocPieces(word: string, open: number): Piece[] {
    const pieces: Piece[] = [];
    let lineStart = true;
    for (;;) {
      if (lineStart && this.#endsHeredoc(word)) return pieces;
      if (this.at >= this.limit) this.fail(`a heredoc that is never closed by a line ${word}`, open);
      const start = this.at;
      let value = this.#heredocText();
      lineStart = this.code() === 10;
      if (lineStart) {
        value += "\n";
        this.at += 1;
      }
      if (value !== "") pieces.push({ kind: "text", value, start });
      if (!lineStart && this.at < this.limit) pieces.push(this.#marker());
    }
  }

  /** Text up to the end of the line or the next marker. */
  #heredocText(): string {
    let value = this.#run(plainLineRun);
    while (this.at < this.limit && this.code() !== 10) {
      const escaped = this.#doubledMarker();
      if (!escaped && (this.startsWith("${") || this.startsWith("%{"))) break;
      value += escaped ?? this.text[this.at] ?? "";
      if (!escaped) this.at += 1;
      value += this.#run(plainLineRun);
    }
    return value;
  }

  #endsHeredoc(word: string): boolean {
    const feed = this.text.indexOf("\n", this.at);
    const end = feed < 0 || feed > this.limit ? this.limit : feed;
    // A cheap look first: a long line cannot be the end word.
    const line = this.text.slice(this.at, end);
    if (line.trim() !== word) return false;
    this.at += line.trimEnd().length;
    return true;
  }

  #run(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    pattern.exec(this.text);
    const end = Math.min(pattern.lastIndex, this.limit);
    const run = this.text.slice(this.at, end);
    this.at = end;
    return run;
  }

  /** `$${` and `%%{` stand for `${` and `%{`. */
  #doubledMarker(): string | undefined {
    if (!this.startsWith("$${") && !this.startsWith("%%{")) return undefined;
    const value = this.text.slice(this.at + 1, this.at + 3);
    this.at += 3;
    return value;
  }

  #escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    const simple = simpleEscapes.get(letter);
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    const size = letter === "u" ? 4 : letter === "U" ? 8 : 0;
    const hex = this.text.slice(this.at + 2, this.at + 2 + size);
    const point = Number.parseInt(hex, 16);
    if (size === 0 || !/^[0-9a-fA-F]+$/.test(hex) || hex.length < size || point > 0x10ffff)
      this.fail("an escape that HCL does not have", this.at, this.at + 2);
    this.at += 2 + size;
    return String.fromCodePoint(point);
  }

  /** `${ … }` or `%{ … }`. */
  #marker(): Piece {
    const start = this.at;
    const directive = this.text[start] === "%";
    this.at += 2;
    const trimsBefore = this.code() === 126;
    if (trimsBefore) this.at += 1;
    return this.nested(() =>
      this.skipping(true, () => {
        const marks = { start, trimsBefore, trimsAfter: false };
        const piece: Piece = directive
          ? this.#directive(marks)
          : { ...marks, kind: "interpolation", value: this.expression() };
        this.skipBlanks();
        if (this.code() === 126) {
          piece.trimsAfter = true;
          this.at += 1;
        }
        const opening = directive ? "%{" : "${";
        if (this.at >= this.limit) this.fail(`${opening} that is never closed`, start, start + 2);
        this.expect("}", `expected } to close ${opening}, found ${this.describe()}`);
        return piece;
      }),
    ) as Piece;
  }

  #directive(marks: Marked): Exclude<Piece, { kind: "text" | "interpolation" }> {
    this.skipBlanks();
    const wordAt = this.at;
    const word = this.identifier();
    if (word === "if") return { ...marks, kind: "if", condition: this.expression() };
    if (word === "for") return { ...marks, kind: "for", ...this.forIntro() };
    if (word === "else" || word === "endif" || word === "endfor") return { ...marks, kind: word };
    return this.fail("expected if, else, endif, for or endfor after %{", wordAt);
  }

  /** `key, value in collection`, after the word `for`. */
  protected forIntro(): { keyName: string | null; valueName: string; of: Expr } {
    const first = this.#forName();
    this.skipBlanks();
    const second = this.take(",") ? this.#forName() : null;
    this.skipBlanks();
    const wordAt = this.at;
    if (this.identifier() !== "in") this.fail("expected in after the names of a for", wordAt);
    const of = this.expression();
    return second === null ? { keyName: null, valueName: first, of } : { keyName: first, valueName: second, of };
  }

  #forName(): string {
    this.skipBlanks();
    return this.identifier() ?? this.fail(`expected a name in a for, found ${this.describe()}`, this.at);
  }

  /** Turns the flat pieces into a tree of `if` and `for`. */
  #nest(pieces: readonly Piece[]): TemplatePart[] {
    const rest = pieces[Symbol.iterator]();
    return this.#partsUntil(rest, [], null).parts;
  }

  #partsUntil(rest: Iterator<Piece>, closers: readonly string[], opener: Piece | null): Nested {
    const parts: TemplatePart[] = [];
    for (let next = rest.next(); !next.done; next = rest.next()) {
      const piece = next.value;
      if (closers.includes(piece.kind)) return { parts, closer: piece.kind };
      const part = this.#part(piece, rest);
      const last = parts.at(-1);
      // The lines of a heredoc come as pieces of their own.
      if (part?.kind === "text" && last?.kind === "text") parts[parts.length - 1] = joinedText(last, part);
      else if (part) parts.push(part);
    }
    if (opener) this.fail(`%{ ${opener.kind} } that is never closed`, opener.start, opener.start + 2);
    return { parts, closer: null };
  }

  /** Strings of HCL are in Unicode's composed form. */
  #part(piece: Piece, rest: Iterator<Piece>): TemplatePart | undefined {
    if (piece.kind === "text")
      return piece.value === "" ? undefined : { kind: "text", value: piece.value.normalize("NFC") };
    if (piece.kind === "interpolation") return { kind: "interpolation", value: piece.value };
    return this.nested(() => {
      if (piece.kind === "if") {
        const { parts: then, closer } = this.#partsUntil(rest, ["else", "endif"], piece);
        const otherwise = closer === "else" ? this.#partsUntil(rest, ["endif"], piece).parts : [];
        return { kind: "if", condition: piece.condition, then, otherwise };
      }
      if (piece.kind === "for") {
        const body = this.#partsUntil(rest, ["endfor"], piece).parts;
        return { kind: "for", keyName: piece.keyName, valueName: piece.valueName, of: piece.of, body };
      }
      return this.fail(`%{ ${piece.kind} } without its opening`, piece.start, piece.start + 2);
    });
  }
}

function joinedText(one: TextPart, other: TextPart): TextPart {
  return { kind: "text", value: one.value + other.value };
}

/** `<<-`: the indent that all lines share goes; blank lines do not count and stay as they are, a line that starts with a marker has none. */
function removeIndent(pieces: readonly Piece[]): void {
  let shared = Number.POSITIVE_INFINITY;
  const indented: Extract<Piece, { kind: "text" }>[] = [];
  let lineStart = true;
  for (const piece of pieces) {
    const isText = piece.kind === "text";
    const isBlankLine = isText && piece.value.trim() === "" && piece.value.endsWith("\n");
    if (lineStart && !isBlankLine) {
      shared = Math.min(shared, isText ? piece.value.length - piece.value.trimStart().length : 0);
      if (isText) indented.push(piece);
    }
    lineStart = isText && piece.value.endsWith("\n");
  }
  for (const piece of indented) piece.value = piece.value.slice(shared);
}

/** `~}` takes the blanks after it, `{~` those before it. */
function trimMarked(pieces: readonly Piece[]): void {
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "text") continue;
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    if (piece.trimsBefore && before?.kind === "text") before.value = before.value.trimEnd();
    if (piece.trimsAfter && after?.kind === "text") after.value = after.value.trimStart();
  }
}
