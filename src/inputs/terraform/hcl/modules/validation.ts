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

function listed(name: string, condition: Expr): readonly string[] | undefined {
  if (condition.kind !== "call" || condition.name !== "contains" || condition.spread) return undefined;
  const [list, value] = condition.args;
  const isVariable =
    value?.kind === "attribute" && value.name === name && value.of.kind === "name" && value.of.name === "var";
  if (list?.kind !== "tuple" || !isVariable) return undefined;
  const texts = list.items.map((item) => (item.kind === "template" ? literalText(item) : undefined));
  return texts.every((one) => one !== undefined) ? texts : undefined;
}
