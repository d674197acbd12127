import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../../src/version.ts";
import { programInShell } from "../../support/built-cli.ts";
import { folderOf } from "../../support/folder.ts";
import { repository } from "../../support/repository.ts";
import { git, gitEnv } from "../hooks/release-tag.ts";

const page = (name: string) => readFileSync(join(repository, "docs", `${name}.md`), "utf8");

/** Fenced blocks of a language, with the heading above each. */
function blocks(name: string, language: string): readonly [heading: string, text: string][] {
  let heading = "";
  const parts = page(name).matchAll(/^##+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...parts].flatMap(([, title, found, text]): [string, string][] => {
    heading = title ?? heading;
    return found === language ? [[heading, text ?? ""]] : [];
  });
}

const shims = mkdtempSync(join(tmpdir(), "rootrail-shims-"));
for (const [name, text] of [
  ["rootrail", `exec ${programInShell} "$@"`],
  ["npx", `[ "$1" = --no ] && shift\ncase "$1" in rootrail) shift ;; *) exit 99 ;; esac\nexec rootrail "$@"`],
  // Installs this version, and nothing where a checkout could have a say in it.
  [
    "npm",
    `case "$*" in "install --prefix ."*" --ignore-scripts "*" rootrail@${version}") ;; *) exit 99 ;; esac
[ -z "$(ls -A)" ] || exit 98
mkdir -p node_modules/.bin && cp "$(command -v rootrail)" node_modules/.bin/rootrail`,
  ],
] as const) {
  writeFileSync(join(shims, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(shims, name), 0o755);
}

function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const run = spawnSync("bash", ["-e", "-c", script], {
    cwd,
    env: { ...gitEnv, ...env, PATH: `${shims}:${process.env["PATH"]}` },
    encoding: "utf8",
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

const device = `Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users: [root]
`;

const exception =
  "exceptions:\n  - { rule: root-virtual-mfa-device, target: new.yaml, owner: a@example.com, expires: 2099-01-31, reason: planned }\n";

/**
 * A clone with a branch that adds a device of root to one that was there on main. The branch starts where main accepted that
 * device, which it does not any more.
 */
function changed(): string {
  const origin = folderOf({ "old.yaml": device.replace("RootMfa", "Old"), "rootrail.yaml": exception });
  git(origin, "init", "--quiet", "--initial-branch=main");
  git(origin, "add", "--all");
  git(origin, "commit", "--quiet", "--message", "Begin");
  git(origin, "rm", "--quiet", "rootrail.yaml");
  git(origin, "commit", "--quiet", "--message", "No exceptions");
  const folder = mkdtempSync(join(tmpdir(), "rootrail-clone-"));
  git(folder, "clone", "--quiet", origin, ".");
  git(folder, "switch", "--quiet", "--create", "feature", "--no-track", "origin/main~1");
  writeFileSync(join(folder, "new.yaml"), device);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "Change");
  return folder;
}

/** Every script in a pipeline: a text that calls rootrail, or the list of texts that it is in. */
function scripts(node: unknown): readonly string[] {
  const calls = (text: unknown): text is string => typeof text === "string" && /rootrail@\d|\.bin\/rootrail/.test(text);
  if (calls(node)) return [node];
  if (Array.isArray(node) && node.some(calls)) return [node.filter((one) => typeof one === "string").join("\n")];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(scripts) : [];
}

const clone = changed();
const hosts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GitLab: { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" },
  "Azure DevOps": { SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" },
  Bitbucket: { BITBUCKET_PR_DESTINATION_BRANCH: "main" },
  CircleCI: { CIRCLE_BRANCH: "feature" },
  Jenkins: { CHANGE_TARGET: "main" },
};

describe("docs/ci.md", () => {
  const pipelines = blocks("ci", "yaml").map(([host, text]): [string, string, readonly string[]] => [
    host,
    text,
    scripts(parse(text)),
  ]);

  it("has a pipeline for each system", () => {
    expect(pipelines.map(([host]) => host)).toEqual(["GitLab", "Azure DevOps", "Bitbucket", "CircleCI"]);
    expect(pipelines.every(([, , found]) => found.length > 0)).toBe(true);
  });

  const jenkins = /sh '''(.*?)'''/s.exec(blocks("ci", "groovy")[0]?.[1] ?? "")?.[1] ?? "";
  const all = [
    ...pipelines.flatMap(([host, , found]) => found.map((script): [string, string] => [host, script])),
    ["Jenkins", jenkins] as const,
  ];

  it.each(all)("%s runs: %s", (host, script) => {
    mkdirSync(join(clone, "test-results/rootrail"), { recursive: true });
    const run = shell(script, clone, hosts[host] ?? {});
    expect(run.code).toBe(1);
    expect(run.output).toContain("root-virtual-mfa-device");
    if (script.includes("--base"))
      expect(run.output).toMatch(/^error root-virtual-mfa-device +new\.yaml[\s\S]*^compared with/m);
    for (const [, file = ""] of script.matchAll(/(?:junit|gitlab)=(\S+)/g))
      expect(existsSync(join(clone, file))).toBe(true);
  });

  it.each(all)("%s runs without a base too: %s", (_, script) => {
    const run = shell(script.replace("$BITBUCKET_PR_DESTINATION_BRANCH", "main"), clone, {
      CIRCLE_BRANCH: "main",
    });
    expect(run.code).toBe(1);
  });

  it.each(blocks("ci", "sh"))("%s: the command runs", (_, script) => {
    expect(shell(script, clone).code).toBe(1);
  });
});

describe("the workflow that init writes", () => {
  it("lints a change against its base", () => {
    const folder = folderOf({});
    shell("rootrail init --workflow", folder);
    const workflow = parse(readFileSync(join(folder, ".github/workflows/rootrail.yml"), "utf8"));
    const [script = ""] = scripts(workflow);
    const run = shell(script, clone, { BASE: "origin/main" });
    expect(run.code).toBe(1);
    expect(run.output).toContain("::error file=new.yaml,line=5");
    expect(run.output).toContain("compared with");
    expect(shell(script, clone, { BASE: "" }).code).toBe(1);
  });
});

describe("docs/getting-started.md", () => {
  const lines = blocks("getting-started", "sh")
    .flatMap(([, text]) => text.split("\n"))
    .filter((line) => line.startsWith("npx ") && !line.includes("tfplan"));

  it.each(lines)("%s", (line) => {
    const folder = folderOf({ "main.tf": "" });
    expect(shell(line, folder)).toMatchObject({ code: 0 });
  });
});

describe("commands that the documentation shows", () => {
  /** A repository with everything that the commands name; the base has it too. */
  function everything(): string {
    const demo = join(repository, "fixtures/demo");
    const folder = mkdtempSync(join(tmpdir(), "rootrail-everything-"));
    for (const name of ["infra", "stacks/a", "rootrail-facts", "guardrails"])
      mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(demo, "organization"), join(folder, "organization"), { recursive: true });
    const organization =
      "AWSTemplateFormatVersion: '2010-09-09-OC'\nOrganization: { Root: { Type: OC::ORG::OrganizationRoot } }\n";
    const files: Readonly<Record<string, string>> = {
      "infra/mfa.yaml": device,
      "stacks/a/topic.yaml": "Resources: { T: { Type: AWS::SNS::Topic } }\n",
      "prod.json": "[]",
      "guardrails/deny-root.json":
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "iam:*", "Resource": "*" } }',
      "a.rootrail-test.yaml":
        "inputs: organization\ntests:\n  - { name: nothing, of: organization, actions: iam:CreateVirtualMFADevice, denied: never }\n",
      "config/organization-config.yaml": "enable: true\norganizationalUnits: [{ name: Security }]\n",
      "organization.yml": organization,
      "organization-tasks.yml": "Org: { Type: update-organization, Template: ./organization.yml }\n",
      "custom-control-tower-configuration/manifest.yaml": "region: us-east-1\nversion: 2021-03-15\nresources: []\n",
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    shell("rootrail facts infra --name infra -o rootrail-facts/infra.jsonl", folder);
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "All of it");
    git(folder, "update-ref", "refs/remotes/origin/main", "main");
    return folder;
  }

  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const shown = [
    ...["facts", "organization-files", "repairs"].flatMap((name) => blocks(name, "sh").map(([, text]) => text)),
    ...[...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text),
  ]
    .flatMap((text) => text.split("\n"))
    .filter((line) => /^(?:rootrail|terraform)\b/.test(line));

  it.each(shown)("%s", (line) => {
    const folder = everything();
    const plan = '{ "format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [] }';
    const run = shell(`set -o pipefail; terraform() { echo '${plan}'; }; ${line}`, folder, { CI: "true" });
    expect(run.output).not.toMatch(/unknown (?:option|command)|no such file|input error/);
    expect(run.code, run.output).toBeLessThanOrEqual(1);
  });

  it("are there", () => {
    expect(shown.length).toBeGreaterThan(15);
  });
});

describe("docs/pre-commit.md", () => {
  it("names this version", () => {
    expect(page("pre-commit")).toContain(`rev: v${version}`);
    expect(page("pre-commit")).toContain(`rootrail@${version}`);
  });

  it("has the entry that init writes", () => {
    const entries = blocks("pre-commit", "yaml").map(([, text]) => parse(text));
    const folder = folderOf({});
    shell("rootrail init --pre-commit", folder);
    const written = parse(readFileSync(join(folder, ".pre-commit-config.yaml"), "utf8"));
    expect(entries.find((entry) => entry.repos?.[0].repo === "local")).toEqual(written);
  });

  it("lint-staged's command takes absolute paths and reports relative ones", () => {
    const [[, text] = ["", ""]] = blocks("pre-commit", "json");
    const [command] = Object.values<string>(JSON.parse(text)["lint-staged"]);
    const run = shell(`${command} "$PWD/new.yaml" "$PWD/README.md"`, withReadme());
    expect(run.code).toBe(1);
    expect(run.output).toContain("root-virtual-mfa-device  new.yaml:5");
    expect(run.output).not.toContain("old.yaml");
  });

  it("lefthook's command runs", () => {
    const entry = blocks("pre-commit", "yaml")
      .map(([, text]) => parse(text))
      .find((one) => one["pre-commit"]);
    const run = shell(entry["pre-commit"].commands.rootrail.run.replace("{staged_files}", "README.md"), withReadme());
    expect(run.code).toBe(0);
  });

  it("the plain git hook blocks a commit and lets one pass", () => {
    const [script = ""] = blocks("pre-commit", "sh").flatMap(([heading, text]) =>
      heading === "Plain git" ? [text] : [],
    );
    const folder = folderOf({ "a b.yaml": device });
    git(folder, "init", "--quiet");
    writeFileSync(join(folder, ".git/hooks/pre-commit"), `#!/bin/sh\n${script}`, { mode: 0o755 });
    expect(shell("git add . && git commit -qm x", folder).code).toBe(1);
    writeFileSync(join(folder, "a b.yaml"), device.replace("root", "alice"));
    expect(shell("git add . && git commit -qm x", folder)).toMatchObject({ code: 0 });
    // What is staged has the device, what is on the disk does not.
    writeFileSync(join(folder, "a b.yaml"), device);
    git(folder, "add", ".");
    writeFileSync(join(folder, "a b.yaml"), device.replace("root", "alice"));
    const run = shell("git commit -qm x", folder);
    expect(run.code).toBe(1);
    expect(run.output).toContain("staged in part");
  });
});

function withReadme(): string {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-readme-"));
  for (const name of ["old.yaml", "new.yaml"]) cpSync(join(clone, name), join(folder, name));
  writeFileSync(join(folder, "README.md"), "# x\n");
  return folder;
}
