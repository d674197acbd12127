import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

async function linted(files: Readonly<Record<string, string>>) {
  const { guardrails, findings } = await lintFiles(files, {
    requireGuardrails: "auto",
    config: false,
    skip: ["missing-root-scp", "missing-conformance-pack"],
  });
  return { detective: guardrails.detective, told: findings.map((one) => one.message).join("\n") };
}

const rule = `
        Conditions: {IsHome: !Equals [!Ref AWS::Region, us-east-1], IsOther: !Not [!Condition IsHome]}
        Resources:
          R: {Type: AWS::Config::ConfigRule, Condition: IsHome, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}
`;
const set = (groups: string, deployment = "{Enabled: true, RetainStacksOnAccountRemoval: false}") => `Resources:
  Recorder: {Type: AWS::Config::ConfigurationRecorder, Properties: {RoleARN: r}}
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      PermissionModel: SERVICE_MANAGED
      AutoDeployment: ${deployment}
      StackInstancesGroup: ${groups}
      TemplateBody: |${rule}`;
const group = (unit: string, regions: string) =>
  `{DeploymentTargets: {OrganizationalUnitIds: [${unit}]}, Regions: [${regions}]}`;

describe("a rule that a stack set keeps in one region", () => {
  it.each([
    ["is in each account where the region is among its own", `[${group("r-ab12", "us-east-1, eu-west-1")}]`, "covered"],
    ["is in none where it is not", `[${group("r-ab12", "eu-central-1, eu-west-1")}]`, "missing"],
    ["is in each where it is the only one", `[${group("r-ab12", "us-east-1")}]`, "covered"],
    [
      "is in each where every group has the region",
      `[${group("ou-ab12-11111111", "us-east-1")}, ${group("ou-ab12-22222222", "us-east-1, eu-west-1")}]`,
      "covered",
    ],
    [
      "is not told where one group does not have it",
      `[${group("ou-ab12-11111111", "us-east-1")}, ${group("ou-ab12-22222222", "eu-west-1")}]`,
      "unverifiable",
    ],
  ])("%s", async (_, groups, expected) => {
    const { detective } = await linted({ "t.yaml": set(groups) });
    // Nothing of a service-managed set is in the management account, and a root that only OUs are named of has more.
    expect(detective).toBe(expected === "covered" ? "partial" : expected);
  });

  const terraform = (instance: string) => `resource "aws_organizations_organization" "o" {
  feature_set = "ALL"
}
resource "aws_cloudformation_stack_set" "s" {
  name             = "s"
  permission_model = "SERVICE_MANAGED"
  auto_deployment {
    enabled = true
  }
  template_body = <<-YAML${rule.replaceAll("        ", "    ")}  YAML
}
${instance}
`;
  const inRegion = (name: string, region: string) => `resource "aws_cloudformation_stack_set_instance" "${name}" {
  stack_set_name            = aws_cloudformation_stack_set.s.name
  stack_set_instance_region = ${region}
  deployment_targets {
    organizational_unit_ids = [aws_organizations_organization.o.roots[0].id]
  }
}
`;
  it.each([
    ["by its instance's region", inRegion("a", '"us-east-1"'), "partial"],
    ["by the region of none", inRegion("a", '"eu-west-1"'), "missing"],
    ["by a region that is not known", `variable "r" {}\n${inRegion("a", "var.r")}`, "unverifiable"],
    [
      "by the regions of its instances",
      `resource "aws_cloudformation_stack_instances" "a" {
  stack_set_name = aws_cloudformation_stack_set.s.name
  regions        = ["eu-west-1", "us-east-1"]
  deployment_targets {
    organizational_unit_ids = [aws_organizations_organization.o.roots[0].id]
  }
}
`,
      "partial",
    ],
  ])("in Terraform %s", async (_, instance, expected) => {
    expect((await linted({ "main.tf": terraform(instance) })).detective).toBe(expected);
  });
});

describe("groups of one stack set in different regions", () => {
  it("have the rule where AWS Config does", async () => {
    const groups = `[${group("ou-ab12-11111111", "il-central-1")}, ${group("ou-ab12-22222222", "us-east-1")}]`;
    const text = set(groups).replace("Condition: IsHome, ", "");
    const { findings } = await lintFiles({ "t.yaml": text }, { requireGuardrails: "always", config: false });
    const missing = findings.find((one) => one.rule === "missing-conformance-pack");
    expect(missing?.message).toContain("the rest of the organization");
    expect(missing?.message).not.toContain("22222222");
  });
});

describe("automatic deployment", () => {
  const groups = (targets: string) => `[{DeploymentTargets: {${targets}}, Regions: [us-east-1]}]`;
  const units = groups("OrganizationalUnitIds: [r-ab12]");
  const accounts = groups(
    "AccountFilterType: INTERSECTION, OrganizationalUnitIds: [r-ab12], Accounts: ['111122223333']",
  );
  it.each([
    ["is told where it is off", set(units, "{Enabled: false}"), true],
    ["is not told where it is on", set(units), false],
    ["is not told where accounts are named", set(accounts, "{Enabled: false}"), false],
  ])("%s", async (_, text, isTold) => {
    const { told } = await linted({ "t.yaml": text });
    if (isTold) expect(told).toContain("without automatic deployment");
    else expect(told).not.toContain("automatic deployment");
  });
});

describe("a recorder", () => {
  const organization = `resource "aws_organizations_organization" "o" {
  feature_set                   = "ALL"
  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]
}
resource "aws_organizations_organizational_unit" "a" {
  name      = "Production"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_organizations_organizational_unit" "b" {
  name      = "Sandbox"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_config_organization_managed_rule" "r" {
  name            = "r"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}
`;
  const recorder = (units: string) => `resource "aws_cloudformation_stack_set" "recorder" {
  name             = "recorder"
  permission_model = "SERVICE_MANAGED"
  auto_deployment {
    enabled = true
  }
  template_body = <<-YAML
    Resources:
      Recorder: { Type: AWS::Config::ConfigurationRecorder, Properties: { RoleARN: r } }
  YAML
}
resource "aws_cloudformation_stack_set_instance" "recorder" {
  stack_set_name = aws_cloudformation_stack_set.recorder.name
  deployment_targets {
    organizational_unit_ids = [${units}]
  }
}
`;
  const own = `resource "aws_config_configuration_recorder" "own" {
  role_arn = "r"
}
resource "aws_config_configuration_recorder_status" "own" {
  name       = aws_config_configuration_recorder.own.name
  is_enabled = true
}
`;
  const [one, other] = ["a", "b"].map((name) => `aws_organizations_organizational_unit.${name}.id`);
  it.each([
    ["of one OU serves no other", recorder(`${one}`), /none of the inputs is deployed to .*OU Sandbox/],
    [
      "of all OUs leaves out the management account",
      recorder(`${one}, ${other}`),
      /deployed to the management account/,
    ],
    ["of its own serves the management account", recorder(`${one}, ${other}`) + own, null],
    ["of its own serves one account only", recorder(`${one}`) + own, /none of the inputs is deployed to .*OU Sandbox/],
    ["of nothing that is told serves all", own, null],
  ])("%s", async (_, text, expected) => {
    const { told } = await linted({ "main.tf": organization + text });
    if (expected) expect(told).toMatch(expected);
    else expect(told).not.toContain("recorder");
  });
});
