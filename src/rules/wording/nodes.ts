import type { OrgNodeName } from "../../model/org-node.ts";

/** Names that a sentence lists before it counts the rest. */
const shownNames = 5;

/** How sentences call a node: `OU Workloads (ou-ab12-11111111)`. */
export function nodeLabel(node: OrgNodeName): string {
  const { kind, name, id, management } = node;
  if (kind === "organization") return id === null ? `the ${name}` : `the ${name} (${id})`;
  // A management account that an input names is called by that name.
  if (management && !/^(?:the )?management account\b/.test(name))
    return `management account ${id === null || id === name ? name : `${name} (${id})`}`;
  if (kind === "rest" || kind === "standalone" || management) return `the ${name.replace(/^the /, "")}`;
  const noun = kind === "unit" ? "OU" : "account";
  return id === null || id === name ? `${noun} ${name}` : `${noun} ${name} (${id})`;
}

/** Some names, and how many more there are. */
export function nodeList(nodes: readonly OrgNodeName[]): string {
  const shown = nodes.slice(0, shownNames).map(nodeLabel).join(", ");
  return nodes.length > shownNames ? `${shown} and ${nodes.length - shownNames} more` : shown;
}
