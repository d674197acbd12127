import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

async function detective(files: Files): Promise<string> {
  const report = await lintFiles(files, { requireGuardrails: "auto", config: false });
  return report.guardrails.detective;
}

const rule = (argument = "") => `resource "aws_config_config_rule" "r" {
  ${argument}
  name = "r"
  source {
    owner             = "AWS"
    source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
  }
}
`;

const organization = `resource "aws_organizations_organization" "o" {
  feature_set = "ALL"
}
resource "aws_organizations_account" "m" {
  name  = "m"
  email = "m@example.com"
}
`;

const role = (account: string) => `assume_role {\n    role_arn = "arn:aws:iam::${account}:role/deploy"\n  }`;
const member = (more: string) => `provider "aws" {\n  alias = "member"\n  ${more}\n}\n`;

describe("a rule of one account", () => {
  it.each<[string, Files, string]>([
    [
      "covers the account of the role that its provider assumes",
      { "main.tf": organization + member(role("111122223333")) + rule("provider = aws.member") },
      "partial",
    ],
    [
      "covers the only account that its provider allows",
      {
        "main.tf": organization + member('allowed_account_ids = ["111122223333"]') + rule("provider = aws.member"),
      },
      "partial",
    ],
    [
      "covers the account of the role of an assumed role, which a web identity only begins",
      {
        "main.tf":
          organization +
          member(`${role("111122223333")}\n  assume_role_with_web_identity {\n    role_arn = var.unknown\n  }`) +
          rule("provider = aws.member"),
      },
      "partial",
    ],
    [
      "covers the account of a role in a dynamic block",
      {
        "main.tf":
          organization +
          member(
            'dynamic "assume_role" {\n for_each = ["111122223333"]\n content {\n role_arn = "arn:aws:iam::${assume_role.value}:role/x"\n }\n }',
          ) +
          rule("provider = aws.member"),
      },
      "partial",
    ],
    [
      "covers the account of a provider of which an override file changes another argument",
      {
        "main.tf": organization + member(role("111122223333")) + rule("provider = aws.member"),
        "override.tf": member('region = "eu-west-1"'),
      },
      "partial",
    ],
    [
      "covers some account where an override file gives its provider a role that is not known",
      {
        "main.tf": organization + member(role("111122223333")) + rule("provider = aws.member"),
        "override.tf": `variable "account" {}\n${member(role("${var.account}"))}`,
      },
      "unverifiable",
    ],
    [
      "covers the accounts of the keys of a provider in OpenTofu",
      {
        "main.tofu": `${organization}provider "aws" {\n  alias    = "by"\n  for_each = { a = "111122223333" }\n  ${role("${each.value}")}\n}\n${rule('provider = aws.by["a"]')}`,
      },
      "partial",
    ],
    [
      "covers some account where a key of a provider in OpenTofu is not known",
      {
        "main.tofu": `${organization}variable "key" {}\nprovider "aws" {\n  alias    = "by"\n  for_each = { a = "111122223333" }\n  ${role("${each.value}")}\n}\n${rule("provider = aws.by[var.key]")}`,
      },
      "unverifiable",
    ],
    [
      "covers the account of the role that a provider in JSON syntax assumes",
      {
        "main.tf": organization + rule("provider = aws.member"),
        "cdk.tf.json": JSON.stringify({
          provider: { aws: [{ alias: "member", assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/x" }] }] },
        }),
      },
      "partial",
    ],
    ["covers some account where nothing tells", { "main.tf": organization + rule() }, "unverifiable"],
    [
      "covers some account where its provider's role has an unknown account",
      {
        "main.tf": `${organization}variable "account" {}\n${member(role("${var.account}"))}${rule("provider = aws.member")}`,
      },
      "unverifiable",
    ],
  ])("%s", async (_, files, expected) => {
    expect(await detective(files)).toBe(expected);
  });
});
