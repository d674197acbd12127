import { readFile } from "./cloudformation/template/claims.ts";
import { describesResources, readDescribedResources } from "./cloudformation/template/described-resources.ts";
import type { InputFormat, SourceFile } from "./format.ts";
import { type ExpandTemplate, expandTemplates } from "./terraform/plan/templates.ts";

/**
 * Outputs of CloudFormation and Cloud Control that describe resources: change sets, drift, the resources of a stack and of a scan.
 * `expand` reads the templates that the resources hold.
 */
export function describedResources(expand: ExpandTemplate | undefined): InputFormat {
  return { name: "cloudformation", claims: (source) => (treeOf(source) ? "yes" : "no"), parse };

  function parse(source: SourceFile) {
    const tree = treeOf(source);
    if (!tree) return { resources: [], problems: [] };
    const read = readDescribedResources(tree.root, tree.source);
    return expand ? expandTemplates(read, expand) : read;
  }
}

function treeOf(source: SourceFile) {
  const { tree } = readFile(source);
  return tree.ok && describesResources(tree.root) ? tree : undefined;
}
