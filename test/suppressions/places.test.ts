import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const content = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
});

/** An organization with OUs, of which some have the policy; one more always has it. */
function organization(others: readonly string[], withPolicy: readonly string[]): string {
  const units = [...others, "Core"];
  const guarded = [...withPolicy, "Core"];
  const unit = (name: string) => `resource "aws_organizations_organizational_unit" "${name.toLowerCase()}" {
  name      = "${name}"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_account" "${name.toLowerCase()}_app" {
  name      = "${name}-app"
  email     = "x@example.com"
  parent_id = aws_organizations_organizational_unit.${name.toLowerCase()}.id
}
`;
  const attachment = (name: string) => `resource "aws_organizations_policy_attachment" "${name.toLowerCase()}" {
  policy_id = aws_organizations_policy.deny.id
  target_id = aws_organizations_organizational_unit.${name.toLowerCase()}.id
}
`;
  return `resource "aws_organizations_organization" "this" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "deny" {
  name    = "deny"
  content = ${JSON.stringify(content)}
}
${units.map(unit).join("")}${guarded.map(attachment).join("")}`;
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "places-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function run(cwd: string, options: LintOptions = {}) {
  const { report, updatedBaseline } = await lint({
    cwd,
    only: ["missing-root-scp"],
    config: false,
    today,
    requireGuardrails: "always",
    ...options,
  });
  return { report, updatedBaseline, findings: report.findings.filter((one) => one.rule === "missing-root-scp") };
}

const standing = organization(["Sandbox", "Prod"], ["Prod"]);

async function baselineOf(text: string): Promise<string> {
  const { updatedBaseline } = await run(folderOf({ "main.tf": text }), { updateBaseline: true });
  return updatedBaseline?.text ?? "";
}

describe("a baseline by places", () => {
  it.each<[string, string, readonly string[]]>([
    ["what it has", standing, []],
    ["the same in another order", organization(["Prod", "Sandbox"], ["Prod"]), []],
    ["another OU that loses its policy", organization(["Sandbox", "Prod"], []), ["Prod-app"]],
    ["an OU that is new", organization(["Sandbox", "Prod", "Lab"], ["Prod"]), ["Lab-app"]],
  ])("accepts %s", async (_, now, left) => {
    const folder = folderOf({ "main.tf": now, "base.json": await baselineOf(standing) });
    const { findings } = await run(folder, { baseline: "base.json" });
    const open = findings.flatMap(({ places = [] }) => places.filter((place) => place.suppressed === null));
    expect(open.map((place) => place.name)).toEqual(left);
    for (const finding of findings) {
      expect(finding.suppressed === null).toBe(left.length > 0);
      expect(finding.status).toBe(left.length > 0 ? "new" : "existing");
    }
  });

  it("of an old version covers the finding as a whole, and is upgraded", async () => {
    const written = JSON.parse(await baselineOf(standing));
    const [{ places: _, ...entry }] = written.findings;
    const old = JSON.stringify({ version: 1, findings: [entry] });
    const folder = folderOf({ "main.tf": organization(["Sandbox", "Prod"], []), "base.json": old });
    const { report, findings } = await run(folder, { baseline: "base.json" });
    expect(findings.map((one) => one.suppressed?.kind)).toEqual(["baseline"]);
    expect(report.baseline).toMatchObject({ outdated: 1, used: 1, fixed: [] });
    const { updatedBaseline } = await run(folder, { baseline: "base.json", updateBaseline: true });
    const upgraded = JSON.parse(updatedBaseline?.text ?? "");
    expect(upgraded).toMatchObject({
      version: 2,
      findings: [{ places: [{ name: "Prod-app" }, { name: "Sandbox-app" }] }],
    });
  });
});

describe("a change by places", () => {
  it.each<[string, string, readonly string[]]>([
    ["nothing", standing, []],
    ["an OU that loses its policy", organization(["Sandbox", "Prod"], []), ["Prod-app"]],
    ["an OU that is new", organization(["Sandbox", "Prod", "Lab"], ["Prod"]), ["Lab-app"]],
  ])("is new for %s", async (_, now, fresh) => {
    const { findings } = await run(folderOf({ "main.tf": now }), { base: folderOf({ "main.tf": standing }) });
    const places = findings.flatMap((one) => one.places ?? []);
    expect(places.filter((place) => place.status === "new").map((place) => place.name)).toEqual(fresh);
    expect(findings.map((one) => one.status)).toEqual([fresh.length > 0 ? "new" : "existing"]);
  });
});

describe("an exception by places", () => {
  const exception = (more: string) =>
    `exceptions:\n  - { rule: missing-root-scp, owner: a, expires: "2027-01-31", reason: b, ${more} }\n`;
  const both = organization(["Sandbox", "Prod"], []);

  it.each<[string, string, readonly string[]]>([
    ["an OU", "target: main.tf, places: [Sandbox]", ["Prod-app"]],
    ["a path", 'target: main.tf, places: ["Sandbox/Sandbox-app"]', ["Prod-app"]],
    ["an account", "target: main.tf, places: [Prod-app]", ["Sandbox-app"]],
    ["several", "target: main.tf, places: [Prod, Sandbox]", []],
    ["nobody that is there", "target: main.tf, places: [Sand]", ["Prod-app", "Sandbox-app"]],
    ["an OU as the target", "target: Sandbox", ["Prod-app"]],
    ["all of an address", "target: aws_organizations_organization.this", []],
  ])("covers %s", async (_, more, left) => {
    const folder = folderOf({ "main.tf": both, "rootrail.yaml": exception(more) });
    const { findings } = await run(folder, { config: "rootrail.yaml" });
    const open = findings.flatMap(({ places = [] }) => places.filter((place) => place.suppressed === null));
    expect(open.map((place) => place.name)).toEqual(left);
  });

  it("by address alone covers in a change what it covered before, and nothing that came since", async () => {
    const config = exception("target: aws_organizations_organization.this");
    const base = folderOf({ "main.tf": standing, "rootrail.yaml": config });
    const head = folderOf({ "main.tf": both, "rootrail.yaml": config });
    const { findings } = await run(head, { base, config: "rootrail.yaml" });
    const places = findings.flatMap((one) => one.places ?? []);
    expect(places.map((place) => [place.name, place.suppressed?.kind ?? null])).toEqual([
      ["Prod-app", null],
      ["Sandbox-app", "exception"],
    ]);
  });
});

describe("a device of another account's root", () => {
  const rule = { only: ["root-virtual-mfa-device"], requireGuardrails: "never" } as const;
  const template = (account: string) => deviceTemplate({ RootMfa: rootOf(account) });
  const [mine, other] = ["111122223333", "444455556666"] as const;

  it.each([
    [mine, "existing"],
    [other, "new"],
  ])("is another finding: %s is %s", async (account, status) => {
    const base = folderOf({ "a.yaml": template(mine) });
    const head = folderOf({ "a.yaml": `# moved\n${template(account)}` });
    const { report } = await run(head, { ...rule, base });
    expect(report.findings.map((one) => [one.accounts, one.status])).toEqual([[[account], status]]);
  });

  it("is accepted by an old baseline, which did not know accounts, and not by a new one", async () => {
    const { updatedBaseline } = await run(folderOf({ "a.yaml": template(mine) }), { ...rule, updateBaseline: true });
    const fresh = updatedBaseline?.text ?? "";
    const old = fresh.replace('"version": 2', '"version": 1').replace(/"fingerprint":"[^"]*"/, '"fingerprint":"00"');
    for (const [text, accepted] of [
      [fresh, false],
      [old, true],
    ] as const) {
      const folder = folderOf({ "a.yaml": template(other), "base.json": text });
      const { report } = await run(folder, { ...rule, baseline: "base.json" });
      expect(report.findings.map((one) => one.suppressed !== null)).toEqual([accepted]);
    }
  });
});

describe("the message of an old baseline", () => {
  it("says how it is upgraded", async () => {
    const folder = folderOf({
      "main.tf": standing,
      "base.json":
        '{ "version": 1, "findings": [{ "rule": "r", "address": "a", "path": "gone.tf", "fingerprint": "f" }] }',
    });
    const told = await runCli(["--baseline", "base.json"], { cwd: folder });
    expect(told.stderr).toContain(
      "base.json is of version 1, which accepts a finding for every account and OU: --update-baseline",
    );
    const upgraded = await runCli(["--baseline", "base.json", "--update-baseline"], { cwd: folder });
    expect(upgraded.stderr).toContain("base.json is upgraded from version 1");
    const after = await runCli(["--baseline", "base.json"], { cwd: folder });
    expect(after.stderr).not.toContain("of version 1");
  });
});
