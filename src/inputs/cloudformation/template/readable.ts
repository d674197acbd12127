import { pairOf, type SyntaxNode } from "../../../syntax/node.ts";
import type { Run } from "./run.ts";
import { type SourceText, transformNames } from "./template.ts";

/** Reports a tree that is no template: a template is a map whose `Resources` is a map. One without any is told of. */
export function isReadable(root: SyntaxNode, source: SourceText, run: Run): boolean {
  if (root.kind !== "map") {
    const what = root.kind === "list" ? "a list" : "a single value";
    const message = `${source.name} is ${what}; a CloudFormation template is a map with a Resources section.`;
    run.report({ kind: "error", code: "template-not-a-map", message, location: source.locate(root) });
    return false;
  }
  const resources = pairOf(root, "Resources");
  if (!resources) {
    if (transformNames(root).length > 0) return true;
    const message = `${source.name} has no Resources section; there is nothing in it to read.`;
    run.report({
      kind: "warning",
      code: "no-resources",
      message,
      location: source.locate({ ...root, end: root.start }),
    });
    return true;
  }
  if (resources.value.kind === "map" && resources.value.tag === undefined) return true;
  const { line } = source.locate(resources.keySpan).start;
  const message = `${source.name}: line ${line}: Resources is not a map of logical IDs to resources.`;
  run.report({ kind: "error", code: "resources-not-a-map", message, location: source.locate(resources.keySpan) });
  return false;
}
