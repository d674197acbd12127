import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Recognized, recognize } from "../../../../src/inputs/terraform/plan/recognize.ts";
import { openContext, parsePlanText, planFormat, wantedTypes } from "./support.ts";

describe("what a file is", () => {
  it.each<[string, string, Recognized]>([
    ["a.json", "", "other"],
    ["plan.json", "", "empty"],
    ["out/prod.tfplan.json", " \n", "empty"],
    ["my-plan.prod.json", "", "empty"],
    ["explanation.json", "", "other"],
    ["a.json", '{"format_version":"1.2","terraform_version":"1.11.4","variables":{}', "plan"],
    ["a.json", '{"format_version":"1.2","terraform_version":"1.11.4","planned_v', "state"],
    ["a.json", '{"configuration":{"provider_config":{"aws":', "plan"],
    ["a.json", '{"configuration":{"x":1}}', "other"],
    ["a.json", '{"format_version":"1.0","valid":true}', "other"],
    ["a.json", '{"terraform_version":"1.11.4","platform":"linux_amd64"}', "other"],
    ["a.json", '{"resource_changes":[]}', "plan"],
    ["a.json", '{"resource\\u005fchanges":[]}', "plan"],
    ["a.json", '{"note":"resource_changes"}', "other"],
    ["a.json", '{"nested":{"resource_changes":[]}}', "other"],
    ["a.json", '{"version":4,"serial":1,"lineage":"x","resources":[]}', "raw-state"],
    ["a.json", '{"version":"1.0.0","serial":1,"lineage":"x"}', "other"],
    ["a.json", '{"a":{"value":1,"type":"number","sensitive":false}}', "output-json"],
    ["a.json", '{"a":{"value":1,"type":"number"}}', "other"],
    ["a.json", '{"@level":"info","@message":"x","@module":"vault.core"}\n', "other"],
    ["a.json", "[]", "other"],
    ["a.yaml", "Resources: {}", "other"],
    ["x.tfplan", "PK\u0003\u0004garbage", "binary-plan"],
    ["x.zip", "PK\u0003\u0004garbage", "other"],
  ])("%s with %.60j is %s", (path, text, expected) => {
    expect(recognize(path, Buffer.from(text, "latin1"))).toBe(expected);
  });

  it("a plan is known by its sections too, however late they come", () => {
    const variables = JSON.stringify({ a: { value: "x".repeat(100_000) } });
    const text = `{"format_version":"1.2","checks":${variables},"resource_changes":[]}`;
    expect(recognize("a.json", Buffer.from(text))).toBe("plan");
  });

  it("no bytes make it throw, and what is claimed is parsed without a throw", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(`{"resource_changes":${text}`)),
      fc
        .json()
        .map((text) => Buffer.from(`{"format_version":"1.2","resource_changes":[${text}],"configuration":${text}}`)),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom("plan.json", "x.tfplan", "a"), (some, path) => {
        const format = planFormat(wantedTypes);
        format.claims({ path, bytes: some });
        expect(format.parse({ path, bytes: some }, openContext).resources).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("secrets", () => {
  it("are in no message", () => {
    const texts = [
      "{",
      "}",
      '{"format_version":"3.0",',
      '{"resource_changes":[{"type":"aws_iam_virtual_mfa_device",',
    ].map((start) => `${start}"base_32_string_seed":"TOPSECRET","x":"TOPSECRET" "TOPSECRET`);
    for (const text of texts) expect(JSON.stringify(parsePlanText(text))).not.toContain("TOPSECRET");
  });
});

const hasTerraform = (() => {
  try {
    execFileSync("terraform", ["version"], { stdio: "ignore", env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasTerraform)("plans that terraform makes here", () => {
  const folder = mkdtempSync(join(tmpdir(), "plan-"));
  const terraform = (...args: readonly string[]) =>
    execFileSync("terraform", [...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: "1",
        TF_CLI_CONFIG_FILE: join(folder, "none.tfrc"),
        TF_IN_AUTOMATION: "1",
      },
    });
  const parse = (name: string, bytes: Uint8Array) =>
    planFormat(new Set(["terraform_data"])).parse({ path: name, bytes }, openContext);

  it("are read with their references, and their wrong forms are named", () => {
    mkdirSync(join(folder, "guard"));
    writeFileSync(join(folder, "none.tfrc"), "");
    writeFileSync(
      join(folder, "main.tf"),
      `
resource "terraform_data" "root" { input = "r" }
resource "terraform_data" "ou" {
  for_each = toset(["a", "b"])
  input    = each.key
}
module "guard" {
  source   = "./guard"
  for_each = terraform_data.ou
  target   = each.value.id
}
resource "terraform_data" "chained" {
  for_each = terraform_data.ou
  input    = each.value.id
}
resource "terraform_data" "outer" { input = module.guard["a"].policy }
resource "terraform_data" "list" { input = [terraform_data.root.id, "known"] }
`,
    );
    writeFileSync(
      join(folder, "guard/main.tf"),
      `
variable "target" {}
resource "terraform_data" "policy" {
  count = 2
  input = var.target
}
output "policy" { value = terraform_data.policy[1].id }
`,
    );
    terraform("init", "-input=false");
    terraform("plan", "-input=false", "-out", "plan.tfplan");
    const { resources, problems } = parse("plan.json", terraform("show", "-json", "plan.tfplan"));
    expect(problems).toEqual([]);
    const from = new Map(
      resources.map(({ address, properties }) => {
        const input = properties.entries.find(({ key }) => key === "input")?.value;
        const told = input?.kind === "list" ? input.items[0] : input;
        const references = told?.kind === "unknown" ? told.references : undefined;
        return [address, references?.map((one) => `${one.address} ${one.attribute}`).join()];
      }),
    );
    expect(from.get('terraform_data.chained["a"]')).toBe('terraform_data.ou["a"] id');
    expect(from.get('module.guard["b"].terraform_data.policy[0]')).toBe('terraform_data.ou["b"] id');
    expect(from.get("terraform_data.outer")).toBe('module.guard["a"].terraform_data.policy[1] id');
    expect(from.get("terraform_data.list")).toBe("terraform_data.root id");

    const problem = (name: string, bytes: Uint8Array) =>
      parse(name, bytes)
        .problems.map(({ code }) => code)
        .join();
    expect(problem("plan.tfplan", readFileSync(join(folder, "plan.tfplan")))).toBe("binary-plan");
    expect(problem("plan.json", terraform("plan", "-json"))).toBe("log-stream");
    terraform("apply", "-input=false", "-auto-approve");
    expect(problem("terraform.tfstate", readFileSync(join(folder, "terraform.tfstate")))).toBe("raw-state");
    const state = parse("state.json", terraform("show", "-json"));
    expect(state.problems).toEqual([]);
    expect([...new Set(state.resources.map(({ action }) => action))]).toEqual(["no-op"]);
    expect(state.resources).toHaveLength(resources.length);
    terraform("plan", "-input=false", "-out", "targeted.tfplan", "-destroy", "-target", "terraform_data.list");
    const targeted = parse("plan.json", terraform("show", "-json", "targeted.tfplan"));
    expect(targeted.problems).toMatchObject([{ kind: "warning", code: "plan-incomplete" }]);
    const actions = new Map(targeted.resources.map(({ address, action }) => [address, action]));
    expect([actions.size, actions.get("terraform_data.list"), actions.get("terraform_data.root")]).toEqual([
      resources.length,
      "delete",
      "no-op",
    ]);
    rmSync(folder, { recursive: true });
  });
});
