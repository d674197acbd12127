import type { Location, TextOrigin } from "./location.ts";
import { opaque, type ValueSymbol } from "./symbol.ts";
import { joinedParts, type TextParts } from "./text-parts.ts";

/** A JSON scalar. */
export type Scalar = string | number | boolean | null;

/** Something that is taken for granted on one branch: `{ subject: "condition IsProd", is: "true" }`. */
export interface Assumption {
  readonly subject: string;
  readonly is: string;
  /** The subject is a value with this text, and may have others; without it one that is `true` or `false` is a condition. */
  readonly isValue?: true;
  /** The value that it fixes, where it says that one has a certain content: two contents of one value exclude each other. */
  readonly fixes?: { readonly value: string; readonly content: string };
}

/** An attribute of another resource, the way that a value which has no content yet still names its source. */
export interface Reference {
  /** Logical ID (nested: `Outer/Inner`) or Terraform address of an instance or of a whole resource. */
  readonly address: string;
  /** Attribute path, `""` where the resource itself is meant (`Ref`). */
  readonly attribute: string;
}

/**
 * One step of how a value came about. `at`: where the step is written. Data: the words are made where it is told.
 */
export type Via = ViaStep & { readonly at?: Location };

export type ViaStep =
  /** A parameter's default. */
  | { readonly kind: "parameter-default"; readonly name: string }
  /** One of a parameter's allowed values. */
  | { readonly kind: "allowed-value"; readonly name: string }
  /** A value that a parameter is given from outside; `from`: by which file, none for the command line. */
  | { readonly kind: "given-value"; readonly name: string; readonly from?: string }
  /** A value that a nesting resource passes to a parameter. */
  | { readonly kind: "passed-value"; readonly name: string; readonly to: string }
  /** What is assumed leaves one value only: `of` names the subject. */
  | { readonly kind: "forced"; readonly of: string; readonly is: string }
  /** The environment that a CDK assembly deploys a stack to. */
  | { readonly kind: "environment"; readonly stack: string }
  /** An entry of a mapping, by its path. */
  | { readonly kind: "mapping"; readonly path: string }
  | { readonly kind: "mapping-default"; readonly name: string }
  /** A named condition that was decided, or assumed. */
  | { readonly kind: "condition"; readonly name: string; readonly is: string }
  | { readonly kind: "loop-variable"; readonly name: string }
  /** A YAML anchor. */
  | { readonly kind: "anchor"; readonly name: string }
  /** An output of a nested stack or a module. */
  | { readonly kind: "output"; readonly name: string; readonly of: string }
  | { readonly kind: "export"; readonly name: string }
  /** A Terraform variable; `module`: the label of the module that declares it, none for the root's. */
  | { readonly kind: "variable"; readonly name: string; readonly module?: string; readonly isDefault?: true }
  /** A Terraform variable that is given from outside; `from`: the file, `-var` or an environment variable. */
  | { readonly kind: "variable-value"; readonly name: string; readonly from: string }
  /** An argument of a module call. */
  | { readonly kind: "input"; readonly name: string; readonly module: string }
  | { readonly kind: "local"; readonly name: string }
  /** A part of the value before: `owner`, `[0]`. */
  | { readonly kind: "part"; readonly path: string }
  /** The content of a file. */
  | { readonly kind: "file"; readonly path: string }
  /** The text that a data source renders. */
  | { readonly kind: "rendered"; readonly from: string }
  /** In the words of a facts file of version 1. */
  | { readonly kind: "in-words"; readonly text: string };

interface Located {
  /** Where the value is written; for one that came by reference, where the reference stands. */
  readonly at?: Location;
  /** The steps between the place and the value, nearest first. */
  readonly via?: readonly Via[];
}

interface Encoding {
  /** For a JSON text that is written as a structure (`jsonencode`, a policy document block) or whose places are known: that structure. */
  readonly encodes?: Value;
  /** Where the characters stand, for a text that is written out: what is parsed out of it has its places by `placeInText`. */
  readonly written?: TextOrigin;
}

/** A scalar that is certain before deployment. */
export interface KnownValue extends Located, Encoding {
  readonly kind: "known";
  readonly value: Scalar;
  /**
   * For text that stands line for line in its file (a YAML literal block, a heredoc): the file's line of the text's
   * first line, and how many columns each line is indented. With it a place inside the text is a place in the file.
   */
  readonly lines?: TextLines;
}

export interface TextLines {
  readonly first: number;
  readonly indent: number;
}

/** A string with unknown parts: `arn:{?}:iam::{?}:root`. At least one part is unknown. */
export interface TextValue extends Located, Encoding {
  readonly kind: "text";
  readonly parts: TextParts<UnknownValue>;
}

export interface ListValue extends Located {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** A set whose values are not all known: some may be the same, and their order is not known. */
  readonly isOpenSet?: true;
  /** What it is to HCL, where it is no tuple: the same items as a list and as a tuple are not equal. */
  readonly collection?: "list" | "set";
}

export interface MapEntry {
  readonly key: string;
  readonly keyAt?: Location;
  readonly value: Value;
}

/** A map; keys are unique, their order is that of the source. */
export interface MapValue extends Located {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
  /** What it is to HCL, where it is no object. */
  readonly collection?: "map";
}

export interface Option {
  readonly when: readonly Assumption[];
  readonly value: Value;
}

/** One of several values, by conditions that are open before deployment. */
export interface ChoiceValue extends Located {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface UnknownValue extends Located {
  readonly kind: "unknown";
  /** What it is: two unknown values are the same value where their symbols are. */
  readonly symbol: ValueSymbol;
  /** Resources that the value will come from. */
  readonly references?: readonly Reference[];
}

/** A value that is marked sensitive: it may decide, it is never printed. */
export interface SensitiveValue extends Located {
  readonly kind: "sensitive";
  readonly value: Value;
}

/** No value at all: `AWS::NoValue`, `null` for an optional attribute on one branch. */
export interface AbsentValue extends Located {
  readonly kind: "absent";
}

/** What a property holds, with what is not known said as such. Plain data, JSON-safe. */
export type Value =
  | KnownValue
  | TextValue
  | ListValue
  | MapValue
  | ChoiceValue
  | UnknownValue
  | SensitiveValue
  | AbsentValue;

/** Where a value is written and how it came about; spread into constructors. */
export interface Origin {
  readonly at?: Location | undefined;
  readonly via?: readonly Via[] | undefined;
}

function located(origin: Origin | undefined): Located {
  return {
    ...(origin?.at && { at: origin.at }),
    ...(origin?.via && origin.via.length > 0 && { via: origin.via }),
  };
}

export function known(value: Scalar, origin?: Origin): KnownValue {
  return { kind: "known", value, ...located(origin) };
}

export function list(items: readonly Value[], origin?: Origin): ListValue {
  return { kind: "list", items, ...located(origin) };
}

export function map(entries: readonly MapEntry[], origin?: Origin): MapValue {
  return { kind: "map", entries, ...located(origin) };
}

export function absent(origin?: Origin): AbsentValue {
  return { kind: "absent", ...located(origin) };
}

export function sensitive(value: Value, origin?: Origin): SensitiveValue {
  return value.kind === "sensitive" ? value : { kind: "sensitive", value, ...located(origin) };
}

export function unknown(
  symbol: ValueSymbol,
  origin?: Origin & { readonly references?: readonly Reference[] | undefined },
): UnknownValue {
  return {
    kind: "unknown",
    symbol,
    ...(origin?.references && origin.references.length > 0 && { references: origin.references }),
    ...located(origin),
  };
}

/** A text of these parts: a known string where all are known, the unknown value where there is nothing else. */
export function text(parts: TextParts<UnknownValue>, origin?: Origin): KnownValue | TextValue | UnknownValue {
  const joined = joinedParts(parts);
  const [first] = joined;
  if (first === undefined) return known("", origin);
  if (joined.length === 1) return typeof first === "string" ? known(first, origin) : { ...first, ...located(origin) };
  return { kind: "text", parts: joined, ...located(origin) };
}

/** One option needs no choice; options that contradict themselves are left out. */
export function choice(options: readonly Option[], origin?: Origin): Value {
  const possible = options.filter((option) => isConsistent(option.when));
  const [only] = possible;
  if (possible.length === 1 && only && only.when.length === 0) return only.value;
  return { kind: "choice", options: possible, ...located(origin) };
}

/** Whether no subject is assumed to be two things at once, and no value to have two contents. */
export function isConsistent(assumptions: readonly Assumption[]): boolean {
  return assumptions.every((one) => assumptions.every((other) => !excludeEachOther(one, other)));
}

function excludeEachOther(one: Assumption, other: Assumption): boolean {
  if (one.subject === other.subject) return one.is !== other.is;
  if (!one.fixes || !other.fixes) return false;
  return one.fixes.value === other.fixes.value && one.fixes.content !== other.fixes.content;
}

/** Both sets of assumptions, each once. */
export function bothAssumed(one: readonly Assumption[], other: readonly Assumption[]): readonly Assumption[] {
  if (one.length === 0) return other;
  const isNew = (candidate: Assumption) =>
    !one.some((have) => have.subject === candidate.subject && have.is === candidate.is);
  return [...one, ...other.filter(isNew)];
}

/** The value behind a sensitivity mark. */
export function revealed(value: Value): Exclude<Value, SensitiveValue> {
  return value.kind === "sensitive" ? revealed(value.value) : value;
}

/** The values directly inside a value. */
export function childrenOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case "list":
      return value.items;
    case "map":
      return value.entries.map((one) => one.value);
    case "choice":
      return value.options.map((one) => one.value);
    case "sensitive":
      return [value.value];
    default:
      return [];
  }
}

/** The value of a key, `undefined` where the map does not have it. */
export function entry(value: Value | undefined, key: string): Value | undefined {
  if (value === undefined) return undefined;
  const inner = revealed(value);
  return inner.kind === "map" ? inner.entries.find((one) => one.key === key)?.value : undefined;
}

/**
 * Every value that `value` can turn out to be, choices opened at the top level only, with what is assumed for it.
 * Contradictory branches are left out. At most `limit` options; past it, what is left stands as one unknown value.
 */
export function alternatives(value: Value, assumed: readonly Assumption[] = [], limit = 256): readonly Option[] {
  const found: Option[] = [];
  const visit = (current: Value, when: readonly Assumption[]): void => {
    if (!isConsistent(when) || found.length > limit) return;
    if (current.kind !== "choice") found.push({ when, value: current });
    else for (const option of current.options) visit(option.value, bothAssumed(when, option.when));
  };
  visit(value, assumed);
  if (found.length <= limit) return found;
  return [
    ...found.slice(0, limit),
    { when: assumed, value: unknown(opaque("too-large", value.at, "more alternatives than are looked at"), value) },
  ];
}
