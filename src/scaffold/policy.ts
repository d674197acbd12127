/** Name of the policy, and prefix of the names of related resources. */
export const scpName = "deny-root-virtual-mfa";
export const statementId = "DenyVirtualMfaForRoot";
export const packName = "root-hardware-mfa";
const packRule = "root-account-hardware-mfa-enabled";

/** The root users that the policy denies: one pattern for every partition, so that the policy can be copied. */
export const rootPattern = "arn:*:iam::*:root";

/** Why the policy is as narrow as it is, as comment lines without their marks. */
export const scpReasons: readonly string[] = [
  "Only a virtual MFA device has to be created before it is enabled, so denying iam:CreateVirtualMFADevice keeps root",
  "from authenticator apps and leaves iam:EnableMFADevice open: security keys and hardware tokens can be enrolled.",
  "A device that root has already stays until it is removed. SCPs bind root users of member accounts, never the",
  "management account's: what stands there is only detected.",
];

/** The template of the conformance pack, each line behind `indent`. */
export function packTemplate(indent: string): string {
  return [
    "Resources:",
    "  RootAccountHardwareMfaEnabled:",
    "    Type: AWS::Config::ConfigRule",
    "    Properties:",
    `      ConfigRuleName: ${packRule}`,
    "      MaximumExecutionFrequency: TwentyFour_Hours",
    "      Source:",
    "        Owner: AWS",
    "        SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
  ]
    .map((line) => indent + line)
    .join("\n");
}

/** Text lines as comments. */
export function comment(lines: readonly string[], indent = ""): string {
  return lines.map((line) => `${indent}#${line === "" ? "" : ` ${line}`}`).join("\n");
}
