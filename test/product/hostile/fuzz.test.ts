import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runBuiltCli } from "../../support/built-cli.ts";
import { folderOf } from "../../support/folder.ts";
import { repository } from "../../support/repository.ts";

describe("the fuzzer", () => {
  it("finds nothing in some hundred cases, the same ones every time", () => {
    const run = spawnSync(process.execPath, ["scripts/fuzz.mjs", "--cases", "400", "--seed", "20260601"], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(run.stdout).toMatch(/^400 cases, 0 faults/m);
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });
});

describe("what the fuzzer found", () => {
  it.each([
    ["a configuration's own text", { "rootrail.yaml": 'rules: { "\\e[2J\\x9b31m": off }\n' }, ["lint", "."]],
    ["an argument", {}, ["lint", "--level", "\u001b[2J", "."]],
    ["an argument that looks like a runner's command", {}, ["lint", "--only", "x\n::error::owned", "."]],
    ["an unknown command's name", {}, ["explain", "\u001b[2J"]],
    ["a baseline's own text", { "b.json": '{"version":"\\u001b[2J"}' }, ["lint", ".", "--baseline", "b.json"]],
  ])("no error message passes control characters on: %s", (_, files, args) => {
    const run = runBuiltCli(args, { cwd: folderOf({ ...files, ".git/HEAD": "", "t.yaml": "Resources: {}\n" }) });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^rootrail: |input error/);
    expect(run.stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|^::/m);
  });
});
