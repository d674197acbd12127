import type { GuardrailCause } from "../../model/cause.ts";
import type { DeploymentStatusFact, StackSetFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, all, and, open, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { isSameOrganization } from "./same-organization.ts";

/** What outputs of AWS say of where the stacks of a stack set stand. */
export interface StackInstances {
  /** Accounts that have one, or in which it failed. */
  readonly known: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
  /** Why accounts of which nothing is said may lack one. */
  readonly doubts: readonly GuardrailCause[];
  /** The same where an output lists the instances, and an account is not among them. */
  readonly unlisted?: GuardrailCause;
}

/**
 * The instances of the stack set that `sets` are parts of; `undefined` where no output speaks of them. `isServed`: whether what is deployed works
 * in one of some Regions.
 */
export function stackInstancesOf(
  sets: readonly StackSetFact[],
  source: CoverageSource,
  isServed: (regions: readonly string[]) => boolean,
): StackInstances | undefined {
  const told = statusesOf(sets, source);
  const [first] = sets;
  if (told.length === 0 || !first) return undefined;
  const byNode = new Map<OrgNode, DeploymentStatusFact[]>();
  const doubts: GuardrailCause[] = [];
  for (const one of told) {
    if (one.member === undefined) {
      doubts.push({ kind: "deployment-status", status: one.status });
      continue;
    }
    const found = nodeOrCause(source.tree.resolve({ kind: "id", id: one.member }, first));
    if ("node" in found) byNode.set(found.node, [...(byNode.get(found.node) ?? []), one]);
  }
  const known = new Map([...byNode].map(([node, own]) => [node, answerOf(own, isServed)] as const));
  const listed = told.find(isInstance);
  return { known, doubts, ...(listed && { unlisted: { kind: "no-stack-instance", name: listed.name ?? "" } }) };
}

function statusesOf(sets: readonly StackSetFact[], { facts, tree }: CoverageSource): readonly DeploymentStatusFact[] {
  const [first] = sets;
  const names = new Set(sets.flatMap((one) => [one.name ?? [], one.set.kind === "id" ? one.set.id : []].flat()));
  // What tools deploy without a stack set of a name has no instances.
  if (!first || names.size === 0) return [];
  return facts.of("DeploymentStatus").filter((one) => {
    if (one.of !== "stack-set" || (one.name !== null && !names.has(one.name))) return false;
    return isSameOrganization(one, first, tree).kind !== "no";
  });
}

/** An instance, and not what an operation did. */
function isInstance({ id, member }: DeploymentStatusFact): boolean {
  return id !== undefined && member !== undefined;
}

/** Of one account: current in a Region that serves, in each stack set of the name. What the instances say wins over an operation, which is past. */
function answerOf(
  statuses: readonly DeploymentStatusFact[],
  isServed: (regions: readonly string[]) => boolean,
): Answer<GuardrailCause> {
  const instances = statuses.filter(isInstance);
  const telling = instances.length > 0 ? instances : statuses;
  const ids = new Set(telling.map((one) => one.id));
  return all(
    [...ids].map((id) =>
      ofOneSet(
        telling.filter((one) => one.id === id),
        isServed,
      ),
    ),
  );
}

function ofOneSet(
  own: readonly DeploymentStatusFact[],
  isServed: (regions: readonly string[]) => boolean,
): Answer<GuardrailCause> {
  const serving = own.filter(({ regions }) => !regions || isServed(regions));
  if (serving.some((one) => one.status === "CURRENT")) return yes();
  const causes = serving.map(({ status }): GuardrailCause => ({ kind: "deployment-status", status }));
  return openIf(causes, open({ kind: "no-stack-instance", name: own[0]?.name ?? "" }));
}

/** What a stack set, or one group of its instances, reaches by itself. */
interface Reach {
  readonly targets: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
  readonly leftOut: ReadonlyMap<OrgNode, Answer<GuardrailCause>>;
}

/**
 * The reach with what is said of the instances: a target is open but for the accounts that are known to have one. An output that describes the stack set as it
 * stands need not name its accounts; code does, for what it has made so far may be taken away by it. `reached`: whether an account is at or below a target.
 */
export function withInstances<R extends Reach>(
  reach: R,
  { action, resource }: StackSetFact,
  { known, doubts, unlisted }: StackInstances,
  reached: (node: OrgNode) => Answer<GuardrailCause>,
): R {
  // What is made anew has no instances yet, and an update may add some.
  if (action === "create" || action === "replace") return reach;
  const isDescribed = resource.format === "cloudformation" && action === "no-op";
  const causes = action === "update" || unlisted === undefined ? doubts : [...doubts, unlisted];
  const others: Answer<GuardrailCause> = openIf(causes, yes());
  const targets = new Map<OrgNode, Answer<GuardrailCause>>();
  for (const [node, answer] of reach.targets) targets.set(node, and(answer, known.get(node) ?? others));
  const leftOut = new Map(reach.leftOut);
  for (const [node, answer] of known) {
    if (reach.targets.has(node)) continue;
    const own = reached(node);
    if (isDescribed && (answer.kind === "yes" || own.kind === "no")) targets.set(node, answer);
    else if (answer.kind === "yes" && own.kind !== "no") targets.set(node, own);
    else if (own.kind === "yes") leftOut.set(node, and(leftOut.get(node) ?? yes(), answer));
  }
  return { ...reach, targets, leftOut };
}
