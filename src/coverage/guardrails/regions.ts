import type { GuardrailCause } from "../../model/cause.ts";
import { type Partitions, partitionOfRegion, type Regional } from "../../model/partition.ts";
import { type OpenAnswer, open } from "../../model/ternary.ts";

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

/** Whether something works in one of some Regions. */
export type IsServed = (regions: readonly string[]) => boolean;

/** What the Regions of something take from it; nothing where it works. */
export interface RegionLimits {
  /** The Regions that it is deployed to, where it works in none of them. */
  readonly unserved?: readonly string[];
  /** That conditions choose its Regions, and that it may work in none of them. */
  readonly regionsOpen?: OpenAnswer<GuardrailCause>;
}

/**
 * Whether something works in one of its Regions. Regions that are not known at all count as served, and so does a branch on which
 * they are not: only a branch that is known to lack it raises a doubt.
 */
export function regionLimits({ regions, possibleRegions }: Regional, isServed: IsServed): RegionLimits {
  if (regions) return isServed(regions) ? {} : { unserved: regions };
  const { branches = [], subjects = [] } = possibleRegions ?? {};
  const lacking = branches.filter((one) => one.length > 0 && !isServed(one));
  if (lacking.length === 0) return {};
  const unserved = [...new Set(lacking.flat())].sort();
  if (lacking.length === branches.length) return { unserved };
  const of = { kind: "depends-on-condition", subjects } as const;
  return { regionsOpen: open({ kind: "rule-region-open", regions: unserved, of }) };
}

/** Whether two things may stand in one Region: AWS Config and Security Hub look at each Region by itself. */
export function maySeeEachOther(one: Regional, other: Regional): boolean {
  return !one.regions || !other.regions || one.regions.some((region) => other.regions?.includes(region));
}
