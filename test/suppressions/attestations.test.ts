import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, lintFiles, rootOf, today } from "../support/lint-files.ts";

const device = deviceTemplate({ RootMfa: rootOf("111122223333") });

async function run(fields: string) {
  const attestation = `attestations:\n  - { guardrail: preventive, target: r-ab12, ${fields} }\n`;
  const { findings } = await lintFiles(
    { "a.yaml": device, "rootrail.yaml": attestation },
    { requireGuardrails: "auto", skip: ["root-virtual-mfa-device", "missing-conformance-pack"] },
  );
  return findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

describe("an attestation", () => {
  it("covers until its day has passed", async () => {
    expect(await run("owner: a, expires: 2027-06-30, reason: b")).toEqual([]);
  });

  it("counts in its last days, which are announced", async () => {
    expect(await run("owner: a, expires: 2026-11-25, reason: b")).toEqual([
      "exception-expired note The attestation of a preventive guardrail for r-ab12 expires on 2026-11-25: today is its last day (owner a).",
    ]);
  });

  it("covers nothing after its day, and what is missing then says so", async () => {
    const found = await run("owner: a, expires: 2026-11-24, reason: b");
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(
      "exception-expired error The attestation of a preventive guardrail for r-ab12 expired on 2026-11-24 (owner a); it counts for nothing any more.",
    );
    expect(found[1]).toMatch(/^missing-root-scp warning .*; the attestation of a expired on 2026-11-24\.$/);
  });

  it("covers nothing without an owner", async () => {
    const found = await run("expires: 2027-06-30, reason: b");
    expect(found[0]).toBe(
      "exception-invalid error The attestation of a preventive guardrail for r-ab12 has no owner; it counts for nothing.",
    );
    expect(found[1]).toMatch(/^missing-root-scp warning /);
  });
});

describe("an attestation by places", () => {
  const organization = `resource "aws_organizations_organization" "this" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "workloads" {
  name      = "Workloads"
  parent_id = "r-ab12"
}
resource "aws_organizations_organizational_unit" "prod" {
  name      = "Prod"
  parent_id = aws_organizations_organizational_unit.workloads.id
}
resource "aws_organizations_account" "pay" {
  name      = "pay"
  email     = "pay@example.com"
  parent_id = aws_organizations_organizational_unit.prod.id
}
resource "aws_organizations_account" "shop" {
  name      = "shop"
  email     = "shop@example.com"
  parent_id = aws_organizations_organizational_unit.workloads.id
}
resource "aws_organizations_account" "lab" {
  name      = "lab"
  email     = "lab@example.com"
  parent_id = "r-ab12"
}
`;
  const [entry, ending] = ["attestations:\n  - { guardrail: preventive, target: r-ab12", "owner: a, reason: b }\n"];

  it.each<[string, string, readonly string[]]>([
    ["no places", "", []],
    ["an OU by name, and all below it", ", places: [Workloads]", ["lab"]],
    ["an OU by path", ", places: [Workloads/Prod]", ["lab", "shop"]],
    ["an account by name", ", places: [lab]", ["pay", "shop"]],
    ["an account by path", ", places: [Workloads/shop]", ["lab", "pay"]],
    ["several", ", places: [Prod, shop, lab]", []],
    ["a path that is none", ", places: [Prod/shop]", ["lab", "pay", "shop"]],
    ["a part of a name", ", places: [Work]", ["lab", "pay", "shop"]],
  ])("with %s covers these only", async (_, places, left) => {
    const { findings } = await lintFiles(
      { "main.tf": organization, "rootrail.yaml": `${entry}${places}, expires: 2027-06-30, ${ending}` },
      { requireGuardrails: "always", only: ["missing-root-scp"] },
    );
    const open = findings.flatMap((one) => one.places ?? []).map((place) => place.name);
    expect(open.sort()).toEqual(left);
  });

  it("covers nothing of them after its day", async () => {
    const { findings } = await lintFiles(
      { "main.tf": organization, "rootrail.yaml": `${entry}, places: [Workloads], expires: 2026-11-24, ${ending}` },
      { requireGuardrails: "always", only: ["missing-root-scp"] },
    );
    expect(findings.flatMap((one) => one.places ?? [])).toHaveLength(3);
  });

  it("is for none of several of one name for certain", async () => {
    const other = `resource "aws_organizations_organizational_unit" "other" {
  name      = "Prod"
  parent_id = "r-ab12"
}
`;
    const of = (places: string) =>
      `attestations: [{ guardrail: preventive, target: r-ab12, owner: a, expires: 2027-06-30, reason: b, places: [${places}] }]\n`;
    const run = async (places: string) => {
      const files = { "main.tf": organization + other, "rootrail.yaml": of(places) };
      const { coverage } = await lint({ cwd: folderOf(files), today, requireGuardrails: "always" });
      const nodes = coverage?.nodes.filter((node) => node.name === "shop" || node.id === null) ?? [];
      return nodes.filter((one) => one.counts && !one.management).map((one) => `${one.name} ${one.preventive.state}`);
    };
    expect(await run("Prod")).toEqual(expect.arrayContaining(["Prod unverifiable"]));
    expect(await run("Workloads/Prod")).toEqual(expect.arrayContaining(["Prod missing"]));
  });
});
