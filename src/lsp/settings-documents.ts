import { basename } from "node:path";
import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver/node";
import { configurationNames } from "../config/find.ts";
import { configurationSchema } from "../config/json-schema.ts";
import { testFileName, testFileSchema } from "../guardrail-tests/test-file.ts";
import type { JsonSchema } from "../syntax/shape.ts";

/** The published schema of a file of settings or of tests that is written in YAML; `undefined` for any other file. */
export function schemaFor(path: string): JsonSchema | undefined {
  const name = basename(path);
  if (/\.json$/i.test(name)) return undefined;
  if (configurationNames.some((one) => one === name)) return configurationSchema() as JsonSchema;
  return testFileName.test(name) ? testFileSchema : undefined;
}

/** One line of YAML in blocks: its indentation with the dashes of lists counted in, its key, and what stands behind that. */
interface Line {
  readonly indent: number;
  readonly key: string | null;
  readonly isItem: boolean;
}

/** What can stand at a position, by the schema of the file: keys that are not there yet, or values of the key before it. */
export function completionsAt(
  schema: JsonSchema,
  text: string,
  { line, character }: Position,
): readonly CompletionItem[] {
  const lines = text.split(/\r\n|\n|\r/);
  const before = (lines[line] ?? "").slice(0, character);
  if (/#/.test(before)) return [];
  const value = /^(\s*(?:- +)*)([\w$-]+):\s+\S*$/.exec(before);
  const item = /^(\s*)- +[\w:./*-]*$/.exec(before);
  const above = lines.slice(0, line);
  if (value) {
    const [, indent = "", key = ""] = value;
    return valuesOf(child(schemaOfLine(schema, above, indent), key));
  }
  const key = /^(\s*(?:- +)*)[\w$-]*$/.exec(before);
  if (!key) return [];
  const indent = (key[1] ?? "").length;
  const here = schemaOfLine(schema, above, key[1] ?? "");
  const present = siblings(lines, line, indent);
  const keys = Object.entries(propertiesOf(here)).filter(([name]) => !present.has(name));
  return [...keys.map(([name, one]) => keyItem(name, one)), ...(item ? valuesOf(here) : [])];
}

function keyItem(name: string, schema: JsonSchema): CompletionItem {
  const description = schema["description"];
  return {
    label: name,
    kind: CompletionItemKind.Property,
    insertText: `${name}: `,
    ...(typeof description === "string" && { documentation: description }),
  };
}

function valuesOf(schema: JsonSchema | undefined): readonly CompletionItem[] {
  const all = schema ? alternatives(schema) : [];
  const values = all.flatMap((one) =>
    Array.isArray(one["enum"]) ? one["enum"] : one["type"] === "boolean" ? [true, false] : [],
  );
  return [...new Set(values.map(String))].map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

/** The keys of the map that a line is in. */
function siblings(lines: readonly string[], line: number, indent: number): ReadonlySet<string> {
  const above = lines.slice(0, line).reverse();
  const isFirst = readLine(lines[line] ?? "")?.isItem === true;
  return new Set([...(isFirst ? [] : keysAt(above, indent, true)), ...keysAt(lines.slice(line + 1), indent, false)]);
}

/** Keys at an indentation up to where their map ends; upwards the beginning of an item is its first line. */
function keysAt(lines: readonly string[], indent: number, isUpwards: boolean): readonly string[] {
  const found: string[] = [];
  for (const text of lines) {
    const read = readLine(text);
    if (!read || read.indent > indent) continue;
    if (read.indent < indent || (read.isItem && !isUpwards)) break;
    if (read.key !== null) found.push(read.key);
    if (read.isItem) break;
  }
  return found;
}

function readLine(text: string): Line | undefined {
  const [, indent = "", rest = ""] = /^(\s*(?:- +)*)(.*)$/.exec(text) ?? [];
  if (rest === "" && !indent.includes("-")) return undefined;
  if (rest.startsWith("#")) return undefined;
  return {
    indent: indent.length,
    key: /^["']?([^"':\s]+)["']?\s*:/.exec(rest)?.[1] ?? null,
    isItem: indent.includes("-"),
  };
}

/** The schema of the map that a line's keys are in; `indent`: the blanks and dashes that it begins with. */
function schemaOfLine(schema: JsonSchema, above: readonly string[], indent: string): JsonSchema | undefined {
  const dash = indent.lastIndexOf("-");
  return schemaAt(schema, above, dash < 0 ? indent.length : dash, dash >= 0);
}

/** The schema of the map that keys at an indentation are in. `isItem`: the line begins an item of a list there. */
function schemaAt(
  schema: JsonSchema,
  above: readonly string[],
  indent: number,
  isItem: boolean,
): JsonSchema | undefined {
  const way: string[] = [];
  let least = indent;
  let inItem = isItem;
  for (const text of above.toReversed()) {
    const read = readLine(text);
    if (!read) continue;
    const { indent: own, key } = read;
    // A list may begin right below its key.
    const dash = read.isItem ? own - (/(?:- +)+$/.exec(/^(\s*(?:- +)*)/.exec(text)?.[0] ?? "")?.[0].length ?? 0) : own;
    if (own === least && read.isItem && !inItem) {
      inItem = true;
      least = dash;
      continue;
    }
    if (key === null || (inItem ? own > least : own >= least)) continue;
    way.unshift(...(inItem ? [key, "[]"] : [key]));
    inItem = read.isItem;
    least = read.isItem ? dash : own;
  }
  return way.reduce<JsonSchema | undefined>((at, step) => (at ? child(at, step) : undefined), schema);
}

function child(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  for (const one of schema ? alternatives(schema) : []) {
    const found = key === "[]" ? one["items"] : (propertiesOf(one)[key] ?? one["additionalProperties"]);
    if (isSchema(found)) return found;
  }
  return undefined;
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const any = schema["anyOf"];
  return Array.isArray(any) ? [schema, ...any.filter(isSchema)] : [schema];
}

/** The keys of a map; of one with keys of any kind those that it may have. */
function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  if (!schema) return {};
  const own = schema["properties"];
  if (isSchema(own)) return own as Readonly<Record<string, JsonSchema>>;
  const names = isSchema(schema["propertyNames"]) ? schema["propertyNames"]["enum"] : undefined;
  const value = schema["additionalProperties"];
  if (!Array.isArray(names) || !isSchema(value)) return {};
  return Object.fromEntries(names.map((name) => [String(name), value]));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
