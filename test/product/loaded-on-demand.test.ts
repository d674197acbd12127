import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { readWithHcl2 } from "../../src/inputs/terraform/hcl/syntax/hcl2.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { devicePlan, planArchive } from "../support/plan-archive.ts";
import { repository } from "../support/repository.ts";

const dist = join(repository, "dist");
const device = "Type: AWS::IAM::VirtualMFADevice\n    Properties: {VirtualMfaDeviceName: d, Users: [root]}";
const policy = "Type: AWS::Organizations::Policy\n    Properties: {Name: p, Type: SERVICE_CONTROL_POLICY, Content: {}}";
const template = `Resources:\n  D:\n    ${device}\n`;
const folder = folderOf({
  // Tells which files of the program a run has loaded.
  "loaded.cjs": `process.on("exit", () => process.stderr.write("\\nloaded: " + Object.keys(require.cache).join(" ")));`,
  // Tells which parts of Node it has loaded, of those that are of no use to most runs.
  "node-parts.cjs": [
    "const parts = new Set(process.moduleLoadList);",
    "const isLate = (name) => /^NativeModule (?:child_process|crypto|zlib)$/.test(name) && !parts.has(name);",
    'process.on("exit", () => process.stderr.write(process.moduleLoadList.filter(isLate).join(" ")));',
  ].join("\n"),
  "library.mjs": [
    `import { lint } from ${JSON.stringify(pathToFileURL(join(dist, "lib", "index.js")).href)};`,
    "const { report } = await lint({ paths: [process.argv[2]], requireGuardrails: 'never' });",
    "console.log(JSON.stringify({ inputs: report.inputs, findings: report.findings }));",
  ].join("\n"),
  "usual.yaml": template,
  "user.yaml": `${template}  U:\n    Type: AWS::IAM::User\n`,
  "rule.yaml": `${template}  R:\n    Type: AWS::Config::ConfigRule\n`,
  "policy.yaml": `Resources:\n  P:\n    ${policy}\n`,
  "none.yaml": "Resources:\n  T:\n    Type: AWS::SNS::Topic\n",
  "unusual.yaml": `x: &type AWS::IAM::VirtualMFADevice\n${template.replace("AWS::IAM::VirtualMFADevice", "*type")}`,
  "refused/main.tf": 'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = = "d"\n}\n',
  "plan/tfplan": planArchive([
    { key: "", dir: ".", files: { "main.tf": 'resource "aws_iam_virtual_mfa_device" "root" {}\n' } },
  ]),
  "plan/plan.json": devicePlan(["aws_iam_virtual_mfa_device.root"]),
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Names of the files that were loaded, without the hash in them. */
  readonly loaded: readonly string[];
}

function run(args: readonly string[], cwd = folder): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-r", join(folder, "loaded.cjs"), ...args], {
    cwd,
    encoding: "utf8",
  });
  const [err = "", list = ""] = stderr.split("\nloaded: ");
  const loaded = list.split(" ").map((path) => basename(path).replace(/-[\w-]{8}\.js$/, ""));
  return { code: status, out: stdout, err, loaded };
}

const cli = (...args: string[]) => run([join(dist, "cli.js"), ...args]);
const lint = (...args: string[]) => cli("lint", "--no-config", "--require-guardrails", "never", ...args);
const library = (path: string) => run([join(folder, "library.mjs"), path]);

describe("what the built command line loads only where it is needed", () => {
  it("is nothing for a usual template", () => {
    const { code, loaded } = lint("none.yaml");
    expect([code, loaded]).toEqual([0, ["loaded.cjs", "cli.js", expect.stringMatching(/^rolldown/), "lint"]]);
    const usual = cli("lint", "usual.yaml");
    expect([usual.code, usual.loaded.slice(3)]).toEqual([1, ["lint", "findings"]]);
    expect(lint("usual.yaml")).toMatchObject({ code: 1, err: "" });
  });

  it("is what Node itself has to digest, unpack or start a program with", () => {
    const partsOf = (...args: string[]) => {
      const all = ["-r", join(folder, "node-parts.cjs"), join(dist, "cli.js"), "lint", "--no-config", ...args];
      return spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8" }).stderr;
    };
    expect(partsOf("none.yaml")).toBe("");
    expect(partsOf("usual.yaml")).toBe("NativeModule crypto");
  });

  it("is what reads other services, for one, and what decides policies, for a policy", () => {
    expect(lint("user.yaml").loaded.slice(3)).toEqual(["lint", "findings"]);
    expect(lint("rule.yaml").loaded.slice(3)).toEqual(["lint", "findings", "adapters"]);
    expect(lint("policy.yaml").loaded.slice(3)).toEqual(["lint", "findings", "adapters", "policies"]);
  });

  it("is the YAML package, for unusual YAML", () => {
    const { code, out, loaded } = lint("unusual.yaml");
    expect([code, loaded]).toEqual([1, expect.arrayContaining(["yaml.cjs"])]);
    expect(out).toContain("root-virtual-mfa-device");
    expect(lint("usual.yaml").loaded).not.toContain("yaml.cjs");
  });

  it("is hcl2-parser, for code that the own parser refuses", () => {
    const { code, out, err, loaded } = lint("refused");
    expect([code, loaded]).toEqual([2, expect.arrayContaining(["hcl2-parser.cjs"])]);
    expect(out + err).toContain("Not valid HCL");
  });

  it("is the reader of archives, for a binary plan", () => {
    const { code, err, loaded } = lint("plan/plan.json", "plan/tfplan");
    expect([code, err, loaded]).toEqual([1, "", expect.arrayContaining(["yauzl"])]);
  });

  it("is the comparison of templates, for a change", () => {
    const policy = (name: string) =>
      `Resources:\n  P:\n    Type: AWS::Organizations::Policy\n    Properties: {Name: ${name}, Type: SERVICE_CONTROL_POLICY, Content: {}}\n`;
    const git = new GitRepository({ "t.yaml": policy("one") });
    git.change({ "t.yaml": policy("two") });
    const { loaded } = run([join(dist, "cli.js"), "lint", "--base", "HEAD", "t.yaml"], git.folder);
    expect(loaded).toEqual(expect.arrayContaining(["template-diff", "lib"]));
  });

  it.each(["json", "sarif", "junit", "gitlab", "github", "markdown", "html"])(
    "is the reporter, for -f %s",
    (format) => {
      const { code, out, err, loaded } = lint("usual.yaml", "-f", format);
      expect([code, err, loaded]).toEqual([1, "", expect.arrayContaining([format])]);
      expect(out).toContain("root");
    },
  );

  it("is what talks to GitHub, for a collection that is not only shown", () => {
    const args = [join(dist, "cli.js"), "collect", "github", "--owner", "acme", "--dry-run"];
    const shown = run(args);
    expect([shown.code, shown.loaded]).toEqual([0, expect.arrayContaining(["collect-command"])]);
    expect(shown.loaded).not.toContain("octokit-hub");
    const asked = spawnSync(process.execPath, ["-r", join(folder, "loaded.cjs"), ...args.slice(0, -1)], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GITHUB_TOKEN: "x", GITHUB_API_URL: "http://127.0.0.1:1" },
    });
    expect([asked.status, asked.stderr]).toEqual([2, expect.stringMatching(/cannot be listed[\s\S]*octokit-hub/)]);
    for (const name of ["collect-command", "lsp-command"]) expect(lint("usual.yaml").loaded).not.toContain(name);
  });

  it("is each command, for its name", () => {
    for (const command of [
      "scp",
      "coverage",
      "facts",
      "exceptions",
      "explain",
      "init",
      "fix",
      "test",
      "completion",
      "collect",
      "lsp",
    ]) {
      const { code, err, loaded } = cli(command, "--help");
      expect([command, code, err, loaded]).toEqual([command, 0, "", expect.arrayContaining(["other-programs"])]);
    }
  });
});

describe("what the built library loads only where it is needed", () => {
  it("is the YAML package, for unusual YAML", () => {
    const { code, out, loaded } = library("unusual.yaml");
    expect([code, loaded]).toEqual([0, expect.arrayContaining(["yaml.cjs"])]);
    expect(out).toContain("root-virtual-mfa-device");
    expect(library("usual.yaml").loaded).not.toContain("yaml.cjs");
  });

  it("is hcl2-parser, for code that the own parser refuses", () => {
    const { code, out, loaded } = library("refused");
    expect([code, loaded]).toEqual([0, expect.arrayContaining(["hcl2-parser.cjs"])]);
    expect(out).toContain("Not valid HCL");
  });
});

it("the built hcl2-parser reads what the package reads", () => {
  const built: { parseToObject(text: string): [unknown, unknown] } = createRequire(import.meta.filename)(
    join(dist, "hcl2-parser.cjs"),
  );
  const fixtures = join(repository, "fixtures");
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tf"));
  expect(files.length).toBeGreaterThan(50);
  for (const name of files) {
    const text = readFileSync(join(fixtures, name), "utf8");
    const [value, error] = built.parseToObject(text.endsWith("\n") ? text : `${text}\n`);
    expect([name, error ? undefined : value]).toEqual([name, readWithHcl2(text)]);
  }
});
