import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { type Change, checkOut, eventOf, git, type Origin, originOf } from "./real-checkout.ts";
import { type Job, type JobResult, runJob, templateWith, token } from "./run-bundle.ts";
import { expectDecent } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

const clean = templateWith(0);
const exceptions =
  'exceptions:\n  - { rule: root-virtual-mfa-device, target: "Root*", owner: a@example.com, expires: 2099-01-31, reason: ours }\n';
const accepting: Change = {
  base: { "a.yaml": clean },
  head: { "a.yaml": templateWith(1), "rootrail.yaml": exceptions },
  moreBase: { "b.yaml": clean },
};

/** A run for a pull request, of its test merge, or of what the job says. */
function run(origin: Origin, job: Job): Promise<JobResult> {
  return runJob({
    apiUrl: github.url,
    event: "pull_request",
    payload: eventOf(origin),
    ...job,
    env: { GITHUB_SHA: origin.merge, ...job.env },
  });
}

const messages = (result: JobResult) => result.view.annotations.map((one) => one.message).join("\n");
const repositoryOf = { repository: { full_name: "octo/infra", default_branch: "main" } };

describe("an event that is not about the commit that a workflow has checked out", () => {
  const events: readonly (readonly [string, object])[] = [
    ["issue_comment", { issue: { number: 7, pull_request: {} }, ...repositoryOf }],
    ["check_suite", { check_suite: { pull_requests: [] }, ...repositoryOf }],
    ["workflow_run", { workflow_run: { event: "push", head_sha: "4".repeat(40) }, ...repositoryOf }],
    ["workflow_dispatch", { inputs: { ref: "change" }, ...repositoryOf }],
    ["repository_dispatch", { client_payload: {}, ...repositoryOf }],
  ];

  it.each(events)("%s: the head's own exception does not count", async (event, payload) => {
    const origin = originOf(accepting);
    for (const at of ["head", "merge"] as const) {
      const result = await run(origin, {
        event,
        payload,
        workspace: checkOut(origin, at),
        env: { GITHUB_SHA: origin.tip },
      });
      expectDecent(github, result);
      expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    }
  });

  it.each([
    ["issue_comment", 1],
    ["workflow_dispatch", 0],
  ])("%s with base: none has exit code %i: only who may write can mean to trust a commit", async (event, code) => {
    const origin = originOf(accepting);
    const result = await run(origin, {
      event,
      payload: repositoryOf,
      workspace: checkOut(origin, "head"),
      inputs: { base: "none" },
      env: { GITHUB_SHA: origin.tip },
    });
    expect(result.code).toBe(code);
  });

  it.each(["tip", "base"] as const)(
    "counts the configuration of its own branch: the checkout is at the %s",
    async (at) => {
      const origin = originOf({
        base: { "a.yaml": templateWith(1), "rootrail.yaml": exceptions },
        moreBase: { "b.yaml": clean },
      });
      const result = await run(origin, {
        event: "workflow_dispatch",
        payload: repositoryOf,
        workspace: checkOut(origin, at),
        env: { GITHUB_SHA: origin.tip },
      });
      expect([result.code, result.outputs["suppressed"]]).toEqual([0, "1"]);
      expect(messages(result)).not.toContain("nothing to compare with");
    },
  );

  it.each(["schedule", "push"])("%s keeps the configuration of the branch that the workflow names", async (event) => {
    const origin = originOf(accepting);
    const result = await run(origin, {
      event,
      payload: repositoryOf,
      workspace: checkOut(origin, "head"),
      env: { GITHUB_SHA: origin.tip },
    });
    expect([result.code, result.outputs["suppressed"]]).toEqual([0, "1"]);
  });
});

it.each(["pull_request", "pull_request_target", "merge_group"])(
  "%s without its base in the event accepts nothing of the change",
  async (event) => {
    const origin = originOf(accepting);
    const result = await run(origin, { event, payload: repositoryOf, workspace: checkOut(origin, "merge") });
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(messages(result)).toContain(`the event ${event} names no base commit`);
  },
);

describe("settings of git", () => {
  it("that a change can write are told, and run nothing", async () => {
    const mark = join(temporaryFolder(), "ran");
    const settings = `[core]\n\tfsmonitor = touch ${mark}\n\tsshCommand = touch ${mark}\n[filter "x"]\n\tclean = "touch ${mark}; cat"\n[url "ext::touch ${mark} "]\n\tinsteadOf = file://\n[protocol "ext"]\n\tallow = always\n`;
    const origin = originOf({
      ...accepting,
      head: { ...accepting.head, ".gitconfig": settings, ".gitattributes": "* filter=x\n" },
    });
    const workspace = checkOut(origin, "merge");
    git(workspace, "config", "include.path", "../.gitconfig");
    writeFileSync(join(workspace, "a.yaml"), `${templateWith(1)}# touched\n`);
    const result = await run(origin, { workspace, inputs: { filter: "diff" } });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(messages(result)).toContain("include .gitconfig, a file that the change can write");
    expect(existsSync(mark)).toBe(false);
  });

  it("that lead to another folder are told", async () => {
    const origin = originOf(accepting);
    const workspace = checkOut(origin, "merge");
    git(workspace, "config", "core.worktree", temporaryFolder());
    const result = await run(origin, { workspace });
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(messages(result)).toContain("core.worktree leads to another folder");
  });
});

describe("a partial clone", () => {
  /** As actions/checkout makes it with `filter: blob:none`, which `sparse-checkout` brings by itself. */
  function partial(origin: Origin, sparse?: string): string {
    git(origin.folder, "config", "uploadpack.allowFilter", "true");
    const workspace = temporaryFolder();
    git(workspace, "init", "-q");
    git(workspace, "remote", "add", "origin", `file://${origin.folder}`);
    git(workspace, "fetch", "-q", "--no-tags", "--depth=1", "--filter=blob:none", "origin", origin.head);
    if (sparse !== undefined) git(workspace, "sparse-checkout", "set", sparse);
    git(workspace, "checkout", "-q", origin.head);
    return workspace;
  }

  const change: Change = {
    base: { "infra/a.yaml": templateWith(1), "other/b.yaml": clean },
    head: { "infra/a.yaml": templateWith(2), "infra/rootrail.yaml": exceptions },
    moreBase: { "c.yaml": clean },
  };

  it.each([
    ["whole", undefined, "."],
    ["sparse", "infra", "infra"],
  ])("that is %s gets the contents of the base", async (_, sparse, directory) => {
    const origin = originOf(change);
    const result = await run(origin, {
      workspace: partial(origin, sparse),
      inputs: { "working-directory": directory },
    });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    const devices = result.report?.findings.filter((one) => one.rule === "root-virtual-mfa-device");
    expect(devices?.map((one) => one.status)).toEqual(["existing", "new"]);
  });

  it("that cannot get them accepts nothing, and the message has the cause", async () => {
    const origin = originOf(change);
    const workspace = partial(origin);
    git(workspace, "fetch", "-q", "--deepen=50", "origin", origin.head, "+refs/heads/main:refs/remotes/origin/main");
    git(workspace, "remote", "set-url", "origin", "file:///nowhere/at/all");
    const result = await run(origin, { workspace });
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(messages(result)).toContain("the checkout leaves out contents of the base (a partial clone)");
  });
});

describe("a submodule", () => {
  function withSubmodule(): { readonly origin: Origin; readonly workspace: string } {
    const inner = originOf({ base: { "a.yaml": templateWith(1) }, head: { "a.yaml": templateWith(2) } });
    const outer = originOf({ base: { "x.yaml": clean } });
    const allow = ["-c", "protocol.file.allow=always"];
    git(outer.folder, "checkout", "-q", "main");
    git(outer.folder, ...allow, "submodule", "add", "-q", `file://${inner.folder}`, "sub");
    git(join(outer.folder, "sub"), "checkout", "-q", inner.base);
    git(outer.folder, "add", ".");
    git(outer.folder, "commit", "-qm", "with a submodule");
    const base = git(outer.folder, "rev-parse", "HEAD");
    git(join(outer.folder, "sub"), "checkout", "-q", inner.head);
    git(outer.folder, "add", ".");
    git(outer.folder, "commit", "-qm", "moves the submodule");
    const head = git(outer.folder, "rev-parse", "HEAD");
    const origin = { folder: outer.folder, base, tip: base, head, merge: head };
    const workspace = checkOut(origin, "head");
    git(workspace, ...allow, "submodule", "update", "-q", "--init", "--depth=1");
    return { origin, workspace };
  }

  it("counts as the base records it", async () => {
    const { origin, workspace } = withSubmodule();
    const result = await run(origin, { workspace });
    expectDecent(github, result);
    expect(result.report?.findings.map((one) => [one.location.path, one.status])).toEqual([
      ["sub/a.yaml", "existing"],
      ["sub/a.yaml", "new"],
    ]);
  });

  it("as working directory is no checkout of the change, and the message says what to do", async () => {
    const { origin, workspace } = withSubmodule();
    const result = await run(origin, { workspace, inputs: { "working-directory": "sub" } });
    expect(result.code).toBe(2);
    expect(messages(result)).toContain("name the submodule's folder in paths");
  });
});

describe("pointers of Git LFS in place of templates", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4".repeat(64)}\nsize 12345\n`;

  it("are told once, and pass in no green", async () => {
    const origin = originOf({ base: { "a.yaml": clean, "b.yaml": pointer, "c.template": pointer } });
    const result = await run(origin, { workspace: checkOut(origin, "merge") });
    expectDecent(github, result);
    expect(result.code).toBe(0);
    expect(github.checkRuns.map((one) => one.conclusion)).toEqual(["neutral"]);
    const told = result.report?.findings.filter((one) => one.rule === "incomplete-input") ?? [];
    expect(told.map((one) => one.message).join("\n")).toMatch(/1 more file, is a pointer of Git LFS/);
    expect(told).toHaveLength(1);
  });

  it.each([["b.yaml"], ["b.tf"], ["b.json"]])("are an input error where %s is named", async (path) => {
    const origin = originOf({ base: { [path]: pointer } });
    const result = await run(origin, { workspace: checkOut(origin, "merge"), inputs: { paths: path } });
    expect(result.code).toBe(2);
    expect(`${result.summary}\n${JSON.stringify(github.checkRuns)}`).toMatch(/is a pointer of Git LFS.*lfs: true/);
  });
});

it("a base that a force-push has taken away is told as that", async () => {
  const origin = originOf(accepting);
  const result = await run(origin, {
    event: "push",
    payload: { forced: true, ...repositoryOf },
    workspace: checkOut(origin, "tip"),
    inputs: { base: "d".repeat(40) },
    env: { GITHUB_SHA: origin.tip },
  });
  expect(result.code).toBe(2);
  expect(messages(result)).toMatch(/a force-push has taken that commit away, compare with the branch/);
});
