import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { runCli } from "../support/run-cli.ts";

const scp = `Resources:
  RootScp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny-root
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Action: iam:CreateVirtualMFADevice
            Resource: "*"
            Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }
`;
const secret = "AKIA-not-for-reports";

function withLink(files: Readonly<Record<string, string>>, path: string, target: string): GitRepository {
  const repository = new GitRepository(files);
  repository.change({ [path]: null });
  symlinkSync(target, join(repository.folder, path));
  repository.commit("a link");
  return repository;
}

describe.skipIf(process.platform === "win32")("a link that a change puts in the place of a file", () => {
  const outside = () => join(folderOf({ "secret.yaml": `${secret}: ${secret}\n` }), "secret.yaml");

  it.each(["text", "markdown", "html", "json", "sarif"])("shows nothing of what it leads to (%s)", async (format) => {
    const { folder: cwd } = withLink({ "scp.yaml": scp }, "scp.yaml", outside());
    const run = await runCli(["lint", "--base", "main", "--format", format], { cwd });
    expect([run.code, run.stdout.includes("guardrail-removed")]).toEqual([1, true]);
    expect(run.stdout + run.stderr).not.toContain(secret);
  });

  it("shows nothing of git's own files", async () => {
    const repository = withLink({ "scp.yaml": scp, "main.tf": "# nothing\n" }, "scp.yaml", ".git/config");
    repository.git("config", "http.extraheader", secret);
    rmSync(join(repository.folder, "main.tf"));
    symlinkSync(".git/config", join(repository.folder, "main.tf"));
    const run = await runCli(["lint", "--base", "main", "-v"], { cwd: repository.folder });
    expect(run.code).toBe(1);
    expect(run.stdout + run.stderr).not.toMatch(/AKIA-not|extraheader|\[core\]/);
  });

  it.each([
    ["-c", "ci.yaml"],
    ["--parameters", "values.json"],
    ["--var-file", "values.tfvars"],
    ["--baseline", "known.json"],
  ])("is refused where %s names it", async (flag, name) => {
    const { folder: cwd } = withLink(
      { "scp.yaml": scp, [name]: name === "known.json" ? '{ "version": 1, "findings": [] }' : "{}" },
      name,
      outside(),
    );
    const run = await runCli(["lint", flag, name, "--base", "main"], { cwd });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining("a link that leads out of the repository")]);
    expect(run.stderr).not.toContain(secret);
  });

  it("is followed outside of a repository, where the user has put it", async () => {
    const cwd = folderOf({ "scp.yaml": scp });
    const elsewhere = folderOf({ "known.json": '{ "version": 1, "findings": [] }', "ci.yaml": "level: 2\n" });
    for (const name of ["known.json", "ci.yaml"]) symlinkSync(join(elsewhere, name), join(cwd, name));
    const run = await runCli(["lint", "-c", "ci.yaml", "--baseline", "known.json", "scp.yaml"], { cwd });
    expect([run.code, run.stderr]).toEqual([0, "baseline known.json: 0 known\n"]);
  });

  it.each(["scp.yaml", ".gitattributes"])("keeps no run from its end: %s leads to a device", async (path) => {
    const { folder: cwd } = withLink({ "scp.yaml": scp, ".gitattributes": "# nothing\n" }, path, "/dev/zero");
    expect((await runCli(["lint", "--base", "main"], { cwd })).code).toBe(path === "scp.yaml" ? 1 : 0);
  });
});

it("a file whose name becomes that of a folder is gone", async () => {
  const repository = new GitRepository({ "scp.yaml": scp });
  repository.change({ "scp.yaml": null });
  repository.change({ "scp.yaml/readme.txt": "moved" });
  repository.commit("a folder");
  const run = await runCli(["lint", "--base", "main"], { cwd: repository.folder });
  expect([run.code, run.stdout.includes("guardrail-removed")]).toEqual([1, true]);
});
