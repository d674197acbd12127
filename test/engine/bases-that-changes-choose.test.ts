import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { deviceTemplate, today } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

/** What a change must not be able to do to its own check, by what git and the file system make of links, names and refs. */

const device = deviceTemplate({ Mfa: "root" });
const guardrail = `Resources:
  Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: deny-root-mfa
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [r-ab12]
      Content:
        Version: "2012-10-17"
        Statement: [{ Effect: Deny, Action: "iam:CreateVirtualMFADevice", Resource: "*" }]
`;
const organization = "Resources: { Org: { Type: AWS::Organizations::Organization } }\n";
const exception = `exceptions:
  - { rule: root-virtual-mfa-device, target: Mfa, owner: a@example.com, expires: 2027-01-31, reason: later }
`;

async function compare({ folder }: GitRepository, options: LintOptions = {}): Promise<Report> {
  return (await lint({ today, requireGuardrails: "never", cwd: folder, base: "main", ...options })).report;
}

const rulesOf = ({ findings }: Report) => findings.map(({ rule, status }) => `${rule} ${status}`).sort();
const link = ({ folder }: GitRepository, target: string, path: string) => symlinkSync(target, join(folder, path));

/** A folder of the repository becomes a link to another one. */
function becomesLink(repository: GitRepository, path: string, target: string): void {
  rmSync(join(repository.folder, path), { recursive: true });
  link(repository, target, path);
  repository.commit("a link");
}

async function factsOf(template: string): Promise<string> {
  return (await runCli(["facts", "s.yaml"], { cwd: folderOf({ "s.yaml": template }) })).stdout;
}

describe("a folder that a change makes a link", () => {
  it("brings no facts along that count", async () => {
    const facts = await factsOf(guardrail);
    const repository = new GitRepository({ "t.yaml": organization, "facts/README.md": "none yet\n" });
    repository.change({ "other/f.jsonl": facts });
    becomesLink(repository, "facts", "other");
    const options = { paths: ["t.yaml", "facts"], requireGuardrails: "always" } as const;
    expect(rulesOf(await compare(repository, options))).toContain("missing-root-scp existing");
    rmSync(join(repository.folder, ".git/index"));
    expect(rulesOf(await compare(repository, options))).toContain("missing-root-scp existing");
  });

  it("brings no values of parameters along that accept anything", async () => {
    const template =
      "Parameters: { Owner: { Type: String } }\n" +
      "Resources: { Mfa: { Type: AWS::IAM::VirtualMFADevice, Properties: { Users: [!Ref Owner] } } }\n";
    const repository = new GitRepository({ "t.yaml": template, "values/prod.json": '{ "Owner": "root" }' });
    repository.change({ "other/prod.json": '{ "Owner": "alice" }' });
    becomesLink(repository, "values", "other");
    expect(rulesOf(await compare(repository, { paths: ["t.yaml"], parameters: ["values/prod.json"] }))).toEqual([
      "exception-added new",
      "root-virtual-mfa-device existing",
    ]);
  });

  it("is no base, and neither is a submodule, where the ref is missing", async () => {
    const repository = new GitRepository({ "t.yaml": device });
    repository.change({ ".o/main/t.yaml": device, ".o/main/rootrail.yaml": exception });
    link(repository, ".o", "origin");
    repository.commit("a base of its own");
    await expect(compare(repository, { base: "origin/main" })).rejects.toThrow("names no commit");
    const other = new GitRepository({ "main/t.yaml": device, "main/rootrail.yaml": exception });
    const local = ["-c", "protocol.file.allow=always"];
    repository.git(...local, "submodule", "--quiet", "add", other.folder, "upstream");
    repository.commit("a submodule");
    await expect(compare(repository, { base: "upstream/main" })).rejects.toThrow("names no commit");
  });
});

describe("links of the base", () => {
  it("lead to folders and over several links, as in the work tree", async () => {
    const repository = new GitRepository({ "real/s.yaml": guardrail, "real/t.yaml": device, "conf/r.yaml": exception });
    repository.git("switch", "--quiet", "main");
    link(repository, "real", "infra");
    link(repository, "r.yaml", "conf/one.yaml");
    link(repository, "conf/one.yaml", "rootrail.yaml");
    repository.commit("links");
    repository.git("switch", "--quiet", "-C", "work");
    expect(rulesOf(await compare(repository, { paths: ["infra"] }))).toEqual(["root-virtual-mfa-device existing"]);
    expect((await compare(repository, { paths: ["infra"] })).summary.suppressed).toBe(1);
    repository.change({ "real/s.yaml": null });
    const { diff, findings } = await compare(repository, { paths: ["infra"], requireGuardrails: "auto" });
    expect(findings.filter(({ rule }) => rule === "guardrail-removed")).toHaveLength(1);
    expect(diff?.existing).toBeGreaterThan(0);
  });

  it("that go round or lead out are passed over", async () => {
    const repository = new GitRepository({ "t.yaml": device });
    repository.git("switch", "--quiet", "main");
    link(repository, "b.yaml", "a.yaml");
    link(repository, "a.yaml", "b.yaml");
    link(repository, "/", "c.yaml");
    link(repository, ".", "here");
    repository.commit("links");
    repository.git("switch", "--quiet", "-C", "work");
    expect(rulesOf(await compare(repository))).toEqual(["root-virtual-mfa-device existing"]);
  });
});

describe("a name that several refs have", () => {
  it("is refused where they are different commits", async () => {
    const repository = new GitRepository({ "t.yaml": "Resources: {}\n" });
    repository.change({ "t.yaml": device });
    repository.commit("work");
    repository.git("tag", "main");
    await expect(compare(repository)).rejects.toThrow(/"main" is ambiguous: refs\/heads\/main and refs\/tags\/main/);
    await expect(compare(repository, { base: "main~0" })).rejects.toThrow("ambiguous");
    expect(rulesOf(await compare(repository, { base: "refs/heads/main" }))).toEqual(["root-virtual-mfa-device new"]);
    repository.git("tag", "--force", "main", "refs/heads/main");
    expect(rulesOf(await compare(repository))).toEqual(["root-virtual-mfa-device new"]);
    repository.git("tag", "--annotate", "--message=x", "--force", "main", "refs/tags/main");
    expect(rulesOf(await compare(repository))).toEqual(["root-virtual-mfa-device new"]);
    const id = repository.git("rev-parse", "--short=8", "refs/heads/main");
    repository.git("tag", id, "work");
    await expect(compare(repository, { base: id })).rejects.toThrow("beginning of a commit's ID");
  });
});

describe("paths outside of the repository of the base", () => {
  it("are refused where all of them lie in another repository", async () => {
    const [repository, other] = [new GitRepository({ "t.yaml": device }), new GitRepository({ "t.yaml": device })];
    const file = join(other.folder, "t.yaml");
    await expect(compare(repository, { paths: [other.folder, file] })).rejects.toThrow("lies in another one");
    const plain = folderOf({ "t.yaml": device });
    expect(rulesOf(await compare(repository, { paths: [plain] }))).toEqual(["root-virtual-mfa-device new"]);
    expect(rulesOf(await compare(repository, { paths: [file, "t.yaml"] }))).toHaveLength(2);
  });

  it("lead back into it by a link", async () => {
    const repository = new GitRepository({ "s.yaml": guardrail, "t.yaml": organization });
    repository.change({ "s.yaml": null });
    const outside = join(folderOf({}), "link");
    symlinkSync(repository.folder, outside);
    const report = await compare(repository, { paths: [outside], requireGuardrails: "auto" });
    expect(rulesOf(report)).toContain("guardrail-removed new");
  });
});

describe("a change with several merge bases", () => {
  it("is compared with their merge", async () => {
    const repository = new GitRepository({ "t.yaml": "Resources: {}\n" });
    repository.change({ "s.yaml": guardrail });
    repository.commit("the guardrail");
    const theirs = repository.git("rev-parse", "work");
    repository.git("switch", "--quiet", "main");
    repository.change({ "u.yaml": device });
    repository.commit("the device");
    const ours = repository.git("rev-parse", "main");
    repository.git("merge", "--quiet", "--no-edit", theirs);
    repository.git("switch", "--quiet", "work");
    repository.git("merge", "--quiet", "--no-edit", ours);
    expect(repository.git("merge-base", "--all", "main", "work").split("\n")).toHaveLength(2);
    expect(rulesOf(await compare(repository))).toEqual(["root-virtual-mfa-device existing"]);
    repository.change({ "s.yaml": null });
    repository.commit("without it");
    expect(rulesOf(await compare(repository, { requireGuardrails: "auto" }))).toContain("guardrail-removed new");
  });
});

describe("a file in place of a folder, and a folder in place of a file", () => {
  it("is a renamed file", async () => {
    const repository = new GitRepository({ "t.yaml": device });
    repository.change({ "t.yaml": null });
    repository.change({ "t.yaml/t.yaml": device });
    repository.commit("a folder");
    expect(rulesOf(await compare(repository))).toEqual(["root-virtual-mfa-device existing"]);
  });
});

describe("a file that is called like a flag", () => {
  it("is refused, so that no hook takes its name for one", async () => {
    const cwd = folderOf({ "--fail-on=never": "", "--config=x/y.yaml": "", "t.yaml": device });
    for (const flag of ["--fail-on=never", "--config=x/y.yaml"]) {
      const run = await runCli(["lint", flag, "t.yaml"], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(run.stderr).toContain("there is a file of this name");
    }
    expect((await runCli(["lint", "--no-config", "--", "t.yaml", "./--fail-on=never"], { cwd })).code).toBe(2);
    expect((await runCli(["lint", "--no-config", "t.yaml"], { cwd })).code).toBe(1);
  });
});
