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

/** A JSON schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The parts of a schema that have a name, because they hold themselves. */
export class Definitions {
  readonly #made = new Map<string, Schema>();

  refer(name: string, make: () => Schema): Schema {
    if (!this.#made.has(name)) {
      this.#made.set(name, {}); // what is being made may refer to itself
      this.#made.set(name, make());
    }
    return { $ref: `#/definitions/${name}` };
  }

  all(): Schema {
    return Object.fromEntries([...this.#made].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

type Read<T> = (value: unknown, context: ReadContext) => T;

/**
 * Reads one value of parsed JSON into a fresh one that holds only what is known of it, or throws `ShapeError`. A
 * stranger's facts file gets no key of its own into the program. `schema` says the same as a JSON schema.
 */
export interface Shape<T> {
  (value: unknown, context: ReadContext): T;
  readonly schema: (definitions: Definitions) => Schema;
}

/** A shape of what reads a value, and of the schema that says what it takes. */
export function shape<T>(read: Read<T>, schema: (definitions: Definitions) => Schema): Shape<T> {
  return Object.assign((value: unknown, context: ReadContext) => read(value, context), { schema });
}

/** A shape that has a name in the schema, where many others hold it. */
export function named<T>(name: string, given: Shape<T>): Shape<T> {
  return shape(given, (definitions) => definitions.refer(name, () => given.schema(definitions)));
}

/** A shape that holds itself: it is asked for when a value is read. */
export function recursive<T>(name: string, itself: () => Shape<T>): Shape<T> {
  return shape(
    (value, context) => itself()(value, context),
    (definitions) => definitions.refer(name, () => itself().schema(definitions)),
  );
}

/** Most characters of one text, most items of one list, most containers inside each other. */
const maxText = 4_000_000;
const maxItems = 200_000;
const maxDepth = 64;

const neutral: ReadContext = {
  location: { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  depth: 0,
};

export const text = shape(
  (value) => {
    if (typeof value !== "string" || value.length > maxText) throw new ShapeError("should be a text");
    return value;
  },
  () => ({ type: "string" }),
);

export const truth = shape(
  (value) => {
    if (typeof value !== "boolean") throw new ShapeError("should be true or false");
    return value;
  },
  () => ({ type: "boolean" }),
);

/** A mark that is only ever `true`: absent where it does not hold. */
export const mark = shape<true>(
  (value) => {
    if (value !== true) throw new ShapeError("should be true");
    return value;
  },
  () => ({ const: true }),
);

export const scalar = shape<string | number | boolean | null>(
  (value) => {
    if (value === null || typeof value === "number" || typeof value === "boolean") return value;
    return text(value, neutral);
  },
  () => ({ type: ["string", "number", "boolean", "null"] }),
);

/** Zero or a positive whole number. */
export const size = shape(
  (value) => {
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
      throw new ShapeError("should be a whole number");
    return value;
  },
  () => ({ type: "integer", minimum: 0 }),
);

export function pattern(expression: RegExp, what: string): Shape<string> {
  return shape(
    (value) => {
      if (typeof value !== "string" || value.length > 4096 || !expression.test(value))
        throw new ShapeError(`should be ${what}`);
      return value;
    },
    () => ({ type: "string", pattern: expression.source }),
  );
}

export function words<const W extends string>(...allowed: readonly W[]): Shape<W> {
  return shape(
    (value) => {
      const found = allowed.find((one) => one === value);
      if (found === undefined) throw new ShapeError(`should be one of ${allowed.join(", ")}`);
      return found;
    },
    () => (allowed.length === 1 ? { const: allowed[0] } : { enum: allowed }),
  );
}

export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return shape(
    (value, context) => {
      if (!Array.isArray(value) || value.length > maxItems) throw new ShapeError("should be a list");
      const inner = deeper(context);
      return value.map((one, index) => within(`[${index}]`, () => item(one, inner)));
    },
    (definitions) => ({ type: "array", items: item.schema(definitions) }),
  );
}

export function orNull<T>(given: Shape<T>): Shape<T | null> {
  return shape(
    (value, context) => (value === null ? null : given(value, context)),
    (definitions) => ({ anyOf: [{ type: "null" }, given.schema(definitions)] }),
  );
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
  const read: Read<unknown> = (value, context) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new ShapeError("should be an object");
    const inner = deeper(context);
    const entries: [string, unknown][] = [];
    for (const [key, field] of Object.entries(fields)) {
      const has = Object.hasOwn(value, key);
      const given: unknown = has ? (value as Record<string, unknown>)[key] : undefined;
      if (typeof field === "function") entries.push([key, within(`.${key}`, () => field(given, inner))]);
      else if (has) entries.push([key, within(`.${key}`, () => field.optional(given, inner))]);
    }
    return Object.fromEntries(entries);
  };
  return shape(read, (definitions) => {
    const entries = Object.entries(fields);
    const needed = entries.filter(([, field]) => typeof field === "function" && field !== place);
    const properties = entries.map(([key, field]) => {
      const own = typeof field === "function" ? field : field.optional;
      return [key, own.schema(definitions)];
    });
    return {
      type: "object",
      ...(needed.length > 0 && { required: needed.map(([key]) => key) }),
      properties: Object.fromEntries(properties),
    };
  });
}

/** One of several objects, told apart by one key. */
export function union<T>(key: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return shape(
    (value, context) => {
      const tag = ownField(value, key);
      const found = typeof tag === "string" && Object.hasOwn(shapes, tag) ? shapes[tag] : undefined;
      if (!found) throw new ShapeError(`should have ${key} as one of ${Object.keys(shapes).join(", ")}`);
      return found(value, context);
    },
    (definitions) => ({ oneOf: Object.values(shapes).map((one) => one.schema(definitions)) }),
  );
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
export function since<T>(present: Shape<T>, upgrade: Read<unknown>): Shape<T> {
  return shape((value, context) => present(upgrade(value, context), context), present.schema);
}

/** A field of an object itself, `undefined` for anything else. */
export function ownField(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Every place is the line of the facts file: what the fact says of other files cannot be opened here. */
export const place: Shape<Location> = shape(
  (_value, context) => context.location,
  (definitions) => ({ anyOf: [{ type: "null" }, definitions.refer("location", () => locationSchema)] }),
);

const ordinal = { type: "integer", minimum: 1 };
const position = { type: "object", required: ["line", "column"], properties: { line: ordinal, column: ordinal } };
const locationSchema: Schema = {
  description: "A span of a file of the repository; lines and columns count from 1, `end` is exclusive.",
  type: "object",
  required: ["path", "start", "end"],
  properties: { path: { type: "string" }, start: position, end: position },
};

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
