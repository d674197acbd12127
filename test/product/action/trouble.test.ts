import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { type Job, type JobResult, pullRequest, token } from "./run-bundle.ts";
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
    expect(github.requests.length).toBeLessThanOrEqual(4);
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
