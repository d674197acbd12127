import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase, Pointer, StackSetFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Regional } from "../../model/partition.ts";
import { type Answer, all, and, any, no, type OpenAnswer, open, openIf, or, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause, type OrgTree } from "../tree.ts";
import { conditionOf } from "./guardrail.ts";
import { type IsServed, type RegionLimits, regionLimits } from "./regions.ts";
import { stackInstancesOf, withInstances } from "./stack-instances.ts";

/** Where something of one account is deployed to. */
export interface Deployment extends RegionLimits {
  readonly targets: readonly OrgNode[];
  readonly unplaced: boolean;
  readonly management: boolean;
  /** Nodes at and below which it does not stand, up to the next target below. */
  readonly replaced: ReadonlyMap<OrgNode, readonly Answer<GuardrailCause>[]>;
  /** What is to be known of it beyond that. */
  readonly remarks: readonly GuardrailCause[];
  /** Targets that are such only maybe. */
  readonly uncertain?: ReadonlyMap<OrgNode, OpenAnswer<GuardrailCause>>;
  /** Why it may be deployed to other nodes than the targets. */
  readonly elsewhere?: GuardrailCause;
}

/**
 * The accounts of an account-level guardrail: those of the stack set that it stands in, the one that the
 * configuration gives for its path, or some account that nothing names. A service-managed stack set never deploys to
 * the management account. Source: CloudFormation user guide, "Stack sets with service-managed permissions".
 */
export function deploymentOf(fact: FactBase, source: CoverageSource, isServed: IsServed = () => true): Deployment {
  const sets = stackSetsOf(fact, source);
  if (sets.length > 0) return servedReach(fact, sets, source, isServed);
  const node = source.accountNodeOf(fact);
  const limits = regionLimits(fact, isServed);
  if (node) return { targets: [node], unplaced: false, ...nowhereElse, ...limits };
  return { targets: [], unplaced: true, ...nowhereElse, ...limits };
}

/**
 * Whether what only the management account or a delegated administrator can make is made in such an account: a stack set that is known to deploy
 * to the management account does, and which other account is an administrator, no input says. Source: AWS Organizations user
 * guide, "Delegated administrator".
 */
export function madeByManagement(fact: FactBase, source: CoverageSource): Answer<GuardrailCause> {
  const sets = stackSetsOf(fact, source);
  const [first] = sets;
  if (!first) return yes();
  const { targets, uncertain } = stackSetReach(sets, source);
  const isSure = targets.some((node) => node.management && !uncertain?.has(node));
  return isSure ? yes() : open({ kind: "made-by-member", address: first.resource.address });
}

/** Where a stack set deploys to in Regions that serve; everywhere it deploys to, where none does. */
function servedReach(
  fact: FactBase,
  sets: readonly StackSetFact[],
  source: CoverageSource,
  isServed: IsServed,
): Deployment {
  const useless = new Map<StackSetFact, readonly string[]>();
  const doubted = new Map<StackSetFact, Answer<GuardrailCause>>();
  for (const set of sets) {
    const { unserved, regionsOpen } = regionLimits(regionsOf(set, fact), isServed);
    if (unserved) useless.set(set, unserved);
    else if (regionsOpen) doubted.set(set, regionsOpen);
  }
  const served = sets.filter((one) => !useless.has(one));
  const isSomewhere = ({ targets, possible, open }: StackSetFact) =>
    targets.length > 0 || possible !== undefined || open !== undefined;
  if (useless.size === 0 || served.some(isSomewhere)) return stackSetReach(served, source, isServed, doubted);
  return { ...stackSetReach(sets, source), unserved: [...new Set([...useless.values()].flat())].sort() };
}

/** The Regions of a stack set, else of what it deploys. */
function regionsOf(set: StackSetFact, fact: FactBase): Regional {
  return set.regions || set.possibleRegions ? set : fact;
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

/** What one stack set, or one group of its instances, reaches by itself. */
interface OwnReach {
  readonly targets: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
  readonly leftOut: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
  readonly elsewhere?: GuardrailCause;
}

function stackSetReach(
  sets: readonly StackSetFact[],
  source: CoverageSource,
  isServed: IsServed = () => true,
  doubted: ReadonlyMap<StackSetFact, Answer<GuardrailCause>> = new Map(),
): Deployment {
  const { tree } = source;
  // By trusted access no stack set deploys to the management account, whoever names it.
  const isOfOrganization = sets.some((one) => one.inOrganization);
  const instances = stackInstancesOf(sets, source, isServed);
  const reaches = sets.map((set) => {
    const own = ownReach(set, tree, isOfOrganization, doubted.get(set));
    return instances ? withInstances(own, set, instances, (node) => reachedBy(own, node, tree)) : own;
  });
  const answers = new Map<OrgNode, Answer<GuardrailCause>>();
  for (const { targets } of reaches)
    for (const [node, answer] of targets) answers.set(node, or(answers.get(node) ?? no(), answer));
  const targets = [...answers.keys()];
  const uncertain = new Map([...answers].flatMap(([node, one]) => (one.kind === "open" ? [[node, one] as const] : [])));
  const replaced = new Map<OrgNode, readonly Answer<GuardrailCause>[]>();
  for (const node of new Set(reaches.flatMap(({ leftOut }) => [...leftOut.keys()]))) {
    const answer = any(reaches.map((one) => reachedBy(one, node, tree)));
    if (answer.kind !== "yes") replaced.set(node, [answer]);
  }
  const points = sets.some((one) => one.targets.length > 0 || one.possible);
  const [elsewhere = points || targets.length > 0 ? undefined : withoutInstances] = reaches.flatMap(
    (one) => one.elsewhere ?? [],
  );
  const management = targets.some((node) => node.management) || (elsewhere !== undefined && !isOfOrganization);
  return {
    ...{ targets, unplaced: false, management, replaced, remarks: remarksOf(sets, targets) },
    ...(uncertain.size > 0 && { uncertain }),
    ...(elsewhere && { elsewhere }),
  };
}

const withoutInstances: GuardrailCause = { kind: "stack-set-without-instances" };

function ownReach(
  set: StackSetFact,
  tree: OrgTree,
  isOfOrganization: boolean,
  service: Answer<GuardrailCause> = yes(),
): OwnReach {
  const targets = new Map<OrgNode, Answer<GuardrailCause>>();
  const leftOut = new Map<OrgNode, Answer<GuardrailCause>>();
  let elsewhere: GuardrailCause | undefined;
  const doubts: readonly GuardrailCause[] = [
    ...(set.open ? [{ kind: "not-known", of: set.open } as const] : []),
    // Instances that are declared by themselves; those of the set are there where it is, as what it deploys says.
    ...(isSetItself(set) ? [] : conditionOf(set)),
    ...service.causes,
  ];
  const whole = openIf(doubts, yes());
  const take = (pointer: Pointer, answer: Answer<GuardrailCause>) => {
    const found = nodeOrCause(tree.resolve(pointer, set));
    if ("cause" in found) {
      elsewhere ??= found.cause.kind === "no-node" ? { kind: "stack-set-target-no-node" } : found.cause;
      return;
    }
    const { node } = found;
    if (node.management && isOfOrganization) return;
    const reached = all([answer, whole, isInside(node, set, tree)]);
    if (reached.kind !== "no") targets.set(node, or(targets.get(node) ?? no(), reached));
  };
  for (const pointer of set.targets) take(pointer, yes());
  for (const { pointer, cause } of set.possible ?? []) take(pointer, open({ kind: "not-known", of: cause }));
  const leave = (pointer: Pointer, answer: Answer<GuardrailCause>) => {
    const found = nodeOrCause(tree.resolve(pointer, set));
    if ("node" in found) return void leftOut.set(found.node, and(leftOut.get(found.node) ?? yes(), answer));
    const cause = open<GuardrailCause>({ kind: "exclusions-open", of: found.cause });
    for (const [node, reached] of targets) targets.set(node, and(reached, cause));
  };
  for (const pointer of set.leftOut ?? []) leave(pointer, no({ kind: "left-out" }));
  for (const { pointer, cause } of set.mayLeaveOut ?? []) {
    leave(pointer, open({ kind: "exclusions-open", of: { kind: "not-known", of: cause } }));
  }
  if (set.open && targets.size === 0) elsewhere ??= { kind: "not-known", of: set.open };
  return { targets, leftOut, ...(elsewhere && { elsewhere }) };
}

function isSetItself({ set, resource }: StackSetFact): boolean {
  return set.kind === "resource" && set.address === resource.address;
}

/** Whether an account is in one of the OUs that a filter narrows the targets to; OUs are never narrowed. */
function isInside(node: OrgNode, { within, ...set }: StackSetFact, tree: OrgTree): Answer<GuardrailCause> {
  if (!within || node.kind !== "account") return yes();
  const units: OrgNode[] = [];
  const unknown: GuardrailCause[] = [];
  for (const pointer of within) {
    const found = nodeOrCause(tree.resolve(pointer, set as StackSetFact));
    if ("node" in found) units.push(found.node);
    else unknown.push(found.cause.kind === "no-node" ? { kind: "stack-set-target-no-node" } : found.cause);
  }
  const { paths, cause } = tree.positions(node, units);
  const inside = paths.filter((path) => units.some((unit) => path.includes(unit)));
  if (inside.length === paths.length) return yes();
  return openIf([...unknown, ...(inside.length > 0 ? [cause] : [])], no());
}

/** Whether a node is at or below a target, and not left out below it. */
function reachedBy({ targets, leftOut, elsewhere }: OwnReach, node: OrgNode, tree: OrgTree): Answer<GuardrailCause> {
  const path = tree.path(node);
  const reached = path.flatMap((target, index) => {
    const answer = targets.get(target);
    return answer ? [all([answer, ...path.slice(index + 1).flatMap((one) => leftOut.get(one) ?? [])])] : [];
  });
  const others: readonly Answer<GuardrailCause>[] = elsewhere && !leftOut.has(node) ? [open(elsewhere)] : [];
  return any([...reached, ...others]);
}

/** Accounts that join an OU later are reached by automatic deployment only. Source: CloudFormation user guide, StackSets. */
function remarksOf(sets: readonly StackSetFact[], targets: readonly OrgNode[]): readonly GuardrailCause[] {
  const isOn = sets.some((one) => one.autoDeployment);
  return isOn || targets.every((node) => node.kind === "account") ? [] : [{ kind: "no-automatic-deployment" }];
}
