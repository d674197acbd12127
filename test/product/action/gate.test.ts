import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { type Change, checkOut, eventOf, type Files, git, type Origin, originOf } from "./real-checkout.ts";
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
};

/** What runs of a job on a change are given: the event of the pull request, and its test merge checked out. */
function run(origin: Origin, job: Job = {}): Promise<JobResult> {
  return runJob({
    apiUrl: github.url,
    event: "pull_request",
    payload: eventOf(origin),
    workspace: job.workspace ?? checkOut(origin, "merge"),
    ...job,
    env: { GITHUB_SHA: origin.merge, ...job.env },
  });
}

const conclusions = () => github.checkRuns.map((one) => [one.head_sha, one.conclusion]);
const messages = (result: JobResult) => result.view.annotations.map((one) => one.message).join("\n");

describe("a change whose base cannot be had", () => {
  it.each<[string, (origin: Origin) => Job, RegExp]>([
    ["without git", () => ({ env: { PATH: temporaryFolder() } }), /git is not installed/],
    [
      "with the checkout in another folder",
      (origin) => ({ workspace: checkOut(origin, "merge", "src") }),
      /lies in src.*working-directory: src/,
    ],
    [
      "with files alone",
      (origin) => {
        const workspace = checkOut(origin, "merge");
        rmSync(join(workspace, ".git"), { recursive: true });
        return { workspace };
      },
      /no \.git folder.*install git/,
    ],
    [
      "without its origin",
      (origin) => {
        const workspace = checkOut(origin, "merge");
        git(workspace, "remote", "set-url", "origin", "file:///nowhere/at/all");
        return { workspace };
      },
      /cannot be fetched: .*does not appear to be a git repository/,
    ],
  ])("%s accepts nothing of its own, and the message has the cause", async (_, job, cause) => {
    const origin = originOf(accepting);
    const result = await run(origin, job(origin));
    expectDecent(github, result);
    expect(result.code).toBe(1);
    expect(result.outputs["suppressed"]).toBe("0");
    expect(messages(result)).toMatch(cause);
    expect(conclusions()).toEqual([[origin.head, "failure"]]);
  });

  it("is not one where another user owns the checkout: the action's git reads it", async () => {
    const origin = originOf(accepting);
    const workspace = checkOut(origin, "merge");
    git(workspace, "fetch", "-q", "--unshallow");
    const result = await run(origin, { workspace, env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" } });
    expectDecent(github, result);
    expect(result.code).toBe(1);
    expect(result.outputs["suppressed"]).toBe("0");
    expect(messages(result)).not.toContain("nothing to compare with");
  });

  it("passes in no green where nothing tells what was read", async () => {
    const origin = originOf({ base: { "a.yaml": clean } });
    const workspace = checkOut(origin, "merge");
    rmSync(join(workspace, ".git"), { recursive: true });
    const result = await run(origin, { workspace });
    expect(result.code).toBe(0);
    expect(conclusions()).toEqual([[origin.head, "neutral"]]);
    expect(github.checkRuns[0]?.output.summary).toContain("nothing tells which commit was read");
  });
});

describe.each(["head", "merge"] as const)("a branch that starts from an older state of its base, at its %s", (at) => {
  const device = { "a.yaml": templateWith(1) };
  const inline = templateWith(1).replace(
    "  Root0:",
    '  # rootrail:ignore root-virtual-mfa-device owner=o@example.com expires=2099-01-31 reason="r"\n  Root0:',
  );
  const other = { "b.yaml": clean };

  it.each<[string, Files, Files]>([
    ["an exception", { ...device, "rootrail.yaml": exceptions }, { "rootrail.yaml": "level: 2\n" }],
    ["the only configuration", { ...device, "rootrail.yaml": exceptions }, { "rootrail.yaml": null }],
    [
      "a severity",
      { ...device, "rootrail.yaml": "rules: { root-virtual-mfa-device: off }\n" },
      { "rootrail.yaml": null },
    ],
    ["an inline exception", { "a.yaml": inline }, device],
  ])("cannot go by %s that the base has taken out since", async (_, base, moreBase) => {
    const origin = originOf({ base, head: other, moreBase });
    const result = await run(origin, { workspace: checkOut(origin, at) });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(github.checkRuns.map((one) => one.conclusion)).toEqual(["failure"]);
    if (at === "head") expect(github.checkRuns[0]?.output.summary).toContain("what the base accepts has changed since");
  });

  it("goes by an exception that the base has by now", async () => {
    const origin = originOf({ base: device, head: other, moreBase: { "rootrail.yaml": exceptions } });
    const result = await run(origin, { workspace: checkOut(origin, at) });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([0, "1"]);
  });
});

describe("a branch whose base has no tip that can be had", () => {
  it("accepts nothing, and the message says what settles it", async () => {
    const origin = originOf({
      base: { "a.yaml": templateWith(1), "rootrail.yaml": exceptions },
      head: { "b.yaml": clean },
    });
    const workspace = checkOut(origin, "head");
    git(workspace, "fetch", "-q", "--unshallow", "origin", origin.head);
    git(workspace, "remote", "set-url", "origin", "file:///nowhere/at/all");
    const result = await run(origin, { workspace });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
    expect(messages(result)).toMatch(/where the branch main stands cannot be asked: .*fetch-depth: 0/s);
  });
});

describe("a verdict", () => {
  const fixed: Change = { base: { "a.yaml": clean }, head: { "a.yaml": templateWith(1) } };

  it.each([
    ["pull_request", "tip"],
    ["pull_request_target", "base"],
  ] as const)("on %s stands on no head that was not read: the checkout is at the %s", async (event, at) => {
    const origin = originOf(fixed);
    const result = await run(origin, {
      event,
      workspace: checkOut(origin, at),
      inputs: { comment: "always" },
      env: { GITHUB_SHA: event === "pull_request" ? origin.merge : origin.tip },
    });
    expectDecent(github, result);
    expect(result.code).toBe(2);
    expect(result.outputs["conclusion"]).toBe("failure");
    expect(messages(result)).toContain(`the checkout is at ${origin[at]}, which is neither the change's commit`);
    expect(github.checkRuns).toEqual([]);
    expect(github.comments).toEqual([]);
  });

  it("on workflow_run stands on the commit that was read", async () => {
    const origin = originOf(fixed);
    const payload = { workflow_run: { head_sha: origin.head, event: "pull_request", pull_requests: [] } };
    const env = { GITHUB_SHA: origin.tip };
    const other = await run(origin, { event: "workflow_run", payload, env, workspace: checkOut(origin, "tip") });
    expectDecent(github, other);
    expect(messages(other)).toContain("the results are those of");
    expect(conclusions()).toEqual([[origin.tip, "success"]]);
    const read = await run(origin, { event: "workflow_run", payload, env, workspace: checkOut(origin, "head") });
    expect(read.code).toBe(1);
    expect(conclusions()[1]).toEqual([origin.head, "failure"]);
  });

  it("on workflow_run takes no exception of the pull request that the run was for", async () => {
    const origin = originOf(accepting);
    const payload = { workflow_run: { head_sha: origin.head, event: "pull_request", pull_requests: [] } };
    const workspace = checkOut(origin, "head");
    const result = await run(origin, { event: "workflow_run", payload, env: { GITHUB_SHA: origin.tip }, workspace });
    expect(result.outputs["suppressed"]).toBe("0");
    expect(result.code).toBe(1);
  });

  it("stands beside the head's lines, where the base has moved those of the merge", async () => {
    const lines = (count: number) => clean.replace("Resources:", `${"# a line\n".repeat(count)}Resources:`);
    const device = templateWith(1).split("\n").slice(4).join("\n");
    const origin = originOf({
      base: { "a.yaml": lines(0) + "  Z:\n    Type: AWS::SNS::Topic\n".repeat(1) },
      head: { "a.yaml": `${lines(0)}  Z:\n    Type: AWS::SNS::Topic\n${device}` },
      moreBase: { "a.yaml": `${lines(12)}  Z:\n    Type: AWS::SNS::Topic\n`, "b.yaml": templateWith(1) },
    });
    const result = await run(origin, { inputs: { "sarif-file": "r.sarif" } });
    expectDecent(github, result);
    const inHead = git(origin.folder, "show", `${origin.head}:a.yaml`).split("\n");
    const [checkRun] = github.checkRuns;
    const annotations = checkRun?.output.annotations ?? [];
    expect(annotations.map((one) => [one["path"], inHead[Number(one["start_line"]) - 1]?.trim()])).toEqual([
      ["a.yaml", "Users: [root]"],
    ]);
    expect(checkRun?.output.summary).toContain("1 more are at no line of this commit");
    const link = new RegExp(`/blob/${origin.head}/a\\.yaml#L(\\d+)`).exec(result.summary)?.[1];
    expect(inHead[Number(link) - 1]).toContain("Users");
    expect(result.summary).not.toContain("/b.yaml#L");
    const sarif = JSON.parse(readFileSync(result.outputs["sarif-file"] ?? "", "utf8"));
    const inMerge = git(origin.folder, "show", `${origin.merge}:a.yaml`).split("\n");
    const places = sarif.runs[0].results.map((one: { locations: { physicalLocation: object }[] }) => one.locations[0]);
    const ofA = places.find(
      (one: { physicalLocation: { artifactLocation: { uri: string } } }) =>
        one.physicalLocation.artifactLocation.uri === "a.yaml",
    );
    expect(inMerge[ofA.physicalLocation.region.startLine - 1]).toContain("Users");
  });
});

describe("verdicts of one commit", () => {
  /** GitHub shows the latest check run of a name: none that fails may lie under one that passes. */
  const expectNoneHidden = () => {
    const failing = github.checkRuns.filter((one) => one.conclusion === "failure");
    expect(failing).toHaveLength(1);
    const names = github.checkRuns.map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
  };
  const change: Change = { base: { "a.yaml": clean }, head: { "a.yaml": templateWith(1) } };

  it.each<[string, Job, Job]>([
    ["legs of a matrix", { matrix: { stage: "prod" } }, { matrix: { stage: "dev" }, inputs: { "fail-on": "never" } }],
    [
      "legs of a matrix with one name",
      { matrix: { stage: "prod" }, inputs: { name: "MFA" } },
      { matrix: { stage: "dev" }, inputs: { name: "MFA", "fail-on": "never" } },
    ],
    ["steps", {}, { inputs: { "fail-on": "never" } }],
    ["steps with one name", { inputs: { name: "MFA" } }, { inputs: { name: "MFA", "fail-on": "never" } }],
    ["jobs", {}, { env: { GITHUB_JOB: "other" }, inputs: { "fail-on": "never" } }],
  ])("are told apart: %s", async (_, first, second) => {
    const origin = originOf(change);
    const failed = await run(origin, { ...first, inputs: { "sarif-file": "r.sarif", ...first.inputs } });
    const passed = await run(origin, { ...second, inputs: { "sarif-file": "r.sarif", ...second.inputs } });
    expect([failed.code, passed.code]).toEqual([1, 0]);
    expectNoneHidden();
    expect(github.comments).toHaveLength(2);
  });

  it("are told apart by the event: a push does not lie over the pull request's failure", async () => {
    const origin = originOf(accepting);
    expect((await run(origin)).code).toBe(1);
    const payload = { ref: "refs/heads/change", after: origin.head };
    const workspace = checkOut(origin, "head");
    const push = await run(origin, { event: "push", payload, workspace, env: { GITHUB_SHA: origin.head } });
    expect(push.code).toBe(0);
    expectNoneHidden();
  });

  it("are told apart by the branch that a pull request goes to", async () => {
    const origin = originOf(change);
    await run(origin);
    await run(origin, { payload: eventOf(origin, "release"), inputs: { "fail-on": "never" } });
    expectNoneHidden();
    expect(github.checkRuns[1]?.name).toContain("to release");
  });

  it("are one where the job runs again", async () => {
    const origin = originOf(change);
    for (let index = 0; index < 2; index += 1) await run(origin, { matrix: { b: 1, a: ["x"] } });
    expect(github.checkRuns).toHaveLength(1);
    expect(github.comments).toHaveLength(1);
  });

  it("have SARIF categories of their own, or the one that is asked for", async () => {
    const origin = originOf(change);
    const categoryOf = async (job: Job) => {
      const { outputs } = await run(origin, { ...job, inputs: { "sarif-file": "r.sarif", ...job.inputs } });
      return JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8")).runs[0].automationDetails.id;
    };
    const ids = [
      await categoryOf({}),
      await categoryOf({ matrix: { stage: "prod" } }),
      await categoryOf({ matrix: { stage: "dev" } }),
      await categoryOf({ inputs: { paths: "a.yaml" } }),
      await categoryOf({ inputs: { category: "mine" } }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe("rootrail/mine/");
  });
});

describe("nothing checked", () => {
  it.each<[string, Files, Job["inputs"], number, string]>([
    ["no input at all", { "x.txt": "1" }, {}, 0, "neutral"],
    ["an emptied folder that paths names", { "infra/x.txt": "1", "a.yaml": clean }, { paths: "infra" }, 2, "failure"],
    ["one of two folders", { "infra/x.txt": "1", "b/a.yaml": clean }, { paths: "infra\nb" }, 2, "failure"],
    [
      "an emptied folder that may be empty",
      { "infra/x.txt": "1" },
      { paths: "infra", "fail-on-empty": "false" },
      0,
      "neutral",
    ],
    ["no input where one is demanded", { "x.txt": "1" }, { "fail-on-empty": "true" }, 2, "failure"],
    ["a folder with an input", { "infra/a.yaml": clean, "x.txt": "1" }, { paths: "infra" }, 0, "success"],
  ])("is not green: %s", async (_, head, inputs, code, conclusion) => {
    const origin = originOf({ head });
    const result = await run(origin, { inputs: { comment: "always", ...inputs } });
    expectDecent(github, result);
    expect(result.code).toBe(code);
    expect(conclusions()).toEqual([[origin.head, conclusion]]);
    const told = `${result.summary}${github.comments.map((one) => one.body).join("")}`;
    if (conclusion === "success") expect(told).toContain("🟢");
    else if (conclusion === "neutral") expect(told).not.toContain("🟢");
  });

  it("is told where only a broken template is there", async () => {
    const origin = originOf({ head: { "a.yaml": "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: [\n" } });
    const result = await run(origin);
    expect(result.code).toBe(2);
    expect(github.checkRuns[0]?.output.title).toBe("no verdict, 1 input could not be read");
    expect(result.summary).toMatch(/^## 🔴 rootrail: no verdict, 1 input could not be read$/m);
  });

  it("is told where an input was read in part", async () => {
    const listed = JSON.stringify({ VirtualMFADevices: [], IsTruncated: true, Marker: "x" });
    const origin = originOf({ head: { "devices.json": listed } });
    const result = await run(origin, { inputs: { comment: "always" } });
    expect(result.code).toBe(0);
    expect(conclusions()).toEqual([[origin.head, "neutral"]]);
    for (const told of [result.summary, github.comments[0]?.body ?? "", github.checkRuns[0]?.output.title ?? ""]) {
      expect(told).toContain("read in part");
      expect(told).not.toContain("🟢");
    }
    expect(messages(result)).toContain("read in part");
  });
});

describe("the action's inputs for the engine", () => {
  it("leave out paths and rules, and read context", async () => {
    const workspace = temporaryFolder();
    mkdirSync(join(workspace, "old"));
    writeFileSync(join(workspace, "a.yaml"), templateWith(1));
    writeFileSync(join(workspace, "old/b.yaml"), templateWith(1));
    const ids = async (inputs: Job["inputs"]) => {
      const { report, code } = await runJob({ workspace, inputs: { annotations: "none", ...inputs } });
      return report?.findings.map((one) => `${one.rule} ${one.location.path}`) ?? code;
    };
    expect(await ids({ ignore: "old/**" })).toEqual(["root-virtual-mfa-device a.yaml"]);
    expect(await ids({ skip: "root-virtual-mfa-device" })).toEqual([]);
    expect(await ids({ paths: "a.yaml", context: "." })).toEqual(["root-virtual-mfa-device a.yaml"]);
    expect(await ids({ only: "no-such-rule" })).toBe(2);
    expect(await ids({ "max-file-size": "much" })).toBe(2);
  });
});

describe("what a step can give besides", () => {
  const change: Change = { base: { "old.yaml": templateWith(1) }, head: { "new.yaml": templateWith(1) } };

  it("annotates changed lines only, and says how much that leaves out", async () => {
    const origin = originOf(change);
    const result = await run(origin, { inputs: { filter: "diff" } });
    expectDecent(github, result);
    expect(result.outputs["errors"]).toBe("2");
    expect(github.checkRuns[0]?.output.annotations.map((one) => one["path"])).toEqual(["new.yaml"]);
    expect(messages(result)).toContain("1 finding at lines that the change does not touch");
  });

  it("writes several reports at once, within the workspace", async () => {
    const workspace = checkOut(originOf(change), "head");
    const { code } = await runJob({
      workspace,
      inputs: { formats: "junit=out/a.xml\nmarkdown=out/a.md", "fail-on": "never" },
    });
    expect(code).toBe(0);
    expect(readFileSync(join(workspace, "out/a.xml"), "utf8")).toContain("<testsuites>");
    expect(readFileSync(join(workspace, "out/a.md"), "utf8")).toContain("rootrail");
    for (const formats of ["junit=../../a.xml", "word=a.doc", "junit"])
      expect((await runJob({ workspace, inputs: { formats } })).code).toBe(2);
  });

  it("uploads SARIF for the merge that was read, or says why it cannot", async () => {
    const origin = originOf(change);
    const env = { GITHUB_SHA: origin.merge, GITHUB_REF: "refs/pull/7/merge" };
    const result = await run(origin, { inputs: { "upload-sarif": "true" }, env });
    expectDecent(github, result);
    const upload = github.requests.find((one) => one.operation === "code-scanning/upload-sarif");
    const { commit_sha, ref, sarif } = (upload?.body ?? {}) as Record<string, string>;
    expect([commit_sha, ref]).toEqual([origin.merge, "refs/pull/7/merge"]);
    const text = gunzipSync(Buffer.from(sarif ?? "", "base64")).toString("utf8");
    expect(JSON.parse(text).runs[0].results).toHaveLength(2);
    const bare = await run(origin, { inputs: { "upload-sarif": "true", "github-token": "" }, env });
    expect(messages(bare)).toContain("SARIF is not uploaded: it needs github-token");
    expect(bare.code).toBe(1);
  });
});
