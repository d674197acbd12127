import { deriveFacts } from "../../../src/facts/registry.ts";
import { unreadContent } from "../../../src/facts/unread-content.ts";
import type { FactCause } from "../../../src/model/cause.ts";
import type {
  DeploymentStatusFact,
  Fact,
  FactKind,
  OwnerSign,
  RootEvidenceFact,
  SignKind,
} from "../../../src/model/fact.ts";
import { known, list, map, unknown } from "../../../src/model/value.ts";
import { place, resource } from "../../coverage/resource-support.ts";

const unit = { ParentId: known("r-ab12") };

const derived: {
  readonly [K in Exclude<FactKind, "UnreadContent" | "RootEvidence" | "DeploymentStatus">]: Parameters<typeof resource>;
} = {
  MfaDevice: ["AWS::IAM::VirtualMFADevice", "Device", { Users: list([known("root")]) }],
  GuardrailCall: [
    "terraform_data",
    "attach",
    {
      provisioner: list([
        map([
          { key: "type", value: known("local-exec") },
          { key: "command", value: known("aws organizations attach-policy") },
        ]),
      ]),
    },
  ],
  Organization: ["AWS::Organizations::Organization", "Organization", {}],
  ServiceAccess: ["aws_organizations_aws_service_access", "access", { service_principal: known("iam.amazonaws.com") }],
  OrganizationalUnit: ["AWS::Organizations::OrganizationalUnit", "Unit", { Name: known("u"), ...unit }],
  Account: ["AWS::Organizations::Account", "Account", { AccountName: known("a") }],
  PolicyDocument: [
    "AWS::Organizations::Policy",
    "Policy",
    { Content: known("{}"), TargetIds: list([known("r-ab12")]) },
  ],
  PolicyAttachment: [
    "aws_organizations_policy_attachment",
    "attachment",
    { policy_id: known("p-1"), target_id: known("r-ab12") },
  ],
  ConfigRule: ["AWS::Config::ConfigRule", "Rule", {}],
  ConformancePack: ["AWS::Config::ConformancePack", "Pack", { TemplateS3Uri: known("s3://b/p") }],
  ConfigRecorder: ["AWS::Config::ConfigurationRecorder", "Recorder", {}],
  ControlTowerControl: ["AWS::ControlTower::EnabledControl", "Control", {}],
  LandingZone: ["AWS::ControlTower::LandingZone", "Zone", {}],
  SecurityHubStandard: ["AWS::SecurityHub::Hub", "Hub", {}],
  SecurityHubControl: ["aws_securityhub_standards_control", "control", {}],
  SecurityHubPolicy: ["AWS::SecurityHub::ConfigurationPolicy", "Central", {}],
  SecurityHubAssociation: ["AWS::SecurityHub::PolicyAssociation", "Association", {}],
  SecurityHubOrganization: ["AWS::SecurityHub::OrganizationConfiguration", "Hubs", {}],
  SecurityHubAutomationRule: ["AWS::SecurityHub::AutomationRule", "Quiet", {}],
  RootCredentialsManagement: ["aws_iam_organizations_features", "features", {}],
  StackSet: ["AWS::CloudFormation::StackSet", "Set", {}],
};

const evidence: RootEvidenceFact = {
  fact: "RootEvidence",
  resource: { format: "aws-cli", type: "aws iam list-virtual-mfa-devices", address: "list.json" },
  ...{ action: "no-op", location: place, header: place, callers: [], when: [], account: "111122223333" },
  observed: "2026-11-02T08:00:00Z",
  observation: { kind: "virtual-devices", ofRoot: 1, isWhole: true },
};

const status: DeploymentStatusFact = {
  fact: "DeploymentStatus",
  resource: {
    format: "aws-cli",
    type: "aws configservice describe-organization-config-rule-statuses",
    address: "root",
  },
  ...{ action: "no-op", location: place, header: place, callers: [], when: [] },
  of: "config-rule",
  reach: "organization",
  name: "root",
  id: "root:1",
  status: "CREATE_FAILED",
  member: "111122223333",
};

const problem = { code: "template-remote", message: "The template of Stack was not read." };

/** One fact of each kind; a kind that is forgotten does not compile. */
export const everyKind: readonly Fact[] = [
  ...deriveFacts(
    Object.values(derived).map((one) => resource(...one)),
    { scope: "acme#organization.yaml" },
  ),
  ...unreadContent([{ kind: "unread", ...problem, location: place }], {
    path: "acme#stack.yaml",
    scope: "acme#stack.yaml",
    format: "cloudformation",
  }),
  evidence,
  status,
];

export function sample<K extends FactKind>(kind: K): Extract<Fact, { fact: K }> {
  const found = everyKind.find((one): one is Extract<Fact, { fact: K }> => one.fact === kind);
  if (!found) throw new Error(`there is no sample of ${kind}`);
  return found;
}

const owner = unknown({ kind: "parameter", scope: "", name: "Owner" });
const ownerCause = { kind: "unknown-value", parts: ["user-", owner] } as const;

/** One cause of each kind, with all that it can hold. */
export const everyCause: { readonly [K in FactCause["kind"]]: Extract<FactCause, { kind: K }> } = {
  "unknown-value": ownerCause,
  "not-text": { kind: "not-text", found: "map" },
  "depends-on-condition": { kind: "depends-on-condition", subjects: ["condition IsProd"] },
  "not-given": { kind: "not-given", setting: "enabled_policy_types" },
  "not-in-output": { kind: "not-in-output", command: "organizations list-policies", lacks: "policy-text" },
  "not-collected": {
    kind: "not-collected",
    family: "preventive",
    commands: ["organizations list-policies"],
    collected: ["111122223333"],
    inSeveral: true,
  },
  "outputs-disagree": { kind: "outputs-disagree", one: "a/list-parents.json", other: "b/list-parents.json" },
  "no-template": { kind: "no-template" },
  "template-source-unknown": { kind: "template-source-unknown", source: "ssm-document", cause: ownerCause },
  "template-elsewhere": { kind: "template-elsewhere", uri: "s3://b/pack.yaml" },
  "deployed-unread": {
    kind: "deployed-unread",
    address: "aws_servicecatalog_provisioned_product.this",
    of: "product",
    name: null,
  },
  "template-unread": { kind: "template-unread", address: "aws_cloudformation_stack.this", url: null },
  "mapped-template-unreadable": { kind: "mapped-template-unreadable", uri: "s3://b/p", path: "p.yaml", system: "gone" },
  "template-too-large": { kind: "template-too-large", bytes: 60_000, limit: 51_200 },
  "template-other-type": { kind: "template-other-type", address: "Bucket", type: "AWS::S3::Bucket" },
  "template-too-many-rules": { kind: "template-too-many-rules", count: 131, limit: 130 },
  "template-not-text": { kind: "template-not-text" },
  "template-unknown": { kind: "template-unknown", cause: { kind: "not-text", found: "list" } },
  "template-not-read": { kind: "template-not-read" },
  "template-invalid": { kind: "template-invalid", problem },
  "no-rule-in-force": { kind: "no-rule-in-force" },
  "content-unread": { kind: "content-unread", problem },
  "input-partial": { kind: "input-partial", problem },
  "base-unread": { kind: "base-unread", problem },
  "input-unread": { kind: "input-unread", path: "org/main.tf", problem },
  "guardrail-call": {
    kind: "guardrail-call",
    address: "terraform_data.attach",
    call: "aws organizations attach-policy",
    of: "policy-attachment",
  },
  "handed-out": { kind: "handed-out", to: "output", name: "policy_id" },
  "undeclared-account": { kind: "undeclared-account", name: "Shop", file: "accounts-config.yaml" },
  "undeclared-unit": { kind: "undeclared-unit", name: "Sandbox", file: "organization-config.yaml" },
  "filled-in": { kind: "filled-in", text: "{{ id }}", file: "replacements-config.yaml" },
  "targets-unknown": { kind: "targets-unknown" },
  "accounts-left-out": { kind: "accounts-left-out" },
  "identifier-part-unknown": { kind: "identifier-part-unknown" },
  "speaks-of-root": { kind: "speaks-of-root", by: "tag", name: "root" },
  "owner-unknown": { kind: "owner-unknown", by: "user", cause: ownerCause },
  "call-for-unknown": { kind: "call-for-unknown", call: "iam:EnableMFADevice", by: "user", cause: ownerCause },
  "in-words": { kind: "in-words", text: "nobody knows it", settle: "ask somebody" },
};

const at = { location: place, when: [], via: [{ kind: "parameter-default", name: "Owner", at: place }] } as const;

/** One sign of each kind. */
export const everySign: { readonly [K in SignKind["kind"]]: Extract<OwnerSign, { kind: K }> } = {
  user: { kind: "user", user: ["arn:aws:iam::", null, ":root"], ...at },
  name: { kind: "name", name: ["root-account-mfa-device"], ...at },
  "serial-number": { kind: "serial-number", serialNumber: ["arn:aws:iam::", null, ":mfa/x"], ...at },
  import: { kind: "import", id: ["arn"], ...at, account: "111122223333" },
  "enabled-without-user": { kind: "enabled-without-user", ...at },
  listed: { kind: "listed", by: "account", text: "111122223333", ...at },
  call: { kind: "call", call: "iam:EnableMFADevice", argument: "user", value: ["root"], ...at },
  "in-words": { kind: "in-words", of: "call", text: "it calls somebody", ...at },
};
