import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Position as LspPosition, Range } from "vscode-languageserver/node";
import type { Location, Position } from "../model/location.ts";

/** The file of a URI, absolute; `undefined` for what is no file, such as a text without a name. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? resolve(fileURLToPath(uri)) : undefined;
  } catch {
    return undefined; // a URI with a host or with escapes that no path has
  }
}

/** The URI of a path of a report; a file inside a binary plan is told at the plan. */
export function uriOfPath(cwd: string, path: string): string {
  return pathToFileURL(resolve(cwd, fileOf(path))).href;
}

/** The file that a path of a report is in: `plan!file` is in the plan. */
export function fileOf(path: string): string {
  return path.split("!", 1)[0] ?? path;
}

/** Lines and columns of the protocol count from 0, in UTF-16 code units like ours. */
function lspPosition({ line, column }: Position): LspPosition {
  return { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
}

export function lspRange({ start, end }: Pick<Location, "start" | "end">): Range {
  return { start: lspPosition(start), end: lspPosition(end) };
}

export function isBefore(one: LspPosition, other: LspPosition): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** Whether two ranges have a place in common; what touches counts. */
export function overlap(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}
