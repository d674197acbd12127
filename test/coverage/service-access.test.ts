import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const rule = {
  OrganizationConfigRuleName: "r",
  OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
};
const template = JSON.stringify({
  Resources: { R: { Type: "AWS::Config::OrganizationConfigRule", Properties: rule } },
});
const output = JSON.stringify({ OrganizationConfigRules: [rule] });
const code = `resource "aws_organizations_organization" "o" {
  feature_set                   = "ALL"
  aws_service_access_principals = ["sso.amazonaws.com"]
}
resource "aws_config_organization_managed_rule" "r" {
  name            = "r"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}
`;
const outputs = {
  "describe-organization.json": JSON.stringify({
    Organization: { Id: "o-aaaaaaaaaa", FeatureSet: "ALL", MasterAccountId: "999999999999" },
  }),
  "list-aws-service-access-for-organization.json": JSON.stringify({
    EnabledServicePrincipals: [{ ServicePrincipal: "sso.amazonaws.com" }],
  }),
};

describe("a rule of an organization without service access for AWS Config", () => {
  it.each([
    ["detects nothing where the code takes the access away", { "main.tf": code }, ["no-service-access"]],
    ["detects nothing where it stands so", { ...outputs, "rules.json": output }, ["no-service-access"]],
    ["gets it when it is deployed", { ...outputs, "t.json": template }, []],
  ])("%s", async (_, files, expected) => {
    const { findings } = await lintFiles(files, { requireGuardrails: "auto", config: false });
    const broken = findings.filter((one) => one.rule === "ineffective-conformance-pack");
    expect(broken.map((one) => one.cause)).toEqual(expected);
  });
});
