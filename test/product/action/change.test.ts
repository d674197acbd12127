import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { type Job, type JobResult, runJob, templateWith, token } from "./run-bundle.ts";
import { expectDecent } from "./scenario.ts";

const exception = [
  "exceptions:",
  "  - rule: root-virtual-mfa-device",
  "    target: '**'",
  "    owner: somebody@example.com",
  "    expires: 2099-01-31",
  "    reason: let me through",
  "",
].join("\n");

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({ token });
});

afterEach(async () => {
  await github.close();
});

function git(folder: string, ...args: string[]): string {
  const who = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function commit(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, "add", ".");
  git(folder, "commit", "-qm", "change");
  return git(folder, "rev-parse", "HEAD");
}

interface Change {
  readonly base: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
}

/** A pull request in real git, checked out as `actions/checkout` does by itself: its test merge, one commit deep. */
function checkoutOf({ base, head }: Change) {
  const origin = temporaryFolder();
  git(origin, "init", "-q", "-b", "main");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  const baseSha = commit(origin, base);
  git(origin, "checkout", "-qb", "change");
  const headSha = commit(origin, head);
  git(origin, "checkout", "-q", "main");
  git(origin, "merge", "-q", "--no-ff", "-m", "test merge", "change");
  const merge = git(origin, "rev-parse", "HEAD");
  const workspace = temporaryFolder();
  git(workspace, "clone", "-q", "--depth=1", `file://${origin}`, ".");
  const side = (sha: string) => ({ sha, repo: { full_name: "octo/infra" } });
  const payload = { pull_request: { number: 7, head: side(headSha), base: side(baseSha) } };
  return { workspace, payload, env: { GITHUB_SHA: merge } };
}

function lintChange(change: Change, job: Job = {}): Promise<JobResult> {
  return runJob({ apiUrl: github.url, event: "pull_request", ...checkoutOf(change), ...job });
}

describe("a pull request in a shallow checkout", () => {
  it("tells what it brings from what stood before", async () => {
    const change = { base: { "old.yaml": templateWith(1) }, head: { "new.yaml": templateWith(1) } };
    const result = await lintChange(change);
    expectDecent(github, result);
    const statuses = result.report?.findings.map(({ location, status }) => [location.path, status]);
    expect(statuses).toEqual(
      expect.arrayContaining([
        ["new.yaml", "new"],
        ["old.yaml", "existing"],
      ]),
    );
    expect(github.checkRuns[0]?.output.annotations.map((one) => one["title"])).toContain(
      "rootrail: root-virtual-mfa-device (existing)",
    );
  });

  it("is not red for what stood before, where only new findings are to decide", async () => {
    const change = { base: { "old.yaml": templateWith(1) }, head: { "readme.md": "hello" } };
    expect((await lintChange(change)).code).toBe(1);
    const lenient = await lintChange(change, { inputs: { "only-new": "true" } });
    expect(lenient.code).toBe(0);
    expect(github.comments).toHaveLength(1);
  });

  it("cannot except itself: an exception counts when the base has it", async () => {
    const change = {
      base: { "readme.md": "hello" },
      head: { "new.yaml": templateWith(1), "rootrail.yaml": exception },
    };
    const result = await lintChange(change);
    expectDecent(github, result);
    expect(result.code).toBe(1);
    expect(result.report?.findings.map((finding) => finding.rule)).toEqual(
      expect.arrayContaining(["root-virtual-mfa-device", "exception-added"]),
    );
    const accepted = await lintChange({ base: { "rootrail.yaml": exception }, head: { "new.yaml": templateWith(1) } });
    expect(accepted.outputs).toMatchObject({ errors: "0", suppressed: "1" });
    expect(accepted.code).toBe(0);
  });

  it.each(["pull_request", "pull_request_target"])(
    "without a base takes nothing that the change brings along, on %s",
    async (event) => {
      const inline =
        '    # rootrail:ignore root-virtual-mfa-device owner=o@example.com expires=2099-01-31 reason="r"\n';
      const template = templateWith(1).replace("  Root0:", `${inline}  Root0:`);
      const head = { "new.yaml": templateWith(1), "inline.yaml": template, "rootrail.yaml": exception };
      const { workspace, payload, env } = checkoutOf({ base: { "a.md": "a" }, head });
      git(workspace, "remote", "set-url", "origin", "file:///nowhere/at/all");
      for (const inputs of [{}, { config: "rootrail.yaml", paths: "new.yaml\ninline.yaml" }]) {
        const result = await runJob({ apiUrl: github.url, event, workspace, payload, env, inputs });
        expectDecent(github, result);
        const warning = expect.stringContaining("nothing to compare with");
        expect(result.view.annotations).toContainEqual(expect.objectContaining({ level: "warning", message: warning }));
        expect(result.outputs).toMatchObject({ suppressed: "0", errors: "2" });
        expect(result.code).toBe(1);
      }
    },
  );

  it("takes configuration as it is where a workflow says base: none, but not on pull_request_target", async () => {
    const change = { base: { "a.md": "a" }, head: { "new.yaml": templateWith(1), "rootrail.yaml": exception } };
    const trusted = await lintChange(change, { inputs: { base: "none" } });
    expect(trusted.code).toBe(0);
    const target = await lintChange(change, { inputs: { base: "none" }, event: "pull_request_target" });
    expect(target.code).toBe(1);
  });

  it("with an explicit base that is none is a mistake", async () => {
    const result = await lintChange(
      { base: { "a.md": "a" }, head: { "b.md": "b" } },
      { inputs: { base: "no-such-branch" } },
    );
    expect(result.code).toBe(2);
    expect(result.view.annotations.at(-1)?.message).toContain("no-such-branch");
  });

  it("with a broken configuration is a mistake with its place", async () => {
    const result = await lintChange({ base: { "a.md": "a" }, head: { "rootrail.yaml": "levl: 1\n" } });
    expect(result.code).toBe(2);
    expect(result.view.annotations.at(-1)?.message).toMatch(/rootrail\.yaml.*levl/s);
    expect(result.view.annotations.at(-1)?.message).not.toContain("internal error");
  });
});
