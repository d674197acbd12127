import type { Span } from "../../../../syntax/node.ts";

/** A number, a boolean or `null`; strings are templates. */
export interface LiteralExpr extends Span {
  readonly kind: "literal";
  readonly value: number | boolean | null;
}

/** A quoted string or a heredoc. One interpolation and nothing else in quotes stands for the value itself. */
export interface TemplateExpr extends Span {
  readonly kind: "template";
  readonly style: "quoted" | "heredoc";
  readonly parts: readonly TemplatePart[];
}

export interface ObjectItem {
  /** A bare word is a name, not a reference: `{ Version = … }`. */
  readonly key: Expr;
  readonly value: Expr;
}

export interface ObjectExpr extends Span {
  readonly kind: "object";
  readonly items: readonly ObjectItem[];
}

export interface TupleExpr extends Span {
  readonly kind: "tuple";
  readonly items: readonly Expr[];
}

/** The first word of a reference: `var`, `local`, `aws_x`, a `for` variable. */
export interface NameExpr extends Span {
  readonly kind: "name";
  readonly name: string;
}

export interface AttributeExpr extends Span {
  readonly kind: "attribute";
  readonly of: Expr;
  readonly name: string;
}

export interface IndexExpr extends Span {
  readonly kind: "index";
  readonly of: Expr;
  readonly key: Expr;
}

/** `of[*].…` or `of.*.…`: `each` is applied to every item, which it knows as the `item` expression. */
export interface SplatExpr extends Span {
  readonly kind: "splat";
  readonly of: Expr;
  readonly each: Expr;
}

/** What `each` of a splat starts from. */
export interface ItemExpr extends Span {
  readonly kind: "item";
}

export interface CallExpr extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expr[];
  /** Whether the last argument is a list that is spread: `f(x...)`. */
  readonly spread: boolean;
}

export interface UnaryExpr extends Span {
  readonly kind: "unary";
  readonly operator: "-" | "!";
  readonly operand: Expr;
}

export type BinaryOperator = "||" | "&&" | "==" | "!=" | "<" | ">" | "<=" | ">=" | "+" | "-" | "*" | "/" | "%";

export interface BinaryExpr extends Span {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
}

export interface ConditionalExpr extends Span {
  readonly kind: "conditional";
  readonly condition: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

export interface ForExpr extends Span {
  readonly kind: "for";
  readonly keyName: string | null;
  readonly valueName: string;
  readonly of: Expr;
  /** Present for `{ for … : key => value }`. */
  readonly key: Expr | null;
  readonly value: Expr;
  readonly condition: Expr | null;
  /** `value...`: values of equal keys are collected. */
  readonly grouped: boolean;
}

export type Expr =
  | LiteralExpr
  | TemplateExpr
  | ObjectExpr
  | TupleExpr
  | NameExpr
  | AttributeExpr
  | IndexExpr
  | SplatExpr
  | ItemExpr
  | CallExpr
  | UnaryExpr
  | BinaryExpr
  | ConditionalExpr
  | ForExpr;

export type TemplatePart =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "interpolation"; readonly value: Expr }
  | {
      readonly kind: "if";
      readonly condition: Expr;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    }
  | {
      readonly kind: "for";
      readonly keyName: string | null;
      readonly valueName: string;
      readonly of: Expr;
      readonly body: readonly TemplatePart[];
    };

export interface Attribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expr;
}

export interface Label extends Span {
  readonly value: string;
}

export interface Block extends Span {
  readonly type: string;
  readonly labels: readonly Label[];
  /** Type and labels, up to but not including the `{`. */
  readonly header: Span;
  readonly body: Body;
  /** The types of the blocks directly inside, where they are known without the body. */
  readonly innerTypes?: readonly string[];
}

/** What stands between the braces of a block, or in a whole file; names of attributes are unique. */
export interface Body extends Span {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** The types of the blocks directly inside of a block, `dynamic` ones as such. */
export function innerTypesOf(block: Block): readonly string[] {
  // The body of a block that was let go of is read anew where it is taken.
  return block.innerTypes ?? block.body.blocks.map((one) => one.type);
}

/** The attribute of a body by its name. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((one) => one.name === name);
}

/** The text of a template without interpolation, a number or a boolean as text; `undefined` for anything else. */
export function literalText(expr: Expr | undefined): string | undefined {
  if (expr?.kind === "literal") return expr.value === null ? undefined : String(expr.value);
  if (expr?.kind !== "template") return undefined;
  let result = "";
  for (const part of expr.parts) {
    if (part.kind !== "text") return undefined;
    result += part.value;
  }
  return result;
}
