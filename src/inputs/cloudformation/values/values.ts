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
import type { World } from "./world.ts";

/** A value without branches and marks. */
export type PlainValue = KnownValue | TextValue | ListValue | MapValue | UnknownValue | AbsentValue;

/** One way that a value can turn out. */
export interface Alternative {
  readonly when: readonly Assumption[];
  readonly value: PlainValue;
  readonly isSecret: boolean;
  /** Steps that the branches around the value add to its own. */
  readonly via: readonly Via[];
}

/** Branches that one value may have; past it, it is unknown. */
const maxAlternatives = 128;

/** Characters of a text that is put together; CloudFormation takes templates of 1 MB. A longer one is unknown. */
const maxTextLength = 4_000_000;

/** Every way that a value can turn out under what is assumed; impossible ones are left out. */
export function alternativesOf(value: Value, when: readonly Assumption[], world: World): readonly Alternative[] {
  const found: Alternative[] = [];
  const visit = (current: Value, assumed: readonly Assumption[], isSecret: boolean): void => {
    if (found.length > maxAlternatives) return;
    if (current.kind === "sensitive") visit(current.value, assumed, true);
    else if (current.kind !== "choice") found.push({ when: assumed, value: current, isSecret, via: current.via ?? [] });
    else
      for (const option of current.options) {
        const all = bothAssumed(assumed, option.when);
        if (world.isPossible(all)) visit(option.value, all, isSecret);
      }
  };
  visit(value, when, false);
  return found.length > maxAlternatives ? [tooMany(when)] : found;
}

function tooMany(when: readonly Assumption[]): Alternative {
  const value = unknown(opaque("too-large", undefined, "a value with too many branches"));
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

/** Applies a function to each way that a value can turn out. */
export function overAlternatives(
  value: Value,
  when: readonly Assumption[],
  world: World,
  origin: Origin,
  apply: (plain: PlainValue, when: readonly Assumption[]) => Value,
): Value {
  const options = alternativesOf(value, when, world).map((one) => {
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

type Piece = string | UnknownValue;

interface Combination {
  readonly when: readonly Assumption[];
  readonly pieces: Piece[];
  readonly via: Via[];
  isSecret: boolean;
}

/** Joins values to one text, branch by branch. Parts that are absent add nothing. */
export function concatenated(
  parts: readonly Value[],
  when: readonly Assumption[],
  world: World,
  origin: Origin,
): Value {
  let combinations: readonly Combination[] = [{ when, pieces: [], via: [], isSecret: false }];
  for (const part of parts) {
    if (part.kind === "choice" || part.kind === "sensitive") {
      combinations = combinations.flatMap((one) => branched(one, part, world));
      if (combinations.length > maxAlternatives)
        return unknown(opaque("too-large", origin.at, "a text with too many branches"), origin);
    } else for (const one of combinations) extend(one, part, part.via ?? [], world);
  }
  const options = combinations.map((one) => {
    if (lengthOf(one.pieces) > maxTextLength) return { when: one.when, value: tooLong(origin) };
    const joined = text(withoutDynamicReferences(one.pieces), { ...origin, via: uniqueSteps(one.via) });
    return { when: one.when, value: one.isSecret ? sensitive(joined, origin) : joined };
  });
  return choiceOf(options, when, origin);
}

function tooLong(origin: Origin): UnknownValue {
  return unknown(opaque("too-large", origin.at, `a text of more than ${maxTextLength} characters`), origin);
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === "string" ? piece.length : 1), 0);
}

function branched(one: Combination, part: Value, world: World): readonly Combination[] {
  return alternativesOf(part, one.when, world).map((alternative) => {
    const isSecret = one.isSecret || alternative.isSecret;
    const branch = { when: alternative.when, pieces: [...one.pieces], via: [...one.via], isSecret };
    extend(branch, alternative.value, alternative.via, world);
    return branch;
  });
}

function extend(one: Combination, part: PlainValue, via: readonly Via[], world: World): void {
  for (const piece of piecesOf(part, world)) one.pieces.push(piece);
  for (const step of via) one.via.push(step);
}

function piecesOf(value: PlainValue, world: World): readonly Piece[] {
  if (value.kind === "known") return world.piecesOf(scalarText(value));
  if (value.kind === "text") return value.parts;
  if (value.kind === "absent") return [];
  if (value.kind === "unknown") return [value];
  return [unknown(opaque("invalid", value.at, "a list or map where text is expected"), value)];
}

/** Each step once, in order. */
export function uniqueSteps(steps: readonly Via[]): readonly Via[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = JSON.stringify(step);
    return !seen.has(key) && seen.add(key);
  });
}

const referenceStart = "{{resolve:";

/**
 * Puts a hole where a dynamic reference stands: `{{resolve:ssm:name}}` is filled in at deployment, also where its own
 * text is only partly known.
 */
export function withoutDynamicReferences(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece) => typeof piece === "string" && piece.includes("{{"))) return pieces;
  const result: Piece[] = [];
  let isInside = false;
  for (const piece of mergedText(pieces)) {
    if (typeof piece === "string") isInside = pushOutside(piece, isInside, result);
    else if (!isInside) result.push(piece);
  }
  return result;
}

/** Pushes what stands outside of dynamic references; tells whether the text ends inside one. */
function pushOutside(piece: string, startsInside: boolean, result: Piece[]): boolean {
  let isInside = startsInside;
  let rest = piece;
  while (rest !== "") {
    const mark = isInside ? "}}" : referenceStart;
    const at = rest.indexOf(mark);
    if (!isInside) result.push(at < 0 ? rest : rest.slice(0, at));
    if (at < 0) break;
    if (!isInside) result.push(dynamicReference(rest.slice(at)));
    rest = rest.slice(at + mark.length);
    isInside = !isInside;
  }
  return isInside;
}

function mergedText(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === "string" && typeof last === "string") merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

function dynamicReference(from: string): UnknownValue {
  const end = from.indexOf("}}");
  if (end < 0) return unknown(opaque("after-apply", undefined, "a dynamic reference is filled in at deployment"));
  return unknown({ kind: "dynamic-reference", scope: "", text: from.slice(0, end + 2) });
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

function parts(value: Value): readonly Piece[] {
  if (value.kind === "known") return [scalarText(value)];
  if (value.kind === "text") return value.parts;
  return [
    value.kind === "unknown" ? value : unknown(opaque("unsupported", undefined, "a part that is not wholly known")),
  ];
}

/** A list or map without the entries that `AWS::NoValue` removes. */
export function isPresent(value: Value): boolean {
  return value.kind !== "absent";
}
