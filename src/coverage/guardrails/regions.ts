/**
 * Regions of the partition `aws` in which AWS Config does not have `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`; other partitions are told
 * apart elsewhere. Source: AWS Config developer guide, "root-account-hardware-mfa-enabled", as of November 2026.
 */
const withoutHardwareRule: ReadonlySet<string> = new Set([
  "ap-east-2",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "il-central-1",
  "me-central-1",
  "mx-central-1",
]);

/** Whether the rule cannot stand in any of the Regions. */
export function lacksHardwareRule(regions: readonly string[]): boolean {
  return regions.length > 0 && regions.every((region) => withoutHardwareRule.has(region));
}

interface Regional {
  readonly regions?: readonly string[] | undefined;
}

/** Whether two things may stand in one Region: AWS Config and Security Hub look at each Region by itself. */
export function maySeeEachOther(one: Regional, other: Regional): boolean {
  return !one.regions || !other.regions || one.regions.some((region) => other.regions?.includes(region));
}
