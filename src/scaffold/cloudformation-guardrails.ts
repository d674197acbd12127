import { type Answers, type ExistingGuardrails, hasHardwareRule, type ScaffoldFile } from "./answers.ts";
import { comment, packName, packTemplate, rootPattern, scpName, scpReasons, statementId } from "./policy.ts";
import { recorderTemplate } from "./recorder-template.ts";

/** The guardrails as CloudFormation templates: one for the management account, one for the recorder of each account. */
export function cloudFormationGuardrails(answers: Answers, existing: ExistingGuardrails): readonly ScaffoldFile[] {
  const folder = joined(answers.directory, "cloudformation");
  const root = answers.rootId ?? "r-EXAMPLE";
  const hasPack = hasHardwareRule(answers.partition);
  const recorder: readonly ScaffoldFile[] =
    existing.recorder || !hasPack
      ? []
      : [{ path: `${folder}/config-recorder.yaml`, content: recorderTemplate(recorderHowTo(folder, root)) }];
  const howTo = deployHowTo(folder, root, hasPack ? packHowTo(recorder[0]?.path) : []);
  const content = guardrailTemplate(answers, howTo);
  // In the order of the roll-out.
  return [...recorder, { path: `${folder}/root-mfa-guardrails.yaml`, content }];
}

/** The path of a name below a folder; `.` adds nothing. */
export function joined(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

function guardrailTemplate(answers: Answers, howTo: readonly string[]): string {
  const pack = hasHardwareRule(answers.partition) ? `\n${packResource}` : "";
  const about = pack ? "" : `\n${comment(noPack(answers.partition), "  ")}`;
  return `${comment(howTo)}
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

/** What the pack of the organization needs before it is created. `recorder`: the template of the recorder, where one is written. */
function packHowTo(recorder: string | undefined): readonly string[] {
  const how = recorder === undefined ? "" : ` (${recorder} says how)`;
  return [
    `- A configuration recorder that runs in every account, in this region${how}. The conformance`,
    "  pack fails in an account without one, and the whole stack rolls back, its SCP included.",
    "- Service access for AWS Config in the organization:",
    "  aws organizations enable-aws-service-access --service-principal config-multiaccountsetup.amazonaws.com",
  ];
}

function deployHowTo(folder: string, root: string, packNeeds: readonly string[]): readonly string[] {
  return [
    "Guardrails against virtual MFA devices on root users. Deploy this stack in the organization's management account,",
    "in one region.",
    "",
    "First, in this order:",
    ...packNeeds,
    "- The policy type SCP, which CloudFormation cannot enable:",
    `  aws organizations enable-policy-type --root-id ${root} --policy-type SERVICE_CONTROL_POLICY`,
    "Then the SCP for a test OU. Try to add an authenticator app as root of an account in it: that must fail, and a",
    "security key must work.",
    `  aws cloudformation deploy --stack-name root-mfa-guardrails --template-file ${folder}/root-mfa-guardrails.yaml \\`,
    "    --parameter-overrides ScpTargetIds=ou-EXAMPLE",
    `Last, the whole organization: the same with ScpTargetIds=${root}.`,
  ];
}

function recorderHowTo(folder: string, root: string): readonly string[] {
  const template = `${folder}/config-recorder.yaml`;
  return [
    "An AWS Config recorder, to be deployed before the guardrails: the pack of the organization needs one that runs in",
    "each account, in its region. An account has at most one recorder a region: leave out accounts that have one.",
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
