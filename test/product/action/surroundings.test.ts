import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { type Change, checkOut, eventOf, git, type Origin, originOf } from "./real-checkout.ts";
import { type Job, type JobResult, runJob, templateWith, token } from "./run-bundle.ts";
import { denied, expectDecent } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

const exceptions =
  'exceptions:\n  - { rule: root-virtual-mfa-device, target: "Root*", owner: a@example.com, expires: 2099-01-31, reason: ours }\n';
const messages = (result: JobResult) => result.view.annotations.map((one) => one.message).join("\n");

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

describe("a change cannot accept itself by where its configuration lies", () => {
  const device = { "a.yaml": templateWith(1) };

  it.each<[string, Change]>([
    [
      "under another name",
      {
        base: { ...device, "rootrail.yaml": "level: 2\n" },
        head: { "rootrail.yaml": null, "rootrail.yml": exceptions },
      },
    ],
    [
      "in package.json",
      {
        base: { ...device, "package.json": "{}" },
        head: { "package.json": JSON.stringify({ rootrail: { rules: { "root-virtual-mfa-device": "off" } } }) },
      },
    ],
    [
      "under an attribute that leaves files out of archives",
      {
        base: { ...device, ".gitattributes": "* export-ignore\n", "rootrail.yaml": "level: 2\n" },
        head: { "rootrail.yaml": exceptions },
      },
    ],
    ["in a folder below", { base: { "infra/a.yaml": templateWith(1) }, head: { "infra/rootrail.yaml": exceptions } }],
  ])("%s", async (_, change) => {
    const inputs = change.base?.["infra/a.yaml"] ? { "working-directory": "infra" } : {};
    const result = await run(originOf(change), { inputs });
    expectDecent(github, result);
    expect([result.code, result.outputs["suppressed"]]).toEqual([1, "0"]);
  });

  it("behind a link", async () => {
    const origin = originOf({ base: { ...device, "conf/x.yaml": exceptions } });
    git(origin.folder, "checkout", "-q", "change");
    symlinkSync("conf/x.yaml", join(origin.folder, "rootrail.yaml"));
    git(origin.folder, "add", "--all");
    git(origin.folder, "commit", "-qm", "link");
    const head = git(origin.folder, "rev-parse", "HEAD");
    const linked = { ...origin, head };
    const result = await run(linked, { workspace: checkOut(linked, "head"), env: { GITHUB_SHA: origin.merge } });
    expect(result.code).not.toBe(0);
    expect(result.outputs["suppressed"] ?? "0").toBe("0");
  });
});

describe("names of files", () => {
  const names = ["a b/ü 100%.yaml", "x,y:z/#1 [k].yaml", "-n.yaml", "'q'.yaml"];

  it("are those of the repository in check run and commands", async () => {
    const origin = originOf({ head: Object.fromEntries(names.map((name) => [name, templateWith(1)])) });
    const result = await run(origin);
    expectDecent(github, result);
    expect(github.checkRuns[0]?.output.annotations.map((one) => one["path"]).sort()).toEqual(names.toSorted());
    github.fault = () => denied;
    const bare = await run(origin);
    const shown = bare.view.annotations.flatMap((one) => one.file ?? []);
    expect([...new Set(shown)].sort()).toEqual(names.toSorted());
  });

  it("that could be those of another file have no line, and none starts a command", async () => {
    const head = { "back\\slash.yaml": templateWith(1), "a\n::error::pwned\n.yaml": templateWith(1) };
    const result = await run(originOf({ head }));
    expectDecent(github, result);
    expect(result.outputs["errors"]).toBe("2");
    expect(github.checkRuns[0]?.output.annotations.map((one) => one["path"])).not.toContain("back\\slash.yaml");
    expect(result.summary).toContain("back\\slash.yaml");
    expect(result.view.annotations.map((one) => one.message)).not.toContain("pwned");
  });
});

describe("the commit that a push names as its base", () => {
  const change: Change = { base: { "a.yaml": templateWith(1) }, head: { "b.yaml": templateWith(1) } };
  const push = (origin: Origin, base: string) =>
    run(origin, {
      event: "push",
      payload: { ref: "refs/heads/change", before: base, after: origin.head },
      workspace: checkOut(origin, "head"),
      env: { GITHUB_SHA: origin.head },
      inputs: { base, "only-new": "true" },
    });

  it("is fetched into a shallow checkout", async () => {
    const origin = originOf(change);
    const result = await push(origin, origin.base);
    expectDecent(github, result);
    expect(result.report?.findings.map((one) => [one.location.path, one.status]).sort()).toEqual([
      ["a.yaml", "existing"],
      ["b.yaml", "new"],
    ]);
  });

  it.each([
    ["0".repeat(40), /all zeros.*a push made a new branch/],
    ["abcdef0123".repeat(4), /does not reach commit abcdef0123.*Where a force-push has taken that commit away/],
  ])("%s is none, and the message says why", async (base, message) => {
    const result = await push(originOf(change), base);
    expect(result.code).toBe(2);
    expect(messages(result)).toMatch(message);
    expect(github.checkRuns).toEqual([]);
  });
});

describe("a sparse checkout", () => {
  const files = { "infra/a.yaml": templateWith(0), "other/b.yaml": templateWith(1) };
  const sparse = (origin: Origin) => {
    const workspace = checkOut(origin, "merge");
    git(workspace, "sparse-checkout", "set", "infra");
    return workspace;
  };

  it("is told, and passes in no green", async () => {
    const origin = originOf({ base: { "other/c.yaml": templateWith(0) }, head: files });
    const result = await run(origin, { workspace: sparse(origin) });
    expectDecent(github, result);
    expect(result.code).toBe(0);
    expect(github.checkRuns[0]?.conclusion).toBe("neutral");
    expect(messages(result)).toContain("the checkout is sparse and leaves out 2 files here");
    expect(result.summary).toContain("the checkout is sparse");
  });

  it("is whole where the working directory is", async () => {
    const origin = originOf({ head: files });
    const result = await run(origin, { workspace: sparse(origin), inputs: { "working-directory": "infra" } });
    expect(github.checkRuns[0]?.conclusion).toBe("success");
    expect(messages(result)).not.toContain("sparse");
  });
});
