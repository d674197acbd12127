import { describe, expect, it } from "vitest";
import { parseTerraformFolders } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { maxSteps, stepsOf } from "../../../support/steps.ts";
import { contextOf, memoryWorkspace } from "./memory-workspace.ts";

describe("hostile configuration", () => {
  const parse = (text: string) => parseTerraformFolders(["."], contextOf(memoryWorkspace({ "main.tf": text })))[0];
  const chain = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");

  it.each([
    ["deep brackets", `locals { a = ${"[".repeat(50_000)}`],
    ["deep blocks", "a {\n".repeat(50_000)],
    ["deep templates", `locals { a = ${'"${'.repeat(20_000)}`],
    ["deep operators", `locals { a = ${"!".repeat(50_000)}true }`],
    ["a long chain of operators", `locals { a = 1${" + 1".repeat(50_000)} }\nresource "aws_x" "y" { n = local.a }`],
    ["a long traversal", `resource "aws_x" "y" { n = local${".a".repeat(50_000)} }`],
    ["a long chain of conditions", `locals { a = ${"true ? 1 : ".repeat(50_000)}2 }`],
    [
      "texts that double",
      `locals {\n a0 = "xxxxxxxxxx"\n${chain(60, (i) => ` a${i + 1} = "\${local.a${i}}\${local.a${i}}"`)}\n}\nresource "aws_x" "y" { n = local.a60 }`,
    ],
    [
      "lists that double",
      `locals {\n a0 = [1]\n${chain(60, (i) => ` a${i + 1} = [local.a${i}, local.a${i}]`)}\n}\nresource "aws_x" "y" { n = local.a60 }`,
    ],
    [
      "a long chain of locals",
      `locals {\n a0 = 1\n${chain(5000, (i) => ` a${i + 1} = [local.a${i}]`)}\n}\nresource "aws_x" "y" { n = local.a5000 }`,
    ],
    [
      "choices that double",
      `variable "v" {}\nlocals {\n a0 = "x"\n${chain(40, (i) => ` a${i + 1} = var.v["${i}"] ? local.a${i} : "\${local.a${i}}y"`)}\n}\nresource "aws_x" "y" { n = local.a40 }`,
    ],
    [
      "loops in loops",
      `resource "aws_x" "y" { n = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]] }`,
    ],
    ["many instances", `resource "aws_x" "y" {\n count = 1000000000\n}`],
    ["a module that calls itself", `module "a" { source = "./" }\nresource "aws_x" "y" {}`],
    [
      "names of Object",
      `resource "aws_x" "__proto__" { constructor = toString }\nlocals { __proto__ = { __proto__ = 1 } }`,
    ],
  ])("ends soon on %s", (_, text) => {
    const steps = stepsOf(() => JSON.stringify(parse(text)));
    expect(steps).toBeLessThan(maxSteps);
  });
});
