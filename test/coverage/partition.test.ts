import { describe, expect, it } from "vitest";
import type { LintOptions } from "../../src/engine/options.ts";
import { lintFiles } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

async function preventive(files: Files, options: Partial<LintOptions> = {}): Promise<string> {
  const report = await lintFiles(files, { requireGuardrails: "auto", config: false, ...options });
  return report.guardrails.preventive;
}

const statement = (principal: string) =>
  `{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*", Condition = { ArnLike = { "aws:PrincipalArn" = "${principal}" } } }`;

const organization = (principal: string, argument = "") => `
resource "aws_organizations_organization" "o" {
  ${argument}
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "p" {
  ${argument}
  name    = "p"
  content = jsonencode({ Version = "2012-10-17", Statement = [${statement(principal)}] })
}
resource "aws_organizations_policy_attachment" "a" {
  ${argument}
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
}
`;

const gov = "arn:aws-us-gov:iam::*:root";
const provider = (region: string, more = "") => `provider "aws" {\n  region = ${region}\n  ${more}\n}\n`;

describe("the partition of a provider's region decides what ARNs bind", () => {
  const called = `module "o" {\n  source = "./o"\n  providers = { aws = aws.gov }\n}\n`;
  const inner = `module "o" {\n  source = "./o"\n}\n`;
  const alias = 'alias = "gov"';
  it.each<[string, Files, string]>([
    ["written out", { "main.tf": provider('"us-gov-west-1"') + organization(gov) }, "covered"],
    ["elsewhere", { "main.tf": provider('"us-east-1"') + organization(gov) }, "missing"],
    ["nowhere", { "main.tf": organization(gov) }, "missing"],
    [
      "a variable's default",
      {
        "main.tf": `${provider("var.region")}variable "region" {\n  default = "us-gov-east-1"\n}\n${organization(gov)}`,
      },
      "covered",
    ],
    [
      "of the resource's own provider",
      {
        "main.tf":
          provider('"us-east-1"') + provider('"us-gov-east-1"', alias) + organization(gov, "provider = aws.gov"),
      },
      "covered",
    ],
    [
      "that a module is given",
      {
        "main.tf": provider('"us-east-1"') + provider('"us-gov-east-1"', alias) + called,
        "o/main.tf": organization(gov),
      },
      "covered",
    ],
    [
      "that a module inherits",
      { "main.tf": provider('"us-gov-east-1"') + inner, "o/main.tf": organization(gov) },
      "covered",
    ],
    [
      "that a data source reads",
      {
        "main.tf": `${provider('"us-gov-east-1"')}data "aws_partition" "p" {}\n${organization(
          '${data.aws_partition.p.partition == "aws-us-gov" ? "arn:aws-us-gov:iam::*:root" : "arn:aws:iam::*:user"}',
        )}`,
      },
      "covered",
    ],
  ])("%s", async (_, files, expected) => {
    expect(await preventive(files)).toBe(expected);
  });
});

describe("a partition that is filled in", () => {
  const template = (resource: string, principal: string) =>
    JSON.stringify({
      Parameters: { Who: { Type: "String" } },
      Resources: {
        P: {
          Type: "AWS::Organizations::Policy",
          Properties: {
            Name: "p",
            Type: "SERVICE_CONTROL_POLICY",
            TargetIds: ["r-ab12"],
            Content: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Deny",
                  Action: "iam:CreateVirtualMFADevice",
                  Resource: { "Fn::Sub": resource },
                  Condition: { ArnLike: { "aws:PrincipalArn": { "Fn::Sub": principal } } },
                },
              ],
            },
          },
        },
      },
    });
  const own = "arn:${AWS::Partition}:iam::*:root";
  it.each<[string, string, string, Partial<LintOptions>, string]>([
    ["is that of the accounts", "*", own, {}, "covered"],
    ["on both sides", "arn:${AWS::Partition}:iam::*:mfa/*", own, {}, "covered"],
    ["in the user's partition", "*", own, { partition: "aws-us-gov" }, "covered"],
    ["beside one of another partition", "arn:aws:iam::*:mfa/*", own, { partition: "aws-us-gov" }, "missing"],
    ["beside something unknown", "*", "arn:${AWS::Partition}:iam::*:${Who}", {}, "unverifiable"],
    ["where the policy denies nothing", "*", "arn:${AWS::Partition}:iam::*:user/root", {}, "missing"],
  ])("%s", async (_, resource, principal, options, expected) => {
    expect(await preventive({ "t.json": template(resource, principal) }, options)).toBe(expected);
  });
});

describe("where inputs name several partitions", () => {
  const both = (principal: string) => ({
    "main.tf": `${provider('"us-east-1"')}${provider('"us-gov-east-1"', 'alias = "gov"')}${organization(principal)}
resource "aws_organizations_account" "m" {
  provider = aws.gov
  name     = "m"
  email    = "m@example.com"
}
`,
  });
  it.each([
    ["a policy of one of them is not told to bind", gov, "unverifiable"],
    ["a policy of all of them binds", "arn:*:iam::*:root", "covered"],
    ["a policy of none of them does not", "arn:aws-cn:iam::*:root", "missing"],
  ])("%s", async (_, principal, expected) => {
    expect(await preventive(both(principal))).toBe(expected);
  });
});

describe("a plan", () => {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Action: "iam:CreateVirtualMFADevice",
        Resource: "*",
        Condition: { ArnLike: { "aws:PrincipalArn": gov } },
      },
    ],
  });
  const resource = (type: string, name: string, after: object, more: object = {}) => ({
    change: {
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: { actions: ["create"], before: null, after, after_unknown: { id: true, roots: true }, ...more },
    },
    configuration: {
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_config_key: "aws",
      expressions:
        type === "aws_organizations_policy_attachment"
          ? {
              policy_id: { references: ["aws_organizations_policy.p.id", "aws_organizations_policy.p"] },
              target_id: {
                references: ["aws_organizations_organization.o.roots[0].id", "aws_organizations_organization.o"],
              },
            }
          : {},
    },
  });
  const plan = (region: object, read: readonly object[] = []) => {
    const all = [
      resource("aws_organizations_organization", "o", {
        feature_set: "ALL",
        enabled_policy_types: ["SERVICE_CONTROL_POLICY"],
      }),
      resource("aws_organizations_policy", "p", { name: "p", type: "SERVICE_CONTROL_POLICY", content: policy }),
      resource("aws_organizations_policy_attachment", "a", {}, { after_unknown: { policy_id: true, target_id: true } }),
    ];
    const data = {
      address: "data.aws_partition.p",
      mode: "data",
      type: "aws_partition",
      name: "p",
      provider_config_key: "aws",
    };
    return JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.9.0",
      resource_changes: all.map((one) => one.change),
      prior_state: { values: { root_module: { resources: read } } },
      configuration: {
        provider_config: {
          aws: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws", expressions: { region } },
        },
        root_module: { resources: [...all.map((one) => one.configuration), data] },
      },
    });
  };
  const read = {
    address: "data.aws_partition.p",
    mode: "data",
    type: "aws_partition",
    name: "p",
    values: { id: "aws-us-gov", partition: "aws-us-gov" },
  };
  it.each([
    ["has the partition of a region that is written out", plan({ constant_value: "us-gov-west-1" }), "covered"],
    ["has the partition that a data source read", plan({ references: ["var.region"] }, [read]), "covered"],
    ["is in aws where nothing tells", plan({ references: ["var.region"] }), "missing"],
  ])("%s", async (_, text, expected) => {
    expect(await preventive({ "plan.json": text })).toBe(expected);
  });
});

describe("the Landing Zone Accelerator", () => {
  const files = (region: string) => ({
    "organization-config.yaml": `enable: true
organizationalUnits:
  - name: Workloads
serviceControlPolicies:
  - name: p
    policy: p.json
    type: customerManaged
    deploymentTargets:
      organizationalUnits: [Root]
`,
    "global-config.yaml": `homeRegion: ${region}\n`,
    "p.json": `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"${gov}"}}}]}`,
  });
  it.each([
    ["us-gov-west-1", "covered"],
    ["eu-west-1", "missing"],
  ])("has the partition of its home region %s", async (region, expected) => {
    expect(await preventive(files(region))).toBe(expected);
  });
});
