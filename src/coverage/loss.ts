import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailFamily, GuardrailName } from "../model/guardrail.ts";
import type {
  GuardrailChange,
  GuardrailComparison,
  NodeTransition,
  RemovalKind,
  WeakeningPoint,
} from "../model/guardrail-change.ts";
import type { Location } from "../model/location.ts";
import { countsByItself, nameOfNode, type OrgNode, type OrgNodeRef, refToNode } from "../model/org-node.ts";
import { compareDecisions } from "../policy/decision.ts";
import {
  type ComparedSides,
  isChanged,
  isPlanned,
  isSame,
  placeOfRemoved,
  sameResource,
  touchedLine,
  touchedPlace,
} from "./change-places.ts";
import { alignSides, decideSide } from "./decide-side.ts";
import { type ExistingGuardrail, type ExistingGuardrails, existingGuardrails } from "./existing.ts";
import { type NodePairs, pairNodes } from "./identity.ts";
import { pairGuardrails } from "./pair-guardrails.ts";
import { nodeOrCause } from "./tree.ts";
import { levelAt, type Verdict } from "./verdict.ts";

/** A node that a family of guardrails covered, or may have covered, and that it covers less by now. */
interface Loss {
  readonly family: GuardrailFamily;
  readonly before: OrgNode;
  readonly after: OrgNode;
  /** Whether it was covered for certain. */
  readonly wasCovered: boolean;
  /** Whether it is not known that it is not covered any more. */
  readonly isOpen: boolean;
  /** Whether nothing is found that covers it, and what was not read may. */
  readonly isUnread: boolean;
}

/** Both sides with what was found to be the same on them. */
interface Comparison {
  readonly base: ExistingGuardrails;
  readonly head: ExistingGuardrails;
  readonly nodes: NodePairs;
  readonly sides: ComparedSides;
}

/** A guardrail of the base that is gone, or that is another one by now. */
interface Item {
  readonly before: ExistingGuardrail;
  readonly after: ExistingGuardrail | null;
}

/**
 * What the change takes from whom. Both sides have a table of verdicts; a node that was covered and is not any more is
 * a loss, and each loss is told by the guardrail that the change removes or narrows, or by the move of the node. A change
 * by which no node loses anything gives nothing, but for the recorder and the policy type: what other repositories
 * declare hangs on them.
 */
export function compareSides(sides: ComparedSides): GuardrailComparison {
  const comparison = compare(sides);
  const losses = lossesOf(comparison);
  const items = itemsOf(comparison);
  const told = new Map<Item, Loss[]>();
  const left: Loss[] = [];
  for (const loss of losses) {
    const reasons = reasonsOf(loss, items, comparison);
    for (const item of reasons) told.set(item, [...(told.get(item) ?? []), loss]);
    if (reasons.length === 0) left.push(loss);
  }
  const changes = [
    ...items.flatMap((item) => changeOf(item, told.get(item) ?? [], comparison) ?? []),
    ...displacements(left, comparison),
    ...letGo(sides, losses),
  ];
  return { changes, transitions: transitionsOf(comparison, changes) };
}

/** Every node that counts and is guarded otherwise by now, better or worse. */
function transitionsOf(
  { base, head, nodes }: Comparison,
  changes: readonly GuardrailChange[],
): readonly NodeTransition[] {
  const keyOf = (family: GuardrailFamily, key: string) => JSON.stringify([family, key]);
  const told = new Map<string, GuardrailChange>();
  for (const one of [...changes].reverse()) for (const node of one.nodes) told.set(keyOf(one.family, node.key), one);
  return head.tree.all().flatMap((after): readonly NodeTransition[] => {
    const before = nodes.before(after);
    if (!before || !countsByItself(after)) return [];
    return (["detective", "preventive"] as const).flatMap((family): readonly NodeTransition[] => {
      const [stood, stands] = [base.verdicts.of(before, family).state, head.verdicts.of(after, family).state];
      if (stood === stands) return [];
      const unit = head.tree.path(after).findLast((node) => node.kind === "unit");
      const change = told.get(keyOf(family, after.key));
      const where = { node: refToNode(after), unit: unit ? refToNode(unit) : null };
      return [{ family, ...where, before: stood, after: stands, change: change ?? null }];
    });
  });
}

function compare(sides: ComparedSides): Comparison {
  const [before, after] = alignSides(sides.before, sides.after);
  const [base, head] = [existingGuardrails(before, "before"), existingGuardrails(after, "after")];
  return { base, head, nodes: pairNodes(base, head), sides };
}

/** What stays in AWS and is managed no longer: nothing is lost yet, and nothing of ours keeps it there. */
function letGo(sides: ComparedSides, told: readonly Loss[]): readonly GuardrailChange[] {
  const { facts, source } = sides.after;
  const kept = facts.filter((fact) => fact.action !== "forget");
  if (kept.length === facts.length) return [];
  const keysOf = ({ family, after }: Loss) => JSON.stringify([family, after.key]);
  const known = new Set(told.map(keysOf));
  const isLetGo = ({ fact }: ExistingGuardrail) => facts.some((one) => one.action === "forget" && isSame(one, fact));
  const comparison = compare({ ...sides, after: decideSide(kept, source.settings, source.today) });
  const losses = lossesOf(comparison).filter((loss) => loss.wasCovered && !known.has(keysOf(loss)));
  const gone = comparison.base.guardrails.filter((one) => isMissed(one) && isLetGo(one));
  return withoutEchoes(gone).flatMap((guardrail): readonly GuardrailChange[] => {
    const own = losses.filter(
      (loss) =>
        guardrail.family === loss.family &&
        reached(guardrail, loss, comparison) &&
        coversAlone(guardrail, loss, comparison),
    );
    if (own.length === 0) return [];
    const { removal: _, points: __, ...base } = removal(guardrail, own, comparison);
    return [{ ...base, kind: "removed", removal: "forgotten", points: [], certainty: "certain" }];
  });
}

const rank = { covered: 2, unverifiable: 1, missing: 0 } as const;

/** By node and family, over the nodes that count by themselves on one of the sides. */
function lossesOf({ base, head, nodes }: Comparison): readonly Loss[] {
  const named = base.tree.onlyNamed();
  return base.tree.all().flatMap((before): readonly Loss[] => {
    const after = nodes.after(before) ?? (named.has(before) ? restAround(before, { base, nodes }) : undefined);
    if (!after || !(countsByItself(before) || countsByItself(after))) return [];
    return (["detective", "preventive"] as const).flatMap((family): readonly Loss[] => {
      const stood = base.verdicts.of(before, family).state;
      const stands = head.verdicts.of(after, family).state;
      if (stood === "not-required" || stands === "not-required" || rank[stands] >= rank[stood]) return [];
      // Where only what was not read may have covered it, nothing is known to be lost.
      if (stood === "unverifiable" && isOnlyUnread(base.verdicts.of(before, family))) return [];
      const isUnread = stands === "unverifiable" && isOnlyUnread(head.verdicts.of(after, family));
      const isOpen = stands === "unverifiable" && !isUnread;
      return [{ family, before, after, wasCovered: stood === "covered", isOpen, isUnread }];
    });
  });
}

/** Where a node is that nothing names any more, and nothing has taken away: in the rest of its organization. */
function restAround(node: OrgNode, { base, nodes }: Pick<Comparison, "base" | "nodes">): OrgNode | undefined {
  const [root] = base.tree.path(node);
  const now = root && nodes.after(root);
  return now?.children.find((one) => one.kind === "rest");
}

function itemsOf({ base, head, nodes }: Comparison): readonly Item[] {
  const pairs = pairGuardrails(base, head, nodes);
  const gone = base.guardrails.filter((one) => isMissed(one) && !pairs.has(one));
  return [
    ...withoutEchoes(gone).map((before) => ({ before, after: null })),
    ...[...pairs].map(([before, after]) => ({ before, after })),
  ];
}

/** What did not work before, and an attachment of a policy that nobody knows, are no guardrails that could be missed. */
function isMissed({ kind, works, scp }: ExistingGuardrail): boolean {
  return works.kind !== "no" && !(kind === "attachment" && scp === undefined);
}

/** An attachment goes with its policy, and a recorder's status with the recorder: one finding tells of both. */
function withoutEchoes(removed: readonly ExistingGuardrail[]): readonly ExistingGuardrail[] {
  const policies = new Set(removed.flatMap(({ kind, scp }) => (kind === "scp" && scp ? [scp] : [])));
  const recorders = new Set<string>();
  return removed.filter((one) => {
    if (one.kind === "attachment") return !one.scp || !policies.has(one.scp);
    if (one.kind !== "recorder") return true;
    const module = JSON.stringify([one.fact.scope, one.fact.resource.address.replace(/aws_config_[^/]*$/, "")]);
    const isFirst = !recorders.has(module);
    recorders.add(module);
    return isFirst;
  });
}

/** The guardrails by which a node lost its cover: those that covered it by themselves, else those that took part. */
function reasonsOf(loss: Loss, items: readonly Item[], comparison: Comparison): readonly Item[] {
  const changed = items.filter((item) => isLost(item, loss, comparison));
  const alone = changed.filter(({ before }) => coversAlone(before, loss, comparison));
  const parts = alone.filter(({ before }) => before.kind === "recorder" || before.kind === "policy-type");
  if (parts.length > 0) return parts;
  return alone.length > 0 ? alone : changed;
}

/** Whether the guardrail reached the node, and does not reach it any more or does less there. */
function isLost({ before, after }: Item, loss: Loss, comparison: Comparison): boolean {
  if (before.family !== loss.family || !reached(before, loss, comparison)) return false;
  return after === null || pointsAt(before, after, loss, comparison).length > 0;
}

function reached(guardrail: ExistingGuardrail, { before }: Loss, { base }: Comparison): boolean {
  if (guardrail.kind === "recorder" || guardrail.kind === "policy-type") return true;
  if (guardrail.excluded.includes(before)) return false;
  const path = base.tree.path(before);
  return guardrail.reach.some((node) => path.includes(node)) || guardrail.isOpen;
}

function coversAlone(guardrail: ExistingGuardrail, { before }: Loss, { base }: Comparison): boolean {
  if (guardrail.kind === "guardrail") return guardrail.strength >= levelAt(before, base.source);
  if (!guardrail.scp) return true;
  return base.decisions?.alone(guardrail.scp, before).decision.denied === "always";
}

/** What of a guardrail costs one node its cover. */
function pointsAt(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  loss: Loss,
  comparison: Comparison,
): readonly WeakeningPoint["kind"][] {
  const kinds: WeakeningPoint["kind"][] = [];
  const level = before.kind === "guardrail" ? levelAt(loss.before, comparison.base.source) : 1;
  if (before.strength >= level && after.strength < level) kinds.push("lower-level");
  if (!isStillReached(before, after, loss, comparison)) kinds.push(after.isOpen ? "target-open" : "lost-nodes");
  if (after.excluded.includes(loss.after)) kinds.push("new-exclusions");
  if (after.works.kind === "no") kinds.push("stopped-working");
  if (before.works.kind === "yes" && after.works.kind === "open") kinds.push("not-certain");
  kinds.push(...decisionPoints(before, after, loss, comparison));
  return kinds;
}

/** Whether what reached the node before reaches the same part of the organization still. */
function isStillReached(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  loss: Loss,
  { base, head, nodes }: Comparison,
): boolean {
  if (before.targets.length === 0) return true;
  const path = base.tree.path(loss.before);
  return before.targets.some((target) => {
    const now = path.includes(target) ? nodes.after(target) : undefined;
    return now !== undefined && after.targets.some((node) => head.tree.isWithin(now, node));
  });
}

function decisionPoints(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  loss: Loss,
  { base, head }: Comparison,
): readonly WeakeningPoint["kind"][] {
  if (before.kind !== "scp" || !before.scp || !after.scp) return [];
  const stood = base.decisions?.alone(before.scp, loss.before).decision;
  const stands = head.decisions?.alone(after.scp, loss.after).decision;
  if (!stood || !stands) return [];
  const whole = [before.decision, after.decision] as const;
  const isWhole = whole[0] && whole[1] && compareDecisions(whole[0], whole[1]) !== "same";
  const weaker = compareDecisions(stood, stands);
  if (weaker === "weakened") return [isWhole ? "denies-less" : "new-exemptions"];
  const isExempt = exemptions(after, loss, head).length > 0 && exemptions(before, loss, base).length === 0;
  if (isExempt) return ["new-exemptions"];
  return weaker === "unknown" ? ["not-certain"] : [];
}

/** Accounts that a policy lets through and that may stand unseen at a node. */
function exemptions({ fact }: ExistingGuardrail, loss: Loss, side: ExistingGuardrails): readonly string[] {
  return [loss.before, loss.after].flatMap((node) =>
    side.verdicts
      .of(node, loss.family)
      .grounds.flatMap(({ cause, fact: about }) =>
        cause.kind === "account-exempt" && about?.resource.address === fact.resource.address ? [cause.account] : [],
      ),
  );
}

/** What is told of one guardrail; nothing where it costs nobody anything. */
function changeOf(item: Item, losses: readonly Loss[], comparison: Comparison): GuardrailChange | undefined {
  const { before, after } = item;
  const isPart = after === null && (before.kind === "recorder" || before.kind === "policy-type");
  if (losses.length === 0 && !isPart) return undefined;
  return after === null ? removal(before, losses, comparison) : weakening(before, after, losses, comparison);
}

function removal(guardrail: ExistingGuardrail, losses: readonly Loss[], comparison: Comparison): GuardrailChange {
  const { family, kind } = guardrail;
  const { sides } = comparison;
  const { fact, name, ...where } = whatIsGone(guardrail, sides);
  const isOpen = losses.length > 0 && losses.every((loss) => loss.isOpen || (loss.isUnread && isInUnread(fact, sides)));
  const base = {
    family,
    guardrail: name,
    nodes: losses.map((loss) => refOf(loss)),
    properties: sides.templateChange(fact)?.properties ?? [],
    resource: fact.resource,
    identity: [kind],
  };
  if (isOpen) {
    const points = [{ kind: "not-certain", causes: headCauses(losses, comparison) }] as const;
    return { ...base, ...where, kind: "weakened", points, certainty: "possible" };
  }
  const isCertain = losses.length === 0 ? guardrail.works.kind === "yes" : isCertainLoss(losses);
  const fate = removalKind(guardrail, sides);
  const certainty = isCertain ? "certain" : "possible";
  return { ...base, ...where, kind: "removed", removal: fate, points: [], properties: [], certainty };
}

/** Whether the template or module that declared it is there still and is not known any more: it may declare it still. */
function isInUnread({ scope, resource }: FactBase, { after }: ComparedSides): boolean {
  return after.facts.some(({ fact, scope: other, resource: { address } }) => {
    const parts = /(?:^|\.)module\.[^.]+$/.test(address) ? "." : "/";
    return fact === "UnreadContent" && other === scope && resource.address.startsWith(`${address}${parts}`);
  });
}

/** What is gone, and where. Where an attachment is there still, its policy is what does not guard any more. */
function whatIsGone(
  { fact, name, kind, scp }: ExistingGuardrail,
  sides: ComparedSides,
): Pick<ExistingGuardrail, "fact" | "name"> & Pick<GuardrailChange, "location" | "before"> {
  const policy = kind === "attachment" && scp && sameResource(fact, sides) ? sameResource(scp.fact, sides) : undefined;
  const touched = policy && touchedLine(policy, sides);
  if (!policy || !scp || !touched) return { fact, name, ...placeOfRemoved(fact, sides) };
  return { fact: policy, name: { kind: "scp", name: scp.fact.name }, location: touched, before: scp.fact.header };
}

/** The node as it is after the change, with the ID that one of the sides knows. */
function refOf({ before, after }: Loss): OrgNodeRef {
  return { ...refToNode(after), id: after.id ?? before.id };
}

function isCertainLoss(losses: readonly Loss[]): boolean {
  return losses.some((loss) => loss.wasCovered && !loss.isOpen && !loss.isUnread);
}

/** Whether nothing is found at a node, and only what was not read may hold something. */
function isOnlyUnread({ grounds }: Verdict): boolean {
  return grounds.every(({ cause }) => cause.kind === "unread-content");
}

/** Why it is not known whether nodes are still covered, or why they are not. */
function headCauses(losses: readonly Loss[], { head }: Comparison) {
  const grounds = losses.flatMap((loss) => head.verdicts.of(loss.after, loss.family).grounds);
  const causes = new Map(grounds.map(({ cause }) => [JSON.stringify(cause), cause]));
  return [...causes.values()].slice(0, maxCauses);
}

/** Causes that one finding tells. */
const maxCauses = 3;

/** What the change does to a guardrail that is gone, as precisely as plan or template tell. */
function removalKind({ fact, kind }: ExistingGuardrail, sides: ComparedSides): RemovalKind {
  const gone = kind === "attachment" ? "detached" : "removed";
  const planned = sides.planned(fact);
  if (planned === "forget") return "forgotten";
  if (planned === "delete") return kind === "attachment" ? gone : "deleted";
  const template = sides.templateChange(fact);
  if (template?.kind === "removed" && template.isRetained) return "retained";
  const isStill = planned !== undefined || template?.kind === "updated" || sameResource(fact, sides) !== undefined;
  return isStill ? "switched-off" : gone;
}

function weakening(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  losses: readonly Loss[],
  comparison: Comparison,
): GuardrailChange {
  const { fact, family } = after;
  const points = pointsOf(before, after, losses, comparison);
  const touched =
    touchedLine(fact, comparison.sides) ??
    lastLineTouched(before, after, comparison.sides) ??
    touchedTarget(before, after, comparison);
  const isBroken = points.some((one) => one.kind === "stopped-working");
  const location = touched ?? (isBroken ? touchedGround(comparison.sides) : undefined) ?? fact.header;
  return {
    kind: "weakened",
    family,
    guardrail: before.name,
    nodes: losses.map((loss) => refOf(loss)),
    points,
    properties: comparison.sides.templateChange(fact)?.properties ?? [],
    certainty: isCertainLoss(losses) ? "certain" : "possible",
    resource: fact.resource,
    location,
    ...(isSamePlace(before.fact.header, fact.header) ? {} : { before: before.fact.header }),
    identity: [after.kind],
  };
}

function pointsOf(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  losses: readonly Loss[],
  comparison: Comparison,
): readonly WeakeningPoint[] {
  const kinds = new Set(losses.flatMap((loss) => pointsAt(before, after, loss, comparison)));
  // A target without a cause of its own is open for what makes the guardrail so.
  if (!after.openTarget && kinds.has("not-certain")) kinds.delete("target-open");
  return pointOrder.filter((kind) => kinds.has(kind)).map((kind) => pointOf(kind, before, after, losses, comparison));
}

/** What a policy says comes before whom it is meant for. */
const pointOrder: readonly WeakeningPoint["kind"][] = [
  "denies-less",
  "new-exemptions",
  "lower-level",
  "lost-nodes",
  "target-open",
  "new-exclusions",
  "stopped-working",
  "not-certain",
];

function pointOf(
  kind: WeakeningPoint["kind"],
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  losses: readonly Loss[],
  comparison: Comparison,
): WeakeningPoint {
  switch (kind) {
    case "denies-less": {
      const denied = [before.decision?.denied ?? "unknown", after.decision?.denied ?? "unknown"] as const;
      return { kind, before: denied[0], after: denied[1], remarks: after.remarks };
    }
    case "new-exemptions":
      return { kind, accounts: exemptAccounts(after, losses, comparison) };
    case "lost-nodes": {
      const lost = before.targets.filter((target) => !isTarget(target, after, comparison));
      return { kind, nodes: lost.map(nameOfNode), now: after.targets.map(nameOfNode) };
    }
    case "target-open":
      return after.openTarget
        ? { kind, cause: after.openTarget }
        : { kind: "not-certain", causes: headCauses(losses, comparison) };
    case "new-exclusions": {
      const excluded = losses.filter((loss) => after.excluded.includes(loss.after));
      return { kind, nodes: excluded.map((loss) => nameOfNode(loss.after)) };
    }
    case "stopped-working":
      return { kind, causes: after.works.causes };
    case "lower-level":
      return { kind };
    default:
      return {
        kind: "not-certain",
        causes: after.works.kind === "open" ? after.works.causes : headCauses(losses, comparison),
      };
  }
}

function exemptAccounts(after: ExistingGuardrail, losses: readonly Loss[], { head }: Comparison): readonly string[] {
  const named = losses.flatMap((loss) => {
    const unseen = exemptions(after, loss, head);
    return unseen.length > 0 || loss.after.id === null ? unseen : [loss.after.id];
  });
  return [...new Set(named)];
}

function isTarget(target: OrgNode, after: ExistingGuardrail, { head, nodes }: Comparison): boolean {
  const now = nodes.after(target);
  return now !== undefined && after.targets.some((node) => head.tree.isWithin(now, node));
}

/** The last line of a guardrail where the change takes out what followed it: a target at the end of a list. */
function lastLineTouched(
  { fact: before }: ExistingGuardrail,
  { fact: after }: ExistingGuardrail,
  { touchedNow }: ComparedSides,
): Location | undefined {
  const { path, start, end } = after.location;
  const touched = before.location.path === path && !isPlanned(after) ? touchedNow?.(before.location) : undefined;
  if (!touched || touched.start.line < start.line) return undefined;
  const last = end.column === 1 ? Math.max(start.line, end.line - 1) : end.line;
  const line = Math.min(touched.start.line, last);
  return { path, start: { line, column: 1 }, end: { line, column: 1 } };
}

/** Where a target that the guardrail lost, or has by now, is declared, if the change touches it there: some tools attach policies to OUs. */
function touchedTarget(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  comparison: Comparison,
): Location | undefined {
  const lost = before.reach.flatMap((target) =>
    isTarget(target, after, comparison) ? [] : (comparison.nodes.after(target) ?? []),
  );
  const stood = new Set(before.reach.map((target) => comparison.nodes.after(target)));
  const gained = after.reach.filter((target) => !stood.has(target));
  return touchedNode([...gained, ...lost], comparison);
}

/** Where nodes are declared, if the change touches one there. */
function touchedNode(nodes: readonly OrgNode[], { head, sides }: Comparison): Location | undefined {
  for (const node of nodes) {
    const fact = head.tree.factOf(node);
    const touched = fact && !isPlanned(fact) ? sides.touched?.(fact.location) : undefined;
    if (touched) return touched;
  }
  return undefined;
}

/** Where the change touches what guardrails rest on: the organization and what has access to it. */
function touchedGround(sides: ComparedSides): Location | undefined {
  const isGround = ({ fact }: Fact) => fact === "Organization" || fact === "ServiceAccess";
  for (const fact of sides.after.facts.filter(isGround)) {
    const touched = touchedLine(fact, sides);
    if (touched) return touched;
  }
  const gone = sides.before.facts.find((fact) => isGround(fact) && !sameResource(fact, sides));
  return gone && placeOfRemoved(gone, sides).location;
}

function isSamePlace(one: Location, other: Location): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Losses that no guardrail tells: the node stands elsewhere, or something else takes the place of what covered it. */
function displacements(losses: readonly Loss[], comparison: Comparison): readonly GuardrailChange[] {
  const groups = new Map<string, Displacement>();
  for (const loss of losses) {
    const one = displacementOf(loss, comparison);
    if (!one) continue;
    const key = JSON.stringify([one.fact.scope, one.fact.resource.address, one.points, loss.family]);
    const have = groups.get(key);
    groups.set(key, have ? { ...have, losses: [...have.losses, loss] } : one);
  }
  return [...groups.values()].flatMap((one) => displacedChange(one, comparison) ?? []);
}

interface Displacement {
  readonly losses: readonly Loss[];
  readonly fact: FactBase;
  readonly points: readonly WeakeningPoint[];
  readonly identity: string;
  /** The line that the change touches, where it is not one of the fact: in an OU that lists its accounts. */
  readonly elsewhere?: Location;
}

/** The parents of a node by now: the one that it has, and the one that it had. */
function parentsOf(before: OrgNode, now: OrgNode, { nodes }: Comparison): readonly OrgNode[] {
  return [now.parent, before.parent && nodes.after(before.parent)].flatMap((one) => one ?? []);
}

function displacementOf(loss: Loss, comparison: Comparison): Displacement | undefined {
  const { base, head, nodes } = comparison;
  for (const node of base.tree.path(loss.before)) {
    const now = nodes.after(node);
    if (!now?.parent || !node.parent || !node.placed || nodes.after(node.parent) === now.parent) continue;
    const fact = head.tree.factOf(now);
    const point = {
      kind: "moved",
      node: nameOfNode(now),
      from: nameOfNode(node.parent),
      to: now.placed ? nameOfNode(now.parent) : null,
    } as const;
    const isTouched = fact && touchedLine(fact, comparison.sides) !== undefined;
    const elsewhere = isTouched ? undefined : touchedNode(parentsOf(node, now, comparison), comparison);
    const base = { losses: [loss], points: [point], identity: "moved" };
    if (fact) return elsewhere ? { ...base, fact, elsewhere } : { ...base, fact };
  }
  if (!loss.wasCovered) return undefined;
  const [ground] = head.verdicts.of(loss.after, loss.family).grounds;
  const fact =
    newAssociation(loss, comparison) ?? ground?.fact ?? head.tree.factOf(loss.after) ?? coveringFact(loss, comparison);
  const causes = headCauses([loss], comparison);
  return fact && { losses: [loss], fact, points: [{ kind: "displaced", causes }], identity: "displaced" };
}

/** The nearest association of a Security Hub policy that the change adds or edits: it takes the place of those above it. */
function newAssociation({ after, family }: Loss, { head, sides }: Comparison): FactBase | undefined {
  if (family !== "detective") return undefined;
  const path = head.tree.path(after);
  const near = head.source.facts.of("SecurityHubAssociation").flatMap((fact) => {
    const target = nodeOrCause(head.tree.resolve(fact.target, fact));
    const depth = "node" in target ? path.indexOf(target.node) : -1;
    return depth >= 0 && isChanged(fact, sides) ? [{ fact, depth }] : [];
  });
  return near.sort((one, other) => other.depth - one.depth)[0]?.fact;
}

/** What declares a guardrail that covered the node before. */
function coveringFact(loss: Loss, comparison: Comparison): FactBase | undefined {
  return comparison.base.guardrails.find(
    (one) => one.family === loss.family && reached(one, loss, comparison) && coversAlone(one, loss, comparison),
  )?.fact;
}

function displacedChange(
  { losses, fact, points, identity, elsewhere }: Displacement,
  { base, sides }: Comparison,
): GuardrailChange | undefined {
  const [first] = losses;
  const guardrail = first && coveringName(first, base);
  if (!first || !guardrail) return undefined;
  return {
    kind: "weakened",
    family: first.family,
    guardrail,
    nodes: losses.map((loss) => refOf(loss)),
    points,
    properties: [],
    certainty: isCertainLoss(losses) ? "certain" : "possible",
    resource: fact.resource,
    location: elsewhere ?? touchedPlace(fact, sides),
    identity: [identity, first.family],
  };
}

function coveringName({ before, family }: Loss, base: ExistingGuardrails): GuardrailName | undefined {
  const { by, grounds } = base.verdicts.of(before, family);
  return by[0]?.guardrail ?? grounds.flatMap((one) => one.guardrail ?? [])[0];
}
