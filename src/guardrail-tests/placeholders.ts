import type { OrgNode } from "../model/org-node.ts";

/** What stands for a part that differs from account to account, in principals, resources and context values. */
export const placeholders = ["account", "account.name", "ou", "partition", "region"] as const;
type Placeholder = (typeof placeholders)[number];

/** The placeholders of a text. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([A-Za-z.]+)\}/g)].map((match) => match[1] ?? "");
}

/** What the placeholders stand for in one account; those that are not there are not known. */
export type Filling = Partial<Record<Placeholder, string>>;

export function filled(text: string, filling: Filling): string {
  return text.replaceAll(/\$\{([A-Za-z.]+)\}/g, (whole, name: string) => filling[name as Placeholder] ?? whole);
}

/** Those that depend on the node itself rather than on the account's number. */
export const placeholdersOfNodes: ReadonlySet<string> = new Set<Placeholder>(["account.name", "ou"]);

/** What some placeholders stand for in a node. Those that are not among them tell no nodes apart. */
export function fillingOf(node: OrgNode, names: ReadonlySet<string>): Filling {
  const unit = node.kind === "account" ? node.parent : node;
  return {
    ...(names.has("account.name") && node.kind === "account" && { "account.name": node.name }),
    ...(names.has("ou") && unit?.kind === "unit" && { ou: unit.name }),
  };
}
