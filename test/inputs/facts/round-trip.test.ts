import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { folderOf } from "../../support/folder.ts";
import { runCli } from "../../support/run-cli.ts";

const root = join(import.meta.dirname, "../../../fixtures");

/** Cases about changes and about comments and metadata that accept findings: facts tell of neither. */
const withoutFacts = /^(?:guardrail-removed|guardrail-weakened|exception-|exceptions?\b)/;

function cases(folder: string): readonly string[] {
  if (existsSync(join(folder, "expected.json"))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => cases(join(folder, entry.name)));
}

const names = cases(root)
  .map((folder) => relative(root, folder))
  .filter((name) => !withoutFacts.test(name));

/** A finding without its place, which is the line of the facts file. */
const meaning = ({ rule, message, severity, certainty, status, accounts }: Finding) =>
  JSON.stringify([rule, severity, certainty, status, accounts, message]);

/** What could not be read is an input error where the facts are written, and a finding where they are read. */
const isInputError = ({ rule, message }: Finding) => rule === "incomplete-input" && / cannot be read: /.test(message);

async function meanings(cwd: string, paths: readonly string[]): Promise<readonly string[]> {
  const { report } = await lint({ cwd, paths, config: false, today: "2026-11-25", ignore: ["expected.json"] });
  return [...new Set(report.findings.filter((one) => !isInputError(one)).map(meaning))].sort();
}

describe("what facts say once they are written and read again", () => {
  it.each(names)("%s", async (name) => {
    const cwd = join(root, name);
    const { stdout } = await runCli(["facts", ".", "--quiet", "--no-config", "--ignore", "expected.json"], { cwd });
    const elsewhere = folderOf({ "all.facts.jsonl": stdout });
    expect(await meanings(elsewhere, ["all.facts.jsonl"])).toEqual(await meanings(cwd, ["."]));
  });
});
