import type { Location } from "../../model/location.ts";

/** What a reader of one value needs besides it. */
export interface ReadContext {
  /** The line of the facts file: every place inside the fact is it. */
  readonly location: Location;
  readonly depth: number;
}

/** Why a value is not what it should be; `path` is filled in on the way up. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/**
 * Reads one value of parsed JSON into a fresh one that holds only what is known of it, or throws `ShapeError`. A
 * stranger's facts file gets no key of its own into the program.
 */
export type Shape<T> = (value: unknown, context: ReadContext) => T;

/** Most characters of one text, most items of one list, most containers inside each other. */
const maxText = 4_000_000;
const maxItems = 200_000;
const maxDepth = 64;

export const text: Shape<string> = (value) => {
  if (typeof value !== "string" || value.length > maxText) throw new ShapeError("should be a text");
  return value;
};

export const truth: Shape<boolean> = (value) => {
  if (typeof value !== "boolean") throw new ShapeError("should be true or false");
  return value;
};

/** A mark that is only ever `true`: absent where it does not hold. */
export const mark: Shape<true> = (value) => {
  if (value !== true) throw new ShapeError("should be true");
  return value;
};

export const scalar: Shape<string | number | boolean | null> = (value) => {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  return text(value, neutral);
};

/** Zero or a positive whole number. */
export const size: Shape<number> = (value) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new ShapeError("should be a whole number");
  return value;
};

const neutral: ReadContext = {
  location: { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  depth: 0,
};

export function pattern(expression: RegExp, what: string): Shape<string> {
  return (value) => {
    if (typeof value !== "string" || value.length > 4096 || !expression.test(value))
      throw new ShapeError(`should be ${what}`);
    return value;
  };
}

export function words<const W extends string>(...allowed: readonly W[]): Shape<W> {
  return (value) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new ShapeError(`should be one of ${allowed.join(", ")}`);
    return found;
  };
}

export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, context) => {
    if (!Array.isArray(value) || value.length > maxItems) throw new ShapeError("should be a list");
    const inner = deeper(context);
    return value.map((one, index) => within(`[${index}]`, () => item(one, inner)));
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, context) => (value === null ? null : shape(value, context));
}

/** A key that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

type Fields = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;
type RequiredFields<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Shape<unknown> ? K : never]: F[K] extends Shape<infer T> ? T : never;
};
type Optionals<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Shape<unknown> ? never : K]?: F[K] extends Optional<infer T> ? T : never;
};
export type Shaped<F extends Fields> = RequiredFields<F> & Optionals<F>;

/** An object with these keys; others are passed over, so that a later version can add some. */
export function object<const F extends Fields>(fields: F): Shape<Shaped<F>> {
  return fieldsOf(fields) as Shape<Shaped<F>>;
}

function fieldsOf(fields: Fields): Shape<unknown> {
  return (value, context) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new ShapeError("should be an object");
    const inner = deeper(context);
    const entries: [string, unknown][] = [];
    for (const [key, shape] of Object.entries(fields)) {
      const has = Object.hasOwn(value, key);
      const given: unknown = has ? (value as Record<string, unknown>)[key] : undefined;
      if (typeof shape === "function") entries.push([key, within(`.${key}`, () => shape(given, inner))]);
      else if (has) entries.push([key, within(`.${key}`, () => shape.optional(given, inner))]);
    }
    return Object.fromEntries(entries);
  };
}

/** One of several objects, told apart by one key. */
export function union<T>(key: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value, context) => {
    const tag = ownField(value, key);
    const shape = typeof tag === "string" && Object.hasOwn(shapes, tag) ? shapes[tag] : undefined;
    if (!shape) throw new ShapeError(`should have ${key} as one of ${Object.keys(shapes).join(", ")}`);
    return shape(value, context);
  };
}

/** A reader for each field of a type; one that is left out does not compile. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<Required<T>[K]> : Shape<T[K]>;
};

/** An object with all fields of a type, read as `object` reads them. */
export function objectOf<T>(fields: FieldsOf<T>): Shape<T> {
  return fieldsOf(fields as Fields) as Shape<T>;
}

/** A union of objects that `key` tells apart: the fields of each beside the key. One that is left out does not compile. */
export function variants<T extends Readonly<Record<D, string>>, D extends string>(
  key: D,
  fields: { readonly [K in T[D]]: FieldsOf<Omit<Extract<T, Readonly<Record<D, K>>>, D>> },
): Shape<T> {
  const shapes = Object.entries<Fields>(fields).map(
    ([tag, own]) => [tag, fieldsOf({ [key]: words(tag), ...own })] as const,
  );
  return union<unknown>(key, Object.fromEntries(shapes)) as Shape<T>;
}

/** A value that an earlier version wrote in another shape: `upgrade` makes the present one of what it recognises. */
export function since<T>(shape: Shape<T>, upgrade: (value: unknown, context: ReadContext) => unknown): Shape<T> {
  return (value, context) => shape(upgrade(value, context), context);
}

/** A field of an object itself, `undefined` for anything else. */
export function ownField(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Every place is the line of the facts file: what the fact says of other files cannot be opened here. */
export const place: Shape<Location> = (_value, context) => context.location;

function deeper(context: ReadContext): ReadContext {
  if (context.depth >= maxDepth) throw new ShapeError(`is nested more than ${maxDepth} levels deep`);
  return { ...context, depth: context.depth + 1 };
}

function within<T>(step: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const { message } = error;
    throw new ShapeError(/^[.[]/.test(message) ? `${step}${message}` : `${step} ${message}`, { cause: error });
  }
}
