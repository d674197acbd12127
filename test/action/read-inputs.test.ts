import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/action/inputs.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "./temporary.ts";

const workspace = temporaryFolder();

function read(inputs: Readonly<Record<string, string>>) {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readInputs({ GITHUB_WORKSPACE: workspace, ...Object.fromEntries(variables) });
}

describe("the inputs", () => {
  it.each([
    ["fail-on", "errors", 'fail-on is "errors"; it can be error, warning, note or never'],
    ["annotations", "check", 'annotations is "check"'],
    ["comment", "yes", 'comment is "yes"'],
    ["summary", "on", 'summary is "on"; it can be true or false'],
    ["level", "3", 'level is "3"; it can be 1 or 2'],
    ["require-guardrails", "maybe", 'require-guardrails is "maybe"'],
    ["working-directory", "nowhere", 'working-directory "nowhere" is no folder'],
    ["working-directory", "..", "lies outside of the workspace"],
    ["github-token", "two words", "github-token holds blanks"],
    ["base", "--upload-pack=x", 'base is "--upload-pack=x"'],
    ["source", "nowhere", 'source "nowhere" does not exist'],
    ["config", "a\nb", "config takes one line"],
  ])("%s: %s are refused with a clear error", (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(message);
  });

  it("have what `lint` has on the command line, but for what a job has no use for", async () => {
    const { stdout } = await runCli(["lint", "--help"]);
    const flags = [...stdout.matchAll(/^ +(?:-\w, )?--(?:no-)?([a-z-]+)/gm)].map(([, flag = ""]) => flag);
    const inputs = Object.keys(parse(readFileSync(join(repository, "action.yml"), "utf8")).inputs);
    const otherwise: Readonly<Record<string, string>> = {
      format: "formats",
      output: "formats",
      "ignore-unknown": "for hooks, which name files that are no input",
      "update-baseline": "writes into the checkout",
      fix: "writes into the checkout",
      write: "writes into the checkout",
      color: "the log has none",
      quiet: "the log is of no other program",
      verbose: "the summary tells it",
      stats: "for whoever works on rootrail",
      help: "docs/github-action.md",
    };
    expect(flags.length).toBeGreaterThan(20);
    expect(new Set(flags.filter((flag) => !inputs.includes(flag)))).toEqual(new Set(Object.keys(otherwise)));
  });

  it("are all told at once", () => {
    expect(() => read({ "fail-on": "x", level: "x" })).toThrow(/level.*fail-on/);
  });

  it("have defaults where they are empty or absent", () => {
    const defaults = read({});
    expect(defaults).toEqual({
      command: "lint",
      paths: [],
      plans: [],
      parameters: [],
      varFiles: [],
      workingDirectory: workspace,
      base: "auto",
      failOn: "error",
      onlyNew: false,
      failOnEmpty: "auto",
      context: [],
      ignore: [],
      only: [],
      skip: [],
      uploadSarif: false,
      formats: [],
      filter: "all",
      annotations: "auto",
      comment: "auto",
      summary: true,
    });
    expect(read({ paths: " \n", base: "auto", level: "", summary: "" })).toEqual(defaults);
  });

  it("are read line by line, each value as it is", () => {
    expect(
      read({ paths: "a b\r\n  c\n\n", plan: "p", base: "origin/main", level: "1", "github-token": "t" }),
    ).toMatchObject({
      paths: ["a b", "c"],
      plans: ["p"],
      base: { ref: "origin/main" },
      level: 1,
      token: "t",
    });
  });
});
