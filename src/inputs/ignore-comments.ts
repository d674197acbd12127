import type { Location } from "../model/location.ts";
import { yamlComments } from "../syntax/yaml-comments.ts";
import type { SourceFile } from "./format.ts";
import { hclComments } from "./terraform/hcl/syntax/comments.ts";

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
  /** First line of the string that holds it, whose text may be a template: it is a comment about what that declares only. */
  readonly since?: number;
}

/**
 * The comments `# rootrail:ignore …` of a YAML or HCL text that have a line of their own, in HCL also with `//`; a line of
 * a string that looks like one is none. Most texts cost one search for bytes.
 */
export function ignoreComments({ path, bytes }: SourceFile): readonly IgnoreComment[] {
  if (bytes.length > maxBytes || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(marker)) return [];
  const source = new TextDecoder().decode(bytes);
  const patterns = /\.(?:tf|tofu)$/i.test(path) ? [hashComment, slashComment] : [hashComment];
  const lines = source.split(/\r\n|\n|\r/);
  const found: Omit<IgnoreComment, "since">[] = [];
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
  return realComments(path, source, found.reverse().slice(0, maxComments));
}

/** Those that the language takes for comments. */
function realComments(
  path: string,
  source: string,
  found: readonly Omit<IgnoreComment, "since">[],
): readonly IgnoreComment[] {
  if (found.length === 0) return found;
  const places = /\.(?:tf|tofu|hcl|tfvars)$/i.test(path) ? hclComments(source) : yamlComments(source);
  const starts = [0, ...Array.from(source.matchAll(/\r\n|\n|\r/g), ({ index, 0: end }) => index + end.length)];
  return found.flatMap((comment): readonly IgnoreComment[] => {
    const { line, column } = comment.location.start;
    const from = places.get((starts[line - 1] ?? 0) + column - 1);
    if (from === undefined || from === 0) return from === undefined ? [] : [comment];
    return [{ ...comment, since: starts.findLastIndex((start) => start <= from) + 1 }];
  });
}
