import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { lintFiles } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const account = 'resource "aws_organizations_account" "dev" {\n  name  = "dev"\n  email = "dev@example.com"\n}\n';
const remote = 'module "landing_zone" {\n  source  = "example/landing-zone/aws"\n  version = "1.0.0"\n}\n';

const statement = {
  Effect: "Deny",
  Action: "iam:CreateVirtualMFADevice",
  Resource: "*",
  Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
};
const content = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const policy = `resource "aws_organizations_policy" "p" {\n  name    = "deny"\n  content = jsonencode(${content})\n}\n`;

async function linted(files: Readonly<Record<string, string>>, paths?: readonly string[]) {
  const options = { requireGuardrails: "always", ...(paths && { paths }) } as const;
  const { findings, guardrails } = await lintFiles(files, options);
  const told = findings.map((one) => `${one.rule} ${one.severity} ${one.certainty}`).toSorted();
  return { told, guardrails, messages: findings.map((one) => one.message).join("\n") };
}

describe("content that was not read", () => {
  it.each([
    [
      "a module of a registry",
      { "main.tf": account + remote },
      "module.landing_zone comes from example/landing-zone/aws",
    ],
    [
      "the same in JSON",
      {
        "main.tf": account,
        "zone.tf.json": JSON.stringify({ module: { landing_zone: { source: "example/landing-zone/aws" } } }),
      },
      "module.landing_zone comes from example/landing-zone/aws",
    ],
    [
      "a nested stack elsewhere",
      {
        "t.yaml": `Resources:
  Dev: { Type: AWS::Organizations::Account, Properties: { AccountName: dev, Email: dev@example.com } }
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://s3.amazonaws.com/b/guardrails.yaml" } }
`,
      },
      "The template of Inner was not read",
    ],
    [
      "a macro",
      {
        "t.yaml": `Transform: Organize
Resources:
  Dev: { Type: AWS::Organizations::Account, Properties: { AccountName: dev, Email: dev@example.com } }
`,
      },
      "What the macro Organize makes of this template",
    ],
  ])("may hold a guardrail: %s", async (_, files, why) => {
    const { told, guardrails, messages } = await linted(files as unknown as Readonly<Record<string, string>>);
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(told).toContain("missing-root-scp error possible");
    expect(told).toContain("missing-conformance-pack error possible");
    expect(messages).toContain(`what stays open: ${why}`);
  });

  it("leaves certain what is certain without it", async () => {
    const { told, guardrails } = await linted({ "main.tf": account });
    expect(guardrails).toMatchObject({ detective: "missing", preventive: "missing" });
    expect(told).toEqual(["missing-conformance-pack error certain", "missing-root-scp error certain"]);
  });

  it("does not excuse a policy that never denies", async () => {
    const never = policy.replace('"Resource":"*"', '"Resource":"arn:aws:s3:::b"');
    const attached =
      'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.p.id\n  target_id = "r-ab12"\n}\n';
    const { told } = await linted({ "main.tf": account + remote + never + attached });
    expect(told).toContain("ineffective-root-scp error certain");
  });

  it("does not excuse a policy that nothing attaches and that it is not given", async () => {
    const { told } = await linted({ "main.tf": account + remote + policy });
    expect(told).toContain("ineffective-root-scp error certain");
  });
});

describe("an input that cannot be read", () => {
  it.each([
    ["a template in YAML", { "other.yaml": 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A: [\n' }],
    ["a template in JSON", { "other.json": '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {' }],
    ["a plan", { "other.json": '{"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [' }],
    ["Terraform code", { "other/main.tf": 'resource "aws_organizations_policy" "p" {' }],
    ["Terraform code in JSON", { "other/main.tf.json": '{"resource": {' }],
    ["an output of AWS", { "list-policies.json": '{"Policies": [{' }],
    ["facts", { "other.jsonl": '{"rootrail":"facts","version":2}\n{"fact":' }],
  ])("may hold a guardrail: %s", async (_, files: Readonly<Record<string, string>>) => {
    const all = { "org/main.tf": account, ...files };
    // A file that is named counts, whatever it begins with.
    const { told, guardrails, messages } = await linted(all, Object.keys(all));
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(told).toContain("missing-root-scp error possible");
    expect(told).toContain("missing-conformance-pack error possible");
    expect(messages).toContain("what stays open: ");
  });

  it("may hold a guardrail where it is named and not there", async () => {
    const { guardrails, messages } = await linted({ "main.tf": account }, ["main.tf", "guardrails.yaml"]);
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(messages).toContain("what stays open: guardrails.yaml cannot be read");
  });

  it("may attach a policy of its folder, and start a recorder", async () => {
    const recorder = `resource "aws_config_configuration_recorder" "r" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}
resource "aws_config_config_rule" "hardware" {
  name = "hardware"
  source {
    owner             = "AWS"
    source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
  }
}
`;
    const broken = 'resource "aws_organizations_policy_attachment" "a" {';
    const { told, guardrails } = await linted({ "main.tf": account + policy + recorder, "rest.tf": broken });
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(told).not.toContain("ineffective-root-scp error certain");
    expect(told).not.toContain("ineffective-conformance-pack error certain");
    const whole = await linted({ "main.tf": account + policy + recorder });
    expect(whole.told).toContain("ineffective-root-scp error certain");
    expect(whole.told).toContain("ineffective-conformance-pack error certain");
  });

  it("holds no guardrail in a folder of tests", async () => {
    const { guardrails } = await linted({ "main.tf": account, "tests/broken.yaml": "Resources:\n  A: {Type: AWS::\n" });
    expect(guardrails).toMatchObject({ detective: "missing", preventive: "missing" });
  });

  it("is told by the facts that are written without it", async () => {
    const broken = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A: [\n';
    const cwd = folderOf({ "main.tf": account, "other.yaml": broken });
    const { stdout } = await runCli(["facts", ".", "--quiet", "--name", "acme/org"], { cwd });
    const { told, guardrails, messages } = await linted({ "all.jsonl": stdout });
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(told).toContain("incomplete-input warning certain");
    expect(messages).toContain("Read only in part: other.yaml cannot be read: ");
  });
});

/** A plan that creates the policy, with further fields. */
function plan(fields: object, outputs?: object): string {
  const address = "aws_organizations_policy.p";
  const resource = { address, mode: "managed", type: "aws_organizations_policy", name: "p" };
  const configured = {
    ...resource,
    expressions: { name: { constant_value: "deny" }, content: { constant_value: content } },
  };
  const change = { actions: ["create"], before: null, after: { name: "deny", content }, after_unknown: { id: true } };
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: [{ ...resource, change }],
    configuration: { root_module: { resources: [configured], ...(outputs && { outputs }) } },
    ...fields,
  });
}

/** A template that declares the policy, with further properties and sections. */
function template(properties: object, sections?: object): string {
  const own = { Name: "deny", Type: "SERVICE_CONTROL_POLICY", Content: JSON.parse(content) as unknown };
  const resource = { Type: "AWS::Organizations::Policy", Properties: { ...own, ...properties } };
  return JSON.stringify({ Resources: { P: resource }, ...sections });
}

describe("a plan that says less than all", () => {
  it.each([
    ["one that ended with an error", { errored: true, complete: false }, "ended this plan with an error"],
    ["one of some targets", { errored: false, complete: false }, "does not cover everything"],
  ])("does not tell that nothing attaches a policy: %s", async (_, fields, why) => {
    const { told, guardrails, messages } = await linted({ "plan.json": plan(fields) });
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(told).toEqual([
      "incomplete-input warning certain",
      "missing-conformance-pack error possible",
      "unverifiable-guardrail note certain",
    ]);
    expect(messages).toContain(why);
  });

  it("tells it where it is whole", async () => {
    const { told } = await linted({ "plan.json": plan({ errored: false, complete: true }) });
    expect(told).toEqual(["ineffective-root-scp error certain", "missing-conformance-pack error certain"]);
  });
});

describe("a policy that others can attach", () => {
  const attachment = (each: string) =>
    `resource "aws_organizations_policy_attachment" "a" {\n  ${each}\n  policy_id = aws_organizations_policy.p.id\n  target_id = "r-ab12"\n}\n`;
  const targets = 'variable "targets" {\n  type    = list(string)\n  default = []\n}\n';
  const inner = { "m/main.tf": `${targets}${policy}${attachment("for_each = toset(var.targets)")}` };
  it.each([
    [
      "by an output",
      { "main.tf": `${policy}output "id" {\n  value = aws_organizations_policy.p.id\n}\n` },
      "the output id hands it out",
    ],
    [
      "by an output of all",
      { "main.tf": `${policy}output "all" {\n  value = { deny = aws_organizations_policy.p }\n}\n` },
      "the output all hands it out",
    ],
    [
      "by a module that was not read",
      {
        "main.tf": `${policy}module "attach" {\n  source = "example/attach/aws"\n  policy = aws_organizations_policy.p.id\n}\n`,
      },
      "module.attach is given it",
    ],
    [
      "by an attachment without targets by default",
      { "main.tf": `${targets}${policy}${attachment("for_each = toset(var.targets)")}` },
      "aws_organizations_policy_attachment.a names it and has no instances",
    ],
    [
      "by a number that is 0 by default",
      {
        "main.tf": `variable "on" {\n  default = false\n}\nlocals {\n  n = var.on ? 1 : 0\n}\n${policy}${attachment("count = local.n")}`,
      },
      "aws_organizations_policy_attachment.a names it and has no instances",
    ],
    [
      "by a default that a call passes on",
      { "main.tf": `${targets}module "m" {\n  source  = "./m"\n  targets = var.targets\n}\n`, ...inner },
      "module.m.aws_organizations_policy_attachment.a names it and has no instances",
    ],
    [
      "by an output of a plan",
      {
        "plan.json": plan(
          {},
          { id: { expression: { references: ["aws_organizations_policy.p.id", "aws_organizations_policy.p"] } } },
        ),
      },
      "the output id hands it out",
    ],
    [
      "by an output of a template",
      { "t.json": template({}, { Outputs: { PolicyId: { Value: { Ref: "P" } } } }) },
      "the output PolicyId hands it out",
    ],
    [
      "by a parameter of a template that names no target by default",
      {
        "t.json": template(
          { TargetIds: { Ref: "Targets" } },
          { Parameters: { Targets: { Type: "CommaDelimitedList", Default: "" } } },
        ),
      },
      "Targets has its default, which names no target",
    ],
    [
      "by a variable that names no target by default",
      { "main.tf": `${targets}${policy.replace("aws_", "awscc_").replace("{\n", "{\n  target_ids = var.targets\n")}` },
      "var.targets has its default, which names no target",
    ],
  ])("is not said to protect nobody: %s", async (_, files, why) => {
    const { told, guardrails, messages } = await linted(files as unknown as Readonly<Record<string, string>>);
    expect(told.filter((one) => one.startsWith("ineffective"))).toEqual([]);
    expect(guardrails.preventive).toBe("unverifiable");
    expect(messages).toContain(why);
  });

  it.each([
    ["that nothing attaches and nothing hands out", { "main.tf": policy }],
    ["of a template without targets", { "t.json": template({ TargetIds: [] }) }],
    ["whose attachment has no targets by what is written", { "main.tf": policy + attachment("for_each = toset([])") }],
    [
      "that a module hands out to a caller that does nothing with it",
      {
        "main.tf": 'module "m" {\n  source = "./m"\n}\n',
        "m/main.tf": `${policy}output "id" {\n  value = aws_organizations_policy.p.id\n}\n`,
      },
    ],
    ["whose module is called without targets", { "main.tf": 'module "m" {\n  source = "./m"\n}\n', ...inner }],
  ])("protects nobody otherwise: one %s", async (_, files) => {
    const { told } = await linted(files as unknown as Readonly<Record<string, string>>);
    expect(told).toContain("ineffective-root-scp error certain");
  });

  it("is ineffective where it never denies, whoever attaches it", async () => {
    const never = policy.replace('"Resource":"*"', '"Resource":"arn:aws:s3:::b"');
    const { told } = await linted({ "main.tf": `${never}output "id" {\n  value = aws_organizations_policy.p.id\n}\n` });
    expect(told).toContain("ineffective-root-scp error certain");
  });
});
