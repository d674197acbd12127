import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
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
        .slice(1, -1),
    );
    expect(lines.slice(1, -1)).toEqual(own);
    expect(lines.at(-1)).toBe(`{"rootrail":"facts-end","facts":${own.length}}`);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ rootrail: "facts", version: 2 });
  });

  it("merge what a later version knows as it is, and tell of what cannot be read", async () => {
    const head = '{"rootrail":"facts","version":2}\n';
    const later = '{"fact":"NewKind","scope":"a#x"}';
    writeFileSync(join(cwd, "later.jsonl"), `${head}${later}\n`);
    writeFileSync(join(cwd, "cut.jsonl"), `${head}{"fact":\n`);
    const merged = await runCli(["facts", "organization.jsonl", "later.jsonl", "cut.jsonl", "gone.jsonl"], { cwd });
    expect(merged.code).toBe(2);
    expect(merged.stderr).toContain("input error: gone.jsonl: there is no such file or folder");
    expect(merged.stdout).toContain(`\n${later}\n`);
    writeFileSync(join(cwd, "merged.jsonl"), merged.stdout);
    const { stdout } = await runCli(["lint", "--format", "json", "--require-guardrails", "always", "merged.jsonl"], {
      cwd,
    });
    const { findings, guardrails } = JSON.parse(stdout) as Report;
    expect(guardrails.detective).toBe("unverifiable");
    const told = findings.filter((one) => one.rule === "incomplete-input").map((one) => one.message);
    expect(told).toHaveLength(3);
    expect(told.join("\n")).toMatch(/cut\.jsonl:2: the line is not JSON/);
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
