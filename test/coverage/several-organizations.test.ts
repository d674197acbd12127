import { expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
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

it("calls organizations of one facts file apart", async () => {
  const { facts } = await lint({
    cwd: folderOf({ "a/main.tf": organization, "b/main.tf": organization }),
    config: false,
  });
  const lines = [
    { rootrail: "facts", version: 2 },
    ...facts.map((fact) => ({ ...fact, scope: `acme/x#${fact.scope}` })),
  ];
  const text = lines.map((one) => JSON.stringify(one)).join("\n");
  const { findings } = await lintFiles({ "x.jsonl": text }, { requireGuardrails: "auto" });
  const [, name] =
    /in the (organization in x\.jsonl:[0-9]+), the organization in x\.jsonl:[0-9]+/.exec(findings[0]?.message ?? "") ??
    [];
  expect(name).toBeDefined();
  expect(findings[0]?.message).not.toMatch(/of organization in .* of organization in/);
});

it("adds nothing to the names of a single organization", async () => {
  const { findings } = await lintFiles({ "a/main.tf": organization }, { requireGuardrails: "auto" });
  expect(findings[0]?.message).toMatch(/in the organization: /);
});
