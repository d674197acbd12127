import { readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { SharedReading } from "../../src/engine/shared-reading.ts";
import { CommitFiles } from "../../src/inputs/commit-files.ts";
import { write } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { today } from "../support/lint-files.ts";
import { repository as own } from "../support/repository.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

type Files = Readonly<Record<string, string>>;

async function result(repository: GitRepository, { cwd = ".", ...options }: LintOptions) {
  const folder = join(repository.folder, cwd);
  const { stats: _, source: __, ...told } = await lint({ today, base: "main", ...options, cwd: folder });
  return told;
}

/** The result of a run, which is the same where the base is read by itself. */
async function bothWays(repository: GitRepository, options: LintOptions = {}) {
  const together = await result(repository, options);
  const side = vi.spyOn(SharedReading.prototype, "base").mockReturnValue(undefined);
  const apart = await result(repository, options);
  expect(side.mock.calls.length).toBeGreaterThan(0);
  side.mockRestore();
  expect(together).toEqual(apart);
  return together.report;
}

const device = (user: string) =>
  `Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [${user}]}\n`;
const owned = `Parameters:\n  Owner: {Type: String}\n${device("!Ref Owner")}`;
const outer = (owner: string) =>
  `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./inner.yaml\n      Parameters: {Owner: ${owner}}\n`;
const exported = (owner: string) =>
  `Resources:\n  Topic: {Type: AWS::SNS::Topic}\nOutputs:\n  Owner:\n    Value: ${owner}\n    Export: {Name: owner}\n`;
const named = (name: string) => `resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = ${name}\n}\n`;
const variable = 'variable "name" {\n  default = "phone"\n}\n';
const scp = (content: string) =>
  `resource "aws_organizations_policy" "p" {\n  name = "p"\n  type = "SERVICE_CONTROL_POLICY"\n  content = ${content}\n}\nresource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.p.id\n  target_id = "r-ab12"\n}\n`;
const policy = (action: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"${action}","Resource":"*"}]}\n`;
const remote = `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: https://example.com/inner.yaml\n      Parameters: {Owner: root}\n`;
const mapping = 'templates:\n  "https://example.com/inner.yaml": copies/inner.yaml\n';

/** What a change does to something else than the file that says it otherwise. */
const changes: readonly {
  readonly of: string;
  readonly files: Files;
  readonly change: Readonly<Record<string, string | null>>;
  readonly options?: LintOptions;
  /** Rules of what is new. */
  readonly isNew: readonly string[];
}[] = [
  {
    of: "a nested template",
    files: { "outer.yaml": outer("root"), "inner.yaml": owned.replace("!Ref Owner", "someone") },
    change: { "inner.yaml": owned },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "the template that nests another one",
    files: { "outer.yaml": outer("someone"), "inner.yaml": owned },
    change: { "outer.yaml": outer("root") },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a nested template that was missing",
    files: { "outer.yaml": outer("root") },
    change: { "inner.yaml": owned },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "an export",
    files: { "a.yaml": exported("someone"), "b.yaml": device("!ImportValue owner") },
    change: { "a.yaml": exported("root") },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "nothing, beside an export",
    files: { "a.yaml": exported("root"), "b.yaml": device("!ImportValue owner") },
    change: { "c.yaml": exported("root").replace("Name: owner", "Name: other") },
    isNew: [],
  },
  {
    of: "a local module",
    files: { "live/main.tf": 'module "m" {\n  source = "../m"\n}\n', "m/main.tf": named('"phone"') },
    change: { "m/main.tf": named('"root-account-mfa-device"') },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a module's new file",
    files: { "live/main.tf": 'module "m" {\n  source = "../m"\n}\n', "m/main.tf": variable },
    change: { "m/more.tf": named('"root-account-mfa-device"') },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "another file of the folder",
    files: { "main.tf": named("var.name"), "variables.tf": variable },
    change: { "variables.tf": variable.replace("phone", "root-account-mfa-device") },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "variables that Terraform loads by itself",
    files: { "main.tf": `${named("var.name")}${variable}` },
    change: { "terraform.tfvars": 'name = "root-account-mfa-device"\n' },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a named file of variables",
    files: { "main.tf": `${named("var.name")}${variable}`, "a/values.tfvars": 'name = "phone"\n' },
    change: { "a/values.tfvars": 'name = "root-account-mfa-device"\n' },
    options: { varFiles: ["a/values.tfvars"] },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a file of parameters",
    files: { "a.yaml": owned, "values.json": '{"Owner": "someone"}' },
    change: { "values.json": '{"Owner": "root"}' },
    options: { parameters: ["values.json"], paths: ["a.yaml"] },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a policy that is loaded",
    files: { "main.tf": scp('file("p.json")'), "p.json": policy("iam:CreateVirtualMFADevice") },
    change: { "p.json": policy("iam:CreateUser") },
    options: { requireGuardrails: "always" },
    isNew: ["guardrail-removed"],
  },
  {
    of: "a policy that is found by its name",
    files: {
      "main.tf": scp('file(sort(fileset(path.module, "p/*"))[0])'),
      "p/b.json": policy("iam:CreateVirtualMFADevice"),
    },
    change: { "p/a.json": policy("iam:CreateUser") },
    options: { requireGuardrails: "always" },
    isNew: ["guardrail-removed"],
  },
  {
    of: "a file that a lint does not read",
    files: { "main.tf": scp('file("p.json")'), "p.json": policy("iam:CreateVirtualMFADevice"), "a.sh": "" },
    change: { "a.sh": "exit\n", "b.md": "new\n" },
    isNew: [],
  },
  {
    of: "the local copy of a remote template",
    files: { "a.yaml": remote, "rootrail.yaml": mapping, "copies/inner.yaml": owned.replace("!Ref Owner", "someone") },
    change: { "copies/inner.yaml": owned },
    options: { paths: ["a.yaml"] },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "a name, of the file that is named",
    files: { "a.yaml": device("root"), "b.yaml": device("root") },
    change: { "a.yaml": null, "c.yaml": device("root") },
    options: { paths: ["c.yaml", "b.yaml"] },
    isNew: ["root-virtual-mfa-device"],
  },
  {
    of: "what another folder calls",
    files: { "a/main.tf": named('"root-account-mfa-device"'), "b/main.tf": variable },
    change: { "b/main.tf": 'module "a" {\n  source = "../a"\n}\n' },
    isNew: ["root-virtual-mfa-device"],
  },
];

describe("what both sides of a change have alike", () => {
  it.each(changes.map((one) => [one.of, one] as const))(
    "tells the same as what is read twice, after a change of %s",
    async (_, { files, change, options, isNew }) => {
      const repository = new GitRepository({ ...files, "beside/a.yaml": device("someone") });
      repository.change(change);
      const report = await bothWays(repository, { requireGuardrails: "never", ...options });
      const told = report.findings.filter(({ rule, status }) => status === "new" && !rule.startsWith("missing-"));
      expect(told.map(({ rule }) => rule)).toEqual(isNew);
    },
  );

  /** Every fixture in one repository, with every seventh file changed in one of several ways. */
  it.each([0, 3])(
    "tells the same as what is read twice in all fixtures, changed from %i on",
    { timeout: 300_000 },
    async (from) => {
      const fixtures = readdirSync(join(own, "fixtures"), { recursive: true, encoding: "utf8" }).sort();
      const paths = fixtures.filter((path) => statSync(join(own, "fixtures", path)).isFile());
      const repository = new GitRepository({});
      for (const path of paths) write(repository.folder, path, readFileSync(join(own, "fixtures", path)));
      repository.git("switch", "--quiet", "main");
      repository.commit("all");
      repository.git("switch", "--quiet", "--create", "change");
      for (const [at, path] of paths.entries()) {
        if (at % 7 !== from) continue;
        const text = readFileSync(join(repository.folder, path), "utf8");
        if (at % 3 === 0) repository.change({ [path]: null });
        else if (at % 3 === 1) repository.change({ [path]: text.replaceAll("root", "boot") });
        else repository.change({ [path]: `${text}\n` });
      }
      await bothWays(repository, { config: false });
    },
  );

  it("is not read once more, but for what is changed", async () => {
    const asked = vi.spyOn(CommitFiles.prototype, "write");
    const topics = "Resources:\n  Topic: {Type: AWS::SNS::Topic}\n";
    const repository = new GitRepository({
      "a.yaml": topics,
      "b.yaml": topics,
      "outer.yaml": outer("someone").replace("Parameters: {Owner: someone}", ""),
      "inner.yaml": topics,
      "x/main.tf": variable,
      "y/main.tf": variable,
      "z/main.tf": 'module "x" {\n  source = "../x"\n}\n',
    });
    repository.change({ "b.yaml": device("root"), "y/main.tf": named('"root-account-mfa-device"') });
    const { report } = await lint({ today, cwd: repository.folder, base: "main", config: false });
    expect(report.findings.filter(({ rule }) => rule === "root-virtual-mfa-device").length).toBe(2);
    const read = asked.mock.calls.flatMap(([paths]) => [...paths].map((path) => path.replaceAll("\\", "/")));
    const files = read.filter((path) => /\.(?:yaml|tf)$/.test(path) && !/\/rootrail\.ya?ml$/.test(path));
    expect([...new Set(files.map((path) => path.replace(/^.*\/rootrail-compare-[^/]+\//, "")))].sort()).toEqual([
      "b.yaml",
      "y/main.tf",
    ]);
  });
});

describe("a change that git's index does not tell of", () => {
  const before = device("some");
  const after = device("root");

  it.each([
    ["a file that is assumed to be unchanged", ["update-index", "--assume-unchanged", "a.yaml"]],
    ["a file that a sparse checkout skips", ["update-index", "--skip-worktree", "a.yaml"]],
    ["times that do not count", ["config", "core.checkStat", "minimal"]],
  ])("is found: %s", async (_, args) => {
    const repository = new GitRepository({ "a.yaml": before });
    const file = join(repository.folder, "a.yaml");
    const { atime, mtime } = statSync(file);
    repository.git(...args);
    repository.change({ "a.yaml": after });
    utimesSync(file, atime, mtime);
    const { findings } = await bothWays(repository, { requireGuardrails: "never" });
    expect(findings.map(({ rule, status }) => [rule, status])).toContainEqual(["root-virtual-mfa-device", "new"]);
  });

  it("is found where a filter makes other bytes of the same", async () => {
    const repository = new GitRepository({ "a.yaml": before, ".gitattributes": "*.yaml filter=swap\n" });
    repository.git("config", "filter.swap.clean", "sed s/root/some/");
    repository.change({ "a.yaml": after });
    expect(repository.git("status", "--porcelain")).toBe("");
    const { findings } = await bothWays(repository, { requireGuardrails: "never" });
    expect(findings.map(({ rule, status }) => [rule, status])).toContainEqual(["root-virtual-mfa-device", "new"]);
  });

  it("is found where line ends are converted", async () => {
    const repository = new GitRepository({ "a.yaml": before, ".gitattributes": "*.yaml text eol=crlf\n" });
    repository.change({ "a.yaml": after.replaceAll("\n", "\r\n") });
    const { findings } = await bothWays(repository, { requireGuardrails: "never" });
    expect(findings.map(({ rule, status }) => [rule, status])).toContainEqual(["root-virtual-mfa-device", "new"]);
  });

  it("is found where a link leads elsewhere", async () => {
    const repository = new GitRepository({ "a.txt": before, "b.txt": after });
    symlinkSync("a.txt", join(repository.folder, "l.yaml"));
    repository.git("switch", "--quiet", "main");
    repository.commit("link");
    repository.git("switch", "--quiet", "--create", "change");
    repository.change({ "l.yaml": null });
    symlinkSync("b.txt", join(repository.folder, "l.yaml"));
    const { findings } = await bothWays(repository, { requireGuardrails: "never" });
    expect(findings.map(({ rule, status }) => [rule, status])).toContainEqual(["root-virtual-mfa-device", "new"]);
  });

  it("is found in a submodule that moved", async () => {
    const inner = new GitRepository({ "a.yaml": before });
    const repository = new GitRepository({ "b.yaml": device("someone") });
    repository.git("switch", "--quiet", "main");
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "sub");
    repository.commit("submodule");
    repository.git("switch", "--quiet", "--create", "change");
    write(repository.folder, "sub/a.yaml", after);
    repository.git("-C", "sub", "commit", "--quiet", "--all", "--message=change");
    repository.commit("move");
    const { findings } = await bothWays(repository, { requireGuardrails: "never" });
    expect(findings.map(({ rule, status }) => [rule, status])).toContainEqual(["root-virtual-mfa-device", "new"]);
  });
});

describe("a base, from a folder inside of the repository", () => {
  it("has the modules and templates beside that folder", async () => {
    const repository = new GitRepository({
      "modules/m/main.tf": `variable "name" {}\n${named("var.name")}`,
      "live/a/main.tf": 'module "m" {\n  source = "../../modules/m"\n  name   = "root-account-mfa-device"\n}\n',
    });
    repository.change({ "live/a/more.tf": "# nothing\n" });
    const { findings } = await bothWays(repository, { cwd: "live/a", requireGuardrails: "never" });
    const device = findings.filter(({ rule }) => rule === "root-virtual-mfa-device");
    expect(device.map(({ status }) => status)).toEqual(["existing"]);
  });
});
