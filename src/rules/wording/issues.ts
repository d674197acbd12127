import type { CausePlace } from "../../model/cause.ts";
import type { Coverage, GuardrailIssue } from "../../model/coverage.ts";
import type { GuardrailName } from "../../model/guardrail.ts";
import type { RelatedLocation } from "../../model/location.ts";
import type { OrgNodeRef } from "../../model/org-node.ts";
import type { RuleContext, RuleReport } from "../../model/rule.ts";
import { findingNodes } from "../finding-nodes.ts";
import { causePhrase, causesPhrase, inNodes, neverPhrase, otherPlaces, requestPhrase } from "./causes.ts";
import { fixFor } from "./fixes.ts";
import { guardrailSettlements } from "./guardrail-settlement.ts";
import { guardrailAt, guardrailLabel } from "./guardrails.ts";
import { nodeLabel, nodeList } from "./nodes.ts";

/** Findings for what is wrong with guardrails, one for each issue. */
export function issueFindings(
  context: RuleContext,
  wanted: (issue: GuardrailIssue) => boolean,
  report: (finding: RuleReport) => void,
): void {
  for (const issue of context.coverage?.issues ?? []) {
    if (!wanted(issue)) continue;
    const { resource, location, accounts, certainty } = issue;
    const status = issue.existing ? "existing" : "new";
    const identity = [issue.family, issue.topic];
    const related = relatedOf(issue);
    const remediation = remediationOf(issue);
    const message = issueMessage(issue);
    const cause = causeOf(issue);
    const nodes = findingNodes(nodesOf(issue, context.coverage), context.coverage);
    report({
      cause,
      resource,
      location,
      message,
      related,
      accounts,
      nodes,
      certainty,
      status,
      identity,
      ...remediation,
    });
  }
}

/** The nodes that an issue leaves open. Where it names none and nothing is covered, it stands for all that nothing covers. */
function nodesOf({ family, kind, nodes }: GuardrailIssue, coverage: Coverage | null): readonly OrgNodeRef[] {
  if (nodes.length > 0 || kind !== "ineffective" || !coverage?.required) return nodes;
  const units = coverage.nodes.filter((node) => node.counts && node[family].state !== "not-required");
  return units.every((node) => node[family].state === "missing") ? units : [];
}

/** What mends an issue, or would settle what is not known; nothing where the rule's own advice has to do. */
function remediationOf(issue: GuardrailIssue): Pick<RuleReport, "remediation"> {
  if (issue.kind === "ineffective") {
    const fix = fixFor(issue);
    return fix === null ? {} : { remediation: fix };
  }
  const settlement = guardrailSettlements(issue.causes);
  return settlement === null ? {} : { remediation: `To settle it, ${settlement}.` };
}

/** The kind that is published: that of the fact, where a cause only passes one on. */
function causeOf({ causes: [cause] }: GuardrailIssue): string {
  return cause.kind === "pack-broken" || cause.kind === "unread-content" ? cause.of.kind : cause.kind;
}

export function relatedOf({ places, callers, resource }: GuardrailIssue): readonly RelatedLocation[] {
  return [
    ...places.map((one) => ({ message: placePhrase(one, resource.address), location: one.location })),
    ...callers,
  ];
}

function placePhrase({ kind }: CausePlace, address: string): string {
  switch (kind) {
    case "organization":
      return "the organization";
    case "organization-service-access":
      return "the organization and its service access";
    case "recorder":
      return "the recorder";
    case "recorder-switched-off":
      return "the recorder is switched off here";
    case "guardrail":
      return `the guardrail ${address}`;
    case "matter":
      return "what this is about";
    case "text":
      return "its text is read from here";
  }
}

/** One sentence that stands alone. */
export function issueMessage(issue: GuardrailIssue): string {
  if (issue.guardrail === null) return nodesMessage(issue);
  if (issue.guardrail.kind === "scp" || issue.guardrail.kind === "scp-attachment")
    return scpMessage(issue, issue.guardrail);
  const [cause] = issue.causes;
  const called = guardrailAt(issue.guardrail, issue.resource.address);
  switch (cause.kind) {
    case "no-recorder-in":
      return `The ${called} needs a configuration recorder that runs in each account, and none of the inputs is deployed to ${nodeList(cause.nodes)}.`;
    case "no-automatic-deployment":
      return `The ${called} is deployed by a stack set without automatic deployment: accounts that join its organizational units later do not get it by themselves.`;
    case "no-recorder":
      return `The ${called} needs a configuration recorder that runs in each account, and none is in the inputs.`;
    case "excluded-account":
      return `The ${called} leaves out ${cause.nodes.map(nodeLabel).join(", ")}, and nothing else detects a virtual MFA device of root there.`;
    case "any-mfa":
      return `The ${called} accepts any MFA device: a virtual one of root passes it, and Level 2 asks for hardware (ROOT_ACCOUNT_HARDWARE_MFA_ENABLED).`;
    case "unplaced": {
      const others = cause.more === 1 ? "1 other guardrail" : `${cause.more} other guardrails`;
      const more = cause.more > 0 ? `; the same holds for ${others}` : "";
      return `The account of the ${called} is not known, and nothing under \`paths\` in the configuration names it${more}.`;
    }
    default:
      return guardrailMessage(issue, issue.guardrail, called);
  }
}

function guardrailMessage({ kind, causes }: GuardrailIssue, guardrail: GuardrailName, called: string): string {
  const why = causesPhrase(causes);
  if (kind === "unverifiable") {
    if (guardrail.kind === "attestation") return `Whom the ${guardrailLabel(guardrail)} covers cannot be told: ${why}.`;
    return guardrail.kind === "control-tower-control"
      ? `Whom the ${called} covers cannot be told: ${why}.`
      : `Whether the ${called} detects a virtual MFA device of root cannot be told: ${why}.`;
  }
  switch (guardrail.kind) {
    case "control-tower-control":
      return `The ${called} protects nobody: ${why}.`;
    case "root-credentials-management":
      return `The ${called} does not work: ${why}.`;
    case "security-hub-policy":
      return `The ${called} detects nothing about root's MFA: ${why}.`;
    default:
      return `The ${called} detects nothing: ${why}.`;
  }
}

/** What is open of nodes, whatever guardrail it is about. */
function nodesMessage({ family, causes, nodes }: GuardrailIssue): string {
  const what =
    family === "detective" ? "a virtual MFA device of root is detected" : "root is kept from virtual MFA devices";
  return `Whether ${what}${inNodes(nodes)} cannot be told: ${causesPhrase(causes)}.`;
}

function scpMessage(issue: GuardrailIssue, guardrail: GuardrailName): string {
  const { address } = issue.resource;
  const name = guardrail.kind === "scp" ? guardrail.name : address;
  const inner = name === address ? `SCP ${name}` : `SCP ${name} (${address})`;
  return scpSentence(issue, `The ${inner}`, `the ${inner}`);
}

/** `named` begins a sentence, `inner` stands within one. */
function scpSentence(issue: GuardrailIssue, named: string, inner: string): string {
  const [cause] = issue.causes;
  switch (cause.kind) {
    case "scp-type":
      return `${named} denies nothing to root: ${causePhrase(cause)}.`;
    case "scp-without-content":
    case "scp-content-open":
      return `Whether ${inner} keeps root from virtual MFA devices cannot be told: ${causePhrase(cause)}.`;
    case "attached-policy-open":
      if (issue.topic === "attached-policy")
        return `Which policy ${cause.address} attaches is not known, so what it denies to root cannot be told.`;
      return `Whether ${inner} is attached cannot be told: ${causePhrase(cause)}.`;
    case "scp-refused":
      return `${named} cannot work: ${causePhrase(cause)}.`;
    case "account-meant":
      return `${named} denies root a virtual MFA device in account ${cause.account}, and whether an account here has that number is in no input.`;
    case "place-meant":
      return `${named} denies root a virtual MFA device in ${cause.id ?? otherPlaces}, and the IDs of the organization and the OUs here are in no input.`;
    case "account-exempt":
      return `${named} lets root of account ${cause.account} through, and whether that account is one of the organization's is in no input.`;
    case "management-only":
      return `${named} is attached to the management account only, and service control policies never bind that account.`;
    case "feature-set":
    case "policy-type-disabled":
      return `${named} is inert: ${causePhrase(cause)}.`;
    case "too-many":
      return `${named} cannot be attached: ${causePhrase(cause)}.`;
    case "scp-target-open":
      return cause.every
        ? `What ${inner} is attached to is not known before deployment: ${causePhrase(cause.of)}.`
        : `One of the targets of ${inner} is not known before deployment: ${causePhrase(cause.of)}.`;
    case "unattached":
      return `${named} protects nobody: ${causePhrase(cause)}, and a policy that is attached to nothing denies nothing.`;
    case "file-unattached":
      return `${named} denies root's virtual MFA devices, but what it is attached to is in no input.`;
    default:
      return decisionSentence(issue, named, inner);
  }
}

function decisionSentence(issue: GuardrailIssue, named: string, inner: string): string {
  const [cause] = issue.causes;
  switch (cause.kind) {
    case "sometimes": {
      const { action, statements, nodes, witness, isLess } = cause;
      return `${named} denies ${action} to root ${isLess ? "sometimes at most" : "only sometimes"} (statement ${statements.join(", ")}): root gets through${inNodes(nodes)} when ${requestPhrase(witness)}.`;
    }
    case "never": {
      const accounts =
        cause.why.kind === "condition-never-holds" ? namedIn(cause.accounts, cause.why.values) : cause.accounts;
      const one = accounts.length > 0 ? `; it names account ${accounts.join(", ")}` : "";
      return `${named} never denies root a virtual MFA device${inNodes(cause.nodes)}: ${neverPhrase(cause.why)}${one}.`;
    }
    case "policy-type-unproven":
      return `${named} works only where the policy type SERVICE_CONTROL_POLICY is enabled in the organization, which cannot be told: ${causePhrase(cause)}.`;
    default:
      return `Whether ${inner} keeps root from virtual MFA devices${inNodes(issue.nodes)} cannot be told: ${causesPhrase(issue.causes)}.`;
  }
}

/** The accounts that the values of a condition speak of: others have no part in it. */
function namedIn(accounts: readonly string[], values: readonly unknown[]): readonly string[] {
  return accounts.filter((account) => values.some((value) => String(value).includes(account)));
}
