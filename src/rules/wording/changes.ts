import type { Coverage } from "../../model/coverage.ts";
import type { GuardrailChange, RemovalKind, WeakeningPoint } from "../../model/guardrail-change.ts";
import type { RelatedLocation } from "../../model/location.ts";
import { accountIds } from "../../model/org-node.ts";
import type { RuleReport } from "../../model/rule.ts";
import { findingNodes } from "../finding-nodes.ts";
import { causePhrase, causesPhrase, requestPhrase } from "./causes.ts";
import { changeFix } from "./change-fixes.ts";
import { guardrailAt, guardrailLabel } from "./guardrails.ts";
import { nodeLabel, nodeList } from "./nodes.ts";

/** The finding for what a change does to one guardrail. */
export function changeFinding(change: GuardrailChange, coverage: Coverage | null = null): RuleReport {
  const { certainty, resource, location, identity } = change;
  const nodes = findingNodes(change.nodes, coverage);
  const accounts = accountIds(change.nodes);
  const message = changeMessage(change);
  const cause = change.removal ?? change.points[0]?.kind ?? "not-certain";
  const remediation = changeFix(change);
  const fix = remediation === null ? {} : { remediation };
  return {
    cause,
    message,
    certainty,
    resource,
    location,
    related: relatedOf(change),
    accounts,
    nodes,
    identity,
    ...fix,
  };
}

function relatedOf({ before }: GuardrailChange): readonly RelatedLocation[] {
  return before ? [{ message: "where it stood, in the base", location: before }] : [];
}

function changeMessage(change: GuardrailChange): string {
  const { guardrail, resource, removal, points, properties } = change;
  const called = guardrailAt(guardrail, resource.address);
  const whom = whomPhrase(change);
  if (removal !== undefined) {
    return `The change ${removals[removal]}: the ${called} stood before it, and nothing equal takes its place${whom}.`;
  }
  const [point] = points;
  if (point?.kind === "moved")
    return `The change ${pointPhrase(point)}: the ${guardrailLabel(guardrail)} covered it${whom}.`;
  if (point?.kind === "displaced")
    return `The change takes what the ${guardrailLabel(guardrail)} covered${whom}: ${pointPhrase(point)}.`;
  const where = properties.length > 0 ? ` (changed: ${properties.join(", ")})` : "";
  return `The change narrows the ${called}: ${points.map(pointPhrase).join("; ")}${whom}${where}.`;
}

/** What a change does, in a few words: `SCP deny-root-mfa detached`. */
export function changeReason({ guardrail, removal, points }: GuardrailChange): string {
  const policy =
    guardrail.kind === "scp" ? guardrail.name : guardrail.kind === "scp-attachment" ? guardrail.policy : null;
  const called = policy === null ? guardrailLabel(guardrail) : `SCP ${policy}`;
  if (removal !== undefined) return `${called} ${removedWords[removal]}`;
  const [point] = points;
  return point ? `${called}: ${pointWords[point.kind]}` : called;
}

const removedWords: Readonly<Record<RemovalKind, string>> = {
  removed: "removed",
  deleted: "deleted",
  detached: "detached",
  forgotten: "no longer managed",
  retained: "no longer managed",
  "switched-off": "switched off",
};

const pointWords: Readonly<Record<WeakeningPoint["kind"], string>> = {
  "denies-less": "denies less",
  "lower-level": "serves Level 1 only",
  "lost-nodes": "meant for others",
  "target-open": "target not known",
  "new-exclusions": "excluded",
  "new-exemptions": "exempted",
  "stopped-working": "does not work any more",
  "not-certain": "not certain",
  moved: "moved away from it",
  displaced: "undone, or in doubt, by something else",
};

/** Who has less by the change. */
function whomPhrase({ nodes, family, certainty, removal }: GuardrailChange): string {
  if (nodes.length === 0) return "";
  const what =
    family === "preventive" ? "keeps root from a virtual MFA device" : "detects a virtual MFA device of root";
  if (removal === "forgotten" || removal === "retained")
    return `; in ${nodeList(nodes)} nothing that is managed ${what} now`;
  if (removal !== undefined && certainty === "possible") return `; it may have covered ${nodeList(nodes)}`;
  const sure = certainty === "certain" ? "nothing" : "it is not certain that anything";
  return `; in ${nodeList(nodes)} ${sure} ${what} now`;
}

const removals: Readonly<Record<RemovalKind, string>> = {
  removed: "removes a guardrail",
  deleted: "deletes a guardrail",
  detached: "detaches a guardrail",
  forgotten: "lets go of a guardrail, which stays in AWS unmanaged until somebody deletes it",
  retained: "takes a guardrail out of its template, which stays in AWS unmanaged (DeletionPolicy: Retain)",
  "switched-off": "switches a guardrail off",
};

function pointPhrase(point: WeakeningPoint): string {
  switch (point.kind) {
    case "denies-less": {
      const text = `it denied root virtual MFA devices ${point.before}, now ${point.after}`;
      const gaps = point.remarks.map((one) =>
        one.kind === "sometimes" ? `root gets through where ${requestPhrase(one.witness)}` : causePhrase(one),
      );
      return [text, ...gaps].join(", and ");
    }
    case "lower-level":
      return "it serves Level 1 only now, where a virtual device will do";
    case "lost-nodes": {
      const now = point.now.map(nodeLabel).join(", ") || "nothing";
      return `it no longer covers ${point.nodes.map(nodeLabel).join(", ")}, it is meant for ${now} now`;
    }
    case "target-open":
      return `whom it covers is not known: ${causePhrase(point.cause)}`;
    case "new-exemptions":
      return `it lets root of account ${point.accounts.join(", ")} through now`;
    case "moved":
      return point.to
        ? `moves ${nodeLabel(point.node)} from ${nodeLabel(point.from)} to ${nodeLabel(point.to)}`
        : `moves ${nodeLabel(point.node)} out of ${nodeLabel(point.from)}, and nobody knows to where`;
    case "new-exclusions":
      return `it leaves out ${point.nodes.map(nodeLabel).join(", ")} now`;
    case "stopped-working":
      return `it does not work any more: ${causesPhrase(point.causes)}`;
    case "not-certain":
    case "displaced":
      return causesPhrase(point.causes);
  }
}
