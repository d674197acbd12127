import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { writeFacts } from "../../src/engine/write-facts.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

type Files = Readonly<Record<string, string | null>>;

const account = "111122223333";
const rule = "root-virtual-mfa-device";
const device = deviceTemplate({ Device: rootOf(account) });
const topic = "Resources: { T: { Type: AWS::SNS::Topic } }\n";

/** A branch that starts from one state of main, which has another one by now, and a change of its own on the branch. */
function behind(start: Files, now: Files, change: Files = { "topic.yaml": topic }): GitRepository {
  const given = Object.entries(start).flatMap(([path, text]) => (text === null ? [] : [[path, text]]));
  const repository = new GitRepository(Object.fromEntries(given));
  repository.change(change);
  repository.commit("work");
  repository.git("switch", "--quiet", "main");
  repository.change(now);
  repository.commit("main goes on");
  repository.git("switch", "--quiet", "work");
  return repository;
}

async function compare({ folder }: GitRepository, options: LintOptions = {}): Promise<Report> {
  return (await lint({ today, requireGuardrails: "never", base: "main", ...options, cwd: folder })).report;
}

/** What is found of a rule, and whether it is accepted. */
function told(report: Report, wanted: readonly string[] = [rule]): readonly string[] {
  return report.findings
    .filter((finding) => wanted.includes(finding.rule))
    .map(({ rule, severity, suppressed }) => `${rule} ${suppressed ? suppressed.kind : severity}`);
}

const exception = (target: string) =>
  `exceptions:\n  - { rule: ${rule}, target: ${target}, owner: a@example.com, expires: 2099-01-31, reason: keys ordered }\n`;
const inline = device.replace(
  "  Device:",
  `  # rootrail:ignore ${rule} owner=a@example.com expires=2099-01-31 reason="keys ordered"\n  Device:`,
);

async function baseline(): Promise<string> {
  const { updatedBaseline } = await lint({
    cwd: folderOf({ "a.yaml": device }),
    today,
    requireGuardrails: "never",
    updateBaseline: true,
  });
  return updatedBaseline?.text ?? "";
}

/** A state that accepts the device, one that does not, and how the first tells it. */
const cases: readonly [string, Files, Files, readonly string[], LintOptions?][] = [
  [
    "a central exception",
    { "rootrail.yaml": exception("Device") },
    { "rootrail.yaml": "level: 2\n" },
    [`${rule} exception`],
  ],
  ["a configuration", { "rootrail.yaml": exception("Device") }, { "rootrail.yaml": null }, [`${rule} exception`]],
  ["an inline exception", { "a.yaml": inline }, { "a.yaml": device }, [`${rule} inline`]],
  ["a severity", { "rootrail.yaml": `rules: { ${rule}: off }\n` }, { "rootrail.yaml": "level: 2\n" }, []],
  [
    "a lower severity",
    { "rootrail.yaml": `rules: { ${rule}: note }\n` },
    { "rootrail.yaml": "level: 2\n" },
    [`${rule} note`],
  ],
  ["a level", { "rootrail.yaml": "level: 1\n" }, { "rootrail.yaml": "level: 2\n" }, []],
  [
    "an account's level",
    { "rootrail.yaml": `accounts: [{ id: "${account}", level: 1 }]\n` },
    { "rootrail.yaml": `accounts: [{ id: "${account}", level: 2 }]\n` },
    [],
  ],
  [
    "a named configuration",
    { "ci/gate.yaml": exception("Device") },
    { "ci/gate.yaml": "level: 2\n" },
    [`${rule} exception`],
    { config: "ci/gate.yaml" },
  ],
  [
    "a baseline entry",
    { "rootrail-baseline.json": await baseline() },
    { "rootrail-baseline.json": '{ "version": 2, "findings": [] }' },
    [`${rule} baseline`],
    { baseline: "rootrail-baseline.json" },
  ],
];

describe("a branch that starts from an older state of its base", () => {
  it.each(cases)("does not bring %s back that the base has taken out since", async (_, lax, strict, __, options) => {
    const repository = behind({ "a.yaml": device, ...lax }, strict);
    const report = await compare(repository, options);
    expect(told(report)).toEqual([`${rule} error`]);
    expect(told(report, ["exception-added"])).toEqual([]);
    expect(report.diff?.tip).toBe(repository.git("rev-parse", "main"));
    expect(report.diff?.commit).toBe(repository.git("merge-base", "main", "work"));
  });

  it.each(cases)("does not fall short of %s that the base has by now", async (_, lax, strict, accepted, options) => {
    const start = Object.fromEntries(Object.entries(strict).filter(([, text]) => text !== null));
    const repository = behind({ "a.yaml": device, ...start }, lax);
    const report = await compare(repository, options);
    expect(told(report)).toEqual(accepted);
    expect(report.diff?.tip).toBe(repository.git("rev-parse", "main"));
  });

  it("is told of what it adds itself, and of nothing that the base has done", async () => {
    const repository = behind(
      { "a.yaml": device, "rootrail.yaml": exception("Device") },
      { "rootrail.yaml": "level: 2\n" },
      { "rootrail.yaml": `${exception("Device")}rules: { exception-unused: off }\n` },
    );
    const report = await compare(repository);
    expect(told(report)).toEqual([`${rule} error`]);
    expect(report.findings.flatMap((one) => (one.rule === "exception-added" ? one.message : []))).toEqual([
      expect.stringContaining("severity of exception-unused is lowered"),
    ]);
  });

  it("compares contents with where it started all the same", async () => {
    const repository = behind({ "a.yaml": device }, { "a.yaml": topic, "rootrail.yaml": "level: 2\n" });
    const report = await compare(repository);
    expect(report.findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([`${rule} existing`]);
    expect(report.diff?.tip).toBeUndefined();
  });

  it("is judged by the files of values that the base has now", async () => {
    const template = `Parameters: { Owner: { Type: String } }
Resources:
  Phone:
    Type: AWS::IAM::VirtualMFADevice
    Properties: { VirtualMfaDeviceName: root-phone, Users: [!Ref Owner] }
`;
    const owner = (value: string) => JSON.stringify([{ ParameterKey: "Owner", ParameterValue: value }]);
    const files = { "a.yaml": template, "values.json": owner("alice") };
    const options = { parameters: ["values.json"] };
    const report = await compare(behind(files, { "values.json": owner("root") }), options);
    expect(told(report)).toEqual([`${rule} error`]);
    expect(told(report, ["exception-added"])).toEqual([]);
    expect(report.diff?.tip).toBeDefined();
  });

  it("does not stand on attestations and facts that the base has taken out since", async () => {
    const scp = `Resources:
  Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content:
        Version: "2012-10-17"
        Statement: { Effect: Deny, Action: "iam:CreateVirtualMFADevice", Resource: "*" }
`;
    const lines: string[] = [];
    await writeFacts({ cwd: folderOf({ "scp.yaml": scp }), today }, undefined, async (line) => void lines.push(line));
    const unit =
      "Resources: { Team: { Type: AWS::Organizations::Account, Properties: { AccountName: team, Email: t@example.com, ParentIds: [r-ab12] } } }\n";
    const attested = `attestations:\n  - { guardrail: preventive, target: r-ab12, owner: a@example.com, expires: 2099-01-31, reason: elsewhere }\n`;
    const options = { requireGuardrails: "always" } as const;
    for (const [file, text] of [
      ["facts.jsonl", lines.join("")],
      ["rootrail.yaml", attested],
    ] as const) {
      const guarded = behind({ "unit.yaml": unit, [file]: text }, { "other.yaml": topic });
      expect(told(await compare(guarded, options), ["missing-root-scp"])).toEqual([]);
      const gone = await compare(behind({ "unit.yaml": unit, [file]: text }, { [file]: null }), options);
      expect(told(gone, ["missing-root-scp", "guardrail-removed", "exception-added"])).toEqual([
        "missing-root-scp error",
      ]);
      expect(gone.diff?.tip).toBeDefined();
    }
  });

  it("reads why on standard error and in the pull request", async () => {
    const { folder } = behind({ "a.yaml": device, "rootrail.yaml": exception("Device") }, { "rootrail.yaml": null });
    const run = await runCli(["lint", "--base", "main", "--format", "markdown"], { cwd: folder });
    expect(run.code).toBe(1);
    for (const text of [run.stderr, run.stdout]) expect(text).toContain("the base accepts has changed since");
  });
});
