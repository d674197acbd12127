import { readFile } from "./cloudformation/template/claims.ts";
import { describesResources, readDescribedResources } from "./cloudformation/template/described-resources.ts";
import { userValues } from "./cloudformation/template/top.ts";
import type { InputContext, InputFormat, SourceFile } from "./format.ts";
import { type ExpandTemplate, expandTemplates } from "./terraform/plan/templates.ts";

/**
 * Outputs of CloudFormation and Cloud Control that describe resources: change sets, drift, stack sets, the resources of a stack and of a scan.
 * `expand` reads the templates that the resources hold.
 */
export function describedResources(expand: ExpandTemplate): InputFormat {
  return { name: "cloudformation", claims: (source) => (treeOf(source) ? "yes" : "no"), parse };

  function parse(source: SourceFile, context: InputContext) {
    const tree = treeOf(source);
    if (!tree) return { resources: [], problems: [] };
    const given = userValues(context);
    return expandTemplates(readDescribedResources(tree.root, tree.source), (resource, body, parameters, groups) =>
      // The command line's parameters win.
      expand(resource, body, (name) => given.get(name) ?? parameters(name), groups),
    );
  }
}

function treeOf(source: SourceFile) {
  const { tree } = readFile(source);
  return tree.ok && describesResources(tree.root) ? tree : undefined;
}
