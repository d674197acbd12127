import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/reporters/registry.ts";
import { programInShell, runBuiltCli } from "../support/built-cli.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { planArchive } from "../support/plan-archive.ts";
import { runCli } from "../support/run-cli.ts";

const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n";
const files = {
  "mfa.yaml": device,
  // Merge keys are left to the package that reads all of YAML.
  "merged.yaml": `Base: &base {Type: AWS::IAM::VirtualMFADevice}\nResources:\n  Mfa:\n    <<: *base\n    Properties: {Users: [root]}\n`,
  "main.tf": `resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`,
  "pack.yaml": `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties: {Source: {Owner: AWS, SourceIdentifier: root-account-hardware-mfa-enabled}}
`,
  "scp.json": `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}`,
  "a.rootrail-test.yaml": `inputs: .
tests:
  - name: it
    of: organization
    actions: iam:CreateVirtualMFADevice
    denied: always
`,
  tfplan: planArchive([{ key: "", dir: ".", files: { "main.tf": "" } }]),
};

/** Each loads a part of the program that others do not. */
const commands: readonly (readonly string[])[] = [
  ...formatNames.map((format) => ["lint", ".", "--format", format]),
  ["lint", "tfplan"],
  ["lint", ".", "--base", "main"],
  ["coverage", "."],
  ["coverage", ".", "--format", "html"],
  ["scp", "scp.json"],
  ["facts", "mfa.yaml"],
  ["exceptions"],
  ["explain", "root-virtual-mfa-device"],
  ["test"],
  ["fix"],
  ["init", "--dry-run", "--guardrails", "terraform,cloudformation", "--workflow", "--pre-commit"],
  ["completion", "bash"],
  ["--version"],
  ["--help"],
  ["lint", "--no-such-flag"],
];

describe("the built program", () => {
  it.each(commands.map((args) => [args.join(" "), args] as const))(
    "has every part that it loads for `%s`, and ends with the code",
    async (_, args) => {
      const cwd = folderOf(files);
      const built = runBuiltCli(args, { cwd });
      // A run that takes longer than a second says how long, in a text and in the head of a page.
      const stdout = built.stdout
        .replace(/ in \d+(?:\.\d+)? s\b/g, "")
        .replace(/ *<div><dt>Took<\/dt><dd>[^<]*<\/dd><\/div>\n/, "");
      expect({ ...built, stdout }).toEqual(await runCli(args, { cwd }));
    },
  );

  it("reads standard input", async () => {
    const input = { input: device };
    const built = runBuiltCli(["lint", "-", "--format", "json"], input);
    expect(built).toEqual(await runCli(["lint", "-", "--format", "json"], input));
    expect(built.code).toBe(1);
  });

  it("finds the same in a plan where there is no WebAssembly", () => {
    const bucket =
      '{"address":"aws_s3_bucket.a","type":"aws_s3_bucket","change":{"actions":["create"],"after":{"x":[1.5]}}}';
    const mfa =
      '{"address":"aws_iam_virtual_mfa_device.root","mode":"managed","type":"aws_iam_virtual_mfa_device","change":{"actions":["create"],"after":{"virtual_mfa_device_name":"root-account-mfa-device"}}}';
    const plan = (...resources: readonly string[]) =>
      `{"format_version":"1.2","resource_changes":[${resources.join()}]}`;
    const cwd = folderOf({
      "plan.json": plan(bucket, mfa, bucket),
      "none.json": plan(bucket, bucket),
      "broken.json": plan(bucket, mfa, bucket.replace("[1.5]", "[1.]")),
    });
    const codes = ["plan.json", "none.json", "broken.json"].map((file) => {
      const run = runBuiltCli(["lint", file], { cwd });
      expect(runBuiltCli(["lint", file], { cwd, env: { NODE_OPTIONS: "--jitless" } }).stdout).toEqual(run.stdout);
      return run.code;
    });
    expect(codes).toEqual([1, 0, 2]);
  });

  it("needs no other program where Node starts none", () => {
    const cwd = folderOf({ "device.yaml": device, "repository/.git/HEAD": "ref: refs/heads/main\n" });
    const name = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
    const env = { NODE_OPTIONS: `${name} --allow-fs-read=* --no-warnings` };
    const page = runBuiltCli(["lint", "-f", "html", "device.yaml"], { cwd, env });
    expect([page.code, page.stderr]).toEqual([1, ""]);
    expect(page.stdout).toContain("</html>");
    const compared = runBuiltCli(["lint", "--base", "main"], { cwd: join(cwd, "repository"), env });
    expect(compared).toMatchObject({ code: 2, stderr: expect.stringMatching(/^rootrail: (?!internal error).*\n$/) });
  });

  it.skipIf(spawnSync("script", ["--version"]).status !== 0)("asks on a terminal", () => {
    const folder = folderOf();
    const answers = ["terraform", "", "r-ab12", "y", "", "yes"];
    const run = spawnSync("script", ["-qec", `${programInShell} init`, "/dev/null"], {
      cwd: folder,
      input: `${answers.join("\n")}\n`,
      encoding: "utf8",
      timeout: 120_000,
    });
    expect(run.stdout).toContain("Declare centralised root access? [y/N]");
    expect(run.status).toBe(0);
    expect(existsSync(join(folder, "guardrails/terraform/central-root-access.tf"))).toBe(true);
    expect(readFileSync(join(folder, "guardrails/terraform/root-mfa-scp.tf"), "utf8")).toContain('"r-ab12"');
    expect(existsSync(join(folder, ".pre-commit-config.yaml"))).toBe(true);
    expect(existsSync(join(folder, ".github"))).toBe(false);
  });
});

describe.skipIf(process.platform === "win32")("a base that cannot be written", () => {
  const policy = `Resources:\n  A:\n    Type: AWS::IAM::User\n# ${"x".repeat(60_000)}\n`;

  it.each([
    ["where there is no folder for it", "TMPDIR=/nonexistent", "the base cannot be written below /nonexistent"],
    ["whole, as on a full disk", "ulimit -f 16;", "the base cannot be written to the folder for temporary files"],
  ])("%s is no empty one", (_, before, message) => {
    const repository = new GitRepository({ "policy.yaml": policy });
    repository.change({ "policy.yaml": null });
    repository.commit("change");
    const command = `${before} ${programInShell} lint --base main`;
    const run = spawnSync("bash", ["-c", command], { cwd: repository.folder, encoding: "utf8" });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
