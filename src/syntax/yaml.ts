import type { ParseResult, RepeatedKeys } from "./node.ts";
import { parseYamlSubset } from "./yaml-subset.ts";
import { parseWholeYaml } from "./yaml-whole.ts";

export { maxProblems } from "./yaml-whole.ts";

/**
 * Parses one YAML document to a tree with offsets; see `parseWholeYaml` for the tree and the problems. Text of the
 * common subset is read without the YAML library, with the same result.
 */
export function parseYaml(source: string, repeated: RepeatedKeys = "refuse"): ParseResult {
  const root = parseYamlSubset(source);
  return root === undefined ? parseWholeYaml(source, repeated) : { ok: true, root };
}
