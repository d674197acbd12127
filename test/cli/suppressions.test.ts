import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf, write } from "../support/folder.ts";
import { deviceTemplate, rootOf } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const template = deviceTemplate({ RootMfa: rootOf("111122223333") });
const exception = (expires: string, target = "RootMfa", owner = "security@example.com") =>
  `  - { rule: root-virtual-mfa-device, target: ${target}, owner: ${owner}, expires: ${expires}, reason: keys ordered }\n`;

describe("the configuration on the command line", () => {
  const quiet = "guardrails: { require: never }\n";

  it("is found, decides, and can be left out or replaced", async () => {
    const folder = folderOf({
      "mfa.yaml": template,
      "rootrail.yaml": `${quiet}exceptions:\n${exception("2099-01-01")}`,
      "strict.yaml": quiet,
    });
    expect((await runCli([], { cwd: folder })).code).toBe(0);
    expect((await runCli(["--no-config"], { cwd: folder })).code).toBe(1);
    expect((await runCli(["--config", "strict.yaml"], { cwd: folder })).code).toBe(1);
    expect((await runCli(["-c", "strict.yaml", "--level", "1"], { cwd: folder })).code).toBe(0);
  });

  it("that is broken exits with 2 and its places", async () => {
    const folder = folderOf({ "mfa.yaml": template, "rootrail.yaml": "levle: 2\nrules: { exception-unusd: off }\n" });
    const run = await runCli([], { cwd: folder });
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toBe(
      'rootrail: rootrail.yaml:1:1: unknown key "levle" in the configuration; did you mean "level"?\nrootrail.yaml:2:10: there is no rule "exception-unusd"; did you mean "exception-unused"?\n',
    );
  });

  it("suppressed findings stay in the JSON and never decide the exit code", async () => {
    const folder = folderOf({
      "mfa.yaml": template,
      "rootrail.yaml": `${quiet}exceptions:\n${exception("2099-01-01")}`,
    });
    const run = await runCli(["-f", "json", "--fail-on", "note"], { cwd: folder });
    const report = JSON.parse(run.stdout);
    expect(run.code).toBe(0);
    expect(report.findings[0].suppressed).toEqual({
      kind: "exception",
      owner: "security@example.com",
      expires: "2099-01-01",
      reason: "keys ordered",
    });
    expect(report.summary).toEqual({ errors: 0, warnings: 0, notes: 0, suppressed: 1 });
  });
});

describe("rootrail exceptions", () => {
  const folder = folderOf({
    "rootrail.yaml": `exceptions:\n${exception("2099-01-01")}${exception("2020-01-01", "Old", "ops@example.com")}  - { rule: root-virtual-mfa-device, target: Half }\nattestations:\n  - { guardrail: preventive, target: r-ab12, owner: cloud@example.com, expires: 2098-01-01, reason: landing zone }\n`,
    "mfa.yaml": template.replace(
      "  RootMfa:",
      '  # rootrail:ignore root-virtual-mfa-device owner=team@example.com expires=2097-01-01 reason="inline"\n  RootMfa:',
    ),
  });

  it("lists all of them with owner and days left, the most urgent first", async () => {
    const run = await runCli(["exceptions"], { cwd: folder });
    expect(run.code).toBe(0);
    const rows = run.stdout.trim().split("\n");
    expect(rows[0]).toMatch(/^DAYS LEFT +EXPIRES +OWNER +RULE +TARGET +WHERE +REASON$/);
    expect(rows.slice(1).map((row) => row.split(/ {2,}/).slice(0, 3))).toEqual([
      ["invalid", "-", "-"],
      [expect.stringMatching(/^expired \d+ ago$/), "2020-01-01", "ops@example.com"],
      [expect.stringMatching(/^\d+$/), "2097-01-01", "team@example.com"],
      [expect.stringMatching(/^\d+$/), "2098-01-01", "cloud@example.com"],
      [expect.stringMatching(/^\d+$/), "2099-01-01", "security@example.com"],
    ]);
  });

  it("lists them as JSON", async () => {
    const { version, today, exceptions } = JSON.parse(
      (await runCli(["exceptions", "-f", "json"], { cwd: folder })).stdout,
    );
    expect([version, today]).toEqual([1, new Date().toISOString().slice(0, 10)]);
    expect(exceptions.map((one: { kind: string; state: string }) => [one.kind, one.state])).toEqual([
      ["exception", "invalid"],
      ["exception", "expired"],
      ["inline", "valid"],
      ["attestation", "valid"],
      ["exception", "valid"],
    ]);
    expect(exceptions[0]).toMatchObject({
      target: "Half",
      owner: null,
      daysLeft: null,
      flaws: ["has no owner, no expiry date (expires), no reason"],
      location: { path: "rootrail.yaml", start: { line: 4, column: 5 } },
    });
  });

  it("says so where there are none", async () => {
    expect((await runCli(["exceptions"], { cwd: folderOf({}) })).stdout).toBe("No exceptions.\n");
  });
});

describe("the baseline on the command line", () => {
  it("is written, read, and told to shrink", async () => {
    const folder = folderOf({ "mfa.yaml": template, "rootrail.yaml": "guardrails: { require: never }\n" });
    const update = await runCli(["--update-baseline"], { cwd: folder });
    expect([update.code, update.stderr]).toEqual([0, "baseline rootrail-baseline.json: 1 known\n"]);
    const text = readFileSync(join(folder, "rootrail-baseline.json"), "utf8");
    expect(JSON.parse(text).findings).toEqual([
      {
        rule: "root-virtual-mfa-device",
        address: "RootMfa",
        path: "mfa.yaml",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    const run = await runCli(["--baseline", "rootrail-baseline.json"], { cwd: folder });
    expect([run.code, run.stdout.includes("1 suppressed")]).toEqual([0, true]);
    expect((await runCli([], { cwd: folder })).code).toBe(1);
    write(folder, "mfa.yaml", "Resources: {}\n");
    const fixed = await runCli(["--baseline", "rootrail-baseline.json"], { cwd: folder });
    expect(fixed.stderr).toContain(
      "baseline rootrail-baseline.json: 0 known, 1 fixed: --update-baseline drops them\n  fixed: root-virtual-mfa-device at RootMfa (mfa.yaml)\n",
    );
  });

  it("is not written where something stands in the way", async () => {
    const folder = folderOf({ "mfa.yaml": template });
    const run = await runCli(["--update-baseline", "--base", "main"], { cwd: folder });
    expect([run.code, existsSync(join(folder, "rootrail-baseline.json"))]).toEqual([2, false]);
    expect(run.stderr).toContain("leave out --base");
  });
});

describe("priority", () => {
  it("is shown with the account that it comes from", async () => {
    const folder = folderOf({
      "rootrail.yaml":
        "guardrails: { require: never }\naccounts: [{ id: '444455556666', name: shop, environment: production, internetExposed: true }]\n",
      "a.yaml": template,
      "b.yaml": deviceTemplate({ ShopMfa: rootOf("444455556666") }),
    });
    const { stdout } = await runCli([], { cwd: folder });
    expect(stdout).toContain("\n  account 444455556666 (shop): production, internet-exposed\n");
    expect(stdout.indexOf("b.yaml:5")).toBeLessThan(stdout.indexOf("a.yaml:5"));
  });
});
