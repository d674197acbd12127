import { describe, expect, it } from "vitest";
import { linkBase } from "../../src/cli/report-options.ts";
import { statsTable } from "../../src/cli/stats.ts";
import { lint } from "../../src/engine/lint.ts";
import type { RunStats } from "../../src/model/run-stats.ts";

describe("statsTable", () => {
  it("lines up what was read and where the time went", () => {
    const stats: RunStats = {
      files: 1200,
      passedOver: 200,
      bytes: 3_450_000,
      resources: 40,
      facts: 3,
      threads: 2,
      phases: [
        { name: "discover", milliseconds: 100 },
        { name: "read and parse", milliseconds: 1700 },
        { name: "rules", milliseconds: 0.4 },
      ],
    };
    expect(statsTable(stats, 200)).toBe(`files                1200
  taken as inputs    1000
  passed over         200
bytes              3.5 MB
resources              40
facts                   3
threads                 2
discover           100 ms    5 %
read and parse      1.7 s   85 %
rules                0 ms    0 %
report             200 ms   10 %
total               2.0 s
`);
  });

  it("is told by a run", async () => {
    const stdin = new TextEncoder().encode('{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}');
    const { stats } = await lint({ paths: ["-"], stdin });
    expect(stats).toMatchObject({ files: 1, passedOver: 0, bytes: stdin.length });
    expect(stats.phases.map((phase) => phase.name)).toEqual(["discover", "read and parse", "guardrails", "rules"]);
  });
});

describe("linkBase", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567";
  const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: sha };

  it.each([
    ["GitHub", github, `https://github.com/o/r/blob/${sha}`],
    [
      "GitHub Enterprise",
      { ...github, GITHUB_SERVER_URL: "https://git.example:8443" },
      `https://git.example:8443/o/r/blob/${sha}`,
    ],
    [
      "GitLab",
      { CI_PROJECT_URL: "https://gitlab.com/g/s/p", CI_COMMIT_SHA: sha },
      `https://gitlab.com/g/s/p/-/blob/${sha}`,
    ],
    ["nothing", {}, undefined],
    ["another scheme", { ...github, GITHUB_SERVER_URL: "javascript:alert(1)//" }, undefined],
    ["a repository with markup", { ...github, GITHUB_REPOSITORY: "o/r)<x>" }, undefined],
    ["a branch for a commit", { ...github, GITHUB_SHA: "main" }, undefined],
  ])("knows %s", (_, env, expected) => {
    expect(linkBase(env)).toBe(expected);
  });
});
