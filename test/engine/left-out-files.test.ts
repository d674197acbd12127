import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { denyRoot, today } from "../support/lint-files.ts";

const content = JSON.stringify(denyRoot);
const guardrail = `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = ${JSON.stringify(content)}
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = "r-ab12"
}
`;

/** `rule certainty path` of what a change to `app` is found to do where only `folders` are checked out. */
async function found(folders: readonly string[], paths?: readonly string[]): Promise<readonly string[]> {
  const repository = new GitRepository({ "org/main.tf": guardrail, "app/main.tf": "# nothing\n" });
  repository.change({ "app/main.tf": "# nothing yet\n" });
  repository.git("sparse-checkout", "set", "--cone", ...folders);
  const cwd = repository.folder;
  const options = { today, config: false as const, requireGuardrails: "auto" as const, base: "main", cwd };
  const { report } = await lint({ ...options, ...(paths && { paths }), skip: ["missing-conformance-pack"] });
  return report.findings
    .filter(({ status }) => status !== "existing")
    .map(({ rule, certainty, location }) => `${rule} ${certainty} ${location.path}`);
}

describe("a sparse checkout with --base", () => {
  it("says that what it leaves out was not read, and removes nothing for certain", async () => {
    expect(await found(["app"])).toEqual([
      "guardrail-removed possible org/main.tf",
      "incomplete-input certain org/main.tf",
    ]);
  });

  it("says nothing where what declares guardrails is checked out", async () => {
    expect(await found(["app", "org"])).toEqual([]);
  });

  it("says nothing of what was not asked for", async () => {
    expect(await found(["app"], ["app"])).toEqual([]);
  });
});

describe("a sparse checkout of a change", () => {
  const sparse = (folders: readonly string[]) => {
    const repository = new GitRepository({
      "app/main.tf": "# nothing\n",
      "org/main.tf": "# nothing\n",
      "org/a.md": "a\n",
    });
    repository.change({ "new/main.tf": guardrail, "org/main.tf": "# nothing more\n", "new/a.md": "b\n" });
    repository.commit("change");
    repository.git("sparse-checkout", "set", "--cone", "--sparse-index", ...folders);
    return repository.folder;
  };
  const told = async (cwd: string, options: LintOptions) => {
    const { report } = await lint({ today, config: false, cwd, only: ["incomplete-input"], ...options });
    return report.findings.map(({ message }) => /(the checkout[^:]*)/.exec(message)?.[1]);
  };

  it("says which files of the change it leaves out", async () => {
    const cwd = sparse(["app"]);
    expect(await told(cwd, { base: "main" })).toEqual([
      "the checkout is sparse and leaves out new/main.tf and 1 more file, which the change adds or edits",
    ]);
    expect(await told(cwd, { base: "main", paths: ["app"] })).toEqual([]);
    expect(await told(join(cwd, "app"), { base: "main", paths: ["../new/*.tf", "."] })).toEqual([
      "the checkout is sparse and leaves out ../new/main.tf, which the change adds or edits",
    ]);
  });

  it("says without a base which inputs it leaves out", async () => {
    expect(await told(sparse(["app"]), {})).toEqual([
      "the checkout is sparse and leaves out new/main.tf and 1 more file",
    ]);
    expect(await told(sparse(["app", "org", "new"]), {})).toEqual([]);
  });
});

describe("a base that holds a file elsewhere", () => {
  it("is told where the change takes it away, or has it here", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`;
    for (const now of [null, "Resources: {}\n"]) {
      const repository = new GitRepository({ "a.yaml": pointer });
      repository.change({ "a.yaml": now });
      const options = { today, config: false as const, cwd: repository.folder, base: "main" };
      const { report } = await lint({ ...options, only: ["incomplete-input"] });
      expect(report.findings.map(({ message }) => message)).toEqual([expect.stringContaining("was not compared")]);
    }
  });
});

describe("a base with an input that cannot be read", () => {
  const broken = "Resources:\n  A:\n    Type: AWS::Organizations::Policy\n    Properties: [\n";

  it.each<[string, string | null]>([
    ["repairs", "Resources: {}\n"],
    ["takes away", null],
  ])("is told where the change %s it", async (_, now) => {
    const repository = new GitRepository({ "a.yaml": broken, "b.yaml": "Resources: {}\n" });
    repository.change({ "a.yaml": now });
    const options = { today, config: false as const, cwd: repository.folder, base: "main" };
    const { report } = await lint({ ...options, only: ["incomplete-input"] });
    expect(report.findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/the base has an input here that cannot be read \(a\.yaml:.*\): .* was not compared/),
    ]);
  });

  it("leaves nothing open of what stands now", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`;
    for (const before of [broken, pointer]) {
      const repository = new GitRepository({ "a.yaml": before, "b.yaml": "Resources: {}\n" });
      repository.change({ "a.yaml": null });
      const options = { today, config: false as const, cwd: repository.folder, base: "main" };
      const { report } = await lint({ ...options, requireGuardrails: "always" });
      expect(report.guardrails).toMatchObject({ detective: "missing", preventive: "missing" });
    }
  });

  it("is an input error where the change leaves it alone", async () => {
    const repository = new GitRepository({ "a.yaml": broken });
    const { report } = await lint({ today, config: false, cwd: repository.folder, base: "main" });
    expect(report.inputs.map(({ status }) => status)).toEqual(["error"]);
  });
});

describe("a change that moves an input", () => {
  const device = "Resources:\n  A:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n";
  const attached = guardrail.replace(JSON.stringify(content), 'file("scp.json")');
  const base = { "mfa.yaml": device, "org/main.tf": attached, "org/scp.json": content, "off/other.tf": guardrail };

  async function told(moves: Readonly<Record<string, string | null>>, options: LintOptions = {}) {
    const repository = new GitRepository(base);
    repository.change(moves);
    repository.commit("change");
    const common = { today, config: false as const, cwd: repository.folder, base: "main", only: ["incomplete-input"] };
    const { report } = await lint({ ...common, ...options });
    return report.findings.map(({ location, message }) => `${location.path} ${/moves (\S+) here/.exec(message)?.[1]}`);
  }

  it.each<[string, string, LintOptions]>([
    ["to a name that no input has", "mfa.yaml.erb", {}],
    ["to a folder of other people's code", "node_modules/a/mfa.yaml", {}],
    ["to where it is left out", "examples/mfa.yaml", { ignore: ["examples"] }],
  ])("%s is told", async (_, to, options) => {
    expect(await told({ "mfa.yaml": null, [to]: device }, options)).toEqual([`${to} mfa.yaml`]);
    const edited = device.replace("A:", "B:");
    expect(await told({ "mfa.yaml": null, [to]: edited }, options)).toEqual([`${to} mfa.yaml`]);
  });

  it("out of the linted paths is told, and not where it is read as context", async () => {
    const code = { "off/other.tf": null, "other/other.tf": guardrail };
    expect(await told(code, { paths: ["off"] })).toEqual(["other/other.tf off/other.tf"]);
    expect(await told(code, { paths: ["off"], context: ["."] })).toEqual([]);
    expect(await told(code, { paths: ["o*/*"] })).toEqual([]);
    const template = { "mfa.yaml": null, "app/mfa.yaml": device };
    expect(await told(template, { paths: ["*.yaml", "off", "org"] })).toEqual(["app/mfa.yaml mfa.yaml"]);
  });

  it.each<[string, Readonly<Record<string, string | null>>]>([
    ["is read where it stands now", { "mfa.yaml": null, "app/mfa.json.yaml": device }],
    ["is code, which Terraform does not read there", { "off/other.tf": null, "off/other.tf.off": guardrail }],
    [
      "is read by code that names it",
      { "org/scp.json": null, "org/scp.policy": content, "org/main.tf": attached.replace("scp.json", "scp.policy") },
    ],
    ["is gone", { "mfa.yaml": null }],
  ])("that %s is not told", async (_, moves) => {
    expect(await told(moves)).toEqual([]);
  });
});

it("a link that the checkout wrote as a text file is told", async () => {
  const cwd = folderOf({ "linked.yaml": "shared/device.txt", "shared/device.txt": "Resources: {}\n" });
  const { report } = await lint({ today, config: false, cwd });
  const [finding] = report.findings;
  expect([finding?.rule, finding?.location.path]).toEqual(["incomplete-input", "linked.yaml"]);
  expect(finding?.message).toContain("a link that the checkout wrote as a text file");
});

describe("an input that was read only in part in the base", () => {
  const list = (more: object) => JSON.stringify({ VirtualMFADevices: [], ...more });

  it.each<[string, Readonly<Record<string, string | null>>, readonly string[]]>([
    ["is told where the change takes it away", {}, ["aws/devices-2026-11-01.json"]],
    ["is not told where it stands whole", { "aws/devices-2026-11-01.json": list({}) }, []],
    ["is not told where one of another day stands in its place", { "aws/devices-2026-11-08.json": list({}) }, []],
  ])("%s", async (_, now, told) => {
    const before = "aws/devices-2026-11-01.json";
    const repository = new GitRepository({ [before]: list({ IsTruncated: true, Marker: "m" }), "a.tf": "# nothing\n" });
    repository.change({ [before]: null, ...now });
    repository.commit("change");
    const only = ["incomplete-input"];
    const { report } = await lint({ today, config: false, cwd: repository.folder, base: "main", only });
    expect(report.findings.map(({ location }) => location.path)).toEqual(told);
  });
});

describe("a change that has its files written in another encoding", () => {
  it("is told that what it commits was not read", async () => {
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    const attributes = "*.tf working-tree-encoding=UTF-32LE\n*.json working-tree-encoding=UTF-16\n";
    const cwd = repository.folder;
    repository.change({ "app/new.tf": guardrail, "app/b.json": "{}\n", "x/y.tf": "# other\n" });
    repository.commit("change");
    repository.change({ "app/.gitattributes": attributes });
    repository.git("add", "app/.gitattributes");
    repository.git("commit", "--quiet", "--message=attributes");
    const report = async (paths: readonly string[]) =>
      (await lint({ today, config: false, cwd, base: "main", paths, only: ["incomplete-input"] })).report.findings.map(
        ({ location }) => location.path,
      );
    expect(await report(["."])).toEqual(["app/main.tf", "app/new.tf"]);
    expect(await report(["app/n*.tf"])).toEqual(["app/main.tf", "app/new.tf"]);
    expect(await report(["x"])).toEqual([]);
  });
});

describe("a submodule with --base", () => {
  const local = ["-c", "protocol.file.allow=always"];

  /** `rule path` of what a change to a repository with a guardrail in a submodule is found to do in a fresh clone. */
  async function inClone(change: (repository: GitRepository) => void, paths?: readonly string[]) {
    const guardrails = new GitRepository({ "main.tf": guardrail });
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    repository.git("switch", "--quiet", "main");
    repository.git(...local, "submodule", "--quiet", "add", guardrails.folder, "org");
    repository.commit("adds the guardrails");
    repository.git("switch", "--quiet", "--create", "change");
    change(repository);
    repository.commit("the change");
    const cwd = folderOf();
    repository.git("clone", "--quiet", "--branch", "change", `file://${repository.folder}`, cwd);
    const options = { today, config: false as const, base: "origin/main", cwd };
    const { report } = await lint({ ...options, ...(paths && { paths }) });
    return report.findings.map(({ rule, location }) => `${rule} ${location.path}`);
  }

  it("says that what a change takes away with one was not compared where nobody can read it", async () => {
    expect(await inClone((repository) => repository.git("rm", "--quiet", "org"))).toEqual(["incomplete-input org"]);
    const moves = (repository: GitRepository) =>
      void repository.git("-C", "org", "commit", "--quiet", "--allow-empty", "--message=more");
    expect(await inClone(moves)).toEqual(["incomplete-input org"]);
  });

  /** A change that adds a submodule with root's device, or moves one there, as a checkout that leaves submodules alone has it. */
  async function foundOf(recorded: "nothing" | "an older commit", isStale: boolean) {
    const device = new GitRepository({ "a.tf": "# nothing\n" });
    const older = device.git("rev-parse", "HEAD");
    device.change({
      "a.tf": 'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n',
    });
    device.commit("a device");
    const newer = device.git("rev-parse", "HEAD");
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    const add = () => repository.git(...local, "submodule", "--quiet", "add", "--force", device.folder, "org");
    if (recorded === "an older commit") {
      repository.git("switch", "--quiet", "main");
      add();
      repository.git("-C", "org", "checkout", "--quiet", older);
      repository.commit("adds it");
      repository.git("switch", "--quiet", "--force-create", "change");
      repository.git("-C", "org", "checkout", "--quiet", newer);
    } else add();
    repository.commit("the change");
    if (isStale) repository.git("-C", "org", "checkout", "--quiet", older);
    const options = { today, config: false as const, base: "main", cwd: repository.folder };
    const { report } = await lint({ ...options, only: ["root-virtual-mfa-device", "incomplete-input"] });
    return report.findings.map(({ rule, message }) => `${rule} ${/(adds or moves)/.exec(message)?.[1]}`);
  }

  it.each(["nothing", "an older commit"] as const)(
    "says that one was not read as the change has it (before: %s)",
    async (before) => {
      expect(await foundOf(before, true)).toEqual(["incomplete-input adds or moves"]);
      expect(await foundOf(before, false)).toEqual(["root-virtual-mfa-device undefined"]);
    },
  );

  it("says that one was not read that is not checked out", async () => {
    const adds = await inClone((repository) => {
      const other = new GitRepository({ "main.tf": guardrail });
      repository.git(...local, "submodule", "--quiet", "add", other.folder, "more");
    });
    expect(adds).toEqual(["incomplete-input more"]);
  });

  /** A repository with a submodule, which has one itself that a change gives root's device, all checked out. */
  function nested(): GitRepository {
    const inner = new GitRepository({ "a.tf": "# nothing\n" });
    const outer = new GitRepository({ "b.tf": "# nothing\n" });
    outer.git(...local, "submodule", "--quiet", "add", inner.folder, "inner");
    outer.commit("adds it");
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    repository.git("switch", "--quiet", "main");
    repository.git(...local, "submodule", "--quiet", "add", outer.folder, "outer");
    repository.commit("adds both");
    repository.git(...local, "submodule", "--quiet", "update", "--init", "--recursive");
    repository.git("switch", "--quiet", "--force-create", "change");
    inner.change({
      "a.tf": 'resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n',
    });
    inner.commit("a device");
    outer.git("-C", "inner", ...local, "pull", "--quiet");
    outer.commit("moves it");
    repository.git("-C", "outer", ...local, "pull", "--quiet", "--no-recurse-submodules");
    repository.commit("the change");
    return repository;
  }

  it("says that one inside of another was not read as the change has it", async () => {
    const repository = nested();
    const options = { today, config: false as const, base: "main", cwd: repository.folder };
    const only = ["root-virtual-mfa-device", "incomplete-input"];
    const found = async () =>
      (await lint({ ...options, only })).report.findings.map(({ rule, location }) => `${rule} ${location.path}`);
    expect(await found()).toEqual(["incomplete-input outer/inner"]);
    repository.git(...local, "submodule", "--quiet", "update", "--recursive");
    expect(await found()).toEqual(["root-virtual-mfa-device outer/inner/a.tf"]);
  });

  it("says that one which the change leaves alone stands at another commit than is recorded", async () => {
    const guardrails = new GitRepository({ "main.tf": guardrail });
    const older = guardrails.git("rev-parse", "HEAD~0");
    guardrails.change({ "more.tf": guardrail.replaceAll("this", "more") });
    guardrails.commit("more");
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    repository.git("switch", "--quiet", "main");
    repository.git(...local, "submodule", "--quiet", "add", guardrails.folder, "org");
    repository.commit("adds it");
    repository.git("switch", "--quiet", "--force-create", "change");
    repository.change({ "app/main.tf": "# still nothing\n" });
    repository.commit("the change");
    repository.git("-C", "org", "checkout", "--quiet", older);
    const { report } = await lint({ today, config: false, base: "main", cwd: repository.folder });
    const told = report.findings.find(({ rule }) => rule === "incomplete-input");
    expect(told?.message).toContain("at another commit than the one that the base and the change record");
  });

  it("without a base is told where it is not checked out, and not where it is left out", async () => {
    const repository = new GitRepository({ "app/main.tf": guardrail });
    const other = new GitRepository({ "main.tf": guardrail });
    repository.git(...local, "submodule", "--quiet", "add", other.folder, "third/party");
    repository.commit("adds it");
    const incomplete = async (options: Parameters<typeof lint>[0] = {}) => {
      const { report } = await lint({ today, config: false, cwd: repository.folder, ...options });
      return report.findings.flatMap(({ rule, location }) => (rule === "incomplete-input" ? location.path : []));
    };
    expect(await incomplete()).toEqual([]);
    repository.git("submodule", "--quiet", "deinit", "--force", "third/party");
    expect(await incomplete()).toEqual(["third/party"]);
    expect(await incomplete({ paths: ["third"] })).toEqual(["third/party"]);
    expect(await incomplete({ paths: ["app"] })).toEqual([]);
    expect(await incomplete({ ignore: ["third"] })).toEqual([]);
    expect(await incomplete({ paths: ["app/main.tf"], context: ["."] })).toEqual([]);
  });

  it("without a base is a warning of the input alone in a repository that has nothing to do with AWS", async () => {
    const repository = new GitRepository({ "app/main.tf": "# nothing\n" });
    const other = new GitRepository({ "theme.css": "" });
    repository.git(...local, "submodule", "--quiet", "add", other.folder, "docs/theme");
    repository.commit("adds it");
    repository.git("submodule", "--quiet", "deinit", "--force", "docs/theme");
    const { report } = await lint({ today, config: false, cwd: repository.folder });
    expect(report.findings).toEqual([]);
    expect(report.inputs.flatMap(({ warnings }) => warnings ?? [])).toEqual([
      expect.stringContaining("docs/theme is not checked out"),
    ]);
    const named = await lint({ today, config: false, cwd: repository.folder, paths: ["docs"] });
    expect(named.report.findings.map(({ rule }) => rule)).toEqual(["incomplete-input"]);
  });

  it("says nothing of one that the change leaves alone, and of none that was not asked for", async () => {
    expect(await inClone((repository) => repository.change({ "app/main.tf": "# still nothing\n" }))).toEqual([]);
    expect(await inClone((repository) => repository.git("rm", "--quiet", "org"), ["app"])).toEqual([]);
  });
});
