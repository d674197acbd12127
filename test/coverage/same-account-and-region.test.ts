import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";
import { planText } from "../support/plan.ts";

async function detectedBy(files: Readonly<Record<string, string>>) {
  const { guardrails, findings } = await lintFiles(files, {
    requireGuardrails: "always",
    config: false,
    skip: ["missing-root-scp", "missing-conformance-pack"],
  });
  return { detective: guardrails.detective, told: findings.map((one) => one.message).join("\n") };
}

const fsbp = (region: string) =>
  `arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`;
const controlOf = (region: string, account = "111122223333") =>
  `arn:aws:securityhub:${region}:${account}:control/aws-foundational-security-best-practices/v/1.0.0/IAM.6`;

const providers = `provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "other"
  region = "eu-west-1"
}
`;
const block = (type: string, name: string, body: string) => `resource "${type}" "${name}" {\n${body}\n}\n`;
const hwRule = (more = "") =>
  block(
    "aws_config_config_rule",
    "root",
    `name = "root"\n${more}\nsource {\n  owner = "AWS"\n  source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"\n}`,
  );
const recorder = (name: string, isOn: string, more = "") =>
  block("aws_config_configuration_recorder", name, `name = "${name}"\nrole_arn = "r"\n${more}`) +
  block("aws_config_configuration_recorder_status", name, `name = "${name}"\nis_enabled = ${isOn}\n${more}`);
const standard = block("aws_securityhub_standards_subscription", "f", `standards_arn = "${fsbp("us-east-1")}"`);
const controlOff = (region: string, more = "") =>
  block(
    "aws_securityhub_standards_control_association",
    "c",
    `standards_arn = "${fsbp(region)}"\nsecurity_control_id = "IAM.6"\nassociation_status = "DISABLED"\n${more}`,
  );

/** A plan of resources by address, with the region that the provider of version 6 tells in each. */
function planOf(resources: Readonly<Record<string, object>>): string {
  return planText(
    Object.entries(resources).map(([address, after]) => [
      address,
      { actions: ["create"], before: null, after, after_unknown: {} },
    ]),
  );
}
const rulePlan = (region: string) => ({
  name: "root",
  region,
  source: [{ owner: "AWS", source_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" }],
});
const rolePlan = (region: string) => ({ name: region, region, role_arn: "r" });

/** Outputs of the AWS CLI. */
const standards = (region: string, account = "111122223333") =>
  JSON.stringify({
    StandardsSubscriptions: [
      {
        StandardsSubscriptionArn: `arn:aws:securityhub:${region}:${account}:subscription/aws-foundational-security-best-practices/v/1.0.0`,
        StandardsArn: fsbp(region),
        StandardsStatus: "READY",
      },
    ],
  });
const controls = (region: string, account?: string, ControlStatus = "DISABLED") =>
  JSON.stringify({ Controls: [{ StandardsControlArn: controlOf(region, account), ControlStatus }] });
const associations = (region: string) =>
  JSON.stringify({
    StandardsControlAssociationSummaries: [
      {
        StandardsArn: fsbp(region),
        SecurityControlId: "IAM.6",
        SecurityControlArn: `arn:aws:securityhub:${region}:111122223333:security-control/IAM.6`,
        AssociationStatus: "DISABLED",
      },
    ],
  });
const rules = (region: string) =>
  JSON.stringify({
    ConfigRules: [
      {
        ConfigRuleName: "root",
        ConfigRuleArn: `arn:aws:config:${region}:111122223333:config-rule/config-rule-a1`,
        Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
        ConfigRuleState: "ACTIVE",
      },
    ],
  });
const recorders = JSON.stringify({
  ConfigurationRecorders: [{ name: "default", roleARN: "arn:aws:iam::111122223333:role/c" }],
});
const status = (region: string | null, recording: boolean, account = "111122223333") =>
  JSON.stringify({
    ConfigurationRecordersStatus: [
      {
        name: "default",
        ...(region && { arn: `arn:aws:config:${region}:${account}:configuration-recorder/default/a1` }),
        recording,
      },
    ],
  });

const stoppedIn = "the configuration recorder is switched off";
const disabled = "its control for hardware MFA of root (IAM.6) is disabled";

describe("a recorder or a control that is off", () => {
  it.each<[string, Readonly<Record<string, string>>, string, string?]>([
    ["in the rule's Region", { "main.tf": providers + hwRule() + recorder("a", "false") }, "missing", stoppedIn],
    [
      "in another Region, by its provider",
      { "main.tf": providers + hwRule() + recorder("a", "true") + recorder("b", "false", "provider = aws.other") },
      "covered",
    ],
    [
      "in another Region, by its own argument",
      { "main.tf": providers + hwRule() + recorder("a", "true") + recorder("b", "false", 'region = "eu-west-1"') },
      "covered",
    ],
    [
      "in a Region that is not known, beside one that runs",
      { "main.tf": hwRule() + recorder("a", "true") + recorder("b", "false", "region = var.r") },
      "unverifiable",
      "another one of the same input runs",
    ],
    [
      "in the Region of a module",
      {
        "main.tf": `${providers}${hwRule()}${recorder("a", "true")}module "m" {\n  source = "./m"\n  providers = { aws = aws.other }\n}\n`,
        "m/main.tf": recorder("b", "false"),
      },
      "covered",
    ],
    [
      "in another Region, in a plan",
      {
        "plan.json": planOf({
          "aws_config_config_rule.r": rulePlan("us-east-1"),
          "aws_config_configuration_recorder.a": rolePlan("us-east-1"),
          "aws_config_configuration_recorder_status.a": { name: "a", region: "us-east-1", is_enabled: true },
          "aws_config_configuration_recorder.b": rolePlan("eu-west-1"),
          "aws_config_configuration_recorder_status.b": { name: "b", region: "eu-west-1", is_enabled: false },
        }),
      },
      "covered",
    ],
    [
      "in another account",
      {
        "main.tf": `${hwRule()}${recorder("a", "false", "provider = aws.b")}provider "aws" {
  allowed_account_ids = ["111122223333"]
}
provider "aws" {
  alias = "b"
  assume_role {
    role_arn = "arn:aws:iam::222233334444:role/r"
  }
}
`,
      },
      "partial",
    ],
    ["in the standard's Region", { "main.tf": standard + controlOff("us-east-1") }, "missing", disabled],
    ["in another Region, by its ARN", { "main.tf": standard + controlOff("eu-west-1") }, "covered"],
    [
      "in another Region, by the older resource",
      {
        "main.tf":
          standard +
          block(
            "aws_securityhub_standards_control",
            "c",
            `standards_control_arn = "${controlOf("eu-west-1")}"\ncontrol_status = "DISABLED"`,
          ),
      },
      "covered",
    ],
    [
      "in another Region, in a plan",
      {
        "plan.json": planOf({
          "aws_securityhub_standards_subscription.f": { standards_arn: fsbp("us-east-1") },
          "aws_securityhub_standards_control_association.c": {
            standards_arn: fsbp("eu-west-1"),
            security_control_id: "IAM.6",
            association_status: "DISABLED",
          },
        }),
      },
      "covered",
    ],
    [
      "in another output of the account",
      { "e/111122223333/s.json": standards("us-east-1"), "e/111122223333/c.json": controls("us-east-1") },
      "missing",
      disabled,
    ],
    [
      "in another folder of the account and Region",
      { "a/s.json": standards("us-east-1"), "b/c.json": associations("us-east-1") },
      "missing",
      disabled,
    ],
    [
      "in an output of another Region",
      { "e/s.json": standards("us-east-1"), "e/c.json": controls("eu-west-1") },
      "unverifiable",
    ],
    ["in no output", { "e/s.json": standards("us-east-1") }, "unverifiable"],
    [
      "in an output of another Region, and on in its own",
      {
        "e/s.json": standards("us-east-1"),
        "e/o.json": controls("us-east-1", undefined, "ENABLED"),
        "e/c.json": controls("eu-west-1"),
      },
      "covered",
    ],
    [
      "in an output of another account",
      {
        "e/s.json": standards("us-east-1"),
        "e/o.json": controls("us-east-1", undefined, "ENABLED"),
        "e/c.json": controls("us-east-1", "222233334444"),
      },
      "partial",
    ],
    [
      "in the status of the recorder",
      { "e/r.json": rules("us-east-1"), "e/s.json": status("us-east-1", false) },
      "missing",
      stoppedIn,
    ],
    [
      "in a status without an ARN",
      { "111122223333/r.json": rules("us-east-1"), "111122223333/s.json": status(null, false) },
      "missing",
      stoppedIn,
    ],
    [
      "in the status of another Region",
      { "e/r.json": rules("us-east-1"), "e/s.json": status("eu-west-1", false) },
      "covered",
    ],
    ["in no status", { "e/r.json": rules("us-east-1"), "e/s.json": recorders }, "covered"],
  ])("%s", async (_, files, expected, words = "") => {
    const { detective, told } = await detectedBy(files);
    expect(detective).toBe(expected);
    expect(told).toContain(words);
    if (words === "") expect(told).not.toMatch(/is switched off|is disabled/);
  });

  it("is told of Security Hub, whose controls find nothing then", async () => {
    const { detective, told } = await detectedBy({ "main.tf": standard + recorder("a", "false") });
    expect(detective).toBe("covered");
    expect(told).toContain("find nothing where AWS Config does not record");
    const running = await detectedBy({ "main.tf": standard + recorder("a", "true") });
    expect(running.told).not.toContain("does not record");
  });
});

const pack =
  "Resources:\n  R: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}\n";
const stackSet = (...regions: readonly string[]) => `Resources:
  Organization: {Type: AWS::Organizations::Organization}
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      PermissionModel: SERVICE_MANAGED
      StackInstancesGroup: [{DeploymentTargets: {OrganizationalUnitIds: [!GetAtt Organization.RootId]}, Regions: [${regions.join(", ")}]}]
      TemplateBody: ${JSON.stringify(pack)}
`;
const instances = (...regions: readonly string[]) =>
  block("aws_organizations_organization", "o", 'feature_set = "ALL"') +
  block(
    "aws_cloudformation_stack_set",
    "s",
    `name = "s"\npermission_model = "SERVICE_MANAGED"\ntemplate_body = ${JSON.stringify(pack)}`,
  ) +
  regions
    .map((region, index) =>
      block(
        "aws_cloudformation_stack_set_instance",
        `i${index}`,
        `stack_set_name = aws_cloudformation_stack_set.s.name\nstack_set_instance_region = "${region}"\ndeployment_targets {\n  organizational_unit_ids = [aws_organizations_organization.o.roots[0].id]\n}`,
      ),
    )
    .join("");

describe("the hardware rule in a Region that does not have it", () => {
  const lacks = "does not have ROOT_ACCOUNT_HARDWARE_MFA_ENABLED in";
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["by its own argument", { "main.tf": hwRule('region = "il-central-1"') }, "missing"],
    ["by its provider", { "main.tf": `provider "aws" {\n  region = "ca-west-1"\n}\n${hwRule()}` }, "missing"],
    [
      "not by its provider where it has an argument",
      { "main.tf": `provider "aws" {\n  region = "ca-west-1"\n}\n${hwRule('region = "us-east-1"')}` },
      "covered",
    ],
    ["in a plan", { "plan.json": planOf({ "aws_config_config_rule.r": rulePlan("mx-central-1") }) }, "missing"],
    [
      "for an organization",
      {
        "plan.json": planOf({
          "aws_config_organization_managed_rule.r": {
            name: "root",
            rule_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
            region: "ap-east-2",
          },
        }),
      },
      "missing",
    ],
    [
      "in a pack",
      {
        "main.tf": block(
          "aws_config_conformance_pack",
          "p",
          `name = "p"\nregion = "me-central-1"\ntemplate_body = ${JSON.stringify(pack)}`,
        ),
      },
      "missing",
    ],
    ["in a stack set", { "t.yaml": stackSet("il-central-1") }, "missing"],
    ["in a stack set with another one", { "t.yaml": stackSet("il-central-1", "us-east-1") }, "partial"],
    ["in all instances of a stack set", { "main.tf": instances("il-central-1", "ca-west-1") }, "missing"],
    ["in one of the instances of a stack set", { "main.tf": instances("il-central-1", "us-east-1") }, "partial"],
    ["in an output", { "r.json": rules("ap-southeast-7") }, "missing"],
    [
      "beside the rule of another one",
      {
        "main.tf": hwRule('region = "il-central-1"') + hwRule('region = "us-east-1"').replace('"root" {', '"second" {'),
      },
      "covered",
    ],
  ])("%s", async (_, files, expected) => {
    const { detective, told } = await detectedBy(files);
    expect(detective).toBe(expected);
    if (expected === "missing") expect(told).toContain(lacks);
  });
});

describe("what is told of one organization", () => {
  const organization = (access: string) =>
    block("aws_organizations_organization", "o", `feature_set = "ALL"\naws_service_access_principals = [${access}]`);
  const given = organization('"config-multiaccountsetup.amazonaws.com", "iam.amazonaws.com"');
  const organizationRule = block(
    "aws_config_organization_managed_rule",
    "r",
    'name = "r"\nrule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"',
  );
  const central = `${block("aws_securityhub_configuration_policy", "on", `name = "on"\nconfiguration_policy {\n  service_enabled = true\n  enabled_standard_arns = ["${fsbp("us-east-1")}"]\n  security_controls_configuration {\n    disabled_control_identifiers = []\n  }\n}`)}${block("aws_securityhub_configuration_policy_association", "a", "policy_id = aws_securityhub_configuration_policy.on.id\ntarget_id = aws_organizations_organization.o.roots[0].id")}`;
  const local = block(
    "aws_securityhub_organization_configuration",
    "c",
    'auto_enable = true\norganization_configuration {\n  configuration_type = "LOCAL"\n}',
  );
  const suppression = block(
    "aws_securityhub_automation_rule",
    "s",
    'rule_name = "s"\nactions {\n  finding_fields_update {\n    workflow {\n      status = "SUPPRESSED"\n    }\n  }\n}\ncriteria {\n  compliance_security_control_id {\n    comparison = "EQUALS"\n    value = "IAM.6"\n  }\n}',
  );
  it.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
    [
      "service access does not count for another one",
      { "a/main.tf": organization("") + organizationRule, "b/main.tf": given + organizationRule },
      "partial",
      /does not give AWS Config .* service access/,
    ],
    [
      "local configuration switches nothing off in another one",
      { "a/main.tf": given + central, "b/main.tf": given + local },
      "partial",
      /^(?!.*LOCAL)/s,
    ],
    [
      "a suppression hides no findings of another one",
      { "a/main.tf": given + central, "b/main.tf": given + central + suppression },
      "partial",
      /^[^\n]*b\/main|suppresses/,
    ],
  ])("%s", async (_, files, expected, words) => {
    const { detective, told } = await detectedBy(files);
    expect(detective).toBe(expected);
    expect(told).toMatch(words);
  });

  it("service access for IAM does not count for another one", async () => {
    const features = block("aws_iam_organizations_features", "f", 'enabled_features = ["RootCredentialsManagement"]');
    const account = block("aws_organizations_account", "x", 'name = "x"\nemail = "x@example.com"');
    const files = { "a/main.tf": organization("") + features + account, "b/main.tf": given + account };
    const { guardrails } = await lintFiles(files, { requireGuardrails: "always", config: false });
    expect(guardrails.preventive).toBe("missing");
  });

  it("a recorder of one account counts for that account only", async () => {
    const aliased = `provider "aws" {
  alias = "x"
  assume_role {
    role_arn = "arn:aws:iam::222233334444:role/r"
  }
}
`;
    const account = block("aws_organizations_account", "y", 'name = "y"\nemail = "y@example.com"');
    const files = {
      "main.tf": given + account + organizationRule + aliased + recorder("a", "false", "provider = aws.x"),
    };
    const { detective, told } = await detectedBy(files);
    expect(detective).toBe("partial");
    expect(told).not.toContain("detects nothing");
  });

  it("centralised root access counts for the organization whose ID its output has", async () => {
    const id = "o-abcdefghij";
    const arn = (of: string) => `arn:aws:organizations::999999999999:${of}`;
    const account = {
      Id: "111122223333",
      Arn: arn(`account/${id}/111122223333`),
      Name: "x",
      Email: "x@example.com",
      Status: "ACTIVE",
    };
    const outputs = (features: string) => ({
      "describe-organization.json": JSON.stringify({
        Organization: { Id: id, Arn: arn(`organization/${id}`), FeatureSet: "ALL", MasterAccountId: "999999999999" },
      }),
      "list-accounts.json": JSON.stringify({ Accounts: [account] }),
      "list-organizations-features.json": JSON.stringify({
        OrganizationId: features,
        EnabledFeatures: ["RootCredentialsManagement"],
      }),
      "list-policies.json": JSON.stringify({ Policies: [] }),
    });
    const preventive = async (features: string) =>
      (await lintFiles(outputs(features), { requireGuardrails: "always", config: false })).guardrails.preventive;
    expect(await preventive(id)).toBe("covered");
    expect(await preventive("o-zyxwvutsrq")).toBe("missing");
  });
});
