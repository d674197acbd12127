import type { Span, SyntaxProblem } from "../../../../syntax/node.ts";
import type { Attribute, Block, Body, Expr, Label, TemplateExpr } from "./ast.ts";
import { HclSyntaxError } from "./cursor.ts";
import { ExpressionParser } from "./expression-parser.ts";

/** What a text of HCL holds; with a problem, `body` has what stands whole before it. */
export interface ScannedFile {
  readonly body: Body;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads HCL native syntax to blocks, attributes and expressions with offsets. Linear in the text, nesting is bounded,
 * never throws. It stops at the first syntax error: what follows cannot be told for certain.
 */
export function scanHcl(text: string): ScannedFile {
  const parser = new BodyParser(text, { start: text.charCodeAt(0) === 0xfeff ? 1 : 0, end: text.length });
  const items = new BodyItems(0);
  try {
    parser.file(items);
    return { body: items.body(text.length), problems: [] };
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    return { body: items.body(text.length), problems: [error.problem] };
  }
}

const none: readonly string[] = [];

/**
 * A top-level block whose body was read, found whole and let go of: few of a folder's blocks are ever looked into, and
 * reading those once more costs less than to keep all of them.
 */
class ScannedBlock implements Block {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly header: Span;
  readonly start: number;
  readonly end: number;
  readonly innerTypes: readonly string[];
  readonly #text: string;
  #body: Body | undefined;

  constructor(text: string, { type, labels, header, start, end, body }: Block) {
    this.#text = text;
    this.type = type;
    this.labels = labels;
    this.header = header;
    this.start = start;
    this.end = end;
    this.innerTypes = body.blocks.length === 0 ? none : body.blocks.map((one) => one.type);
  }

  get body(): Body {
    this.#body ??= new BodyParser(this.#text, this).wholeBlock();
    return this.#body;
  }
}

/** Reads a text that is template content all through, as `templatefile` and `.tf.json` strings are. */
export function scanTemplate(text: string, span: Span = { start: 0, end: text.length }): TemplateExpr | SyntaxProblem {
  try {
    return new BodyParser(text, span).template();
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    return error.problem;
  }
}

/** Reads a text that is one expression, as references in `.tf.json` are. */
export function scanExpression(text: string): Expr | SyntaxProblem {
  try {
    return new BodyParser(text, { start: 0, end: text.length }).wholeExpression();
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    return error.problem;
  }
}

class BodyItems {
  readonly #start: number;
  readonly attributes: Attribute[] = [];
  readonly blocks: Block[] = [];
  #names: Map<string, Attribute> | undefined;

  constructor(start: number) {
    this.#start = start;
  }

  add(attribute: Attribute): Attribute | undefined {
    const first = this.#find(attribute.name);
    if (first) return first;
    this.#names?.set(attribute.name, attribute);
    this.attributes.push(attribute);
    return undefined;
  }

  /** Most bodies are short: an index by name is made for the others only. */
  #find(name: string): Attribute | undefined {
    if (this.attributes.length < 16) return this.attributes.find((one) => one.name === name);
    this.#names ??= new Map(this.attributes.map((one) => [one.name, one]));
    return this.#names.get(name);
  }

  body(end: number): Body {
    return { attributes: this.attributes, blocks: this.blocks, start: this.#start, end };
  }
}

class BodyParser extends ExpressionParser {
  template(): TemplateExpr {
    return this.bareTemplate();
  }

  wholeExpression(): Expr {
    return this.skipping(true, () => {
      const expr = this.expression();
      this.skipBlanks();
      if (this.at < this.limit) this.fail(`expected the end of the expression, found ${this.describe()}`, this.at);
      return expr;
    });
  }

  file(items: BodyItems): void {
    for (;;) {
      this.skipLines();
      if (this.at >= this.limit) return;
      this.#item(items);
      const last = items.blocks.at(-1);
      if (last && !(last instanceof ScannedBlock))
        items.blocks[items.blocks.length - 1] = new ScannedBlock(this.text, last);
      this.skipBlanks();
      if (!this.isLineEnd()) this.fail(`expected a line break, found ${this.describe()}`, this.at);
    }
  }

  /** The body of the one block that the span holds. */
  wholeBlock(): Body {
    const items = new BodyItems(this.at);
    this.#item(items);
    return items.blocks[0]?.body ?? items.body(this.at);
  }

  #item(items: BodyItems): void {
    const start = this.at;
    const name = this.identifier();
    if (name === undefined) this.fail(`expected an attribute or a block, found ${this.describe()}`, start);
    const nameSpan = { start, end: this.tokenEnd };
    this.skipBlanks();
    if (this.code() === 61 && this.code(1) !== 61) this.#attribute(items, name, nameSpan);
    else items.blocks.push(this.#block(name, nameSpan));
  }

  #attribute(items: BodyItems, name: string, nameSpan: Span): void {
    this.at += 1;
    const value = this.expression();
    const first = items.add({ name, nameSpan, value, start: nameSpan.start, end: this.tokenEnd });
    if (!first) return;
    const related = { ...first.nameSpan, message: `first ${name}` };
    const message = `the attribute ${name} stands twice in one block`;
    throw new HclSyntaxError({ code: "duplicate-key", message, ...nameSpan, related });
  }

  #block(type: string, typeSpan: Span): Block {
    const labels: Label[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.code() === 123) break;
      labels.push(this.#label(labels.length > 0));
    }
    const header = { start: typeSpan.start, end: this.tokenEnd };
    const body = this.nested(() => this.#blockBody());
    return { type, labels, header, body, start: typeSpan.start, end: this.tokenEnd };
  }

  #label(follows: boolean): Label {
    const start = this.at;
    const word = this.identifier();
    if (word !== undefined) return { value: word, start, end: this.tokenEnd };
    if (this.code() !== 34)
      return this.fail(`expected ${follows ? "a label or {" : "=, a label or {"}, found ${this.describe()}`, start);
    const { parts, end } = this.quoted();
    const [only] = parts;
    if (parts.length > 1 || (only && only.kind !== "text"))
      return this.fail("a label cannot hold an expression", start, end);
    return { value: only?.kind === "text" ? only.value : "", start, end };
  }

  #blockBody(): Body {
    const open = this.at;
    this.at += 1;
    const items = new BodyItems(open + 1);
    this.skipBlanks();
    if (this.isLineEnd()) this.#lines(items, open);
    else if (this.code() !== 125) this.#singleLine(items);
    const end = this.at;
    this.expect("}", `expected } at the end of a block on one line, found ${this.describe()}`);
    return items.body(end);
  }

  #lines(items: BodyItems, open: number): void {
    for (;;) {
      this.skipLines();
      if (this.at >= this.limit) this.fail("{ that is never closed", open);
      if (this.code() === 125) return;
      this.#item(items);
      this.skipBlanks();
      if (this.at >= this.limit) this.fail("{ that is never closed", open);
      if (!this.isLineEnd()) this.fail(`expected a line break, found ${this.describe()}`, this.at);
    }
  }

  /** `block { name = value }`: one attribute, nothing else. */
  #singleLine(items: BodyItems): void {
    const start = this.at;
    const name = this.identifier();
    const nameSpan = { start, end: this.tokenEnd };
    this.skipBlanks();
    if (name === undefined || this.code() !== 61)
      this.fail("a block on one line can hold one attribute only: put its content on lines of their own", start);
    this.#attribute(items, name, nameSpan);
    this.skipBlanks();
  }
}
