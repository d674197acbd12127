import type { ValueSymbol } from "./symbol.ts";

/** How a partition is written: `aws`, `aws-us-gov`, `aws-cn`, `aws-iso-b`, … */
export const partitionPattern = /^aws(?:-[a-z0-9]+)*$/;

/** The partitions that something may be in, without duplicates. */
export type Partitions = readonly [string, ...string[]];

/**
 * The beginnings of the regions of each partition, the longest first. Source: AWS General Reference, "Amazon Resource
 * Names (ARNs)", and the partitions of the AWS SDKs.
 */
const beginnings: readonly (readonly [start: string, partition: string])[] = [
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-iso-", "aws-iso"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["cn-", "aws-cn"],
];

/** How a region is written. */
export const regionPattern = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]+$/;

/** Whether a text is written as a region is. */
export function isRegion(text: string): boolean {
  return regionPattern.test(text);
}

/** Where something is deployed to, as far as the input tells. */
export interface Regional {
  /** All of its Regions. */
  readonly regions?: readonly string[];
  /** Where conditions that are open choose them. */
  readonly possibleRegions?: PossibleRegions;
}

/** The Regions that something may be deployed to. */
export interface PossibleRegions {
  /** All Regions of each branch; none: they are not known. */
  readonly branches: readonly (readonly string[])[];
  /** What the branches depend on. */
  readonly subjects: readonly string[];
}

/** The partition of a region; `undefined` for a text that is no region. */
export function partitionOfRegion(region: string): string | undefined {
  if (!isRegion(region)) return undefined;
  return beginnings.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
}

/** The partition that an ARN names; `undefined` for a text that is no ARN, or one with a pattern there. */
export function partitionOfArn(text: string): string | undefined {
  return /^arn:(aws[a-z-]*):/.exec(text)?.[1];
}

/** The Region that an ARN names; `undefined` for one without, or with a pattern there. */
export function regionOfArn(text: string): string | undefined {
  const region = /^arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]+):/.exec(text)?.[1];
  return region !== undefined && isRegion(region) ? region : undefined;
}

/** The domain of the service endpoints of a partition, where it has a public one. Source: AWS SDKs, `dnsSuffix`. */
export function urlSuffixOf(partition: string): string | undefined {
  if (partition === "aws" || partition === "aws-us-gov") return "amazonaws.com";
  return partition === "aws-cn" ? "amazonaws.com.cn" : undefined;
}

/**
 * Whether an unknown value is the partition that is deployed to: `AWS::Partition`, or what `data.aws_partition` reads.
 * An organization lives in one partition, so that is also the one of its accounts.
 */
export function isPartition(symbol: ValueSymbol): boolean {
  if (symbol.kind === "pseudo-parameter") return symbol.name === "AWS::Partition";
  if (symbol.kind !== "data-source") return false;
  return /^(?:partition|id)$/.test(symbol.attribute) && /(?:^|\.)data\.aws_partition\.[^.]+$/.test(symbol.address);
}
