import type { GuardrailCause } from "../../model/cause.ts";
import type { GuardrailIssue, IssueTopic } from "../../model/coverage.ts";
import type { PolicyAttachmentFact, PolicyDocumentFact } from "../../model/fact.ts";
import type { Location } from "../../model/location.ts";
import { accountIds, nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { issueOf } from "../issue.ts";
import type { CoverageSource } from "../source.ts";
import type { VerdictTable } from "../verdict.ts";
import { countAt, openCauseOf, refusalOf, type ScpAttachments, scpType, targetsOf } from "./attachments.ts";
import type { ScpDecisions } from "./decisions.ts";
import { type DeviceDecision, neverCause, readScp, type Scp } from "./policy.ts";

/** What there is to say of one policy. */
interface Found {
  readonly kind: GuardrailIssue["kind"];
  readonly topic: IssueTopic;
  readonly cause: GuardrailCause;
  readonly at?: Location;
  readonly accounts?: readonly string[];
}

interface Context {
  readonly source: CoverageSource;
  readonly scps: ScpAttachments;
  readonly decisions: ScpDecisions;
  readonly verdicts: VerdictTable;
}

/** Why each policy that is aimed at root's MFA does not protect, or what is not known about it. */
export function scpIssues(
  source: CoverageSource,
  scps: ScpAttachments,
  decisions: ScpDecisions,
  verdicts: VerdictTable,
): readonly GuardrailIssue[] {
  const context: Context = { source, scps, decisions, verdicts };
  const about = (fact: PolicyDocumentFact | PolicyAttachmentFact, found: readonly Found[]) =>
    found.map((one) => issueAbout(fact, one));
  const issues = [
    ...scps.otherTypes.flatMap((fact) => about(fact, otherType(fact))),
    ...scps.policies.flatMap((scp) => (scp.intent ? about(scp.fact, issuesOf(scp, context)) : [])),
  ];
  if (verdicts.units.every((unit) => isSettled(unit, verdicts))) return issues;
  return [
    ...issues,
    ...scps.unread.flatMap((fact) => about(fact, [unread(fact)])),
    ...scps.openPolicies.flatMap((attachment) => about(attachment, [unreadAttached(attachment)])),
  ];
}

function issueAbout(fact: PolicyDocumentFact | PolicyAttachmentFact, found: Found): GuardrailIssue {
  const { kind, topic, cause, at, accounts = [] } = found;
  const guardrail =
    fact.fact === "PolicyDocument"
      ? ({ kind: "scp", name: fact.name } as const)
      : ({ kind: "scp-attachment", policy: null, target: null } as const);
  return issueOf(fact, { family: "preventive", kind, topic, guardrail, causes: [cause], accounts }, at);
}

function isSettled(unit: OrgNode, verdicts: VerdictTable): boolean {
  const { state } = verdicts.of(unit, "preventive");
  return state === "covered" || state === "not-required";
}

function otherType(fact: PolicyDocumentFact): readonly Found[] {
  if (fact.type.kind !== "known" || !readScp(fact)?.intent) return [];
  return [{ kind: "ineffective", topic: "type", cause: { kind: "scp-type", type: fact.type.value } }];
}

function unread(fact: PolicyDocumentFact): Found {
  const kind = fact.content === null ? "scp-without-content" : "scp-content-open";
  return { kind: "unverifiable", topic: "content", cause: { kind } };
}

function unreadAttached({ resource: { address } }: PolicyAttachmentFact): Found {
  return { kind: "unverifiable", topic: "attached-policy", cause: { kind: "attached-policy-unread", address } };
}

function issuesOf(scp: Scp, context: Context): readonly Found[] {
  const { source, scps, verdicts } = context;
  const refused = refusalOf(scp, scps.quotas);
  if (refused) {
    const cause = { kind: "scp-refused", message: refused.message } as const;
    return [{ kind: "ineffective", topic: "refused", cause, ...(refused.location && { at: refused.location }) }];
  }
  const targets = targetsOf(scp, scps);
  const open = scps.openTargets.get(scp);
  if (targets.length === 0) return [unattached(scp, context)];
  const stop = stopped(targets, scps);
  if (stop) return [stop];
  const units = verdicts.units.filter((unit) => targets.some((target) => source.tree.isWithin(unit, target)));
  const exempt = exemption(scp, context);
  const effect = exempt.length > 0 ? exempt : effectOf(scp, units, context);
  if (open === undefined) return effect;
  const cause = { kind: "scp-target-open", of: open, every: false } as const;
  return [{ kind: "unverifiable", topic: "target", cause }, ...effect];
}

/** An account that is let through by its number, and that no input places. */
function exemption(scp: Scp, { decisions }: Context): readonly Found[] {
  const account = decisions.exemptionOf(scp);
  if (account === undefined) return [];
  return [{ kind: "unverifiable", topic: "exempt-account", cause: { kind: "account-exempt", account } }];
}

/** What keeps an attached policy from binding anybody. */
function stopped(targets: readonly OrgNode[], scps: ScpAttachments): Found | null {
  if (targets.every((node) => node.management)) {
    return { kind: "ineffective", topic: "management-account", cause: { kind: "management-only" } };
  }
  if (scps.block) return { kind: "ineffective", topic: "policy-type", cause: scps.block };
  const most = scps.quotas.perTarget;
  const crowd = targets.find((node) => countAt(node, scps) > most);
  if (!crowd) return null;
  const cause = { kind: "too-many", node: nameOfNode(crowd), count: countAt(crowd, scps), most } as const;
  return { kind: "ineffective", topic: "too-many", cause };
}

function unattached(scp: Scp, context: Context): Found {
  const { scps } = context;
  const { fact } = scp;
  const of = scps.openTargets.get(scp);
  if (of !== undefined) {
    return { kind: "unverifiable", topic: "target", cause: { kind: "scp-target-open", of, every: true } };
  }
  if (fact.role === "document") return documentIssue(scp, context);
  const [attachment] = scps.openPolicies;
  if (attachment) {
    const cause = { kind: "attached-policy-open", address: attachment.resource.address } as const;
    return { kind: "unverifiable", topic: "attachment", cause };
  }
  const inline = !fact.resource.type.startsWith("aws_");
  return { kind: "ineffective", topic: "unattached", cause: { kind: "unattached", inline } };
}

/** A policy file of its own says nothing of attachments; what it denies can be told. */
function documentIssue(scp: Scp, context: Context): Found {
  const alone = context.decisions.alone(scp, undefined);
  if (alone.decision.denied !== "always") return decisionIssue(scp, alone, [], context.source);
  const cause = { kind: "file-unattached", name: scp.fact.name } as const;
  return { kind: "unverifiable", topic: "attachment", cause };
}

function effectOf(scp: Scp, units: readonly OrgNode[], context: Context): readonly Found[] {
  const { source, decisions, verdicts } = context;
  const open = units.filter((unit) => !isSettled(unit, verdicts));
  if (open.length > 0) return [decisionIssue(scp, decisions.alone(scp, open[0]), open, source)];
  const cause = openCauseOf(scp.fact);
  return cause ? [{ kind: "unverifiable", topic: "condition", cause }] : enablement(source);
}

function decisionIssue(
  scp: Scp,
  { action, decision }: DeviceDecision,
  units: readonly OrgNode[],
  source: CoverageSource,
): Found {
  const accounts = accountIds(units);
  const nodes = units.map(nameOfNode);
  if (decision.denied === "sometimes") {
    const statements = decision.statements.map((one) => one.label);
    const cause = { kind: "sometimes", action, statements, nodes, witness: decision.witness } as const;
    return { kind: "ineffective", topic: "sometimes", cause, accounts };
  }
  if (decision.denied === "never") {
    const why = neverCause(scp, source.partition);
    const cause = { kind: "never", why, nodes, accounts: [...scp.accounts] } as const;
    return { kind: "ineffective", topic: "never", cause, accounts };
  }
  const of: GuardrailCause =
    decision.denied === "unknown"
      ? { kind: "undecided", reason: decision.reason }
      : (openCauseOf(scp.fact) ?? { kind: "attachment-open" });
  return { kind: "unverifiable", topic: "decision", cause: { kind: "decision-open", of, nodes }, accounts };
}

/** CloudFormation cannot say that the policy type is enabled, and often another repository does. */
function enablement({ facts }: CoverageSource): readonly Found[] {
  const organizations = facts.of("Organization");
  if (organizations.some((one) => one.policyTypes?.values.includes(scpType))) return [];
  const [first] = organizations;
  const of = first?.policyTypes?.open;
  const type = first?.resource.type ?? "";
  const why = !first ? "no-organization" : !first.policyTypes ? "not-expressible" : of ? "open" : "not-listed";
  const cause = { kind: "policy-type-unproven", why, type, ...(of && { of }) } as const;
  return [{ kind: "unverifiable", topic: "policy-type", cause }];
}
