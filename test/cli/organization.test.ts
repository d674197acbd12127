import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "rootrail-organization-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const policy =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}}}]}';
writeFileSync(
  join(cwd, "organization.yaml"),
  `Resources:
  Organization:
    Type: AWS::Organizations::Organization
  Workloads:
    Type: AWS::Organizations::OrganizationalUnit
    Properties: { Name: workloads, ParentId: !GetAtt Organization.RootId }
  Guard:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guard
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [!GetAtt Organization.RootId]
      Content: '${policy}'
`,
);
writeFileSync(
  join(cwd, "pack.yaml"),
  `Resources:
  RootMfa:
    Type: AWS::Config::OrganizationConfigRule
    Properties:
      OrganizationConfigRuleName: root-mfa
      OrganizationManagedRuleMetadata: { RuleIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }
`,
);

describe("facts and coverage", () => {
  it("map in each repository and reduce in one", async () => {
    for (const name of ["organization", "pack"]) {
      const run = await runCli(["facts", `${name}.yaml`, "--name", name, "-o", `${name}.jsonl`], { cwd });
      expect(run).toMatchObject({ code: 0, stdout: "" });
    }
    const reduced = await runCli(["coverage", "organization.jsonl", "pack.jsonl", "--format", "json"], { cwd });
    expect(reduced.code).toBe(0);
    expect(JSON.parse(reduced.stdout)).toMatchObject({
      version: 1,
      required: true,
      detective: "covered",
      preventive: "covered",
    });
    const linted = await runCli(["lint", "organization.jsonl", "pack.jsonl"], { cwd });
    expect(linted.code).toBe(0);
    expect(linted.stdout).toContain("declared at organization.yaml:7 of organization");
  });

  it("merge facts files line by line, each line once", async () => {
    const merged = await runCli(["facts", "organization.jsonl", "pack.jsonl", "organization.jsonl"], { cwd });
    const lines = merged.stdout.trimEnd().split("\n");
    const own = ["organization", "pack"].flatMap((name) =>
      readFileSync(join(cwd, `${name}.jsonl`), "utf8")
        .trimEnd()
        .split("\n")
        .slice(1),
    );
    expect(lines.slice(1)).toEqual(own);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ rootrail: "facts", version: 2 });
  });

  it("draw the tree for people and for comments", async () => {
    const text = await runCli(["coverage", "organization.yaml", "pack.yaml"], { cwd });
    expect(text.stdout).toContain("└─ OU workloads  detective covered, preventive covered");
    const chart = await runCli(["coverage", "organization.yaml", "--format", "mermaid"], { cwd });
    expect(chart.stdout).toMatch(/^```mermaid\nflowchart LR\n[\s\S]*\n```\n$/);
    expect((await runCli(["coverage", "organization.yaml", "--format", "html", "-o", "page.html"], { cwd })).code).toBe(
      0,
    );
    expect(readFileSync(join(cwd, "page.html"), "utf8")).toMatch(/^<!DOCTYPE html>/);
  });

  it("refuse a broken facts file with its line", async () => {
    writeFileSync(join(cwd, "broken.jsonl"), '{"rootrail":"facts","version":1}\n{"fact":"Account"}\n');
    const run = await runCli(["coverage", "broken.jsonl"], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("broken.jsonl:2:1: it is no fact");
  });
});
