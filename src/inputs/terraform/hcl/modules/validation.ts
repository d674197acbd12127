import { attributeOf, type Expr, literalText } from "../syntax/ast.ts";
import type { Declaration } from "./module.ts";

/** The strings that a variable's validation allows, where it is `contains([…], var.name)` and nothing else. */
export function allowedValues(name: string, { blocks }: Declaration): readonly string[] | undefined {
  for (const { node } of blocks) {
    const condition = node.type === "validation" ? attributeOf(node.body, "condition")?.value : undefined;
    const found = condition && listed(name, condition);
    if (found) return found;
  }
  return undefined;
}

/** The expression that the whole value must match, where a validation is `can(regex("…", var.name))` and nothing else. */
export function allowedPattern(name: string, { blocks }: Declaration): string | undefined {
  for (const { node } of blocks) {
    const condition = node.type === "validation" ? attributeOf(node.body, "condition")?.value : undefined;
    const call = condition?.kind === "call" && condition.name === "can" ? condition.args[0] : undefined;
    if (call?.kind !== "call" || call.name !== "regex" || call.spread) continue;
    const [pattern, value] = call.args;
    const written = pattern?.kind === "template" ? literalText(pattern) : undefined;
    // `regex` looks for the expression anywhere; a `.` that takes line ends too only allows more.
    if (written !== undefined && isVariable(name, value) && !written.startsWith("(?")) return `(?s).*(?:${written}).*`;
  }
  return undefined;
}

function isVariable(name: string, value: Expr | undefined): boolean {
  return value?.kind === "attribute" && value.name === name && value.of.kind === "name" && value.of.name === "var";
}

function listed(name: string, condition: Expr): readonly string[] | undefined {
  if (condition.kind !== "call" || condition.name !== "contains" || condition.spread) return undefined;
  const [list, value] = condition.args;
  if (list?.kind !== "tuple" || !isVariable(name, value)) return undefined;
  const texts = list.items.map((item) => (item.kind === "template" ? literalText(item) : undefined));
  return texts.every((one) => one !== undefined) ? texts : undefined;
}
