import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasCdk, synthesize } from "../product/cdk/app.ts";
import { folderOf } from "../support/folder.ts";
import { devicePlan, planArchive } from "../support/plan-archive.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

/** The fenced blocks of a page, by language and place. */
function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(join(repository, "docs", page), "utf8");
  return [...text.matchAll(/^```(\w*)\n((?:.|\n)*?)^```$/gm)].flatMap(([, name, body]) =>
    name === language ? [body ?? ""] : [],
  );
}

const guardrails = readFileSync(join(repository, "fixtures", "guardrail-tests", "main.tf"), "utf8");

describe("the examples of the documentation", () => {
  it("docs/guardrail-tests.md: the test file holds", async () => {
    const [file = ""] = blocksOf("guardrail-tests.md", "yaml");
    const cwd = folderOf({ "main.tf": guardrails, "guardrails.rootrail-test.yaml": file });
    const run = await runCli(["test"], { cwd });
    expect([run.code, run.stdout.trim().split("\n").at(-1)]).toEqual([0, "4 passed, 0 failed."]);
  });

  it("docs/guardrail-tests.md: what fails and what nobody misses is told so", async () => {
    const [failure = "", mutation = ""] = blocksOf("guardrail-tests.md", "");
    const weak = guardrails.replace(
      '{ ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }',
      '{ Bool = { "aws:MultiFactorAuthPresent" = "false" } }',
    );
    const [file = ""] = blocksOf("guardrail-tests.md", "yaml");
    const cwd = folderOf({ "main.tf": weak, "guardrails.rootrail-test.yaml": file });
    for (const line of failure.trim().split("\n"))
      expect((await runCli(["test"], { cwd })).stdout).toContain(line.trim());
    const own = join(repository, "fixtures", "guardrail-tests");
    expect((await runCli(["test", "--mutate"], { cwd: own })).stdout).toContain(mutation);
  });

  it("docs/binary-plan.md: its commands place the finding", async () => {
    const main =
      'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';
    const tfplan = planArchive([
      { key: "network", dir: "modules/network", files: { "main.tf": main } },
      { key: "", dir: ".", files: { "main.tf": 'module "network" {\n  source = "./modules/network"\n}\n' } },
    ]);
    const cwd = folderOf({ tfplan, "plan.json": devicePlan(["module.network.aws_iam_virtual_mfa_device.root"]) });
    const commands = (blocksOf("binary-plan.md", "sh")[0] ?? "")
      .split("\n")
      .filter((line) => line.startsWith("rootrail "));
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      const args = command.replace(/#.*/, "").trim().split(/\s+/).slice(1);
      expect((await runCli(args, { cwd })).stdout).toContain("tfplan!modules/network/main.tf:1:1");
    }
  });

  it("docs/enrolment-in-code.md: the finding is the one that is shown", async () => {
    const [code = ""] = blocksOf("enrolment-in-code.md", "hcl");
    const [output = ""] = blocksOf("enrolment-in-code.md", "");
    expect(
      (await runCli(["lint", "--require-guardrails", "never"], { cwd: folderOf({ "main.tf": code }) })).stdout,
    ).toContain(output);
  });

  it("docs/organization-files.md: the organization is read", async () => {
    const [file = ""] = blocksOf("organization-files.md", "yaml");
    const run = await runCli(["coverage", "organization.yml"], { cwd: folderOf({ "organization.yml": file }) });
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining("OU production")]);
  });

  it.skipIf(!hasCdk)("docs/cdk.md: the app is told so", () => {
    const [code = ""] = blocksOf("cdk.md", "ts");
    const plugin = /policyValidationBeta1: \[(.*)\]/.exec(code)?.[1] ?? "";
    const { output } = synthesize(
      'new cdk.aws_iam.CfnVirtualMFADevice(new (require("constructs").Construct)(stack, "Security"), "Phone", { users: ["root"] });',
      plugin,
    );
    const [shown = ""] = blocksOf("cdk.md", "");
    for (const line of shown.trim().split("\n")) expect(output).toContain(line.replace("…", "").trim());
  });
});
