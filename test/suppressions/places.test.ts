import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
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
    `exceptions:\n  - { rule: missing-root-scp, owner: a, expires: "2099-01-31", reason: b, ${more} }\n`;
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

describe("an exception by address or path alone", () => {
  const config = `exceptions:
  - { rule: missing-root-scp, target: main.tf, owner: a, expires: "2099-01-31", reason: b }
`;
  const left = (findings: Awaited<ReturnType<typeof run>>["findings"]) =>
    findings.flatMap(({ places = [] }) => places.filter((place) => place.suppressed === null)).map(({ name }) => name);

  async function recorded(text: string): Promise<string> {
    const options = { config: "rootrail.yaml", updateBaseline: true };
    const { updatedBaseline } = await run(folderOf({ "main.tf": text, "rootrail.yaml": config }), options);
    return updatedBaseline?.text ?? "";
  }

  it.each<[string, string, readonly string[]]>([
    ["what it covered", standing, []],
    ["the same in another order", organization(["Prod", "Sandbox"], ["Prod"]), []],
    ["not an OU that loses its policy", organization(["Sandbox", "Prod"], []), ["Prod-app"]],
    ["not an OU that is new", organization(["Sandbox", "Prod", "Lab"], ["Prod"]), ["Lab-app"]],
  ])("covers by the record of the baseline %s", async (_, now, open) => {
    const files = { "main.tf": now, "rootrail.yaml": config, "base.json": await recorded(standing) };
    const { findings, report } = await run(folderOf(files), { config: "rootrail.yaml", baseline: "base.json" });
    expect(left(findings)).toEqual(open);
    expect(report.baseline?.unrecorded).toBeUndefined();
  });

  it("covers everything without a record, which is told until it is recorded", async () => {
    const files = { "main.tf": standing, "rootrail.yaml": config, "base.json": '{ "version": 2, "findings": [] }' };
    const folder = folderOf(files);
    const { findings, report } = await run(folder, { config: "rootrail.yaml", baseline: "base.json" });
    expect(left(findings)).toEqual([]);
    expect(report.baseline?.unrecorded).toBe(1);
    const args = ["lint", "--only", "missing-root-scp", "--require-guardrails", "always", "--baseline", "base.json"];
    const told = await runCli(args, { cwd: folder });
    expect(told.stderr).toContain(
      "base.json does not record what 1 exception by address or path covers, so that what comes later is covered too",
    );
    await runCli([...args, "--update-baseline"], { cwd: folder });
    expect((await runCli(args, { cwd: folder })).stderr).not.toContain("does not record");
  });

  it("keeps its record when the baseline is updated: what is new is known by itself", async () => {
    const both = organization(["Sandbox", "Prod"], []);
    const files = { "main.tf": both, "rootrail.yaml": config, "base.json": await recorded(standing) };
    const options = { config: "rootrail.yaml", baseline: "base.json", updateBaseline: true };
    const { updatedBaseline } = await run(folderOf(files), options);
    const { findings, exceptions } = JSON.parse(updatedBaseline?.text ?? "");
    const names = (entries: readonly { places: readonly { name: string }[] }[]) =>
      entries.flatMap(({ places }) => places.map((place) => place.name));
    expect(names(findings)).toEqual(["Prod-app"]);
    expect(names(exceptions[0].findings)).toEqual(["Sandbox-app"]);
  });

  it("loses its record with the exception", async () => {
    const files = { "main.tf": standing, "base.json": await recorded(standing) };
    const { updatedBaseline } = await run(folderOf(files), { baseline: "base.json", updateBaseline: true });
    expect(JSON.parse(updatedBaseline?.text ?? "")).not.toHaveProperty("exceptions");
  });

  it("counts in a change as the base records it, and what widens the record is told", async () => {
    const both = organization(["Sandbox", "Prod"], []);
    const stood = { "main.tf": both, "rootrail.yaml": config, "base.json": await recorded(standing) };
    const options = { only: ["missing-root-scp", "exception-added"], config: "rootrail.yaml", baseline: "base.json" };
    for (const [now, kind] of [
      [await recorded(both), "gets more in the baseline"],
      ['{ "version": 2, "findings": [] }', "is taken out of the baseline"],
    ] as const) {
      const { findings, report } = await run(folderOf({ ...stood, "base.json": now }), {
        ...options,
        base: folderOf(stood),
      });
      expect(left(findings)).toEqual(["Prod-app"]);
      const notes = report.findings.filter((one) => one.rule === "exception-added");
      expect(notes.map((one) => one.message).join()).toContain(kind);
    }
  });

  it("inline is recorded by its block, whatever instances it has", async () => {
    const text = (accounts: readonly string[]) => `locals { accounts = ${JSON.stringify(accounts)} }
# rootrail:ignore root-virtual-mfa-device owner=a expires=2099-01-31 reason="keys ordered"
resource "aws_iam_virtual_mfa_device" "root" {
  for_each                = toset(local.accounts)
  virtual_mfa_device_name = "root-account-mfa-device"
}
`;
    const options = { only: ["root-virtual-mfa-device"], requireGuardrails: "never" } as const;
    const first = folderOf({ "main.tf": text(["one"]) });
    const { updatedBaseline } = await run(first, { ...options, updateBaseline: true });
    const folder = folderOf({ "main.tf": text(["one", "two"]), "base.json": updatedBaseline?.text ?? "" });
    const { report } = await run(folder, { ...options, baseline: "base.json" });
    expect(report.findings.map((one) => [one.resource.address, one.suppressed?.kind ?? null])).toEqual([
      ['aws_iam_virtual_mfa_device.root["one"]', "inline"],
      ['aws_iam_virtual_mfa_device.root["two"]', null],
    ]);
  });

  it.each<[string, string, string | null]>([
    ["another account", "444455556666", null],
    ["the same account", "111122223333", "exception"],
  ])("covers in a change root of %s or not", async (_, account, kind) => {
    const accepting = `exceptions:
  - { rule: root-virtual-mfa-device, target: a.yaml, owner: a, expires: "2099-01-31", reason: b }
`;
    const base = { "a.yaml": deviceTemplate({ RootMfa: rootOf("111122223333") }), "rootrail.yaml": accepting };
    const head = { ...base, "a.yaml": deviceTemplate({ RootMfa: rootOf(account) }) };
    const { report } = await run(folderOf(head), {
      only: ["root-virtual-mfa-device"],
      requireGuardrails: "never",
      config: "rootrail.yaml",
      base: folderOf(base),
    });
    expect(report.findings.map((one) => one.suppressed?.kind ?? null)).toEqual([kind]);
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

  it.each([
    ["in the folder", "b.yaml", other, false],
    ["in the folder, of no known account either", "b.yaml", undefined, true],
    ["that the exception accepts, told by the change", "a.yaml", other, true],
  ] as const)("is no device of an unknown account: one %s", async (_, path, account, accepted) => {
    const of = (one: string | undefined) => deviceTemplate({ RootMfa: one === undefined ? "root" : rootOf(one) });
    const exception = `exceptions: [{ rule: root-virtual-mfa-device, target: "?.yaml", owner: a, expires: 2099-01-31, reason: r }]\n`;
    const files = { "rootrail.yaml": exception, "a.yaml": of(undefined) };
    const head = folderOf({ ...files, [path]: of(account) });
    const { report } = await run(head, { ...rule, config: "rootrail.yaml", base: folderOf(files) });
    const found = report.findings.filter(({ location }) => location.path === path);
    expect(found.map((one) => one.suppressed !== null)).toEqual([accepted]);
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

describe("an exception by the name of an OU or account", () => {
  const excepting = (target: string, places: string = "") =>
    `exceptions:\n  - { rule: missing-root-scp, target: "${target}", ${places}owner: a@example.com, expires: 2099-01-31, reason: r }\n`;
  const open = async (files: Readonly<Record<string, string>>, options: LintOptions = {}) => {
    const { findings } = await run(folderOf(files), { config: "rootrail.yaml", ...options });
    return findings.flatMap(({ places = [] }) => places.flatMap((one) => (one.suppressed ? [] : one.name)));
  };

  it("is for that OU, where a folder or a resource is called so too", async () => {
    const text = organization(["Sandbox", "Prod"], []);
    const folder = folderOf({ "rootrail.yaml": excepting("Sandbox") });
    mkdirSync(join(folder, "Sandbox"));
    writeFileSync(join(folder, "Sandbox", "main.tf"), text);
    for (const [target, left] of [
      ["Sandbox", ["Prod-app"]],
      ["Sandbox/", []],
    ] as const) {
      writeFileSync(join(folder, "rootrail.yaml"), excepting(target));
      const { findings } = await run(folder, { config: "rootrail.yaml" });
      const names = findings.flatMap(({ places = [] }) => places.flatMap((one) => (one.suppressed ? [] : one.name)));
      expect(names, target).toEqual(left);
    }
  });

  const nested = (base: string) =>
    `${base}resource "aws_organizations_organizational_unit" "other" {
  name      = "Sandbox"
  parent_id = aws_organizations_organizational_unit.core.id
}
resource "aws_organizations_account" "other" {
  name      = "payments"
  email     = "x@example.com"
  parent_id = aws_organizations_organizational_unit.other.id
}
`;
  const inside = (base: string) => `${base}resource "aws_organizations_account" "second" {
  name      = "second"
  email     = "x@example.com"
  parent_id = aws_organizations_organizational_unit.sandbox.id
}
`;
  const unguarded = organization(["Sandbox", "Prod"], ["Prod"]).replace(
    /resource "aws_organizations_policy_attachment" "core"[\s\S]*?\n}\n/,
    "",
  );

  it.each<[string, string, string, readonly string[]]>([
    ["an account that the change puts into it", inside(unguarded), excepting("Sandbox"), ["Core-app"]],
    ["no OU that the change calls so", nested(unguarded), excepting("Sandbox"), ["Core-app", "payments"]],
    [
      "no OU that the change calls so, by places",
      nested(unguarded),
      excepting("main.tf", "places: [Sandbox], "),
      ["Core-app", "payments"],
    ],
    [
      "no account that the change calls so",
      nested(unguarded)
        .replaceAll('"payments"', '"Sandbox-app"')
        .replaceAll(
          '"Sandbox"\n  parent_id = aws_organizations_organizational_unit.core',
          '"Lab"\n  parent_id = aws_organizations_organizational_unit.core',
        ),
      excepting("Sandbox-app"),
      ["Core-app", "Sandbox-app"],
    ],
    [
      "an OU to come, where the base has none",
      nested(unguarded),
      excepting("Core/Sandbox"),
      ["Core-app", "Sandbox-app"],
    ],
  ])("covers in a change %s", async (_, now, config, left) => {
    const base = folderOf({ "main.tf": unguarded, "rootrail.yaml": config });
    expect((await open({ "main.tf": now, "rootrail.yaml": config }, { base })).sort()).toEqual(left);
  });
});
