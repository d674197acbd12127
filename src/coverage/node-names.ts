import type { Location } from "../model/location.ts";
import type { OrgNode } from "../model/org-node.ts";

/** What a management account is called that nothing names. */
export const managementName = "management account";

/** A node whose name can be told more precisely. */
interface NamedNode extends Pick<OrgNode, "id" | "kind" | "management" | "parent"> {
  name: string;
  readonly location: Location | undefined;
}

/**
 * Names several organizations of one run by where they are declared, if not by an ID, and what has the same name in them by
 * these. Changes the names in place. `rootOf`: the root that a node stands below.
 */
export function tellApart<N extends NamedNode>(
  roots: readonly (N & { readonly children: readonly N[] })[],
  nodes: readonly N[],
  rootOf: (node: N) => Pick<OrgNode, "id" | "name"> | undefined,
): void {
  if (roots.length < 2) return;
  const paths = roots.map(({ location }) => location?.path);
  for (const root of roots) {
    const { path, start } = root.location ?? {};
    // Facts of several organizations stand in one file.
    const line = paths.indexOf(path) === paths.lastIndexOf(path) ? "" : `:${start?.line}`;
    if (root.id === null && path !== undefined) root.name = `organization in ${path}${line}`;
    const called = root.id ?? root.name;
    for (const node of root.children) {
      if (node.management && node.name === managementName) node.name = `${managementName} of ${called}`;
    }
  }
  tellNamesakesApart(nodes, rootOf);
}

/** OUs and accounts of one name in several organizations, where no ID tells them apart. */
function tellNamesakesApart<N extends NamedNode>(
  all: readonly N[],
  rootOf: (node: N) => Pick<OrgNode, "id" | "name"> | undefined,
): void {
  const byName = new Map<string, N[]>();
  for (const node of all) {
    if (node.parent === null || node.id !== null) continue;
    const key = `${node.kind} ${node.name}`;
    byName.set(key, [...(byName.get(key) ?? []), node]);
  }
  for (const nodes of byName.values()) {
    const roots = nodes.map(rootOf);
    if (new Set(roots).size < 2) continue;
    for (const [index, node] of nodes.entries()) {
      const root = roots[index];
      if (root) node.name = `${node.name} of ${root.id ?? root.name}`;
    }
  }
}
