import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { platforms } from "../../scripts/release-names.mjs";
import { version } from "../../src/version.ts";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

const page = readFileSync(join(repository, "docs/install.md"), "utf8");
const release = readFileSync(join(repository, ".github/workflows/release.yml"), "utf8");
const block = (start: string) => page.slice(page.indexOf(start)).split("```")[0] ?? "";

describe("docs/install.md", () => {
  it("names this version everywhere", () => {
    const named = page.match(/(?<![\d.])\d+\.\d+\.\d+(?![\d.])/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)]).toEqual([version]);
  });

  it("gives MegaLinter and reviewdog flags that there are", async () => {
    const descriptor: { readonly linters: readonly Record<string, unknown>[] } = parse(block("descriptor_id:"));
    const [linter = {}] = descriptor.linters;
    const text = (key: string) => [linter[key]].flat().map(String);
    const [command, ...extra] = text("cli_lint_extra_args");
    const reviewdog = block("rootrail lint --format sarif").split(" | ")[0]?.split(" ") ?? [];
    const help = (await runCli([command ?? "", "--help"])).stdout;
    const flags = [...extra, ...text("cli_config_arg_name"), ...text("cli_sarif_args"), ...reviewdog].filter((one) =>
      one.startsWith("-"),
    );
    expect(flags.length).toBeGreaterThan(4);
    for (const flag of flags) expect(help).toContain(flag);
    for (const key of ["cli_help_arg_name", "cli_version_arg_name"]) expect((await runCli(text(key))).code).toBe(0);
    const folder = folderOf({
      "t.yaml": "Resources:\n  T:\n    Type: AWS::SNS::Topic\n",
      "rootrail.yaml": "level: 2\n",
    });
    const sarif = text("cli_sarif_args").map((one) => one.replace("{{SARIF_OUTPUT_FILE}}", "out.sarif"));
    const args = [command ?? "", ...extra, ...text("cli_config_arg_name"), "rootrail.yaml", ...sarif];
    expect((await runCli(args, { cwd: folder })).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8")).version).toBe("2.1.0");
  });

  it("names the archives that releases have, each made on a machine of its kind", () => {
    const listed = block(`Archives of a release:`).split("Each has")[0] ?? "";
    const names = [...listed.matchAll(/`(?:rootrail-[\d.]+|…)-([a-z0-9-]+?)(?:\.tar\.gz)?`/g)].map(([, name]) => name);
    expect(names.sort()).toEqual(platforms.map(({ name }) => name).sort());
    const { os }: { readonly os: readonly string[] } = parse(release).jobs.executables.strategy.matrix;
    const machines: Readonly<Record<string, RegExp>> = {
      "linux-arm64": /^ubuntu-[\d.]+-arm$/,
      "linux-x64": /^ubuntu-[\d.]+$/,
      "macos-arm64": /^macos-\d+$/,
      "macos-x64": /^macos-\d+-intel$/,
      "windows-x64": /^windows-\d+$/,
    };
    for (const { name } of platforms) expect(os.filter((one) => machines[name]?.test(one))).toHaveLength(1);
    expect(os).toHaveLength(platforms.length);
  });

  it("gives mise a release of this version, whose archives it tells apart by system and processor", () => {
    expect(block("[tools]").trim().split("\n")).toEqual(["[tools]", `"github:owner/rootrail" = "${version}"`]);
    for (const { name } of platforms) expect(name).toMatch(/^(?:linux|macos|windows)-(?:x64|arm64)$/);
  });

  it("has a Homebrew formula with the checksums of the archives", () => {
    const names = ["macos-arm64", "macos-x64", "linux-arm64", "linux-x64"].map(
      (one) => `rootrail-${version}-${one}.tar.gz`,
    );
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, `the bytes of ${name}`])));
    const run = (cwd: string) =>
      spawnSync(process.execPath, ["scripts/homebrew-formula.mjs", cwd], {
        cwd: repository,
        env: { ...process.env, GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "octo/rootrail" },
        encoding: "utf8",
      });
    expect([run(folder).status, run(folder).stderr]).toEqual([0, ""]);
    const formula = readFileSync(join(folder, "rootrail.rb"), "utf8");
    const pairs = [...formula.matchAll(/url "(.*)"\n\s+sha256 "(.*)"/g)].map(([, url, digest]) => [url, digest]);
    expect(pairs).toEqual(
      names.map((name) => [
        `https://github.com/octo/rootrail/releases/download/v${version}/${name}`,
        createHash("sha256").update(`the bytes of ${name}`).digest("hex"),
      ]),
    );
    expect(formula).toContain(`version "${version}"`);
    expect(run(folderOf()).status).toBe(1);
  });

  it("is linked from the README, and its formula is made before the checksums are", () => {
    expect(readFileSync(join(repository, "README.md"), "utf8")).toContain("(docs/install.md)");
    const assets = readFileSync(join(repository, ".github/workflows/release-assets.yml"), "utf8");
    expect(assets).toContain("homebrew-formula.mjs");
    expect(assets.indexOf("homebrew-formula.mjs")).toBeLessThan(assets.indexOf("sha256sum -- *"));
  });
});
