import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { Coverage } from "../../src/model/coverage.ts";
import { cloudFormation, hcl, members, plan, units } from "./fifty-accounts.ts";

const folder = mkdtempSync(join(tmpdir(), "rootrail-organization-"));
afterAll(() => rmSync(folder, { recursive: true }));

const inputs: readonly (readonly [string, string, string])[] = [
  ["CloudFormation, IDs unknown", "organization.json", cloudFormation()],
  ["a plan, IDs unknown", "first.plan.json", plan(false)],
  ["a plan, IDs known", "standing.plan.json", plan(true)],
  ["HCL, IDs unknown", "main.tf", hcl()],
];

async function coverageOf(name: string, content: string): Promise<Coverage> {
  writeFileSync(join(folder, name), content);
  const { report, coverage } = await lint({ cwd: folder, paths: [name], config: false });
  expect(report.inputs.map((input) => input.error)).toEqual([null]);
  if (!coverage) throw new Error("the input speaks of no organization");
  return coverage;
}

/** The title that members and units have in every input. */
const named = (one: { readonly name: string }) => one.name;

describe("an organization of three levels with 50 accounts", () => {
  it.each(inputs)("is covered the same in %s", async (_, name, content) => {
    const coverage = await coverageOf(name, content);
    const accounts = coverage.nodes.filter((node) => node.kind === "account" && !node.management);
    const states = accounts.map(({ name: account, detective, preventive }) => [
      account,
      detective.state,
      preventive.state,
    ]);
    const expected = members.map((member) => [member.name, member.detective, member.preventive]);
    expect(new Map(states.map((state) => [state[0], state]))).toEqual(
      new Map(expected.map((state) => [state[0], state])),
    );
    expect(coverage.detective).toBe("partial");
    expect(coverage.preventive).toBe("partial");
  });

  it.each(inputs)("keeps its tree in %s", async (_, name, content) => {
    const coverage = await coverageOf(name, content);
    const byKey = new Map(coverage.nodes.map((node) => [node.key, node]));
    const parents = coverage.nodes
      .filter((node) => (node.kind === "account" || node.kind === "unit") && !node.management)
      .map((node) => [node.name, byKey.get(node.parent ?? "")?.name, node.placed]);
    const nameOf = (key: string | null) =>
      key === null ? "organization" : units.find((unit) => unit.key === key)?.name;
    const expected = [...units, ...members].map((one) => [named(one), nameOf(one.parent), true]);
    expect(new Set(parents.map(String))).toEqual(new Set(expected.map(String)));
    expect(coverage.conflicts).toEqual([]);
  });
});
