import type { GuardrailCause } from "../../model/cause.ts";
import type { GuardrailIssue } from "../../model/coverage.ts";
import type { ResourceRef } from "../../model/resource.ts";
import { nodeLabel, nodeList } from "./nodes.ts";

type Kind = GuardrailCause["kind"];
type Of<K extends Kind> = Extract<GuardrailCause, { readonly kind: K }>;

/** Service principals that the organization has to give access. */
const principals = { config: "config-multiaccountsetup.amazonaws.com", iam: "iam.amazonaws.com" } as const;

const deny = "Deny iam:CreateVirtualMFADevice on every resource to arn:*:iam::*:root without a further condition";

/** What mends a guardrail that does not work, by its cause: what to change, and where. No sentence has more than 30 words. */
const fixes: { readonly [K in Kind]?: (cause: Of<K>) => string } = {
  // Where it is deployed
  conditional: () => "Declare the guardrail without the condition, or give the condition its values.",
  "stack-set-without-instances": () => "Declare the instances of the stack set for the organization's root.",
  "stack-set-target-no-node": () => "Write the ID of an OU or an account as the target of the stack set.",
  "not-associated": () => "Associate the configuration policy with the organization's root.",
  "no-automatic-deployment": () =>
    "Switch on automatic deployment of the stack set (`AutoDeployment`, `auto_deployment`).",
  "excluded-account": ({ nodes }) =>
    `Take ${nodeList(nodes)} out of the excluded accounts, or cover ${nodes.length === 1 ? "it" : "them"} by another Config rule.`,
  // AWS Config
  "pack-broken": ({ of }) => packFixes[of.kind] ?? "Correct the template of the pack.",
  "rule-owner": () => "Set the owner of the rule's source to AWS.",
  "rule-mode": () => "Give the rule the evaluation mode DETECTIVE.",
  "rule-region": () => "Deploy the rule to a Region that has it, such as us-east-1: one Region is enough.",
  "rule-identifier": ({ meant }) => `Write the identifier ${meant}.`,
  "no-service-access": ({ service }) =>
    `Give ${principals[service]} service access in the organization (trusted access, \`aws_service_access_principals\`).`,
  "recorder-off": ({ how }) =>
    how === "never-started"
      ? "Start the recorder: declare aws_config_configuration_recorder_status with is_enabled = true."
      : "Switch the recorder on.",
  "no-recorder": () => "Declare a configuration recorder for each account.",
  "no-recorder-in": () => "Deploy a configuration recorder to those accounts.",
  "any-mfa": () =>
    "Use the rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED, or set level 1 for accounts that may have a virtual device.",
  // Security Hub
  "control-disabled": ({ by }) =>
    by === "standard" ? "Enable the control IAM.6 of the standard again." : "Enable the control IAM.6 in the policy.",
  "findings-suppressed": ({ address }) => `Take the findings about root's MFA out of the rule ${address}.`,
  "no-such-standard": ({ meant }) => `Write the ARN of the standard as AWS lists it: ${meant}.`,
  "standard-region": ({ meant }) => `Write the ARN of the standard as AWS lists it: ${meant}.`,
  "records-nothing": () => "Switch the recorder of AWS Config on.",
  "security-hub-off": () => "Enable Security Hub in the configuration policy.",
  "only-any-mfa-enabled": () => "Enable the control IAM.6 beside IAM.9.",
  "security-hub-local": () =>
    "Configure Security Hub centrally (CENTRAL), or enable the standard in each account and region.",
  // Control Tower and centralised root access
  "no-such-control": () => "Write the ARN of the control as Control Tower lists it (arn:…:controltower:…).",
  "control-on-account": () => "Enable the control on the OU of the account.",
  "nested-unit": () => "Enable the control on the inner OU as well.",
  "exempts-root": () => "Take root out of the exempted principals of the control.",
  "exempts-some": () => "Take root out of the exempted principals of the control.",
  "exempts-no-arn": () => "Write the exempted principals of the control as ARNs of six parts.",
  "attestation-expired": ({ owner }) => `Ask ${owner} whether the guardrail still stands, and renew the attestation.`,
  // Service control policies
  "scp-type": () => "Set the type of the policy to SERVICE_CONTROL_POLICY.",
  "scp-without-content": () => "Give the policy its content.",
  "scp-refused": () => "Correct what AWS refuses; `rootrail scp` checks a policy before it is merged.",
  "management-only": () =>
    "Attach the policy to the organization's root or an OU. Give root of the management account a hardware device.",
  "feature-set": () => "Enable all features of the organization: feature set ALL.",
  "policy-type-disabled": ({ type }) =>
    `Enable the policy type ${type} of the organization (\`enabled_policy_types\`).`,
  "too-many": ({ node, most }) => `Attach at most ${most} service control policies to ${nodeLabel(node)}: merge some.`,
  crowded: ({ node, most }) => `Attach at most ${most} service control policies to ${nodeLabel(node)}: merge some.`,
  unattached: ({ inline }) =>
    inline
      ? "Name the organization's root under `TargetIds` of the policy."
      : "Attach the policy to the organization's root with aws_organizations_policy_attachment.",
  sometimes: () => `${deny}: remove the condition or the limit that lets root through.`,
  never: ({ why }) =>
    why.kind === "other-partition" ? `Write the partition of the ARNs as * (arn:*:iam::*:root).` : `${deny}.`,
};

/** What mends the template of a conformance pack. */
const packFixes: { readonly [kind: string]: string | undefined } = {
  "no-template": "Give the pack a template with the rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED.",
  "template-too-large": "Put the template of the pack into an S3 bucket, and name a local copy under `templates`.",
  "template-other-type": "Move what is no rule and no remediation out of the pack, into a template of its own.",
  "template-too-many-rules": "Split the pack in two.",
  "no-rule-in-force": "Give the template of the pack the rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED.",
};

/** How other kinds of files attach a policy to the organization's root, by the beginning of the policy's type. */
const attachingElsewhere: readonly (readonly [type: string, fix: string])[] = [
  ["awscc_", "Name the organization's root under `target_ids` of the policy."],
  ["OC::ORG::", "Name the policy under `ServiceControlPolicies` of the organization's root."],
  ["LandingZoneAccelerator::", "Name `Root` under `organizationalUnits` of the policy's `deploymentTargets`."],
  ["CustomizationsForControlTower::", "Name `Root` under `organizational_units` of the policy's `deployment_targets`."],
];

/** Topics whose edit `rootrail fix` can write, in formats that people write. */
const repairable: ReadonlySet<string> = new Set(["identifier", "unattached", "policy-type"]);
const written: ReadonlySet<ResourceRef["format"]> = new Set(["cloudformation", "terraform-hcl"]);

/** What mends a guardrail that one cause keeps from working; `null` where nothing more can be said. */
export function fixForCause(cause: GuardrailCause): string | null {
  return fixText(cause);
}

/** What mends an ineffective guardrail; `null` where the rule's own advice has to do. */
export function fixFor({ causes: [cause], topic, resource, isOfFactsFile }: GuardrailIssue): string | null {
  const elsewhere = topic === "unattached" && attachingElsewhere.find(([type]) => resource.type.startsWith(type));
  if (elsewhere) return elsewhere[1];
  const text = fixText(cause);
  if (text === null || !repairable.has(topic) || !written.has(resource.format)) return text;
  return `${text} \`rootrail fix\`${isOfFactsFile ? " in its repository" : ""} proposes the edit.`;
}

function fixText<K extends Kind>(cause: Of<K>): string | null {
  const fix = fixes[cause.kind] as ((one: Of<K>) => string) | undefined;
  return fix ? fix(cause) : null;
}
