import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";
import { layoutCases } from "./layout-cases.ts";

interface FixReport {
  readonly files: readonly {
    readonly path: string;
    readonly diff: string;
    readonly edits: readonly { readonly newText: string }[];
  }[];
  readonly fixed: readonly { readonly rule: string }[];
  readonly notFixed: readonly { readonly cause: string; readonly reason: string }[];
}

async function fix(folder: string, ...args: readonly string[]): Promise<FixReport> {
  return JSON.parse((await runCli(["fix", "--no-config", "--format", "json", ...args], { cwd: folder })).stdout);
}

function changesOf({ files }: FixReport): readonly string[] {
  return files.flatMap(({ diff }) => diff.split("\n").filter((line) => /^[-+](?!--|\+\+)/.test(line)));
}

interface Finding {
  readonly rule: string;
  readonly certainty: string;
  readonly severity: string;
}

async function lint(folder: string): Promise<{ readonly findings: readonly Finding[]; readonly errors: number }> {
  const run = await runCli(["lint", "--no-config", "--format", "json"], { cwd: folder });
  const { findings, inputs } = JSON.parse(run.stdout);
  return { findings, errors: inputs.filter((one: { status: string }) => one.status === "error").length };
}

const count = (findings: readonly Finding[], rule: string) => findings.filter((one) => one.rule === rule).length;

describe("a repair", () => {
  it.each(layoutCases)("of $name", async ({ files, expected }) => {
    const folder = folderOf(files);
    const before = await lint(folder);
    const report = await fix(folder);
    if ("causes" in expected) {
      expect(changesOf(report)).toEqual([]);
      expect(report.notFixed.map((one) => one.cause)).toEqual(expected.causes);
    } else expect(changesOf(report)).toEqual(expected.changes);
    const written = await fix(folder, "--write");
    expect(written.files).toEqual(report.files);
    const after = await lint(folder);
    expect(after.errors).toBe(before.errors);
    for (const { rule } of report.fixed) expect(count(after.findings, rule)).toBeLessThan(count(before.findings, rule));
    const errors = (findings: readonly Finding[]) => findings.filter((one) => one.severity !== "note").length;
    expect(errors(after.findings)).toBeLessThanOrEqual(errors(before.findings));
    expect(changesOf(await fix(folder))).toEqual([]);
    for (const [path, text] of Object.entries(files)) {
      if (report.files.every((one) => one.path !== path)) expect(readFileSync(join(folder, path), "utf8")).toBe(text);
    }
  });
});
