import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findBase } from "../../src/action/base-commit.ts";
import { openCheckout } from "../../src/action/checkout.ts";
import type { RunContext } from "../../src/action/event.ts";
import { temporaryFolder } from "./temporary.ts";

/** A repository whose `main` went on after `change` left it, and the test merge of both. */
let origin: string;
let commits: { readonly fork: string; readonly base: string; readonly head: string; readonly merge: string };

function git(folder: string, ...args: string[]): string {
  const who = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function commit(folder: string, file: string): string {
  writeFileSync(join(folder, file), file);
  git(folder, "add", file);
  git(folder, "commit", "-qm", file);
  return git(folder, "rev-parse", "HEAD");
}

beforeAll(() => {
  origin = temporaryFolder();
  git(origin, "init", "-q", "-b", "main");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  const fork = commit(origin, "one");
  git(origin, "checkout", "-qb", "change");
  for (let index = 0; index < 60; index += 1) git(origin, "commit", "-q", "--allow-empty", "-m", `step ${index}`);
  const head = commit(origin, "two");
  git(origin, "checkout", "-q", "main");
  const base = commit(origin, "three");
  git(origin, "checkout", "-qb", "merge");
  git(origin, "merge", "-q", "--no-ff", "-m", "test merge", "change");
  commits = { fork, base, head, merge: git(origin, "rev-parse", "HEAD") };
});

/** A checkout as `actions/checkout` makes it. */
function checkout(sha: string, depth: number, from = `file://${origin}`): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q");
  git(folder, "remote", "add", "origin", from);
  git(folder, "fetch", "-q", "--no-tags", ...(depth > 0 ? [`--depth=${depth}`] : []), `file://${origin}`, sha);
  git(folder, "checkout", "-q", sha);
  return folder;
}

function context(baseSha: string | undefined, headSha: string, workspace = "/"): RunContext {
  return {
    event: "pull_request",
    owner: "octo",
    repo: "infra",
    sha: headSha,
    origin: baseSha === undefined ? "own" : "change",
    ...(baseSha !== undefined && { pullRequest: { number: 7, headSha, baseSha, isFork: false }, baseSha }),
    runSha: commits.merge,
    ref: "refs/pull/7/merge",
    isDependabot: false,
    workspace,
    apiUrl: "",
    server: "https://github.com",
    step: "__octo_rootrail",
    attempt: { run: "42", attempt: "1", job: "" },
    runner: "",
    repositoryUrl: "https://github.com/octo/infra",
    runUrl: "",
    workflow: "",
    job: "",
  };
}

function baseIn(folder: string, run: RunContext, token?: string) {
  return findBase(openCheckout(folder, run), run, token);
}

describe("the base of a change", () => {
  it.each([1, 0])("is the first parent of the test merge, checked out with depth %i", async (depth) => {
    const folder = checkout(commits.merge, depth);
    expect(baseIn(folder, context(commits.fork, commits.head))).toEqual({ commit: commits.base });
    expect(git(folder, "merge-base", commits.base, "HEAD")).toBe(commits.base);
  });

  it.each([1, 0])("is what the event names where the head is checked out, with depth %i", async (depth) => {
    const folder = checkout(commits.head, depth);
    expect(baseIn(folder, context(commits.base, commits.head))).toEqual({ commit: commits.base });
    expect(git(folder, "merge-base", commits.base, "HEAD")).toBe(commits.fork);
  });

  describe("whose head is checked out", () => {
    /** The event has the commit that the base branch was at when the pull request was made. */
    const stale = () => ({ ...context(commits.fork, commits.head), baseRef: "main" });

    it.each([1, 0])("is the tip of the branch, whatever commit the event names, with depth %i", (depth) => {
      const folder = checkout(commits.head, depth);
      expect(baseIn(folder, stale())).toEqual({ commit: commits.base });
      expect(git(folder, "merge-base", commits.base, "HEAD")).toBe(commits.fork);
    });

    it("is not what another repository has under that name", () => {
      const fork = temporaryFolder();
      git(fork, "clone", "-q", "--bare", `file://${origin}`, ".");
      git(fork, "update-ref", "refs/heads/main", commits.fork);
      const folder = checkout(commits.head, 0, "https://github.com/somebody/infra.git");
      git(folder, "config", `url.file://${fork}.insteadOf`, "https://github.com/somebody/infra.git");
      git(folder, "config", `url.file://${origin}.insteadOf`, "https://github.com/octo/infra");
      expect(baseIn(folder, stale())).toEqual({ commit: commits.base });
    });

    it.each(["https://github.com/Octo/infra", "git@github.com:octo/infra.git", "ssh://git@github.com/octo/infra.git"])(
      "is asked of origin where that is %s",
      (url) => {
        const folder = checkout(commits.head, 0, url);
        git(folder, "config", `url.file://${origin}.insteadOf`, url);
        expect(baseIn(folder, stale())).toEqual({ commit: commits.base });
      },
    );

    it("is what the checkout has of all branches, where nothing can be asked", () => {
      const folder = checkout(commits.head, 0);
      git(folder, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*");
      git(folder, "remote", "set-url", "origin", "file:///nowhere/at/all");
      expect(baseIn(folder, stale())).toEqual({ commit: commits.base });
    });

    it("is missing where neither tells the tip, and where the checkout has an older one", () => {
      const folder = checkout(commits.head, 0);
      git(folder, "fetch", "-q", "origin", commits.base);
      git(folder, "remote", "set-url", "origin", "file:///nowhere/at/all");
      const missing = {
        cause: expect.stringMatching(/branch main stands cannot be asked: .*; the commit that the event names, .* old/),
        fix: expect.stringContaining("fetch-depth: 0"),
      };
      expect(baseIn(folder, stale())).toEqual(missing);
      git(folder, "update-ref", "refs/remotes/origin/main", commits.fork);
      expect(baseIn(folder, { ...stale(), ...context(commits.base, commits.head) })).toEqual(missing);
    });

    it("is no old commit that the change also reaches by a short way", () => {
      git(origin, "checkout", "-q", "-B", "long", "main");
      for (let index = 0; index < 60; index += 1) git(origin, "commit", "-q", "--allow-empty", "-m", `step ${index}`);
      const tree = git(origin, "rev-parse", "HEAD^{tree}");
      const head = git(origin, "commit-tree", tree, "-p", "long", "-p", commits.fork, "-m", "by a short way");
      git(origin, "branch", "-f", "by-a-short-way", head);
      const folder = checkout(head, 1);
      expect(baseIn(folder, { ...context(commits.fork, head), baseRef: "main" })).toEqual({ commit: commits.base });
      expect(git(folder, "merge-base", commits.base, "HEAD")).toBe(commits.base);
    });

    it("is what the event names where the branch is gone", () => {
      const run = { ...stale(), baseRef: "gone" };
      git(origin, "branch", "refs/heads/gone", "main");
      expect(baseIn(checkout(commits.head, 0), run)).toEqual({ commit: commits.fork });
    });
  });

  it("is missing where it cannot be fetched, and says why", async () => {
    const folder = checkout(commits.merge, 1, "file:///nowhere/at/all");
    const found = baseIn(folder, context(commits.base, commits.head), "secret-token");
    expect(found).toEqual({
      cause: expect.stringMatching(
        `does not reach commit ${commits.base}, .*: '/nowhere/at/all' does not appear to be`,
      ),
      fix: expect.stringContaining("fetch-depth: 0"),
    });
    expect(JSON.stringify(found)).not.toContain("secret-token");
  });

  it("is the event's own where somebody else made the merge that is checked out", () => {
    const folder = checkout(commits.head, 0);
    git(folder, "fetch", "-q", "origin", commits.base);
    git(folder, "checkout", "-q", "--orphan", "evil");
    const evil = commit(folder, "evil");
    const tree = git(folder, "rev-parse", "HEAD^{tree}");
    const forged = git(folder, "commit-tree", tree, "-p", evil, "-p", commits.head, "-m", "merge");
    git(folder, "checkout", "-q", forged);
    expect(baseIn(folder, context(commits.base, commits.head))).toEqual({ commit: commits.base });
  });

  it.each<[string, (folder: string) => void, string, string]>([
    ["in an empty workspace", () => {}, "is empty", "actions/checkout"],
    [
      "in files without a repository",
      (folder) => writeFileSync(join(folder, "a"), ""),
      "no .git folder",
      "install git",
    ],
    ["beside the checkout", (folder) => git(folder, "init", "-q", "src"), "lies in src", "working-directory: src"],
    ["in a repository that git cannot read", (folder) => mkdirSync(join(folder, ".git")), "cannot read", "git says"],
  ])("is missing %s, with the cause and the fix", (_, make, cause, fix) => {
    const folder = temporaryFolder();
    make(folder);
    expect(baseIn(folder, context(commits.base, commits.head, folder))).toEqual({
      cause: expect.stringContaining(cause),
      fix: expect.stringContaining(fix),
    });
  });

  it("is none where the event has none", async () => {
    expect(baseIn(temporaryFolder(), context(undefined, commits.head))).toBeUndefined();
  });
});
