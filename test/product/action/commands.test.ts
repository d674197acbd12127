import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { checkOut, eventOf, type Files, originOf } from "./real-checkout.ts";
import { type Job, type JobResult, runJob, token } from "./run-bundle.ts";
import { expectDecent } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

const organization = `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "mfa" {
  name    = "mfa"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }]
  })
}

resource "aws_organizations_policy_attachment" "mfa" {
  policy_id = aws_organizations_policy.mfa.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;
const tests = (denied: string) => `inputs: .
tests:
  - name: nobody makes a virtual device
    of: organization
    actions: iam:CreateVirtualMFADevice
    denied: ${denied}
`;
const truncated = JSON.stringify({ VirtualMFADevices: [], IsTruncated: true, Marker: "x" });

/** A run of the action on the test merge of a pull request whose base is empty. */
function run(base: Files, head: Files, inputs: Job["inputs"]): Promise<JobResult> {
  const origin = originOf({ base, head });
  return runJob({
    apiUrl: github.url,
    event: "pull_request",
    payload: eventOf(origin),
    workspace: checkOut(origin, "merge"),
    env: { GITHUB_SHA: origin.merge },
    inputs: inputs ?? {},
  });
}

describe("command: test", () => {
  it("passes with a check run, and no comment where all is well", async () => {
    const head = { "org/main.tf": organization, "org/a.rootrail-test.yaml": tests("always") };
    const result = await run({}, head, { command: "test", formats: "junit=tests.xml\ntap=tests.tap" });
    expectDecent(github, result);
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({
      conclusion: "success",
      "exit-code": "0",
      passed: "1",
      failed: "0",
      score: "",
    });
    expect(github.checkRuns).toMatchObject([
      { conclusion: "success", output: { title: "1 test passed, 0 failed; 1 input", annotations: [] } },
    ]);
    expect(github.checkRuns[0]?.name).toMatch(/^rootrail tests \(lint \/ rootrail/);
    expect(github.comments).toEqual([]);
    expect(result.summary).toMatch(/^## 🟢 rootrail test: 1 test passed, 0 failed/m);
    expect(readFileSync(join(result.workspace, "tests.xml"), "utf8")).toContain("<testsuites>");
    expect(readFileSync(join(result.workspace, "tests.tap"), "utf8")).toContain("ok 1 - nobody makes");
    expect(result.outputs["report"]).toMatch(/tests\.json$/);
  });

  it("fails at the line of the test, in each channel", async () => {
    const head = { "org/main.tf": organization, "org/a.rootrail-test.yaml": tests("never") };
    const result = await run({}, head, { command: "test" });
    expectDecent(github, result);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ conclusion: "failure", failed: "1" });
    const [checkRun] = github.checkRuns;
    expect(checkRun?.conclusion).toBe("failure");
    expect(checkRun?.output.annotations).toMatchObject([
      {
        path: "org/a.rootrail-test.yaml",
        start_line: 3,
        annotation_level: "failure",
        title: "rootrail: guardrail test",
      },
    ]);
    expect(github.comments[0]?.body).toContain("nobody makes a virtual device");
    expect(result.summary).toContain("🔴");
    const bare = await run({}, head, { command: "test", "github-token": "" });
    expect(bare.view.annotations).toContainEqual(
      expect.objectContaining({ level: "error", file: "org/a.rootrail-test.yaml", line: 3 }),
    );
  });

  it("is never green on what was read in part, nor without a test", async () => {
    const files = { "org/main.tf": organization, "org/devices.json": truncated };
    const head = { ...files, "org/a.rootrail-test.yaml": tests("always") };
    const partial = await run({}, head, { command: "test" });
    expect(partial.code).toBe(0);
    expect(github.checkRuns.map((one) => one.conclusion)).toEqual(["neutral"]);
    expect(partial.summary).not.toContain("🟢");
    expect(partial.summary).toContain("read in part");
    const none = await run({}, files, { command: "test" });
    expect(none.code).toBe(2);
    expect(none.view.log).toContain("there is no test file");
  });

  it("fails below the score that is asked for", async () => {
    const head = { "org/main.tf": organization, "org/a.rootrail-test.yaml": tests("always") };
    const result = await run({}, head, { command: "test", "min-score": "0" });
    expect(result.code).toBe(0);
    expect(Number(result.outputs["score"])).toBeGreaterThan(0);
    const unguarded = { ...head, "org/a.rootrail-test.yaml": tests("not-never").replace("iam:Create", "iam:Delete") };
    const low = await run({}, unguarded, { command: "test", "min-score": "100" });
    expect(low.code).toBe(1);
  });
});

describe("command: coverage", () => {
  it("tells who is covered, decides nothing, and writes what is asked for", async () => {
    const result = await run(
      {},
      { "org/main.tf": organization },
      { command: "coverage", formats: "html=c.html\nmermaid=c.md" },
    );
    expectDecent(github, result);
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ "guardrails-detective": "missing", "guardrails-preventive": "covered" });
    expect(result.summary).toMatch(/^## 🔴 rootrail coverage: detective missing, preventive covered$/m);
    expect(github.checkRuns).toEqual([]);
    expect(github.comments).toEqual([]);
    expect(readFileSync(join(result.workspace, "c.html"), "utf8")).toContain("<html");
    expect(readFileSync(join(result.workspace, "c.md"), "utf8")).toContain("flowchart");
    expect(JSON.parse(readFileSync(result.outputs["report"] ?? "", "utf8"))).toMatchObject({ preventive: "covered" });
  });

  it("takes no attestation that the change itself brings", async () => {
    const attestation =
      "attestations:\n  - { guardrail: detective, target: r-ab12, owner: a@example.com, expires: 2099-01-31, reason: elsewhere }\n";
    const files = { "org/main.tf": organization };
    const accepted = await run({ ...files, "rootrail.yaml": attestation }, { "x.txt": "1" }, { command: "coverage" });
    const brought = await run(files, { "rootrail.yaml": attestation }, { command: "coverage" });
    expect([accepted.outputs, brought.outputs].map((one) => one["guardrails-detective"])).toEqual([
      "covered",
      "missing",
    ]);
  });

  it("is never green on nothing, and fails on an emptied folder", async () => {
    const nothing = await run({}, { "x.txt": "1" }, { command: "coverage" });
    expect(nothing.code).toBe(0);
    expect(nothing.summary).toContain("⚪");
    const emptied = await run({}, { "infra/x.txt": "1" }, { command: "coverage", paths: "infra" });
    expect(emptied.code).toBe(2);
  });
});

describe("command: facts", () => {
  it("writes the facts of the repository, under its name", async () => {
    const result = await run({}, { "org/main.tf": organization }, { command: "facts", formats: "jsonl=out/a.jsonl" });
    expectDecent(github, result);
    expect(result.code).toBe(0);
    const lines = readFileSync(result.outputs["report"] ?? "", "utf8")
      .trimEnd()
      .split("\n");
    const [head] = lines;
    const facts = lines.slice(1, -1);
    expect(JSON.parse(head ?? "")).toMatchObject({ rootrail: "facts" });
    expect(result.outputs["facts"]).toBe(String(facts.length));
    expect(facts.length).toBeGreaterThan(2);
    for (const fact of facts) expect(JSON.parse(fact).scope).toMatch(/^octo\/infra#/);
    expect(existsSync(join(result.workspace, "out/a.jsonl"))).toBe(true);
    const named = await run({}, { "org/main.tf": organization }, { command: "facts", name: "landing-zone" });
    expect(readFileSync(named.outputs["report"] ?? "", "utf8")).toContain('"landing-zone#');
    expect(github.checkRuns).toEqual([]);
  });

  it("fails on what cannot be read", async () => {
    const broken = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: [\n";
    const result = await run({}, { "a.yaml": broken }, { command: "facts" });
    expect(result.code).toBe(2);
    expect(result.summary).toContain("🔴");
  });
});

describe("commands that find nothing to read", () => {
  it.each<[string, Job["inputs"], string, number]>([
    ["coverage", {}, "x.txt", 0],
    ["coverage", { "fail-on-empty": "true" }, "x.txt", 2],
    ["coverage", { "fail-on-empty": "true", paths: "." }, "org/main.tf", 0],
    ["coverage", { paths: "infra" }, "infra/x.txt", 2],
    ["coverage", { paths: "infra", "fail-on-empty": "false" }, "infra/x.txt", 0],
    ["facts", {}, "x.txt", 0],
    ["facts", { "fail-on-empty": "true" }, "x.txt", 2],
    ["facts", { paths: "infra" }, "infra/x.txt", 2],
    ["facts", { paths: "infra", "fail-on-empty": "false" }, "infra/x.txt", 0],
    ["test", {}, "x.txt", 2],
    ["test", { "fail-on-empty": "false" }, "x.txt", 2],
  ])("%s with %j over %s ends with %i", async (command, inputs, path, code) => {
    const result = await run({}, { [path]: organization }, { command, ...inputs });
    expectDecent(github, result);
    expect([result.code, result.outputs["exit-code"]]).toEqual([code, String(code)]);
    if (code === 2) expect(result.view.annotations.map((one) => one.level)).toContain("error");
    else if (path !== "org/main.tf") expect(`${result.summary}${result.view.log}`).not.toContain("🟢");
  });
});

describe("commands", () => {
  it.each([
    [{ command: "scp" }, 'command is "scp"; it can be lint, coverage, facts or test'],
    [{ command: "facts", "fail-on": "warning" }, "fail-on is nothing that command: facts has"],
    [{ command: "test", formats: "sarif=a.sarif" }, "a format of test is text, tap, junit or json"],
    [{ command: "coverage", "upload-sarif": "true" }, "upload-sarif is nothing that command: coverage has"],
    [{ "min-score": "80" }, "min-score is nothing that command: lint has; it goes with command: test"],
    [{ command: "test", "min-score": "101" }, 'min-score is "101"'],
    [{ partition: "moon" }, "moon"],
  ] as [Job["inputs"], string][])("refuse inputs that would do nothing: %j", async (inputs, message) => {
    const result = await run({}, { "org/main.tf": organization }, inputs);
    expect(result.code).toBe(2);
    expect(result.view.annotations.map((one) => one.message).join("\n")).toContain(message);
    expect(github.checkRuns).toEqual([]);
  });
});
