import { type InstanceKey, writeKey } from "../../../../model/terraform-address.ts";
import type { Value } from "../../../../model/value.ts";
import { numberOf, stringOf } from "../evaluate/values.ts";
import type { Expr } from "../syntax/ast.ts";

/** An address that a block refers to. */
export interface WrittenAddress {
  readonly text: string;
  /** Whether the last key is not known: any instance can be meant. */
  readonly isOpen: boolean;
  /** `null` for a module. */
  readonly type: string | null;
  readonly isData: boolean;
}

/** The address that `to` or `from` writes: `module.a["x"].aws_x.y[each.key]`; keys are evaluated by `evaluate`. */
export function writtenAddress(expr: Expr, evaluate: (key: Expr) => Value): WrittenAddress | undefined {
  const words: string[] = [];
  let text = "";
  let isOpen = false;
  for (const step of stepsOf(expr) ?? []) {
    if (isOpen) return undefined;
    if (typeof step === "string") {
      words.push(step);
      text += text === "" ? step : `.${step}`;
    } else {
      const key = keyOf(evaluate(step));
      if (key === undefined) isOpen = true;
      else text += writeKey(key);
    }
  }
  const local = withoutModules(words);
  if (words.length === 0 || local.length === 1) return undefined;
  const isData = local[0] === "data";
  return { text, isOpen, type: (isData ? local[1] : local[0]) ?? null, isData };
}

function withoutModules(words: readonly string[]): readonly string[] {
  return words[0] === "module" ? withoutModules(words.slice(2)) : words;
}

/** Words and index expressions from left to right. */
function stepsOf(expr: Expr): readonly (string | Expr)[] | undefined {
  const steps: (string | Expr)[] = [];
  let at = expr;
  for (; at.kind === "attribute" || at.kind === "index"; at = at.of)
    steps.push(at.kind === "attribute" ? at.name : at.key);
  if (at.kind !== "name") return undefined;
  return [...steps, at.name].toReversed();
}

function keyOf(value: Value): InstanceKey | undefined {
  if (value.kind !== "known") return undefined;
  return typeof value.value === "number" ? (numberOf(value) ?? undefined) : stringOf(value);
}
