import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.ts";
import { exitCodeOf, type LintOptions, lint } from "../../src/index.ts";
import { folderOf, write } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

const device = deviceTemplate({ RootMfa: rootOf("111122223333") });
const options = { today, requireGuardrails: "never" } as const;

describe("the result of a run", () => {
  it("has the report, and what it rests on", async () => {
    const exception = "{ rule: root-virtual-mfa-device, target: RootMfa, owner: a, expires: 2027-06-30, reason: b }";
    const cwd = folderOf({
      "a.yaml": device,
      "notes.yaml": "hello: world\n",
      "rootrail.yaml": `accounts: [{ id: "111122223333", name: payments }]\nexceptions:\n  - ${exception}\n`,
    });
    const result = await lint({ ...options, cwd });
    expect(result.report.summary).toEqual({ errors: 0, warnings: 0, notes: 0, suppressed: 1 });
    expect(result.passedOver).toEqual([
      { path: "notes.yaml", reason: "unrecognised" },
      { path: "rootrail.yaml", reason: "unrecognised" },
    ]);
    expect(result.stats).toMatchObject({ files: 3, passedOver: 2, resources: 1, facts: 1 });
    expect(result.configuration).toMatchObject({
      accounts: [{ id: "111122223333", name: "payments" }],
      exceptions: [{ kind: "exception", rule: "root-virtual-mfa-device", state: "valid", flaws: [] }],
    });
    expect(result.updatedBaseline).toBeNull();
    expect([result.source("a.yaml"), result.source("gone.yaml")]).toEqual([device, undefined]);
  });

  it("has a coverage where the inputs have to do with guardrails, and none elsewhere", async () => {
    const topic = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n";
    const coverageOf = async (text: string) => (await lint({ today, cwd: folderOf({ "a.yaml": text }) })).coverage;
    expect(await coverageOf(topic)).toBeNull();
    expect(await coverageOf(device)).toMatchObject({ required: true, detective: "missing", preventive: "missing" });
  });

  it("goes the same way for inputs without anything in them", async () => {
    const { report, stats } = await lint({ today, cwd: folderOf({ "a.yaml": "Resources: {}\n" }) });
    expect(report).toMatchObject({ findings: [], guardrails: { required: false, detective: "not-required" } });
    expect(stats.phases.map(({ name }) => name)).toEqual(["discover", "read and parse", "guardrails", "rules"]);
  });

  it("hands over a new baseline and writes nothing", async () => {
    const cwd = folderOf({ "a.yaml": device });
    const { report, updatedBaseline } = await lint({ ...options, cwd, updateBaseline: true });
    expect(report.findings.map(({ suppressed }) => suppressed?.kind)).toEqual(["baseline"]);
    expect(updatedBaseline?.path).toBe("rootrail-baseline.json");
    expect(updatedBaseline?.text).toContain('"address":"RootMfa"');
    expect(existsSync(join(cwd, "rootrail-baseline.json"))).toBe(false);
  });

  it("tells the time of the base apart", async () => {
    const folder = folderOf({ "base/a.yaml": "Resources: {}\n", "head/a.yaml": device });
    const { report, stats } = await lint({ ...options, cwd: join(folder, "head"), base: "../base" });
    expect(report.diff).toMatchObject({ new: 1, existing: 0, fixed: 0 });
    expect(stats.phases.slice(0, 4).map(({ name }) => name)).toEqual([
      "open the base",
      "discover",
      "read and parse",
      "base",
    ]);
  });

  it("has what stands in the base's configuration, where there is a base", async () => {
    const accounts = (name: string) => `accounts: [{ id: "111122223333", name: ${name} }]\n`;
    const folder = folderOf({ "base/rootrail.yaml": accounts("old"), "head/rootrail.yaml": accounts("new") });
    write(folder, "head/a.yaml", device);
    const { configuration } = await lint({ ...options, cwd: join(folder, "head"), base: "../base" });
    expect(configuration.accounts.map(({ name }) => name)).toEqual(["old"]);
  });
});

describe("a mistake of the caller", () => {
  const { BaselineError, ConfigError, GitError, PatternError, UsageError } = library;

  it.each([
    ["an unknown rule", { only: ["root-virtual-mfa-devic"] }, UsageError, "UsageError"],
    ["an option that does not exist", { requireGuardrail: "always" }, UsageError, "UsageError"],
    ["a configuration that cannot be used", { config: "broken.yaml" }, ConfigError, "ConfigError"],
    ["a baseline that is missing", { baseline: "gone.json" }, BaselineError, "BaselineError"],
    ["a base that is none", { base: "gone" }, GitError, "GitError"],
    ["a pattern that is too long", { ignore: [`*${"a".repeat(2000)}`] }, PatternError, "PatternError"],
  ])("is an error of its class: %s", async (_, change, kind, name) => {
    const cwd = folderOf({ "a.yaml": device, "broken.yaml": "levl: 1\n" });
    const error = await lint({ ...options, cwd, ...change }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(kind);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ name });
  });

  // Callers without types give anything: what is passed over in silence passes what it should not.
  it.each<readonly [string, unknown]>([
    ["paths", "infra"],
    ["paths", [1]],
    ["cwd", 1],
    ["context", "a"],
    ["ignore", "a"],
    ["only", "root-virtual-mfa-device"],
    ["skip", null],
    ["source", []],
    ["parameters", { Owner: "root" }],
    ["varFiles", "a.tfvars"],
    ["maxFileBytes", -1],
    ["ignoreUnknown", "no"],
    ["config", true],
    ["level", "2"],
    ["requireGuardrails", "maybe"],
    ["partition", ["aws"]],
    ["base", 1],
    ["baseline", false],
    ["updateBaseline", 1],
    ["today", "tomorrow"],
    ["today", "2026-13-01"],
    ["files", { "a.yaml": "" }],
    ["files", new Map([["a.yaml", 1]])],
    ["stdin", "text"],
    ["cache", {}],
    ["signal", true],
    ["onProgress", "yes"],
    ["__proto__", { level: 2 }],
  ])("is told of an option without its value: %s %j", async (name, value) => {
    const given = Object.defineProperty({ config: false }, name, { value, enumerable: true }) as LintOptions;
    await expect(lint(given)).rejects.toThrow(UsageError);
    await expect(lint(given)).rejects.toThrow(name);
  });

  it.each([null, [], "infra", 1])("is told of options that are none: %j", async (given) => {
    await expect(lint(given as unknown as LintOptions)).rejects.toThrow(UsageError);
  });

  it("is none to name an option and not to give it", async () => {
    const cwd = folderOf({ "a.yaml": device });
    await expect(lint({ ...options, cwd, ...({ level: undefined } as object) })).resolves.toBeDefined();
  });

  it("is no verdict", async () => {
    const { report } = await lint({ ...options, cwd: folderOf({ "a.yaml": device }) });
    expect([exitCodeOf(report), exitCodeOf(report, "never"), exitCodeOf(report, undefined, true)]).toEqual([1, 0, 1]);
    for (const wrong of ["errors", 1, null]) expect(() => exitCodeOf(report, wrong as "error")).toThrow(UsageError);
    expect(() => exitCodeOf(report, "error", "yes" as unknown as boolean)).toThrow(UsageError);
    for (const wrong of [undefined, {}, { report }])
      expect(() => exitCodeOf(wrong as unknown as typeof report)).toThrow(UsageError);
  });
});
