import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { headSha, type Job, type JobResult, templateWith, token } from "./run-bundle.ts";
import { expectDecent as decent, denied, lintPullRequest as lintChange, writesTo } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

const lintPullRequest = (findings: number, job: Job = {}) => lintChange(github, findings, job);
const writes = () => writesTo(github);
const expectDecent = (result: JobResult) => decent(github, result);

describe("a pull request from a branch", () => {
  it("with no findings gets a green check run and no comment", async () => {
    const result = await lintPullRequest(0);
    expectDecent(result);
    expect(result.code).toBe(0);
    expect(github.checkRuns).toMatchObject([
      {
        name: "rootrail findings (lint / rootrail, require-guardrails: never)",
        head_sha: headSha,
        conclusion: "success",
        output: { annotations: [] },
      },
    ]);
    expect(github.comments).toEqual([]);
    expect(result.outputs).toMatchObject({ errors: "0", conclusion: "success", "exit-code": "0", "comment-url": "" });
    expect(result.summary).toContain("no findings");
  });

  it("with one finding gets it annotated at its place, a comment, and a red step", async () => {
    const result = await lintPullRequest(1);
    expectDecent(result);
    expect(result.code).toBe(1);
    expect(github.checkRuns).toHaveLength(1);
    expect(github.checkRuns[0]).toMatchObject({
      conclusion: "failure",
      output: { title: "1 error, 0 warnings, 0 notes" },
    });
    expect(github.checkRuns[0]?.output.annotations).toMatchObject([
      {
        path: "infra/mfa.yaml",
        start_line: 8,
        end_line: 8,
        annotation_level: "failure",
        title: "rootrail: root-virtual-mfa-device",
      },
    ]);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(/^<!-- rootrail:[0-9a-f]{16} -->/);
    expect(github.comments[0]?.body).toContain("root-virtual-mfa-device");
    expect(result.outputs).toMatchObject({ findings: "1", errors: "1", conclusion: "failure", "exit-code": "1" });
    expect(result.outputs["check-run-url"]).toBe("https://github.com/octo/infra/runs/9000");
    expect(result.outputs["comment-url"]).toContain("#issuecomment-5000");
    expect(result.view.annotations).toMatchObject([
      { level: "warning" },
      { level: "error", message: expect.stringContaining("fail-on: error") },
    ]);
    expect(result.report?.findings).toHaveLength(1);
  });

  it.each([
    [51, 2],
    [1000, 20],
  ])("with %i findings sends them in batches of fifty", async (findings, requests) => {
    const result = await lintPullRequest(findings, { pace: 500 });
    expectDecent(result);
    expect(writes().filter((operation) => operation.startsWith("checks/"))).toEqual([
      "checks/create",
      ...Array.from({ length: requests - 1 }, () => "checks/update"),
    ]);
    const annotations = github.checkRuns[0]?.output.annotations ?? [];
    expect(new Set(annotations.map((annotation) => annotation["start_line"])).size).toBe(findings);
    expect(annotations).toHaveLength(findings);
    expect(github.comments[0]?.body.length).toBeLessThan(65_536);
    expect(Buffer.byteLength(result.summary)).toBeLessThan(1_048_576);
  });

  it("run again adds nothing: neither check run, annotation nor comment", async () => {
    const first = await lintPullRequest(60, { pace: 500 });
    const before = structuredClone({ runs: github.checkRuns, comments: github.comments });
    const second = await lintPullRequest(60, {
      workspace: first.workspace,
      pace: 500,
      env: { GITHUB_RUN_ATTEMPT: "2" },
    });
    expectDecent(second);
    expect({ runs: github.checkRuns, comments: github.comments }).toEqual(before);
    expect(
      writes().filter((operation) => operation === "issues/create-comment" || operation === "checks/create"),
    ).toHaveLength(2);
  });

  it("edits its comment when findings change, and says so when all is fixed", async () => {
    await lintPullRequest(2);
    const [comment] = github.comments;
    expect(comment?.body).toContain("2 errors");
    await lintPullRequest(1);
    expect(comment?.body).toContain("1 error,");
    const fixed = await lintPullRequest(0);
    expect(github.comments).toHaveLength(1);
    expect(comment?.body).toContain("Everything that was reported here is fixed.");
    expect(comment?.body).toContain("no findings");
    expectDecent(fixed);
    const again = await lintPullRequest(0);
    expect(again.view.log).toContain("comment: unchanged");
  });

  it("replaces a check run of the same commit that shows what no longer holds", async () => {
    await lintPullRequest(3);
    await lintPullRequest(1);
    expect(github.checkRuns.map((run) => run.output.annotations.length)).toEqual([3, 1]);
    expect(new Set(github.checkRuns.map((run) => run.name)).size).toBe(1);
  });

  it("finds its comment behind two hundred others, and leaves a stranger's copy of its mark alone", async () => {
    await lintPullRequest(1);
    const [own] = github.comments;
    const mark = own?.body.split("\n")[0] ?? "";
    const stranger = (id: number, body: string) => ({ id, issue: 7, user: { login: "mallory", type: "User" }, body });
    github.comments.unshift(
      stranger(1, `${mark}\nmine`),
      ...Array.from({ length: 230 }, (_, index) => stranger(index + 2, "talk")),
    );
    await lintPullRequest(2);
    expect(github.comments).toHaveLength(232);
    expect(own?.body).toContain("2 errors");
    expect(github.comments[0]?.body).toBe(`${mark}\nmine`);
    expect(github.violations).toEqual([]);
  });

  it("comments on a clean change only when asked to", async () => {
    const result = await lintPullRequest(0, { inputs: { comment: "always" } });
    expectDecent(result);
    expect(github.comments[0]?.body).toContain("no findings");
    expect(github.comments[0]?.body).not.toContain("fixed");
  });

  it("keeps quiet in every channel that is switched off", async () => {
    const result = await lintPullRequest(1, { inputs: { annotations: "none", comment: "never", summary: "false" } });
    expectDecent(result);
    expect(github.requests).toEqual([]);
    expect(result.summary).toBe("");
    expect(result.code).toBe(1);
  });
});

describe("paths", () => {
  it("are the repository's, whatever the working directory is", async () => {
    const files = { "stacks/payments/mfa.yaml": templateWith(1) };
    const result = await lintPullRequest(1, {
      files,
      inputs: { "working-directory": "stacks/payments", "sarif-file": "out/results.sarif" },
    });
    expectDecent(result);
    expect(github.checkRuns).toMatchObject([
      { name: "rootrail findings (lint / rootrail, stacks/payments, require-guardrails: never)" },
    ]);
    expect(github.checkRuns[0]?.output.annotations).toMatchObject([{ path: "stacks/payments/mfa.yaml" }]);
    expect(result.report?.findings[0]?.location.path).toBe("mfa.yaml");
    expect(result.outputs["sarif-file"]).toBe(join(result.workspace, "stacks/payments/out/results.sarif"));
  });

  it("leave out the folder that a checkout was placed in", async () => {
    const files = { "code/.git/HEAD": "ref: refs/heads/main\n", "code/infra/mfa.yaml": templateWith(1) };
    const result = await lintPullRequest(1, { files, inputs: { "working-directory": "code/infra" } });
    expectDecent(result);
    expect(github.checkRuns[0]?.output.annotations).toMatchObject([{ path: "infra/mfa.yaml" }]);
  });
});

describe("hostile names", () => {
  const hostile = "x::error title=a::b%0A##[error]c|<script>@everyone\u202e`";
  const template = JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: {
      [hostile]: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"], Path: "/::error::/" } },
    },
  });

  it("stay text in every channel", async () => {
    const path = "::error::a/##[error]b,c:%0A.json";
    for (const fault of [denied, undefined]) {
      github.fault = (request) => (request.method === "GET" ? undefined : fault);
      const result = await lintPullRequest(1, { files: { [path]: template } });
      expectDecent(result);
      expect(result.code).toBe(1);
      expect(result.view.annotations.filter((annotation) => annotation.level === "error")).toHaveLength(fault ? 2 : 1);
      expect(result.stdout).not.toContain("##[");
    }
    expect(github.checkRuns[0]?.output.annotations).toMatchObject([{ path }]);
    const outsideOfCode = github.comments[0]?.body
      .replace(/^(`{3,}).*?^\1$/gms, "")
      .replace(/(`+) .*? \1|`[^`]*`/g, "");
    expect(outsideOfCode).not.toContain("<script>");
    expect(outsideOfCode).not.toContain("@everyone");
  });
});

describe("an organization", () => {
  const template = [
    "Resources:",
    "  Production:",
    "    Type: AWS::Organizations::OrganizationalUnit",
    "    Properties: { Name: production, ParentId: r-ab12 }",
    "  Payments:",
    "    Type: AWS::Organizations::Account",
    "    Properties: { AccountName: payments, Email: a@example.com, ParentIds: [!Ref Production] }",
    "",
  ].join("\n");

  it("is drawn in the summary and the comment, and its cover is an output", async () => {
    const inputs = { "require-guardrails": "always" };
    const result = await lintPullRequest(0, { files: { "organization.yaml": template }, inputs });
    expectDecent(result);
    expect(result.outputs).toMatchObject({ "guardrails-detective": "missing", "guardrails-preventive": "missing" });
    for (const text of [result.summary, github.comments[0]?.body]) {
      expect(text).toContain("```mermaid");
      expect(text).toContain("payments");
    }
  });
});
