/** Every command whose output is read, apart from what reads it: the name of any file is looked at for one. In the order of `registry.ts`. */
export const commands = [
  "iam list-virtual-mfa-devices",
  "iam list-mfa-devices",
  "iam create-virtual-mfa-device",
  "iam get-mfa-device",
  "iam get-account-summary",
  "iam get-credential-report",
  "iam list-organizations-features",
  "organizations describe-organization",
  "organizations list-roots",
  "organizations list-aws-service-access-for-organization",
  "organizations list-accounts",
  "organizations describe-account",
  "organizations list-organizational-units-for-parent",
  "organizations describe-organizational-unit",
  "organizations list-parents",
  "organizations list-children",
  "organizations list-policies",
  "organizations describe-policy",
  "organizations list-targets-for-policy",
  "configservice describe-config-rules",
  "configservice describe-organization-config-rules",
  "configservice describe-organization-config-rule-statuses",
  "configservice get-organization-config-rule-detailed-status",
  "configservice describe-organization-conformance-packs",
  "configservice describe-organization-conformance-pack-statuses",
  "configservice get-organization-conformance-pack-detailed-status",
  "configservice describe-conformance-packs",
  "configservice describe-conformance-pack-status",
  "configservice describe-configuration-recorders",
  "configservice describe-configuration-recorder-status",
  "configservice describe-delivery-channels",
  "configservice describe-compliance-by-config-rule",
  "securityhub get-enabled-standards",
  "securityhub describe-standards-controls",
  "securityhub list-standards-control-associations",
  "securityhub batch-get-standards-control-associations",
  "securityhub get-configuration-policy",
  "securityhub list-configuration-policy-associations",
  "controltower list-enabled-controls",
  "controltower get-enabled-control",
  "controltower list-landing-zones",
  "cloudformation list-stack-instances",
  "cloudformation describe-stack-instance",
  "cloudformation describe-stack-set-operation",
  "cloudformation list-stack-set-operation-results",
  "securityhub get-findings",
  "ocsf-findings",
  "prowler-findings",
] as const;

/** As it is typed, without `aws`: `iam list-virtual-mfa-devices`; the findings of other tools have a word of ours. */
export type Command = (typeof commands)[number];

/** The command whose name is in a file's name: `list-virtual-mfa-devices.json`. The longest name counts. */
export function commandInName(name: string): Command | undefined {
  const found = commands.filter((command) => name.includes(command.slice(command.indexOf(" ") + 1)));
  return found.sort((one, other) => other.length - one.length)[0];
}
