import { type Answers, type ExistingGuardrails, hasHardwareRule, type ScaffoldFile } from "./answers.ts";
import { comment, packName, packTemplate, rootPattern, scpName, scpReasons, statementId } from "./policy.ts";
import { recorderTemplate } from "./recorder-template.ts";

/** The guardrails as CloudFormation templates: one for the management account, one for the recorder of each account. */
export function cloudFormationGuardrails(answers: Answers, existing: ExistingGuardrails): readonly ScaffoldFile[] {
  const folder = joined(answers.directory, "cloudformation");
  const guardrails = { path: `${folder}/root-mfa-guardrails.yaml`, content: guardrailTemplate(answers, folder) };
  if (existing.recorder || !hasHardwareRule(answers.partition)) return [guardrails];
  const content = recorderTemplate(recorderHowTo(folder, answers.rootId ?? "r-EXAMPLE"));
  return [guardrails, { path: `${folder}/config-recorder.yaml`, content }];
}

/** The path of a name below a folder; `.` adds nothing. */
export function joined(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

function guardrailTemplate(answers: Answers, folder: string): string {
  const pack = hasHardwareRule(answers.partition) ? `\n${packResource}` : "";
  const about = pack ? "" : `\n${comment(noPack(answers.partition), "  ")}`;
  return `${comment(deployHowTo(folder, answers.rootId ?? "r-EXAMPLE"))}
AWSTemplateFormatVersion: "2010-09-09"
Description: Keeps virtual MFA devices off the root users of the organization, and detects those that stand
Parameters:
  ScpTargetIds:
    Type: CommaDelimitedList
    Description: What the SCP is attached to - a test OU first (ou-...), in the end the organization's root (r-...)
${answers.rootId ? `    Default: ${answers.rootId}\n` : ""}    AllowedPattern: ^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|[0-9]{12})$
Resources:
${comment(["Prevents.", ...scpReasons], "  ")}
  DenyRootVirtualMfa:
    Type: AWS::Organizations::Policy
    Properties:
      Name: ${scpName}
      Description: Root users cannot create virtual MFA devices; hardware devices stay possible
      Type: SERVICE_CONTROL_POLICY
      Content:
        Version: "2012-10-17"
        Statement:
          - Sid: ${statementId}
            Effect: Deny
            Action: iam:CreateVirtualMFADevice
            Resource: "*"
            Condition:
              ArnLike:
                aws:PrincipalArn: ${rootPattern}
      TargetIds: !Ref ScpTargetIds${about}${pack}
`;
}

const packResource = `${comment(
  [
    "Detects. In every account of the organization, the management account included, AWS Config reports a root user that",
    "may sign in with a virtual MFA device. One region is enough: the rule is about the account. It changes nothing, so it",
    "can go to the whole organization at once.",
  ],
  "  ",
)}
  RootHardwareMfaPack:
    Type: AWS::Config::OrganizationConformancePack
    Properties:
      OrganizationConformancePackName: ${packName}
      TemplateBody: |
${packTemplate("        ")}`;

/** Comment lines that explain why there is no detective guardrail. */
export function noPack(partition: string): readonly string[] {
  return [
    `AWS Config has no rule ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in ${partition}: look at`,
    "aws iam list-virtual-mfa-devices of each account instead.",
  ];
}

function deployHowTo(folder: string, root: string): readonly string[] {
  return [
    "Guardrails against virtual MFA devices on root users. Deploy this stack in the organization's management account,",
    "in one region.",
    "",
    "Before: policies of the type SCP must be enabled, which CloudFormation cannot do:",
    `  aws organizations enable-policy-type --root-id ${root} --policy-type SERVICE_CONTROL_POLICY`,
    "Rollout: a test OU first, and try to add an authenticator app as root of an account in it; that must fail, and a",
    "security key must work:",
    `  aws cloudformation deploy --stack-name root-mfa-guardrails --template-file ${folder}/root-mfa-guardrails.yaml \\`,
    "    --parameter-overrides ScpTargetIds=ou-EXAMPLE",
    `Then the whole organization: the same with ScpTargetIds=${root}.`,
  ];
}

function recorderHowTo(folder: string, root: string): readonly string[] {
  const template = `${folder}/config-recorder.yaml`;
  return [
    "An AWS Config recorder. Organization conformance packs need one that runs in each account, in the region of the",
    "pack. An account has at most one recorder a region: leave out accounts that have one.",
    "",
    "Rollout: the management account as a stack of its own, a test OU, then the whole organization as a stack set:",
    `  aws cloudformation deploy --stack-name config-recorder --template-file ${template} --capabilities CAPABILITY_IAM`,
    "  aws cloudformation activate-organizations-access",
    `  aws cloudformation create-stack-set --stack-set-name config-recorder --template-body file://${template} \\`,
    "    --capabilities CAPABILITY_IAM --permission-model SERVICE_MANAGED \\",
    "    --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false",
    "  aws cloudformation create-stack-instances --stack-set-name config-recorder --regions us-east-1 \\",
    "    --deployment-targets OrganizationalUnitIds=ou-EXAMPLE",
    `Then the same with OrganizationalUnitIds=${root}.`,
  ];
}
