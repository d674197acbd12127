import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const deny = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    },
  ],
});
const orgFormation = (root: string) => `AWSTemplateFormatVersion: "2010-09-09-OC"
Organization:
  Root:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: payer, AccountId: "999900001111", RootEmail: payer@example.com }
  OrganizationRoot: { Type: OC::ORG::OrganizationRoot, Properties: ${root} }
  Policy: { Type: OC::ORG::ServiceControlPolicy, Properties: { PolicyName: guard, PolicyDocument: ${deny} } }
`;
const customizations = (units: string) => `region: us-east-1
version: 2021-03-15
resources:
  - name: guard
    resource_file: policies/guard.json
    deploy_method: scp
    deployment_targets: { organizational_units: ${units} }
`;
const cloudControl = (targets: string) => `resource "aws_organizations_organization" "it" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "awscc_organizations_policy" "guard" {
  name       = "guard"
  type       = "SERVICE_CONTROL_POLICY"
  content    = jsonencode(${deny})
  target_ids = ${targets}
}
`;

async function lintOf(name: string, text: string) {
  const cwd = folderOf({ [name]: text, "policies/guard.json": deny });
  const { stdout } = await runCli(["lint", "--format", "json"], { cwd });
  const { findings, guardrails } = JSON.parse(stdout);
  const found = findings.filter(({ rule }: { rule: string }) => rule === "ineffective-root-scp");
  return { found, preventive: guardrails.preventive };
}

describe("an unattached policy in a file that no repair edits", () => {
  it.each<[string, (targets: string) => string, string, string, string]>([
    ["organization.yml", orgFormation, "{}", "{ ServiceControlPolicies: !Ref Policy }", "`ServiceControlPolicies`"],
    ["manifest.yaml", customizations, "[]", "[Root]", "`deployment_targets`"],
    ["main.tf", cloudControl, "[]", "[aws_organizations_organization.it.roots[0].id]", "`target_ids`"],
  ])("%s leads to where it is attached", async (name, textWith, none, root, where) => {
    const { found } = await lintOf(name, textWith(none));
    expect(found).toHaveLength(1);
    expect(found[0].remediation).toContain(where);
    expect(found[0].remediation).not.toContain("rootrail fix");
    const after = await lintOf(name, textWith(root));
    expect(after).toMatchObject({ found: [], preventive: "covered" });
  });
});
