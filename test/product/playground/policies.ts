import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScpReport } from "../../../src/policy/scp-report.ts";
import { rootCases } from "../../policy/root-table.ts";
import { folderOf } from "../../support/folder.ts";
import { corpus, hasCorpus, repository } from "../../support/repository.ts";

/** Every policy document of the tests, by a file name: the table, the fixtures, and real ones where they are at hand. */
export function policiesOfTests(): ReadonlyMap<string, string> {
  const table = rootCases.map((one) =>
    JSON.stringify({ Version: one.version ?? "2012-10-17", Statement: one.statements }, null, 2),
  );
  const folders = [join(repository, "fixtures"), join(repository, "test"), ...(hasCorpus ? [join(corpus, "scp")] : [])];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json"))
      .map((path) => readFileSync(join(folder, path), "utf8"))
      .filter(isPolicy),
  );
  const texts = [...new Set([...table, ...files])];
  return new Map(texts.map((text, place) => [`policy-${String(place).padStart(4, "0")}.json`, text]));
}

function isPolicy(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "Statement" in value && !("Resources" in value);
  } catch {
    return false; // `rootrail scp` tells it as an input error.
  }
}

/** What the built `rootrail scp --format json` says of policies by file name. */
export function scpReportOf(policies: ReadonlyMap<string, string>, ...flags: readonly string[]): ScpReport {
  const cwd = folderOf(Object.fromEntries(policies));
  const args = [join(repository, "dist", "cli.js"), "scp", "--format", "json", ...flags, "."];
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 100_000_000 });
  return JSON.parse(stdout);
}
