import { parseJson } from "../../../../syntax/json.ts";
import type { MapNode, MapPair, ScalarNode, Span, SyntaxNode, SyntaxProblem } from "../../../../syntax/node.ts";
import type { Attribute, Block, Body, Expr, Label, TemplateExpr } from "./ast.ts";
import { isNestedBlock } from "./nested-blocks.ts";
import { type ScannedFile, scanExpression, scanTemplate } from "./scan.ts";

/** Top-level block types of a configuration and how many labels each has (Terraform, "JSON Configuration Syntax"). */
const labelCounts = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["action", 2],
  ["variable", 1],
  ["output", 1],
  ["module", 1],
  ["provider", 1],
  ["check", 1],
  ["locals", 0],
  ["terraform", 0],
  ["import", 0],
  ["moved", 0],
  ["removed", 0],
]);

/** Blocks whose provisioners are read: `"provisioner": [{ "local-exec": { … } }]`. */
const hasProvisioners: ReadonlySet<string> = new Set(["resource", "removed"]);

/** Arguments that hold a reference as plain text in JSON syntax: `"to": "aws_x.y"`. */
const referenceArguments = new Map([
  ["import", ["to"]],
  ["moved", ["from", "to"]],
  ["removed", ["from"]],
]);

/** Reads `.tf.json` to the same tree as native syntax; strings are templates, places are those of the JSON text. */
export function scanJson(text: string): ScannedFile {
  const parsed = parseJson(text);
  const whole = { start: 0, end: text.length };
  if (!parsed.ok) return { body: { attributes: [], blocks: [], ...whole }, problems: parsed.problems };
  const reader = new JsonConfig(text);
  return { body: { attributes: [], blocks: reader.configuration(parsed.root), ...whole }, problems: reader.problems };
}

/** Reads `.tfvars.json`: plain values, no templates. */
export function scanJsonValues(text: string): ScannedFile {
  const parsed = parseJson(text);
  const whole = { start: 0, end: text.length };
  if (!parsed.ok) return { body: { attributes: [], blocks: [], ...whole }, problems: parsed.problems };
  const pairs = parsed.root.kind === "map" ? parsed.root.pairs : [];
  const attributes = pairs.map((pair) => attribute(pair, literalOf(pair.value)));
  return { body: { attributes, blocks: [], ...whole }, problems: [] };
}

/** Maps of a node that may be one object or a list of objects. */
function objectsOf(node: SyntaxNode): readonly MapNode[] {
  if (node.kind === "map") return [node];
  return node.kind === "list" ? node.items.flatMap((item) => (item.kind === "map" ? [item] : [])) : [];
}

function attribute(pair: MapPair, value: Expr): Attribute {
  return { name: pair.key, nameSpan: pair.keySpan, value, start: pair.keySpan.start, end: pair.value.end };
}

/** A value without templates. */
function literalOf(node: SyntaxNode): Expr {
  const { start, end } = node;
  if (node.kind === "list") return { kind: "tuple", items: node.items.map(literalOf), start, end };
  if (node.kind === "scalar")
    return typeof node.value === "string"
      ? textOf(node.value, node)
      : { kind: "literal", value: node.value, start, end };
  const items = node.pairs.map(({ key, keySpan, value }) => ({ key: textOf(key, keySpan), value: literalOf(value) }));
  return { kind: "object", items, start, end };
}

function textOf(value: string, { start, end }: Span): TemplateExpr {
  return { kind: "template", style: "quoted", parts: value === "" ? [] : [{ kind: "text", value }], start, end };
}

class JsonConfig {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  configuration(root: SyntaxNode): Block[] {
    const blocks: Block[] = [];
    for (const object of objectsOf(root)) {
      for (const pair of object.pairs) {
        const labels = labelCounts.get(pair.key);
        if (labels !== undefined) this.#labelled(pair.key, pair, labels, [], blocks);
      }
    }
    return blocks;
  }

  /** Descends `resource → type → name`; each level may be one object or a list of them. */
  #labelled(type: string, pair: MapPair, missing: number, labels: readonly Label[], found: Block[]): void {
    for (const object of objectsOf(pair.value)) {
      if (missing === 0) found.push(this.#block(type, pair, labels, object));
      else {
        for (const inner of object.pairs) {
          if (inner.key === "//") continue;
          this.#labelled(type, inner, missing - 1, [...labels, { value: inner.key, ...inner.keySpan }], found);
        }
      }
    }
  }

  #block(type: string, pair: MapPair, labels: readonly Label[], object: MapNode): Block {
    const isListed = pair.value !== object;
    const start = isListed ? object.start : pair.keySpan.start;
    const header = isListed ? { start, end: Math.min(start + 1, object.end) } : pair.keySpan;
    return { type, labels, header, body: this.#body(type, labels[0]?.value ?? "", object), start, end: object.end };
  }

  #body(type: string, resourceType: string, object: MapNode): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const pair of object.pairs) {
      if (pair.key === "//") continue;
      if (pair.key === "dynamic") this.#labelled("dynamic", pair, 1, [], blocks);
      else if (pair.key === "provisioner" && hasProvisioners.has(type))
        this.#labelled("provisioner", pair, 1, [], blocks);
      else if (pair.key === "data" && type === "check") this.#labelled("data", pair, 2, [], blocks);
      else if (isNestedBlock(type, resourceType, pair.key))
        for (const inner of objectsOf(pair.value)) blocks.push(this.#nested(pair, resourceType, inner));
      else attributes.push(attribute(pair, this.#argument(type, pair)));
    }
    return { attributes, blocks, start: object.start, end: object.end };
  }

  #nested(pair: MapPair, resourceType: string, object: MapNode): Block {
    const isListed = pair.value !== object;
    const start = isListed ? object.start : pair.keySpan.start;
    const header = isListed ? { start, end: start + 1 } : pair.keySpan;
    return {
      type: pair.key,
      labels: [],
      header,
      body: this.#body(pair.key, resourceType, object),
      start,
      end: object.end,
    };
  }

  #argument(type: string, pair: MapPair): Expr {
    const { key, value } = pair;
    if (type === "variable") return literalOf(value);
    const isReference = referenceArguments.get(type)?.includes(key) ?? false;
    if (isReference && value.kind === "scalar" && typeof value.value === "string")
      return this.#settled(value, scanExpression(value.value));
    return this.#expression(value);
  }

  #expression(node: SyntaxNode): Expr {
    const { start, end } = node;
    if (node.kind === "scalar")
      return typeof node.value === "string" ? this.#string(node.value, node) : literalOf(node);
    if (node.kind === "list")
      return { kind: "tuple", items: node.items.map((item) => this.#expression(item)), start, end };
    const items = node.pairs
      .filter((pair) => pair.key !== "//")
      .map((pair) => ({ key: this.#string(pair.key, pair.keySpan), value: this.#expression(pair.value) }));
    return { kind: "object", items, start, end };
  }

  #string(value: string, span: Span): Expr {
    if (!value.includes("${") && !value.includes("%{")) return textOf(value, span);
    const inner = { start: span.start + 1, end: span.end - 1 };
    const isPlain = inner.end - inner.start === value.length;
    if (!isPlain) return this.#settled(span, scanTemplate(value));
    const template = scanTemplate(this.#text, inner);
    return "kind" in template ? { ...template, start: span.start, end: span.end } : this.#failed(template);
  }

  /** What was parsed out of decoded text has no offsets of its own: all of it stands where the string stands. */
  #settled(node: ScalarNode | Span, parsed: Expr | SyntaxProblem): Expr {
    if ("kind" in parsed) return pinned(parsed, node);
    return this.#failed({ ...parsed, start: node.start, end: node.end });
  }

  #failed(problem: SyntaxProblem): Expr {
    this.problems.push(problem);
    return { kind: "call", name: "invalid", args: [], spread: false, start: problem.start, end: problem.end };
  }
}

/** The same expression with every place set to one span. */
function pinned(expr: Expr, { start, end }: Span): Expr {
  const pin = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(pin);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, key === "start" ? start : key === "end" ? end : pin(value)]),
    );
  };
  // The shape is that of `expr`: only numbers under `start` and `end` changed.
  return pin(expr) as Expr;
}
