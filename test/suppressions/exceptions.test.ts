import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, lintFiles, rootOf, shown, today } from "../support/lint-files.ts";

const template = deviceTemplate({ RootMfa: rootOf("111122223333") });
const rule = "root-virtual-mfa-device";

function config(exceptions: readonly Record<string, string>[], more = ""): string {
  return `${more}exceptions:\n${exceptions.map((one) => `  - ${JSON.stringify(one)}\n`).join("")}`;
}

const whole = { rule, owner: "a@example.com", expires: "2027-06-30", reason: "keys ordered" };

async function run(exception: Record<string, string>, more = "", path = "stacks/payments/mfa.yaml") {
  return lintFiles({ "rootrail.yaml": config([exception], more), [path]: template });
}

describe("central exceptions", () => {
  it.each([
    ["an address", "RootMfa"],
    ["an account", "111122223333"],
    ["root's ARN", "arn:aws:iam::111122223333:root"],
    ["the ARN of root's device", "arn:aws:iam::111122223333:mfa/root-account-mfa-device"],
    ["root's ARN in another partition's spelling", "arn:aws-us-gov:iam::111122223333:root"],
    ["a pattern of ARNs", "arn:*:iam::*:root"],
    ["a path", "stacks/payments/mfa.yaml"],
    ["a folder", "stacks/payments/"],
    ["a glob of paths", "stacks/**/*.yaml"],
    ["a glob of addresses", "Root*"],
  ])("accept by %s, and the finding stays in the report", async (_, target) => {
    const report = await run({ ...whole, target });
    expect(shown(report)).toEqual([]);
    expect(report.summary).toEqual({ errors: 0, warnings: 0, notes: 0, suppressed: 1 });
    const { owner, expires, reason } = whole;
    expect(report.findings.map((finding) => finding.suppressed)).toEqual([
      { kind: "exception", owner, expires, reason },
    ]);
  });

  it.each([
    ["another address", "OtherMfa"],
    ["a part of an address", "Root"],
    ["another account", "444455556666"],
    ["another ARN", "arn:aws:iam::444455556666:root"],
    ["an IAM user's ARN", "arn:aws:iam::111122223333:user/root"],
    ["another path below a folder in scope", "stacks/pay"],
  ])("do not accept by %s, and are unused", async (_, target) => {
    expect(shown(await run({ ...whole, target }))).toEqual([
      `${rule} error stacks/payments/mfa.yaml:5:15`,
      "exception-unused warning rootrail.yaml:2:5",
    ]);
  });

  it("accept by an account's name", async () => {
    const accounts = "accounts: [{ id: '111122223333', name: payments }]\n";
    expect(shown(await run({ ...whole, target: "payments" }, accounts))).toEqual([]);
  });

  it("accept by the account that a path is mapped to", async () => {
    const files = {
      "rootrail.yaml": config(
        [{ ...whole, target: "111122223333" }],
        "paths: [{ glob: 'stacks/**', account: '111122223333' }]\n",
      ),
      "stacks/mfa.yaml": deviceTemplate({ RootMfa: "root" }),
    };
    const report = await lintFiles(files);
    expect(report.findings.map(({ accounts, suppressed }) => [accounts, suppressed?.kind])).toEqual([
      [["111122223333"], "exception"],
    ]);
  });

  it("count paths from the configuration's folder, wherever the run starts", async () => {
    const folder = folderOf({
      ".git/HEAD": "",
      "rootrail.yaml": config([{ ...whole, target: "stacks/payments/*.yaml" }]),
      "stacks/payments/mfa.yaml": template,
    });
    const { report } = await lint({ cwd: join(folder, "stacks", "payments"), today, requireGuardrails: "never" });
    expect(report.findings.map((finding) => [finding.location.path, finding.suppressed?.kind])).toEqual([
      ["mfa.yaml", "exception"],
    ]);
  });

  it.each(["owner", "expires", "reason", "rule", "target"] as const)("without %s are invalid", async (field) => {
    const { [field]: _, ...incomplete } = { ...whole, target: "RootMfa" };
    const report = await run(incomplete);
    expect(shown(report)).toEqual([
      "exception-invalid error rootrail.yaml:2:5",
      `${rule} error stacks/payments/mfa.yaml:5:15`,
    ]);
    expect(report.findings[0]?.message).toMatch(field === "expires" ? /no expiry date/ : new RegExp(`no ${field}`));
  });

  it("with an empty owner are invalid", async () => {
    expect(shown(await run({ ...whole, target: "RootMfa", owner: " " }))[0]).toBe(
      "exception-invalid error rootrail.yaml:2:5",
    );
  });

  it("past their date suppress nothing", async () => {
    const report = await run({ ...whole, target: "RootMfa", expires: "2026-11-24" });
    expect(shown(report)).toEqual([
      "exception-expired error rootrail.yaml:2:5",
      `${rule} error stacks/payments/mfa.yaml:5:15`,
    ]);
  });

  it.each([
    ["2026-11-25", "today is its last day"],
    ["2026-11-26", "1 day left"],
    ["2026-12-25", "30 days left"],
  ])("that end on %s still count and are announced: %s", async (expires, words) => {
    const report = await run({ ...whole, target: "RootMfa", expires });
    expect(shown(report)).toEqual(["exception-expired note rootrail.yaml:2:5"]);
    expect(report.findings.find((finding) => finding.severity === "note")?.message).toContain(words);
  });

  it("that end in 31 days are not announced", async () => {
    expect(shown(await run({ ...whole, target: "RootMfa", expires: "2026-12-26" }))).toEqual([]);
  });

  it("for rules about exceptions are invalid", async () => {
    const report = await run({ ...whole, rule: "exception-expired", target: "**" });
    expect(report.findings[0]?.message).toContain("cannot be excepted");
  });

  it("for a path that the run did not look at, or a rule that did not run, are not unused", async () => {
    const files = {
      "rootrail.yaml": config([
        { ...whole, target: "other/*.yaml" },
        { ...whole, rule: "missing-root-scp", target: "X" },
      ]),
      "stacks/a.yaml": "Resources: {}\n",
    };
    expect(shown(await lintFiles(files, { paths: ["stacks"], only: [rule, "exception-unused"] }))).toEqual([]);
  });
});

describe("severities", () => {
  it("override the rules' own", async () => {
    const report = await lintFiles({
      "rootrail.yaml": `rules: { ${rule}: note }\n`,
      "mfa.yaml": template,
    });
    expect(shown(report)).toEqual([`${rule} note mfa.yaml:5:15`]);
  });

  it("switch a rule off, that of exceptions too", async () => {
    const files = {
      "rootrail.yaml": config([{ ...whole, target: "X" }], `rules: { ${rule}: off, exception-unused: off }\n`),
      "mfa.yaml": template,
    };
    expect(shown(await lintFiles(files))).toEqual([]);
  });
});

describe("an exception that is added before what it is for", () => {
  const later = config([{ ...whole, target: "RootMfa" }]);
  const user = { "a.yaml": deviceTemplate({ Ann: "ann" }) };

  it.each([
    ["is told as a note in the change that adds it", { ...user }, { ...user, "rootrail.yaml": later }, "note"],
    ["is unused from then on", { ...user, "rootrail.yaml": later }, { ...user, "rootrail.yaml": later }, "warning"],
    [
      "is no other one with a later end",
      { ...user, "rootrail.yaml": later.replace("2027-06", "2027-01") },
      { ...user, "rootrail.yaml": later },
      "warning",
    ],
  ])("%s", async (_, before, after, severity) => {
    const { report } = await lint({ cwd: folderOf(after), base: folderOf(before), today });
    const unused = report.findings.filter((finding) => finding.rule === "exception-unused");
    expect(unused.map((finding) => finding.severity)).toEqual([severity]);
  });
});

describe("levels", () => {
  const files = {
    "rootrail.yaml":
      "accounts:\n  - { id: '111122223333', name: sandbox, level: 1 }\n  - { id: '444455556666', name: payments, level: 2 }\n  - { id: '777788889999' }\npaths: [{ glob: 'sandbox/**', account: '111122223333' }]\n",
    "a.yaml": deviceTemplate({
      Sandbox: rootOf("111122223333"),
      Payments: rootOf("444455556666"),
      Plain: rootOf("777788889999"),
      Stranger: rootOf("123412341234"),
    }),
    "sandbox/b.yaml": deviceTemplate({ Mapped: "root" }),
    "c.yaml": deviceTemplate({ Unmapped: "root" }),
  };

  it("accept a virtual device at Level 1, and say which level holds and why", async () => {
    const report = await lintFiles(files);
    expect(report.findings.map(({ resource, message }) => [resource.address, message.split("; ").at(-1)])).toEqual([
      ["Payments", "Level 2 holds for account 444455556666 (payments) by the configuration."],
      ["Plain", "Level 2 holds for account 777788889999 by default."],
      ["Stranger", "Level 2 holds by default, for the account is not configured."],
      ["Unmapped", "Level 2 holds by default, for no account is known."],
    ]);
  });

  it("of a path are not those of another path that deploys what stands there", async () => {
    const { report } = await lint({
      cwd: folderOf({
        "rootrail.yaml": files["rootrail.yaml"],
        "sandbox/b.yaml": files["sandbox/b.yaml"],
        "sandbox/open.yaml": deviceTemplate({ Open: "root" })
          .replace('"root"', "!Ref Owner")
          .replace("Resources:", "Parameters: { Owner: { Type: String } }\nResources:"),
        "sandbox/mfa/main.tf":
          'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n',
        "sandbox/main.tf": 'module "mfa" {\n  source = "./mfa"\n}\n',
        "prod/main.tf": 'module "mfa" {\n  source = "../sandbox/mfa"\n}\n',
        "prod/stack.yaml": `Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../sandbox/b.yaml } }
`,
      }),
      today,
      only: ["root-virtual-mfa-device", "unverifiable-root-mfa-device"],
    });
    expect(
      report.findings.map(({ resource, related, accounts }) => [
        resource.address,
        related.at(-1)?.location.path,
        accounts,
      ]),
    ).toEqual([
      ["Nested/Mapped", "prod/stack.yaml", []],
      ["module.mfa.aws_iam_virtual_mfa_device.root", "prod/main.tf", []],
    ]);
  });

  it("follow the default where none is configured", async () => {
    const report = await lintFiles(files, { level: 1 });
    expect(report.findings.map(({ resource }) => resource.address)).toEqual(["Payments"]);
  });
});

describe("priority", () => {
  it("puts exposed and production accounts first, then goes by path and line", async () => {
    const report = await lintFiles({
      "rootrail.yaml":
        "accounts:\n  - { id: '111122223333', environment: production, internetExposed: true }\n  - { id: '444455556666', environment: Prod }\n  - { id: '777788889999', internetExposed: true }\n  - { id: '123412341234', environment: test }\n",
      "a.yaml": deviceTemplate({ Test: rootOf("123412341234"), Exposed: rootOf("777788889999") }),
      "b.yaml": deviceTemplate({ Prod: rootOf("444455556666"), Both: rootOf("111122223333") }),
    });
    expect(report.findings.map(({ resource }) => resource.address)).toEqual(["Both", "Exposed", "Prod", "Test"]);
  });
});
