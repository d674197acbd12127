import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/engine/collect-facts.ts";
import { factsVersion } from "../../src/inputs/facts/read-line.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { folderOf } from "../support/folder.ts";
import { lintFiles } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

/** What detects, and the causes of what is said to be ineffective. */
async function detective(files: Files): Promise<readonly unknown[]> {
  const { guardrails, findings } = await lintFiles(files, { requireGuardrails: "always", config: false });
  const broken = findings.filter((one) => one.rule === "ineffective-conformance-pack");
  return [guardrails.detective, ...broken.map(({ cause, resource }) => `${cause} ${resource.address}`)];
}

const source =
  'source {\n    owner             = "AWS"\n    source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"\n  }';
const rule = (argument = "") =>
  `resource "aws_config_config_rule" "r" {\n  name = "r"\n  ${argument}\n  ${source}\n}\n`;
const provider = (region: string, alias = "") => `provider "aws" {\n  region = "${region}"\n${alias}}\n`;
const inTemplate = {
  Type: "AWS::Config::ConfigRule",
  Properties: { Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" } },
};
const assembly = (region: string): Files => ({
  "cdk.out/manifest.json": JSON.stringify({
    version: "36.0.0",
    artifacts: {
      S: {
        type: "aws:cloudformation:stack",
        environment: `aws://111122223333/${region}`,
        properties: { templateFile: "S.template.json" },
      },
    },
  }),
  "cdk.out/S.template.json": JSON.stringify({ Resources: { R: inTemplate } }),
});
const stackSet = (regions: string): Files => ({
  "t.yaml": `Resources:
  S:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      PermissionModel: SERVICE_MANAGED
      StackInstancesGroup: [{DeploymentTargets: {OrganizationalUnitIds: [r-ab12]}, Regions: [${regions}]}]
      TemplateBody: '${JSON.stringify({ Resources: { R: inTemplate } })}'
`,
});
const plan = (after: object, region?: string): Files => ({
  "plan.json": JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.12.0",
    resource_changes: [
      {
        address: "aws_config_config_rule.r",
        mode: "managed",
        type: "aws_config_config_rule",
        name: "r",
        change: {
          actions: ["create"],
          before: null,
          after: {
            name: "r",
            source: [{ owner: "AWS", source_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" }],
            ...after,
          },
          after_unknown: {},
        },
      },
    ],
    configuration: {
      provider_config: {
        aws: { name: "aws", expressions: region === undefined ? {} : { region: { constant_value: region } } },
      },
      root_module: {
        resources: [
          {
            address: "aws_config_config_rule.r",
            mode: "managed",
            type: "aws_config_config_rule",
            name: "r",
            provider_config_key: "aws",
          },
        ],
      },
    },
  }),
});

const customizations = (regions: string, home = "us-east-1"): Files => ({
  "manifest.yaml": `region: ${home}
version: 2021-03-15
resources:
  - name: set
    resource_file: t.yaml
    deploy_method: stack_set
    deployment_targets: {organizational_units: [Prod]}
    regions: [${regions}]
`,
  "t.yaml": JSON.stringify({ Resources: { R: inTemplate } }),
});
const orgFormation = (region: string): Files => ({
  "organization.yml": `AWSTemplateFormatVersion: '2010-09-09-OC'
Organization:
  M: {Type: OC::ORG::MasterAccount, Properties: {AccountName: m, AccountId: '111122223333'}}
  A: {Type: OC::ORG::Account, Properties: {AccountName: a, AccountId: '222233334444'}}
  R: {Type: OC::ORG::OrganizationRoot, Properties: {}}
Resources:
  D:
    Type: AWS::Config::ConfigRule
    OrganizationBinding: {Region: ${region}, IncludeMasterAccount: true, Account: '*'}
    Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}
`,
});
const accelerator = (regions: string, excluded = "[]"): Files => ({
  "organization-config.yaml": "enable: true\norganizationalUnits: [{name: Workloads}]\nserviceControlPolicies: []\n",
  "accounts-config.yaml": `mandatoryAccounts:
  - {name: Management, email: m@example.com, organizationalUnit: Root}
  - {name: LogArchive, email: l@example.com, organizationalUnit: Workloads}
  - {name: Audit, email: a@example.com, organizationalUnit: Workloads}
`,
  "global-config.yaml": `homeRegion: il-central-1\nenabledRegions: ${regions}\n`,
  "security-config.yaml": `awsConfig:
  enableConfigurationRecorder: true
  ruleSets:
    - deploymentTargets: {organizationalUnits: [Root], excludedRegions: ${excluded}}
      rules: [{name: rule, identifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}]
`,
});

const listedAccount = (partition: string) =>
  JSON.stringify({
    Accounts: [
      {
        Id: "111122223333",
        Arn: `arn:${partition}:organizations::111122223333:account/o-aaaaaaaaaa/111122223333`,
        Name: "shop",
        Status: "ACTIVE",
      },
    ],
  });

describe("a Region that does not have the hardware rule", () => {
  const broken = (address: string) => ["missing", `rule-region ${address}`];
  it.each<[string, Files, readonly unknown[]]>([
    ["by the provider", { "main.tf": provider("il-central-1") + rule() }, broken("aws_config_config_rule.r")],
    [
      "by the resource",
      { "main.tf": provider("us-east-1") + rule('region = "mx-central-1"') },
      broken("aws_config_config_rule.r"),
    ],
    [
      "by the provider that a module is given",
      {
        "main.tf": `${provider("us-east-1")}${provider("ca-west-1", '  alias = "ca"\n')}module "m" {\n  source    = "./m"\n  providers = { aws = aws.ca }\n}\n`,
        "m/main.tf": rule(),
      },
      broken("module.m.aws_config_config_rule.r"),
    ],
    ["in a plan, by the provider", plan({}, "ca-west-1"), broken("aws_config_config_rule.r")],
    ["in a plan, by the resource", plan({ region: "ca-west-1" }, "us-east-1"), broken("aws_config_config_rule.r")],
    ["by the environment of a stack", assembly("me-central-1"), broken("R")],
    ["as the only one of a stack set", stackSet("il-central-1"), broken("S/R")],
    ["beside one that has it", stackSet("il-central-1, us-east-1"), ["partial"]],
    ["as all of a stack set", stackSet("il-central-1, mx-central-1"), broken("S/R")],
    [
      "as all of a stack set, in code",
      {
        "main.tf": `resource "aws_cloudformation_stack_set" "s" {\n  name = "s"\n  template_body = ${JSON.stringify(JSON.stringify({ Resources: { R: inTemplate } }))}\n}\nresource "aws_cloudformation_stack_instances" "i" {\n  stack_set_name = aws_cloudformation_stack_set.s.name\n  regions = ["il-central-1", "ca-west-1"]\n  deployment_targets {\n    organizational_unit_ids = ["r-ab12"]\n  }\n}\n`,
      },
      broken("aws_cloudformation_stack_set.s/R"),
    ],
    ["of Customizations for Control Tower", customizations("il-central-1"), broken("set/R")],
    [
      "of Customizations for Control Tower, beside one that has it",
      customizations("il-central-1, us-east-1"),
      ["partial"],
    ],
    [
      "of Customizations for Control Tower, as that of the manifest",
      customizations("", "il-central-1"),
      broken("set/R"),
    ],
    [
      "in another partition than the organization's",
      { ...assembly("us-gov-west-1"), "list-accounts.json": listedAccount("aws") },
      broken("R"),
    ],
    [
      "in its partition, where nobody asks for the rule",
      { ...assembly("us-gov-west-1"), "list-accounts.json": listedAccount("aws-us-gov") },
      ["not-required"],
    ],
    ["of a stack set in a partition where nobody asks for it", stackSet("us-gov-west-1"), ["not-required"]],
    ["of org-formation", orgFormation("[il-central-1, ca-west-1]"), broken("organization.yml/D")],
    ["of org-formation, beside one that has it", orgFormation("[il-central-1, us-east-1]"), ["covered"]],
    ["of the Landing Zone Accelerator", accelerator("[il-central-1]"), broken("awsConfig/ruleSets/0/rule")],
    [
      "of the Landing Zone Accelerator, where the other one is excluded",
      accelerator("[il-central-1, us-east-1]", "[us-east-1]"),
      broken("awsConfig/ruleSets/0/rule"),
    ],
    ["of the Landing Zone Accelerator, beside one that has it", accelerator("[il-central-1, us-east-1]"), ["covered"]],
    [
      "not where the resource says another one",
      { "main.tf": provider("il-central-1") + rule('region = "us-east-1"') },
      ["covered"],
    ],
    [
      "not where the resource's own is not known",
      { "main.tf": `variable "r" {}\n${provider("il-central-1")}${rule("region = var.r")}` },
      ["covered"],
    ],
    [
      "not where the provider's is not known",
      { "main.tf": `variable "r" {}\nprovider "aws" {\n  region = var.r\n}\n${rule()}` },
      ["covered"],
    ],
    ["not for one that has it", assembly("eu-west-1"), ["covered"]],
  ])("%s", async (_, files, expected) => {
    expect(await detective(files)).toEqual(expected);
  });
});

describe("what one Region has", () => {
  const regions = provider("us-east-1") + provider("eu-west-1", '  alias = "eu"\n');
  const fsbp = "standards/aws-foundational-security-best-practices/v/1.0.0";
  const standard = (name: string, region: string, argument = "") =>
    `resource "aws_securityhub_standards_subscription" "${name}" {\n  ${argument}\n  standards_arn = "arn:aws:securityhub:${region}::${fsbp}"\n}\n`;
  const off = (name: string, region: string, argument = "") =>
    `resource "aws_securityhub_standards_control" "${name}" {\n  ${argument}\n  standards_control_arn = "arn:aws:securityhub:${region}:111122223333:${fsbp.replace("standards", "control")}/IAM.6"\n  control_status = "DISABLED"\n}\n`;
  const association = (name: string, argument = "") =>
    `resource "aws_securityhub_standards_control_association" "${name}" {\n  ${argument}\n  standards_arn = aws_securityhub_standards_subscription.${name}.standards_arn\n  security_control_id = "IAM.6"\n  association_status = "DISABLED"\n}\n`;
  const both = standard("us", "us-east-1") + standard("eu", "eu-west-1", "provider = aws.eu");
  const template = (...controls: readonly string[]): Files => ({
    "t.json": JSON.stringify({
      Resources: Object.fromEntries(
        ["us-east-1", "eu-west-1"].map((region, index) => [
          `S${index}`,
          {
            Type: "AWS::SecurityHub::Standard",
            Properties: {
              StandardsArn: `arn:aws:securityhub:${region}::${fsbp}`,
              DisabledStandardsControls: controls.includes(region)
                ? [
                    {
                      StandardsControlArn: `arn:aws:securityhub:${region}:111122223333:${fsbp.replace("standards", "control")}/IAM.6`,
                    },
                  ]
                : [],
            },
          },
        ]),
      ),
    }),
  });

  it.each<[string, Files, readonly unknown[]]>([
    [
      "a control that is off in another one",
      { "main.tf": regions + both + off("eu", "eu-west-1", "provider = aws.eu") },
      ["covered"],
    ],
    [
      "an association that is off in another one",
      { "main.tf": regions + both + association("eu", "provider = aws.eu") },
      ["covered"],
    ],
    [
      "a control that is off in another one, by its ARN",
      { "main.tf": both.replace("provider = aws.eu", "") + off("eu", "eu-west-1") },
      ["covered"],
    ],
    [
      "a control that is off in the Region of the resource",
      {
        "main.tf": standard("us", "us-east-1", 'region = "us-east-1"') + off("us", "us-east-1", 'region = "us-east-1"'),
      },
      ["missing", "control-disabled aws_securityhub_standards_subscription.us"],
    ],
    [
      "a control that is off in both",
      { "main.tf": regions + both + off("us", "us-east-1") + off("eu", "eu-west-1", "provider = aws.eu") },
      [
        "missing",
        "control-disabled aws_securityhub_standards_subscription.us",
        "control-disabled aws_securityhub_standards_subscription.eu",
      ],
    ],
    ["a template with the control off in one of two", template("eu-west-1"), ["covered"]],
    [
      "a template with the control off in both",
      template("us-east-1", "eu-west-1"),
      ["missing", "control-disabled S0", "control-disabled S1"],
    ],
  ])("decides for it: %s", async (_, files, expected) => {
    expect(await detective(files)).toEqual(expected);
  });

  const recorder = (name: string, isOn: boolean, argument = "") =>
    `resource "aws_config_configuration_recorder" "${name}" {\n  ${argument}\n  role_arn = "r"\n}\nresource "aws_config_configuration_recorder_status" "${name}" {\n  ${argument}\n  name       = aws_config_configuration_recorder.${name}.name\n  is_enabled = ${isOn}\n}\n`;

  it("is a recorder of its own", async () => {
    const parts = regions + rule() + recorder("us", true) + recorder("eu", false, "provider = aws.eu");
    expect(await detective({ "main.tf": parts })).toEqual(["covered"]);
    expect(await detective({ "main.tf": parts.replaceAll("provider = aws.eu", "") })).toEqual([
      "missing",
      "recorder-off aws_config_config_rule.r",
    ]);
  });
});

describe("Regions that a condition chooses", () => {
  const on = 'variable "on" {\n  type = bool\n}\nvariable "any" {}\n';
  const open = ["unverifiable"];
  const broken = ["missing", "rule-region aws_config_config_rule.r"];
  const instance = (region: string): Files => ({
    "main.tf": `${on}resource "aws_cloudformation_stack_set" "s" {\n  name = "s"\n  template_body = ${JSON.stringify(JSON.stringify({ Resources: { R: inTemplate } }))}\n}\nresource "aws_cloudformation_stack_set_instance" "i" {\n  stack_set_name = aws_cloudformation_stack_set.s.name\n  stack_set_instance_region = ${region}\n  deployment_targets {\n    organizational_unit_ids = ["r-ab12"]\n  }\n}\n`,
  });
  const template = (regions: string): Files => {
    const { "t.yaml": text = "" } = stackSet("REGIONS");
    const head = "Parameters: {X: {Type: String}}\nConditions: {C: !Equals [!Ref X, a]}\n";
    return { "t.yaml": head + text.replace("[REGIONS]", regions) };
  };
  it.each<[string, Files, readonly unknown[]]>([
    ["of a resource", { "main.tf": on + rule('region = var.on ? "us-east-1" : "il-central-1"') }, open],
    [
      "of a provider",
      { "main.tf": `${on}${rule()}provider "aws" {\n  region = var.on ? "il-central-1" : "us-east-1"\n}\n` },
      open,
    ],
    [
      "of a module's provider",
      {
        "main.tf": `${on}provider "aws" {\n  alias  = "x"\n  region = var.on ? "il-central-1" : "us-east-1"\n}\nmodule "m" {\n  source    = "./m"\n  providers = { aws = aws.x }\n}\n`,
        "m/main.tf": rule(),
      },
      open,
    ],
    [
      "of a rule of the organization",
      {
        "main.tf": `${on}resource "aws_config_organization_managed_rule" "r" {\n  name            = "r"\n  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"\n  region          = var.on ? "us-east-1" : "il-central-1"\n}\n`,
      },
      open,
    ],
    [
      "or that of the provider",
      { "main.tf": on + provider("us-east-1") + rule('region = var.on ? "il-central-1" : null') },
      open,
    ],
    ["or that is not known", { "main.tf": on + rule('region = var.on ? "il-central-1" : var.any') }, open],
    ["of which none has it", { "main.tf": on + rule('region = var.on ? "ca-west-1" : "il-central-1"') }, broken],
    ["which all have it", { "main.tf": on + rule('region = var.on ? "us-east-1" : "eu-west-1"') }, ["covered"]],
    ["by a map", { "main.tf": on + rule('region = { a = "il-central-1", b = "us-east-1" }[var.any]') }, open],
    ["of an instance of a stack set", instance('var.on ? "il-central-1" : "us-east-1"'), open],
    [
      "of an instance of a stack set, of which none has it",
      instance('var.on ? "il-central-1" : "ca-west-1"'),
      ["missing", "rule-region aws_cloudformation_stack_set.s/R"],
    ],
    ["of a stack set as lists", template("!If [C, [us-east-1], [il-central-1]]"), open],
    ["of a stack set as items", template("[!If [C, us-east-1, il-central-1]]"), open],
    [
      "of a stack set beside one that has it",
      template('[us-east-1, !If [C, il-central-1, !Ref "AWS::NoValue"]]'),
      ["partial"],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await detective(files)).toEqual(expected);
  });

  it("are published with facts", async () => {
    const files = { "main.tf": on + rule('region = var.on ? "us-east-1" : "il-central-1"') };
    const { facts } = await collectFacts({ paths: ["."], cwd: folderOf(files) }, defaultSettings);
    const head = { rootrail: "facts", version: factsVersion, tool: "0.0.0" };
    const lines = [head, ...facts].map((one) => `${JSON.stringify(one)}\n`).join("");
    expect(await detective({ "facts.jsonl": lines })).toEqual(open);
  });
});
