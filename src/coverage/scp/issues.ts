import { openCause } from "../../facts/open-cause.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { GuardrailIssue, IssueTopic } from "../../model/coverage.ts";
import type { PolicyAttachmentFact, PolicyDocumentFact } from "../../model/fact.ts";
import type { Location } from "../../model/location.ts";
import { accountIds, nameOfNode, type OrgNode } from "../../model/org-node.ts";
import { yes } from "../../model/ternary.ts";
import { revealed, type Value } from "../../model/value.ts";
import { possibleAnswers, witnessOf } from "../../policy/decision.ts";
import type { PolicyProblem } from "../../policy/document.ts";
import type { Ground } from "../ground.ts";
import { issueOf } from "../issue.ts";
import type { CoverageSource } from "../source.ts";
import type { VerdictTable } from "../verdict.ts";
import { countAt, refusalOf, type ScpAttachments, scpType, targetsOf } from "./attachments.ts";
import type { ScpDecisions } from "./decisions.ts";
import { type DeviceDecision, mayDenyAlways, neverCause, readScp, type Scp, undecided } from "./policy.ts";

/** What there is to say of one policy. */
interface Found {
  readonly kind: GuardrailIssue["kind"];
  readonly topic: IssueTopic;
  readonly cause: GuardrailCause;
  readonly at?: Location;
  readonly nodes?: readonly OrgNode[];
}

interface Context {
  readonly source: CoverageSource;
  readonly scps: ScpAttachments;
  readonly decisions: ScpDecisions;
  readonly verdicts: VerdictTable;
  /** Nodes with too many policies of which a finding tells already. */
  readonly crowds: Set<OrgNode>;
}

/** Why each policy that is aimed at root's MFA does not protect, and what the table cannot tell of policies. */
export function scpIssues(
  source: CoverageSource,
  scps: ScpAttachments,
  decisions: ScpDecisions,
  verdicts: VerdictTable,
): readonly GuardrailIssue[] {
  const context: Context = { source, scps, decisions, verdicts, crowds: new Set() };
  const about = (fact: PolicyDocumentFact | PolicyAttachmentFact, found: readonly Found[]) =>
    found.map((one) => issueAbout(fact, one));
  const issues = [
    ...scps.otherTypes.flatMap((fact) => about(fact, otherType(fact))),
    ...scps.policies.flatMap((scp) => (scp.intent ? about(scp.fact, issuesOf(scp, context)) : [])),
  ];
  if (verdicts.units.every((unit) => isSettled(unit, verdicts))) return issues;
  return [
    ...issues,
    ...scps.policies.flatMap((scp) => (scp.intent ? [] : about(scp.fact, wouldDeny(scp, context)))),
    ...scps.unread.flatMap((fact) => about(fact, [unread(fact)])),
  ];
}

/** A policy that is not aimed at root, and would deny root all the same if AWS did not refuse it. */
function wouldDeny(scp: Scp, { scps, decisions }: Context): readonly Found[] {
  const refused = refusalOf(scp, scps.quotas);
  if (!refused || decisions.alone(scp, undefined).decision.denied !== "always") return [];
  return [refusedIssue(refused)];
}

function refusedIssue({ message, location }: PolicyProblem): Found {
  const cause = { kind: "scp-refused", message } as const;
  return { kind: "ineffective", topic: "refused", cause, ...(location && { at: location }) };
}

function issueAbout(fact: PolicyDocumentFact | PolicyAttachmentFact, found: Found): GuardrailIssue {
  const { kind, topic, cause, at, nodes = [] } = found;
  const accounts = accountIds(nodes);
  const guardrail =
    fact.fact === "PolicyDocument"
      ? ({ kind: "scp", name: fact.name } as const)
      : ({ kind: "scp-attachment", policy: null, target: null } as const);
  return issueOf(fact, { family: "preventive", kind, topic, guardrail, causes: [cause], accounts, nodes }, at);
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
  const cause = fact.content === null ? ({ kind: "scp-without-content" } as const) : contentOpen(fact.content);
  return { kind: "unverifiable", topic: "content", cause };
}

/** A content that is not known as a whole says why. */
function contentOpen(content: Value): GuardrailCause {
  const inner = revealed(content);
  return { kind: "scp-content-open", ...(inner.kind === "unknown" && { of: openCause(inner) }) };
}

function issuesOf(scp: Scp, context: Context): readonly Found[] {
  const { source, scps, verdicts, decisions } = context;
  const refused = refusalOf(scp, scps.quotas);
  if (refused) return [refusedIssue(refused)];
  const targets = targetsOf(scp, scps);
  const alone = decisions.alone(scp, undefined);
  const isHopeless = !mayDenyAlways(alone);
  if (targets.length === 0) {
    const block = scps.openTargets.has(scp) ? blocked(source.tree.roots(), scps) : null;
    if (block) return [block];
    const stray = unattached(scp, context);
    // What never denies is ineffective wherever it is attached.
    const isAttachmentOpen = stray.every((one) => one.kind === "unverifiable");
    return isHopeless && isAttachmentOpen ? [decisionIssue(scp, alone, [], context)] : stray;
  }
  const stop = stopped(targets, context);
  if (stop) return stop;
  const units = verdicts.units.filter((unit) => targets.some((target) => source.tree.isWithin(unit, target)));
  const open = units.filter((unit) => !isSettled(unit, verdicts));
  if (open.length === 0) return enablement(source);
  const lacking = open.filter((unit) => decisions.meantBy(scp, unit) === undefined);
  const [first] = lacking;
  if (!first) return [];
  const within = decisions.alone(scp, first);
  return mayDenyAlways(within) ? [] : [decisionIssue(scp, within, lacking, context)];
}

/** What keeps an attached policy from binding anybody. Too many at one node are told once. */
function stopped(targets: readonly OrgNode[], { source, scps, crowds }: Context): readonly Found[] | null {
  if (targets.every((node) => node.management)) {
    return [{ kind: "ineffective", topic: "management-account", cause: { kind: "management-only" } }];
  }
  const block = blocked(new Set(targets.flatMap((target) => source.tree.path(target)[0] ?? [])), scps);
  if (block) return [block];
  const most = scps.quotas.perTarget;
  const crowded = targets.filter((node) => countAt(node, scps) > most);
  const [crowd] = crowded;
  if (!crowd || crowded.length < targets.length) return null;
  if (crowds.has(crowd)) return [];
  crowds.add(crowd);
  const cause = { kind: "too-many", node: nameOfNode(crowd), count: countAt(crowd, scps), most } as const;
  return [{ kind: "ineffective", topic: "too-many", cause }];
}

/** That no policy is in force in any of the organizations. */
function blocked(roots: Iterable<OrgNode>, scps: ScpAttachments): Found | null {
  const enabled = [...roots].map((root) => scps.enabled.get(root) ?? yes<Ground>());
  const [block] = enabled.flatMap((one) => (one.kind === "no" ? one.causes : []));
  if (!block || enabled.some((one) => one.kind !== "no")) return null;
  return { kind: "ineffective", topic: "policy-type", cause: block.cause };
}

/** That nothing attaches a policy; nothing where that is not known, which the table tells. */
function unattached({ fact }: Scp, { scps }: Context): readonly Found[] {
  const isOpen = [...scps.openTargets.keys()].some((one) => one.fact === fact);
  if (isOpen || fact.role === "document") return [];
  const [attachment] = scps.openPolicies;
  if (attachment) {
    const cause = { kind: "attached-policy-open", address: attachment.resource.address } as const;
    return [{ kind: "unverifiable", topic: "attachment", cause }];
  }
  const inline = !fact.resource.type.startsWith("aws_");
  return [{ kind: "ineffective", topic: "unattached", cause: { kind: "unattached", inline } }];
}

function decisionIssue(
  scp: Scp,
  { action, decision }: DeviceDecision,
  units: readonly OrgNode[],
  { source, decisions }: Context,
): Found {
  const names = units.map(nameOfNode);
  const witness = witnessOf(decision);
  if (witness && !mayDenyAlways({ decision })) {
    const statements = decision.statements.map((one) => one.label);
    const isLess = possibleAnswers(decision).includes("never");
    const cause = { kind: "sometimes", action, statements, nodes: names, witness, ...(isLess && { isLess }) } as const;
    return { kind: "ineffective", topic: "sometimes", cause, nodes: units, ...elsewhere(scp) };
  }
  if (decision.denied === "never") {
    const why = neverCause(scp, source.partitions, decisions.knownOf(units[0]));
    const cause = { kind: "never", why, nodes: names, accounts: [...scp.accounts] } as const;
    return { kind: "ineffective", topic: "never", cause, nodes: units, ...elsewhere(scp) };
  }
  const of: GuardrailCause =
    decision.denied === "unknown" ? undecided(scp, decision.reason) : { kind: "attachment-open" };
  return { kind: "unverifiable", topic: "decision", cause: { kind: "decision-open", of, nodes: names }, nodes: units };
}

/** Where a policy's text stands, if that is a file of its own. */
function elsewhere({ fact, document }: Scp): { readonly at?: Location } {
  const place = document.statements.find((one) => one.location)?.location;
  return place && place.path !== fact.location.path ? { at: place } : {};
}

/** CloudFormation cannot say that the policy type is enabled, and often another repository does. */
function enablement({ facts }: CoverageSource): readonly Found[] {
  const organizations = facts.of("Organization");
  // One that is declared as open is told where it leaves a node open.
  if (organizations.some((one) => one.policyTypes?.values.includes(scpType))) return [];
  if (organizations.some((one) => one.policyTypes?.open && one.policyTypes.open.kind !== "not-given")) return [];
  const [first] = organizations;
  const type = first?.resource.type ?? "";
  const why = !first ? "no-organization" : !first.policyTypes ? "not-expressible" : "not-listed";
  const cause = { kind: "policy-type-unproven", why, type } as const;
  return [{ kind: "unverifiable", topic: "policy-type", cause }];
}
