import { opaque } from "../../../../model/symbol.ts";
import { known, unknown, type Value } from "../../../../model/value.ts";
import type { Frame } from "../scope.ts";
import { alternativesOf, overAlternatives, type PlainValue, placedAt, scalarText, uniqueSteps } from "../values.ts";

/** `Fn::Select: [index, list]`; the index counts from 0. */
export function evaluateSelect(frame: Frame): Value {
  const { scope, when, at } = frame;
  const [indexNode, listNode] = frame.items;
  if (!indexNode || !listNode) return unknown(opaque("invalid", at, "Fn::Select takes an index and a list"), { at });
  return overAlternatives(frame.resolve(indexNode), when, scope.world, { at }, (index, assumed) =>
    overAlternatives(frame.resolve(listNode, assumed), assumed, scope.world, { at }, (plain) =>
      selected(plain, index, frame),
    ),
  );
}

function selected(plain: PlainValue, index: PlainValue, frame: Frame): Value {
  const { at } = frame;
  if (plain.kind === "unknown") return { ...plain, at };
  if (index.kind === "unknown") return { ...index, at };
  if (plain.kind !== "list" || index.kind !== "known" || !/^\d{1,9}$/.test(scalarText(index)))
    return unknown(opaque("invalid", at, "Fn::Select takes an index and a list"), { at });
  const place = Number(scalarText(index));
  if (plain.items.slice(0, place + 1).some((item) => mayBeAbsent(item, frame)))
    return unknown(opaque("unsupported", at, "an item of a list whose length depends on a condition"), { at });
  const item = plain.items[place];
  if (!item) return unknown(opaque("invalid", at, `the list has no item ${place}`), { at });
  // A list that is written in the call keeps the places of its items; one that came by reference has them elsewhere.
  if (!plain.via) return item;
  return placedAt({ ...item, via: uniqueSteps([...plain.via, ...(item.via ?? [])]) }, { at });
}

function mayBeAbsent(value: Value, { scope, when }: Frame): boolean {
  if (value.kind !== "choice") return false;
  return alternativesOf(value, when, scope.world).some((one) => one.value.kind === "absent");
}

/** `Fn::Length: list` (AWS::LanguageExtensions). */
export function evaluateLength(frame: Frame): Value {
  const { scope, when, at } = frame;
  return overAlternatives(frame.resolve(frame.argument), when, scope.world, { at }, (plain) => {
    if (plain.kind === "unknown") return { ...plain, at };
    if (plain.kind !== "list" || plain.items.some((item) => mayBeAbsent(item, frame)))
      return unknown(opaque("unsupported", at, "the length of a list that depends on a condition"), { at });
    return known(plain.items.length, { at });
  });
}
