import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const bad = `Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users:
        - root
`;
const good = bad.replace("- root", "- alice");
const open = `Parameters:\n  Owner: {Type: String}\n${bad.replace("- root", "- !Ref Owner")}`;

describe("lint", () => {
  it("finds a device of root, with its place, and exits with 1", async () => {
    const run = await runCli(["lint", "infra"], { cwd: folderOf({ "infra/mfa.yaml": bad }) });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("infra/mfa.yaml:6:11");
    expect(run.stdout).toContain("> 6 |         - root\n      |           ^^^^");
    expect(run.stdout).toContain("1 error, 2 warnings, 0 notes; 1 input linted");
    expect(run.stderr).toBe("");
  });

  it("is the default command, and the current folder the default path", async () => {
    const cwd = folderOf({ "mfa.yaml": bad });
    expect(await runCli([], { cwd })).toEqual(await runCli(["lint", "."], { cwd }));
    expect((await runCli(["mfa.yaml"], { cwd })).code).toBe(1);
  });

  it("exits with 0 where nothing is found", async () => {
    const run = await runCli(["mfa.yaml"], { cwd: folderOf({ "mfa.yaml": good }) });
    expect(run).toEqual({ code: 0, stdout: "No findings; 1 input linted.\n", stderr: "" });
  });

  it("reads standard input", async () => {
    const run = await runCli(["lint", "-", "--format", "json"], { input: bad });
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout);
    expect(report.findings[0].location).toEqual({
      path: "<stdin>",
      start: { line: 6, column: 11 },
      end: { line: 6, column: 15 },
    });
  });

  it("prints the report of the contract as JSON", async () => {
    const run = await runCli(["--format", "json", "a.yaml"], { cwd: folderOf({ "a.yaml": bad }) });
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(["version", "tool", "findings", "guardrails", "inputs", "summary"]),
    );
    expect(report.version).toBe(1);
    expect(report.tool.name).toBe("rootrail");
    expect(report.findings[0]).toMatchObject({
      rule: "root-virtual-mfa-device",
      severity: "error",
      certainty: "certain",
      status: "new",
      resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address: "RootMfa" },
      accounts: [],
      suppressed: null,
    });
    expect(report.findings[0].fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(report.inputs).toEqual([{ path: "a.yaml", format: "cloudformation", status: "linted", error: null }]);
    expect(report.summary.errors).toBe(1);
  });

  it("expands globs and leaves out what is ignored", async () => {
    const cwd = folderOf({ "a/one.yaml": bad, "a/b/two.yaml": bad, "c/three.yaml": bad });
    const paths = async (...args: string[]) =>
      JSON.parse((await runCli([...args, "--format", "json"], { cwd })).stdout).inputs.map(
        (input: { path: string }) => input.path,
      );
    expect(await paths("a/**/*.yaml")).toEqual(["a/b/two.yaml", "a/one.yaml"]);
    expect(await paths(".", "--ignore", "a/**")).toEqual(["c/three.yaml"]);
    expect(await paths(".", "--ignore", "one.yaml", "--ignore", "c")).toEqual(["a/b/two.yaml"]);
  });

  it("writes several formats to several places", async () => {
    const cwd = folderOf({ "a.yaml": bad });
    const run = await runCli(["--format", "text", "--format", "json=report.json", "a.yaml"], { cwd });
    expect(run.stdout).toContain("root-virtual-mfa-device");
    expect(JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")).summary.errors).toBe(1);
    const second = await runCli(["-f", "json", "-o", "other.json", "a.yaml"], { cwd });
    expect(second.stdout).toBe("");
    expect(JSON.parse(readFileSync(join(cwd, "other.json"), "utf8")).summary.errors).toBe(1);
  });

  it("lets --fail-on decide the verdict", async () => {
    const cwd = folderOf({ "open.yaml": open });
    expect((await runCli(["open.yaml"], { cwd })).code).toBe(0);
    expect((await runCli(["open.yaml", "--fail-on", "warning"], { cwd })).code).toBe(1);
    expect((await runCli(["--fail-on", "never", "-"], { cwd, input: bad })).code).toBe(0);
  });

  it("runs only the rules asked for", async () => {
    const cwd = folderOf({ "open.yaml": open, "bad.yaml": bad });
    const found = async (...args: string[]) =>
      JSON.parse((await runCli([...args, "--format", "json", "."], { cwd })).stdout).findings.map(
        (finding: { rule: string }) => finding.rule,
      );
    expect(await found("--only", "unverifiable-root-mfa-device")).toEqual(["unverifiable-root-mfa-device"]);
    expect(await found("--skip", "unverifiable-root-mfa-device")).not.toContain("unverifiable-root-mfa-device");
  });

  it.each([
    ["the AWS CLI's list", "p.json", '[{"ParameterKey": "Owner", "ParameterValue": "root"}]'],
    ["a plain map", "p.json", '{"Owner": "root"}'],
    ["a map under Parameters, in YAML", "p.yaml", "Parameters:\n  Owner: root\n"],
  ])("takes parameter values from %s", async (_, file, content) => {
    const cwd = folderOf({ "open.yaml": open, [file]: content });
    const run = await runCli(["open.yaml", "--parameters", file, "--format", "json"], { cwd });
    expect(run.code).toBe(1);
    const [finding] = JSON.parse(run.stdout).findings;
    expect(finding.rule).toBe("root-virtual-mfa-device");
    expect(finding.related).toContainEqual(expect.objectContaining({ message: "parameter Owner (given)" }));
  });

  it("lets a harmless parameter value settle an open owner", async () => {
    const cwd = folderOf({ "open.yaml": open, "p.json": '{"Owner": "alice"}' });
    expect(await runCli(["open.yaml", "--parameters", "p.json"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["none.json", /none\.json cannot be read: there is no such file/],
    ["broken.json", /broken\.json:1:\d+: /],
    ["shape.json", /shape\.json:1:2: an entry without ParameterKey/],
  ])("refuses the parameter file %s", async (file, message) => {
    const cwd = folderOf({ "open.yaml": open, "broken.json": "{", "shape.json": '[{"Key": "Owner"}]' });
    const run = await runCli(["open.yaml", "--parameters", file], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it("passes over named files that are no input when asked to", async () => {
    const cwd = folderOf({ "bad.yaml": bad, "package.json": "{}" });
    expect((await runCli(["bad.yaml", "package.json"], { cwd })).code).toBe(2);
    const run = await runCli(["bad.yaml", "package.json", "--ignore-unknown"], { cwd });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("1 input linted");
  });

  it("names policy documents where it found nothing else", async () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
    });
    const run = await runCli(["."], { cwd: folderOf({ "a/one.json": policy, "b/two.json": policy }) });
    expect(run.stderr).toContain("nothing was checked; 2 policy documents may be service control policies: name them");
  });

  it("never calls nothing green", async () => {
    const cwd = folderOf({ "notes.txt": "hello", "compose.yaml": "services: {}\n" });
    const run = await runCli(["."], { cwd });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("nothing was checked");
    expect((await runCli([".", "--fail-on-empty"], { cwd })).code).toBe(2);
    const junit = async (...flags: string[]) => (await runCli([".", "-f", "junit", ...flags], { cwd })).stdout;
    expect(await junit()).toContain('errors="0" skipped="1"');
    expect(await junit("--fail-on-empty")).toContain('errors="1" skipped="0"');
    expect((await runCli([".", "-v"], { cwd })).stderr).toContain("passed over: compose.yaml");
  });

  it("lists whatever was passed over, with the reason", async () => {
    const cwd = folderOf({
      "a.yaml": "Resources: {}\n",
      "b.txt": "x",
      "c.json": '{"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}',
      "d.yaml": "a: 1\n",
      "node_modules/e.yaml": "a: 1\n",
      "f/g.yaml": "a: 1\n",
    });
    const { stderr } = await runCli([".", "-v", "--ignore", "f"], { cwd });
    const lines = stderr.split("\n").filter((line) => line.startsWith("passed over: "));
    expect(lines.map((line) => line.replace(/^passed over: /, "").slice(0, 24))).toEqual([
      "b.txt (no template, plan",
      "f (left out by --ignore)",
      "node_modules (a folder o",
      "a.yaml (neither a templa",
      "c.json (a policy documen",
      "d.yaml (neither a templa",
    ]);
  });

  it("colours only when asked or on a terminal", async () => {
    const cwd = folderOf({ "a.yaml": bad });
    expect((await runCli(["a.yaml"], { cwd })).stdout).not.toContain("\u001b[");
    expect((await runCli(["a.yaml"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001b[");
    expect((await runCli(["a.yaml"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stdout).not.toContain(
      "\u001b[",
    );
    expect((await runCli(["a.yaml", "--no-color"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).not.toContain(
      "\u001b[",
    );
  });

  it("wraps for a terminal, by COLUMNS where it does not tell its width, and not for a pipe", async () => {
    const cwd = folderOf({ "a.yaml": bad });
    const longest = async (options: { readonly columns?: number; readonly env?: Record<string, string> }) => {
      const { stdout } = await runCli(["a.yaml", "--no-color"], { cwd, ...options });
      const prose = stdout.split("\n").filter((line) => line.startsWith("  ") && !line.includes(" | "));
      return Math.max(...prose.map((line) => line.length));
    };
    expect(await longest({ columns: 60 })).toBeLessThanOrEqual(60);
    expect(await longest({ columns: 0, env: { COLUMNS: "70" } })).toBeLessThanOrEqual(70);
    expect(await longest({ columns: 0, env: { COLUMNS: "wide" } })).toBeLessThanOrEqual(80);
    expect(await longest({ columns: 400 })).toBeLessThanOrEqual(120);
    expect(await longest({})).toBeGreaterThan(150);
    expect(await longest({ env: { COLUMNS: "80" } })).toBeGreaterThan(150);
  });

  it("links places where the terminal opens links", async () => {
    const cwd = folderOf({ "a.yaml": bad });
    const linked = async (env: Record<string, string>, columns?: number) =>
      (await runCli(["a.yaml"], { cwd, env, ...(columns !== undefined && { columns }) })).stdout.includes(
        "\u001b]8;;file://",
      );
    expect(await linked({ TERM_PROGRAM: "vscode" }, 80)).toBe(true);
    expect(await linked({ VTE_VERSION: "7600" }, 80)).toBe(true);
    expect(await linked({ FORCE_HYPERLINK: "1" })).toBe(true);
    expect(await linked({ FORCE_HYPERLINK: "0", TERM_PROGRAM: "vscode" }, 80)).toBe(false);
    expect(await linked({ TERM_PROGRAM: "vscode" })).toBe(false);
    expect(await linked({ TERM_PROGRAM: "vscode", CI: "true" }, 80)).toBe(false);
    expect(await linked({}, 80)).toBe(false);
  });

  it("makes control characters of an input harmless", async () => {
    const hostile = bad.replace("RootMfa", '"Evil\\e]0;owned\\a"');
    const run = await runCli(["-"], { input: hostile });
    expect(run.stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
    expect(run.stdout).toContain("<U+001B>");
  });
});

describe("bad input", () => {
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["empty.yaml", "", /empty\.yaml:1:1: .*empty/],
    ["broken.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: [\n", /broken\.yaml:[34]:\d+: /],
    [
      "broken.json",
      '{\n  "Resources": {\n    "A": { "Type": "AWS::IAM::VirtualMFADevice", }\n  }\n}',
      /broken\.json:3:\d+: /,
    ],
    ["binary.yaml", new Uint8Array([0, 1, 2, 3, 255, 254, 0]), /binary\.yaml:1:1: .*binary/],
    ["plan.tfplan", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /plan\.tfplan:1:1: .*terraform show -json/],
    [
      "log.json",
      '{"@level":"info","@message":"Terraform 1.11.4","type":"version","ui":"1.2"}\n{"@level":"info"}\n',
      /log\.json:1:1: .*terraform show -json/,
    ],
    [
      "terraform.tfstate",
      '{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"a","resources":[]}',
      /tfstate:1:1: .*state/,
    ],
    ["notes.md", "# Hello", /notes\.md:1:1: .*neither/],
  ];

  it.each(cases)("%s is named, the others are still linted, and the exit code is 2", async (name, content, message) => {
    const run = await runCli([name, "mfa.yaml"], { cwd: folderOf({ [name]: content, "mfa.yaml": bad }) });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(message);
    expect(run.stdout).toContain("root-virtual-mfa-device");
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
  });

  it("names a path that does not exist", async () => {
    const run = await runCli(["nowhere.yaml"]);
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("nowhere.yaml: there is no such file or folder");
  });

  it("reports input errors on standard error beside machine formats", async () => {
    const run = await runCli(["nowhere.yaml", "--format", "json"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("nowhere.yaml");
    expect(JSON.parse(run.stdout).inputs[0]).toMatchObject({ path: "nowhere.yaml", status: "error" });
  });
});

describe("usage", () => {
  it.each([
    [["--format", "xml"], /there is no format "xml"; the formats are text, json/],
    [["--format", "text", "--format", "json"], /cannot both go to standard output/],
    [["--fail-on", "fatal"], /Allowed choices are error, warning, note, never/],
    [["--only", "no-such-rule"], /there is no rule no-such-rule/],
    [["--no-such-flag"], /unknown option '--no-such-flag'/],
    [["explain", "no-such-rule"], /there is no rule "no-such-rule"/],
    [["--output", "no/such/folder/out.txt", "."], /cannot write no\/such\/folder\/out.txt/],
  ] as const)("%j is refused with exit code 2", async (args, message) => {
    const run = await runCli(args, { cwd: folderOf({ "a.yaml": good }) });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it("prints help and version with exit code 0", async () => {
    for (const args of [["--help"], ["lint", "--help"], ["explain", "--help"], ["--version"]]) {
      const run = await runCli(args);
      expect(run.code).toBe(0);
      expect(run.stdout).not.toBe("");
    }
  });

  it("explains every rule that it lists", async () => {
    const rules = [...(await runCli(["explain"])).stdout.matchAll(/^ {2}([a-z-]+) {2}/gm)].map(
      (match) => match[1] ?? "",
    );
    expect(rules.length).toBeGreaterThanOrEqual(2);
    for (const rule of rules) {
      const run = await runCli(["explain", rule]);
      expect(run.code).toBe(0);
      expect(run.stdout).toContain(rule);
    }
  });
});
