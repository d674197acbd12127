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
