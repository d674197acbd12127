import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runBuiltCli } from "../../support/built-cli.ts";
import { folderOf } from "../../support/folder.ts";
import { hasTerraform, terraform } from "../terraform.ts";

const hasCfnLint = spawnSync("cfn-lint", ["--version"]).status === 0;

/** What `init` writes, by the programs that will read it. */
let guardrails = "";
beforeAll(() => {
  const folder = folderOf();
  const flags = ["--guardrails", "cloudformation,terraform", "--central-root-access"];
  expect(runBuiltCli(["init", ...flags], { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
  guardrails = join(folder, "guardrails");
});

function templates(): readonly string[] {
  const names = readdirSync(guardrails, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return names.map((name) => join(guardrails, name));
}

describe.skipIf(!hasCfnLint)("the templates", () => {
  it("pass cfn-lint", () => {
    expect(templates().length).toBeGreaterThan(2);
    const run = spawnSync("cfn-lint", templates(), { encoding: "utf8" });
    expect([run.status, run.stdout + run.stderr]).toEqual([0, ""]);
  });
});

describe.skipIf(!hasTerraform)("the Terraform code", () => {
  const code = () => join(guardrails, "terraform");

  it("is formatted as terraform fmt would", () => {
    const run = spawnSync("terraform", ["fmt", "-check", "-diff", "-recursive", code()], { encoding: "utf8" });
    expect([run.status, run.stdout]).toEqual([0, ""]);
  });

  it("is still so where `fix` enables a policy type", () => {
    const folder = folderOf({
      "main.tf": `resource "aws_organizations_organization" "this" {
  feature_set = "ALL"
}

resource "aws_organizations_policy" "deny" {
  name = "deny"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "iam:CreateVirtualMFADevice"
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }
    }]
  })
}
`,
    });
    expect(terraform(folder, "fmt", "-diff")).toBe("");
    expect(runBuiltCli(["fix", "--write"], { cwd: folder })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("main.tf"),
    });
    expect(terraform(folder, "fmt", "-diff")).toBe("");
  });

  it("passes terraform validate, where the provider can be had", ({ skip }) => {
    const options = { cwd: code(), encoding: "utf8", timeout: 60_000 } as const;
    const init = spawnSync("terraform", ["init", "-backend=false", "-input=false"], options);
    if (init.status !== 0) skip("terraform init cannot have the provider here");
    const run = spawnSync("terraform", ["validate"], options);
    expect(run.stdout + run.stderr).toContain("Success!");
  });
});
