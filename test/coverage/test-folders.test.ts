import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const organization = `resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
`;
const statement = {
  Effect: "Deny",
  Action: "iam:CreateVirtualMFADevice",
  Resource: "*",
  Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
};
const content = { Version: "2012-10-17", Statement: [statement] };
const guardrail = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = jsonencode(${JSON.stringify(content)})
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = "r-ab12"
}
`;
const template = JSON.stringify({
  Resources: {
    P: {
      Type: "AWS::Organizations::Policy",
      Properties: { Name: "deny", Type: "SERVICE_CONTROL_POLICY", Content: content, TargetIds: ["r-ab12"] },
    },
  },
});
const run = (source: string) => `run "setup" {\n  module {\n    source = "${source}"\n  }\n}\n`;
const device = 'resource "awscc_iam_virtual_mfa_device" "d" {\n  users = ["arn:aws:iam::111122223333:root"]\n}\n';

async function linted(files: Readonly<Record<string, string>>, paths: readonly string[] = ["."]) {
  const options = { today, requireGuardrails: "always", skip: ["missing-conformance-pack"] } as const;
  const cwd = folderOf({ "main.tf": organization, ...files });
  const { report } = await lint({ ...options, paths, cwd });
  const warnings = report.inputs.flatMap((one) => one.warnings ?? []);
  return { ...report, told: report.findings.map((one) => one.rule), warnings: warnings.join("\n") };
}

describe("folders of tests", () => {
  it.each([
    [
      "a helper module",
      { "tests/a.tftest.hcl": run("./helpers/x"), "helpers/x/main.tf": guardrail },
      "only tests/a.tftest.hcl loads helpers/x",
    ],
    [
      "one of a test beside the code",
      { "a.tftest.hcl": run("./helpers"), "helpers/main.tf": guardrail },
      "only a.tftest.hcl loads helpers",
    ],
    [
      "one that a test in JSON loads",
      {
        "a.tftest.json": JSON.stringify({ run: { setup: { module: { source: "./helpers" } } } }),
        "helpers/main.tf": guardrail,
      },
      "only a.tftest.json loads helpers",
    ],
    ["a folder by its name", { "tests/setup/main.tf": guardrail }, "tests holds tests"],
    ["a folder below a module", { "modules/x/test/main.tf": guardrail }, "modules/x/test holds tests"],
    ["a template", { "tests/fixtures/t.json": template }, "tests holds tests"],
  ])("count for no organization: %s", async (_, files, why) => {
    const { told, guardrails, warnings } = await linted(files as unknown as Readonly<Record<string, string>>);
    expect(guardrails.preventive).toBe("missing");
    expect(told).toEqual(["missing-root-scp"]);
    expect(warnings).toContain(why);
  });

  it.each([
    ["a folder of no test", { "policies/main.tf": guardrail }, ["."]],
    ["a folder of tests that is named", { "tests/setup/main.tf": guardrail }, ["tests/setup"]],
    ["one in a folder of tests that is named", { "tests/setup/main.tf": guardrail }, [".", "tests"]],
    ["a file that is named", { "tests/t.json": template }, [".", "tests/t.json"]],
    ["a helper that is named", { "a.tftest.hcl": run("./helpers"), "helpers/main.tf": guardrail }, ["helpers"]],
    ["the environment test", { "live/test/main.tf": guardrail, "live/prod/main.tf": "" }, ["."]],
    [
      "a configuration with a state of its own that a test loads",
      { "a.tftest.hcl": run("./live"), "live/main.tf": `terraform {\n  backend "s3" {}\n}\n${guardrail}` },
      ["."],
    ],
    [
      "a module that the configuration calls as well",
      {
        "a.tftest.hcl": run("./tests/m"),
        "tests/m/main.tf": guardrail,
        "use.tf": 'module "m" {\n  source = "./tests/m"\n}\n',
      },
      ["."],
    ],
    [
      "the folder that a test loads itself",
      { "examples/x/a.tftest.hcl": run("../.."), "examples/x/main.tf": "", "more.tf": guardrail },
      ["."],
    ],
  ])("do not swallow %s", async (_, files, paths) => {
    const { guardrails, warnings } = await linted(files as unknown as Readonly<Record<string, string>>, paths);
    expect(guardrails.preventive).toBe("covered");
    expect(warnings).toBe("");
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["a module", { "more.tf": guardrail, "test/main.tf": 'module "m" {\n  source = "../"\n}\n' }],
    [
      "a module of a module",
      {
        "more.tf": 'module "n" {\n  source = "./n"\n}\n',
        "n/main.tf": guardrail,
        "tests/a/main.tf": 'module "m" {\n  source = "../.."\n}\n',
      },
    ],
    [
      "a module through an example",
      {
        "more.tf": guardrail,
        "a.tftest.hcl": run("./examples/all"),
        "examples/all/main.tf": 'module "m" {\n  source = "../.."\n}\n',
      },
    ],
    [
      "a module that a helper calls",
      {
        "a.tftest.hcl": run("./setup"),
        "setup/main.tf": 'module "m" {\n  source = "../modules/m"\n}\n',
        "modules/m/main.tf": guardrail,
      },
    ],
    [
      "a template that a template nests",
      {
        "scp.json": template,
        "tests/t.json": JSON.stringify({
          Resources: { S: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "../scp.json" } } },
        }),
      },
    ],
    [
      "a template that code deploys",
      {
        "scp.json": template,
        "test/main.tf":
          'resource "aws_cloudformation_stack" "s" {\n  name          = "s"\n  template_body = file("../scp.json")\n}\n',
      },
    ],
  ])("take no part of what they test: %s", async (_, files) => {
    const { guardrails, told } = await linted(files);
    expect(guardrails.preventive).toBe("covered");
    expect(told).toEqual([]);
  });

  it("leave to the configuration what it calls as well", async () => {
    const call = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;
    const { findings } = await linted({
      "m/main.tf": device,
      "use.tf": call("./m"),
      "tests/main.tf": call("../m"),
    });
    const devices = findings.filter((one) => one.rule === "root-virtual-mfa-device");
    expect(new Set(devices.map((one) => one.resource?.address))).toEqual(
      new Set(["module.m.awscc_iam_virtual_mfa_device.d"]),
    );
  });

  it("tell a device all the same", async () => {
    const { told } = await linted({ "tests/setup/main.tf": guardrail + device });
    expect(told).toContain("root-virtual-mfa-device");
  });

  it.each([
    [["."], "examples holds examples"],
    [["examples"], ""],
  ])("are told from examples, which count and are said to: %s", async (paths, warning) => {
    const { guardrails, warnings } = await linted({ "examples/x/main.tf": guardrail }, paths);
    expect(guardrails.preventive).toBe("covered");
    expect(warnings).toContain(warning);
    expect(warnings === "").toBe(warning === "");
  });

  it("make nothing required", async () => {
    const cwd = folderOf({ "tests/setup/main.tf": guardrail.replace("iam:CreateVirtualMFADevice", "s3:PutObject") });
    const { report } = await lint({ today, cwd });
    expect(report.guardrails.required).toBe(false);
  });
});
