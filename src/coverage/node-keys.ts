import type { OrgNode } from "../model/org-node.ts";

/**
 * What tells nodes apart, equal in every run that knows as much: the ID, else the names from the root of the
 * organization down. Never a file, a folder or an order. Several organizations without an ID are told apart by what they
 * hold. Linear, but for the organizations.
 */
export function nodeKeys(nodes: readonly OrgNode[]): ReadonlyMap<OrgNode, string> {
  const keys = new Map<OrgNode, string>();
  const tops = nodes.filter((node) => node.parent === null);
  const organizations = tops.filter((node) => node.kind === "organization");
  const paths = new Map(
    distinct(organizations, (node) => (organizations.length === 1 ? "organization" : holding(node))),
  );
  for (const [node, path] of distinct(
    tops.filter((one) => one.kind !== "organization"),
    (one) => one.kind,
  ))
    paths.set(node, path);
  const queue: (readonly [OrgNode, string])[] = [...paths];
  const seen = new Set(paths.keys());
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [node, path] = next;
    keys.set(node, node.id ?? path);
    const children = node.children.filter((child) => !seen.has(child));
    for (const child of children) seen.add(child);
    queue.push(...distinct(children, (child) => `${path}/${labelOf(child)}`));
  }
  return keys;
}

function labelOf({ kind, name, management }: OrgNode): string {
  if (management) return "management";
  return kind === "rest" ? "rest" : name.replaceAll("/", "%2F");
}

/** An organization without an ID, by the OUs and accounts right below its root. */
function holding(root: OrgNode): string {
  if (root.id !== null) return root.id;
  const names = root.children.filter((node) => !node.management && node.kind !== "rest").map(labelOf);
  return `organization(${names.sort().slice(0, maxNames).join(",")})`;
}

const maxNames = 20;

/** Equal paths get their kind, then a number. */
function distinct(
  nodes: readonly OrgNode[],
  pathOf: (node: OrgNode) => string,
): readonly (readonly [OrgNode, string])[] {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(pathOf(node), (counts.get(pathOf(node)) ?? 0) + 1);
  const taken = new Map<string, number>();
  return nodes.map((node) => {
    const path = pathOf(node);
    if (counts.get(path) === 1) return [node, path] as const;
    const ofKind = `${path}#${node.kind}`;
    const before = taken.get(ofKind) ?? 0;
    taken.set(ofKind, before + 1);
    return [node, before === 0 ? ofKind : `${ofKind}${before + 1}`] as const;
  });
}
