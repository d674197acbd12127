import type { ParseResult, RepeatedKeys } from "./node.ts";
import { parseYamlSubset } from "./yaml-subset.ts";
import { parseWholeYaml } from "./yaml-whole.ts";

export { maxProblems } from "./yaml-whole.ts";

/**
 * Parses one YAML document to a tree with offsets; see `parseWholeYaml` for the tree and the problems. Text of the
 * common subset is read without the YAML library, with the same result.
 */
export function parseYaml(source: string, repeated: RepeatedKeys = "refuse"): ParseResult {
  const text = withLineFeeds(source);
  const root = parseYamlSubset(text);
  return root === undefined ? parseWholeYaml(text, repeated) : { ok: true, root };
}

/**
 * The text with a line feed for what else ends a line: a carriage return, and, as CloudFormation reads YAML 1.1, what ends a comment
 * there, which would hide what stands behind it. Each is one character, so that places stay. Source: YAML 1.1, "Line Break Characters".
 */
export function withLineFeeds(source: string): string {
  if (!/[\r\u0085\u2028\u2029]/.test(source)) return source;
  return source
    .replace(/\r(?!\n)/g, "\n")
    .replace(/(?<=^|\s)#[^\n\r]*/gm, (comment) => comment.replace(/[\u0085\u2028\u2029]/g, "\n"));
}
