import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { repository } from "../../support/repository.ts";
import { type Job, type JobResult, runJob, templateWith, token } from "./run-bundle.ts";
import { expectDecent as decent, lintPullRequest as lintChange, writesTo } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

const lint = (job: Job) => runJob({ apiUrl: github.url, ...job });
const lintPullRequest = (findings: number, job: Job = {}) => lintChange(github, findings, job);
const writes = () => writesTo(github);
const expectDecent = (result: JobResult) => decent(github, result);

describe("other events", () => {
  it("of a GitHub Enterprise server go to its own API and link to its own pages", async () => {
    const enterprise = await startFakeGitHub({ token, prefix: "/api/v3" });
    const result = await lintPullRequest(1, {
      apiUrl: enterprise.url,
      env: { GITHUB_SERVER_URL: "https://github.example.com" },
    });
    await enterprise.close();
    expectDecent(result);
    expect(enterprise.violations).toEqual([]);
    expect(enterprise.checkRuns).toHaveLength(1);
    expect(enterprise.comments[0]?.body).toContain("https://github.example.com/octo/infra/blob/");
    expect(github.requests).toEqual([]);
  });

  it.each([
    ["push", {}, "3".repeat(40)],
    ["schedule", {}, "3".repeat(40)],
    ["workflow_dispatch", { inputs: {} }, "3".repeat(40)],
    ["merge_group", { merge_group: { head_sha: "4".repeat(40), base_sha: "5".repeat(40) } }, "4".repeat(40)],
  ])("%s gets a check run on its commit and no comment", async (event, payload, sha) => {
    const result = await lint({
      event,
      payload,
      commit: sha,
      files: { "mfa.yaml": templateWith(1) },
      inputs: { comment: "always" },
    });
    expectDecent(result);
    expect(github.checkRuns).toMatchObject([{ head_sha: sha }]);
    expect(writes()).toEqual(["checks/create"]);
    expect(result.code).toBe(1);
  });

  it("pull_request_target is warned of", async () => {
    const result = await lintPullRequest(0, { event: "pull_request_target" });
    expectDecent(result);
    expect(result.view.annotations).toContainEqual(
      expect.objectContaining({ level: "warning", message: expect.stringContaining("pull_request_target") }),
    );
    expect(result.code).toBe(0);
  });
});

describe("inputs", () => {
  it("that are wrong stop the step before anything is asked of GitHub", async () => {
    const result = await lint({ inputs: { "fail-on": "errors" } });
    expect(result.code).toBe(2);
    expect(result.view.annotations).toMatchObject([{ level: "error", message: expect.stringContaining("fail-on") }]);
    expect(result.outputs).toEqual({ conclusion: "failure", "exit-code": "2" });
    expect(github.requests).toEqual([]);
  });

  it("fail-on decides what is red", async () => {
    const never = await lintPullRequest(1, { inputs: { "fail-on": "never" } });
    expect(never.code).toBe(0);
    expect(github.checkRuns).toMatchObject([{ conclusion: "success", output: { annotations: [{}] } }]);
  });

  it("several paths and a plan are linted together", async () => {
    const plan = JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: {},
      resource_changes: [],
    });
    const files = {
      "a/one.yaml": templateWith(1),
      "b/two.yaml": templateWith(1),
      "c/three.yaml": templateWith(1),
      "plan.json": plan,
    };
    const result = await lint({ files, inputs: { paths: "a\n  b/*.yaml\n\n", plan: "plan.json" } });
    expect(result.report?.inputs.map((input) => input.path).sort()).toEqual(["a/one.yaml", "b/two.yaml", "plan.json"]);
  });

  it("a folder without any template is told, and fails where asked", async () => {
    const lenient = await lint({ files: { "readme.md": "hello" } });
    expect(lenient.code).toBe(0);
    expect(lenient.view.annotations).toMatchObject([
      { level: "warning", message: expect.stringContaining("nothing was checked") },
    ]);
    const strict = await lint({ files: { "readme.md": "hello" }, inputs: { "fail-on-empty": "true" } });
    expect(strict.code).toBe(2);
  });

  it("a broken template is no verdict: its place is annotated and the step says that it is no finding", async () => {
    const files = { "infra/broken.yaml": "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: [\n" };
    const result = await lintPullRequest(0, { files });
    expectDecent(result);
    expect(result.code).toBe(2);
    expect(github.checkRuns[0]?.output.annotations).toMatchObject([
      { path: "infra/broken.yaml", title: "rootrail: input error" },
    ]);
    expect(result.view.annotations.at(-1)?.message).toContain("no verdict");
  });

  it("sarif-file stays in the workspace, through links too", async () => {
    const outside = await lint({ files: { "a.yaml": templateWith(1) }, inputs: { "sarif-file": "../../x.sarif" } });
    expect(outside.code).toBe(2);
    expect(outside.view.annotations[0]?.message).toContain("outside of the workspace");
  });
});

describe("outside of a runner", () => {
  it("says what it is", async () => {
    const result = await lint({ env: { GITHUB_REPOSITORY: "" } });
    expect(result.code).toBe(2);
    expect(result.view.annotations[0]?.message).toContain("GITHUB_REPOSITORY");
  });

  it("reports an event that is no JSON", async () => {
    const folder = join((await lint({})).workspace, "..");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "bad.json"), "{");
    const result = await lint({ env: { GITHUB_EVENT_PATH: join(folder, "bad.json") } });
    expect(result.code).toBe(2);
    expect(result.view.annotations[0]?.message).toContain("GITHUB_EVENT_PATH");
  });

  it("the action runs from what a tag holds, without the packages that it was built from", async () => {
    const tag = temporaryFolder();
    for (const name of ["bin", "dist"]) cpSync(join(repository, name), join(tag, name), { recursive: true });
    copyFileSync(join(repository, "package.json"), join(tag, "package.json"));
    const files = {
      "mfa.yaml": templateWith(1),
      "broken.tf": 'resource "aws_iam_virtual_mfa_device" {\n  name = = 1\n}\n',
    };
    const result = await lint({ action: tag, files });
    expectDecent(result);
    expect(result.report?.inputs.map((input) => [input.path, input.status])).toEqual(
      expect.arrayContaining([
        ["mfa.yaml", "linted"],
        ["broken.tf", "error"],
      ]),
    );
    expect(github.checkRuns).toHaveLength(1);
  });

  it.each([
    ["GITHUB_OUTPUT", "/dev/full"],
    ["RUNNER_TEMP", "/no/such/folder"],
  ])("tells in one line that %s cannot be written", async (name, value) => {
    const result = await lint({ files: { "mfa.yaml": templateWith(1) }, env: { [name]: value } });
    expect(result.code).toBe(2);
    expect(result.stderr).toBe("");
    const messages = result.view.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining(value.startsWith("/dev") ? "ENOSPC" : value)]);
  });

  it("keeps its verdict where the summary cannot be written", async () => {
    const env = { GITHUB_STEP_SUMMARY: "/no/such/folder/summary.md" };
    const result = await lint({ files: { "mfa.yaml": templateWith(1) }, env });
    expect(result.code).toBe(1);
    expect(result.view.annotations).toContainEqual(
      expect.objectContaining({ level: "warning", message: expect.stringContaining("there is no summary") }),
    );
  });
});
