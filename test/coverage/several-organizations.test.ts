import { expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const organization = `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "w" {
  name      = "Workloads"
  parent_id = aws_organizations_organization.this.roots[0].id
}
`;
const guardrail = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*",
    Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }
  }] })
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;

it("calls organizations, and OUs of one name in them, apart", async () => {
  const files = { "a/main.tf": organization + guardrail, "b/main.tf": organization };
  const { findings } = await lintFiles(files, { requireGuardrails: "auto" });
  const messages = findings.map((one) => one.message);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain("in the organization in a/main.tf, the organization in b/main.tf:");
  expect(messages[1]).toContain("in OU Workloads of organization in b/main.tf:");
});

it("adds nothing to the names of a single organization", async () => {
  const { findings } = await lintFiles({ "a/main.tf": organization }, { requireGuardrails: "auto" });
  expect(findings[0]?.message).toMatch(/in the organization: /);
});
