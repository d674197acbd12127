import { factCauseWords } from "../facts/cause-words.ts";
import type { PolicyAttachmentFact, PolicyDocumentFact } from "../model/fact.ts";
import { scpQuotasOn } from "../policy/quotas.ts";
import { accountIds, type IssueParts, issueAbout, type Survey } from "./collected.ts";
import {
  isScpType,
  refusalOf,
  type ScpCover,
  type Scps,
  scpType,
  whyOpen,
} from "./guardrails/service-control-policies.ts";
import { neverPhrase, readScp, type Scp, type Verdict, witnessPhrase } from "./scp.ts";
import { labelOf, type Place } from "./tree.ts";

type State = ScpCover["state"] | "not-required";
type Issue = Omit<IssueParts, "family">;

/** Places that count by themselves, with what became of them. */
export interface UnitStates {
  readonly units: readonly Place[];
  stateOf(place: Place): State;
}

/** Says of each policy that is aimed at root's MFA why it does not protect, or what is not known about it. */
export function reportScps(scps: Scps, survey: Survey, states: UnitStates): void {
  const say = (fact: PolicyDocumentFact | PolicyAttachmentFact, issues: readonly Issue[]) => {
    for (const issue of issues) survey.issues.push(issueAbout(fact, { family: "preventive", ...issue }));
  };
  const isWhole = states.units.every(
    (unit) => states.stateOf(unit) === "covered" || states.stateOf(unit) === "not-required",
  );
  for (const fact of survey.facts.of("PolicyDocument")) if (!isScpType(fact)) say(fact, otherType(fact));
  for (const scp of scps.all()) if (scp.intent) say(scp.fact, issuesOf(scp, scps, survey, states));
  if (isWhole) return;
  for (const fact of scps.unread()) say(fact, [unreadIssue(fact)]);
  for (const attachment of scps.openPolicies()) say(attachment, [openPolicyIssue(attachment)]);
}

function otherType(fact: PolicyDocumentFact): readonly Issue[] {
  if (fact.type.kind !== "known" || !readScp(fact)?.intent) return [];
  const message = `${named(fact)} denies nothing to root: its type is ${fact.type.value}, and only a ${scpType} binds root users.`;
  return [{ kind: "ineffective", code: "type", message }];
}

function unreadIssue(fact: PolicyDocumentFact): Issue {
  const why = fact.content === null ? "it has no content" : "its content is not known before deployment";
  const message = `Whether ${inner(fact)} keeps root from virtual MFA devices cannot be told: ${why}.`;
  return { kind: "unverifiable", code: "content", message };
}

function openPolicyIssue(attachment: PolicyAttachmentFact): Issue {
  const message = `${attachment.resource.address} attaches a policy whose content is in no input, so what it denies to root cannot be told.`;
  return { kind: "unverifiable", code: "attached-policy", message };
}

function issuesOf(scp: Scp, scps: Scps, survey: Survey, states: UnitStates): readonly Issue[] {
  const quotas = scpQuotasOn(survey.today);
  const refused = refusalOf(scp, quotas);
  if (refused) {
    const message = `${named(scp.fact)} cannot work: ${refused.message}${refused.message.endsWith(".") ? "" : "."}`;
    return [{ kind: "ineffective", code: "refused", message, ...(refused.location && { location: refused.location }) }];
  }
  const targets = scps.targetsOf(scp);
  const open = scps.openTargetOf(scp);
  if (targets.length === 0) return [unattached(scp, open, scps, survey)];
  const stop = stopped(scp, targets, scps, quotas.perTarget);
  if (stop) return [stop];
  const units = states.units.filter((unit) => targets.some((target) => survey.places.isWithin(unit, target)));
  const exempt = exemption(scp, scps);
  const effect = exempt.length > 0 ? exempt : effectOf(scp, units, scps, survey, states);
  if (open === undefined) return effect;
  const message = `One of the targets of ${inner(scp.fact)} is not known before deployment: ${open}.`;
  return [{ kind: "unverifiable", code: "target", message }, ...effect];
}

/** An account that is let through by its number, and that no input places. */
function exemption(scp: Scp, scps: Scps): readonly Issue[] {
  const account = scps.exemptionOf(scp);
  if (account === undefined) return [];
  const message = `${named(scp.fact)} lets root of account ${account} through, and whether that account is one of the organization's is in no input.`;
  return [{ kind: "unverifiable", code: "exempt-account", message }];
}

/** What keeps an attached policy from binding anybody. */
function stopped(scp: Scp, targets: readonly Place[], scps: Scps, perTarget: number): Issue | null {
  const name = named(scp.fact);
  if (targets.every((place) => place.management)) {
    const message = `${name} is attached to the management account only, and service control policies never bind that account.`;
    return { kind: "ineffective", code: "management-account", message };
  }
  const block = scps.block();
  if (block) {
    const related = [{ message: "the organization", location: block.at.header }];
    return { kind: "ineffective", code: "policy-type", message: `${name} is inert: ${block.why}.`, related };
  }
  const crowd = targets.find((place) => scps.countAt(place) > perTarget);
  if (!crowd) return null;
  const message = `${name} cannot be attached: ${labelOf(crowd)} would have ${scps.countAt(crowd)} service control policies with FullAWSAccess, and ${perTarget} is the most.`;
  return { kind: "ineffective", code: "too-many", message };
}

function unattached(scp: Scp, open: string | undefined, scps: Scps, survey: Survey): Issue {
  const { fact } = scp;
  const name = named(fact);
  if (open !== undefined) {
    const message = `What ${inner(fact)} is attached to is not known before deployment: ${open}.`;
    return { kind: "unverifiable", code: "target", message };
  }
  if (fact.role === "document") return documentIssue(scp, scps, survey);
  const [attachment] = scps.openPolicies();
  if (attachment) {
    const message = `Whether ${inner(fact)} is attached cannot be told: which policy ${attachment.resource.address} attaches is not known.`;
    return { kind: "unverifiable", code: "attachment", message };
  }
  const isInline = !fact.resource.type.startsWith("aws_");
  const how = isInline ? "it has no targets" : "no aws_organizations_policy_attachment names it";
  const message = `${name} protects nobody: ${how}, and a policy that is attached to nothing denies nothing.`;
  return { kind: "ineffective", code: "unattached", message };
}

/** A policy file of its own says nothing of attachments; what it denies can be told. */
function documentIssue(scp: Scp, scps: Scps, survey: Survey): Issue {
  const verdict = scps.alone(scp, undefined);
  if (verdict.decision.denied !== "always") return verdictIssue(scp, verdict, [], survey);
  const message = `${named(scp.fact)} denies root's virtual MFA devices, but what it is attached to is in no input.`;
  return { kind: "unverifiable", code: "attachment", message };
}

function effectOf(scp: Scp, units: readonly Place[], scps: Scps, survey: Survey, states: UnitStates): readonly Issue[] {
  const open = units.filter((unit) => !["covered", "not-required"].includes(states.stateOf(unit)));
  if (open.length > 0) return [verdictIssue(scp, scps.alone(scp, open[0]), open, survey)];
  const condition = whyOpen(scp.fact);
  if (condition) {
    const message = `${named(scp.fact)} is not certain to stand: ${condition}.`;
    return [{ kind: "unverifiable", code: "condition", message }];
  }
  return enablement(scp, survey);
}

function verdictIssue(scp: Scp, { action, decision }: Verdict, units: readonly Place[], survey: Survey): Issue {
  const { fact } = scp;
  const where = units.length === 0 ? "" : ` in ${listed(units)}`;
  const accounts = accountIds(units);
  if (decision.denied === "sometimes") {
    const labels = decision.statements.map((one) => one.label).join(", ");
    const message = `${named(fact)} denies ${action} to root only sometimes (statement ${labels}): root gets through${where} when ${witnessPhrase(decision.witness)}.`;
    return { kind: "ineffective", code: "sometimes", message, accounts };
  }
  if (decision.denied === "never") {
    const names = [...scp.accounts].join(", ");
    const one = names ? `; it names account ${names}` : "";
    const message = `${named(fact)} never denies root a virtual MFA device${where}: ${neverPhrase(scp, survey.partition)}${one}.`;
    return { kind: "ineffective", code: "never", message, accounts };
  }
  const reason = decision.denied === "unknown" ? decision.reason : (whyOpen(fact) ?? "its attachment is not certain");
  const message = `Whether ${inner(fact)} keeps root from virtual MFA devices${where} cannot be told: ${reason.replace(/\.$/, "")}.`;
  return { kind: "unverifiable", code: "decision", message, accounts };
}

/** CloudFormation cannot say that the policy type is enabled, and often another repository does. */
function enablement(scp: Scp, survey: Survey): readonly Issue[] {
  const organizations = survey.facts.of("Organization");
  if (organizations.some((one) => one.policyTypes?.values.includes(scpType))) return [];
  const message = `${named(scp.fact)} works only where the policy type ${scpType} is enabled in the organization, which cannot be told: ${whyNotProven(survey)}.`;
  return [{ kind: "unverifiable", code: "policy-type", message }];
}

function whyNotProven(survey: Survey): string {
  const [first] = survey.facts.of("Organization");
  if (!first) return "the organization is in no input";
  if (first.policyTypes === null) return `${first.resource.type} has no way to declare it`;
  const { open } = first.policyTypes;
  return open ? factCauseWords(open) : "the organization does not list its policy types";
}

function named(fact: PolicyDocumentFact): string {
  const isNamed = fact.name !== fact.resource.address;
  return isNamed ? `The SCP ${fact.name} (${fact.resource.address})` : `The SCP ${fact.name}`;
}

function inner(fact: PolicyDocumentFact): string {
  return named(fact).replace(/^The/, "the");
}

function listed(units: readonly Place[]): string {
  const shown = units.slice(0, 5).map(labelOf).join(", ");
  return units.length > 5 ? `${shown} and ${units.length - 5} more` : shown;
}
