import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const statement = `{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*", Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } } }`;
const policy = `resource "aws_organizations_policy" "deny" { # the SCP
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })
}
`;
const attached = `${policy}
resource "aws_organizations_policy_attachment" "deny" {
  policy_id = aws_organizations_policy.deny.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;
const organization = (types: string) => `resource "aws_organizations_organization" "this" {
  feature_set = "ALL"
${types}}
`;
const enabled = `  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n`;
const pack = (identifier: string) => `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      Source:
        Owner: AWS # always
        SourceIdentifier: ${identifier}
`;
const content = `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:CreateVirtualMFADevice", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}`;
const scpTemplate = `Resources:
  Org: { Type: AWS::Organizations::Organization }
  Scp:
    Type: AWS::Organizations::Policy
    Properties: # as agreed
      # the name
      Name: deny
      Type: SERVICE_CONTROL_POLICY
      Content: ${content}
`;
const jsonTemplate = `{
  "Resources": {
    "Org": { "Type": "AWS::Organizations::Organization" },
    "Scp": {
      "Type": "AWS::Organizations::Policy",
      "Properties": {
        "Name": "deny",
        "Type": "SERVICE_CONTROL_POLICY",
        "Content": ${content}
      }
    }
  }
}
`;

/** Files before, the lines that the diff takes and adds, and the rule whose findings are gone afterwards. */
const cases: readonly [name: string, path: string, before: string, changes: readonly string[], rule: string][] = [
  [
    "an identifier in a template",
    "pack.yaml",
    pack("root-account-hardware-mfa-enabled   # typo"),
    [
      "-        SourceIdentifier: root-account-hardware-mfa-enabled   # typo",
      "+        SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED   # typo",
    ],
    "ineffective-conformance-pack",
  ],
  [
    "an identifier with a letter too few, in quotes",
    "pack.yaml",
    pack("'ROOT_ACCOUNT_HARDWARE_MFA_ENABLE'"),
    [
      "-        SourceIdentifier: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLE'",
      "+        SourceIdentifier: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED'",
    ],
    "ineffective-conformance-pack",
  ],
  [
    "an identifier in a pack's template in Terraform",
    "main.tf",
    `resource "aws_config_conformance_pack" "it" {\n  name          = "p"\n  template_body = <<-YAML\n${pack("root-account-hardware-mfa-enabled").replace(/^/gm, "    ").trimEnd()}\n  YAML\n}\n`,
    [
      "-            SourceIdentifier: root-account-hardware-mfa-enabled",
      "+            SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
    ],
    "ineffective-conformance-pack",
  ],
  [
    "an SCP that nothing attaches",
    "main.tf",
    organization(enabled) + policy,
    attached
      .slice(policy.length)
      .split("\n")
      .slice(0, -1)
      .map((line) => `+${line}`),
    "ineffective-root-scp",
  ],
  [
    "an SCP without targets in YAML",
    "scp.yaml",
    scpTemplate,
    ["+      TargetIds:", "+        - !GetAtt Org.RootId"],
    "ineffective-root-scp",
  ],
  [
    "an SCP without targets in JSON",
    "scp.json",
    jsonTemplate,
    [`+        "TargetIds": [{ "Fn::GetAtt": ["Org", "RootId"] }],`],
    "ineffective-root-scp",
  ],
  [
    "an empty list of targets",
    "scp.yaml",
    scpTemplate.replace("      Name: deny\n", "      Name: deny\n      TargetIds: [] # none\n"),
    ["-      TargetIds: [] # none", "+      TargetIds: [!GetAtt Org.RootId] # none"],
    "ineffective-root-scp",
  ],
  [
    "a missing policy type in a list",
    "main.tf",
    organization(`  enabled_policy_types = ["TAG_POLICY"] # more to come\n`) + attached,
    [
      `-  enabled_policy_types = ["TAG_POLICY"] # more to come`,
      `+  enabled_policy_types = ["TAG_POLICY", "SERVICE_CONTROL_POLICY"] # more to come`,
    ],
    "ineffective-root-scp",
  ],
  [
    "a missing policy type in a list over lines",
    "main.tf",
    organization(`  enabled_policy_types = [\n    "TAG_POLICY", # tags\n  ]\n`) + attached,
    [`+    "SERVICE_CONTROL_POLICY",`],
    "ineffective-root-scp",
  ],
];

describe("fix", () => {
  it.each(cases)("repairs %s", async (_, path, before, changes, rule) => {
    const folder = folderOf({ [path]: before });
    const rules = async () =>
      JSON.parse((await runCli(["lint", "--format", "json"], { cwd: folder })).stdout).findings.map(
        (one: { rule: string }) => one.rule,
      );
    expect(await rules()).toContain(rule);
    const shown = await runCli(["fix"], { cwd: folder });
    expect(shown.code).toBe(0);
    expect(shown.stdout.split("\n").filter((line) => /^[-+](?!--|\+\+)/.test(line))).toEqual(changes);
    expect(read(folder, path)).toBe(before);
    const applied = spawnSync("git", ["apply", "--check", "-"], { cwd: folder, input: shown.stdout, encoding: "utf8" });
    expect(applied.stderr).toBe("");
    expect((await runCli(["fix", "--write"], { cwd: folder })).code).toBe(0);
    expect(await rules()).not.toContain(rule);
    const again = await runCli(["fix"], { cwd: folder });
    expect(again.stdout).toBe("");
    expect(again.stderr).toContain("Nothing to fix mechanically");
  });

  it("keeps CRLF line ends", async () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const folder = folderOf({ "main.tf": crlf(organization("") + policy), "scp.yaml": crlf(scpTemplate) });
    await runCli(["fix", "--write"], { cwd: folder });
    for (const path of ["main.tf", "scp.yaml"]) expect(read(folder, path).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(read(folder, "main.tf")).toContain("roots[0].id");
    expect(read(folder, "scp.yaml")).toContain("Org.RootId");
  });

  it.each([
    ["a policy type list that comes from a variable", organization("  enabled_policy_types = var.types\n") + attached],
    [
      "several policies from one block",
      organization(enabled) + policy.replace("name    =", "count   = 2\n  name    ="),
    ],
    ["an organization that is not declared here", policy],
    ["a rule of another kind", pack("IAM_ROOT_ACCESS_KEY_CHECK")],
  ])("leaves %s alone", async (_, text) => {
    const folder = folderOf({ [text.startsWith("Resources") ? "a.yaml" : "main.tf"]: text });
    expect(await runCli(["fix"], { cwd: folder })).toMatchObject({ code: 0, stdout: "" });
  });

  it("never changes a plan, nor the code behind it by way of a plan", async () => {
    const plan = JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: [
        {
          address: "aws_config_organization_managed_rule.it",
          mode: "managed",
          type: "aws_config_organization_managed_rule",
          name: "it",
          provider_name: "registry.terraform.io/hashicorp/aws",
          change: {
            actions: ["create"],
            before: null,
            after: { name: "it", rule_identifier: "root-account-hardware-mfa-enabled" },
          },
        },
      ],
    });
    const folder = folderOf({ "plan.json": plan });
    expect((await runCli(["lint"], { cwd: folder })).stdout).toContain("meant is ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
    expect((await runCli(["fix", "--write"], { cwd: folder })).stderr).toContain("Nothing to fix");
    expect(read(folder, "plan.json")).toBe(plan);
  });

  it("never changes a facts file, and leads to its repository", async () => {
    const there = folderOf({ "pack.yaml": pack("root-account-hardware-mfa-enabled") });
    const { stdout: facts } = await runCli(["facts", "--name", "acme/pay"], { cwd: there });
    const folder = folderOf({ "pay.facts.jsonl": facts });
    const linted = await runCli(["lint"], { cwd: folder, columns: 2000 });
    expect(linted.stdout).toContain("`rootrail fix` in its repository proposes the edit.");
    const fixed = await runCli(["fix", "--write"], { cwd: folder });
    expect(fixed.stderr).toContain("a facts file tells of another repository: repair it there");
    expect(read(folder, "pay.facts.jsonl")).toBe(facts);
  });

  it("writes through no link and outside of no folder, and says so", async () => {
    const outside = folderOf({ "pack.yaml": pack("root-account-hardware-mfa-enabled") });
    const folder = folderOf({});
    symlinkSync(join(outside, "pack.yaml"), join(folder, "pack.yaml"));
    const linked = await runCli(["fix", "--write", "pack.yaml"], { cwd: folder });
    const named = await runCli(["fix", "--write", join(outside, "pack.yaml")], { cwd: folder });
    expect(linked.stderr + named.stderr).toMatch(
      /pack.yaml:7: Rule: the file cannot be changed: it lies outside[\s\S]*it lies outside/,
    );
    expect(read(outside, "pack.yaml")).toContain("root-account-hardware-mfa-enabled");
  });

  it("tells of broken inputs and repairs the others", async () => {
    const folder = folderOf({ "bad.tf": "resource {", "pack.yaml": pack("root-account-hardware-mfa-enabled") });
    const run = await runCli(["fix"], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("input error: bad.tf:1");
    expect(run.stdout).toContain("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
  });
});

describe("lint --fix", () => {
  it("shows the diff on standard error and lints what is there", async () => {
    const folder = folderOf({ "pack.yaml": pack("root-account-hardware-mfa-enabled") });
    const run = await runCli(["lint", "--fix", "--format", "json"], { cwd: folder });
    expect(run.stderr).toContain("+        SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
    expect(JSON.stringify(JSON.parse(run.stdout).findings)).toContain("meant is");
  });

  it("writes with --write and lints the result", async () => {
    const folder = folderOf({ "pack.yaml": pack("root-account-hardware-mfa-enabled") });
    const run = await runCli(["lint", "--fix", "--write", "--format", "json"], { cwd: folder });
    expect(JSON.stringify(JSON.parse(run.stdout).findings)).not.toContain("meant is");
    expect(read(folder, "pack.yaml")).toContain("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
  });

  it("does not take --write alone", async () => {
    expect(await runCli(["lint", "--write"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--write goes with --fix"),
    });
  });
});
