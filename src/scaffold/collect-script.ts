import type { ScaffoldFile } from "./answers.ts";

const script = String.raw`#!/usr/bin/env bash
# Collects what AWS says of root's MFA and of the guardrails in every account of an organization, for
# "rootrail coverage <folder>". It only reads: every call is a list, a get or a describe, but for
# sts:AssumeRole and iam:GenerateCredentialReport. Secrets stay in memory.
#
#   bash collect-evidence.sh PROFILE ROLE [FOLDER]
#
#   PROFILE  a profile of the AWS CLI for the management account, or for a delegated administrator
#   ROLE     the name of the role to assume in each member account (collect-evidence-policy.json is what it needs)
#   FOLDER   where the outputs go; default: evidence/ and today's date
#
# A call that fails is written to failures.txt and the rest goes on; the exit code is 1 then.
set -uo pipefail
if [ $# -lt 2 ]; then sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 2; fi
profile=$1 role=$2 folder=\${3:-evidence/$(date -u +%F)}
mkdir -p "$folder/organization"
failures=$folder/failures.txt
: > "$failures"

# save FILE COMMAND...: the output of "aws COMMAND", all pages of it; nothing is left of one that fails.
save() {
  local file=$1
  shift
  if aws "$@" --output json --no-cli-pager > "$file.part" 2> "$file.error"; then
    mv "$file.part" "$file"
  else
    printf '%s: aws %s: %s\n' "$(basename "$(dirname "$file")")" "$*" "$(tail -n 1 "$file.error")" >> "$failures"
    rm -f "$file.part"
  fi
  rm -f "$file.error"
}

# query COMMAND...: the words of an output.
query() { aws "$@" --output text --no-cli-pager 2>> "$failures" | tr '\t' '\n'; }

collect_organization() {
  local out=$folder/organization policy target
  save "$out/describe-organization.json" organizations describe-organization
  save "$out/list-roots.json" organizations list-roots
  save "$out/list-accounts.json" organizations list-accounts
  save "$out/list-aws-service-access-for-organization.json" organizations list-aws-service-access-for-organization
  save "$out/list-organizations-features.json" iam list-organizations-features
  save "$out/describe-organization-conformance-packs.json" configservice describe-organization-conformance-packs
  save "$out/describe-organization-conformance-pack-statuses.json" \
    configservice describe-organization-conformance-pack-statuses
  save "$out/describe-organization-config-rules.json" configservice describe-organization-config-rules
  save "$out/describe-organization-config-rule-statuses.json" configservice describe-organization-config-rule-statuses
  for policy in $(query organizations list-policies --filter SERVICE_CONTROL_POLICY --query 'Policies[].Id'); do
    save "$out/describe-policy-$policy.json" organizations describe-policy --policy-id "$policy"
    save "$out/list-targets-for-policy-$policy.json" organizations list-targets-for-policy --policy-id "$policy"
  done
  for target in $(query organizations list-roots --query 'Roots[].Id'); do collect_below "$target"; done
}

# The OUs and accounts below a root or an OU, and the controls of Control Tower there.
collect_below() {
  local parent=$1 out=$folder/organization unit arn control
  save "$out/list-organizational-units-for-parent-$parent.json" \
    organizations list-organizational-units-for-parent --parent-id "$parent"
  save "$out/list-accounts-for-parent-$parent.json" organizations list-accounts-for-parent --parent-id "$parent"
  while read -r unit; do
    [ -n "$unit" ] || continue
    collect_below "$unit"
  done < <(query organizations list-organizational-units-for-parent --parent-id "$parent" --query 'OrganizationalUnits[].Id')
  case $parent in
    ou-*)
      arn=$(query organizations describe-organizational-unit --organizational-unit-id "$parent" --query OrganizationalUnit.Arn)
      save "$out/list-enabled-controls-$parent.json" controltower list-enabled-controls --target-identifier "$arn"
      # shellcheck disable=SC2016 # the backticks are JMESPath's
      for control in $(query controltower list-enabled-controls --target-identifier "$arn" \
        --query 'enabledControls[?contains(controlIdentifier, \`RESTRICT_ROOT_USER\`) || contains(controlIdentifier, \`5kvme4m5d2b4d7if2fs5yg2ui\`)].arn'); do
        save "$out/get-enabled-control-$parent.json" controltower get-enabled-control --enabled-control-identifier "$control"
      done
      ;;
  esac
}

# What one account says, with the credentials of the environment.
collect_account() {
  local out=$folder/$1
  if [ "$(query sts get-caller-identity --query Account)" != "$1" ]; then
    printf '%s: the credentials are those of another account\n' "$1" >> "$failures"
    return
  fi
  mkdir -p "$out"
  save "$out/list-virtual-mfa-devices.json" iam list-virtual-mfa-devices
  save "$out/get-account-summary.json" iam get-account-summary
  aws iam generate-credential-report > /dev/null 2>&1 && sleep "\${ROOTRAIL_WAIT:-3}"
  save "$out/get-credential-report.json" iam get-credential-report
  save "$out/describe-config-rules.json" configservice describe-config-rules
  save "$out/describe-configuration-recorders.json" configservice describe-configuration-recorders
  save "$out/describe-configuration-recorder-status.json" configservice describe-configuration-recorder-status
  save "$out/describe-delivery-channels.json" configservice describe-delivery-channels
  save "$out/get-enabled-standards.json" securityhub get-enabled-standards
  save "$out/list-standards-control-associations-IAM.6.json" \
    securityhub list-standards-control-associations --security-control-id IAM.6
}

# The same in a member account, as the role there; the subshell forgets its credentials.
collect_member() (
  arn=arn:$partition:iam::$1:role/$role
  if ! keys=$(aws sts assume-role --role-arn "$arn" --role-session-name rootrail-evidence --output text \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' 2>> "$failures"); then
    printf '%s: the role %s cannot be assumed\n' "$1" "$arn" >> "$failures"
    return
  fi
  read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<< "$keys"
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  unset AWS_PROFILE
  collect_account "$1"
)

export AWS_PROFILE=$profile
own=$(query sts get-caller-identity --query Account)
partition=$(query sts get-caller-identity --query Arn | cut -d : -f 2)
if [ -z "$own" ]; then
  echo "The profile $profile cannot be used; $failures says why." >&2
  exit 2
fi
collect_organization
# shellcheck disable=SC2016 # the backticks are JMESPath's
for account in $(query organizations list-accounts --query 'Accounts[?Status==\`ACTIVE\`].Id'); do
  echo "$account" >&2
  if [ "$account" = "$own" ]; then collect_account "$account"; else collect_member "$account"; fi
done
echo "Outputs are in $folder. Next: rootrail coverage $folder" >&2
if [ -s "$failures" ]; then
  echo "Some calls failed; $failures has each of them." >&2
  exit 1
fi
rm -f "$failures"
`;

/** What the role in each account, and the profile, may do. Each action stands in the script. */
const policy = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "RootMfaAndGuardrailsOfTheAccount",
      Effect: "Allow",
      Action: [
        "iam:ListVirtualMFADevices",
        "iam:GetAccountSummary",
        "iam:GenerateCredentialReport",
        "iam:GetCredentialReport",
        "config:DescribeConfigRules",
        "config:DescribeConfigurationRecorders",
        "config:DescribeConfigurationRecorderStatus",
        "config:DescribeDeliveryChannels",
        "securityhub:GetEnabledStandards",
        "securityhub:ListStandardsControlAssociations",
      ],
      Resource: "*",
    },
    {
      Sid: "OrganizationInTheManagementAccountOnly",
      Effect: "Allow",
      Action: [
        "organizations:DescribeOrganization",
        "organizations:DescribeOrganizationalUnit",
        "organizations:DescribePolicy",
        "organizations:ListRoots",
        "organizations:ListAccounts",
        "organizations:ListAccountsForParent",
        "organizations:ListOrganizationalUnitsForParent",
        "organizations:ListPolicies",
        "organizations:ListTargetsForPolicy",
        "organizations:ListAWSServiceAccessForOrganization",
        "iam:ListOrganizationsFeatures",
        "config:DescribeOrganizationConformancePacks",
        "config:DescribeOrganizationConformancePackStatuses",
        "config:DescribeOrganizationConfigRules",
        "config:DescribeOrganizationConfigRuleStatuses",
        "controltower:GetEnabledControl",
        "controltower:ListEnabledControls",
        "sts:AssumeRole",
      ],
      Resource: "*",
    },
  ],
};

/** A script that collects the outputs of AWS that `rootrail coverage` reads, and the least policy for it. */
export function collectFiles(): readonly ScaffoldFile[] {
  return [
    { path: "collect-evidence.sh", content: script.replaceAll("\\${", "${").replaceAll("\\`", "`") },
    { path: "collect-evidence-policy.json", content: `${JSON.stringify(policy, null, 2)}\n` },
  ];
}
