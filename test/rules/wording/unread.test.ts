import { describe, expect, it } from "vitest";
import { folderOf } from "../../support/folder.ts";
import { lintFiles } from "../../support/lint-files.ts";
import { runCli } from "../../support/run-cli.ts";

const registry = (name: string) => `module "${name}" {\n  source  = "example/${name}/aws"\n  version = "1.0.0"\n}\n`;
const git = 'module "database" {\n  source = "git::https://git.example.com/terraform/database.git"\n}\n';
const modules = registry("network") + registry("cluster") + git;
const organization =
  'resource "aws_organizations_organization" "o" {\n  feature_set          = "ALL"\n  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n}\n';

async function notesOf(files: Readonly<Record<string, string>>) {
  const report = await lintFiles(files, { requireGuardrails: "auto" });
  return { report, notes: report.findings.filter(({ rule }) => rule === "unverifiable-guardrail") };
}

describe("content that was not read", () => {
  it("is one note where nobody asks for guardrails, and is counted by kind", async () => {
    const { report, notes } = await notesOf({ "main.tf": modules });
    expect(notes.map(({ message }) => message)).toEqual([
      "Not read: 2 registry modules, 1 remote module (module.network, module.cluster, module.database).",
    ]);
    expect(notes[0]?.related.map(({ location }) => location.start.line)).toEqual([5, 9]);
    expect(report.unread.map(({ what, count, locations }) => [what, count, locations.length])).toEqual([
      ["registry-module", 2, 2],
      ["remote-module", 1, 1],
    ]);
    expect(new Set(report.unread.map(({ settle }) => settle))).toEqual(
      new Set(["run terraform init first, or lint the plan"]),
    );
  });

  it("is counted at a place of the coverage tree where there is much of it", async () => {
    const many = ["a", "b", "c", "d"].map(registry).join("");
    const reasons = async (text: string) => {
      const run = await runCli(["coverage", "."], { cwd: folderOf({ "main.tf": organization + text }) });
      return run.stdout;
    };
    expect(await reasons(many + git)).toMatch(
      /preventive: module\.database comes from [^;]*; 4 registry modules were not read\n/,
    );
    expect(await reasons(modules)).toContain("module.network comes from example/network/aws");
  });

  it("is a note each where it can decide over a guardrail", async () => {
    const { report, notes } = await notesOf({ "main.tf": organization + modules });
    expect(notes.map(({ resource }) => resource.address)).toEqual([
      "module.network",
      "module.cluster",
      "module.database",
    ]);
    expect(report.unread.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it("counts once what one resource names in several ways", async () => {
    const template = `Parameters:
  Stage: { Type: String }
Conditions:
  IsMain: !Equals [!Ref Stage, main]
Resources:
  Budget:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !If [IsMain, "https://main.s3.amazonaws.com/b.yaml", "https://test.s3.amazonaws.com/b.yaml"]
`;
    const { report, notes } = await notesOf({ "t.yaml": template });
    expect(notes).toHaveLength(1);
    expect(notes[0]?.message).toContain("Budget");
    expect(report.unread).toMatchObject([{ what: "remote-template", count: 1 }]);
  });

  it("is nothing where all was read", async () => {
    const { report } = await notesOf({ "main.tf": organization });
    expect(report.unread).toEqual([]);
  });
});

describe("what was checked", () => {
  it("counts devices, policies, packs and nodes, and what holds", async () => {
    const policy = `resource "aws_organizations_policy" "deny" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "deny" {
  policy_id = aws_organizations_policy.deny.id
  target_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_organizations_policy" "tags" {
  name    = "tags"
  type    = "TAG_POLICY"
  content = "{}"
}
`;
    const account = 'resource "aws_organizations_account" "a" {\n  name  = "a"\n  email = "a@example.com"\n}\n';
    const device = 'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "jane"\n}\n';
    const { report } = await notesOf({ "main.tf": organization + policy + account + device });
    const { covered, ...counts } = report.checked;
    expect(counts).toMatchObject({ devices: 1, policies: 1, packs: 0, accounts: 2 }); // the management account is one
    expect(counts.nodes).toBeGreaterThanOrEqual(1);
    expect(covered).toMatchObject({ detective: 0 });
    expect(covered.preventive).toBeGreaterThanOrEqual(1);
  });
});
