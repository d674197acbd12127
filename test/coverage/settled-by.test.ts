import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const organization = 'resource "aws_organizations_organization" "o" {\n  feature_set = "ALL"\n}\n';
const content = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*", Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } } }] })`;
const policy = (text: string) => `resource "aws_organizations_policy" "p" {\n  name    = "p"\n  content = ${text}\n}\n`;
const attached = (target: string, more = "") =>
  `resource "aws_organizations_policy_attachment" "a" {\n${more}  policy_id = aws_organizations_policy.p.id\n  target_id = ${target}\n}\n`;
const root = "aws_organizations_organization.o.roots[0].id";
const lza = (file: string) =>
  `enable: true\norganizationalUnits:\n  - name: Security\nserviceControlPolicies:\n  - name: Guard\n    policy: ${file}\n    type: customerManaged\n    deploymentTargets:\n      organizationalUnits:\n        - Root\n`;

/** What is said to settle what is not verifiable, by message. */
async function settled(files: Readonly<Record<string, string>>) {
  const { findings } = await lintFiles(files, { requireGuardrails: "auto" });
  return findings
    .filter((one) => one.rule === "unverifiable-guardrail")
    .map((one) => `${one.message} ${one.remediation}`);
}

describe("what would settle a policy that is not verifiable", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "a file that is not there",
      { "organization-config.yaml": lza("policies/gone.json") },
      "put a file that can be read where it is named",
    ],
    [
      "an output of a module that is not read",
      {
        "main.tf": `${organization}module "m" {\n  source = "example/scp/aws"\n}\n${policy("module.m.json")}${attached(root)}`,
      },
      "module.m.json comes from example/scp/aws, which is not read. To settle it, run terraform init first, or lint the plan",
    ],
    [
      "a target that a module gives which is not read",
      {
        "main.tf": `${organization}module "m" {\n  source = "example/units/aws"\n}\n${policy(content)}${attached("each.value.id", "  for_each  = { for one in module.m.units : one.key => one }\n")}`,
      },
      "is attached to is not known before deployment: module.m comes from example/units/aws, which is not in the workspace: lint its plan, or run terraform init first. To settle it, run terraform init first, or lint the plan.",
    ],
    [
      "the account that is deployed to",
      {
        "main.tf": `${organization}data "aws_caller_identity" "me" {}\n${policy(content)}${attached("data.aws_caller_identity.me.account_id")}`,
      },
      "data.aws_caller_identity.me is read when Terraform runs. To settle it, write the ID as plain text, or lint the plan",
    ],
    [
      "a list of targets that is empty by default",
      {
        "main.tf": `${organization}variable "t" {\n  default = []\n}\n${policy(content)}${attached("each.value", "  for_each  = toset(var.t)\n")}`,
      },
      "give the variable a value (--var-file), or lint the plan",
    ],
    [
      "a text that a variable gives",
      { "main.tf": `${organization}variable "t" {}\n${policy("var.t")}${attached(root)}` },
      "variable t has no value",
    ],
  ])("%s", async (_, files, words) => {
    expect((await settled(files)).join("\n")).toContain(words);
  });
});

describe("a condition without a value", () => {
  it("is said to be one, and accounts that it does not speak of are not named", async () => {
    const statement = {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
        StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/x" },
        Null: { "aws:AssumedRoot": [] },
      },
    };
    const text = `jsonencode(${JSON.stringify({ Version: "2012-10-17", Statement: [statement] })})`;
    const files = { "main.tf": organization + policy(text) + attached(root) };
    const { findings } = await lintFiles(files, { requireGuardrails: "auto", only: ["ineffective-root-scp"] });
    expect(findings.map((one) => one.message).join("\n")).toMatch(
      /: its condition Null on aws:AssumedRoot has no value, so it never holds\.$/,
    );
  });
});
