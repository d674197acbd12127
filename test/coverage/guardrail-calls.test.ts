import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const organization = (more = "") => `resource "aws_organizations_organization" "o" {
  feature_set                   = "ALL"
  aws_service_access_principals = ["config-multiaccountsetup.amazonaws.com"]
  ${more || 'enabled_policy_types = ["SERVICE_CONTROL_POLICY"]'}
}
`;
const policy = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }
    }]
  })
}
`;
const attachment = `resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
}
`;
const rule = `resource "aws_config_organization_managed_rule" "r" {
  name            = "root"
  rule_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
}
`;
const recorder = `resource "aws_config_configuration_recorder" "r" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}
`;
const call = (command: string) => `resource "terraform_data" "c" {
  provisioner "local-exec" {
    command = ${JSON.stringify(command)}
  }
}
`;

async function linted(...parts: readonly string[]) {
  const { findings, guardrails } = await lintFiles({ "main.tf": parts.join("") }, { requireGuardrails: "always" });
  const { detective, preventive } = guardrails;
  return { covers: `${detective} ${preventive}`, told: findings.map((one) => `${one.severity} ${one.cause}`) };
}

describe("calls of guardrails", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["nothing", [organization()], "missing missing"],
    ["a call that attaches", [organization(), call("aws organizations attach-policy")], "missing unverifiable"],
    ["a call that puts a rule", [organization(), call("aws configservice put-config-rule")], "unverifiable missing"],
    [
      "a call for another rule",
      [organization(), call("aws configservice put-config-rule --config-rule Source={SourceIdentifier=EIP_ATTACHED}")],
      "missing missing",
    ],
    [
      "a call for a rule that any device passes",
      [
        organization(),
        call("aws configservice put-config-rule --config-rule Source={SourceIdentifier=ROOT_ACCOUNT_MFA_ENABLED}"),
      ],
      "missing missing",
    ],
    ["a policy that nothing attaches", [organization(), policy], "missing missing"],
    [
      "a policy that a call may attach",
      [organization(), policy, call("aws organizations attach-policy")],
      "missing unverifiable",
    ],
    ["guardrails that stand", [organization(), policy, attachment, rule], "covered covered"],
    [
      "a policy that a call may detach",
      [organization(), policy, attachment, rule, call("aws organizations detach-policy")],
      "covered unverifiable",
    ],
    [
      "a rule that a call may delete",
      [
        organization(),
        policy,
        attachment,
        rule,
        call("aws configservice delete-organization-config-rule --organization-config-rule-name root"),
      ],
      "unverifiable covered",
    ],
    [
      "another rule that a call may delete",
      [
        organization(),
        policy,
        attachment,
        rule,
        call("aws configservice delete-organization-config-rule --organization-config-rule-name other"),
      ],
      "covered covered",
    ],
    [
      "a rule of accounts that a call may delete",
      [organization(), policy, attachment, rule, call("aws configservice delete-config-rule --config-rule-name $R")],
      "covered covered",
    ],
    ["a recorder that never starts", [organization(), policy, attachment, rule, recorder], "missing covered"],
    [
      "a recorder that a call may start",
      [organization(), policy, attachment, rule, recorder, call("aws configservice start-configuration-recorder")],
      "unverifiable covered",
    ],
    [
      "a type that is not enabled",
      [organization("enabled_policy_types = []"), policy, attachment, rule],
      "covered missing",
    ],
    [
      "a type that a call may enable",
      [
        organization("enabled_policy_types = []"),
        policy,
        attachment,
        rule,
        call("aws organizations enable-policy-type"),
      ],
      "covered unverifiable",
    ],
  ];
  it.each(cases)("%s", async (_, parts, covers) => {
    expect((await linted(...parts)).covers).toBe(covers);
  });

  it("are told where they leave a policy without a target open, which is no error then", async () => {
    const { told } = await linted(organization(), rule, policy, call("aws organizations attach-policy"));
    expect(told).toContain("note scp-target-open");
    expect(told).not.toContain("error unattached");
  });

  it("say nothing where nobody asks for guardrails", async () => {
    const { findings } = await lintFiles({ "main.tf": call("aws organizations attach-policy") });
    expect(findings).toEqual([]);
  });
});
