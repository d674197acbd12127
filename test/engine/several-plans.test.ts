import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const content = JSON.stringify(denyRoot);

const policyCode = (unit: string) => `resource "aws_organizations_policy" "p" {
  name    = "deny-${unit}"
  content = ${JSON.stringify(content)}
}
`;
const attachmentCode = (unit: string) => `resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = "ou-ab12-${unit}"
}
`;
const code = (unit: string) => policyCode(unit) + attachmentCode(unit);

function changeOf(type: string, name: string, values: object, action: string): object {
  const after = action === "delete" ? null : values;
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: [action], before: action === "create" ? null : values, after, after_unknown: {} },
  };
}

function planOf(...changes: readonly object[]): string {
  return JSON.stringify({ format_version: "1.2", terraform_version: "1.9.0", resource_changes: changes });
}

const scpPlan = (unit: string, action = "no-op") => {
  const id = `p-${unit}`;
  return planOf(
    changeOf(
      "aws_organizations_policy",
      "p",
      { id, name: `deny-${unit}`, type: "SERVICE_CONTROL_POLICY", content },
      "no-op",
    ),
    changeOf("aws_organizations_policy_attachment", "a", { policy_id: id, target_id: `ou-ab12-${unit}` }, action),
  );
};

async function found(files: Files, options: LintOptions): Promise<readonly string[]> {
  const { report } = await lint({ today, config: false, requireGuardrails: "auto", ...options, cwd: folderOf(files) });
  return report.findings.map(
    ({ rule, status, resource, location }) => `${status} ${rule} ${resource.address} ${location.path}`,
  );
}

describe("plans and code of several root modules with equal addresses", () => {
  const one = "11111111";
  const two = "22222222";
  const base = { "a/main.tf": code(one), "b/main.tf": code(two) };
  const inB = "new guardrail-removed aws_organizations_policy_attachment.a b/";

  it.each<[string, Files, readonly string[]]>([
    [
      "a plan of one says nothing of the other's code",
      { "a/main.tf": code(one), "a/plan.json": scpPlan(one), "b/main.tf": policyCode(two) },
      [`${inB}main.tf`],
    ],
    [
      "what both plans take away is told for each",
      {
        "a/main.tf": policyCode(one),
        "a/plan.json": scpPlan(one, "delete"),
        "b/main.tf": policyCode(two),
        "b/plan.json": scpPlan(two, "delete"),
      },
      ["new guardrail-removed aws_organizations_policy_attachment.a a/plan.json", `${inB}plan.json`],
    ],
    [
      "what one plan takes away is told once",
      {
        "a/main.tf": code(one),
        "a/plan.json": scpPlan(one),
        "b/main.tf": policyCode(two),
        "b/plan.json": scpPlan(two, "delete"),
      },
      [`${inB}plan.json`],
    ],
  ])("%s", async (_, head, expected) => {
    expect(await found(head, { base: folderOf(base), only: ["guardrail-removed"] })).toEqual(expected);
  });

  it("plans without code are told apart: one keeps what the other takes away", async () => {
    const files = { "a/plan.json": scpPlan(one), "b/plan.json": scpPlan(two, "delete") };
    expect(await found(files, { only: ["guardrail-removed"] })).toEqual([`${inB}plan.json`]);
  });
});

describe("root's device in several plans", () => {
  const device = (name: string) =>
    planOf(changeOf("aws_iam_virtual_mfa_device", "d", { virtual_mfa_device_name: name, path: "/" }, "create"));
  const root = "root-account-mfa-device";

  it("has a finding and a fingerprint for each plan", async () => {
    const files = { "a/plan.json": device(root), "b/plan.json": device(root), "c/plan.json": device("alice") };
    const cwd = folderOf(files);
    const { report } = await lint({ today, config: false, only: ["root-virtual-mfa-device"], cwd });
    expect(report.findings.map(({ location }) => location.path)).toEqual(["a/plan.json", "b/plan.json"]);
    expect(new Set(report.findings.map((one) => one.fingerprint)).size).toBe(2);
  });

  it.each([
    ["in the plan's folder where it declares the device", { "b/main.tf": true, "main.tf": false }, "b/main.tf"],
    ["above it where only that folder has code", { "main.tf": true }, "main.tf"],
    ["in the plan where neither declares it", { "b/main.tf": false, "main.tf": false }, "b/plan.json"],
    ["in the plan where its own folder has other code", { "b/main.tf": false, "main.tf": true }, "b/plan.json"],
  ])("is placed %s", async (_, declares, expected) => {
    const own = `resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "${root}"\n}\n`;
    const other = 'resource "aws_sns_topic" "t" {\n}\n';
    const code = Object.entries(declares).map(([path, has]) => [path, has ? own : other]);
    const cwd = folderOf({ "b/plan.json": device(root), ...Object.fromEntries(code) });
    const options: LintOptions = {
      today,
      config: false,
      only: ["root-virtual-mfa-device"],
      paths: ["b/plan.json"],
      cwd,
    };
    const { report } = await lint(options);
    expect(report.findings.map(({ location }) => location.path)).toEqual([expected]);
  });
});
