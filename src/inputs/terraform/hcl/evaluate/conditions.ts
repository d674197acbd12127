import type { UnknownValue, Value } from "../../../../model/value.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Scope } from "./scope.ts";
import { stringOf } from "./values.ts";

/** Names that mean the same in all of a module. */
const constantNames = new Set(["path", "terraform", "tofu"]);

/**
 * How an open condition is called. Two conditions may share a name only if they cannot differ: one variable handed through
 * unchanged, or the same text in the same module. Where a loop's names occur in it, its place and their values are part of
 * the name; where those are not plain values, `turn` keeps it apart from any other.
 */
export function subjectOf(condition: Expr, answer: UnknownValue, scope: Scope, turn: number): string {
  const variable = handedThrough(answer);
  if (variable !== undefined) return `var.${variable}`;
  const source = scope.file.text.slice(condition.start, condition.end).replace(/\s+/g, " ");
  const where = scope.names.label === "" ? "" : `${scope.names.label}: `;
  const words = new Set(source.match(/[\p{ID_Start}_][\p{ID_Continue}-]*/gu) ?? []);
  const used = [...scope.local].filter(([name]) => words.has(name) && !constantNames.has(name));
  if (used.length === 0 && source.length <= 120) return where + source;
  const { path, start } = scope.file.location(condition);
  const bindings = used.map(([name, value]) => binding(name, value) ?? `${name} #${turn}`);
  const text = source.length <= 120 ? source : `${source.slice(0, 120)}…`;
  return `${where}${text} (${[...bindings, `${path}:${start.line}:${start.column}`].join(", ")})`;
}

/** The variable, or a part of it, that an unknown value is: handed on by locals and inputs alone. */
function handedThrough({ symbol }: UnknownValue): string | undefined {
  if (symbol.kind !== "variable") return undefined;
  return `${symbol.scope === "" ? "" : `${symbol.scope}.`}${symbol.name}${symbol.path}`;
}

/** `each` and `count` are told apart by their key. */
function binding(name: string, value: Value): string | undefined {
  const key = name === "each" ? "key" : name === "count" ? "index" : undefined;
  const inner = key !== undefined && value.kind === "map" ? value.entries.find((one) => one.key === key)?.value : value;
  const text = inner && inner.kind === "known" ? stringOf(inner) : undefined;
  return text === undefined || text.length > 60 ? undefined : `${name} ${JSON.stringify(text)}`;
}
