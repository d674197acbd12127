import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContext } from "../../src/action/event.ts";
import { temporaryFolder } from "./temporary.ts";

const folder = temporaryFolder();
const [head, base, own] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];

function read(payload: unknown, env: Readonly<Record<string, string>> = {}) {
  const path = join(folder, "event.json");
  writeFileSync(path, JSON.stringify(payload));
  return readContext({ GITHUB_REPOSITORY: "octo/infra", GITHUB_EVENT_PATH: path, GITHUB_SHA: own, ...env });
}

const pullRequest = (change: object = {}) => ({
  pull_request: { number: 7, head: { sha: head, repo: { full_name: "octo/infra" } }, base: { sha: base }, ...change },
});

describe("the event", () => {
  it("of a pull request is about its head", () => {
    expect(read(pullRequest())).toMatchObject({
      sha: head,
      baseSha: base,
      pullRequest: { number: 7, headSha: head, baseSha: base, isFork: false },
    });
  });

  it.each([
    ["another repository", { full_name: "mallory/infra" }, true],
    ["one that is gone", null, true],
    ["the same in other letters", { full_name: "Octo/Infra" }, false],
  ])("knows a fork: the head lies in %s", (_, repo, isFork) => {
    expect(read(pullRequest({ head: { sha: head, repo } })).pullRequest?.isFork).toBe(isFork);
  });

  it.each([
    ["a flag as commit", { head: { sha: "--upload-pack=x" } }],
    ["a ref as commit", { base: { sha: "main" } }],
    ["a number as text", { number: "7" }],
    ["a number that is none", { number: 1.5 }],
    ["no head", { head: null }],
  ])("with %s is no pull request", (_, change) => {
    const context = read(pullRequest(change));
    expect(context.pullRequest).toBeUndefined();
    expect(context.sha).toBe(own);
  });

  it.each<[string, unknown, object]>([
    ["a merge queue", { merge_group: { head_sha: head, base_sha: base } }, { sha: head, baseSha: base }],
    ["another workflow", { workflow_run: { head_sha: head } }, { sha: head }],
    ["a push", { after: head }, { sha: own }],
    ["nothing", null, { sha: own }],
    ["a list", [1], { sha: own }],
    ["inherited names", { __proto__: null, constructor: 1 }, { sha: own }],
  ])("of %s is about its commit", (_, payload, expected) => {
    const context = read(payload);
    expect(context).toMatchObject(expected);
    expect(context.pullRequest).toBeUndefined();
  });

  const cause = (...bases: readonly object[]) => ({
    repository: { id: 1, default_branch: "main" },
    workflow_run: { head_sha: head, event: "pull_request", pull_requests: bases.map((one) => ({ base: one })) },
  });
  const toMain = { sha: base, ref: "main", repo: { id: 1 } };
  const toOther = { sha: own, ref: "mine", repo: { id: 1 } };

  it.each<[string, readonly object[], object]>([
    ["one", [toMain], { baseSha: base, baseRef: "main", target: undefined }],
    ["one into another branch", [toOther], { baseSha: own, baseRef: "mine", target: "mine" }],
    ["several into one branch", [toMain, toMain], { baseSha: base, baseRef: "main" }],
    ["several into two branches", [toOther, toMain], { baseSha: undefined, baseRef: undefined, target: undefined }],
    ["one of another repository", [{ ...toOther, repo: { id: 2 } }, toMain], { baseSha: base, baseRef: "main" }],
    ["none", [], { baseSha: undefined }],
  ])("after a run for pull requests takes the base of %s", (_, bases, expected) => {
    const { baseSha, baseRef, target } = read(cause(...bases));
    expect({ baseSha, baseRef, target }).toMatchObject(expected);
  });

  it("knows the branch that a merge queue goes to", () => {
    const queue = (ref: string) =>
      read({ repository: { default_branch: "main" }, merge_group: { head_sha: head, base_sha: base, base_ref: ref } });
    expect(queue("refs/heads/main").target).toBeUndefined();
    expect(queue("refs/heads/release/1").target).toBe("release/1");
  });

  it("names hosts without a last slash, and falls back to github.com", () => {
    const enterprise = {
      GITHUB_API_URL: "https://ghe.example.com/api/v3/",
      GITHUB_SERVER_URL: "https://ghe.example.com/",
    };
    expect(read({}, enterprise)).toMatchObject({
      apiUrl: "https://ghe.example.com/api/v3",
      repositoryUrl: "https://ghe.example.com/octo/infra",
    });
    expect(read({})).toMatchObject({
      apiUrl: "https://api.github.com",
      repositoryUrl: "https://github.com/octo/infra",
    });
  });

  it.each(["", "octo", "octo/", "octo/in fra", "octo/../x"])("of a repository called %j is refused", (name) => {
    expect(() => read({}, { GITHUB_REPOSITORY: name })).toThrow("GITHUB_REPOSITORY");
  });
});
