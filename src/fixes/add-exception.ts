import type { Location } from "../model/location.ts";
import { parseJson } from "../syntax/json.ts";
import { child, type MapNode, type MapPair, type ParseResult, pairOf } from "../syntax/node.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { endOfLine, indentAt, isFirstOnLine, newlineOf, skipGap } from "./layout.ts";
import { entryInBraces, inserted } from "./map-entry.ts";
import { type OffsetEdit, offsetOf, type SourceText } from "./text-edit.ts";

/** The fields of an exception; an inline one has no target. */
export interface NewException {
  readonly rule: string;
  readonly target: string;
  readonly owner: string;
  /** `YYYY-MM-DD` */
  readonly expires: string;
  readonly reason: string;
}

/** The edit that adds an exception to a configuration, YAML or JSON; `undefined` where its layout is not understood. */
export function exceptionInConfiguration(source: SourceText, exception: NewException): OffsetEdit | undefined {
  const isJson = source.path.toLowerCase().endsWith(".json");
  if (!isJson && isBlank(source.text)) return atEnd(source.text, exception);
  const parsed: ParseResult = isJson ? parseJson(source.text) : parseYaml(source.text);
  if (!parsed.ok) return undefined;
  const isManifest = /(?:^|\/)package\.json$/.test(source.path);
  const root = isManifest ? child(parsed.root, "rootrail") : parsed.root;
  if (root?.kind !== "map") return undefined;
  return inMap(source.text, root, exception, isJson);
}

function inMap(text: string, root: MapNode, exception: NewException, isJson: boolean): OffsetEdit | undefined {
  const style = isJson ? "none" : "yaml";
  const list = pairOf(root, "exceptions");
  const own = JSON.stringify(exception);
  if (!list) {
    if (text[root.start] === "{")
      return entryInBraces(text, root, root.start, { key: '"exceptions"', value: `[${own}]` }, style);
    return isJson ? undefined : atEnd(text, exception);
  }
  const { value } = list;
  if (value.aliasOf) return undefined;
  const open = skipGap(text, skipGap(text, list.keySpan.end, style) + 1, style);
  if (text[open] === "[") return inserted(open + 1, value.kind === "list" && value.items.length > 0 ? `${own}, ` : own);
  return isJson ? undefined : inBlock(text, list, exception);
}

/** Below the key, above the items that are there. */
function inBlock(text: string, { keySpan, value }: MapPair, exception: NewException): OffsetEdit | undefined {
  const head = endOfLine(text, skipGap(text, keySpan.end, "yaml") + 1, "yaml");
  if (head === undefined) return undefined;
  const newline = newlineOf(text);
  const at = (indent: string) => inserted(head, `${newline}${itemLines(exception, indent, newline)}`);
  if (value.kind === "scalar" && value.value === null) return at(`${indentAt(text, keySpan.start)}  `);
  const first = value.kind === "list" ? value.items[0] : undefined;
  const dash = first ? text.lastIndexOf("-", first.start - 1) : -1;
  return dash > head && isFirstOnLine(text, dash) ? at(indentAt(text, dash)) : undefined;
}

function isBlank(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every((line) => /^\s*(?:#|$)/.test(line));
}

function atEnd(text: string, exception: NewException): OffsetEdit {
  const newline = newlineOf(text);
  const gap = text === "" || /[\r\n]$/.test(text) ? "" : newline;
  return inserted(text.length, `${gap}exceptions:${newline}${itemLines(exception, "  ", newline)}${newline}`);
}

function itemLines({ rule, target, owner, expires, reason }: NewException, indent: string, newline: string): string {
  const lines = [
    `- rule: ${rule}`,
    `  target: ${JSON.stringify(target)}`,
    `  owner: ${JSON.stringify(owner)}`,
    `  expires: ${expires}`,
    `  reason: ${JSON.stringify(reason)}`,
  ];
  return lines.map((line) => `${indent}${line}`).join(newline);
}

/**
 * The edit that writes an exception at a resource: a comment above it in YAML and HCL, `Metadata` in a template that is JSON.
 * `header`: where the resource begins.
 */
export function exceptionInline(
  source: SourceText,
  header: Location,
  name: string,
  exception: NewException,
): OffsetEdit | undefined {
  const { path, text } = source;
  if (/\.tf\.json$|\.tofu\.json$/i.test(path)) return undefined;
  if (/\.(?:json|template)$/i.test(path) && /^\s*\{/.test(text)) return inMetadata(text, name, exception);
  const start = offsetOf(text, { line: header.start.line, column: 1 });
  const at = offsetOf(text, header.start);
  if (start === undefined || at === undefined || !isFirstOnLine(text, at)) return undefined;
  const { rule, owner, expires, reason } = exception;
  const indent = indentAt(text, at);
  const comment = `# rootrail:ignore ${rule} owner=${owner} expires=${expires} reason=${JSON.stringify(reason)}`;
  return inserted(start, `${indent}${comment}${newlineOf(text)}`);
}

function inMetadata(text: string, name: string, { target: _, ...fields }: NewException): OffsetEdit | undefined {
  const parsed = parseJson(text);
  const resource = parsed.ok ? child(child(parsed.root, "Resources"), name) : undefined;
  if (resource?.kind !== "map" || pairOf(resource, "Metadata")) return undefined;
  const value = JSON.stringify({ rootrail: { exceptions: [fields] } });
  return entryInBraces(text, resource, resource.start, { key: '"Metadata"', value }, "none");
}
