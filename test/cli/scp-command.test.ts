import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const create = "iam:CreateVirtualMFADevice";
const isRoot = { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } };

function policy(more: Readonly<Record<string, unknown>> = {}, version = "2012-10-17"): string {
  const statement = { Sid: "Root", Effect: "Deny", Action: create, Resource: "*", Condition: isRoot, ...more };
  return JSON.stringify({ Version: version, Statement: [statement] });
}

async function scp(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const run = await runCli(["scp", "--format", "json", ...args], { cwd: folderOf(files) });
  return { ...run, report: run.stdout === "" ? null : JSON.parse(run.stdout) };
}

describe("what scp reads", () => {
  const files = { "policies/root.json": policy(), "policies/package.json": "{}", "none/package.json": "{}" };
  it.each(["policies", "policies/*.json"])("reads the policies of %s", async (path) => {
    const { code, report } = await scp(files, path);
    expect(code).toBe(0);
    expect(report.policies.map((one: { path: string }) => one.path)).toEqual(["policies/root.json"]);
    expect(report.together[create].denied).toBe("always");
  });
  it("refuses a folder without a policy", async () => {
    const { code, stderr } = await scp(files, "none");
    expect([code, stderr]).toEqual([2, expect.stringContaining("none: no service control policy was found")]);
  });
  it("tells a broken policy of a folder once", async () => {
    const { code, stderr } = await scp({ "p/a.json": policy(), "p/b.json": '{"Statement": [}' }, "p");
    expect(code).toBe(2);
    expect(stderr.match(/p\/b\.json/g)).toHaveLength(1);
  });
  it("reads the policy in the output of describe-policy", async () => {
    const output = (type: string, content?: string) =>
      JSON.stringify({ Policy: { PolicySummary: { Name: "guard", Type: type }, Content: content } }, null, 1);
    const right = await scp({ "d.json": output("SERVICE_CONTROL_POLICY", policy()) }, "d.json");
    expect(right.report.policies[0]).toMatchObject({ name: "guard", effect: { [create]: { denied: "always" } } });
    const other = await scp({ "d.json": output("TAG_POLICY", "{}") }, "d.json");
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining("of the type TAG_POLICY")]);
    const without = await scp({ "d.json": output("SERVICE_CONTROL_POLICY") }, "d.json");
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("has no Content")]);
    const broken = await scp({ "d.json": output("SERVICE_CONTROL_POLICY", "{broken") }, "d.json");
    expect([broken.code, broken.stderr]).toEqual([
      2,
      expect.stringContaining("d.json:7:14: the Content of the output is"),
    ]);
  });
  it.each([
    ["what --query Policy.Content prints", "p.json", JSON.stringify(policy())],
    ["text with a byte order mark", "p.json", `\ufeff${policy()}`],
  ])("reads %s", async (_, name, text) => {
    const { code, report } = await scp({ [name]: text }, name);
    expect([code, report.policies[0].effect[create].denied]).toEqual([0, "always"]);
  });
  it("reads what PowerShell redirects", async () => {
    const cwd = folderOf({ "other.txt": "" });
    writeFileSync(join(cwd, "p.json"), Buffer.from(`\ufeff${policy()}`, "utf16le"));
    const { code, stdout } = await runCli(["scp", "--format", "json", "p.json"], { cwd });
    expect([code, JSON.parse(stdout).policies[0].effect[create].denied]).toEqual([0, "always"]);
  });
  it("says that AWS takes no YAML where such a policy is named", async () => {
    const yaml = 'Version: "2012-10-17"\nStatement:\n  - { Effect: Deny, Action: "*", Resource: "*" }\n';
    const { code, stderr } = await scp({ "p/a.yaml": yaml, "p/a.json": policy() }, "p/a.yaml");
    expect([code, stderr]).toEqual([2, expect.stringContaining("p/a.yaml:1:1: the policy is written in YAML")]);
    expect((await scp({ "p/a.yaml": yaml, "p/a.json": policy() }, "p")).code).toBe(0);
  });
  it.each([
    ["no Statement", { Version: "2012-10-17" }, "The policy has no Statement"],
    ["an empty one", { Version: "2012-10-17", Statement: [] }, "The policy has no Statement"],
    ["one in lower case", { version: "2012-10-17", statement: [] }, "did you mean"],
  ])("takes a policy with %s for one that AWS refuses", async (_, policyLike, reason) => {
    const { code, report } = await scp({ "p.json": JSON.stringify(policyLike) }, "p.json");
    expect([code, report.policies[0].refused]).toEqual([1, expect.stringContaining(reason)]);
  });
  it.each([
    ["// a comment\n", 1],
    ["\n/* a comment\n of lines */ # and another\n", 2],
  ])("says that JSON has no comments for %j", async (comment, line) => {
    const { code, stderr } = await scp({ "c.json": comment + policy() }, "c.json");
    expect(code).toBe(2);
    expect(stderr).toContain(`c.json:${line}:1: JSON has no comments, and AWS refuses a policy with one`);
  });
});

describe("what scp answers", () => {
  it.each<readonly [string, string, string]>([
    ["a version of old", policy({}, "2008-10-17"), "Version 2012-10-17"],
    ["a Sid with an underscore", policy({ Sid: "a_b" }), "letters and digits"],
    ["a principal", policy({ Principal: "*" }), "cannot have Principal"],
  ])("never, with the reason and exit code 1, for %s", async (_, text, reason) => {
    const { code, report } = await scp({ "p.json": text, "right.json": policy() }, "p.json", "right.json");
    expect(code).toBe(1);
    const [refused] = report.policies;
    expect(refused.effect[create]).toMatchObject({ denied: "never", reason: expect.stringContaining(reason) });
    expect(refused.refused).toContain(reason);
    expect(report.together[create].denied).toBe("always");
  });
  it("names the account it is about, and why root gets through with its place", async () => {
    const condition = { ...isRoot, Bool: { "aws:MultiFactorAuthPresent": "false" } };
    const files = { "p.json": policy({ Condition: condition }).replace('"Bool"', '\n"Bool"') };
    const run = await runCli(["scp", "--no-color", "--account", "444455556666", "--explain", "p.json"], {
      cwd: folderOf(files),
    });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(
      /^Decided for the root user of member account 444455556666 \(arn:aws:iam::444455556666:root\), from 20/,
    );
    expect(run.stdout).toContain("never binds the management account");
    expect(run.stdout).toMatch(
      /why: statement Root comes nearest; its Condition at 2:9 \(Bool aws:MultiFactorAuthPresent false\)/,
    );
    expect(run.stdout).toMatch(/sometimes {2}Condition Bool aws:MultiFactorAuthPresent false {2}\(not when aws:Multi/);
  });
});
