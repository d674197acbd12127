import type { Block, Body, Expr, TemplatePart } from "../../../../src/inputs/terraform/hcl/syntax/ast.ts";

/** Stands for any expression: hcl2-parser returns its text as `"${…}"`. */
const anyExpression = Symbol("any expression");

/** A body in the shape that hcl2-parser gives it: labels nest, blocks of one kind are a list. */
export function bodyShape(body: Body): Map<string, unknown> {
  const shape = new Map<string, unknown>();
  for (const { name, value } of body.attributes) shape.set(name, expressionShape(value));
  for (const block of body.blocks) addBlock(shape, block);
  return shape;
}

function addBlock(shape: Map<string, unknown>, block: Block): void {
  let level = shape;
  const path = [block.type, ...block.labels.map((label) => label.value)];
  for (const step of path.slice(0, -1)) {
    const next = level.get(step);
    const inner = next instanceof Map ? next : new Map<string, unknown>();
    level.set(step, inner);
    level = inner;
  }
  const last = path.at(-1) ?? "";
  const before = level.get(last);
  level.set(last, [...(Array.isArray(before) ? before : []), bodyShape(block.body)]);
}

function expressionShape(expr: Expr): unknown {
  if (expr.kind === "literal") return expr.value;
  if (expr.kind === "tuple") return expr.items.map(expressionShape);
  if (expr.kind === "object") {
    const entries = expr.items.map(({ key, value }) => [expressionShape(key), expressionShape(value)] as const);
    return entries.every(([key]) => typeof key === "string") ? new Map(entries as [string, unknown][]) : anyExpression;
  }
  return expr.kind === "template" ? templateShape(expr.parts) : anyExpression;
}

function templateShape(parts: readonly TemplatePart[]): unknown {
  if (!parts.every((part) => part.kind === "text")) return anyExpression;
  return parts.map((part) => part.value).join("");
}

/** The first path at which the two differ, `undefined` where they agree. */
export function difference(ours: unknown, theirs: unknown, path = ""): string | undefined {
  // Operators over literals are computed by one and kept as text by the other.
  if (ours === anyExpression && typeof theirs === "boolean") return undefined;
  if (ours === anyExpression)
    return typeof theirs === "object" && theirs !== null && !Array.isArray(theirs) && path !== ""
      ? undefined
      : typeof theirs === "string"
        ? undefined
        : `${path}: expected an expression`;
  if (Array.isArray(ours)) {
    if (!Array.isArray(theirs) || theirs.length !== ours.length) return `${path}: list`;
    return ours
      .map((item, index) => difference(item, theirs[index], `${path}[${index}]`))
      .find((one) => one !== undefined);
  }
  if (ours instanceof Map) {
    if (typeof theirs !== "object" || theirs === null || Array.isArray(theirs)) return `${path}: map`;
    const others = new Map(Object.entries(theirs));
    if ([...ours.keys()].toSorted().join("\n") !== [...others.keys()].toSorted().join("\n"))
      return `${path}: keys ${[...ours.keys()]} / ${[...others.keys()]}`;
    return [...ours]
      .map(([key, value]) => difference(value, others.get(key), `${path}.${key}`))
      .find((one) => one !== undefined);
  }
  return Object.is(ours, theirs) ? undefined : `${path}: ${JSON.stringify(ours)} / ${JSON.stringify(theirs)}`;
}
