import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { GitRepository } from "../support/git-repository.ts";

const harmless = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n";
const device = "  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n";
const fields = 'owner=a@example.com expires=2030-01-01 reason="because"';
const exception = (target: string) =>
  `{ rule: root-virtual-mfa-device, target: "${target}", owner: a@example.com, expires: 2030-01-01, reason: because }`;
const changed = (rest: string) => ({ "t.yaml": `${harmless}${rest}` });

/** A change that brings root's device along with what is to hide it. */
const attempts: readonly (readonly [string, Record<string, string | null>, LintOptions?])[] = [
  [
    "a comment above the resource",
    changed(device.replace("  Mfa", `  # rootrail:ignore root-virtual-mfa-device ${fields}\n  Mfa`)),
  ],
  [
    "metadata of the resource",
    changed(`${device}    Metadata:\n      rootrail:\n        exceptions: [${exception("Mfa")}]\n`),
  ],
  ["an exception", { ...changed(device), "rootrail.yaml": `exceptions: [${exception("**")}]\n` }],
  ["the rule switched off", { ...changed(device), "rootrail.yaml": "rules: { root-virtual-mfa-device: off }\n" }],
  ["the rule as a note", { ...changed(device), "rootrail.yaml": "rules: { root-virtual-mfa-device: note }\n" }],
  ["a level that is lower", { ...changed(device), "rootrail.yaml": "level: 1\n" }],
  ["a configuration of another name", { ...changed(device), "rootrail.yml": "level: 1\n" }],
  ["a configuration in JSON", { ...changed(device), "rootrail.json": '{"level":1}' }],
  ["a configuration in the manifest", { ...changed(device), "package.json": '{"rootrail":{"level":1}}' }],
  ["a baseline", { ...changed(device), "rootrail-baseline.json": '{"version":1,"findings":[]}' }],
  ["a folder that tools pass over", { "build/t.yaml": `${harmless}${device}` }],
  ["a folder named like the base", { ...changed(device), "main/t.yaml": `${harmless}${device}` }],
  ["git attributes", { ...changed(device), ".gitattributes": "*.yaml -text export-ignore filter=evil\n" }],
  ["git's ignore file", { ...changed(device), ".gitignore": "*.yaml\n" }],
  [
    "a configuration that is broken",
    { ...changed(device), "rootrail.yaml": "level: 1\n" },
    { config: "rootrail.yaml" },
  ],
];

describe("a change that hides its own device", () => {
  it.each(attempts.map((attempt) => ({ by: attempt[0], files: attempt[1], options: attempt[2] })))(
    "by $by",
    async ({ files, options }) => {
      const repository = new GitRepository({ "t.yaml": harmless });
      repository.change(files);
      const { report } = await lint({
        cwd: repository.folder,
        base: "main",
        today: "2026-06-01",
        requireGuardrails: "never",
        ...options,
      });
      const found = report.findings.filter((one) => one.rule === "root-virtual-mfa-device");
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) expect([one.severity, one.status, one.suppressed]).toEqual(["error", "new", null]);
    },
  );
});

const enrol = "aws iam enable-mfa-device --user-name root --serial-number x\n";

describe("a change of a file that code runs", () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      "a script of user data",
      { "a/main.tf": 'resource "aws_instance" "a" {\n  user_data = file("u.sh")\n}\n', "a/u.sh": "reboot\n" },
      { "a/u.sh": enrol },
    ],
    [
      "a value of a variable",
      {
        "a/main.tf": 'variable "u" {}\nresource "aws_launch_template" "a" {\n  user_data = base64encode(var.u)\n}\n',
        "a/terraform.tfvars": 'u = "reboot"\n',
      },
      { "a/terraform.tfvars": `u = "${enrol.trim()}"\n` },
    ],
    [
      "what another template exports",
      {
        "a.yaml":
          "Resources:\n  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: {Fn::Base64: !ImportValue cmd}\n",
        "b.yaml": `${harmless}Outputs:\n  C: {Value: reboot, Export: {Name: cmd}}\n`,
      },
      { "b.yaml": `${harmless}Outputs:\n  C: {Value: "${enrol.trim()}", Export: {Name: cmd}}\n` },
    ],
  ])("finds the call in what is not changed itself: %s", async (_, base, change) => {
    const repository = new GitRepository(base);
    repository.change(change);
    const { report } = await lint({
      cwd: repository.folder,
      base: "main",
      today: "2026-06-01",
      requireGuardrails: "never",
      config: false,
    });
    const found = report.findings.filter((one) => one.rule === "root-virtual-mfa-device");
    expect(found.map((one) => one.status)).toEqual(["new"]);
  });
});
