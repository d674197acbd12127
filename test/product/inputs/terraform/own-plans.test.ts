import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openContext, planFormat } from "../../../inputs/terraform/plan/support.ts";
import { runBuiltCli } from "../../../support/built-cli.ts";
import { folderOf } from "../../../support/folder.ts";
import { hasTerraform, terraform } from "../../terraform.ts";

const show = (folder: string, ...plan: readonly string[]) => Buffer.from(terraform(folder, "show", "-json", ...plan));

const parse = (path: string, bytes: Uint8Array) =>
  planFormat(new Set(["terraform_data"])).parse({ path, bytes }, openContext);

const main = `resource "terraform_data" "root" { input = "r" }
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
`;
const guard = `variable "target" {}
resource "terraform_data" "policy" {
  count = 2
  input = var.target
}
output "policy" { value = terraform_data.policy[1].id }
`;

describe.skipIf(!hasTerraform)("plans that Terraform makes here", () => {
  it("are read with their references, and their wrong forms are named", () => {
    const folder = folderOf({ "main.tf": main, "guard/main.tf": guard });
    terraform(folder, "init", "-input=false");
    terraform(folder, "plan", "-input=false", "-out", "plan.tfplan");
    const { resources, problems } = parse("plan.json", show(folder, "plan.tfplan"));
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
    expect(problem("plan.json", Buffer.from(terraform(folder, "plan", "-json")))).toBe("log-stream");
    terraform(folder, "apply", "-input=false", "-auto-approve");
    expect(problem("terraform.tfstate", readFileSync(join(folder, "terraform.tfstate")))).toBe("raw-state");
    const state = parse("state.json", show(folder));
    expect(state.problems).toEqual([]);
    expect([...new Set(state.resources.map(({ action }) => action))]).toEqual(["no-op"]);
    expect(state.resources).toHaveLength(resources.length);
    terraform(folder, "plan", "-input=false", "-out", "targeted.tfplan", "-destroy", "-target", "terraform_data.list");
    const targeted = parse("plan.json", show(folder, "targeted.tfplan"));
    expect(targeted.problems).toMatchObject([{ kind: "warning", code: "plan-incomplete" }]);
    const actions = new Map(targeted.resources.map(({ address, action }) => [address, action]));
    expect([actions.size, actions.get("terraform_data.list"), actions.get("terraform_data.root")]).toEqual([
      resources.length,
      "delete",
      "no-op",
    ]);
  });

  it("have their resources placed in the sources of the binary plan", () => {
    const inner = `# a module
resource "terraform_data" "enrol" {
  provisioner "local-exec" {
    command = "aws iam enable-mfa-device --user-name root"
  }
}
`;
    const made = folderOf({
      "main.tf": `module "inner" {\n  source   = "./modules/inner"\n  for_each = toset(["a", "b"])\n}\n`,
      "modules/inner/main.tf": inner,
    });
    terraform(made, "init", "-input=false");
    terraform(made, "plan", "-input=false", "-out=tfplan");
    const folder = folderOf({ "ci/tfplan": readFileSync(join(made, "tfplan")), "ci/plan.json": show(made, "tfplan") });
    const args = ["lint", "ci/tfplan", "ci/plan.json", "--require-guardrails", "never", "--no-config", "-f", "json"];
    const run = runBuiltCli(args, { cwd: folder });
    expect([run.code, run.stderr]).toEqual([1, ""]);
    const findings: readonly { resource: { address: string }; location: { path: string; start: { line: number } } }[] =
      JSON.parse(run.stdout).findings;
    expect(
      findings.map(({ resource, location }) => `${resource.address} ${location.path}:${location.start.line}`),
    ).toEqual([
      'module.inner["a"].terraform_data.enrol ci/tfplan!modules/inner/main.tf:2',
      'module.inner["b"].terraform_data.enrol ci/tfplan!modules/inner/main.tf:2',
    ]);
  });
});
