import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Evaluation } from "../../../../src/inputs/terraform/hcl/evaluate/evaluation.ts";
import { ModuleFolders } from "../../../../src/inputs/terraform/hcl/modules/module-folders.ts";
import { ModuleInstance } from "../../../../src/inputs/terraform/hcl/modules/module-instance.ts";
import { folderWorkspace } from "./fixture-workspace.ts";
import { plain } from "./plain.ts";

const folder = "fixtures/terraform-hcl/expressions";
const expected: Record<string, unknown> = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));

function rootModule(): ModuleInstance {
  const workspace = folderWorkspace(folder);
  const evaluation = new Evaluation(workspace, new ModuleFolders(workspace), ".");
  const settings = { address: "", inputs: new Map(), callers: [], when: [], path: [] };
  return new ModuleInstance(evaluation, evaluation.rootModule(), settings);
}

const hasTerraform = spawnSync("terraform", ["version"]).status === 0;

describe("expressions", () => {
  it.each(Object.keys(expected))("evaluates %s", (name) => {
    expect(plain(rootModule().output(name))).toEqual(expected[name]);
  });

  it("covers every output", () => {
    expect([...rootModule().module.outputs.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.skipIf(!hasTerraform)("expects what Terraform itself answers", () => {
    const copy = mkdtempSync(join(tmpdir(), "expressions-"));
    cpSync(folder, copy, { recursive: true });
    const run = (...args: string[]) =>
      execFileSync("terraform", args, { cwd: copy, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    run("init", "-input=false");
    run("plan", "-input=false", "-out=plan");
    const outputs: Record<string, { value: unknown }> = JSON.parse(run("show", "-json", "plan")).planned_values.outputs;
    rmSync(copy, { recursive: true });
    expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual(expected);
  });
});
