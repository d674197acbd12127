import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/reporters/registry.ts";
import { ruleIds } from "../../src/rules/rule-ids.ts";
import { gitlabErrors, junitErrors, sarifErrors, workflowCommands } from "../reporters/validators.ts";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const bad = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users:
        - root
`;

describe("formats", () => {
  it("are all written by one run, without colour codes", async () => {
    const cwd = folderOf({ "infra/mfa.yaml": bad, "broken.yaml": "AWSTemplateFormatVersion: [" });
    const flags = formatNames.flatMap((name) => ["--format", `${name}=report.${name}`]);
    const run = await runCli(["lint", ".", ...flags], { cwd, env: { FORCE_COLOR: "1" } });
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    const written = new Map(formatNames.map((name) => [name, readFileSync(join(cwd, `report.${name}`), "utf8")]));
    for (const content of written.values()) {
      expect(content).not.toContain("\u001b");
      expect(content).toContain("root-virtual-mfa-device");
    }
    expect(sarifErrors(written.get("sarif") ?? "")).toEqual([]);
    expect(gitlabErrors(written.get("gitlab") ?? "")).toEqual([]);
    expect(await junitErrors(written.get("junit") ?? "")).toEqual([]);
    expect(workflowCommands(written.get("github") ?? "").map((command) => command.name)).toContain("error");
  });

  it("name files from the top of the repository", async () => {
    const cwd = folderOf({ ".git/HEAD": "ref: refs/heads/main\n", "infra/mfa.yaml": bad });
    const run = await runCli(["lint", "mfa.yaml", "--format", "github"], { cwd: join(cwd, "infra") });
    expect(run.stdout).toContain("::error file=infra/mfa.yaml,line=7,");
    const sarif = (await runCli(["lint", "mfa.yaml", "--format", "sarif"], { cwd: join(cwd, "infra") })).stdout;
    expect(sarif).toContain('"uri": "infra/mfa.yaml"');
    expect(sarif).toContain('"id": "rootrail/infra/"');
  });

  it("tell what the configuration says of accounts and exceptions", async () => {
    const configuration = `accounts:
  - { id: "111122223333", name: payments, environment: production, internetExposed: true }
paths: [{ glob: "*.yaml", account: "111122223333" }]
exceptions:
  - { rule: missing-root-scp, target: "*.yaml", owner: cloud@example.com, expires: 2999-01-31, reason: moving }
`;
    const cwd = folderOf({
      "mfa.yaml": bad.replace("- root", "- arn:aws:iam::111122223333:root"),
      "rootrail.yaml": configuration,
    });
    const page = (await runCli(["lint", "mfa.yaml", "--format", "html"], { cwd })).stdout;
    expect(page).toContain("<code>111122223333</code> payments");
    expect(page).toContain('<span class="tag">internet-exposed</span>');
    expect(page).toMatch(/<td[^>]*>cloud@example.com<\/td><td[^>]*>moving<\/td>/);
  });

  describe("count what fails the run", () => {
    const unknown =
      "Parameters: { Owner: { Type: String } }\nResources:\n  Phone:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { VirtualMfaDeviceName: root-phone, Users: [!Ref Owner] }\n";
    const unused = `rules: { exception-unused: note }
exceptions:
  - { rule: root-virtual-mfa-device, target: Gone, owner: cloud@example.com, expires: 2999-01-31, reason: moved }
`;
    /** An error, a warning and a note; with a base, the error is not new. */
    const head = { "mfa.yaml": bad, "phone.yaml": unknown, "rootrail.yaml": unused };

    it.each<[failing: number, flags: readonly string[]]>([
      [1, []],
      [1, ["--fail-on", "error"]],
      [2, ["--fail-on", "warning"]],
      [3, ["--fail-on", "note"]],
      [0, ["--fail-on", "never"]],
      [0, ["--only-new", "--base", "BASE"]],
      [1, ["--only-new", "--base", "BASE", "--fail-on", "warning"]],
      [2, ["--base", "BASE", "--fail-on", "warning"]],
    ])("%i with %j", async (failing, flags) => {
      const cwd = folderOf(head);
      const base = folderOf({ "mfa.yaml": bad, "rootrail.yaml": unused });
      const given = flags.map((one) => (one === "BASE" ? base : one));
      const lint = (format: string) =>
        runCli(["lint", ".", "--require-guardrails", "never", "--format", format, ...given], { cwd });
      const junit = await lint("junit");
      expect(junit.code).toBe(failing > 0 ? 1 : 0);
      const counts = [...junit.stdout.matchAll(/ failures="(\d+)" errors="(\d+)"/g)];
      expect(counts.reduce((sum, [, failures, errors]) => sum + Number(failures) + Number(errors), 0)).toBe(failing);
      expect(junit.stdout.match(/<failure /g) ?? []).toHaveLength(failing);
      const issues: { severity: string; location: { path: string } }[] = JSON.parse((await lint("gitlab")).stdout);
      expect(issues.filter(({ severity }) => severity === "critical" || severity === "major")).toHaveLength(failing);
      const { findings } = JSON.parse((await lint("json")).stdout) as { findings: { location: { path: string } }[] };
      expect(issues.map((one) => one.location.path).toSorted()).toEqual(
        findings.map((one) => one.location.path).toSorted(),
      );
    });

    it("and an input that cannot be read as an error", async () => {
      const cwd = folderOf({ "broken.yaml": "AWSTemplateFormatVersion: [" });
      const junit = await runCli(["lint", ".", "--format", "junit", "--fail-on", "never"], { cwd });
      expect([junit.code, / failures="0" errors="1"/.test(junit.stdout)]).toEqual([2, true]);
      const [issue] = JSON.parse((await runCli(["lint", ".", "--format", "gitlab"], { cwd })).stdout);
      expect(issue.severity).toBe("blocker");
    });
  });

  it("link to the lines of the commit on GitHub", async () => {
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: "a".repeat(40) };
    const run = await runCli(["lint", "mfa.yaml", "--format", "markdown"], {
      cwd: folderOf({ "mfa.yaml": bad }),
      env,
    });
    expect(run.stdout).toContain(`(<https://github.com/o/r/blob/${"a".repeat(40)}/mfa.yaml#L7>)`);
  });
});

describe("--stats", () => {
  it("prints to standard error and leaves the report alone", async () => {
    const cwd = folderOf({ "mfa.yaml": bad });
    const plain = await runCli(["lint", "mfa.yaml"], { cwd });
    const run = await runCli(["lint", "mfa.yaml", "--stats"], { cwd });
    expect(run.stdout).toBe(plain.stdout);
    expect(plain.stderr).toBe("");
    expect(run.stderr).toMatch(/^files +1\n[\s\S]*\ntotal +\d+/);
  });
});

describe("explain", () => {
  it.each(ruleIds)("prints the page of %s", async (rule) => {
    const run = await runCli(["explain", rule, "--full"]);
    expect(run.code).toBe(0);
    for (const section of [
      "What it finds",
      "Why it matters",
      "How to fix it",
      "The order of work",
      "Exceptions",
      "References",
    ]) {
      if (!rule.startsWith("exception-") || !/order|Exceptions/.test(section))
        expect(run.stdout).toContain(`\n${section}\n`);
    }
    expect(run.stdout).not.toContain("\u001b");
  });
});
