import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailChange, RemovalKind, TemplateChange, WeakeningPoint } from "../model/guardrail-change.ts";
import { fileStart, type Location } from "../model/location.ts";
import { nameOfNode, type OrgNode } from "../model/org-node.ts";
import type { Action } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { compareDecisions } from "../policy/decision.ts";
import { type ExistingGuardrail, type ExistingGuardrails, existingGuardrails } from "./existing.ts";
import type { OrgTree } from "./tree.ts";

/** Two sides of a change and what is known of the way from one to the other. */
export interface ComparedSides {
  /** Facts of what stood before. */
  readonly before: readonly Fact[];
  readonly after: readonly Fact[];
  readonly settings: Settings;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What a plan does to a resource, by scope and address. */
  planned(fact: FactBase): Action | undefined;
  /** What became of the CloudFormation resource that a fact was read from. */
  templateChange(fact: FactBase): TemplateChange | undefined;
}

/**
 * Which guardrails the change takes away or narrows. A guardrail that another one of its kind replaces, at least as
 * strong and for the same places, is not taken away: a renamed logical ID, a moved file, a policy written anew.
 */
export function guardrailChanges(sides: ComparedSides): readonly GuardrailChange[] {
  const { settings, today } = sides;
  const base = withoutUnknown(existingGuardrails(sides.before, settings, today));
  if (base.guardrails.length === 0) return [];
  const head = existingGuardrails(sides.after, settings, today);
  const pairs = pair(base, head);
  const removed = base.guardrails.filter((one) => !pairs.has(one));
  const causes = removed.filter((one) => one.kind === "recorder" || one.kind === "policy-type");
  return [
    ...withoutEchoes(removed).map((one) => removal(one, sides)),
    ...[...pairs].flatMap(([before, after]) => weakening(before, after, { head, causes, sides }) ?? []),
  ];
}

/** What did not work before, and an attachment of a policy that nobody knows, are no guardrails that could be missed. */
function withoutUnknown(side: ExistingGuardrails): ExistingGuardrails {
  const isMissed = ({ kind, works }: ExistingGuardrail) =>
    works.kind !== "no" && !(kind === "attachment" && works.kind === "open");
  return { ...side, guardrails: side.guardrails.filter(isMissed) };
}

/** An attachment goes with its policy, and a recorder's status with the recorder: one finding tells of both. */
function withoutEchoes(removed: readonly ExistingGuardrail[]): readonly ExistingGuardrail[] {
  const policies = new Set(removed.flatMap(({ name }) => (name.kind === "scp" ? [name.name] : [])));
  const recorders = new Set<string>();
  return removed.filter((one) => {
    if (one.name.kind === "scp-attachment") return one.name.policy === null || !policies.has(one.name.policy);
    if (one.kind !== "recorder") return true;
    const module = JSON.stringify([one.fact.scope, one.fact.resource.address.replace(/aws_config_[^/]*$/, "")]);
    const isFirst = !recorders.has(module);
    recorders.add(module);
    return isFirst;
  });
}

/** Each guardrail of the base with what it became: the same address, or else an equal that is new. */
function pair(base: ExistingGuardrails, head: ExistingGuardrails): ReadonlyMap<ExistingGuardrail, ExistingGuardrail> {
  const pairs = new Map<ExistingGuardrail, ExistingGuardrail>();
  const open = new Set(head.guardrails);
  const take = (
    candidatesOf: (before: ExistingGuardrail) => Iterable<ExistingGuardrail>,
    fits: Fits = () => true,
  ): void => {
    for (const before of base.guardrails) {
      if (pairs.has(before)) continue;
      for (const after of candidatesOf(before)) {
        if (!open.has(after) || after.kind !== before.kind || !fits(before, after)) continue;
        pairs.set(before, after);
        open.delete(after);
        break;
      }
    }
  };
  const byResource = new Map<string, ExistingGuardrail[]>();
  for (const one of head.guardrails)
    byResource.set(resourceKey(one), [...(byResource.get(resourceKey(one)) ?? []), one]);
  const same = (before: ExistingGuardrail) => byResource.get(resourceKey(before)) ?? [];
  take(same, (before, after) => before.fact.scope === after.fact.scope);
  take(same, (before, after) => before.fact.location.path === after.fact.location.path);
  take(same);
  const isUnknown = ({ kind, works }: ExistingGuardrail) => kind === "attachment" && works.kind === "open";
  take(
    () => open,
    (before, after) => !isUnknown(after) && isEqual(before, after, head.tree),
  );
  return pairs;
}

type Fits = (before: ExistingGuardrail, after: ExistingGuardrail) => boolean;

function resourceKey({ kind, fact: { resource } }: ExistingGuardrail): string {
  return JSON.stringify([kind, resource.type, resource.address]);
}

/** Whether `after` does all that `before` did. */
function isEqual(before: ExistingGuardrail, after: ExistingGuardrail, tree: OrgTree): boolean {
  const denies =
    !before.decision ||
    (after.decision && ["same", "strengthened"].includes(compareDecisions(before.decision, after.decision)));
  return (
    before.family === after.family &&
    denies === true &&
    after.strength >= before.strength &&
    (after.works.kind === before.works.kind || after.works.kind === "yes") &&
    lostTargets(before, after, tree).length === 0 &&
    addedExclusions(before, after).length === 0
  );
}

/** Nodes of the base that no target of the head stands for: neither the node itself nor one above it. */
function lostTargets(before: ExistingGuardrail, after: ExistingGuardrail, tree: OrgTree): readonly OrgNode[] {
  if (after.isOpen) return [];
  return before.targets.filter((target) => {
    const now = tree.all().find((node) => node.key === target.key);
    return !after.targets.some(
      (node) => node.key === target.key || node.kind === "organization" || (now && tree.isWithin(now, node)),
    );
  });
}

function addedExclusions(before: ExistingGuardrail, after: ExistingGuardrail): readonly OrgNode[] {
  const known = new Set(before.excluded.map((node) => node.key));
  return after.excluded.filter((node) => !known.has(node.key));
}

function removal(guardrail: ExistingGuardrail, sides: ComparedSides): GuardrailChange {
  const { fact, name } = guardrail;
  return {
    kind: "removed",
    guardrail: name,
    removal: removalKind(guardrail, sides),
    points: [],
    properties: [],
    certainty: guardrail.isInForce && guardrail.works.kind === "yes" ? "certain" : "possible",
    resource: fact.resource,
    ...placeOfRemoved(fact, sides),
    identity: [guardrail.kind],
  };
}

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

/** The same resource after the change, where it is declared still. */
function sameResource(fact: FactBase, sides: ComparedSides): FactBase | undefined {
  const { type, address } = fact.resource;
  return sides.after.find((one) => one.resource.type === type && one.resource.address === address);
}

/** A plan tells where it removes something; a file of the base can only be named, for its lines are not those of now. */
function placeOfRemoved(fact: FactBase, sides: ComparedSides): Pick<GuardrailChange, "location" | "before"> {
  if (fact.resource.format === "terraform-plan") return { location: fact.header };
  return { location: sameResource(fact, sides)?.header ?? fileStart(fact.location.path), before: fact.header };
}

interface WeakeningContext {
  readonly head: ExistingGuardrails;
  /** Parts that are gone and take guardrails with them. */
  readonly causes: readonly ExistingGuardrail[];
  readonly sides: ComparedSides;
}

function weakening(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  context: WeakeningContext,
): GuardrailChange | undefined {
  const points = pointsOf(before, after, context);
  if (points.length === 0) return undefined;
  const { fact, name } = after;
  const location = fact.header;
  return {
    kind: "weakened",
    guardrail: name,
    points,
    properties: context.sides.templateChange(fact)?.properties ?? [],
    certainty: points.some((one) => one.kind !== "not-certain") ? "certain" : "possible",
    resource: fact.resource,
    location,
    ...(isSamePlace(before.fact.header, location) ? {} : { before: before.fact.header }),
    identity: [after.kind],
  };
}

function pointsOf(
  before: ExistingGuardrail,
  after: ExistingGuardrail,
  { head, causes, sides }: WeakeningContext,
): readonly WeakeningPoint[] {
  const points: WeakeningPoint[] = [...decisionPoints(before, after)];
  if (after.strength < before.strength) points.push({ kind: "lower-level" });
  const lost = lostTargets(before, after, head.tree);
  if (lost.length > 0) {
    points.push({ kind: "lost-nodes", nodes: lost.map(nameOfNode), now: after.targets.map(nameOfNode) });
  }
  const excluded = addedExclusions(before, after);
  if (excluded.length > 0) points.push({ kind: "new-exclusions", nodes: excluded.map(nameOfNode) });
  if (before.works.kind !== "yes") return points;
  if (after.works.kind === "no" && !isCausedElsewhere(before, causes)) {
    points.push({ kind: "stopped-working", causes: after.works.causes });
  }
  // What a plan does not know yet is known after the apply, and told as unverifiable.
  const isPlan = sides.planned(after.fact) !== undefined;
  if (after.works.kind === "open" && !isPlan) points.push({ kind: "not-certain", causes: after.works.causes });
  return points;
}

function decisionPoints(before: ExistingGuardrail, after: ExistingGuardrail): readonly WeakeningPoint[] {
  if (!before.decision || !after.decision || compareDecisions(before.decision, after.decision) !== "weakened")
    return [];
  const { remarks } = after;
  return [{ kind: "denies-less", before: before.decision.denied, after: after.decision.denied, remarks }];
}

/** A rule that stops working because its recorder is gone is told by the recorder. */
function isCausedElsewhere({ family, fact }: ExistingGuardrail, causes: readonly ExistingGuardrail[]): boolean {
  return causes.some((cause) => cause.family === family && cause.fact.scope === fact.scope);
}

function isSamePlace(one: Location, other: Location): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
