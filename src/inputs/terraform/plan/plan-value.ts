import type { Location } from "../../../model/location.ts";
import type { ValueSymbol } from "../../../model/symbol.ts";
import {
  absent,
  known,
  list,
  type MapEntry,
  map,
  sensitive,
  unknown,
  type Value,
  type Via,
} from "../../../model/value.ts";
import type { MapNode, Span, SyntaxNode } from "../../../syntax/node.ts";
import { expressionOfItem, expressionOfKey, referencesIn } from "./configuration.ts";
import { field, isMap, isTrue, itemsOf, marksAnything } from "./nodes.ts";
import type { Sources } from "./references.ts";

/** One value of a plan, told by trees of the same shape. */
export interface ValueParts {
  /** The value; what is unknown is left out of objects and `null` in lists. */
  readonly value: SyntaxNode | undefined;
  /** `true` at unknown leaves. */
  readonly unknown?: SyntaxNode | undefined;
  /** `true` at sensitive leaves. */
  readonly sensitive?: SyntaxNode | undefined;
  /** The part of the resource's `configuration` that gives it. */
  readonly expression?: SyntaxNode | undefined;
}

/** What a value reader needs to know of the plan around it. */
export interface ValueContext {
  /** The resource that the value is of; with its path it tells an unknown value from any other. */
  readonly address: string;
  locate(span: Span): Location;
  /** What an unknown value comes from. */
  sources(expression: SyntaxNode | undefined): Sources;
  /** The value of a reference where another part of the plan has it, such as the rendered JSON of a policy document. */
  rendered?(sources: Sources): { readonly text: string; readonly from: string } | undefined;
}

/** Secrets of a device that no message may show, whatever the provider's marks say. */
const secrets: ReadonlySet<string> = new Set(["base_32_string_seed", "base32_string_seed", "qr_code_png"]);

/**
 * Joins a plan's parallel trees to one value. `null` is an absent value; an unknown leaf says what it comes from,
 * and a sensitive one is wrapped. `path` names the value in phrases: `statement[0].actions`.
 */
export function readPlanValue(parts: ValueParts, path: string, context: ValueContext): Value {
  const at = locationOf(parts, context);
  if (isTrue(parts.sensitive)) {
    const open = { ...parts, sensitive: undefined };
    return sensitive(readPlanValue(open, path, context), { at });
  }
  if (isTrue(parts.unknown)) return unknownLeaf(parts.expression, path, at, context);
  const shape = shapeOf(parts);
  if (shape === "map") return map(mapEntries(parts, path, context), { at });
  if (shape === "list") return list(listItems(parts, path, context), { at });
  const scalar = parts.value?.kind === "scalar" ? parts.value.value : null;
  if (scalar === null) return absent({ at });
  return known(scalar, typeof scalar === "string" ? { at, via: namesIn(parts.expression) } : { at });
}

/** The variables and local values that a known text comes from, which the code shows by name. */
function namesIn(expression: SyntaxNode | undefined): readonly Via[] {
  return referencesIn(expression, maxNames).flatMap((reference): readonly Via[] => {
    const [, kind, name = ""] = /^(var|local)\.([^.[]+)/.exec(reference) ?? [];
    return kind === undefined ? [] : [{ kind: kind === "var" ? "variable" : "local", name }];
  });
}

/** References of one expression whose names are kept. */
const maxNames = 8;

function locationOf({ value, unknown: mark }: ValueParts, context: ValueContext): Location | undefined {
  const node = value ?? mark;
  return node && context.locate(node);
}

/** A container that is wholly unknown inside has no value of its own: then its marks give its shape. */
function shapeOf({ value, unknown: mark }: ValueParts): SyntaxNode["kind"] {
  const hasValue = value !== undefined && !(value.kind === "scalar" && value.value === null);
  if (!hasValue && mark && marksAnything(mark)) return mark.kind;
  return value?.kind ?? "scalar";
}

function mapEntries(parts: ValueParts, path: string, context: ValueContext): readonly MapEntry[] {
  // Keys get no place of their own: a large plan has many, and values have theirs.
  const entryOf = (key: string, value: SyntaxNode | undefined): MapEntry => {
    const inner: ValueParts = {
      value,
      unknown: field(parts.unknown, key),
      sensitive: field(parts.sensitive, key),
      expression: expressionOfKey(parts.expression, key),
    };
    const read = readPlanValue(inner, path === "" ? key : `${path}.${key}`, context);
    return { key, value: secrets.has(key) ? sensitive(read, { at: read.at }) : read };
  };
  const written = isMap(parts.value) ? parts.value.pairs.map((pair) => entryOf(pair.key, pair.value)) : [];
  const unknownOnly = pairsBeyond(parts.unknown, parts.value).map((pair) => entryOf(pair.key, undefined));
  return [...written, ...unknownOnly];
}

/** The keys that only the marks have, and that mark something. */
function pairsBeyond(marks: SyntaxNode | undefined, value: SyntaxNode | undefined): MapNode["pairs"] {
  if (!isMap(marks)) return [];
  return marks.pairs.filter((pair) => field(value, pair.key) === undefined && marksAnything(pair.value));
}

function listItems(parts: ValueParts, path: string, context: ValueContext): readonly Value[] {
  const values = itemsOf(parts.value);
  const unknowns = itemsOf(parts.unknown);
  const sensitives = itemsOf(parts.sensitive);
  return Array.from({ length: Math.max(values.length, unknowns.length) }, (_, index) =>
    readPlanValue(
      {
        value: values[index],
        unknown: unknowns[index],
        sensitive: sensitives[index],
        expression: expressionOfItem(parts.expression, values[index]),
      },
      `${path}[${index}]`,
      context,
    ),
  );
}

function unknownLeaf(
  expression: SyntaxNode | undefined,
  path: string,
  at: Location | undefined,
  context: ValueContext,
): Value {
  const sources = context.sources(expression);
  const rendered = context.rendered?.(sources);
  if (rendered) return known(rendered.text, { at, via: [{ kind: "rendered", from: rendered.from }] });
  const hidden = sources.hidden.slice(0, 3);
  const symbol: ValueSymbol = {
    kind: "attribute",
    scope: "",
    address: context.address,
    attribute: path,
    isPlanned: true,
    ...(hidden.length > 0 && { hidden }),
  };
  return unknown(symbol, { at, references: sources.references });
}
