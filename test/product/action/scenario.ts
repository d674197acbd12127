import { expect } from "vitest";
import type { FakeGitHub } from "../../action/fake-github.ts";
import { type Job, type JobResult, pullRequest, runJob, templateWith, token } from "./run-bundle.ts";

/** What GitHub says to a token that may only read. */
export const denied = { status: 403, message: "Resource not accessible by integration" };

/** A pull request from a branch, with a template of so many findings. */
export function lintPullRequest(github: FakeGitHub, findings: number, job: Job = {}): Promise<JobResult> {
  const files = { "infra/mfa.yaml": templateWith(findings) };
  return runJob({ apiUrl: github.url, event: "pull_request", payload: pullRequest(), files, ...job });
}

/** The operations that change something at GitHub, in their order. */
export function writesTo(github: FakeGitHub): string[] {
  return github.requests.filter((request) => request.method !== "GET").map((request) => request.operation);
}

/** What holds for every run, whatever happened. */
export function expectDecent(github: FakeGitHub, result: JobResult): void {
  expect(github.violations).toEqual([]);
  expect(result.stderr).toBe("");
  expect(result.view.strange).toEqual([]);
  expect(result.view.masks).toEqual([token]);
  expect(result.view.log).not.toContain(token);
  expect(result.summary).not.toContain(token);
  expect(Object.values(result.outputs).join("\n")).not.toContain(token);
}
