import { type Location, placeInText, type ReplacedSpan, type TextOrigin } from "../../../../model/location.ts";
import { LineIndex } from "../../../../syntax/line-index.ts";
import type { TemplateExpr, TemplatePart } from "../syntax/ast.ts";
import type { SourceText } from "./scope.ts";

/** A text that is a file as a whole. */
export function fileOrigin(path: string): TextOrigin {
  return { path, line: 1, column: 1, indent: 0 };
}

/** Where a string without interpolation begins; `undefined` for one with escapes, in which columns cannot be counted. */
export function literalOrigin(expr: TemplateExpr, value: string, file: SourceText): TextOrigin | undefined {
  const { text } = file;
  if (expr.style === "quoted") {
    if (expr.end - expr.start - 2 !== value.length) return undefined;
    const { path, start } = file.location({ start: expr.start + 1, end: expr.start + 1 });
    return { path, ...start, indent: 0 };
  }
  const first = text.indexOf("\n", expr.start) + 1;
  const { path, start } = file.location({ start: first, end: first });
  const indent = takenIndent(text.slice(first, expr.end), value);
  return { path, line: start.line, column: 1 + indent, indent };
}

/**
 * Where a text stands that was rendered out of a file's template: each line of it is one of the file. `undefined` where that is
 * not so (loops, conditions, values of several lines, markers that take white space away).
 */
export function renderedOrigin(
  written: TextOrigin | undefined,
  source: string,
  parts: readonly TemplatePart[],
  values: readonly (string | undefined)[],
): TextOrigin | undefined {
  const replaced = new Map<number, ReplacedSpan[]>();
  let at = 0;
  let line = 1;
  let column = 1;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") {
      if (!source.startsWith(part.value, at)) return undefined;
      at += part.value.length;
      const breaks = part.value.split("\n");
      line += breaks.length - 1;
      column = (breaks.length > 1 ? 1 : column) + (breaks.at(-1)?.length ?? 0);
      continue;
    }
    const value = values[index];
    if (part.kind !== "interpolation" || value === undefined || value.includes("\n")) return undefined;
    const end = source.indexOf("}", part.value.end) + 1;
    if (end === 0 || source.slice(at, end).includes("\n")) return undefined;
    const spans = replaced.get(line) ?? [];
    replaced.set(line, [...spans, { column, length: value.length, written: end - at }]);
    at = end;
    column += value.length;
  }
  return written && { ...written, replaced };
}

/** A text that is parsed once more, as a template: by where it is written, else all of it at one place. */
export function textSource(text: string, written: TextOrigin | undefined, at: Location): SourceText {
  if (!written) return { text, location: () => at };
  const lines = new LineIndex(written.path, text);
  return { text, location: ({ start, end }) => placeInText(written, lines.position(start), lines.position(end)) };
}

/** How many columns `<<-` took off: what the first line that is not blank lost. */
function takenIndent(written: string, value: string): number {
  const lines = written.split("\n");
  for (const [index, line] of value.split("\n", 1000).entries())
    if (line.trim() !== "") return Math.max((lines[index] ?? "").length - line.length, 0);
  return 0;
}
