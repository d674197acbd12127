import type { EscapingRequest, GuardrailCause, NeverCause } from "../../model/cause.ts";
import { isDataSource } from "../../model/terraform-address.ts";
import { assumptionWords } from "./assumptions.ts";
import { factCauseWords } from "./fact-causes.ts";
import { guardrailLabel } from "./guardrails.ts";
import { nodeLabel, nodeList } from "./nodes.ts";

type Kind = GuardrailCause["kind"];
type Of<K extends Kind> = Extract<GuardrailCause, { readonly kind: K }>;

const services = {
  config: "AWS Config (config-multiaccountsetup.amazonaws.com)",
  iam: "IAM (iam.amazonaws.com)",
} as const;

/** A clause for each kind of cause, without a full stop. */
const phrases: { readonly [K in Kind]: (cause: Of<K>) => string } = {
  "not-known": ({ of }) => factCauseWords(of),
  undecided: ({ reason }) => reason.replace(/\.$/, ""),
  "several-organizations": () => "there is more than one organization",
  "no-such-id": ({ id }) => `${JSON.stringify(id)} is no ID of a root, an OU or an account`,
  "several-instances": ({ address }) => `${address} has several instances`,
  "not-in-inputs": ({ address }) =>
    isDataSource(address) ? `${address} is read when Terraform runs` : `${address} is not in the inputs`,
  elsewhere: ({ of }) => factCauseWords(of).replace(/\.$/, ""),
  "no-node-attribute": ({ address, attribute }) => `${address}.${attribute} is no root, OU or account`,
  "no-node": () => "it is no root, OU or account",
  conditional: ({ when, address = "it", isOneOfTargets }) =>
    `${address} ${isOneOfTargets ? "has this target" : "exists"} only if ${assumptionWords(when)}`,

  "target-open": ({ of, wanted }) =>
    `its target is not known: ${of.kind === "no-node" ? `it is no ${wanted === "unit" ? "OU" : "OU or account"}` : causePhrase(of)}`,
  "exclusions-open": ({ of }) =>
    `which accounts it excludes is not known: ${of.kind === "no-node" ? "it is no account" : causePhrase(of)}`,
  "excludes-no-account": ({ id }) => `it excludes ${id}, which is no account ID`,
  "organization-open": ({ of }) => `which organization it is for is not known: ${causePhrase(of)}`,
  "stack-set-without-instances": () => "the stack set has no instances in the inputs",
  "left-out": () => "it is not deployed there",
  "stack-set-target-no-node": () => "a target is no OU or account",
  unplaced: ({ guardrail }) =>
    `which account the ${guardrailLabel(guardrail)} is deployed to is not known (\`paths\` in the configuration tells)`,
  "parent-open": ({ node, of }) =>
    of
      ? `the parent of ${nodeLabel(node)} is not known: ${causePhrase(of)}`
      : `no input says below which OU ${nodeLabel(node)} stands`,
  replaced: ({ by }) =>
    by === null
      ? "a nearer association leaves Security Hub to the account itself"
      : `a nearer association has the policy ${by} instead`,
  "association-open": ({ address, of }) => `${address} may put another policy in its place: ${causePhrase(of)}`,
  "made-by-member": ({ address }) =>
    `${address} deploys it, and whether to the management account or to one that administers the organization is in no input`,
  "deployment-status": ({ status }) => `AWS gives the status of its deployment as ${status}`,
  "by-delegated-administrator": ({ account }) =>
    `account ${account} deploys it, which reaches the management account only where that has the service-linked role AWSServiceRoleForConfigMultiAccountSetup`,
  "no-stack-instance": ({ name }) => `AWS lists the instances of the stack set ${name}, and none here`,
  "called-away": ({ address, call }) => `${address} calls ${call}, which may take it away`,
  "unread-content": ({ of }) => factCauseWords(of).replace(/\.$/, ""),
  "excluded-account": ({ nodes }) => `it leaves out ${nodes.map(nodeLabel).join(", ")}`,

  "pack-broken": ({ of }) => factCauseWords(of),
  "rule-owner": ({ owner, identifier }) =>
    `its owner is ${owner}: only with the owner AWS is ${identifier} the managed rule`,
  "rule-mode": ({ modes }) => `it evaluates in the mode ${modes.join(", ")} only, never what stands`,
  "rule-region": ({ regions, identifier }) =>
    `AWS Config does not have ${identifier} in the ${regions.length === 1 ? "Region" : "Regions"} ${regions.join(", ")}`,
  "rule-region-open": ({ regions, of }) =>
    `${factCauseWords(of)} whether it is deployed to ${regions.join(", ")} only, where AWS Config does not have the rule`,
  "rule-identifier": ({ identifier, meant }) =>
    `AWS Config has no managed rule with the identifier ${JSON.stringify(identifier)}; meant is ${meant}`,
  "rule-open": ({ of }) => `which rule it is is not known: ${factCauseWords(of)}`,
  "owner-open": ({ of }) => `its owner is not known: ${factCauseWords(of)}`,
  "mode-open": ({ of }) => `whether it evaluates what stands is not known: ${factCauseWords(of)}`,
  "no-service-access": ({ service }) => `the organization does not give ${services[service]} service access`,
  "recorder-off": ({ how, address }) => {
    if (how === "switched-off") return `the configuration recorder is switched off (${address})`;
    if (how === "created-stopped") return `the configuration recorder ${address} is created stopped`;
    return `the configuration recorder ${address} is never started: Terraform creates it stopped, and no aws_config_configuration_recorder_status starts it`;
  },
  "service-access-open": ({ service, of }) =>
    `whether the organization gives ${services[service]} service access is not known: ${causePhrase(of)}`,
  "recorder-open": ({ address, of }) =>
    `whether the configuration recorder ${address} runs is not known: ${causePhrase(of)}`,
  "other-recorder-runs": () =>
    "another one of the same input runs, and which one is in its account and Region is not known",
  "no-recorder-in": ({ nodes }) => `no configuration recorder reaches ${nodeList(nodes)}`,
  "no-automatic-deployment": () => "automatic deployment of its stack set is not on",
  "no-recorder": () => "no configuration recorder is in the inputs",
  "any-mfa": () => "it accepts any MFA device",

  "control-disabled": ({ by }) =>
    by === "standard"
      ? "its control for hardware MFA of root (IAM.6) is disabled"
      : "it disables the control for hardware MFA of root (IAM.6)",
  "no-such-standard": ({ arn, meant }) => `${JSON.stringify(arn)} is no standard: AWS lists it as ${meant}`,
  "standard-region": ({ arn, meant }) =>
    `AWS does not say that ${JSON.stringify(arn)} is taken where the standard is enabled: it lists it as ${meant}`,
  "standard-open": ({ of }) => `which standard it is is not known: ${factCauseWords(of)}`,
  "control-off-open": ({ address, of }) => `${address} may switch its control off: ${causePhrase(of)}`,
  "central-open": ({ of }) =>
    `whether the organization's Security Hub is configured centrally is not known: ${causePhrase(of)}`,
  "associated-policy-open": ({ address, of }) => `which policy ${address} associates is not known: ${causePhrase(of)}`,
  "findings-suppressed": ({ address, isCertain }) =>
    `${address} ${isCertain ? "suppresses" : "may suppress"} what its control for root's MFA finds`,
  "records-nothing": ({ address }) =>
    `the controls of Security Hub find nothing where AWS Config does not record, its recorder does not run (${address}), and only Security Hub v2 brings one of its own`,
  "security-hub-off": () => "it switches Security Hub off",
  "controls-both-ways": () =>
    "it lists both the controls that are enabled and those that are disabled, and AWS takes one of the two",
  "only-any-mfa-enabled": () => "it enables IAM.9, which accepts any device, and not IAM.6",
  "new-accounts-only": ({ address }) =>
    `${address} enables it in accounts that join from then on, not in those that are there`,
  "security-hub-local": () =>
    "the organization's Security Hub is configured account by account (LOCAL), so central policies do not count",
  "not-associated": () => "it is associated with no root, OU or account",
  "part-open": ({ of }) => `a part of it is not known: ${factCauseWords(of)}`,

  "control-open": ({ of }) => `which control it is is not known: ${factCauseWords(of)}`,
  "no-such-control": ({ arn }) =>
    `${JSON.stringify(arn)} is no control: identifiers that begin with AWS-GR_ belong to arn:…:controltower`,
  "control-on-account": () => "its target is an account, and controls are enabled on OUs",
  "nested-unit": () => "a detective control is for the accounts of its own OU, not for those of OUs inside",
  "exempts-root": ({ principal }) => `it exempts ${JSON.stringify(principal)}, which is root`,
  "exempts-some": ({ principal }) => `it exempts ${JSON.stringify(principal)}, which is root of some accounts`,
  "exempts-no-arn": ({ principal }) =>
    principal.split(":").length < 6
      ? `it exempts ${JSON.stringify(principal)}, which is no ARN of six parts, and AWS does not say whom that exempts`
      : `it exempts ${JSON.stringify(principal)}, of which a part that can be in no ARN of a principal may be filled in later`,
  "exemptions-open": ({ of }) => `whom it exempts is not known: ${factCauseWords(of)}`,

  "features-open": ({ of }) => `its features are not known: ${factCauseWords(of)}`,
  "existing-credentials-stay": () => "root credentials that exist already stay until they are deleted",
  "several-of-name": ({ name }) => `several OUs or accounts are called ${name}`,
  "attestation-expired": ({ owner, expires }) => `the attestation of ${owner} expired on ${expires}`,
  attested: () => "attested, not seen",

  "scp-type": ({ type }) => `its type is ${type}, and only a SERVICE_CONTROL_POLICY binds root users`,
  "type-open": ({ address }) => `the type of ${address} is not known`,
  "scp-without-content": () => "it has no content",
  "scp-content-open": ({ of }) => (of ? factCauseWords(of) : "its content is not known before deployment"),
  "attached-policy-open": ({ address }) => `which policy ${address} attaches is not known`,
  "scp-refused": ({ message }) => message.replace(/\.$/, ""),
  "account-meant": ({ account }) => `it is for account ${account}, and whether this one has that number is not known`,
  "place-meant": ({ id }) => `it is for ${id ?? otherPlaces}, and whether the organization here is that is not known`,
  "account-exempt": ({ account }) => `account ${account} is exempt from it, and whether it belongs here is not known`,
  "management-only": () => "it is attached to the management account only",
  "feature-set": () => "the organization has the feature set CONSOLIDATED_BILLING, and policies need ALL",
  "feature-set-open": ({ of }) => `the feature set of the organization is not known: ${factCauseWords(of)}`,
  "policy-type-open": ({ type, of }) =>
    `whether the policy type ${type} is enabled is not known: ${factCauseWords(of)}`,
  "policy-type-disabled": ({ type }) =>
    `the organization does not enable the policy type ${type} (enabled_policy_types)`,
  "policy-type-unproven": ({ why, type }) => {
    if (why === "no-organization") return "none of the inputs declares the organization";
    if (why === "not-expressible") return `${type} has no way to declare it`;
    return "the organization does not list its policy types";
  },
  "too-many": ({ node, count, most }) =>
    `${nodeLabel(node)} would have ${count} service control policies with FullAWSAccess, and ${most} is the most`,
  crowded: ({ node, most, isOfResources }) =>
    `${nodeLabel(node)} would have more than ${most} ${isOfResources ? "resource" : "service"} control policies`,
  "scp-target-open": ({ of }) => `a target is not known: ${causePhrase(of)}`,
  unattached: ({ inline }) => (inline ? "it has no targets" : "no aws_organizations_policy_attachment names it"),
  "file-unattached": ({ name }) => `what the policy file ${name} is attached to is in no input`,
  sometimes: ({ action, witness }) =>
    `${action} is denied only sometimes: root gets through when ${requestPhrase(witness)}`,
  never: ({ why }) => neverPhrase(why),
  "decision-open": ({ of }) => causePhrase(of),
  "attachment-open": () => "its attachment is not certain",
  "full-access-detached": ({ node }) =>
    `FullAWSAccess is not attached to ${nodeLabel(node)}, and whether all that allows in its place was read is not known`,
  "no-policy-denies": () => "no policy above denies root a virtual MFA device",

  excluded: ({ guardrail }) => `it is excluded from the ${guardrailLabel(guardrail)}`,
  weak: ({ guardrail }) => `the ${guardrailLabel(guardrail)} accepts any MFA device`,
  broken: ({ guardrail, of }) => `the ${guardrailLabel(guardrail)} does not work: ${causePhrase(of)}`,
  ended: ({ guardrail, of }) => `the ${guardrailLabel(guardrail)} does not hold here: ${causePhrase(of)}`,
  "partition-open": ({ partitions }) =>
    `whether the accounts are in the partition ${partitions.join(" or ")} is not known (\`--partition\` tells)`,
  "none-reaches": ({ family }) => `no ${family} guardrail reaches it`,

  "no-hardware-rule": ({ partition }) => `AWS Config has no ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in ${partition}`,
  "never-binds-management": () => "service control policies never bind the management account",
  "level-one": () => "Level 1 allows a virtual device for root",
};

/** A cause as a clause, without a full stop. */
export function causePhrase<K extends Kind>(cause: Of<K>): string {
  const phrase = phrases[cause.kind] as (one: Of<K>) => string;
  return phrase(cause);
}

/** Several causes as one clause. */
export function causesPhrase(causes: readonly GuardrailCause[]): string {
  return [...new Set(causes.map((one) => causePhrase(one)))].join("; ");
}

/** A request, to follow "when": `aws:MultiFactorAuthPresent is "true" and there is no aws:SourceIp`. */
export function requestPhrase({ resource, context, absent }: EscapingRequest): string {
  const parts = context.map(({ key, value }) => `${key} is ${JSON.stringify(value)}`);
  for (const key of absent) parts.push(`there is no ${key}`);
  if (resource !== null) parts.push(`the device is ${resource}`);
  return parts.join(" and ") || "nothing special holds";
}

export function neverPhrase(why: NeverCause): string {
  const list = (values: readonly unknown[]) => values.map((one) => JSON.stringify(one)).join(", ");
  switch (why.kind) {
    case "other-partition":
      return `its ARNs are of the partition ${why.partitions.join(", ")}, and the accounts are in ${why.partition}`;
    case "foreign-resource":
      return `its Resource ${list(why.patterns)} is no MFA device of the account`;
    case "condition-never-holds":
      if (why.values.length === 0) return `its condition ${why.operator} on ${why.key} has no value, so it never holds`;
      return `its condition ${why.operator} on ${why.key} (${list(why.values)}) never holds for root`;
    case "no-statement-applies":
      return "no statement of it applies to root's request";
  }
}

/** ` in OU Sandbox`, or nothing. */
export function inNodes(nodes: Parameters<typeof nodeList>[0]): string {
  return nodes.length === 0 ? "" : ` in ${nodeList(nodes)}`;
}

/** Organizations that a policy denies in by naming those that it leaves alone. */
export const otherPlaces = "other organizations than it names";
