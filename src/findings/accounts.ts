import type { RawFinding } from "../model/finding.ts";
import { accountOfPath, type Settings } from "../model/settings.ts";

/** Names the account of findings that know none, by the path that their resource is deployed from. */
export function withAccounts(found: readonly RawFinding[], settings: Settings): readonly RawFinding[] {
  if (settings.paths.length === 0) return found;
  return found.map((finding) => {
    if (finding.accounts.length > 0 || finding.resource.format === "configuration") return finding;
    const account = accountOfPath(settings, finding.deployedFrom ?? finding.location.path);
    return account === undefined ? finding : { ...finding, accounts: [account] };
  });
}
