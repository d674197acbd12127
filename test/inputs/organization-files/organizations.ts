import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectFacts } from "../../../src/engine/collect-facts.ts";
import { coverageInAnyCase } from "../../../src/engine/compute-coverage.ts";
import { lint } from "../../../src/engine/lint.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { defaultSettings } from "../../../src/model/settings.ts";

export type Files = Readonly<Record<string, string>>;

const today = "2026-11-25";

/** A policy that keeps root from virtual devices, in a partition or a placeholder for it. */
export function rootGuard(partition = "*"): string {
  const condition = { ArnLike: { "aws:PrincipalArn": `arn:${partition}:iam::*:root` } };
  const statement = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*", Condition: condition };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** A repository with these files. */
function repository(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-test-"));
  mkdirSync(join(folder, ".git")); // the workspace ends here
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Each node with what it has: `Workloads > Shop: covered, missing` is detective, then preventive. */
export async function nodesOf(files: Files): Promise<readonly string[]> {
  const run = await collectFacts({ cwd: repository(files) }, defaultSettings);
  const { nodes } = await coverageInAnyCase(run, defaultSettings, today);
  return nodes.map((node) => {
    const parent = nodes.find((one) => one.key === node.parent)?.name ?? "-";
    return `${parent} > ${node.name}: ${node.detective.state}, ${node.preventive.state}`;
  });
}

/** What one node has, by its name. */
export async function stateOf(name: string, files: Files): Promise<string | undefined> {
  const found = (await nodesOf(files)).filter((one) => one.includes(` > ${name}: `));
  return found.map((one) => one.slice(one.lastIndexOf(": ") + 2)).join(" / ");
}

export async function lintOf(files: Files, paths: readonly string[] = []) {
  const { report } = await lint({ cwd: repository(files), config: false, today, paths });
  const told = (finding: Finding) =>
    `${finding.rule} ${finding.location.path}:${finding.location.start.line} ${finding.message}`;
  return { report, told: report.findings.map(told), errors: report.inputs.flatMap((one) => one.error ?? []) };
}
