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

/** What a name is that is not known, such as that of an account which nothing declares: a pattern for every one. */
const anyName = "*";

/** What some placeholders stand for in a node. Those that are not among them tell no nodes apart. */
export function fillingOf(node: OrgNode, names: ReadonlySet<string>): Filling {
  const unit = node.kind === "account" ? node.parent : node;
  return {
    ...(names.has("account.name") && { "account.name": node.kind === "account" ? node.name : anyName }),
    ...(names.has("ou") && unit?.kind === "unit" && { ou: unit.name }),
  };
}

/** Equal for nodes that some placeholders stand for the same in; a node whose name has its number is told apart by that. */
export function fillingKey(node: OrgNode, names: ReadonlySet<string>): string {
  if (names.size === 0) return "";
  const filling = fillingOf(node, names);
  const { id } = node;
  const isOwn = id !== null && Object.values(filling).some((text) => text.includes(id));
  return JSON.stringify([filling, isOwn ? id : ""]);
}

/** Every 12 digits of a text that may be an account's number, also those inside of longer numbers. */
export function accountNumbersIn(text: string): readonly string[] {
  const runs = text.match(/[0-9]{12,}/g) ?? [];
  return runs.flatMap((run) => Array.from({ length: run.length - 11 }, (_, at) => run.slice(at, at + 12)));
}

/** Those of some placeholders that stand for a name which is not known. */
export function openNames(names: Iterable<string>, filling: Filling): readonly string[] {
  return [...names].filter((name) => filling[name as Placeholder] === anyName);
}

/** The placeholders that stand for nothing in a node. */
export function emptyPlaceholders(node: OrgNode, names: ReadonlySet<string>): readonly string[] {
  const filling = fillingOf(node, names);
  return [...names].filter((name) => filling[name as Placeholder] === undefined);
}
