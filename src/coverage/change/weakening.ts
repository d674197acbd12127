import type { GuardrailChange, WeakeningPoint } from "../../model/guardrail-change.ts";
import type { Location } from "../../model/location.ts";
import { nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { compareDecisions } from "../../policy/decision.ts";
import { levelAt } from "../verdict.ts";
import type { ExistingGuardrail, ExistingGuardrails } from "./existing-guardrails.ts";
import { type Comparison, headCauses, isCertainLoss, type Loss, refOf } from "./losses.ts";
import { type ComparedSides, isPlanned, touchedGround, touchedLine, touchedNode } from "./places.ts";

/** What of a guardrail costs one node its cover. */
export function pointsAt(
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

/** What is told of a guardrail that is another one by now, and of the nodes that lose cover by that. */
export function weakening(
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
    nodes: losses.map((loss) => refOf(loss, comparison)),
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

/** In which order points are told: what a policy says before what it is attached to. */
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
  return touchedNode([...gained, ...lost], comparison.head.tree, comparison.sides);
}

function isSamePlace(one: Location, other: Location): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
