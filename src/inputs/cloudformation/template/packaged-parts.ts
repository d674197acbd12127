import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { type Call, callOf, loopPrefix, pairsOf } from "./calls.ts";

/**
 * Parts that a packaging tool puts into a template before it is deployed: `!Rain::Include file.yaml` in the place of a resource,
 * `Type: !Rain::Module file.yaml`, and the entries of a section `Modules`. Source: Rain's README, "Include" and "Modules".
 */

/** The directive that stands in a part's place; no function of CloudFormation has a namespace in its name. */
export function directiveOf(node: SyntaxNode | undefined): Call | undefined {
  const call = node && callOf(node);
  return call && /^Fn::\w+::\w/.test(call.name) && !call.name.startsWith(loopPrefix) ? call : undefined;
}

/** The entries of the section `Modules`. */
export function modulesOf(root: SyntaxNode): readonly MapPair[] {
  return pairsOf(child(root, "Modules")).filter(({ value }) => child(value, "Source") !== undefined);
}

/** Whether a resource, or its type, is put in by a packaging tool. */
export function isPackaged(resource: SyntaxNode): boolean {
  return directiveOf(resource) !== undefined || directiveOf(child(resource, "Type")) !== undefined;
}
