import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import { folderOf, write } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string> {
  try {
    await loadConfiguration({ cwd: folderOf(files), today });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const full = `level: 2
guardrails: { require: always }
rules: { exception-unused: off, root-virtual-mfa-device: warning }
accounts:
  - { id: "012345678901", name: payments, level: 1, environment: production, internetExposed: true }
paths: [{ glob: "stacks/payments/**", account: "012345678901" }]
templates: { "s3://bucket/pack.yaml": guardrails/pack.yaml }
attestations:
  - { guardrail: preventive, target: r-ab12, owner: cloud@example.com, expires: 2027-03-31, reason: "SCP elsewhere" }
exceptions:
  - { rule: root-virtual-mfa-device, target: "arn:aws:iam::111122223333:root", owner: a@example.com, expires: 2027-01-31, reason: "keys ordered" }
`;

describe("loadConfiguration", () => {
  it("fills settings from a file", async () => {
    const { settings, path, exceptions } = await loadConfiguration({ cwd: folderOf({ "rootrail.yaml": full }), today });
    expect(path).toBe("rootrail.yaml");
    expect(settings).toMatchObject({ level: 2, require: "always" });
    expect([...settings.severities]).toEqual([
      ["exception-unused", "off"],
      ["root-virtual-mfa-device", "warning"],
    ]);
    expect(settings.accounts).toEqual([
      { id: "012345678901", name: "payments", level: 1, environment: "production", internetExposed: true },
    ]);
    expect([...settings.templates]).toEqual([["s3://bucket/pack.yaml", "guardrails/pack.yaml"]]);
    expect(settings.attestations).toHaveLength(1);
    expect(exceptions[0]?.location.start).toEqual({ line: 11, column: 5 });
  });

  it("keeps the zero of an account ID that stands without quotes", async () => {
    const cwd = folderOf({ "rootrail.yaml": "accounts: [{ id: 012345678901 }]\n" });
    expect((await loadConfiguration({ cwd, today })).settings.accounts[0]?.id).toBe("012345678901");
  });

  it.each([
    ["rootrail.yml", "level: 1\n"],
    ["rootrail.json", '{ "level": 1 }'],
    ["package.json", '{ "name": "x", "rootrail": { "level": 1 } }'],
  ])("reads %s too", async (name, text) => {
    const { settings, path } = await loadConfiguration({ cwd: folderOf({ [name]: text }), today });
    expect([settings.level, path]).toEqual([1, name]);
  });

  it.each([
    [["rootrail.yaml", "rootrail.yml"], "rootrail.yaml:1:1", "rootrail.yml beside this one"],
    [["rootrail.yml", "rootrail.json", "package.json"], "rootrail.yml:1:1", "rootrail.json and package.json beside"],
    [["rootrail.json", ".rootrail.yaml"], "rootrail.json:1:1", ".rootrail.yaml beside this one"],
    [[".rootrail.yml"], ".rootrail.yml:1:1", "no configuration has this name"],
  ])("refuses what would be passed over: %s", async (names, place, message) => {
    const files = Object.fromEntries(names.map((name) => [name, '{ "rootrail": { "level": 1 } }']));
    const problems = await problemsOf(files);
    expect(problems.split("\n")).toEqual([expect.stringMatching(`^${place}: `)]);
    expect(problems).toContain(message);
    const cwd = folderOf({ ...files, "one.yaml": "level: 1\n" });
    expect((await loadConfiguration({ cwd, today, file: "one.yaml" })).settings.level).toBe(1);
    expect((await loadConfiguration({ cwd, today, file: false })).settings.level).toBe(2);
  });

  it("takes the nearer one of two folders, and a package.json without our key for none", async () => {
    const folder = folderOf({
      ".git/HEAD": "",
      "rootrail.yml": "level: 2\n",
      "in/rootrail.json": '{ "level": 1 }',
      "in/package.json": "{}",
    });
    const { path } = await loadConfiguration({ cwd: join(folder, "in"), today });
    expect(path).toBe("rootrail.json");
  });

  it("passes over a package.json without a rootrail key, and broken ones", async () => {
    for (const text of ['{ "name": "rootrail", "bin": { "rootrail": "x" } }', "{ rootrail"]) {
      expect((await loadConfiguration({ cwd: folderOf({ "package.json": text }), today })).path).toBeNull();
    }
  });

  it("is found upwards to the repository root and no further", async () => {
    const folder = folderOf({ "rootrail.yaml": "level: 1\n", "repo/stacks/a.txt": "", "repo/.git/HEAD": "" });
    const inner = join(folder, "repo", "stacks");
    expect((await loadConfiguration({ cwd: inner, today })).path).toBeNull();
    write(folder, "repo/rootrail.yaml", "paths: [{ glob: 'stacks/*', account: '111122223333' }]\n");
    const { path, settings } = await loadConfiguration({ cwd: inner, today });
    expect([path, settings.prefix]).toEqual(["../rootrail.yaml", "stacks"]);
  });

  it("lets the command line decide over the file", async () => {
    const cwd = folderOf({ "rootrail.yaml": "level: 1\nguardrails: { require: never }\n" });
    const { settings } = await loadConfiguration({ cwd, today, level: 2, require: "always" });
    expect(settings).toMatchObject({ level: 2, require: "always" });
    expect((await loadConfiguration({ cwd, today, file: false })).settings.require).toBe("auto");
  });

  it("takes an empty file for an empty configuration", async () => {
    expect((await loadConfiguration({ cwd: folderOf({ "rootrail.yaml": "" }), today })).path).toBe("rootrail.yaml");
  });

  it.each<[string, string, string]>([
    [
      "a misspelt key",
      "levle: 2\n",
      'rootrail.yaml:1:1: unknown key "levle" in the configuration; did you mean "level"?',
    ],
    [
      "a misspelt rule",
      "rules:\n  exception-unusd: off\n",
      'rootrail.yaml:2:3: there is no rule "exception-unusd"; did you mean "exception-unused"?',
    ],
    ["a wrong type", "level: high\n", 'rootrail.yaml:1:8: expected one of 1, 2, got the text "high"'],
    ["a list for a map", "guardrails: []\n", "rootrail.yaml:1:13: expected guardrails as a map, got a list"],
    [
      "a severity that is none",
      "rules: { exception-unused: warn }\n",
      'rootrail.yaml:1:28: expected one of off, note, warning, error, got the text "warn"',
    ],
    ["a bad account ID", "accounts: [{ id: 12 }]\n", "rootrail.yaml:1:18: expected a 12-digit account ID, got 12"],
    ["an account without ID", "accounts: [{ name: x }]\n", 'rootrail.yaml:1:12: an account needs "id"'],
    [
      "a bad date",
      "exceptions:\n  - expires: 2027-02-30\n",
      'rootrail.yaml:2:14: expected a date as YYYY-MM-DD, got the text "2027-02-30"',
    ],
    [
      "an unknown rule in an exception",
      "exceptions: [{ rule: root-virtual-mfa-devise }]\n",
      'rootrail.yaml:1:22: expected a rule, got the text "root-virtual-mfa-devise"; did you mean "root-virtual-mfa-device"?',
    ],
    [
      "a key of another case",
      "accounts: [{ id: '111122223333', internet_exposed: true }]\n",
      'did you mean "internetExposed"?',
    ],
    ["a key that stands twice", "level: 1\nlevel: 2\n", "rootrail.yaml:2:1: "],
    ["broken YAML", "level: [1\n", "rootrail.yaml:"],
    ["an account that stands twice", "accounts: [{ id: '111122223333' }, { id: '111122223333' }]\n", "stands twice"],
    ["a prototype key", "__proto__: { level: 1 }\n", 'unknown key "__proto__"'],
    [
      "a target that is none",
      "attestations: [{ guardrail: preventive, target: root }]\n",
      "rootrail.yaml:1:49: expected an organization root",
    ],
  ])("refuses %s with its place", async (_, text, expected) => {
    expect(await problemsOf({ "rootrail.yaml": text })).toContain(expected);
  });

  it("tells all mistakes at once", async () => {
    expect((await problemsOf({ "rootrail.yaml": "levle: 1\nrulez: {}\n" })).split("\n")).toHaveLength(2);
  });

  it("tells the place inside a package.json", async () => {
    const text = '{\n  "rootrail": {\n    "levle": 1\n  }\n}\n';
    expect(await problemsOf({ "package.json": text })).toContain("package.json:3:5: unknown key");
  });

  it("refuses a link that leads out of the repository", async () => {
    const outside = folderOf({ "secret.yaml": "level: 1\n" });
    const folder = folderOf({});
    mkdirSync(join(folder, ".git"));
    symlinkSync(join(outside, "secret.yaml"), join(folder, "rootrail.yaml"));
    await expect(loadConfiguration({ cwd: folder, today })).rejects.toThrow(/leads out of the repository/);
  });

  it("says of a named file that is missing why it cannot be used", async () => {
    await expect(loadConfiguration({ cwd: folderOf({}), today, file: "ci/rootrail.yaml" })).rejects.toThrow(
      "ci/rootrail.yaml:1:1: the configuration cannot be used: there is no such file",
    );
  });
});
