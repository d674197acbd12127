import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { repository } from "../../support/repository.ts";
import { git as gitOf, releaseTag } from "../hooks/release-tag.ts";
import { type Job, templateWith, token } from "./run-bundle.ts";
import { expectDecent, lintPullRequest } from "./scenario.ts";

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

describe("two jobs of one reusable workflow with the same inputs", () => {
  it("are two verdicts, each found again when its job runs again", async () => {
    github.jobs.set(71, "prod / rootrail").set(72, "dev / rootrail").set(73, "prod / rootrail");
    const lint = (id: number) =>
      lintPullRequest(github, id === 72 ? 0 : 1, { checkRunId: id, inputs: { "sarif-file": "r.sarif" } });
    const [prod, dev] = [await lint(71), await lint(72)];
    for (const result of [prod, dev]) expectDecent(github, result);
    expect([prod.code, dev.code]).toEqual([1, 0]);
    expect(github.checkRuns.map((one) => [one.name, one.conclusion])).toEqual([
      ["rootrail findings (lint / prod / rootrail, require-guardrails: never)", "failure"],
      ["rootrail findings (lint / dev / rootrail, require-guardrails: never)", "success"],
    ]);
    expect(github.comments.map((one) => one.body.includes("root-virtual-mfa-device"))).toEqual([true]);
    const categories = [prod, dev].map(
      ({ outputs }) => JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8")).runs[0].automationDetails.id,
    );
    expect(new Set(categories).size).toBe(2);
    await lint(73);
    expect(github.checkRuns).toHaveLength(2);
    expect(github.comments).toHaveLength(1);
  });

  it("are told apart under a name of the workflow's own choice, too", async () => {
    github.jobs.set(71, "prod / rootrail").set(72, "dev / rootrail");
    await lintPullRequest(github, 1, { checkRunId: 71, inputs: { name: "MFA" } });
    await lintPullRequest(github, 0, { checkRunId: 72, inputs: { name: "MFA" } });
    expect(github.checkRuns.map((one) => one.conclusion)).toEqual(["failure", "success"]);
    expect(new Set(github.checkRuns.map((one) => one.name)).size).toBe(2);
    expect(github.comments[0]?.body).toContain("root-virtual-mfa-device");
  });

  it("have the job's ID where GitHub does not tell the name", async () => {
    await lintPullRequest(github, 0, { checkRunId: 99 });
    github.fault = (request) => (request.operation === "checks/get" ? { status: 403, message: "no" } : undefined);
    await lintPullRequest(github, 0, { checkRunId: 71 });
    expect(github.checkRuns.at(-1)?.name).toContain("(lint / rootrail");
  });

  it("ask nothing more of a GitHub that does not answer", async () => {
    github.fault = () => ({ broken: "reset" });
    const result = await lintPullRequest(github, 1, { checkRunId: 71 });
    expect(result.code).toBe(1);
    expect(new Set(github.requests.map((one) => one.operation))).toEqual(new Set(["checks/get"]));
    expect(result.view.annotations).toContainEqual(expect.objectContaining({ level: "error", file: "infra/mfa.yaml" }));
  });
});

describe("two jobs of one reusable workflow that GitHub does not tell apart", () => {
  /** A job of a server that does not tell a job its check run; `job` is what the runner has for it alone. */
  const lint = (job: string, findings: number, attempt = "1", env = {}) =>
    lintPullRequest(github, findings, {
      env: { RUNNER_TRACKING_ID: `github_${job}`, GITHUB_RUN_ATTEMPT: attempt, ...env },
    });
  const shown = () => Object.fromEntries(github.checkRuns.map((one) => [one.name, one.conclusion]));

  it.each([
    [1, 0],
    [0, 1],
    [1, 1],
  ])("are two verdicts, no failure below what passes (%i and %i findings)", async (first, second) => {
    for (const result of [await lint("a", first), await lint("b", second)]) expectDecent(github, result);
    expect(github.checkRuns).toHaveLength(2);
    expect(Object.values(shown())).toContain("failure");
    expect(github.comments.filter((one) => one.body.includes("root-virtual-mfa-device"))).toHaveLength(first + second);
  });

  it("are two verdicts where they run at the same time, too", async () => {
    await Promise.all([lint("a", 1), lint("b", 0)]);
    expect(Object.values(shown())).toContain("failure");
  });

  it("carry on their comments in the next run", async () => {
    for (const run of ["42", "43"])
      for (const job of ["a", "b"]) await lint(`${job}${run}`, 1, "1", { GITHUB_RUN_ID: run });
    expect(github.comments).toHaveLength(2);
  });

  it("that run again clear a failure of their own, and none that may be another's", async () => {
    await lint("a", 1);
    await lint("a2", 0, "2");
    expect(shown()).toEqual({ [github.checkRuns[0]?.name ?? ""]: "success" });
    await lint("b", 1, "3");
    await lint("c", 1, "3");
    await lint("b2", 0, "4");
    expect(Object.values(shown()).toSorted()).toEqual(["failure", "success"]);
  });

  it("are told apart by the names of their jobs, where the token may read those", async () => {
    github.runners.set("runner-1", ["prod / rootrail"]).set("runner-2", ["dev / rootrail"]);
    await lint("a", 1, "1", { RUNNER_NAME: "runner-1" });
    await lint("b", 0, "1", { RUNNER_NAME: "runner-2" });
    expect(shown()).toEqual({
      "rootrail findings (lint / prod / rootrail, require-guardrails: never)": "failure",
      "rootrail findings (lint / dev / rootrail, require-guardrails: never)": "success",
    });
    github.runners.set("runner-3", ["a / rootrail", "b / rootrail"]);
    await lint("c", 0, "1", { RUNNER_NAME: "runner-3" });
    expect(github.checkRuns.at(-1)?.name).toContain("(lint / rootrail,");
  });
});

describe("two steps of one job with the same inputs", () => {
  it("are two verdicts", async () => {
    const step = (name: string, devices: number) =>
      lintPullRequest(github, devices, { env: { GITHUB_ACTION: name }, inputs: { "sarif-file": "r.sarif" } });
    const runs = [await step("__octo_rootrail", 1), await step("__octo_rootrail_2", 0)];
    expect(github.checkRuns.map((one) => one.conclusion)).toEqual(["failure", "success"]);
    expect(new Set(github.checkRuns.map((one) => one.name)).size).toBe(2);
    expect(github.comments[0]?.body).toContain("root-virtual-mfa-device");
    const categories = runs.map(
      ({ outputs }) => JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8")).runs[0].automationDetails.id,
    );
    expect(new Set(categories).size).toBe(2);
  });
});

describe("the action as `uses:` takes it", () => {
  const files = { "infra/mfa.yaml": templateWith(1) };

  /** What a runner has of `owner/rootrail@ref`: the files of the commit, without any history. */
  function downloaded(ref: (release: string) => string): string {
    const release = releaseTag("v9.9.9");
    gitOf(release, "tag", "v9", "v9.9.9^{commit}");
    const folder = temporaryFolder();
    const archive = join(temporaryFolder(), "action.tar");
    gitOf(release, "archive", "--output", archive, ref(release));
    execFileSync("tar", ["-xf", archive, "-C", folder]);
    return folder;
  }

  it.each<[string, (release: string) => string]>([
    ["a tag", () => "v9.9.9"],
    ["the tag of the major version", () => "v9"],
    ["the full SHA of a tag", (release) => gitOf(release, "rev-parse", "v9.9.9^{commit}")],
  ])("runs from %s, and links rules to the pages of that ref", async (_, refOf) => {
    let ref = "";
    const action = downloaded((release) => {
      ref = refOf(release);
      return ref;
    });
    const result = await lintPullRequest(github, 1, {
      action,
      files,
      env: { GITHUB_ACTION_REPOSITORY: "acme/rootrail", GITHUB_ACTION_REF: ref },
      inputs: { "sarif-file": "r.sarif" },
    });
    expectDecent(github, result);
    expect(result.code).toBe(1);
    const page = `https://github.com/acme/rootrail/blob/${ref}/docs/rules/root-virtual-mfa-device.md`;
    for (const text of [result.summary, github.comments[0]?.body, github.checkRuns[0]?.output.summary])
      expect(text).toContain(`(<${page}>)`);
    const { rules } = JSON.parse(readFileSync(result.outputs["sarif-file"] ?? "", "utf8")).runs[0].tool.driver;
    expect(rules.find((rule: { id: string }) => rule.id === "root-virtual-mfa-device").helpUri).toBe(page);
  });

  it.each([
    ["a branch", { GITHUB_ACTION_REPOSITORY: "acme/rootrail", GITHUB_ACTION_REF: "main" }, "name the tag of a release"],
    ["./ before a build", { GITHUB_ACTION_REPOSITORY: "", GITHUB_ACTION_REF: "" }, "npm ci && npm run build"],
  ])("of %s says what to do, since there is no built program", async (_, env, fix) => {
    const action = temporaryFolder();
    for (const name of ["action.yml", "bin", "package.json"])
      cpSync(join(repository, name), join(action, name), { recursive: true });
    const result = await lintPullRequest(github, 1, { action, files, env });
    expect([result.code, result.stderr]).toEqual([2, ""]);
    expect(result.view.annotations.map((one) => one.message).join("\n")).toContain(fix);
  });

  it("runs as ./ from a checkout after a build, and has no pages to link to", async () => {
    const workspace = temporaryFolder();
    for (const name of ["action.yml", "bin", "dist", "package.json"])
      cpSync(join(repository, name), join(workspace, name), { recursive: true });
    const result = await lintPullRequest(github, 1, {
      action: workspace,
      files,
      env: { GITHUB_ACTION_REPOSITORY: "", GITHUB_ACTION_REF: "" },
    });
    expectDecent(github, result);
    expect(result.code).toBe(1);
    expect(result.summary).not.toContain("docs/rules");
  });

  it.each([
    ["GITHUB_ACTION_REPOSITORY", "../x"],
    ["GITHUB_ACTION_REF", "v0)](http://example.com"],
  ])("links to nothing where %s is %s", async (name, value) => {
    const env = { GITHUB_ACTION_REPOSITORY: "acme/rootrail", GITHUB_ACTION_REF: "v0", [name]: value };
    const job: Job = { files, env, inputs: { annotations: "none", comment: "never" } };
    expect((await lintPullRequest(github, 1, job)).summary).not.toContain("docs/rules");
  });
});
