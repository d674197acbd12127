import { openParts } from "../../../../model/text-parts.ts";
import { childrenOf, type Origin, type Reference, type UnknownValue, type Value } from "../../../../model/value.ts";

/** Where an expression is evaluated. */
export interface Spot extends Origin {
  /** The address of the module instance, `""` for the root module. */
  readonly module?: string;
}

/** Every unknown part, depth first, at most `limit`. */
export function unknownsOf(values: readonly Value[], limit = 64): readonly UnknownValue[] {
  const found: UnknownValue[] = [];
  const visit = (value: Value): void => {
    if (found.length >= limit) return;
    if (value.kind === "unknown") found.push(value);
    else for (const inner of value.kind === "text" ? openParts(value.parts) : childrenOf(value)) visit(inner);
  };
  for (const value of values) visit(value);
  return found;
}

/** The resources that unknown parts will come from, each once. */
export function referencesOf(values: readonly Value[], limit?: number): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const { references = [] } of unknownsOf(values, limit))
    for (const one of references) found.set(`${one.address}\n${one.attribute}`, one);
  return [...found.values()];
}

/** Only the place and the steps of an origin. */
export function placeOf(origin: Origin | undefined): Origin {
  return { at: origin?.at, via: origin?.via };
}
