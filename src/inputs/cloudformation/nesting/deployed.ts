import type { RelatedLocation } from "../../../model/location.ts";
import type { ParsedInput, ResourceRef } from "../../../model/resource.ts";
import type { Assumption, Value } from "../../../model/value.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import type { InputContext } from "../../format.ts";
import { Run } from "../template/run.ts";
import type { SourceText } from "../template/template.ts";
import { pseudoOfPartition, readTop, userValues } from "../template/top.ts";

/** How another tool deploys a template of the workspace. */
export interface TemplateDeployment {
  /** What stands before logical IDs in addresses, with its separator: `stacks/baseline/`. */
  readonly prefix: string;
  /** The resource that names the template. */
  readonly resource: ResourceRef;
  /** Where it is named, first of all what tells so. */
  readonly callers: readonly [RelatedLocation, ...RelatedLocation[]];
  /** The parameters that it is given; those left out have their defaults. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** What names mean that the tool fills in, beside parameters and resources: by `name` and `name.attribute`. */
  readonly filledIn?: ReadonlyMap<string, Value>;
  readonly when?: readonly Assumption[];
  readonly partition?: string | undefined;
  /** All the regions that it is deployed to, where they are known. */
  readonly regions?: readonly string[] | undefined;
}

/** Reads a template that a file of another tool deploys; one that is not there is told where it is named. */
export function parseDeployedTemplate(
  path: string,
  deployment: TemplateDeployment,
  context: InputContext,
): ParsedInput {
  const run = new Run(context);
  const file = run.file(path);
  const [caller] = deployment.callers;
  if (file.kind !== "ok") {
    const { resource } = deployment;
    const message = `The template ${path} of ${resource.address} was not read: ${file.reason}.`;
    run.unread("deployed-template-missing", message, caller.location, resource);
    return { resources: [], problems: run.problems };
  }
  const tree = run.tree(path, file.bytes);
  if (!tree.ok) return { resources: [], problems: run.problems, consumed: [path] };
  return readDeployed(tree.root, tree.source, deployment, run);
}

/** The same of a template whose tree is at hand. */
export function parseDeployedTree(
  root: SyntaxNode,
  source: SourceText,
  deployment: TemplateDeployment,
  context: InputContext,
): ParsedInput {
  return readDeployed(root, source, deployment, new Run(context));
}

function readDeployed(root: SyntaxNode, source: SourceText, deployment: TemplateDeployment, run: Run): ParsedInput {
  const { prefix, callers, parameters, filledIn = [], when = [], partition, regions } = deployment;
  const values = new Map([...parameters, ...userValues(run.context)]);
  const pseudo = new Map([...filledIn, ...(partition === undefined ? [] : pseudoOfPartition(partition, {}))]);
  const more = { prefix, callers, when, pseudo, deployment: prefix, defaultsHold: true, ...(regions && { regions }) };
  const resources = run.guarded(source.path, () => readTop(root, source, values, run, more), []);
  return { resources, problems: run.problems, consumed: [...run.consumed] };
}
