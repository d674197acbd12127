import { type Assumption, known, type ListValue, type Origin, unknown, type Value } from "../../../model/value.ts";
import { callValue } from "./symbol-values.ts";
import type { TemplateScope } from "./template-scope.ts";
import { concatenated } from "./texts.ts";
import { alternativesOf, overAlternatives } from "./values.ts";

/** Items of one list that `AWS::NoValue` may remove, each of which doubles the branches. */
const maxRemovable = 12;

/** Applies a function to a list, branch by branch of the items that `AWS::NoValue` may remove. */
export function overPresentItems(
  list: ListValue,
  scope: TemplateScope,
  when: readonly Assumption[],
  origin: Origin,
  apply: (list: ListValue, when: readonly Assumption[]) => Value,
  left = maxRemovable,
): Value {
  const { solver } = scope;
  const at = { at: origin.at };
  const removable = list.items.findIndex((item) => item.kind === "choice" && hasAbsentBranch(item, when, scope));
  const item = list.items[removable];
  if (!item) return apply({ ...list, items: list.items.filter((one) => one.kind !== "absent") }, when);
  if (left === 0)
    return unknown(solver.opaque("too-large", origin.at, "a list whose length depends on too many conditions"), at);
  return overAlternatives(item, when, solver, at, (plain, assumed) => {
    const items = list.items.map((one, index) => (index === removable ? plain : one));
    return overPresentItems({ ...list, items }, scope, assumed, origin, apply, left - 1);
  });
}

function hasAbsentBranch(value: Value, when: readonly Assumption[], { solver }: TemplateScope): boolean {
  return alternativesOf(value, when, solver).some((one) => one.value.kind === "absent");
}

/** Joins items; one that `AWS::NoValue` may remove takes its delimiter along, branch by branch. */
export function joined(
  delimiter: string,
  list: ListValue,
  scope: TemplateScope,
  when: readonly Assumption[],
  at: Origin["at"],
): Value {
  return overPresentItems(list, scope, when, { at }, ({ items }, assumed) => {
    const parts = items.flatMap((item, index) => {
      const text = asText(item, delimiter, scope, assumed, at);
      return index === 0 ? [text] : [known(delimiter), text];
    });
    return concatenated(parts, assumed, scope, { at });
  });
}

/** A list in a text stands for its items with a delimiter between. */
export function asText(
  value: Value,
  delimiter: string,
  scope: TemplateScope,
  when: readonly Assumption[],
  at: Origin["at"],
): Value {
  const { solver } = scope;
  if (value.kind === "list") return joined(delimiter, value, scope, when, at);
  if (value.kind === "unknown" && solver.isList(value.symbol))
    return callValue("Fn::Join", [delimiter], [value], { solver, when, at });
  return value;
}
