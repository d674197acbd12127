import { callSymbol, isSymbol, leavesOf, type SymbolArgument, type ValueSymbol } from "../../../model/symbol.ts";
import { fillParts, openParts } from "../../../model/text-parts.ts";
import {
  type Assumption,
  known,
  type Option,
  type Origin,
  type Reference,
  type TextValue,
  unknown,
  type Value,
} from "../../../model/value.ts";
import type { ConditionSolver } from "./condition-solver.ts";
import { choiceOf, scalarText } from "./values.ts";

/** Values of one symbol that get a branch each. */
const maxValues = 100;

/** A value as the argument of a call; `undefined` where it is a map, or depends on a condition inside. */
export function argumentOf(value: Value, solver: ConditionSolver): SymbolArgument | undefined {
  switch (value.kind) {
    case "known":
      return scalarText(value);
    case "unknown":
      return value.symbol;
    case "text":
      return callSymbol(
        "Fn::Sub",
        fillParts(value.parts, (part) => part.symbol),
      );
    case "list": {
      const items = value.items.map((item) => argumentOf(item, solver));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    default:
      return undefined;
  }
}

/** Where a call stands, and what is assumed there. */
export interface CallPlace {
  readonly solver: ConditionSolver;
  readonly when: readonly Assumption[];
  readonly at: Origin["at"];
}

/**
 * What a function gives whose arguments are not all known: the same function of the same arguments is the same value.
 * `constants` stand before the arguments. Where what is assumed leaves some values only, these.
 */
export function callValue(
  name: string,
  constants: readonly SymbolArgument[],
  values: readonly Value[],
  place: CallPlace,
): Value {
  const { solver, at } = place;
  const given = values.map((value) => argumentOf(value, solver));
  const symbol = given.every((one) => one !== undefined) ? callSymbol(name, [...constants, ...given]) : undefined;
  const references = values.flatMap(referencesIn);
  if (symbol === undefined) return unknown(solver.derived(values.flatMap(symbolsIn), at), { at, references });
  return settled(symbol, place, (text) => known(text, { at })) ?? unknown(symbol, { at, references });
}

/** The values that assumptions leave a symbol, a branch each; `undefined` where they leave it open. */
export function settled(
  symbol: ValueSymbol,
  { solver, when, at }: CallPlace,
  make: (text: string) => Value,
): Value | undefined {
  const values = solver.valuesOf(symbol, when);
  return values && values.length <= maxValues ? oneOfValues(symbol, values, { solver, when, at }, make) : undefined;
}

/** A branch for each value that a symbol can have. */
export function oneOfValues(
  symbol: ValueSymbol,
  values: readonly string[],
  { solver, when, at }: CallPlace,
  make: (text: string) => Value,
): Value {
  const subject = solver.variable(symbol);
  const options = values.flatMap((text): Option[] => {
    const assumed = values.length === 1 ? when : [...when, { subject, is: text, isValue: true } as const];
    if (!solver.isPossible(assumed)) return [];
    const value = make(text);
    return [
      { when: assumed, value: { ...value, via: [{ kind: "forced", of: subject, is: text }, ...(value.via ?? [])] } },
    ];
  });
  return choiceOf(options, when, { at });
}

/** The resources that a value will come from. */
function referencesIn(value: Value): readonly Reference[] {
  if (value.kind === "unknown") return value.references ?? [];
  if (value.kind === "text") return openParts(value.parts).flatMap(referencesIn);
  return value.kind === "list" ? value.items.flatMap(referencesIn) : [];
}

/** The symbols in a value, branches of it as well. */
function symbolsIn(value: Value): readonly ValueSymbol[] {
  switch (value.kind) {
    case "unknown":
      return leavesOf(value.symbol);
    case "text":
      return openParts(value.parts).flatMap(symbolsIn);
    case "list":
      return value.items.flatMap(symbolsIn);
    case "choice":
      return value.options.flatMap((one) => symbolsIn(one.value));
    case "sensitive":
      return symbolsIn(value.value);
    default:
      return [];
  }
}

/** Whether a text with unknown parts can turn out to be another: its known parts stand there in their order. */
export function mayBeText({ parts }: TextValue, text: string): boolean {
  const first = parts[0];
  const last = parts.at(-1);
  const start = typeof first === "string" ? first : "";
  const end = typeof last === "string" ? last : "";
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
  let from = start.length;
  const until = text.length - end.length;
  for (const part of parts.slice(1, -1)) {
    if (typeof part !== "string") continue;
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > until) return false;
    from = at + part.length;
  }
  return true;
}

/** The symbol that an unknown or partly unknown value is. */
export function symbolOf(value: Value, solver: ConditionSolver): ValueSymbol | undefined {
  const argument = argumentOf(value, solver);
  return argument !== undefined && isSymbol(argument) ? argument : undefined;
}
