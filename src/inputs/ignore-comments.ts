import type { Location } from "../model/location.ts";
import type { SourceFile } from "./format.ts";

/** What opens an inline exception in a comment. */
const marker = "rootrail:ignore";
const hashComment = /^[ \t]*#[ \t]*rootrail:ignore(?![\w-])(.*)$/;
const slashComment = /^[ \t]*\/\/[ \t]*rootrail:ignore(?![\w-])(.*)$/;
/** Files above this size, in bytes, have no comments worth a scan: people do not write them. */
const maxBytes = 64_000_000;
/** Comments of one file that are read. */
const maxComments = 1000;

/** A comment line that accepts findings of what stands below it. */
export interface IgnoreComment {
  /** What follows the marker. */
  readonly text: string;
  readonly location: Location;
  /** Line of the code below: the first one that is neither blank nor a comment. */
  readonly line: number;
}

/** The `# rootrail:ignore …` lines of a YAML or HCL text, in HCL also with `//`. Most texts cost one search for bytes. */
export function ignoreComments({ path, bytes }: SourceFile): readonly IgnoreComment[] {
  if (bytes.length > maxBytes || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(marker)) return [];
  const source = new TextDecoder().decode(bytes);
  const patterns = /\.(?:tf|tofu)$/i.test(path) ? [hashComment, slashComment] : [hashComment];
  const lines = source.split(/\r\n|\n|\r/);
  const found: IgnoreComment[] = [];
  for (const [at, line] of lines.entries()) {
    const text = patterns.map((pattern) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
    if (text === undefined || found.length >= maxComments) continue;
    const start = { line: at + 1, column: line.length - line.trimStart().length + 1 };
    const end = { line: at + 1, column: line.trimEnd().length + 1 };
    found.push({ text: text.trim(), location: { path, start, end }, line: codeBelow(lines, at) });
  }
  return found;
}

function codeBelow(lines: readonly string[], comment: number): number {
  let at = comment + 1;
  while (at < lines.length && /^[ \t]*(?:#|\/\/|$)/.test(lines[at] ?? "")) at += 1;
  return at + 1;
}
