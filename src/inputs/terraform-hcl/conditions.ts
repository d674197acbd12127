import type { Value } from "../../model/value.ts";
import type { Expr } from "./ast.ts";
import type { Scope } from "./scope.ts";
import { stringOf } from "./values.ts";

/** How an open condition is called: its text, where its answer does not depend on a loop; `!x` is the contrary of `x`. */
export function subjectOf(condition: Expr, scope: Scope): { readonly subject: string; readonly negated: boolean } {
  if (condition.kind === "unary" && condition.operator === "!") {
    const inner = subjectOf(condition.operand, scope);
    return { subject: inner.subject, negated: !inner.negated };
  }
  const source = scope.file.text.slice(condition.start, condition.end).replace(/\s+/g, " ").slice(0, 120);
  const used = [...scope.local].filter(([name]) => new RegExp(`\\b${name.replace(/[^\w]/g, "\\$&")}\\b`).test(source));
  const bindings = used.map(([name, value]) => `${name} ${shortly(value)}`).join(", ");
  const where = scope.names.label === "" ? "" : `${scope.names.label}: `;
  return { subject: `${where}${source}${bindings === "" ? "" : ` (${bindings})`}`, negated: false };
}

function shortly(value: Value): string {
  const scalar = stringOf(value);
  if (value.kind === "sensitive") return "a sensitive value";
  if (scalar !== undefined) return JSON.stringify(scalar.slice(0, 40));
  if (value.kind !== "map") return value.kind;
  return value.entries
    .slice(0, 2)
    .map((one) => `${one.key} ${stringOf(one.value) ?? one.value.kind}`)
    .join(" ")
    .slice(0, 60);
}
