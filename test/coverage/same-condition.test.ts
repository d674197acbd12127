import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const rule = (name: string, condition: string) => `
  ${name}:
    Type: AWS::Config::OrganizationConfigRule
    Condition: ${condition}
    Properties:
      OrganizationConfigRuleName: ${name}
      OrganizationManagedRuleMetadata: {RuleIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}`;
const pack = (name: string, condition: string, inner: string) => `
  ${name}:
    Type: AWS::Config::OrganizationConformancePack
    Condition: ${condition}
    Properties:
      OrganizationConformancePackName: ${name}
      TemplateBody: |
        Parameters: {E: {Type: String}}
        Conditions: {C: !Equals [!Ref E, x], NotC: !Not [!Equals [!Ref E, x]]}
        Resources:
          R:
            Type: AWS::Config::ConfigRule${inner}
            Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}`;
const template = (...resources: readonly string[]) => `Parameters: {E: {Type: String}, F: {Type: String}}
Conditions:
  C: !Equals [!Ref E, x]
  NotC: !Not [!Condition C]
  D: !Equals [!Ref F, x]
Resources:${resources.join("")}
`;
const organization = `
  O: {Type: AWS::Organizations::Organization}`;
const code = (...counts: readonly string[]) => `variable "b" {
  type = bool
}
resource "aws_organizations_organization" "o" {
  feature_set = "ALL"
}
${counts
  .map(
    (count, place) => `resource "aws_config_organization_managed_rule" "r${place}" {
  count           = ${count}
  name            = "r${place}"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}`,
  )
  .join("\n")}
`;

describe("two detective guardrails that depend on one condition", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["one on each side", { "t.yaml": template(organization, rule("A", "C"), rule("B", "NotC")) }, "covered"],
    ["both on one side", { "t.yaml": template(organization, rule("A", "C"), rule("B", "C")) }, "unverifiable"],
    ["two conditions", { "t.yaml": template(organization, rule("A", "C"), rule("B", "D")) }, "unverifiable"],
    [
      "one name in two templates",
      { "a.yaml": template(organization, rule("A", "C")), "b.yaml": template(rule("B", "NotC")) },
      "unverifiable",
    ],
    ["a rule and a pack", { "t.yaml": template(organization, rule("A", "C"), pack("B", "NotC", "")) }, "covered"],
    [
      "a rule, and a pack whose own rule has a condition of that name",
      {
        "t.yaml": template(organization, rule("A", "C"), pack("B", "NotC", "\n            Condition: NotC")),
      },
      "unverifiable",
    ],
    ["one on each side, in code", { "main.tf": code("var.b ? 1 : 0", "var.b ? 0 : 1") }, "covered"],
    [
      "two outputs of a module that is not read",
      {
        "main.tf": `${code("module.m.a ? 1 : 0", "module.m.b ? 0 : 1")}module "m" {\n  source = "example/label/null"\n}\n`,
      },
      "unverifiable",
    ],
    ["both on one side, in code", { "main.tf": code("var.b ? 1 : 0", "var.b ? 1 : 0") }, "unverifiable"],
  ])("%s", async (_, files, expected) => {
    const { guardrails } = await lintFiles(files, { requireGuardrails: "always", config: false });
    expect(guardrails.detective).toBe(expected);
  });
});
