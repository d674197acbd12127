import type { OrgTree } from "../tree.ts";
import { namedAccounts, namesAccount, type Scp } from "./policy.ts";

/** Somebody outside of the organization: an account, and the organization that it is of; `null`: of none. */
export interface Stranger {
  /** 12 digits. */
  readonly account: string;
  /** `o-a1b2c3d4e5` */
  readonly organization: string | null;
  /** Which of the two a policy names; what none names stands for all others. */
  readonly named: { readonly account: boolean; readonly organization: boolean };
}

/** Accounts, and organizations, that policies name and of which this many are asked about. */
const maxNamed = 20;

/**
 * Every stranger that policies can tell apart from others by the numbers of accounts and organizations; `null`: they
 * name too many to ask about each.
 */
export function strangersOf(scps: readonly Scp[], tree: OrgTree): readonly Stranger[] | null {
  const own = new Set(tree.roots().flatMap((root) => tree.organizationId(root) ?? []));
  const texts = scps.map((scp) => JSON.stringify(scp.document.statements));
  const ids = texts.flatMap((text) => text.match(/(?<![A-Za-z0-9-])o-[a-z0-9]{10,32}/g) ?? []);
  const organizations = [...new Set(ids)].filter((id) => !own.has(id));
  const accounts = [...new Set(scps.flatMap(namedAccounts))].filter((id) => !tree.byId(id));
  if (organizations.length > maxNamed || accounts.length > maxNamed) return null;
  const anyOrganization = firstFree(
    (step) => `o-${String(step).repeat(10)}`,
    (id) => texts.some((text) => text.includes(id)),
  );
  const anyAccount = firstFree(
    (step) => String(step * 111_011_110_101 + 1).padStart(12, "1"),
    (id) => tree.byId(id) !== undefined || scps.some((scp) => namesAccount(scp, id)),
  );
  return [anyAccount, ...accounts].flatMap((account) =>
    [null, anyOrganization, ...organizations].map((organization) => ({
      account,
      organization,
      named: {
        account: account !== anyAccount,
        organization: organization !== null && organization !== anyOrganization,
      },
    })),
  );
}

/** The first text of nine that is not taken. */
function firstFree(textOf: (step: number) => string, isTaken: (text: string) => boolean): string {
  const found = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(textOf);
  return found.find((one) => !isTaken(one)) ?? found[0] ?? "";
}
