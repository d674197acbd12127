import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { exitCodeOf } from "../../src/engine/report.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf, write } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const one = rootOf("111122223333");
const two = rootOf("444455556666");
const rule = "root-virtual-mfa-device";

async function compare(repository: GitRepository, options: LintOptions = {}): Promise<Report> {
  const cwd = options.cwd ?? repository.folder;
  return (await lint({ today, requireGuardrails: "never", base: "main", ...options, cwd })).report;
}

/** `status rule address`, what is suppressed in brackets. */
function told(report: Report): readonly string[] {
  return report.findings.map(({ rule, status, resource, suppressed }) => {
    const text = `${status} ${rule} ${resource.address}`;
    return suppressed ? `(${text}: ${suppressed.kind})` : text;
  });
}

describe("--base with a git ref", () => {
  it("tells what the change introduces from what stood before", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    repository.change({
      "a.yaml": deviceTemplate({ New: two, Old: one }),
      "b.yaml": deviceTemplate({ Other: "root" }),
    });
    const report = await compare(repository);
    expect(told(report)).toEqual([`new ${rule} New`, `existing ${rule} Old`, `new ${rule} Other`]);
    expect(report.diff).toEqual({
      base: "main",
      commit: repository.git("rev-parse", "main"),
      new: 2,
      existing: 1,
      fixed: 0,
    });
    expect(exitCodeOf(report, "error", true)).toBe(1);
  });

  it("passes a change that introduces nothing, with --only-new", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one, Gone: two }) });
    repository.change({ "moved.yaml": `# moved\n${deviceTemplate({ Old: one })}`, "a.yaml": null });
    const report = await compare(repository);
    expect([told(report), report.diff?.fixed]).toEqual([[`existing ${rule} Old`], 1]);
    expect([exitCodeOf(report), exitCodeOf(report, "error", true)]).toEqual([1, 0]);
  });

  it("takes the same module or nested template for new that another configuration calls from now on", async () => {
    const call = 'module "phone" {\n  source = "../modules/phone"\n}\n';
    const block =
      'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';
    const stack =
      "Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ../shared/mfa.yaml }\n";
    const other = deviceTemplate({ Other: "someone" });
    const repository = new GitRepository({
      "modules/phone/main.tf": block,
      "sandbox/main.tf": call,
      "prod/main.tf": "# nothing\n",
      "shared/mfa.yaml": deviceTemplate({ Mfa: one }),
      "sandbox/stack.yaml": stack,
      "prod/stack.yaml": other,
    });
    const address = "module.phone.aws_iam_virtual_mfa_device.root";
    repository.git("mv", "sandbox", "renamed");
    expect(await compare(repository).then(told)).toEqual([`existing ${rule} ${address}`, `existing ${rule} Inner/Mfa`]);
    repository.git("mv", "renamed", "sandbox");
    repository.change({
      "sandbox/main.tf": "# nothing\n",
      "prod/main.tf": call,
      "sandbox/stack.yaml": other,
      "prod/stack.yaml": stack,
    });
    expect(await compare(repository).then(told)).toEqual([`new ${rule} ${address}`, `new ${rule} Inner/Mfa`]);
  });

  it("compares with the merge base: what came to the base since is not of this change", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    repository.change({ "b.yaml": deviceTemplate({ Mine: two }) });
    repository.commit("work");
    repository.git("switch", "--quiet", "main");
    repository.change({ "a.yaml": `${deviceTemplate({})}  X: { Type: AWS::SNS::Topic }\n` });
    repository.commit("main goes on");
    repository.git("switch", "--quiet", "work");
    expect(told(await compare(repository))).toEqual([`existing ${rule} Old`, `new ${rule} Mine`]);
  });

  it("takes a finding that became worse for new", async () => {
    const device = (name: string) =>
      `resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = ${name}\n}\n`;
    const repository = new GitRepository({ "main.tf": device('"root-account-mfa-device"') });
    const imported =
      'import {\n  to = aws_iam_virtual_mfa_device.root\n  id = "arn:aws:iam::111122223333:mfa/root-account-mfa-device"\n}\n';
    repository.change({ "main.tf": device('"root-account-mfa-device"') + imported });
    const [finding] = (await compare(repository)).findings;
    expect([finding?.status, finding?.certainty]).toEqual(["new", "certain"]);
  });

  it.each(["enrol.sh", "enrol.py.erb", "files/Enrol.PS1"])(
    "reads of the base what code names there: %s",
    async (script) => {
      const call = "aws iam enable-mfa-device --user-name root --serial-number s\n";
      const code = `resource "terraform_data" "mfa" {\n  provisioner "local-exec" {\n    command = file("\${path.module}/${script}")\n  }\n}\n`;
      const repository = new GitRepository({ "main.tf": code, [script]: call });
      repository.change({ "main.tf": `# another line\n${code}` });
      expect(told(await compare(repository))).toEqual([`existing ${rule} terraform_data.mfa`]);
      const harmless = new GitRepository({ "main.tf": code, [script]: "echo\n" });
      harmless.change({ [script]: call });
      expect(told(await compare(harmless))).toEqual([`new ${rule} terraform_data.mfa`]);
    },
  );

  it("lists of the base every file in a folder that code asks for", async () => {
    const code = `resource "terraform_data" "mfa" {\n  for_each = fileset(path.module, "*.sh")\n  provisioner "local-exec" {\n    command = "sh \${path.module}/\${each.key}"\n  }\n}\n`;
    const call = "aws iam enable-mfa-device --user-name root --serial-number s\n";
    const repository = new GitRepository({ "main.tf": code, "one.sh": call });
    repository.change({ "two.sh": call });
    expect(told(await compare(repository))).toEqual([
      `existing ${rule} terraform_data.mfa["one.sh"]`,
      `new ${rule} terraform_data.mfa["two.sh"]`,
    ]);
  });

  it("works from a folder inside, and for named files and globs", async () => {
    const repository = new GitRepository({ "stacks/a.yaml": deviceTemplate({ Old: one }) });
    repository.change({ "stacks/b.yaml": deviceTemplate({ New: two }) });
    const expected = [`existing ${rule} Old`, `new ${rule} New`];
    expect(told(await compare(repository, { cwd: join(repository.folder, "stacks") }))).toEqual(expected);
    expect(told(await compare(repository, { paths: ["stacks/*.yaml"] }))).toEqual(expected);
    expect(
      told(await compare(repository, { paths: ["stacks/b.yaml", join(repository.folder, "stacks/a.yaml")] })),
    ).toEqual(expected);
    expect(told(await compare(repository, { paths: ["stacks/b.yaml"] }))).toEqual([`new ${rule} New`]);
  });

  it("touches no checkout, runs nothing of the repository and leaves nothing behind", async () => {
    const repository = new GitRepository({
      "a.yaml": deviceTemplate({ Old: one }),
      ".gitattributes": "*.yaml filter=evil\n",
    });
    const marker = join(repository.folder, "..", `${Date.now()}-ran`);
    mkdirSync(join(repository.folder, ".git", "hooks"), { recursive: true });
    for (const hook of ["post-checkout", "post-index-change", "reference-transaction"]) {
      write(repository.folder, `.git/hooks/${hook}`, `#!/bin/sh\ntouch ${marker}\n`);
      chmodSync(join(repository.folder, ".git/hooks", hook), 0o755);
    }
    for (const [key, value] of [
      ["filter.evil.smudge", `touch ${marker}`],
      ["core.fsmonitor", `touch ${marker}`],
    ] as const) {
      repository.git("config", key, value);
    }
    const harmless = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    const state = () => repository.git(...harmless, "status", "--porcelain=v2", "--branch");
    const before = state();
    const temporary = folderOf({});
    vi.stubEnv("TMPDIR", temporary);
    expect(told(await compare(repository))).toEqual([`existing ${rule} Old`]);
    vi.unstubAllEnvs();
    expect([readdirSync(temporary), state()]).toEqual([[], before]);
    expect(existsSync(marker)).toBe(false);
  });

  it("follows a link to a file of the base, and no other", async () => {
    const repository = new GitRepository({ "shared/a.yaml": deviceTemplate({ Old: one }), "x/keep.txt": "" });
    symlinkSync("../shared/a.yaml", join(repository.folder, "x", "linked.yaml"));
    symlinkSync("/etc/hostname", join(repository.folder, "x", "outside.yaml"));
    repository.git("switch", "--quiet", "main");
    repository.commit("links");
    repository.git("switch", "--quiet", "work");
    repository.git("merge", "--quiet", "main");
    expect(told(await compare(repository))).toEqual([`existing ${rule} Old`]);
    const linked = await compare(repository, { paths: ["x"] });
    expect(told(linked)).toEqual([`existing ${rule} Old`]);
  });

  it.each([
    ["a ref that is not there", "origin/nothing", /neither a commit of this repository nor a folder.*fetch-depth: 0/],
    ["an option", "--upload-pack=touch /tmp/x", /is neither a git ref nor a folder/],
    ["nothing", "", /is neither a git ref nor a folder/],
    ["a blob", "main:a.yaml", /neither a commit/],
    ["the zeros that stand for no commit", "0".repeat(40), /a push made a new branch/],
  ])("says of %s what is wrong", async (_, base, message) => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    await expect(compare(repository, { base })).rejects.toThrow(message);
  });

  it("says what to do in a shallow clone", async () => {
    const origin = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    origin.change({ "b.yaml": deviceTemplate({ New: two }) });
    origin.commit("work");
    const clone = folderOf({});
    origin.git("clone", "--quiet", "--depth=1", "--branch=work", `file://${origin.folder}`, clone);
    const run = (base: string) => lint({ cwd: clone, base, today });
    await expect(run("origin/main")).rejects.toThrow(
      /not in this clone, which is shallow; fetch all of it .*fetch-depth: 0/,
    );
    origin.git("-C", clone, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");
    await expect(run("origin/main")).rejects.toThrow(/this clone is shallow, so its history does not reach/);
  });

  /** The change has what main began with by a short way, and what it took a guardrail from by a long one. */
  it("takes no old commit for the merge base where a shallow clone lacks the way to a later one", async () => {
    const origin = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    const first = origin.git("rev-parse", "HEAD");
    const empty = (times: number) => {
      for (let at = 0; at < times; at += 1) origin.git("commit", "--quiet", "--allow-empty", "--message", String(at));
    };
    origin.git("switch", "--quiet", "main");
    origin.change({ "a.yaml": deviceTemplate({}) });
    origin.commit("taken out");
    empty(2);
    origin.git("switch", "--quiet", "--force-create", "work");
    origin.change({ "a.yaml": deviceTemplate({ Old: one }) });
    origin.commit("brought back");
    empty(6);
    origin.git("switch", "--quiet", "--create", "side", first);
    empty(1);
    origin.git("switch", "--quiet", "work");
    origin.git("merge", "--quiet", "--strategy=ours", "--message", "by a short way", "side");
    const clone = folderOf({});
    origin.git(
      "clone",
      "--quiet",
      "--depth=5",
      "--no-single-branch",
      "--branch=work",
      `file://${origin.folder}`,
      clone,
    );
    expect(origin.git("-C", clone, "merge-base", "origin/main", "HEAD")).toBe(first);
    const run = () => lint({ cwd: clone, base: "origin/main", today });
    await expect(run()).rejects.toThrow(/this clone is shallow, so its history does not reach/);
    origin.git("-C", clone, "fetch", "--quiet", "--unshallow");
    const { report } = await run();
    expect(report.findings.find(({ rule }) => rule === "root-virtual-mfa-device")?.status).toBe("new");
  });

  it("refuses branches without common history", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    repository.git("switch", "--quiet", "--orphan", "alone");
    repository.commit("alone");
    await expect(compare(repository)).rejects.toThrow(/have no history in common/);
  });

  it("exits with 2 and one sentence on the command line", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    const run = await runCli(["--base", "origin/nothing"], { cwd: repository.folder });
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/^rootrail: the base "origin\/nothing" is neither/);
  });

  it("tells on standard error what it compared with, and honours --only-new", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    const run = await runCli(["--base", "main", "--only-new"], { cwd: repository.folder });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("(existing)");
    expect(run.stderr).toMatch(/^compared with main \(merge base [0-9a-f]{12}\): 0 new, \d existing, 0 fixed\n$/);
    expect((await runCli(["--base", "main"], { cwd: repository.folder })).code).toBe(1);
  });
});

describe("--base with a folder", () => {
  const files = {
    "base/a.yaml": deviceTemplate({ Old: one }),
    "head/a.yaml": deviceTemplate({ Old: one, New: two }),
  };
  const expected = [`existing ${rule} Old`, `new ${rule} New`];

  it("compares the linted folder with it", async () => {
    const cwd = folderOf(files);
    const { report } = await lint({ cwd, today, requireGuardrails: "never", paths: ["head"], base: "base" });
    expect([told(report), report.diff?.commit]).toEqual([expected, null]);
  });

  it("compares the working directory with it", async () => {
    const folder = folderOf(files);
    const { report } = await lint({ cwd: join(folder, "head"), today, requireGuardrails: "never", base: "../base" });
    expect(told(report)).toEqual(expected);
  });

  it("compares files inside with those of the same path", async () => {
    const folder = folderOf(files);
    const options = { today, requireGuardrails: "never", paths: ["a.yaml"], base: "../base" } as const;
    expect(told((await lint({ ...options, cwd: join(folder, "head") })).report)).toEqual(expected);
  });

  it("does not take a folder that the change brings along for the base", async () => {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }) });
    repository.change({ "origin/main/a.yaml": deviceTemplate({ Old: one }) });
    repository.commit("a base of its own");
    await expect(compare(repository, { base: "origin/main" })).rejects.toThrow(/write \.\/origin\/main/);
    repository.change({ "main/a.yaml": deviceTemplate({ Other: one }) });
    expect((await compare(repository)).diff?.commit).toBe(repository.git("rev-parse", "main"));
  });
});

describe("the gate protects itself", () => {
  const entry = `{ rule: ${rule}, target: New, owner: a@example.com, expires: 2027-06-30, reason: keys ordered }`;
  const inline = `  # rootrail:ignore ${rule} owner=a@example.com expires=2027-06-30 reason="keys ordered"\n`;

  async function changed(before: Record<string, string>, after: Record<string, string>, options: LintOptions = {}) {
    const repository = new GitRepository({ "a.yaml": deviceTemplate({ Old: one }), ...before });
    repository.change({ "a.yaml": deviceTemplate({ Old: one, New: two }), ...after });
    return compare(repository, options);
  }

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ["a central exception", {}, { "rootrail.yaml": `exceptions:\n  - ${entry}\n` }, "is added by this change"],
    [
      "a later end",
      { "rootrail.yaml": `exceptions:\n  - ${entry.replace("2027-06-30", "2026-01-01")}\n` },
      { "rootrail.yaml": `exceptions:\n  - ${entry}\n` },
      "is added by this change",
    ],
    [
      "an inline exception",
      {},
      { "a.yaml": deviceTemplate({ Old: one, New: two }).replace("  New:", `${inline}  New:`) },
      "The inline exception from root-virtual-mfa-device at New is added by this change",
    ],
    ["a severity", {}, { "rootrail.yaml": `rules: { ${rule}: off }\n` }, "lowered from error to off"],
    [
      "a level",
      { "rootrail.yaml": "level: 2\n" },
      { "rootrail.yaml": "level: 1\n" },
      "The default level is lowered from 2 to 1",
    ],
    [
      "an account's level",
      {},
      { "rootrail.yaml": "accounts:\n  - { id: '444455556666', level: 1 }\n" },
      "Account 444455556666 is lowered to Level 1",
    ],
    [
      "another configuration file",
      {},
      { "package.json": `{ "rootrail": { "rules": { "${rule}": "off" } } }` },
      "lowered from error to off",
    ],
  ])("%s that the change adds is told and does not count", async (_, before, after, message) => {
    const report = await changed(before, after);
    const device = report.findings.find((finding) => finding.resource.address === "New" && finding.rule === rule);
    expect([device?.severity, device?.status, device?.suppressed]).toEqual(["error", "new", null]);
    const notes = report.findings.filter((finding) => finding.rule === "exception-added");
    expect(notes.map((finding) => [finding.severity, finding.message.includes(message)])).toEqual([["note", true]]);
    expect(exitCodeOf(report, "error", true)).toBe(1);
  });

  it("a baseline entry that the change adds is told and does not count", async () => {
    const repository = new GitRepository({
      "a.yaml": deviceTemplate({ Old: one }),
      "rootrail-baseline.json": '{ "version": 1, "findings": [] }',
    });
    repository.change({ "a.yaml": deviceTemplate({ Old: one, New: two }) });
    const { updatedBaseline } = await lint({
      cwd: repository.folder,
      today,
      requireGuardrails: "never",
      updateBaseline: true,
    });
    repository.change({ "rootrail-baseline.json": updatedBaseline?.text ?? "" });
    const report = await compare(repository, { baseline: "rootrail-baseline.json" });
    expect(told(report)).toEqual([
      `existing ${rule} Old`,
      `new ${rule} New`,
      "new exception-added New",
      "new exception-added Old",
    ]);
  });

  it("what the base accepts still counts when the change removes or moves it", async () => {
    const report = await changed({ "rootrail.yaml": `exceptions:\n  - ${entry}\n` }, { "rootrail.yaml": "level: 2\n" });
    expect(told(report)).toEqual([`existing ${rule} Old`, `(new ${rule} New: exception)`]);
  });

  it("tells an extended end with both dates, and counts the old one", async () => {
    const report = await changed(
      { "rootrail.yaml": `exceptions:\n  - ${entry.replace("2027-06-30", "2027-01-31")}\n` },
      { "rootrail.yaml": `exceptions:\n  - ${entry}\n` },
    );
    const note = report.findings.find((finding) => finding.rule === "exception-added");
    expect(note?.message).toContain("is extended from 2027-01-31 to 2027-06-30");
    expect(report.findings.find((finding) => finding.resource.address === "New")?.suppressed?.expires).toBe(
      "2027-01-31",
    );
  });

  it("an inline exception goes with its file, and a copy of it is an added one", async () => {
    const accepted = deviceTemplate({ Old: one }).replace("  Old:", `${inline}  Old:`);
    const repository = new GitRepository({ "a.yaml": accepted });
    repository.change({ "a.yaml": null, "b.yaml": accepted });
    expect(told(await compare(repository))).toEqual([`(existing ${rule} Old: inline)`]);
    repository.change({ "a.yaml": accepted });
    expect(told(await compare(repository))).toEqual([
      `(existing ${rule} Old: inline)`,
      `new ${rule} Old`,
      "new exception-added Old",
    ]);
  });

  it("a stricter or reworded configuration is not told", async () => {
    const before = { "rootrail.yaml": `level: 1\nexceptions:\n  - ${entry}\n` };
    const after = {
      "rootrail.yaml": `# stricter\nlevel: 2\nexceptions:\n  - ${entry.replace("keys ordered", "keys are here")}\n`,
    };
    const report = await changed(before, after);
    expect(report.findings.filter((finding) => finding.rule === "exception-added")).toEqual([]);
  });

  it("a broken configuration in the base is no configuration, so that it can be repaired", async () => {
    const report = await changed({ "rootrail.yaml": "levle: 1\n" }, { "rootrail.yaml": "level: 2\n" });
    expect(told(report)).toEqual([`existing ${rule} Old`, `new ${rule} New`]);
  });

  it.each(["rootrail.json", "rootrail.yml", ".rootrail.yaml"])(
    "a second configuration that the change adds beside it is refused: %s",
    async (name) => {
      const run = changed({ "rootrail.yaml": "level: 2\n" }, { [name]: '{ "level": 1 }' });
      await expect(run).rejects.toThrow(`${name} beside this one`);
    },
  );

  it("a named configuration counts as the base has it too", async () => {
    const report = await changed(
      { "ci/gate.yaml": "level: 2\n" },
      { "ci/gate.yaml": "level: 1\n" },
      { config: "ci/gate.yaml" },
    );
    expect(told(report)).toEqual([`existing ${rule} Old`, `new ${rule} New`, "new exception-added level"]);
  });
});
