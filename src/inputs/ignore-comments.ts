import type { Location } from "../model/location.ts";
import type { SourceFile } from "./format.ts";

/** What opens an inline exception in a comment. */
const marker = "rootrail:ignore";
const hashComment = /^[ \t]*#[ \t]*rootrail:ignore(?![\w-])(.*)$/;
const slashComment = /^[ \t]*\/\/[ \t]*rootrail:ignore(?![\w-])(.*)$/;
/** Larger files, in bytes, are not scanned: they are generated, and generated files have no such comments. */
const maxBytes = 64_000_000;
/** Comments of one file that are read. */
const maxComments = 1000;
/** Characters of one comment that are read. */
const maxText = 2000;

/** A comment line that suppresses findings about the code below it. */
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
  let code = lines.length + 1;
  // From the last line up, so that the code below a comment is known when the comment is met.
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? "";
    if (!/^[ \t]*(?:#|\/\/|$)/.test(line)) code = at + 1;
    const text = patterns.map((pattern) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
    if (text === undefined) continue;
    const start = { line: at + 1, column: line.length - line.trimStart().length + 1 };
    const end = { line: at + 1, column: line.trimEnd().length + 1 };
    found.push({ text: text.trim().slice(0, maxText), location: { path, start, end }, line: code });
  }
  return found.reverse().slice(0, maxComments);
}
