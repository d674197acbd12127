import { type Answers, type ExistingGuardrails, hasHardwareRule, type ScaffoldFile } from "./answers.ts";
import { joined, noPack } from "./cloudformation-guardrails.ts";
import { comment, packName, packTemplate, rootPattern, scpName, scpReasons, statementId } from "./policy.ts";
import { recorderTemplate } from "./recorder-template.ts";

/** The guardrails as a Terraform root module of its own, for the management account. */
export function terraformGuardrails(answers: Answers, existing: ExistingGuardrails): readonly ScaffoldFile[] {
  const folder = joined(answers.directory, "terraform");
  const file = (name: string, content: string): ScaffoldFile => ({ path: `${folder}/${name}`, content });
  const isDetective = hasHardwareRule(answers.partition);
  const organization = existing.organization ? [] : ["aws_organizations_organization.this"];
  const recorders = isDetective && !existing.recorder ? recorderAddresses : [];
  return [
    file("main.tf", mainFile(answers, existing, isDetective)),
    ...(existing.organization ? [] : [file("organization.tf", organizationFile(answers, isDetective))]),
    file("root-mfa-scp.tf", scpFile(answers, dependsOn(organization))),
    ...(isDetective
      ? [file("root-mfa-conformance-pack.tf", packFile(dependsOn([...organization, ...recorders])))]
      : []),
    ...(recorders.length > 0 ? recorderFiles(file, dependsOn(organization)) : []),
    ...(answers.centralRootAccess ? [file("central-root-access.tf", centralFile(dependsOn(organization)))] : []),
  ];
}

const recorderAddresses = [
  "aws_cloudformation_stack.config_recorder",
  "aws_cloudformation_stack_set_instance.config_recorder",
];

/** The `depends_on` argument of a block. */
function dependsOn(addresses: readonly string[]): string {
  if (addresses.length === 0) return "";
  return `\n\n  depends_on = [\n${addresses.map((address) => `    ${address},\n`).join("")}  ]`;
}

function mainFile(answers: Answers, existing: ExistingGuardrails, isDetective: boolean): string {
  const principals = servicePrincipals(answers, isDetective);
  const elsewhere =
    existing.organization && principals.length > 0
      ? [
          "",
          "The organization itself is declared elsewhere in this repository. There it needs, in enabled_policy_types,",
          `SERVICE_CONTROL_POLICY, and in aws_service_access_principals: ${principals.join(", ")}.`,
        ]
      : [];
  const none = isDetective ? [] : ["", ...noPack(answers.partition)];
  return `${comment([
    "Guardrails against virtual MFA devices on root users. Apply with credentials of the organization's management account.",
    "",
    "Rollout: a test OU first, and try to add an authenticator app as root of an account in it; that must fail, and a",
    "security key must work:",
    "  terraform apply -var 'scp_target_id=ou-EXAMPLE'",
    "Then the whole organization, the organization's root being the default:",
    "  terraform apply",
    ...elsewhere,
    ...none,
  ])}

terraform {
  required_version = ">= 1.7"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80"
    }
  }
}

data "aws_organizations_organization" "current" {}
`;
}

/** Services that need trusted access to the organization for the generated guardrails. */
function servicePrincipals(answers: Answers, isDetective: boolean): readonly string[] {
  return [
    ...(isDetective
      ? ["config-multiaccountsetup.amazonaws.com", "member.org.stacksets.cloudformation.amazonaws.com"]
      : []),
    ...(answers.centralRootAccess ? ["iam.amazonaws.com"] : []),
  ];
}

function organizationFile(answers: Answers, isDetective: boolean): string {
  const principals = servicePrincipals(answers, isDetective)
    .map((principal) => `\n    "${principal}",`)
    .join("");
  return `${comment([
    "SCPs do nothing unless their policy type is enabled, which is a setting of the organization. The organization that",
    "stands is adopted; the preconditions stop a plan that would take away a policy type or a service's access that it",
    "has now: add those to the lists below.",
  ])}

variable "enabled_policy_types" {
  description = "Every policy type of the organization."
  type        = set(string)
  default     = ["SERVICE_CONTROL_POLICY"]
}

variable "service_access_principals" {
  description = "Every AWS service that has trusted access to the organization."
  type        = set(string)
  default = [${principals}${principals ? "\n  " : ""}]
}

import {
  to = aws_organizations_organization.this
  id = data.aws_organizations_organization.current.id
}

resource "aws_organizations_organization" "this" {
  feature_set                   = "ALL"
  enabled_policy_types          = var.enabled_policy_types
  aws_service_access_principals = var.service_access_principals

  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = length(setsubtract(data.aws_organizations_organization.current.enabled_policy_types, var.enabled_policy_types)) == 0
      error_message = "This would disable policy types of the organization: add them to enabled_policy_types."
    }

    precondition {
      condition     = length(setsubtract(data.aws_organizations_organization.current.aws_service_access_principals, var.service_access_principals)) == 0
      error_message = "This would take trusted access from services: add them to service_access_principals."
    }
  }
}
`;
}

function scpFile(answers: Answers, dependencies: string): string {
  const root = answers.rootId ? `"${answers.rootId}"` : "data.aws_organizations_organization.current.roots[0].id";
  return `${comment(["Prevents.", ...scpReasons])}

variable "scp_target_id" {
  description = "What the SCP is attached to: a test OU first, then nothing, which means the organization's root."
  type        = string
  default     = null
}

resource "aws_organizations_policy" "deny_root_virtual_mfa" {
  name        = "${scpName}"
  description = "Root users cannot create virtual MFA devices; hardware devices stay possible"
  type        = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "${statementId}"
      Effect   = "Deny"
      Action   = "iam:CreateVirtualMFADevice"
      Resource = "*"
      Condition = {
        ArnLike = {
          "aws:PrincipalArn" = "${rootPattern}"
        }
      }
    }]
  })
}

resource "aws_organizations_policy_attachment" "deny_root_virtual_mfa" {
  policy_id = aws_organizations_policy.deny_root_virtual_mfa.id
  target_id = var.scp_target_id != null ? var.scp_target_id : ${root}${dependencies}
}
`;
}

const packFile = (dependencies: string) => `${comment([
  "Detects. In every account of the organization, the management account included, AWS Config reports a root user that",
  "may sign in with a virtual MFA device. One region is enough: the rule is about the account. It changes nothing, so it",
  "can go to the whole organization at once; every account needs a recorder that runs.",
])}

resource "aws_config_organization_conformance_pack" "root_hardware_mfa" {
  name          = "${packName}"
  template_body = <<-YAML
${packTemplate("    ")}
  YAML${dependencies}
}
`;

function recorderFiles(
  file: (name: string, content: string) => ScaffoldFile,
  dependencies: string,
): readonly ScaffoldFile[] {
  const howTo = ["An AWS Config recorder. config-recorder.tf deploys it to every account."];
  return [
    file("config-recorder.tf", recorderFile(dependencies)),
    file("config-recorder.yaml", recorderTemplate(howTo)),
  ];
}

const recorderFile = (dependencies: string) => `${comment([
  "Organization conformance packs need an AWS Config recorder that runs in each account. An account has at most one a",
  "region: take accounts that have one out of recorder_target_ids. Rollout: a test OU first, then the root.",
])}

variable "recorder_target_ids" {
  description = "OUs that get a recorder: a test OU first, then nothing, which means the organization's root."
  type        = list(string)
  default     = null
}

locals {
  recorder_template = file("\${path.module}/config-recorder.yaml")
}

# Stack sets with service-managed permissions leave out the management account, so it gets a stack of its own.
resource "aws_cloudformation_stack" "config_recorder" {
  name          = "config-recorder"
  template_body = local.recorder_template
  capabilities  = ["CAPABILITY_IAM"]
}

resource "aws_cloudformation_stack_set" "config_recorder" {
  name             = "config-recorder"
  permission_model = "SERVICE_MANAGED"
  template_body    = local.recorder_template
  capabilities     = ["CAPABILITY_IAM"]

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  lifecycle {
    # Set by the service with service-managed permissions.
    ignore_changes = [administration_role_arn]
  }${dependencies}
}

resource "aws_cloudformation_stack_set_instance" "config_recorder" {
  stack_set_name = aws_cloudformation_stack_set.config_recorder.name

  deployment_targets {
    organizational_unit_ids = var.recorder_target_ids != null ? var.recorder_target_ids : [data.aws_organizations_organization.current.roots[0].id]
  }
}
`;

const centralFile = (dependencies: string) => `${comment([
  "Centralised root access: new member accounts get no root credentials at all, so there is nothing to bind a device to,",
  "and privileged tasks are done in short sessions from the management account. Credentials that stand are not deleted by",
  "it: remove them account by account (aws sts assume-root). The management account keeps its root user.",
])}

resource "aws_iam_organizations_features" "central_root_access" {
  enabled_features = [
    "RootCredentialsManagement",
    "RootSessions",
  ]${dependencies}
}
`;
