import { LineIndex } from "../../syntax/line-index.ts";
import type { TemplateExpr } from "./ast.ts";
import type { ModuleFile } from "./module.ts";
import type { TextPlace } from "./values.ts";

/** A text that is a file as a whole. */
export function filePlace(path: string, text: string): TextPlace {
  let lines: LineIndex | undefined;
  return {
    location(start, end) {
      lines ??= new LineIndex(path, text);
      return lines.location({ start, end });
    },
  };
}

/**
 * A string written without holes. Exact where it has no escapes; in a heredoc each line is found again by its number, and
 * the column by the indent that was taken off. Anywhere else a place is that of the whole string.
 */
export function literalPlace(expr: TemplateExpr, file: ModuleFile): TextPlace {
  const [only] = expr.parts;
  const value = only?.kind === "text" ? only.value : "";
  let offsets: ((offset: number) => number) | undefined;
  return {
    location(start, end) {
      offsets ??= expr.style === "heredoc" ? heredocOffsets(expr, value, file.text) : quotedOffsets(expr, value);
      return file.location({ start: offsets(start), end: end > start ? offsets(end - 1) + 1 : offsets(end) });
    },
  };
}

function quotedOffsets(expr: TemplateExpr, value: string): (offset: number) => number {
  const isPlain = expr.end - expr.start - 2 === value.length;
  return (offset) => (isPlain ? expr.start + 1 + offset : expr.start);
}

function heredocOffsets(expr: TemplateExpr, value: string, source: string): (offset: number) => number {
  const first = source.indexOf("\n", expr.start) + 1;
  const written = source.slice(first, expr.end).split("\n");
  const lines: { readonly from: number; readonly to: number }[] = [];
  let [from, to] = [0, first];
  for (const [index, line] of value.split("\n").entries()) {
    const raw = written[index] ?? "";
    lines.push({ from, to: to + Math.max(raw.length - line.length, 0) });
    from += line.length + 1;
    to += raw.length + 1;
  }
  return (offset) => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = lines[low];
    return line ? line.to + offset - line.from : expr.start;
  };
}
