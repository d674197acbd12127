import { canBe } from "../../../../model/symbol-shape.ts";
import { known, type ListValue, unknown, type Value } from "../../../../model/value.ts";
import { overPresentItems } from "../list-items.ts";
import { callValue, oneOfValues, symbolOf } from "../symbol-values.ts";
import type { FunctionCall } from "../template-scope.ts";
import { overAlternatives, type PlainValue, placedAt, scalarText, uniqueSteps } from "../values.ts";

/** Items of a list that get a branch each where the index is open. */
const maxItems = 100;

/** `Fn::Select: [index, list]`; the index counts from 0. */
export function evaluateSelect(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const [indexNode, listNode] = call.items;
  if (!indexNode || !listNode) return malformed(call);
  return overAlternatives(call.resolve(indexNode), when, scope.solver, { at }, (index, assumed) =>
    overAlternatives(call.resolve(listNode, assumed), assumed, scope.solver, { at }, (plain, all) =>
      selected(plain, index, { ...call, when: all }),
    ),
  );
}

function malformed({ scope, at }: FunctionCall): Value {
  return unknown(scope.solver.opaque("invalid", at, "Fn::Select takes an index and a list"), { at });
}

function selected(plain: PlainValue, index: PlainValue, call: FunctionCall): Value {
  if (index.kind === "known" ? !/^\d{1,9}$/.test(scalarText(index)) : index.kind !== "unknown" && index.kind !== "text")
    return malformed(call);
  if (plain.kind === "unknown") return itemOfUnknown(plain, index, call);
  if (plain.kind !== "list") return malformed(call);
  return overPresentItems(plain, call.scope, call.when, call, (list, when) =>
    index.kind === "known" ? itemAt(list, Number(scalarText(index)), call) : anyItem(list, index, { ...call, when }),
  );
}

function itemOfUnknown(list: Extract<PlainValue, { kind: "unknown" }>, index: PlainValue, call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  const item = callValue("Fn::Select", [], [index, list], { solver, when, at });
  const allowed = solver.allowedItems(list.symbol);
  if (item.kind !== "unknown" || !allowed) return item;
  solver.close(solver.variable(item.symbol), allowed);
  return oneOfValues(item.symbol, allowed, { solver, when, at }, (text) => known(text, { at }));
}

function itemAt(list: ListValue, place: number, { scope, at }: FunctionCall): Value {
  const item = list.items[place];
  if (!item) return unknown(scope.solver.opaque("invalid", at, `the list has no item ${place}`), { at });
  // A list that is written in the call keeps the places of its items; one that came by reference has them elsewhere.
  if (!list.via) return item;
  return placedAt({ ...item, via: uniqueSteps([...list.via, ...(item.via ?? [])]) }, { at });
}

/** Every item that an open index can name. */
function anyItem(list: ListValue, index: Value, call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  const symbol = symbolOf(index, solver);
  const places = list.items.map((_, place) => String(place)).filter((place) => symbol && canBe(symbol, place));
  if (!symbol || places.length > maxItems || places.length === 0)
    return callValue("Fn::Select", [], [index, list], { solver, when, at });
  return oneOfValues(symbol, places, { solver, when, at }, (place) => itemAt(list, Number(place), call));
}

/** `Fn::Length: list` (AWS::LanguageExtensions). */
export function evaluateLength(call: FunctionCall): Value {
  const { scope, when, at } = call;
  const { solver } = scope;
  return overAlternatives(call.resolve(call.argument), when, solver, { at }, (plain, assumed) => {
    if (plain.kind === "unknown") return callValue("Fn::Length", [], [plain], { solver, when: assumed, at });
    if (plain.kind !== "list") return unknown(solver.opaque("invalid", at, "Fn::Length takes a list"), { at });
    return overPresentItems(plain, scope, assumed, call, ({ items }) => known(items.length, { at }));
  });
}
