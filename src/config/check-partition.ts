import { partitionPattern } from "../model/partition.ts";
import { UsageError } from "../model/usage-error.ts";

/** Throws a `UsageError` for what no partition is called. */
export function checkPartition(name: string): void {
  if (partitionPattern.test(name)) return;
  throw new UsageError(`--partition takes a partition such as aws, aws-us-gov or aws-cn, not ${JSON.stringify(name)}`);
}
