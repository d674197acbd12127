import type { FactCause } from "../../model/cause.ts";
import type { FactBase, Pointer, StackSetFact } from "../../model/fact.ts";
import { toResource } from "./organization-facts.ts";

/** Where a tool deploys something. */
export interface Deployment {
  readonly targets: readonly Pointer[];
  /** Nodes inside of the targets that it does not reach, up to the next target below. */
  readonly leftOut: readonly Pointer[];
  /** Why the accounts are not simply those. */
  readonly open?: FactCause;
  /** All the Regions, where they are known. */
  readonly regions?: readonly string[];
  /** What CloudFormation calls the stack set, where it is one: outputs of AWS tell its instances by it. */
  readonly name?: string;
}

/** That a tool deploys what stands below `address` so; it deploys to accounts that join later as well. */
export function deployTo(base: FactBase, address: string, { targets, leftOut, open, name }: Deployment): StackSetFact {
  return {
    fact: "StackSet",
    ...base,
    set: toResource(address),
    ...(name !== undefined && { name }),
    targets,
    ...(leftOut.length > 0 && { leftOut }),
    ...(open && { open }),
    autoDeployment: true,
  };
}
