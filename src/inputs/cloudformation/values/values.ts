import { opaque } from "../../../model/symbol.ts";
import {
  type AbsentValue,
  type Assumption,
  bothAssumed,
  type KnownValue,
  type ListValue,
  type MapValue,
  type Option,
  type Origin,
  sensitive,
  type TextValue,
  text,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../model/value.ts";
import type { ConditionSolver } from "./condition-solver.ts";

/** A value without branches and marks. */
export type PlainValue = KnownValue | TextValue | ListValue | MapValue | UnknownValue | AbsentValue;

/** One way that a value can pass out. */
export interface Alternative {
  readonly when: readonly Assumption[];
  readonly value: PlainValue;
  readonly isSecret: boolean;
  /** Steps that the branches around the value add to its own. */
  readonly via: readonly Via[];
}

/** Branches that one value may have; past it, it is unknown. */
export const maxAlternatives = 128;

/** Every way that a value can pass out under what is assumed; impossible ones are left out. */
export function alternativesOf(
  value: Value,
  when: readonly Assumption[],
  solver: ConditionSolver,
): readonly Alternative[] {
  const found: Alternative[] = [];
  const visit = (current: Value, assumed: readonly Assumption[], isSecret: boolean): void => {
    if (found.length > maxAlternatives) return;
    if (current.kind === "sensitive") visit(current.value, assumed, true);
    else if (current.kind !== "choice") found.push({ when: assumed, value: current, isSecret, via: current.via ?? [] });
    else
      for (const option of current.options) {
        const all = bothAssumed(assumed, option.when);
        if (solver.isPossible(all)) visit(option.value, all, isSecret);
      }
  };
  visit(value, when, false);
  return found.length > maxAlternatives ? [tooMany(when, value, solver)] : found;
}

function tooMany(when: readonly Assumption[], { at }: Value, solver: ConditionSolver): Alternative {
  const value = unknown(solver.opaque("too-large", at, "a value with too many branches"), { at });
  return { when, value, isSecret: false, via: [] };
}

/** Puts branches together again, under what is assumed already. */
export function choiceOf(options: readonly Option[], when: readonly Assumption[], origin: Origin): Value {
  const isAssumed = (one: Assumption) => when.some((have) => have.subject === one.subject && have.is === one.is);
  const own = options.map((option) => ({ ...option, when: option.when.filter((one) => !isAssumed(one)) }));
  const [only] = own;
  if (!only) return unknown(opaque("invalid", origin.at, "no branch of the value is possible"), origin);
  if (own.length === 1) return only.value;
  return { kind: "choice", options: own, ...(origin.at && { at: origin.at }) };
}

/** Applies a function to each way that a value can pass out. */
export function overAlternatives(
  value: Value,
  when: readonly Assumption[],
  solver: ConditionSolver,
  origin: Origin,
  apply: (plain: PlainValue, when: readonly Assumption[]) => Value,
): Value {
  const options = alternativesOf(value, when, solver).map((one) => {
    const result = apply(one.value, one.when);
    return { when: one.when, value: one.isSecret ? sensitive(result, origin) : result };
  });
  return choiceOf(options, when, origin);
}

/** Adds a step before the steps that a value, and each value inside it, came by. */
export function withStep(value: Value, step: Via): Value {
  return everywhere(value, (one) => ({ ...one, via: [step, ...(one.via ?? [])] }));
}

/** Moves a value, and each value inside it, to the place where a reference to it stands. */
export function placedAt(value: Value, origin: Origin): Value {
  const { at } = origin;
  return at ? everywhere(value, (one) => ({ ...one, at })) : value;
}

function everywhere(value: Value, change: <V extends Value>(one: V) => V): Value {
  const inner = (one: Value) => everywhere(one, change);
  switch (value.kind) {
    case "list":
      return change({ ...value, items: value.items.map(inner) });
    case "map":
      return change({ ...value, entries: value.entries.map((one) => ({ ...one, value: inner(one.value) })) });
    case "choice":
      return change({ ...value, options: value.options.map((one) => ({ ...one, value: inner(one.value) })) });
    case "sensitive":
      return change({ ...value, value: inner(value.value) });
    default:
      return change(value);
  }
}

/** The text that CloudFormation makes of a scalar. */
export function scalarText(value: KnownValue): string {
  return value.value === null ? "" : String(value.value);
}

/** Each step once, in order. */
export function uniqueSteps(steps: readonly Via[]): readonly Via[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = JSON.stringify(step);
    return !seen.has(key) && seen.add(key);
  });
}

/** Rewrites what is unknown and what is assumed in a value, at any depth. */
export function rewritten(
  value: Value,
  rewrite: { unknown(value: UnknownValue): Value; assumption(one: Assumption): Assumption },
): Value {
  const inner = (one: Value) => rewritten(one, rewrite);
  switch (value.kind) {
    case "unknown":
      return rewrite.unknown(value);
    case "text":
      return text(
        value.parts.flatMap((part) => (typeof part === "string" ? part : parts(rewrite.unknown(part)))),
        value,
      );
    case "list":
      return { ...value, items: value.items.map(inner) };
    case "map":
      return { ...value, entries: value.entries.map((one) => ({ ...one, value: inner(one.value) })) };
    case "choice": {
      const options = value.options.map((one) => ({ when: one.when.map(rewrite.assumption), value: inner(one.value) }));
      return { ...value, options };
    }
    case "sensitive":
      return { ...value, value: inner(value.value) };
    default:
      return value;
  }
}

function parts(value: Value): readonly (string | UnknownValue)[] {
  if (value.kind === "known") return [scalarText(value)];
  if (value.kind === "text") return value.parts;
  return [
    value.kind === "unknown" ? value : unknown(opaque("unsupported", value.at, "a part that is not wholly known")),
  ];
}

/** A list or map without the entries that `AWS::NoValue` removes. */
export function isPresent(value: Value): boolean {
  return value.kind !== "absent";
}
