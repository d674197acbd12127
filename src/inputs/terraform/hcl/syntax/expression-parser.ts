import type { BinaryOperator, Expr, ObjectItem, TemplateExpr } from "./ast.ts";
import { isDigit } from "./cursor.ts";
import { TemplateParser } from "./template-parser.ts";

/** How tight each binary operator binds. */
const operatorLevels: ReadonlyMap<string, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<=", 4],
  [">=", 4],
  ["<", 4],
  [">", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
] satisfies [BinaryOperator, number][]);

/** Operators of one level, or steps of one reference, in a row. */
const maxChain = 500;

const numberPattern = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const digits = /[0-9]+/y;
const operatorPattern = /\|\||&&|[=!<>]=|[<>+\-*/%]/y;
/** Character codes that can start a binary operator: a quick look before the pattern is tried. */
const operatorStarts = new Set([..."|&=!<>+-*/%"].map((one) => one.charCodeAt(0)));

/** Expressions of HCL (native syntax specification, "Expressions"), with the place of each. */
export class ExpressionParser extends TemplateParser {
  protected expression(): Expr {
    this.enter();
    this.skipBlanks();
    const start = this.at;
    const condition = this.#binary(1);
    this.skipBlanks();
    const expr = this.take("?") ? this.#conditional(condition, start) : condition;
    this.leave();
    return expr;
  }

  #conditional(condition: Expr, start: number): Expr {
    const then = this.expression();
    this.skipBlanks();
    this.expect(":", `expected : in a conditional, found ${this.describe()}`);
    const otherwise = this.expression();
    return { kind: "conditional", condition, then, otherwise, start, end: this.tokenEnd };
  }

  /** Operands joined by operators that bind at least as tight as `least`. */
  #binary(least: number): Expr {
    const start = this.at;
    let left = this.#unary();
    for (let count = 0; ; count += 1) {
      this.skipBlanks();
      const operator = operatorStarts.has(this.code()) ? this.#operator() : undefined;
      const level = operator && operatorLevels.get(operator);
      if (!operator || level === undefined || level < least) return left;
      this.#limit(count);
      this.at += operator.length;
      this.skipBlanks();
      const right = this.#binary(level + 1);
      left = { kind: "binary", operator, left, right, start, end: this.tokenEnd };
    }
  }

  /** A chain makes a tree as deep as it is long. */
  #limit(count: number): void {
    if (count > maxChain) this.failWith("too-deep", `a chain of more than ${maxChain} steps`, this.at);
  }

  /** The operator that stands here, not yet passed. */
  #operator(): BinaryOperator | undefined {
    operatorPattern.lastIndex = this.at;
    const mark = operatorPattern.exec(this.text)?.[0];
    // The pattern matches nothing but the operators that the table has.
    return mark !== undefined && this.startsWith(mark) ? (mark as BinaryOperator) : undefined;
  }

  #unary(): Expr {
    const start = this.at;
    const operator = this.take("-") ? "-" : this.take("!") ? "!" : undefined;
    if (!operator) return this.#postfix();
    return this.nested(() => {
      this.skipBlanks();
      const operand = this.#unary();
      return { kind: "unary", operator, operand, start, end: this.tokenEnd };
    });
  }

  #postfix(): Expr {
    const start = this.at;
    return this.#traversal(this.#primary(), start, true);
  }

  /** `.name`, `[key]` and splats behind an expression. `indexes`: whether `[` continues it (not in `.*.a`). */
  #traversal(base: Expr, start: number, indexes: boolean): Expr {
    let of = base;
    for (let count = 0; ; count += 1) {
      this.#limit(count);
      const here = this.at;
      this.skipBlanks();
      if (this.code() === 46 && this.code(1) !== 46) {
        this.at += 1;
        const splat = this.#afterDot(of, start);
        if (splat.kind === "splat") return this.#traversal(splat, start, indexes);
        of = splat;
      } else if (indexes && this.code() === 91) {
        of = this.#afterBracket(of, start);
      } else {
        this.at = here;
        return of;
      }
    }
  }

  #afterDot(of: Expr, start: number): Expr {
    this.skipBlanks();
    if (this.take("*")) {
      const itemAt = this.tokenEnd;
      const each = this.nested(() => this.#traversal({ kind: "item", start: itemAt, end: itemAt }, start, false));
      return { kind: "splat", of, each, start, end: this.tokenEnd };
    }
    if (isDigit(this.code())) {
      const keyStart = this.at;
      digits.lastIndex = this.at;
      const value = Number(digits.exec(this.text)?.[0]);
      this.at = digits.lastIndex;
      this.tokenEnd = this.at;
      const key: Expr = { kind: "literal", value, start: keyStart, end: this.at };
      return { kind: "index", of, key, start, end: this.at };
    }
    const name = this.identifier() ?? this.fail(`expected a name after the dot, found ${this.describe()}`, this.at);
    return { kind: "attribute", of, name, start, end: this.tokenEnd };
  }

  #afterBracket(of: Expr, start: number): Expr {
    const open = this.at;
    this.at += 1;
    const isSplat = this.skipping(true, () => {
      this.skipBlanks();
      if (this.code() !== 42) return false;
      this.at += 1;
      this.#close("]", open);
      return true;
    });
    if (isSplat) {
      const itemAt = this.tokenEnd;
      const each = this.nested(() => this.#traversal({ kind: "item", start: itemAt, end: itemAt }, start, true));
      return { kind: "splat", of, each, start, end: this.tokenEnd };
    }
    const key = this.skipping(true, () => {
      const inner = this.expression();
      this.#close("]", open);
      return inner;
    });
    return { kind: "index", of, key, start, end: this.tokenEnd };
  }

  #close(mark: string, open: number): void {
    this.skipBlanks();
    if (this.take(mark)) return;
    const opening = this.text[open] ?? "";
    if (this.at >= this.limit) this.fail(`${opening} that is never closed`, open);
    this.fail(`expected ${mark} to close the ${opening}, found ${this.describe()}`, this.at);
  }

  #primary(): Expr {
    const start = this.at;
    const code = this.code();
    if (code === 34) return this.quoted();
    if (code === 91) return this.#tuple();
    if (code === 123) return this.#object();
    if (code === 40) return this.#parentheses();
    if (isDigit(code)) return this.#number();
    if (code === 60) {
      const text = this.heredoc();
      if (text) return text;
    }
    const name = this.identifier();
    if (name === undefined) return this.fail(`expected a value, found ${this.describe()}`, start);
    return this.#word(name, start);
  }

  #word(first: string, start: number): Expr {
    if (first === "true" || first === "false")
      return { kind: "literal", value: first === "true", start, end: this.tokenEnd };
    if (first === "null") return { kind: "literal", value: null, start, end: this.tokenEnd };
    let name = first;
    while (this.startsWith("::")) {
      this.at += 2;
      name += `::${this.identifier() ?? this.fail(`expected a function name after ::, found ${this.describe()}`, this.at)}`;
    }
    const end = this.tokenEnd;
    const here = this.at;
    this.skipBlanks();
    if (this.code() === 40) return this.#call(name, start);
    this.at = here;
    return { kind: "name", name, start, end };
  }

  #call(name: string, start: number): Expr {
    const open = this.at;
    this.at += 1;
    return this.skipping(true, () => {
      const args: Expr[] = [];
      let spread = false;
      this.skipBlanks();
      while (this.code() !== 41) {
        args.push(this.expression());
        this.skipBlanks();
        spread = this.take("...");
        if (spread || !this.take(",")) break;
        this.skipBlanks();
      }
      this.#close(")", open);
      return { kind: "call", name, args, spread, start, end: this.tokenEnd };
    });
  }

  #number(): Expr {
    const start = this.at;
    numberPattern.lastIndex = start;
    const value = Number(numberPattern.exec(this.text)?.[0]);
    this.at = Math.min(numberPattern.lastIndex, this.limit);
    this.tokenEnd = this.at;
    return { kind: "literal", value, start, end: this.at };
  }

  #parentheses(): Expr {
    const open = this.at;
    this.at += 1;
    return this.skipping(true, () => {
      const inner = this.expression();
      this.#close(")", open);
      return inner;
    });
  }

  #tuple(): Expr {
    const open = this.at;
    this.at += 1;
    return this.skipping(true, () => {
      this.skipBlanks();
      if (this.#isFor()) return this.#forTuple(open);
      const items: Expr[] = [];
      while (this.code() !== 93) {
        items.push(this.expression());
        this.skipBlanks();
        if (!this.take(",")) break;
        this.skipBlanks();
      }
      this.#close("]", open);
      return { kind: "tuple", items, start: open, end: this.tokenEnd };
    });
  }

  /** Takes the word `for` if it stands here as one. */
  #isFor(): boolean {
    const here = this.at;
    if (this.identifier() === "for") return true;
    this.at = here;
    return false;
  }

  #forTuple(open: number): Expr {
    const intro = this.forIntro();
    this.#forColon();
    const value = this.expression();
    const condition = this.#forCondition();
    this.#close("]", open);
    return { kind: "for", ...intro, key: null, value, condition, grouped: false, start: open, end: this.tokenEnd };
  }

  #forColon(): void {
    this.skipBlanks();
    this.expect(":", `expected : in a for, found ${this.describe()}`);
  }

  #forCondition(): Expr | null {
    this.skipBlanks();
    const here = this.at;
    if (this.identifier() === "if") return this.expression();
    this.at = here;
    return null;
  }

  #object(): Expr {
    const open = this.at;
    this.at += 1;
    const forObject = this.skipping(true, () => {
      this.skipBlanks();
      return this.#isForObject() ? this.#forObject(open) : undefined;
    });
    if (forObject) return forObject;
    return this.skipping(false, () => {
      const items: ObjectItem[] = [];
      this.skipLines();
      while (this.code() !== 125) {
        items.push(this.#objectItem());
        if (this.#endsObject(open)) break;
      }
      this.#close("}", open);
      return { kind: "object", items, start: open, end: this.tokenEnd };
    });
  }

  /** `{ for = 1 }` has a key `for`; `{ for k in … }` is the loop. */
  #isForObject(): boolean {
    const here = this.at;
    if (!this.#isFor()) return false;
    this.skipBlanks();
    const isName = this.code() !== 61 && this.code() !== 58;
    if (!isName) this.at = here;
    return isName;
  }

  #forObject(open: number): Expr {
    const intro = this.forIntro();
    this.#forColon();
    const key = this.expression();
    this.skipBlanks();
    this.expect("=>", `expected => in a for that makes an object, found ${this.describe()}`);
    const value = this.expression();
    this.skipBlanks();
    const grouped = this.take("...");
    const condition = this.#forCondition();
    this.#close("}", open);
    return { kind: "for", ...intro, key, value, condition, grouped, start: open, end: this.tokenEnd };
  }

  #objectItem(): ObjectItem {
    const key = this.#objectKey();
    this.skipBlanks();
    if (!this.take("=") && !this.take(":"))
      this.fail(`expected = or : after a key of an object, found ${this.describe()}`, this.at);
    return { key, value: this.expression() };
  }

  #objectKey(): Expr {
    const start = this.at;
    const word = this.identifier();
    if (word !== undefined) {
      const end = this.tokenEnd;
      this.skipBlanks();
      if (this.code() === 58 || (this.code() === 61 && this.code(1) !== 61)) {
        const key: TemplateExpr = {
          kind: "template",
          style: "quoted",
          parts: [{ kind: "text", value: word }],
          start,
          end,
        };
        return key;
      }
      this.at = start;
    }
    return this.expression();
  }

  /** Passes what stands between two items, a comma or a line break; whether the object ends here. */
  #endsObject(open: number): boolean {
    this.skipBlanks();
    const separated = this.take(",") || this.isLineEnd();
    this.skipLines();
    if (this.at >= this.limit) this.fail("{ that is never closed", open);
    if (this.code() === 125) return true;
    if (!separated) this.fail(`expected a comma, a line break or } in an object, found ${this.describe()}`, this.at);
    return false;
  }
}
