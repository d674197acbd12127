import type { Fact, FactBase } from "../model/fact.ts";
import type { GuardrailChange, TemplateChange } from "../model/guardrail-change.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { Action } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { compareDecisions } from "../policy/decision.ts";
import { type Side, type Standing, standingGuardrails } from "./standing.ts";
import { labelOf, type Place, type Places } from "./tree.ts";

/** Two sides of a change and what is known of the way from one to the other. */
export interface ChangeEvidence {
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
export function guardrailChanges(evidence: ChangeEvidence): readonly GuardrailChange[] {
  const { settings, today } = evidence;
  const base = withoutUnknown(standingGuardrails(evidence.before, settings, today));
  if (base.standings.length === 0) return [];
  const head = standingGuardrails(evidence.after, settings, today);
  const pairs = pair(base, head);
  const removed = base.standings.filter((one) => !pairs.has(one));
  const causes = removed.filter((one) => one.kind === "recorder" || one.kind === "policy-type");
  return [
    ...withoutEchoes(removed).map((one) => removal(one, evidence)),
    ...[...pairs].flatMap(([before, after]) => weakening(before, after, { base, head, causes, evidence }) ?? []),
  ];
}

/** What did not work before, and an attachment of a policy that nobody knows, are no guardrails that could be missed. */
function withoutUnknown(side: Side): Side {
  const isMissed = ({ kind, state }: Standing) => state !== "broken" && !(kind === "attachment" && state === "open");
  return { ...side, standings: side.standings.filter(isMissed) };
}

/** An attachment goes with its policy, and a recorder's status with the recorder: one finding tells of both. */
function withoutEchoes(removed: readonly Standing[]): readonly Standing[] {
  const policies = removed.filter((one) => one.kind === "scp").map((one) => one.label);
  const recorders = new Set<string>();
  return removed.filter((one) => {
    if (one.kind === "attachment") return !policies.some((label) => one.label.startsWith(`attachment of the ${label}`));
    if (one.kind !== "recorder") return true;
    const module = JSON.stringify([one.fact.scope, one.fact.resource.address.replace(/aws_config_[^/]*$/, "")]);
    const isFirst = !recorders.has(module);
    recorders.add(module);
    return isFirst;
  });
}

/** Each standing of the base with what it became: the same address, or else an equal that is new. */
function pair(base: Side, head: Side): ReadonlyMap<Standing, Standing> {
  const pairs = new Map<Standing, Standing>();
  const open = new Set(head.standings);
  const take = (candidatesOf: (before: Standing) => Iterable<Standing>, fits: Fits = () => true): void => {
    for (const before of base.standings) {
      if (pairs.has(before)) continue;
      for (const after of candidatesOf(before)) {
        if (!open.has(after) || after.kind !== before.kind || !fits(before, after)) continue;
        pairs.set(before, after);
        open.delete(after);
        break;
      }
    }
  };
  const byResource = new Map<string, Standing[]>();
  for (const one of head.standings)
    byResource.set(resourceKey(one), [...(byResource.get(resourceKey(one)) ?? []), one]);
  const same = (before: Standing) => byResource.get(resourceKey(before)) ?? [];
  take(same, (before, after) => before.fact.scope === after.fact.scope);
  take(same, (before, after) => before.fact.location.path === after.fact.location.path);
  take(same);
  const isUnknown = ({ kind, state }: Standing) => kind === "attachment" && state === "open";
  take(
    () => open,
    (before, after) => !isUnknown(after) && isEqual(before, after, head.places),
  );
  return pairs;
}

type Fits = (before: Standing, after: Standing) => boolean;

function resourceKey({ kind, fact: { resource } }: Standing): string {
  return JSON.stringify([kind, resource.type, resource.address]);
}

/** Whether `after` does all that `before` did. */
function isEqual(before: Standing, after: Standing, places: Places): boolean {
  const denies =
    !before.decision ||
    (after.decision && ["same", "strengthened"].includes(compareDecisions(before.decision, after.decision)));
  return (
    before.family === after.family &&
    denies === true &&
    after.strength >= before.strength &&
    (after.state === before.state || after.state === "works") &&
    lostTargets(before, after, places).length === 0 &&
    addedExclusions(before, after).length === 0
  );
}

/** Places of the base that no target of the head stands for: neither the place itself nor one above it. */
function lostTargets(before: Standing, after: Standing, places: Places): readonly Place[] {
  if (after.isOpen) return [];
  return before.targets.filter((target) => {
    const now = places.all().find((place) => place.key === target.key);
    return !after.targets.some(
      (place) => place.key === target.key || place.kind === "organization" || (now && places.isWithin(now, place)),
    );
  });
}

function addedExclusions(before: Standing, after: Standing): readonly Place[] {
  const known = new Set(before.excluded.map((place) => place.key));
  return after.excluded.filter((place) => !known.has(place.key));
}

function removal(standing: Standing, evidence: ChangeEvidence): GuardrailChange {
  const { fact, label } = standing;
  const { address } = fact.resource;
  return {
    kind: "removed",
    message: `The change ${fatePhrase(standing, evidence)}: the ${label} (${address}) stood before it, and nothing equal takes its place.`,
    certainty: standing.isInForce && standing.state === "works" ? "certain" : "possible",
    resource: fact.resource,
    ...placeOfRemoved(fact, evidence),
    identity: [standing.kind],
  };
}

/** What the change does to a guardrail that is gone, as precisely as plan or template tell. */
function fatePhrase({ fact, kind }: Standing, evidence: ChangeEvidence): string {
  const noun = kind === "attachment" ? "detaches a guardrail" : "removes a guardrail";
  const planned = evidence.planned(fact);
  if (planned === "forget") return "lets go of a guardrail, which stays in AWS unmanaged until somebody deletes it";
  if (planned === "delete") return kind === "attachment" ? noun : "deletes a guardrail";
  const template = evidence.templateChange(fact);
  if (template?.kind === "removed" && template.isRetained) {
    return "takes a guardrail out of its template, which stays in AWS unmanaged (DeletionPolicy: Retain)";
  }
  const isStill = planned !== undefined || template?.kind === "updated" || sameResource(fact, evidence) !== undefined;
  return isStill ? "switches a guardrail off" : noun;
}

/** The same resource after the change, where it is declared still. */
function sameResource(fact: FactBase, evidence: ChangeEvidence): FactBase | undefined {
  const { type, address } = fact.resource;
  return evidence.after.find((one) => one.resource.type === type && one.resource.address === address);
}

/** A plan tells where it removes something; a file of the base can only be named, for its lines are not those of now. */
function placeOfRemoved(fact: FactBase, evidence: ChangeEvidence): Pick<GuardrailChange, "location" | "related"> {
  if (fact.resource.format === "terraform-plan") return { location: fact.header, related: [] };
  const related = [{ message: "where it stood, in the base", location: fact.header }];
  return { location: sameResource(fact, evidence)?.header ?? fileStart(fact.location.path), related };
}

interface WeakeningContext {
  readonly base: Side;
  readonly head: Side;
  readonly causes: readonly Standing[];
  readonly evidence: ChangeEvidence;
}

function weakening(before: Standing, after: Standing, context: WeakeningContext): GuardrailChange | undefined {
  const points = pointsOf(before, after, context);
  if (points.length === 0) return undefined;
  const { fact, label } = after;
  const changed = context.evidence.templateChange(fact)?.properties ?? [];
  const where = changed.length > 0 ? ` (changed: ${changed.join(", ")})` : "";
  const location = fact.header;
  return {
    kind: "weakened",
    message: `The change narrows the ${label} (${fact.resource.address}): ${points.map((one) => one.text).join("; ")}${where}.`,
    certainty: points.some((one) => one.isCertain) ? "certain" : "possible",
    resource: fact.resource,
    location,
    related: isSamePlace(before.fact.header, location)
      ? []
      : [{ message: "where it stood, in the base", location: before.fact.header }],
    identity: [after.kind],
  };
}

interface Point {
  readonly text: string;
  readonly isCertain: boolean;
}

function pointsOf(before: Standing, after: Standing, { head, causes, evidence }: WeakeningContext): readonly Point[] {
  const points: Point[] = [];
  const certain = (text: string) => points.push({ text, isCertain: true });
  if (before.decision && after.decision) points.push(...decisionPoints(before, after));
  if (after.strength < before.strength) certain("it serves Level 1 only now, where a virtual device will do");
  const lost = lostTargets(before, after, head.places);
  if (lost.length > 0) {
    const now = after.targets.map(labelOf).join(", ") || "nothing";
    certain(`it no longer covers ${lost.map(labelOf).join(", ")}, it is meant for ${now} now`);
  }
  const excluded = addedExclusions(before, after);
  if (excluded.length > 0) certain(`it leaves out ${excluded.map(labelOf).join(", ")} now`);
  if (before.state === "works" && after.state === "broken" && !isCausedElsewhere(before, causes)) {
    certain(`it does not work any more: ${after.remark}`);
  }
  // What a plan does not know yet is known after the apply, and told as unverifiable.
  const isPlan = evidence.planned(after.fact) !== undefined;
  if (before.state === "works" && after.state === "open" && !isPlan)
    points.push({ text: after.remark, isCertain: false });
  return points;
}

function decisionPoints(before: Standing, after: Standing): readonly Point[] {
  if (!before.decision || !after.decision || compareDecisions(before.decision, after.decision) !== "weakened")
    return [];
  const text = `it denied root virtual MFA devices ${before.decision.denied}, now ${after.decision.denied}`;
  return [{ text: after.remark ? `${text}, and ${after.remark}` : text, isCertain: true }];
}

/** A rule that stops working because its recorder is gone is told by the recorder. */
function isCausedElsewhere({ family, fact }: Standing, causes: readonly Standing[]): boolean {
  return causes.some((cause) => cause.family === family && cause.fact.scope === fact.scope);
}

function isSamePlace(one: Location, other: Location): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
