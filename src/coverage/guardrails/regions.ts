import { type Partitions, partitionOfRegion } from "../../model/partition.ts";

/** Partitions without the hardware rule. Source: AWS Config developer guide, availability of the rule. */
export const partitionsWithoutHardwareRule: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/**
 * Regions of the partition `aws` in which AWS Config does not have `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`. Source: AWS Config
 * developer guide, "root-account-hardware-mfa-enabled", as of November 2026.
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

/**
 * Whether the rule cannot stand in any of the Regions. Where the accounts are in a partition without it, nobody asks for it
 * there: that is no fault of the Regions.
 */
export function lacksHardwareRule(regions: readonly string[], partitions: Partitions): boolean {
  return regions.length > 0 && regions.every((region) => lacksRule(region, partitions));
}

function lacksRule(region: string, partitions: Partitions): boolean {
  if (withoutHardwareRule.has(region)) return true;
  const partition = partitionOfRegion(region);
  return partition !== undefined && partitionsWithoutHardwareRule.has(partition) && !partitions.includes(partition);
}

interface Regional {
  readonly regions?: readonly string[] | undefined;
}

/** Whether two things may stand in one Region: AWS Config and Security Hub look at each Region by itself. */
export function maySeeEachOther(one: Regional, other: Regional): boolean {
  return !one.regions || !other.regions || one.regions.some((region) => other.regions?.includes(region));
}
