import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase, StackSetFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, no } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";

/** Where something of one account is deployed to. */
export interface Deployment {
  readonly targets: readonly OrgNode[];
  readonly unplaced: boolean;
  readonly management: boolean;
  /** Nodes at and below which it does not stand, up to the next target below. */
  readonly replaced: ReadonlyMap<OrgNode, readonly Answer<GuardrailCause>[]>;
  /** What is to be known of it beyond that. */
  readonly remarks: readonly GuardrailCause[];
  /** Why it is not known whether it is deployed. */
  readonly open?: GuardrailCause;
  /** The Regions that it is deployed to, where it works in none of them. */
  readonly unserved?: readonly string[];
}

/** Whether something works in one of some Regions. */
type IsServed = (regions: readonly string[]) => boolean;

/**
 * The accounts of an account-level guardrail: those of the stack set that it stands in, the one that the
 * configuration gives for its path, or some account that nothing names. A service-managed stack set never deploys to
 * the management account. Source: CloudFormation user guide, "Stack sets with service-managed permissions".
 */
export function deploymentOf(fact: FactBase, source: CoverageSource, isServed: IsServed = () => true): Deployment {
  const sets = stackSetsOf(fact, source);
  if (sets.length > 0) return servedReach(fact, sets, source, isServed);
  const node = source.accountNodeOf(fact);
  const { regions } = fact;
  const unserved = regions && !isServed(regions) ? { unserved: regions } : {};
  if (node) return { targets: [node], unplaced: false, ...nowhereElse, ...unserved };
  return { targets: [], unplaced: true, ...nowhereElse, ...unserved };
}

/** Where a stack set deploys to in Regions that serve; everywhere it deploys to, where none does. */
function servedReach(
  fact: FactBase,
  sets: readonly StackSetFact[],
  source: CoverageSource,
  isServed: IsServed,
): Deployment {
  const useless = new Map<StackSetFact, readonly string[]>();
  for (const set of sets) {
    const regions = set.regions ?? fact.regions;
    if (regions && !isServed(regions)) useless.set(set, regions);
  }
  const served = sets.filter((one) => !useless.has(one));
  if (useless.size === 0 || served.some((one) => one.targets.length > 0 || one.open !== undefined))
    return stackSetReach(served, source);
  return { ...stackSetReach(sets, source), unserved: [...new Set([...useless.values()].flat())].sort() };
}

const nowhereElse = { management: true, replaced: new Map(), remarks: [] } as const;

function stackSetsOf(fact: FactBase, source: CoverageSource): readonly StackSetFact[] {
  const { address } = fact.resource;
  if (!address.includes("/")) return [];
  const all = source.inScope("StackSet", fact.scope);
  const isOuter = ({ set }: StackSetFact) => set.kind === "resource" && address.startsWith(`${set.address}/`);
  const names = new Set(all.flatMap((one) => (isOuter(one) ? (one.name ?? []) : [])));
  return all.filter((one) => isOuter(one) || (one.set.kind === "id" && names.has(one.set.id)));
}

function stackSetReach(sets: readonly StackSetFact[], { tree }: CoverageSource): Deployment {
  const targets: OrgNode[] = [];
  const replaced = new Map<OrgNode, readonly Answer<GuardrailCause>[]>();
  let open: GuardrailCause | undefined;
  for (const set of sets) {
    if (set.open !== undefined) open ??= { kind: "not-known", of: set.open };
    for (const pointer of set.targets) {
      const found = nodeOrCause(tree.resolve(pointer, set));
      if ("node" in found) targets.push(found.node);
      else open ??= found.cause.kind === "no-node" ? { kind: "stack-set-target-no-node" } : found.cause;
    }
    for (const pointer of set.leftOut ?? []) {
      const found = nodeOrCause(tree.resolve(pointer, set));
      if ("node" in found) replaced.set(found.node, [no({ kind: "left-out" })]);
      else open ??= { kind: "exclusions-open", of: found.cause };
    }
  }
  if (targets.length === 0) open ??= { kind: "stack-set-without-instances" };
  // Named by itself it is reached all the same: such a set manages its own permissions.
  const management = targets.some((node) => node.management);
  const base = { targets, unplaced: targets.length === 0, management, replaced, remarks: remarksOf(sets, targets) };
  return open === undefined ? base : { ...base, open };
}

/** Accounts that join an OU later are reached by automatic deployment only. Source: CloudFormation user guide, StackSets. */
function remarksOf(sets: readonly StackSetFact[], targets: readonly OrgNode[]): readonly GuardrailCause[] {
  const isOn = sets.some((one) => one.autoDeployment);
  return isOn || targets.every((node) => node.kind === "account") ? [] : [{ kind: "no-automatic-deployment" }];
}
