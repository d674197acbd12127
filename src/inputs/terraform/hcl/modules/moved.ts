import { absent, known, type Value } from "../../../../model/value.ts";
import { type Expr, literalText } from "../syntax/ast.ts";
import type { Module } from "./module.ts";
import { writtenAddress } from "./written-address.ts";

/** A `moved` block: one resource under a new address, no removal and no new one. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** The `moved` blocks of a module, by addresses within it; addresses with keys that need evaluation are left out. */
export function movesOf(module: Module): readonly Moved[] {
  return module.moved.flatMap(({ attributes }) => {
    const [from, to] = [attributes.get("from"), attributes.get("to")];
    if (!from || !to) return [];
    const [old, current] = [writtenMove(from.node.value), writtenMove(to.node.value)];
    return old && current ? [{ from: old, to: current }] : [];
  });
}

function writtenMove(expr: Expr): string | undefined {
  const written = writtenAddress(expr, literalKey);
  return written && !written.isOpen ? written.text : undefined;
}

/** Keys of `moved` and `removed` blocks are literals. */
export function literalKey(key: Expr): Value {
  if (key.kind === "literal") return known(key.value);
  const text = literalText(key);
  return text === undefined ? absent() : known(text);
}
