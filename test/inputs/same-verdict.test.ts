import { describe, expect, it } from "vitest";
import type { LintOptions } from "../../src/engine/options.ts";
import { lintFiles } from "../support/lint-files.ts";
import { planText } from "../support/plan.ts";

type Formats = Readonly<Record<string, string>>;

/** What covers, and the findings that are not of the whole organization. */
async function told(file: string, text: string, options: Omit<LintOptions, "cwd"> = {}) {
  const { guardrails, findings } = await lintFiles(
    { [file]: text },
    { config: false, requireGuardrails: "always", skip: ["missing-root-scp", "missing-conformance-pack"], ...options },
  );
  const { detective, preventive } = guardrails;
  const rules = findings.flatMap(({ rule, certainty }) =>
    rule === "unverifiable-guardrail" ? [] : `${rule} ${certainty}`,
  );
  return [`detective ${detective}, preventive ${preventive}`, ...rules].join("; ");
}

const hardware = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const template = (resources: object) =>
  JSON.stringify({
    Parameters: { Stage: { Type: "String" }, One: { Type: "String" } },
    Conditions: { Chosen: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] } },
    Resources: resources,
  });
const variables = 'variable "chosen" {}\nvariable "one" {}\nvariable "many" {}\n';

const rule = {
  template: (mode: unknown) =>
    template({
      Rule: {
        Type: "AWS::Config::ConfigRule",
        Properties: { Source: { Owner: "AWS", SourceIdentifier: hardware }, EvaluationModes: [{ Mode: mode }] },
      },
    }),
  code: (mode: string) => `${variables}resource "aws_config_config_rule" "rule" {
  name = "rule"
  source {
    owner             = "AWS"
    source_identifier = "${hardware}"
  }
  evaluation_mode {
    mode = ${mode}
  }
}
`,
  plan: (mode: string | null) =>
    planText([
      [
        "aws_config_config_rule.rule",
        {
          actions: ["create"],
          before: null,
          after: {
            name: "rule",
            source: [{ owner: "AWS", source_identifier: hardware }],
            evaluation_mode: [mode === null ? {} : { mode }],
          },
          after_unknown: { id: true, evaluation_mode: [{ mode: mode === null }] },
        },
      ],
    ]),
};

const organization = {
  template: {
    Org: { Type: "AWS::Organizations::Organization", Properties: {} },
    Unit: {
      Type: "AWS::Organizations::OrganizationalUnit",
      Properties: { Name: "unit", ParentId: { "Fn::GetAtt": ["Org", "RootId"] } },
    },
  },
  code: `${variables}resource "aws_organizations_organization" "org" {}
resource "aws_organizations_organizational_unit" "unit" {
  name      = "unit"
  parent_id = aws_organizations_organization.org.roots[0].id
}
`,
};

const restrict = "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER";
const control = {
  template: (principals: unknown) =>
    template({
      ...organization.template,
      Control: {
        Type: "AWS::ControlTower::EnabledControl",
        Properties: {
          ControlIdentifier: restrict,
          TargetIdentifier: { "Fn::GetAtt": ["Unit", "Arn"] },
          Parameters: [{ Key: "ExemptedPrincipalArns", Value: principals }],
        },
      },
    }),
  code: (principals: string) => `${organization.code}resource "aws_controltower_control" "control" {
  control_identifier = "${restrict}"
  target_identifier  = aws_organizations_organizational_unit.unit.arn
  parameters {
    key   = "ExemptedPrincipalArns"
    value = jsonencode(${principals})
  }
}
`,
};

const deny = {
  Effect: "Deny",
  Action: "iam:CreateVirtualMFADevice",
  Resource: "*",
  Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
};
const policy = {
  template: (...statements: readonly unknown[]) =>
    template({
      ...organization.template,
      Policy: {
        Type: "AWS::Organizations::Policy",
        Properties: {
          Name: "deny",
          Type: "SERVICE_CONTROL_POLICY",
          Content: { Version: "2012-10-17", Statement: statements },
          TargetIds: [{ "Fn::GetAtt": ["Unit", "Id"] }],
        },
      },
    }),
  code: (content: string, more = "") => `${organization.code}${more}
resource "aws_organizations_policy" "policy" {
  name    = "deny"
  content = ${content}
}
resource "aws_organizations_policy_attachment" "attachment" {
  policy_id = aws_organizations_policy.policy.id
  target_id = aws_organizations_organizational_unit.unit.id
}
`,
  document: (...forEach: readonly string[]) => {
    const blocks = forEach.map(
      (collection) => `  dynamic "statement" {
    for_each = ${collection}
    content {
      effect    = "Deny"
      actions   = ["iam:CreateVirtualMFADevice"]
      resources = ["*"]
      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values   = ["arn:aws:iam::*:root"]
      }
    }
  }
`,
    );
    const data = `data "aws_iam_policy_document" "deny" {\n${blocks.join("")}}\n`;
    return policy.code("data.aws_iam_policy_document.deny.json", data);
  },
};

const body = JSON.stringify({
  Resources: {
    Rule: { Type: "AWS::Config::ConfigRule", Properties: { Source: { Owner: "AWS", SourceIdentifier: hardware } } },
  },
});
const set = {
  template: (groups: unknown) =>
    template({
      ...organization.template,
      Set: {
        Type: "AWS::CloudFormation::StackSet",
        Properties: {
          StackSetName: "rules",
          PermissionModel: "SERVICE_MANAGED",
          AutoDeployment: { Enabled: true },
          TemplateBody: body,
          StackInstancesGroup: groups,
        },
      },
    }),
  group: {
    DeploymentTargets: { OrganizationalUnitIds: [{ "Fn::GetAtt": ["Unit", "Id"] }] },
    Regions: ["us-east-1"],
  },
  code: (meta: string, type = "aws_cloudformation_stack_set_instance") => `${organization.code}
resource "aws_cloudformation_stack_set" "set" {
  name             = "rules"
  permission_model = "SERVICE_MANAGED"
  template_body    = ${JSON.stringify(body)}
  auto_deployment {
    enabled = true
  }
}
resource "${type}" "instances" {
  ${meta}
  stack_set_name = aws_cloudformation_stack_set.set.name
  ${type.endsWith("instances") ? 'regions = ["us-east-1"]' : 'region = "us-east-1"'}
  deployment_targets {
    organizational_unit_ids = [aws_organizations_organizational_unit.unit.id]
  }
}
`,
};
const mayBe = { "Fn::If": ["Chosen", [set.group], { Ref: "AWS::NoValue" }] };

describe("the same meaning has the same verdict in each format", () => {
  it.each<[string, Formats, string]>([
    [
      "a rule that detects",
      {
        "t.json": rule.template("DETECTIVE"),
        "main.tf": rule.code('"DETECTIVE"'),
        "plan.json": rule.plan("DETECTIVE"),
      },
      "detective covered, preventive missing",
    ],
    [
      "a rule whose mode is not known",
      { "t.json": rule.template({ Ref: "One" }), "main.tf": rule.code("var.one"), "plan.json": rule.plan(null) },
      "detective unverifiable, preventive missing",
    ],
    [
      "a rule whose mode depends on a condition",
      {
        "t.json": rule.template({ "Fn::If": ["Chosen", "DETECTIVE", "PROACTIVE"] }),
        "main.tf": rule.code('var.chosen ? "DETECTIVE" : "PROACTIVE"'),
      },
      "detective unverifiable, preventive missing",
    ],
    [
      "a control that exempts a role",
      {
        "t.json": control.template(["arn:aws:iam::*:role/admin"]),
        "main.tf": control.code('["arn:aws:iam::*:role/admin"]'),
      },
      "detective missing, preventive covered",
    ],
    [
      "a control that may exempt root",
      {
        "t.json": control.template([{ "Fn::If": ["Chosen", "arn:aws:iam::*:root", "arn:aws:iam::*:role/admin"] }]),
        "main.tf": control.code('[var.chosen ? "arn:aws:iam::*:root" : "arn:aws:iam::*:role/admin"]'),
      },
      "detective missing, preventive unverifiable",
    ],
    [
      "a policy with a statement that may not be there",
      {
        "t.json": policy.template({ "Fn::If": ["Chosen", deny, { Ref: "AWS::NoValue" }] }),
        "main.tf": policy.document("var.chosen ? [1] : []"),
        "encoded.tf": policy.code(
          `jsonencode({ Version = "2012-10-17", Statement = var.chosen ? [${JSON.stringify(deny)}] : [] })`,
        ),
        "unknown.tf": policy.document("var.many"),
      },
      "detective missing, preventive unverifiable",
    ],
    [
      "a policy with one of two statements",
      {
        "t.json": policy.template(
          { "Fn::If": ["Chosen", deny, { Ref: "AWS::NoValue" }] },
          { "Fn::If": ["Chosen", { Ref: "AWS::NoValue" }, deny] },
        ),
        "main.tf": policy.document("var.chosen ? [1] : []", "var.chosen ? [] : [1]"),
      },
      "detective missing, preventive covered",
    ],
    [
      "instances of a stack set",
      {
        "t.json": set.template([set.group]),
        "main.tf": set.code(""),
        "instances.tf": set.code("", "aws_cloudformation_stack_instances"),
      },
      "detective partial, preventive missing",
    ],
    [
      "instances of a stack set that may not be there",
      {
        "t.json": set.template(mayBe),
        "main.tf": set.code("count = var.chosen ? 1 : 0"),
        "each.tf": set.code("for_each = var.many"),
        "instances.tf": set.code("count = var.chosen ? 1 : 0", "aws_cloudformation_stack_instances"),
      },
      "detective unverifiable, preventive missing",
    ],
  ])("%s", async (_, formats, expected) => {
    for (const [file, text] of Object.entries(formats))
      expect([file, await told(file, text)]).toEqual([file, expected]);
  });
});

it("an account that may not be there lacks a guardrail only possibly, in each format", async () => {
  const account = (condition: object) => ({
    Account: {
      Type: "AWS::Organizations::Account",
      ...condition,
      Properties: { AccountName: "payments", Email: "payments@example.com" },
    },
  });
  const units = JSON.parse(policy.template(deny)).Resources;
  const code = (
    count: string,
  ) => `${policy.code(`jsonencode({ Version = "2012-10-17", Statement = [${JSON.stringify(deny)}] })`)}
resource "aws_organizations_account" "account" {
  ${count}
  name  = "payments"
  email = "payments@example.com"
}
`;
  const certainty = async (file: string, text: string) => {
    const { findings } = await lintFiles({ [file]: text }, { config: false, requireGuardrails: "always" });
    return findings.flatMap((one) => (one.rule === "missing-root-scp" ? one.certainty : []));
  };
  expect(await certainty("t.json", template({ ...units, ...account({}) }))).toEqual(["certain"]);
  expect(await certainty("main.tf", code(""))).toEqual(["certain"]);
  expect(await certainty("t.json", template({ ...units, ...account({ Condition: "Chosen" }) }))).toEqual(["possible"]);
  expect(await certainty("main.tf", code("count = var.chosen ? 1 : 0"))).toEqual(["possible"]);
});

it("a condition of a resource settles what it sets by the same condition, in each format", async () => {
  const device = template({
    Device: {
      Type: "AWS::IAM::VirtualMFADevice",
      Condition: "Chosen",
      Properties: {
        VirtualMfaDeviceName: "root-account-mfa-device",
        Path: { "Fn::If": ["Chosen", "/ops/", "/"] },
        Users: [],
      },
    },
  });
  const code = `${variables}resource "awscc_iam_virtual_mfa_device" "device" {
  count                   = var.chosen ? 1 : 0
  virtual_mfa_device_name = "root-account-mfa-device"
  path                    = var.chosen ? "/ops/" : "/"
  users                   = []
}
`;
  for (const [file, text] of Object.entries({ "t.json": device, "main.tf": code })) {
    const { findings } = await lintFiles({ [file]: text }, { config: false, level: 1, requireGuardrails: "auto" });
    expect([file, findings]).toEqual([file, []]);
  }
});
