import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { denyRoot } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const device = (users: string) => `Resources:
  Mfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users: [${users}]
`;
const files = {
  "staged.yaml": device("root"),
  "other.yaml": device("root"),
  "broken.yaml": "Resources: [\nAWSTemplateFormatVersion:",
  "notes.md": "# notes\n",
  "module/main.tf": `variable "name" {}\nresource "aws_iam_virtual_mfa_device" "it" {\n  virtual_mfa_device_name = var.name\n}\n`,
  "live/main.tf": `module "mfa" {\n  source = "../module"\n  name   = "root-account-mfa-device"\n}\n`,
};

async function lint(...args: readonly string[]) {
  const run = await runCli(["lint", "--format", "json", ...args], { cwd: folderOf(files) });
  const report = JSON.parse(run.stdout);
  const rows = (list: readonly { readonly path?: string; readonly location?: { readonly path: string } }[]) =>
    [...new Set(list.map((one) => one.path ?? one.location?.path))].sort();
  const found = report.findings.filter((one: { rule: string }) => one.rule.includes("device"));
  return { code: run.code, findings: rows(found), inputs: rows(report.inputs), summary: report.summary };
}

describe("--context", () => {
  it("reads everything and reports on the named files", async () => {
    const { code, findings, inputs, summary } = await lint("--context", ".", "staged.yaml");
    expect({ code, findings, inputs }).toEqual({ code: 1, findings: ["staged.yaml"], inputs: ["staged.yaml"] });
    expect(summary.errors).toBe(1);
  });

  it("does not take the context's input errors for the named files', nor hide those of named files", async () => {
    expect(await lint("--context", ".", "--ignore-unknown", "notes.md")).toMatchObject({
      code: 0,
      findings: [],
      inputs: [],
    });
    expect(await lint("--context", ".", "broken.yaml")).toMatchObject({ code: 2, inputs: ["broken.yaml"] });
    expect(await lint("--context", ".", "gone.yaml")).toMatchObject({ code: 2, inputs: ["gone.yaml"] });
  });

  it("tells of what a named file leads to elsewhere", async () => {
    expect((await lint("--context", ".", "live/main.tf")).findings).toEqual(["module/main.tf"]);
    expect((await lint("--context", ".", "module/main.tf")).findings).toEqual(["module/main.tf"]);
  });

  it("is an input error where there is no such file or folder", async () => {
    expect(await lint("--context", "guardrials", "live")).toMatchObject({
      code: 2,
      inputs: ["guardrials", "live/main.tf"],
    });
    expect(await lint("--context", "policies/*.json", "live")).toMatchObject({ code: 1 });
  });

  it.each(["org", "org/*.yaml"])("tells with --base of what a change takes away from %s", async (path) => {
    const guardrail = JSON.stringify({
      Resources: {
        Scp: {
          Type: "AWS::Organizations::Policy",
          Properties: { Name: "deny", Type: "SERVICE_CONTROL_POLICY", TargetIds: ["r-ab12"], Content: denyRoot },
        },
      },
    });
    const repository = new GitRepository({ ...files, "org/scp.yaml": guardrail, "org/a.yaml": device("alice") });
    repository.change({ "org/scp.yaml": null });
    const lost = async (...args: readonly string[]) => {
      const run = await runCli(["lint", "--base", "main", "--only", "guardrail-removed", "--format", "json", ...args], {
        cwd: repository.folder,
      });
      const { findings } = JSON.parse(run.stdout);
      return [run.code, findings.map((one: { location: { path: string } }) => one.location.path)];
    };
    expect(await lost("--context", ".", path)).toEqual([1, ["org/scp.yaml"]]);
    expect(await lost("--context", ".", "live")).toEqual([0, []]);
  });

  it("tells what a change makes every run accept, wherever that stands", async () => {
    const exception = `{ rule: root-virtual-mfa-device, target: "*", owner: a@example.com, expires: 2099-01-01, reason: r }`;
    const repository = new GitRepository({ ...files, "rootrail.yaml": "{}" });
    repository.change({ "rootrail.yaml": `exceptions:\n  - ${exception}\n` });
    const args = ["lint", "--base", "main", "--only", "exception-added", "--format", "json", "--context", ".", "live"];
    const { findings } = JSON.parse((await runCli(args, { cwd: repository.folder })).stdout);
    expect(findings.map((one: { location: { path: string } }) => one.location.path)).toEqual(["rootrail.yaml"]);
  });

  it("is the whole report where nothing is named", async () => {
    expect((await lint("--context", ".")).findings).toEqual((await lint()).findings);
  });
});
