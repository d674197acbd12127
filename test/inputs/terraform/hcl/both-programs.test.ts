import { describe, expect, it } from "vitest";
import { lint } from "../../../../src/engine/lint.ts";
import { folderOf, write } from "../../../support/folder.ts";
import { today } from "../../../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const device = (user: string, name = "mfa") =>
  `resource "awscc_iam_virtual_mfa_device" "${name}" {\n  users = ["${user}"]\n}\n`;
const guard = (condition = "") => `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "guard" {
  name = "guard"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "iam:CreateVirtualMFADevice"
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" }${condition} }
    }]
  })
}
resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;
const weak = guard(', Bool = { "aws:MultiFactorAuthPresent" = "false" }');

async function report(files: Files) {
  return (await lint({ cwd: folderOf(files), today, skip: ["missing-conformance-pack"] })).report;
}

describe("a folder that Terraform and OpenTofu read in two ways", () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ["what another file has", { "a.tf": "", "a.tofu": "", "b.tf": device("root") }, ["certain b.tf"]],
    ["what both files have", { "a.tf": device("root"), "a.tofu": device("root") }, ["certain a.tofu"]],
    ["what Terraform's file has", { "a.tf": device("root"), "a.tofu": "" }, ["possible a.tf"]],
    ["what OpenTofu's file has", { "a.tf": "", "a.tofu": device("root") }, ["possible a.tofu"]],
    ["what the files say in two ways", { "a.tf": device("root"), "a.tofu": device("alice") }, ["certain a.tf"]],
    ["JSON", { "a.tf.json": "{}", "a.tofu.json": "{}", "b.tf": device("root") }, ["certain b.tf"]],
    ["what OpenTofu alone reads", { "a.tofu": device("root") }, ["certain a.tofu"]],
  ])("has each device once: %s", async (_, files, expected) => {
    const { findings } = await report(files);
    const devices = findings.filter(({ rule }) => rule === "root-virtual-mfa-device");
    expect(devices.map(({ certainty, location }) => `${certainty} ${location.path}`)).toEqual(expected);
  });

  it.each<readonly [string, Files, string]>([
    ["one that both declare", { "a.tf": guard(), "a.tofu": guard() }, "covered"],
    ["one beside other files of one name", { "a.tf": guard(), "b.tf": "locals {}", "b.tofu": "locals {}" }, "covered"],
    ["one that Terraform alone reads", { "a.tf": guard(), "a.tofu": "" }, "unverifiable"],
    ["one that OpenTofu alone reads", { "a.tf": "", "a.tofu": guard() }, "unverifiable"],
    ["one that is weaker for OpenTofu", { "a.tf": guard(), "a.tofu": weak }, "partial"],
    ["one that is weaker for Terraform", { "a.tf": weak, "a.tofu": guard() }, "partial"],
  ])("counts a guardrail for whoever applies it: %s", async (_, files, preventive) => {
    expect((await report(files)).guardrails.preventive).toBe(preventive);
  });

  it("loses what a change takes from OpenTofu by a file of its own", async () => {
    const folder = folderOf();
    for (const side of ["base", "head"]) write(folder, `${side}/a.tf`, guard());
    write(folder, "head/a.tofu", "");
    const { findings } = (await lint({ cwd: `${folder}/head`, base: "../base", today })).report;
    expect(findings.some(({ rule, certainty }) => rule === "guardrail-weakened" && certainty === "possible")).toBe(
      true,
    );
  });
});
