import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "./fake-github.ts";
import { headSha, type Job, type JobResult, pullRequest, runJob, templateWith, token } from "./run-bundle.ts";

const denied = { status: 403, message: "Resource not accessible by integration" };

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

function lint(job: Job): Promise<JobResult> {
  return runJob({ apiUrl: github.url, ...job });
}

/** A pull request from a branch, with a template of so many findings. */
function lintPullRequest(findings: number, job: Job = {}): Promise<JobResult> {
  return lint({
    event: "pull_request",
    payload: pullRequest(),
    files: { "infra/mfa.yaml": templateWith(findings) },
    ...job,
  });
}

function writes(): string[] {
  return github.requests.filter((request) => request.method !== "GET").map((request) => request.operation);
}

/** What holds for every run, whatever happened. */
function expectDecent(result: JobResult): void {
  expect(github.violations).toEqual([]);
  expect(result.stderr).toBe("");
  expect(result.view.strange).toEqual([]);
  expect(result.view.masks).toEqual([token]);
  expect(result.view.log).not.toContain(token);
  expect(result.summary).not.toContain(token);
  expect(Object.values(result.outputs).join("\n")).not.toContain(token);
}

describe("a pull request from a branch", () => {
  it("with no findings gets a green check run and no comment", async () => {
    const result = await lintPullRequest(0);
    expectDecent(result);
    expect(result.code).toBe(0);
    expect(github.checkRuns).toMatchObject([
      { name: "rootrail", head_sha: headSha, conclusion: "success", output: { annotations: [] } },
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

describe("a token without rights", () => {
  const readOnly = ({ method }: { method: string }) => (method === "GET" ? undefined : denied);

  it.each([
    ["a fork", { payload: pullRequest("stranger/infra") }, "a fork is read-only"],
    ["Dependabot", { env: { GITHUB_ACTOR: "dependabot[bot]" } }, "Dependabot is read-only"],
    ["missing permissions", {}, 'add "checks: write"'],
  ])("of %s falls back to workflow commands, and only findings decide", async (_, job, reason) => {
    github.fault = readOnly;
    const red = await lintPullRequest(1, job);
    expectDecent(red);
    expect(red.code).toBe(1);
    expect(red.view.annotations).toContainEqual(
      expect.objectContaining({
        level: "error",
        file: "infra/mfa.yaml",
        line: 8,
        title: "rootrail: root-virtual-mfa-device",
      }),
    );
    expect(red.view.log).toContain(reason);
    const green = await lintPullRequest(0, job);
    expect(green.code).toBe(0);
    expect(green.view.annotations.filter((annotation) => annotation.level === "error")).toEqual([]);
  });

  it("shows the ten worst of each kind, tells of the rest and lists all of them in the log", async () => {
    github.fault = readOnly;
    const result = await lintPullRequest(51, { payload: pullRequest("stranger/infra") });
    expectDecent(result);
    expect(result.view.dropped).toBe(0);
    const errors = result.view.annotations.filter((annotation) => annotation.level === "error");
    expect(errors).toHaveLength(10);
    expect(errors.every((annotation) => annotation.file === "infra/mfa.yaml")).toBe(true);
    expect(result.view.annotations).toContainEqual(
      expect.objectContaining({ level: "notice", message: expect.stringContaining("41 more") }),
    );
    expect(result.view.log.match(/Root\d+ declares/g)?.length).toBeGreaterThanOrEqual(51);
  });

  it.each([[403], [404]])("answered with %i everywhere, reading included, is no failure", async (status) => {
    github.fault = () => ({ status, message: "Resource not accessible by integration" });
    const result = await lintPullRequest(0);
    expectDecent(result);
    expect(result.code).toBe(0);
  });

  it("is worth a warning where a check run was asked for", async () => {
    github.fault = readOnly;
    const result = await lintPullRequest(1, { inputs: { annotations: "check-run", comment: "always" } });
    expectDecent(result);
    const warnings = result.view.annotations
      .filter((annotation) => annotation.level === "warning")
      .map((one) => one.message);
    expect(warnings).toContainEqual(expect.stringContaining('"checks: write"'));
    expect(warnings).toContainEqual(expect.stringContaining('"pull-requests: write"'));
  });

  it("may be no token at all", async () => {
    const result = await lintPullRequest(1, { inputs: { "github-token": "" } });
    expect(github.requests).toEqual([]);
    expect(result.view.annotations).toContainEqual(expect.objectContaining({ level: "error", file: "infra/mfa.yaml" }));
    expect(result.code).toBe(1);
  });
});

describe("trouble with GitHub", () => {
  it.each([["checks/create"], ["checks/update"], ["issues/create-comment"]])(
    "does %s once when the answer is lost",
    async (operation) => {
      github.fault = (request, nth) =>
        request.operation === operation && nth === 1 ? { doneButLost: true } : undefined;
      const result = await lintPullRequest(60, { pace: 500 });
      expectDecent(result);
      expect(github.checkRuns).toHaveLength(1);
      expect(github.checkRuns[0]?.output.annotations).toHaveLength(60);
      expect(github.comments).toHaveLength(1);
      expect(result.code).toBe(1);
    },
  );

  it.each([
    ["503", { status: 503, message: "Service Unavailable" }],
    ["502", { status: 502, message: "Bad Gateway" }],
    ["a reset connection", { broken: "reset" as const }],
    ["half an answer", { broken: "half-body" as const }],
  ])("tries again after %s", async (_, fault) => {
    github.fault = (_, nth) => (nth === 1 ? fault : undefined);
    const result = await lintPullRequest(1, { pace: 200 });
    expectDecent(result);
    expect(github.checkRuns).toHaveLength(1);
    expect(github.comments).toHaveLength(1);
    expect(result.code).toBe(1);
  });

  it.each([
    [
      "a secondary rate limit",
      { status: 403, message: "You have exceeded a secondary rate limit", headers: { "retry-after": "1" } },
    ],
    ["429 with retry-after", { status: 429, message: "Too many requests", headers: { "retry-after": "1" } }],
  ])("waits out %s", async (_, fault) => {
    github.fault = (request, nth) => (request.operation === "checks/create" && nth === 1 ? fault : undefined);
    const result = await lintPullRequest(1);
    expectDecent(result);
    expect(github.checkRuns).toHaveLength(1);
    expect(writes().filter((operation) => operation === "checks/create")).toHaveLength(2);
  });

  it("does not wait for a limit of an hour", async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    github.fault = () => ({
      status: 403,
      message: "API rate limit exceeded",
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
    });
    const result = await lintPullRequest(1);
    expectDecent(result);
    expect(result.code).toBe(1);
    expect(result.view.annotations).toContainEqual(expect.objectContaining({ level: "error", file: "infra/mfa.yaml" }));
    expect(result.view.annotations).toContainEqual(
      expect.objectContaining({ level: "warning", message: expect.stringContaining("rate limit") }),
    );
  });

  it("takes 422 as final and falls back", async () => {
    github.fault = (request) =>
      request.operation === "checks/create" ? { status: 422, message: "No commit found for SHA" } : undefined;
    const result = await lintPullRequest(1);
    expectDecent(result);
    expect(writes().filter((operation) => operation === "checks/create")).toHaveLength(1);
    expect(result.view.annotations).toContainEqual(expect.objectContaining({ level: "error", file: "infra/mfa.yaml" }));
    expect(github.comments).toHaveLength(1);
  });

  it.each([
    ["is down", "reset"],
    ["answers with a web page", "html"],
    ["answers with nothing in it", "empty-object"],
    ["never answers", "never"],
  ] as const)("that %s: annotations fall back, the verdict stays", async (_, broken) => {
    github.fault = () => ({ broken });
    const red = await lintPullRequest(1, { pace: 300 });
    expectDecent(red);
    expect(red.code).toBe(1);
    expect(red.view.annotations).toContainEqual(expect.objectContaining({ level: "error", file: "infra/mfa.yaml" }));
    expect(red.summary).toContain("root-virtual-mfa-device");
    expect(red.outputs["conclusion"]).toBe("failure");
    const green = await lintPullRequest(0, { pace: 300 });
    expect(green.code).toBe(0);
  });

  it("halfway: what the check run lacks becomes workflow commands", async () => {
    github.fault = (request) =>
      request.operation === "checks/update" ? { status: 500, message: "Server Error" } : undefined;
    const result = await lintPullRequest(53, { pace: 500 });
    expectDecent(result);
    expect(github.checkRuns[0]?.output.annotations).toHaveLength(50);
    expect(github.checkRuns[0]?.conclusion).toBe("failure");
    expect(result.view.annotations.filter((annotation) => annotation.file !== undefined)).toHaveLength(3);
  });
});

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

describe("paths", () => {
  it("are the repository's, whatever the working directory is", async () => {
    const files = { "stacks/payments/mfa.yaml": templateWith(1) };
    const result = await lintPullRequest(1, {
      files,
      inputs: { "working-directory": "stacks/payments", "sarif-file": "out/results.sarif" },
    });
    expectDecent(result);
    expect(github.checkRuns).toMatchObject([{ name: "rootrail (stacks/payments)" }]);
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
    expect(github.comments[0]?.body).not.toContain("<script>");
  });
});

describe("inputs", () => {
  it.each([
    ["fail-on", "errors", 'fail-on is "errors"; it can be error, warning, note or never'],
    ["annotations", "check", 'annotations is "check"'],
    ["comment", "yes", 'comment is "yes"'],
    ["summary", "on", 'summary is "on"; it can be true or false'],
    ["level", "3", 'level is "3"; it can be 1 or 2'],
    ["require-guardrails", "maybe", 'require-guardrails is "maybe"'],
    ["working-directory", "nowhere", 'working-directory "nowhere" is no folder'],
    ["working-directory", "..", "lies outside of the workspace"],
    ["github-token", "two words", "github-token holds blanks"],
    ["base", "--upload-pack=x", 'base is "--upload-pack=x"'],
    ["config", "a\nb", "config takes one line"],
  ])("%s: %s is refused with a clear error", async (name, value, message) => {
    const result = await lint({ inputs: { [name]: value } });
    expect(result.code).toBe(2);
    expect(result.view.annotations).toMatchObject([{ level: "error", message: expect.stringContaining(message) }]);
    expect(result.outputs).toEqual({ conclusion: "failure", "exit-code": "2" });
    expect(github.requests).toEqual([]);
  });

  it("are all told at once", async () => {
    const result = await lint({ inputs: { "fail-on": "x", level: "x" } });
    expect(result.view.annotations[0]?.message).toMatch(/level.*fail-on/);
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
});
