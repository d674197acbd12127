import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

const code = `variable "target" {
  default = "r-ab12"
}
resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = ${JSON.stringify(JSON.stringify(denyRoot))}
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = var.target
}
`;
const template = JSON.stringify(
  {
    Parameters: { Target: { Type: "String", Default: "r-ab12" } },
    Resources: {
      P: {
        Type: "AWS::Organizations::Policy",
        Properties: { Name: "deny", Type: "SERVICE_CONTROL_POLICY", Content: denyRoot, TargetIds: [{ Ref: "Target" }] },
      },
    },
  },
  null,
  1,
);
const root = "r-ab12";
const unit = "ou-ab12-11111111";

describe("a guardrail that a file of values narrows", () => {
  it.each<[string, (target: string) => Readonly<Record<string, string>>, LintOptions, string]>([
    [
      "variables that are loaded by themselves",
      (target) => ({ "main.tf": code, "terraform.tfvars": `# values\ntarget = "${target}"\n` }),
      {},
      "terraform.tfvars:2",
    ],
    [
      "variables in JSON",
      (target) => ({ "main.tf": code, "x.auto.tfvars.json": `{\n  "target": "${target}"\n}\n` }),
      {},
      "x.auto.tfvars.json:2",
    ],
    [
      "parameters that are given",
      (target) => ({ "t.json": template, "p.json": `{\n "Target": "${target}"\n}\n` }),
      { parameters: ["p.json"] },
      "p.json:2",
    ],
  ])("is told in the line of %s", async (_, files, options, expected) => {
    const { report } = await lint({
      ...options,
      today,
      config: false,
      requireGuardrails: "auto",
      base: folderOf(files(root)),
      cwd: folderOf(files(unit)),
      only: ["guardrail-weakened"],
    });
    expect(report.findings.map(({ location }) => `${location.path}:${location.start.line}`)).toEqual([expected]);
  });
});
