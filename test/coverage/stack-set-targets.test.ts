import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { lintFiles, today } from "../support/lint-files.ts";

const short = { covered: "yes", missing: "no", unverifiable: "open", "not-required": "-" } as const;

/** What detects in the account Shop of the OU workloads, in Bank of its OU sub, in Lone of neither, in the management account. */
async function detective(files: Readonly<Record<string, string>>): Promise<string> {
  const { coverage } = await lint({ today, config: false, cwd: folderOf(files) });
  const nodes = coverage?.nodes ?? [];
  const of = (name: string) => nodes.find((node) => node.name === name)?.detective.state;
  return ["shop", "bank", "lone", "management account"]
    .map((name) => of(name))
    .map((state) => (state ? short[state] : "?"))
    .join(" ");
}

const rule =
  "Resources: {R: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}}";

const template = (groups: string, model = "SERVICE_MANAGED") => `Parameters: {P: {Type: String}}
Conditions: {IsOn: !Equals [!Ref P, 'yes']}
Resources:
  Org: {Type: AWS::Organizations::Organization, Properties: {FeatureSet: ALL}}
  Ou: {Type: AWS::Organizations::OrganizationalUnit, Properties: {Name: workloads, ParentId: !GetAtt Org.RootId}}
  Sub: {Type: AWS::Organizations::OrganizationalUnit, Properties: {Name: sub, ParentId: !Ref Ou}}
  Shop: {Type: AWS::Organizations::Account, Properties: {AccountName: shop, Email: a@example.com, ParentIds: [!Ref Ou]}}
  Bank: {Type: AWS::Organizations::Account, Properties: {AccountName: bank, Email: b@example.com, ParentIds: [!Ref Sub]}}
  Lone: {Type: AWS::Organizations::Account, Properties: {AccountName: lone, Email: c@example.com, ParentIds: [!GetAtt Org.RootId]}}
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      PermissionModel: ${model}
      StackInstancesGroup: ${groups}
      TemplateBody: "${rule}"
`;

const group = (targets: string, regions = "us-east-1") => `{DeploymentTargets: {${targets}}, Regions: [${regions}]}`;
const within = (filter: string, accounts: string) =>
  `OrganizationalUnitIds: [!Ref Ou], AccountFilterType: ${filter}, Accounts: [${accounts}]`;
const orShop = "!If [IsOn, !Ref Shop, !Ref AWS::NoValue]";

describe("a stack set deploys to", () => {
  it.each([
    ["the accounts of its OUs", group("OrganizationalUnitIds: [!Ref Ou]"), "yes yes no no"],
    ["accounts that are in both", group(within("INTERSECTION", "!Ref Shop")), "yes no no no"],
    [
      "no account that a filter narrows to and that is elsewhere",
      group(within("INTERSECTION", "!Ref Lone")),
      "no no no no",
    ],
    ["the accounts of its OUs without some", group(within("DIFFERENCE", "!Ref Shop")), "no yes no no"],
    ["both", group(within("UNION", "!Ref Lone")), "yes yes yes no"],
    [
      "accounts beside OUs perhaps, without a filter",
      group("OrganizationalUnitIds: [!Ref Ou], Accounts: [!Ref Lone]"),
      "yes yes open no",
    ],
    ["accounts by a filter that is not known", group(within("!Ref P", "!Ref Lone")), "open open open no"],
    [
      "accounts that a file narrows to",
      group("OrganizationalUnitIds: [!Ref Ou], AccountFilterType: INTERSECTION, AccountsUrl: s3://b/k"),
      "open open no no",
    ],
    [
      "its OUs without accounts of a file",
      group("OrganizationalUnitIds: [!Ref Ou], AccountFilterType: DIFFERENCE, AccountsUrl: s3://b/k"),
      "open open no no",
    ],
    [
      "an OU on a branch",
      group("OrganizationalUnitIds: [!If [IsOn, !Ref Ou, !Ref AWS::NoValue], !Ref Sub]"),
      "open yes no no",
    ],
    [
      "OUs by a list on either branch",
      group("OrganizationalUnitIds: !If [IsOn, [!Ref Ou, !Ref Sub], [!Ref Sub]]"),
      "open yes no no",
    ],
    ["accounts that a branch leaves out", group(within("DIFFERENCE", orShop)), "open yes no no"],
    ["accounts that a branch narrows to", group(within("INTERSECTION", orShop)), "open no no no"],
    ["what is not known", group("OrganizationalUnitIds: [!Ref P]"), "open open open no"],
    ["what is not known, and what is", group("OrganizationalUnitIds: [!Ref P, !Ref Sub]"), "open yes open no"],
  ])("%s", async (_, one, expected) => {
    expect(await detective({ "t.yaml": template(`[${one}]`) })).toBe(expected);
  });

  it.each([
    [
      "what any of its groups reaches",
      `[${group(within("DIFFERENCE", "!Ref Shop"))}, ${group("OrganizationalUnitIds: [!Ref Sub]", "eu-west-1")}]`,
      "no yes no no",
    ],
    [
      "an account that one group leaves out and another has",
      `[${group(within("DIFFERENCE", "!Ref Bank"))}, ${group("OrganizationalUnitIds: [!Ref Sub]")}]`,
      "yes yes no no",
    ],
    [
      "an account that one group leaves out and another may have",
      `[${group(within("DIFFERENCE", "!Ref Bank"))}, ${group("OrganizationalUnitIds: [!Ref P]")}]`,
      "yes open open no",
    ],
    [
      "a group on a branch",
      `[!If [IsOn, ${group("OrganizationalUnitIds: [!Ref Ou]")}, !Ref AWS::NoValue], ${group("OrganizationalUnitIds: [!Ref Sub]")}]`,
      "open yes no no",
    ],
    [
      "groups on a branch",
      `!If [IsOn, [${group("OrganizationalUnitIds: [!Ref Ou]")}], !Ref AWS::NoValue]`,
      "open open no no",
    ],
  ])("%s", async (_, groups, expected) => {
    expect(await detective({ "t.yaml": template(groups) })).toBe(expected);
  });

  it("nothing by a group without a Region", async () => {
    const groups = `[${group("OrganizationalUnitIds: [!Ref Ou]", "")}]`;
    expect(await detective({ "t.yaml": template(groups) })).not.toContain("yes");
  });

  it("the management account where it manages its own permissions, which an unknown account may be", async () => {
    const groups = `[${group("Accounts: [!Ref AWS::AccountId]")}]`;
    expect(await detective({ "t.yaml": template(groups, "SELF_MANAGED") })).toBe("open open open open");
    expect(await detective({ "t.yaml": template(`[${group("Accounts: [!Ref Lone]")}]`, "SELF_MANAGED") })).toBe(
      "no no yes no",
    );
  });

  const code = (filter: string, accounts: string) => `variable "filter" { type = string }
resource "aws_organizations_organization" "o" { feature_set = "ALL" }
resource "aws_organizations_organizational_unit" "ou" {
  name      = "workloads"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_organizations_account" "shop" {
  name      = "shop"
  email     = "a@example.com"
  parent_id = aws_organizations_organizational_unit.ou.id
}
resource "aws_organizations_account" "bank" {
  name      = "bank"
  email     = "b@example.com"
  parent_id = aws_organizations_organizational_unit.ou.id
}
resource "aws_organizations_account" "lone" {
  name      = "lone"
  email     = "c@example.com"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_cloudformation_stack_set" "s" {
  name             = "s"
  permission_model = "SERVICE_MANAGED"
  template_body    = "${rule}"
}
resource "aws_cloudformation_stack_set_instance" "i" {
  stack_set_name = aws_cloudformation_stack_set.s.name
  deployment_targets {
    organizational_unit_ids = [aws_organizations_organizational_unit.ou.id]
    account_filter_type     = ${filter}
    accounts                = [${accounts}]
  }
}
`;
  it.each([
    ['"INTERSECTION"', "lone", "no no no no"],
    ['"INTERSECTION"', "shop", "yes no no no"],
    ['"DIFFERENCE"', "shop", "no yes no no"],
    ['"UNION"', "lone", "yes yes yes no"],
    ["var.filter", "lone", "open open open no"],
  ])("the same in Terraform: %s of %s", async (filter, account, expected) => {
    expect(await detective({ "main.tf": code(filter, `aws_organizations_account.${account}.id`) })).toBe(expected);
  });

  it("says what is not known", async () => {
    const files = { "t.yaml": template(`[${group(within("!Ref P", "!Ref Lone"))}]`) };
    const { findings } = await lintFiles(files, { config: false, requireGuardrails: "auto" });
    const told = findings.filter((one) => one.rule === "unverifiable-guardrail").map((one) => one.message);
    expect(told.join("\n")).toContain("parameter P has no value");
  });
});
