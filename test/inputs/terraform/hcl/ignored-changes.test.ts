import { describe, expect, it } from "vitest";
import { lintFiles } from "../../../support/lint-files.ts";

const source = { owner: "AWS", source_identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" };
const code = (lifecycle: string) => `resource "aws_config_config_rule" "rule" {
  name = "rule"
  source {
    owner             = "${source.owner}"
    source_identifier = "${source.source_identifier}"
  }
  lifecycle {
    ${lifecycle}
  }
}
`;
const json = (ignore_changes: unknown) =>
  JSON.stringify({
    resource: { aws_config_config_rule: { rule: { name: "rule", source, lifecycle: { ignore_changes } } } },
  });

async function detective(files: Readonly<Record<string, string>>) {
  const { guardrails } = await lintFiles(files, { config: false, requireGuardrails: "always" });
  return guardrails.detective;
}

describe("arguments whose changes are ignored", () => {
  it.each([
    ["a block", { "main.tf": code("ignore_changes = [source]") }],
    ["a part of one", { "main.tf": code("ignore_changes = [source[0].source_identifier]") }],
    ["a text", { "main.tf": code('ignore_changes = ["source"]') }],
    ["all of them", { "main.tf": code("ignore_changes = all") }],
    ["all of them in old code", { "main.tf": code('ignore_changes = ["*"]') }],
    ["JSON", { "main.tf.json": json(["source"]) }],
    ["a part in JSON", { "main.tf.json": json(["source[0].source_identifier"]) }],
    ["all in JSON", { "main.tf.json": json("all") }],
    [
      "an override file",
      {
        "main.tf": code("prevent_destroy = true"),
        "main_override.tf": `resource "aws_config_config_rule" "rule" {\n  lifecycle {\n    ignore_changes = [source]\n  }\n}\n`,
      },
    ],
  ])("are not known for what stands: %s", async (_, files) => {
    expect(await detective(files)).toBe("unverifiable");
  });

  it.each([
    ["none", code("prevent_destroy = true")],
    ["a name", code("ignore_changes = [name, description, tags]")],
    ["another one", code("ignore_changes = [input_parameters]")],
    ["another part", code("ignore_changes = [source[0].source_detail]")],
  ])("are known otherwise: %s", async (_, text) => {
    expect(await detective({ "main.tf": text })).toBe("covered");
  });

  it("may be set by others where the code does not write them", async () => {
    const excluding = (lifecycle: string) => `resource "aws_organizations_organization" "org" {}
resource "aws_config_organization_managed_rule" "rule" {
  name            = "rule"
  rule_identifier = "${source.source_identifier}"
  ${lifecycle}
}
`;
    expect(await detective({ "main.tf": excluding("") })).toBe("covered");
    const ignoring = excluding("lifecycle {\n    ignore_changes = [excluded_accounts]\n  }");
    expect(await detective({ "main.tf": ignoring })).toBe("unverifiable");
  });

  it("are known as far as one key goes", async () => {
    const body = JSON.stringify({
      Parameters: { Rule: { Type: "String" }, Secret: { Type: "String" } },
      Resources: {
        Rule: {
          Type: "AWS::Config::ConfigRule",
          Properties: { Source: { Owner: "AWS", SourceIdentifier: { Ref: "Rule" } } },
        },
      },
    });
    const stack = (key: string) => `resource "aws_cloudformation_stack" "stack" {
  name          = "rules"
  template_body = ${JSON.stringify(body)}
  parameters = {
    Rule   = "${source.source_identifier}"
    Secret = "hidden"
  }
  lifecycle {
    ignore_changes = [parameters["${key}"]]
  }
}
`;
    expect(await detective({ "main.tf": stack("Secret") })).toBe("covered");
    expect(await detective({ "main.tf": stack("Rule") })).toBe("unverifiable");
  });

  it("leave root's device possible", async () => {
    const { findings } = await lintFiles({
      "main.tf": `resource "awscc_iam_virtual_mfa_device" "phone" {
  users = ["arn:aws:iam::111122223333:root"]
  lifecycle {
    ignore_changes = [users]
  }
}
`,
    });
    expect(findings.map(({ rule, certainty }) => [rule, certainty])).toEqual([["root-virtual-mfa-device", "possible"]]);
  });
});
