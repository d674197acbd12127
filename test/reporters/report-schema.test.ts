import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { json } from "../../src/reporters/json.ts";
import { reportSchema } from "../../src/reporters/report-schema.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const root = join(import.meta.dirname, "..", "..");

/** The schema with no properties but those that it names: what a report has and the schema does not tell is a fault. */
function closed(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return inner["type"] === "object" ? { ...inner, additionalProperties: false } : inner;
}

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(closed(reportSchema()) as object);

/** What the schema says of the printed report of a run. */
async function errorsOf(options: LintOptions): Promise<unknown> {
  const result = await lint({ today, config: false, ...options });
  return errorsIn(JSON.parse(json(result.report, { source: () => undefined, color: false })));
}

function errorsIn(report: unknown): unknown {
  return validate(report) ? [] : validate.errors;
}

const organization = (target: string) => `resource "aws_organizations_organization" "this" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "prod" {
  name      = "Prod"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_account" "pay" {
  name      = "pay"
  email     = "pay@example.com"
  parent_id = aws_organizations_organizational_unit.prod.id
}
resource "aws_organizations_policy" "deny" {
  name    = "deny"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }]
  })
}
resource "aws_organizations_policy_attachment" "deny" {
  policy_id = aws_organizations_policy.deny.id
  target_id = ${target}
}
`;

describe("the schema of the report", () => {
  it("is generated (npm run schema)", () => {
    const file = readFileSync(join(root, "schema", "rootrail-report.schema.json"), "utf8");
    expect(file).toBe(`${JSON.stringify(reportSchema(), null, 2)}\n`);
  });

  const fixtures = readdirSync(join(root, "fixtures"), { withFileTypes: true }).filter((one) => one.isDirectory());
  it.each(fixtures.map((one) => one.name))("fits the report on fixtures/%s", async (name) => {
    expect(await errorsOf({ cwd: join(root, "fixtures", name) })).toEqual([]);
  });

  const covered = { "main.tf": organization("aws_organizations_organization.this.roots[0].id") };
  const uncovered = { "main.tf": organization('"ou-ab12-11111111"') };

  it("fits a report with what a change does, places and a baseline among it", async () => {
    const written = await lint({ cwd: folderOf(uncovered), today, config: false, updateBaseline: true });
    const baseline = { ...uncovered, "base.json": written.updatedBaseline?.text ?? "" };
    const old =
      '{ "version": 1, "findings": [{ "rule": "r", "address": "a", "path": "gone.tf", "fingerprint": "f" }] }';
    const exceptions = `exceptions:
  - { rule: missing-root-scp, target: main.tf, owner: a, expires: 2027-01-31, reason: b }
`;
    const runs: readonly LintOptions[] = [
      { cwd: folderOf(uncovered), base: folderOf(covered) },
      { cwd: folderOf(baseline), baseline: "base.json" },
      { cwd: folderOf({ ...uncovered, "base.json": old }), baseline: "base.json" },
      {
        cwd: folderOf({ ...baseline, "rootrail.yaml": exceptions }),
        baseline: "base.json",
        config: "rootrail.yaml",
      },
    ];
    for (const options of runs) expect(await errorsOf(options)).toEqual([]);
    const { report } = await lint({ ...runs[0], today, config: false });
    expect(report.findings.some((one) => one.places)).toBe(true);
    expect(report.before?.changes.length).toBeGreaterThan(0);
  });

  it("fits inputs with errors", async () => {
    expect(await errorsOf({ cwd: folderOf({ "broken.tf": 'resource "a" {', "a.yaml": "Resources: [" }) })).toEqual([]);
  });

  it.each<[string, (report: Record<string, unknown>) => void]>([
    ["a place without a fingerprint", (report) => delete firstPlace(report)["fingerprint"]],
    ["a state that there is not", (report) => Object.assign(firstPlace(report), { status: "old" })],
    ["a change of nothing", (report) => Object.assign(report, { before: { changes: [{}] } })],
    ["a field that it does not tell", (report) => Object.assign(report, { own: 1 })],
    ["no findings", (report) => delete report["findings"]],
  ])("refuses %s", async (_, spoil) => {
    const { report } = await lint({ cwd: folderOf(uncovered), base: folderOf(covered), today, config: false });
    const spoiled = JSON.parse(JSON.stringify(report));
    expect(errorsIn(spoiled)).toEqual([]);
    spoil(spoiled);
    expect(errorsIn(spoiled)).not.toEqual([]);
  });
});

function firstPlace(report: Record<string, unknown>): Record<string, unknown> {
  const findings = report["findings"] as { places?: Record<string, unknown>[] }[];
  const [place] = findings.flatMap((one) => one.places ?? []);
  if (!place) throw new Error("no finding has places");
  return place;
}
