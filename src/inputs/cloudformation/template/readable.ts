import { pairOf, type SyntaxNode } from "../../../syntax/node.ts";
import { directiveOf, modulesOf } from "./packaged-parts.ts";
import type { Run } from "./run.ts";
import { type SourceText, transformNames } from "./template.ts";

/** Reports a tree that is no template: a template is a map whose `Resources` is a map. One without any is told of. */
export function isReadable(root: SyntaxNode, source: SourceText, run: Run): boolean {
  if (root.kind !== "map") {
    const what = root.kind === "list" ? "a list" : "a single value";
    const message = `This is ${what}; a CloudFormation template is a map with a Resources section.`;
    run.report({ kind: "error", code: "template-not-a-map", message, location: source.locate(root) });
    return false;
  }
  const resources = pairOf(root, "Resources");
  if (!resources) {
    if (transformNames(root).length > 0 || modulesOf(root).length > 0) return true;
    const message = "There is no Resources section, so there is nothing to read.";
    run.report({
      kind: "warning",
      code: "no-resources",
      message,
      location: source.locate({ ...root, end: root.start }),
    });
    return true;
  }
  if (resources.value.kind === "map" && resources.value.tag === undefined) return true;
  if (directiveOf(resources.value)) return true;
  const message = "Resources is not a map of logical IDs to resources.";
  run.report({ kind: "error", code: "resources-not-a-map", message, location: source.locate(resources.keySpan) });
  return false;
}
