import type { Location } from "../model/location.ts";
import type { LineIndex } from "./line-index.ts";
import type { MapNode, ScalarNode, Span, SyntaxNode } from "./node.ts";
import { didYouMean } from "./spelling.ts";

/** A JSON schema (draft 7) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A part of a document that does not have its declared shape, with its place. */
export interface ShapeProblem {
  readonly message: string;
  readonly location: Location;
}

/** What a reader needs besides the node: the lines of the document, and a list that it adds problems to. */
export interface Reading {
  readonly lines: LineIndex;
  readonly problems: ShapeProblem[];
}

/**
 * One declaration of a part of a JSON or YAML document: how it is read from a syntax tree, and its JSON schema.
 * `read` returns `undefined` where it reported a problem.
 */
export interface Shape<T> {
  read(node: SyntaxNode, reading: Reading): T | undefined;
  readonly schema: JsonSchema;
}

export type Read<S> = S extends Shape<infer T> ? T : never;

/** A key of a map. `expected`: the schema demands it, the reader lets it be absent, and a later step validates it. */
export interface Field<T, K extends "required" | "expected" | "optional"> {
  readonly shape: Shape<T>;
  readonly need: K;
}

// biome-ignore lint/suspicious/noExplicitAny: a bound of a type parameter, nothing is read through it
type Fields = Readonly<Record<string, Field<any, "required" | "expected" | "optional">>>;

type FieldsRead<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, "required"> ? K : never]: F[K] extends Field<
    infer T,
    "required"
  >
    ? T
    : never;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, "required"> ? never : K]?: F[K] extends Field<
    infer T,
    "expected" | "optional"
  >
    ? T
    : never;
} & {
  /** The whole map in its file. */
  readonly at: Location;
};

export function required<T>(shape: Shape<T>): Field<T, "required"> {
  return { shape, need: "required" };
}

export function expected<T>(shape: Shape<T>): Field<T, "expected"> {
  return { shape, need: "expected" };
}

export function optional<T>(shape: Shape<T>): Field<T, "optional"> {
  return { shape, need: "optional" };
}

function complain(reading: Reading, span: Span, message: string): undefined {
  reading.problems.push({ message, location: reading.lines.location(span) });
  return undefined;
}

/** What a node is, in words, for messages. */
function kindOf(node: SyntaxNode): string {
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return "a list";
  if (node.value === null) return "nothing";
  return typeof node.value === "string"
    ? `the text ${JSON.stringify(node.value.slice(0, 60))}`
    : `${JSON.stringify(node.value)}`;
}

/** The characters of a scalar that can be read as text: `012345678910` keeps its zero, `null` and `true` are none. */
function textOf(node: SyntaxNode): string | undefined {
  if (node.kind !== "scalar") return undefined;
  if (typeof node.value === "string") return node.value;
  return typeof node.value === "number" ? node.source : undefined;
}

/** Text that `test` accepts; `what` completes "expected …". Unquoted numbers count as their characters. */
export function text(
  what: string,
  schema: JsonSchema = {},
  test: (value: string) => boolean = (value) => value.trim() !== "",
): Shape<string> {
  return {
    schema: { type: "string", ...schema },
    read(node, reading) {
      const value = textOf(node);
      if (value !== undefined && test(value)) return value;
      return complain(reading, node, `expected ${what}, got ${kindOf(node)}`);
    },
  };
}

/** One of a few words or numbers; `aliases` are other spellings that are understood; `what` names them for messages. */
export function oneOf<const V extends string | number>(
  values: readonly V[],
  description: string,
  aliases: ReadonlyMap<string | boolean, V> = new Map(),
  what?: string,
): Shape<V> {
  const wanted = what === undefined ? `one of ${values.join(", ")}` : `a ${what}`;
  return {
    schema: { enum: [...values], description },
    read(node, reading) {
      const scalar = node.kind === "scalar" ? node.value : undefined;
      const found =
        values.find((value) => value === scalar) ??
        (typeof scalar === "string" || typeof scalar === "boolean" ? aliases.get(scalar) : undefined);
      if (found !== undefined) return found;
      const near = didYouMean(String(scalar ?? ""), values.filter((value) => typeof value === "string").map(String));
      return complain(reading, node, `expected ${wanted}, got ${kindOf(node)}${near}`);
    },
  };
}

/** A value with its place, for settings that a change may be reported on. */
export function located<T>(shape: Shape<T>): Shape<{ readonly value: T; readonly at: Location }> {
  return {
    schema: shape.schema,
    read(node, reading) {
      const value = shape.read(node, reading);
      return value === undefined ? undefined : { value, at: reading.lines.location(node) };
    },
  };
}

export function flag(description: string): Shape<boolean> {
  return {
    schema: { type: "boolean", description },
    read(node, reading) {
      if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
      return complain(reading, node, `expected true or false, got ${kindOf(node)}`);
    },
  };
}

export function list<T>(item: Shape<T>, description: string): Shape<readonly T[]> {
  return {
    schema: { type: "array", items: item.schema, description },
    read(node, reading) {
      if (isNothing(node)) return [];
      if (node.kind !== "list") return complain(reading, node, `expected a list, got ${kindOf(node)}`);
      return node.items.flatMap((one) => item.read(one, reading) ?? []);
    },
  };
}

/** A map from keys that `key` accepts to values of one shape. */
export function record<T>(
  key: { readonly what: string; readonly schema: JsonSchema; readonly known?: readonly string[] },
  value: Shape<T>,
  description: string,
): Shape<ReadonlyMap<string, T>> {
  return {
    schema: { type: "object", propertyNames: key.schema, additionalProperties: value.schema, description },
    read(node, reading) {
      if (isNothing(node)) return new Map();
      if (node.kind !== "map") return complain(reading, node, `expected a map, got ${kindOf(node)}`);
      const entries: [string, T][] = [];
      for (const pair of node.pairs) {
        if (key.known && !key.known.includes(pair.key)) {
          complain(
            reading,
            pair.keySpan,
            `there is no ${key.what} ${JSON.stringify(pair.key)}${didYouMean(pair.key, key.known)}`,
          );
          continue;
        }
        const read = value.read(pair.value, reading);
        if (read !== undefined) entries.push([pair.key, read]);
      }
      return new Map(entries);
    },
  };
}

/** A map with declared keys and no others. */
export function object<F extends Fields>(fields: F, what: string, description?: string): Shape<FieldsRead<F>> {
  const names = Object.keys(fields);
  return {
    schema: {
      type: "object",
      ...(description !== undefined && { description }),
      properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.shape.schema])),
      ...requiredOf(fields),
      additionalProperties: false,
    },
    read(node, reading) {
      if (node.kind !== "map") return complain(reading, node, `expected ${what} as a map, got ${kindOf(node)}`);
      const values = readFields(node, fields, names, what, reading);
      // The keys are those of `fields`, each read by its own shape; a missing required one aborts the load.
      return { ...Object.fromEntries(values), at: reading.lines.location(node) } as FieldsRead<F>;
    },
  };
}

function requiredOf(fields: Fields): JsonSchema {
  const names = Object.keys(fields).filter((name) => fields[name]?.need !== "optional");
  return names.length > 0 ? { required: names } : {};
}

function readFields(
  node: MapNode,
  fields: Fields,
  names: readonly string[],
  what: string,
  reading: Reading,
): readonly [string, unknown][] {
  const values: [string, unknown][] = [];
  for (const { key, keySpan, value } of node.pairs) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      complain(reading, keySpan, `unknown key ${JSON.stringify(key)} in ${what}${didYouMean(key, names)}`);
    } else if (!(isNothing(value) && field.need !== "required")) {
      const read: unknown = field.shape.read(value, reading);
      if (read !== undefined) values.push([key, read]);
    }
  }
  const present = new Set(node.pairs.map((pair) => pair.key));
  for (const name of names) {
    if (fields[name]?.need === "required" && !present.has(name)) {
      complain(reading, node, `${what} needs ${JSON.stringify(name)}`);
    }
  }
  return values;
}

/** A key without a value, or with an empty one: `owner:` and `owner: ""` say nothing. */
function isNothing(node: SyntaxNode): node is ScalarNode {
  return (
    node.kind === "scalar" && (node.value === null || (typeof node.value === "string" && node.value.trim() === ""))
  );
}
