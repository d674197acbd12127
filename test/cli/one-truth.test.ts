import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { Finding } from "../../src/model/finding.ts";
import { hasCdk, synthesize } from "../product/cdk/app.ts";
import { folderOf } from "../support/folder.ts";
import { planArchive } from "../support/plan-archive.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

/**
 * One organization, written in every format: an SCP that MFA gets around and that an OU lacks, a misspelt Config rule,
 * a device of root. All have to say the same of it.
 */
const fixtures = join(repository, "fixtures", "one-truth");
const text = (path: string) => readFileSync(join(fixtures, path), "utf8");
const main = text("hcl/main.tf");
const archive = planArchive([{ key: "", dir: ".", files: { "main.tf": main } }]);
const template = text("json/template.json");

/** What the same thing is called: its address in Terraform by its logical ID. */
const addresses: readonly (readonly [string, string])[] = [
  ["aws_organizations_organization.organization", "Organization"],
  ["aws_organizations_policy.guard", "Guard"],
  ["aws_config_config_rule.watch", "Watch"],
  ["awscc_iam_virtual_mfa_device.root_mfa", "RootMfa"],
];

function plain(value: string): string {
  return addresses.reduce((shown, [address, name]) => shown.replaceAll(address, name), value);
}

async function findingsOf(cwd: string, paths: readonly string[] = ["."]): Promise<readonly Finding[]> {
  const { report } = await lint({ cwd, paths, config: false, today: "2026-11-25" });
  expect(report.inputs.filter((input) => input.error !== null)).toEqual([]);
  return report.findings;
}

/** Everything but format, type and place. Findings of one severity come in the order of their places. */
function told(findings: readonly Finding[]): readonly string[] {
  return findings
    .map((one) => {
      const { rule, severity, certainty, status, accounts, resource, message } = one;
      return [rule, severity, certainty, status, accounts.join(), plain(resource.address), plain(message)].join(" | ");
    })
    .sort();
}

const terraform: readonly (readonly [string, Readonly<Record<string, string | Uint8Array>>, readonly string[]])[] = [
  ["HCL", { "main.tf": main }, ["."]],
  ["plan JSON", { "plan.json": text("plan/plan.json") }, ["plan.json"]],
  ["plan JSON beside its HCL", { "plan.json": text("plan/plan.json"), "main.tf": main }, ["."]],
  ["binary plan and JSON", { "plan.json": text("plan/plan.json"), tfplan: archive }, ["plan.json", "tfplan"]],
];
const cloudformation: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["YAML", { "template.yaml": text("yaml/template.yaml") }],
  ["JSON", { "template.json": template }],
  ["JSON on one line", { "template.json": JSON.stringify(JSON.parse(template)) }],
];

const truth = findingsOf(join(fixtures, "hcl"));

describe("one organization in Terraform", () => {
  it("has four findings", async () => {
    expect((await truth).map((one) => [one.rule, plain(one.resource.address)])).toEqual([
      ["ineffective-root-scp", "Guard"],
      ["ineffective-conformance-pack", "Watch"],
      ["root-virtual-mfa-device", "RootMfa"],
      ["missing-root-scp", "Organization"],
    ]);
  });

  it.each(terraform)("says the same as %s, with the same fingerprints", async (_name, files, paths) => {
    const findings = await findingsOf(folderOf(files), paths);
    expect(told(findings)).toEqual(told(await truth));
    expect(findings.map((one) => one.fingerprint).sort()).toEqual((await truth).map((one) => one.fingerprint).sort());
  });

  it("has the same places in the sources by whichever way they are had", async () => {
    const places = (findings: readonly Finding[]) => findings.map(({ rule, location }) => [rule, location]);
    const named = (path: string) => async (findings: Promise<readonly Finding[]>) =>
      places((await findings).map((one) => ({ ...one, location: { ...one.location, path } })));
    const hcl = await named("main.tf")(truth);
    const [, , beside, binary] = terraform;
    expect(places(await findingsOf(folderOf(beside?.[1] ?? {})))).toEqual(hcl);
    const inside = await findingsOf(folderOf(binary?.[1] ?? {}), binary?.[2]);
    expect(inside.every((one) => one.location.path === "tfplan!main.tf")).toBe(true);
    expect(await named("main.tf")(Promise.resolve(inside))).toEqual(hcl);
  });
});

describe("one organization in CloudFormation", () => {
  it.each(cloudformation)(
    "says the same as HCL in %s, with fingerprints of its own addresses",
    async (_name, files) => {
      const findings = await findingsOf(folderOf(files));
      expect(told(findings)).toEqual(told(await truth));
      const yaml = await findingsOf(join(fixtures, "yaml"));
      expect(findings.map((one) => one.fingerprint)).toEqual(yaml.map((one) => one.fingerprint));
    },
  );

  it.skipIf(!hasCdk)("says the same as what the CDK makes of it", async () => {
    const resources = JSON.stringify(JSON.parse(template).Resources);
    const app = synthesize(
      `for (const [id, { Type, Properties }] of Object.entries(${resources}))
  new cdk.CfnResource(stack, "The" + id, { type: Type, properties: Properties }).overrideLogicalId(id);`,
      "",
      "undefined",
    );
    expect(app.code).toBe(0);
    const findings = await findingsOf(join(app.folder, "cdk.out"));
    expect(told(findings)).toEqual(told(await truth));
    const json = await findingsOf(join(fixtures, "json"));
    expect(findings.map((one) => one.fingerprint).sort()).toEqual(json.map((one) => one.fingerprint).sort());
  });
});

describe("one organization as facts", () => {
  it.each(["hcl", "plan", "yaml", "json"])("of %s says the same", async (name) => {
    const folder = folderOf({});
    const run = await runCli(["facts", "--no-config", "-o", join(folder, "facts.jsonl"), "."], {
      cwd: join(fixtures, name),
    });
    expect(run.code).toBe(0);
    expect(told(await findingsOf(folder))).toEqual(told(await truth));
  });
});

/** What is written at the place of a finding: the token that it is about. */
const quoted: ReadonlyMap<string, RegExp> = new Map([
  [
    "ineffective-root-scp",
    /^(?:resource "aws_organizations_policy" "guard"|"?Guard"?|"aws_organizations_policy\.guard")$/,
  ],
  [
    "ineffective-conformance-pack",
    /^(?:resource "aws_config_config_rule" "watch"|"?ROOT_ACCOUNT_HARDWARE_MFA_ENABELD"?|"aws_config_config_rule\.watch")$/,
  ],
  [
    "root-virtual-mfa-device",
    /^(?:resource "awscc_iam_virtual_mfa_device" "root_mfa"|"?arn:aws:iam::111122223333:root"?|"awscc_iam_virtual_mfa_device\.root_mfa")$/,
  ],
  [
    "missing-root-scp",
    /^(?:resource "aws_organizations_organization" "organization"|"?Organization"?|"aws_organizations_organization\.organization")$/,
  ],
]);

describe("the place of a finding", () => {
  const all = [
    ...terraform.map(([name, files, paths]) => [name, files, paths] as const),
    ...cloudformation.map(([name, files]) => [name, files, ["."]] as const),
  ];
  it.each(all)("in %s quotes the token that it is about", async (_name, files, paths) => {
    const folder = folderOf(files);
    for (const { rule, location } of await findingsOf(folder, paths)) {
      const { path, start, end } = location;
      const source = path.includes("!") ? main : readFileSync(join(folder, path), "utf8");
      expect(start.line).toBe(end.line);
      const token = source.split("\n")[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? "";
      expect(token.trim()).toMatch(quoted.get(rule) ?? /^$/);
    }
  });
});
