import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runBuiltCli } from "../../support/built-cli.ts";
import { folderOf } from "../../support/folder.ts";
import { repository } from "../../support/repository.ts";
import { git, gitEnv, releaseTag } from "./release-tag.ts";

/** Debian's package where this machine lets it be installed, whatever is on the PATH elsewhere. */
const hasPreCommit = spawnSync(join(repository, "scripts", "install-pre-commit.sh"), { encoding: "utf8" }).status === 0;

const rootDevice = `Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users: [root]
`;
const userDevice = rootDevice.replace("[root]", "[alice]");

describe("the hook repository", () => {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const hooks: readonly Record<string, unknown>[] = parse(
    readFileSync(join(repository, ".pre-commit-hooks.yaml"), "utf8"),
  );

  it("has no script that pre-commit's installation would run", () => {
    const scripts = Object.keys(manifest.scripts ?? {});
    expect(
      scripts.filter((name) => /^(?:prepare|prepack|prepublish|preinstall|install|postinstall)/.test(name)),
    ).toEqual([]);
    expect(manifest.dependencies ?? {}).toEqual({});
  });

  it("declares hooks that see all staged files in one process", () => {
    expect(hooks.map((hook) => hook["id"])).toEqual(["rootrail", "rootrail-terraform", "rootrail-diff"]);
    expect(hooks[2]).toMatchObject({ language: "node", always_run: true, pass_filenames: false });
    for (const hook of hooks.slice(0, 2)) {
      expect(hook).toMatchObject({ language: "node", require_serial: true, types: ["file"] });
      expect(runBuiltCli([...String(hook["entry"]).split(" ").slice(1), "README.md"]).code).toBe(0);
    }
  });

  it.each([
    ["rootrail", "stacks/a.yaml", true],
    ["rootrail", "a.template", true],
    ["rootrail", "main.tf", true],
    ["rootrail", "a.YAML", true],
    ["rootrail", "scp.json.tftpl", true],
    ["rootrail", "enrol.sh", true],
    ["rootrail", "README.md", false],
    ["rootrail-terraform", "main.tf.json", true],
    ["rootrail-terraform", "prod.tfvars", true],
    ["rootrail-terraform", "prod.tfvars.json", true],
    ["rootrail-terraform", "a.yaml", false],
  ])("%s looks at %s: %s", (id, path, expected) => {
    const hook = hooks.find((one) => one["id"] === id);
    // As Python has it: a flag at the beginning.
    expect(new RegExp(String(hook?.["files"]).replace(/^\(\?i\)/, ""), "i").test(path)).toBe(expected);
  });
});

describe.skipIf(!hasPreCommit)("with pre-commit", () => {
  let release = "";
  const home = mkdtempSync(join(tmpdir(), "rootrail-pre-commit-home-"));
  const env = { ...gitEnv, PRE_COMMIT_HOME: home, PRE_COMMIT_COLOR: "never" };

  beforeAll(() => {
    release = releaseTag("v9.9.9");
  });

  function project(files: Readonly<Record<string, string>>, id: string): string {
    const config = `repos:\n  - repo: file://${release}\n    rev: v9.9.9\n    hooks:\n      - id: ${id}\n`;
    const folder = folderOf({ ".pre-commit-config.yaml": config, ...files });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", ".pre-commit-config.yaml");
    git(folder, "commit", "--quiet", "--message", "Begin");
    const installed = spawnSync("pre-commit", ["install"], { cwd: folder, env, encoding: "utf8" });
    expect(installed.status).toBe(0);
    return folder;
  }

  function commit(folder: string, ...paths: readonly string[]) {
    spawnSync("git", ["add", ...paths], { cwd: folder, env });
    const run = spawnSync("git", ["commit", "--message", "Change"], { cwd: folder, env, encoding: "utf8" });
    return { code: run.status, output: run.stdout + run.stderr };
  }

  it("blocks a commit with a device of root, and lets a good one pass", () => {
    const folder = project({ "mfa.yaml": rootDevice, "notes.yaml": "- no template\n" }, "rootrail");
    const blocked = commit(folder, "mfa.yaml", "notes.yaml");
    expect(blocked.output).toContain("root-virtual-mfa-device  mfa.yaml:5");
    expect(blocked.code).toBe(1);
    writeFileSync(join(folder, "mfa.yaml"), userDevice);
    const passed = commit(folder, "mfa.yaml");
    expect(passed.output).toMatch(/rootrail\.+Passed/);
    expect(passed.code).toBe(0);
  });

  const scp = (more = "") =>
    `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "iam:CreateVirtualMFADevice", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:root" }${more} } }] }\n`;
  const organization = `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "mfa" {
  name    = "mfa"
  content = file("\${path.module}/scp.json")
}

resource "aws_organizations_policy_attachment" "mfa" {
  policy_id = aws_organizations_policy.mfa.id
  target_id = aws_organizations_organization.this.roots[0].id
}
`;
  const guarded = { "org/main.tf": organization, "org/scp.json": scp(), "notes.md": "x\n" };

  it("judges the policy that a staged JSON file is read into", () => {
    const folder = project(guarded, "rootrail");
    commit(folder, "--all");
    writeFileSync(join(folder, "org/scp.json"), scp(', "Bool": { "aws:MultiFactorAuthPresent": "false" }'));
    const blocked = commit(folder, "org/scp.json");
    expect(blocked.output).toContain("ineffective-root-scp");
    expect(blocked.code).toBe(1);
    spawnSync("git", ["restore", "--staged", "--worktree", "."], { cwd: folder, env });
    writeFileSync(join(folder, "other.json"), "{}\n");
    expect(commit(folder, "other.json").code).toBe(0);
  });

  it("compares with HEAD: what a commit deletes counts, a renamed file is the same", () => {
    const folder = project(guarded, "rootrail-diff");
    expect(commit(folder, "--all").code).toBe(0);
    spawnSync("git", ["mv", "org/main.tf", "org/organization.tf"], { cwd: folder, env });
    expect(commit(folder, "--all").code).toBe(0);
    spawnSync("git", ["rm", "--quiet", "-r", "org"], { cwd: folder, env });
    const blocked = commit(folder, "--all");
    expect(blocked.output).toContain("guardrail-removed");
    expect(blocked.code).toBe(1);
  });

  it("compares with HEAD: a policy in a file that no longer aims at root is told", () => {
    const folder = project(guarded, "rootrail-diff");
    expect(commit(folder, "--all").code).toBe(0);
    writeFileSync(join(folder, "org/scp.json"), scp().replace("iam::*:root", "iam::*:role/Operator"));
    const blocked = commit(folder, "--all");
    expect(blocked.output).toContain("guardrail-removed  org/scp.json:1");
    expect(blocked.code).toBe(1);
  });

  it("says in a commit of a branch what to take instead", () => {
    const branch = folderOf({});
    cpSync(join(repository, "bin"), join(branch, "bin"), { recursive: true });
    const run = spawnSync(process.execPath, ["bin/rootrail.js"], { cwd: branch, encoding: "utf8" });
    expect(run.stderr).toMatch(/without the built program.*tag of a release/);
    expect(run.status).toBe(2);
  });

  it("counts what is not staged, and reports only what is", () => {
    const folder = project({ "old.yaml": rootDevice, "rootrail.yaml": "guardrails:\n  require: always\n" }, "rootrail");
    expect(runBuiltCli(["init", "--guardrails", "cloudformation"], { cwd: folder }).code).toBe(0);
    const recorder = "guardrails/cloudformation/config-recorder.yaml";
    expect(runBuiltCli(["lint", recorder], { cwd: folder }).stdout).toContain("missing-root-scp");
    const passed = commit(folder, recorder);
    expect(passed.output).toMatch(/rootrail\.+Passed/);
    expect(passed.code).toBe(0);
  });

  it("sees the values that a Terraform hook is about", () => {
    const folder = project(
      {
        "main.tf": `variable "name" {\n  type = string\n}\n\nresource "aws_iam_virtual_mfa_device" "it" {\n  virtual_mfa_device_name = var.name\n}\n`,
        "terraform.tfvars": `name = "root-account-mfa-device"\n`,
      },
      "rootrail-terraform",
    );
    const blocked = commit(folder, "main.tf", "terraform.tfvars");
    expect(blocked.output).toContain("root-virtual-mfa-device");
    expect(blocked.code).toBe(1);
    writeFileSync(join(folder, "terraform.tfvars"), `name = "alice"\n`);
    expect(commit(folder, "main.tf", "terraform.tfvars").code).toBe(0);
    writeFileSync(join(folder, "terraform.tfvars"), `name = "root-account-mfa-device"\n`);
    expect(commit(folder, "terraform.tfvars").code).toBe(1);
  });

  it("runs by try-repo over all files", () => {
    const folder = project({ "mfa.yaml": rootDevice }, "rootrail");
    git(folder, "add", "--all");
    const args = ["try-repo", release, "rootrail", "--ref", "v9.9.9", "--all-files"];
    const run = spawnSync("pre-commit", args, { cwd: folder, env, encoding: "utf8" });
    expect(run.stdout).toContain("root-virtual-mfa-device  mfa.yaml:5");
    expect(run.status).toBe(1);
  });
});
