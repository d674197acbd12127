import type { OrgNode } from "../../model/org-node.ts";
import type { OwnOrganization } from "../../policy/question.ts";

/**
 * The organization of the accounts in a node, as far as the IDs of the inputs tell it; `path`: from the root down to
 * the node. An account that stands where it is said to has the whole path; others may have OUs between.
 */
export function ownOrganization(id: string, path: readonly OrgNode[]): OwnOrganization {
  const steps = [id];
  for (const [index, node] of path.entries()) {
    const isUnit = node.kind === "organization" || node.kind === "unit";
    if (!isUnit || node.id === null || (index > 0 && !node.placed)) break;
    steps.push(node.id);
  }
  const last = path.at(-1);
  const isWhole = last?.kind === "account" && last.placed && steps.length === path.length;
  return { id, pathStart: `${steps.join("/")}/`, isWhole };
}
