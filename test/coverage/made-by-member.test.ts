import { expect, it } from "vitest";
import { denyRoot, lintFiles } from "../support/lint-files.ts";

const inner = JSON.stringify({
  Resources: {
    Rule: {
      Type: "AWS::Config::OrganizationConfigRule",
      Properties: {
        OrganizationConfigRuleName: "root",
        OrganizationManagedRuleMetadata: { RuleIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" },
      },
    },
    Scp: {
      Type: "AWS::Organizations::Policy",
      Properties: { Name: "deny", Type: "SERVICE_CONTROL_POLICY", TargetIds: ["r-ab12"], Content: denyRoot },
    },
  },
});
const organization = `Resources:
  Org: {Type: AWS::Organizations::Organization, Properties: {FeatureSet: ALL}}
`;
const set = (more: string) => `  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: guardrails
${more}      TemplateBody: '${inner}'
`;
const group = (targets: string) =>
  `      StackInstancesGroup: [{DeploymentTargets: {${targets}}, Regions: [us-east-1]}]\n`;

it.each([
  ["a member", group("Accounts: ['222233334444']"), "unverifiable unverifiable"],
  ["an organizational unit", group("OrganizationalUnitIds: [r-ab12]"), "unverifiable unverifiable"],
  ["the management account", group("Accounts: [!GetAtt Org.ManagementAccountId]"), "covered covered"],
  ["nobody that is known", "", "unverifiable unverifiable"],
])("what is of the organization and a stack set deploys to %s", async (_, more, expected) => {
  const { guardrails } = await lintFiles({ "t.yaml": organization + set(more) }, { requireGuardrails: "always" });
  expect(`${guardrails.detective} ${guardrails.preventive}`).toBe(expected);
});
