import type { ValidatedException } from "../model/exception.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { Loosening } from "../model/loosening.ts";
import { levelOf } from "../model/settings.ts";
import type { Suppressions } from "./suppressions.ts";
import { namesOf, targetTest } from "./target.ts";
import { inForce } from "./validity.ts";

/** What the configuration of a change puts under exceptions that are for accounts: paths that it maps to one, and an account that it gives a name. */
export function loosenedAccounts(base: Suppressions, head: Suppressions): readonly Loosening[] {
  const exceptions = head.exceptions.filter(({ entry, validity }) => !entry.inline && inForce(validity));
  return exceptions.length === 0
    ? []
    : [...mappedPaths(base, head, exceptions), ...namedAccounts(base, head, exceptions)];
}

/** Those of a Level 1 account are told with the level. */
function mappedPaths(
  base: Suppressions,
  { configuration: head }: Suppressions,
  exceptions: readonly ValidatedException[],
): readonly Loosening[] {
  const { settings } = head;
  const isExcepted = (account: string) =>
    exceptions.some(({ entry: { rule = "", ...entry } }) => {
      const resource = { format: "cloudformation", type: "", address: "" } as const;
      const about = { rule, resource, location: fileStart(""), accounts: [account] };
      return targetTest({ rule, ...entry }, settings)(about).includes(account);
    });
  return settings.paths.flatMap(({ glob, account }): readonly Loosening[] => {
    const isInBase = base.configuration.settings.paths.some((one) => one.glob === glob && one.account === account);
    if (isInBase || levelOf(settings, account) === 1 || !isExcepted(account)) return [];
    return [{ kind: "paths-excepted", glob, account, location: placeOf(head, `path ${glob}`) }];
  });
}

function namedAccounts(
  base: Suppressions,
  { configuration: head }: Suppressions,
  exceptions: readonly ValidatedException[],
): readonly Loosening[] {
  const called = new Set(exceptions.flatMap(({ entry }) => namesOf(entry, head.settings)));
  return head.settings.accounts.flatMap(({ id, name }): readonly Loosening[] => {
    const isInBase = base.configuration.settings.accounts.some((one) => one.id === id && one.name === name);
    if (name === undefined || isInBase || !called.has(name)) return [];
    return [{ kind: "account-named", account: id, name, location: placeOf(head, `account ${id}`) }];
  });
}

function placeOf({ places, path }: Suppressions["configuration"], key: string): Location {
  return places.get(key) ?? fileStart(path ?? "rootrail.yaml");
}
