import { expect, it } from "vitest";
import { Evaluation } from "../../../../src/inputs/terraform/hcl/modules/evaluation.ts";
import { ModuleFolders } from "../../../../src/inputs/terraform/hcl/modules/module-folders.ts";
import { ModuleInstance } from "../../../../src/inputs/terraform/hcl/modules/module-instance.ts";
import { memoryWorkspace } from "./memory-workspace.ts";
import { plain } from "./plain.ts";
import answers from "./terraform-answers.json" with { type: "json" };

/** Expressions with the JSON that Terraform 1.11.4 makes of them, or `an error`. */
it("gives what Terraform gives", () => {
  const expressions = Object.entries(answers);
  const code = expressions.map(
    ([one], index) => `output "o${index}" {\n  value = try(jsonencode([${one}]), "an error")\n}\n`,
  );
  const workspace = memoryWorkspace({ "main.tf": code.join("") });
  const evaluation = new Evaluation(workspace, new ModuleFolders(workspace), ".");
  const settings = { address: "", inputs: new Map(), callers: [], when: [], path: [] };
  const root = new ModuleInstance(evaluation, evaluation.rootModule(), settings);
  const ours = expressions.map(([one], index) => [one, plain(root.output(`o${index}`))]);
  const theirs = expressions.map(([one, answer]) => [one, answer === "an error" ? answer : `[${answer}]`]);
  expect(ours).toEqual(theirs);
});
