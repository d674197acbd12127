import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { rootOf, today } from "../support/lint-files.ts";

const [sandbox, payments] = ["111122223333", "444455556666"];
const [one, other] = [rootOf(sandbox), rootOf(payments)];

const template = (users: string, head = "") =>
  `${head}Resources:\n  Device:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: ${users} }\n`;
const code = (users: string) => `resource "awscc_iam_virtual_mfa_device" "root" {\n  users = ${users}\n}\n`;
const plan = (before: readonly string[], after: readonly string[]) =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: [
      {
        address: "awscc_iam_virtual_mfa_device.root",
        mode: "managed",
        type: "awscc_iam_virtual_mfa_device",
        name: "root",
        provider_name: "registry.terraform.io/hashicorp/awscc",
        change: { actions: ["update"], before: { users: before }, after: { users: after }, after_unknown: {} },
      },
    ],
  });

const stage = "Parameters: { Stage: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Stage, prod] }\n";
const regions = `Mappings: { Owners: { us-east-1: { user: "${one}" }, eu-west-1: { user: "${other}" } } }\n`;

/** A device that the root users of two accounts are named for. */
const both: readonly (readonly [string, string, string])[] = [
  ["a list in a template", "a.yaml", template(`["${one}", "${other}"]`)],
  ["the branches of a condition", "a.yaml", template(`[!If [IsProd, "${one}", "${other}"]]`, stage)],
  ["a mapping", "a.yaml", template('[!FindInMap [Owners, !Ref "AWS::Region", user]]', regions)],
  ["a list in Terraform", "main.tf", code(`["${one}", "${other}"]`)],
  ["a condition in Terraform", "main.tf", `variable "prod" {}\n${code(`[var.prod ? "${one}" : "${other}"]`)}`],
  [
    "Terraform's JSON",
    "main.tf.json",
    `{"resource":{"awscc_iam_virtual_mfa_device":{"r":{"users":["${one}","${other}"]}}}}`,
  ],
  ["a plan", "plan.json", plan([], [one, other])],
];

async function found(files: Readonly<Record<string, string>>) {
  const { report } = await lint({
    cwd: folderOf(files),
    today,
    requireGuardrails: "never",
    skip: ["exception-unused"],
  });
  return report.findings.map(({ rule, accounts, suppressed, status }) => ({ rule, accounts, suppressed, status }));
}

const exception = (target: string) =>
  `  - { rule: root-virtual-mfa-device, target: "${target}", owner: a@example.com, expires: 2027-01-31, reason: later }\n`;

describe("a device that root users of several accounts are named for", () => {
  it.each(both)("is about all of them: %s", async (_, path, text) => {
    expect(await found({ [path]: text })).toMatchObject([{ accounts: [sandbox, payments], suppressed: null }]);
  });

  it.each(both)("is found where one of them accepts virtual devices: %s", async (_, path, text) => {
    const configuration = `accounts: [{ id: "${sandbox}", level: 1 }]\n`;
    expect(await found({ [path]: text, "rootrail.yaml": configuration })).toMatchObject([{ accounts: [payments] }]);
    const all = `accounts: [{ id: "${sandbox}", level: 1 }, { id: "${payments}", level: 1 }]\n`;
    expect(await found({ [path]: text, "rootrail.yaml": all })).toEqual([]);
  });

  it.each(both)("is excepted only by exceptions for all of them: %s", async (_, path, text) => {
    const first = `exceptions:\n${exception(one)}`;
    expect(await found({ [path]: text, "rootrail.yaml": first })).toMatchObject([{ suppressed: null }]);
    const all = await found({ [path]: text, "rootrail.yaml": first + exception(other) });
    expect(all).toMatchObject([{ suppressed: { kind: "exception" } }]);
  });

  it("is new in a plan that gives it to root of another account", async () => {
    const statusOf = async (before: readonly string[], after: readonly string[]) =>
      (await found({ "plan.json": plan(before, after) })).map(({ status }) => status);
    expect(await statusOf([one], [other])).toEqual(["new"]);
    expect(await statusOf([one], [one, other])).toEqual(["new"]);
    expect(await statusOf([one, other], [other])).toEqual(["existing"]);
    expect(await statusOf(["root"], [one])).toEqual(["existing"]);
  });
});
