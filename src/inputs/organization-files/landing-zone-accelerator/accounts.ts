import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { accountIdOf, itemsOf, textOf } from "../nodes.ts";

/** An account of `accounts-config.yaml`. */
export interface AcceleratorAccount {
  readonly name: string;
  /** 12 digits, where `accountIds` has them. */
  readonly id: string | undefined;
  /** The path of the OU that it is in, `Root` for the root itself. */
  readonly unit: string;
  readonly node: SyntaxNode;
}

export interface Accounts {
  readonly byName: ReadonlyMap<string, AcceleratorAccount>;
  /** Whether there may be accounts that are not in the list. */
  readonly isOpen: boolean;
}

/** The name that the accelerator prescribes for the management account. */
export const managementAccount = "Management";

/** `mandatoryAccounts` and `workloadAccounts`, with the IDs that `accountIds` gives by e-mail address. */
export function accountsOf(root: SyntaxNode | undefined): Accounts {
  const ids = new Map(
    itemsOf(child(root, "accountIds")).flatMap((one) => {
      const [mail, id] = [textOf(child(one, "email")), accountIdOf(child(one, "accountId"))];
      return mail !== undefined && id !== undefined ? [[mail.toLowerCase(), id] as const] : [];
    }),
  );
  const lists = [child(root, "mandatoryAccounts"), child(root, "workloadAccounts")];
  const byName = new Map<string, AcceleratorAccount>();
  for (const node of lists.flatMap(itemsOf)) {
    const name = textOf(child(node, "name"));
    if (name === undefined || byName.has(name)) continue;
    const id = ids.get((textOf(child(node, "email")) ?? "").toLowerCase());
    byName.set(name, { name, id, unit: textOf(child(node, "organizationalUnit")) ?? "Root", node });
  }
  const isRead = (list: SyntaxNode | undefined) =>
    list === undefined || (list.kind === "list" && list.items.every((item) => item.tag === undefined));
  return { byName, isOpen: root === undefined || !lists.every(isRead) };
}
