import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const body =
  "Resources: {R: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}}";
const [shop, bank] = ["111122223333", "444455556666"];

/** What detects in the accounts shop and bank. */
async function states(files: Readonly<Record<string, string>>) {
  const accounts = [shop, bank].map((Id) => ({
    Id,
    Arn: `arn:aws:organizations::999999999999:account/o-aaaaaaaaaa/${Id}`,
    Name: `account-${Id}`,
    Status: "ACTIVE",
  }));
  const all = { ...files, "list-accounts.json": JSON.stringify({ Accounts: accounts }) };
  const { coverage } = await lint({ today, config: false, cwd: folderOf(all) });
  return [shop, bank].map((id) => coverage?.nodes.find((node) => node.id === id)?.detective.state);
}

const template = (excluded: string) => ({
  "t.yaml": `Parameters: {P: {Type: String}, Others: {Type: CommaDelimitedList}}
Conditions: {IsOn: !Equals [!Ref P, 'yes']}
Resources:
  Pack:
    Type: AWS::Config::OrganizationConformancePack
    Properties:
      OrganizationConformancePackName: p
      ExcludedAccounts: ${excluded}
      TemplateBody: "${body}"
`,
});
const code = (excluded: string) => ({
  "main.tf": `variable "on" { type = bool }
variable "others" { type = list(string) }
resource "aws_config_organization_managed_rule" "r" {
  name              = "r"
  rule_identifier   = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
  excluded_accounts = ${excluded}
}
`,
});

describe("accounts that are excluded on a branch", () => {
  it.each([
    ["leave that account open", template(`[!If [IsOn, '${shop}', !Ref AWS::NoValue]]`), "unverifiable covered"],
    ["or those of a list", template(`!If [IsOn, ['${shop}', '${bank}'], ['${bank}']]`), "unverifiable missing"],
    [
      "or any, where the list is not known",
      template("!If [IsOn, !Ref Others, !Ref AWS::NoValue]"),
      "unverifiable unverifiable",
    ],
    ["are out where each branch excludes them", template(`!If [IsOn, ['${shop}'], ['${shop}']]`), "missing covered"],
    ["leave that account open in code", code(`var.on ? ["${shop}"] : []`), "unverifiable covered"],
    ["or any, where the list in code is not known", code("var.on ? var.others : []"), "unverifiable unverifiable"],
  ])("%s", async (_, files, expected) => {
    expect((await states(files)).join(" ")).toBe(expected);
  });
});
