import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Evaluation } from "../../../../src/inputs/terraform/hcl/modules/evaluation.ts";
import { ModuleFolders } from "../../../../src/inputs/terraform/hcl/modules/module-folders.ts";
import { ModuleInstance } from "../../../../src/inputs/terraform/hcl/modules/module-instance.ts";
import { openSources } from "../../../../src/inputs/terraform/hcl/modules/source-map.ts";
import { parseTerraformFolder } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { folderWorkspace } from "../../../inputs/terraform/hcl/fixture-workspace.ts";
import { contextOf, memoryWorkspace } from "../../../inputs/terraform/hcl/memory-workspace.ts";
import { plain } from "../../../inputs/terraform/hcl/plain.ts";
import { declarations, expressions } from "../../../inputs/terraform/hcl/random-expressions.ts";
import { folderOf } from "../../../support/folder.ts";
import { hasTerraform, terraform } from "../../terraform.ts";

interface PlanChange {
  readonly address: string;
  readonly change: { readonly after: Record<string, unknown> };
}

interface Plan {
  readonly resource_changes: readonly PlanChange[];
  readonly planned_values: { readonly outputs: Record<string, { readonly value?: unknown }> };
}

/** What Terraform itself plans for a folder that needs no provider but the built-in one. */
function planned(prepare: (folder: string) => void): Plan {
  const copy = folderOf();
  prepare(copy);
  terraform(copy, "init", "-input=false");
  terraform(copy, "plan", "-input=false", "-out=plan");
  return JSON.parse(terraform(copy, "show", "-json", "plan"));
}

describe.skipIf(!hasTerraform)("evaluation without a plan", () => {
  it("makes the instances and values that Terraform plans, and finds each in the source", () => {
    const folder = "fixtures/terraform-hcl/instances-in-terraform";
    const workspace = folderWorkspace(folder);
    const { resources } = parseTerraformFolder(".", contextOf(workspace));
    const ours = new Map(
      resources.map(({ address, properties }) => [
        address,
        new Map(properties.entries.map((one) => [one.key, plain(one.value)])),
      ]),
    );
    const theirs = planned((copy) => cpSync(folder, copy, { recursive: true })).resource_changes;
    expect([...ours.keys()].toSorted()).toEqual(theirs.map((one) => one.address).toSorted());
    const sources = openSources(workspace, ".");
    for (const { address, change } of theirs) {
      for (const [name, value] of ours.get(address) ?? [])
        expect([address, name, value]).toEqual([address, name, change.after[name]]);
      expect(sources.locate(address)?.kind).toBe("declaration");
    }
  });

  it("answers random expressions as Terraform does, where it takes them at all", () => {
    const samples = fc.sample(expressions, { numRuns: 300, seed: 1406 });
    const outputs = samples.map(
      (one, index) => `output "o${index}" {\n  value = try(jsonencode(${one}), "error")\n}\n`,
    );
    const text = declarations + outputs.join("");
    const theirs = planned((copy) => writeFileSync(join(copy, "main.tf"), text)).planned_values.outputs;
    const workspace = memoryWorkspace({ "main.tf": text });
    const evaluation = new Evaluation(workspace, new ModuleFolders(workspace), ".");
    const settings = { address: "", inputs: new Map(), callers: [], when: [], path: [] };
    const root = new ModuleInstance(evaluation, evaluation.rootModule(), settings);
    const found: unknown[] = [];
    let compared = 0;
    for (const [index, expression] of samples.entries()) {
      const [ours, answer] = [root.output(`o${index}`), theirs[`o${index}`]?.value];
      // Terraform is stricter on types than an evaluation needs to be; and unknown is never a wrong answer.
      if (answer === "error" || answer === undefined || ours.kind === "unknown") continue;
      compared += 1;
      if (plain(ours) !== answer) found.push([expression, plain(ours), answer]);
    }
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });

  it("is what the fixture of expressions expects", () => {
    const folder = "fixtures/terraform-hcl/expressions";
    const { outputs } = planned((copy) => cpSync(folder, copy, { recursive: true })).planned_values;
    expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual(
      JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")),
    );
  });
});
