import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Evaluation } from "../../../../src/inputs/terraform/hcl/modules/evaluation.ts";
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

describe("expressions", () => {
  it.each(Object.keys(expected))("evaluates %s", (name) => {
    expect(plain(rootModule().output(name))).toEqual(expected[name]);
  });

  it("covers every output", () => {
    expect([...rootModule().module.outputs.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
  });
});
