import { describe, expect, it } from "vitest";
import { loadModule } from "../../../../src/inputs/terraform/hcl/modules/module.ts";
import { parseTerraformFolders, terraformHcl } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { readWithHcl2, SecondOpinion } from "../../../../src/inputs/terraform/hcl/syntax/hcl2.ts";
import { contextOf, memoryWorkspace } from "./memory-workspace.ts";

const source = (path: string, text = "") => ({ path, bytes: new TextEncoder().encode(text) });
const device = (name: string, value = '"x"') =>
  `resource "aws_iam_virtual_mfa_device" "${name}" {\n  virtual_mfa_device_name = ${value}\n}\n`;

describe("terraformHcl", () => {
  it.each([
    ["a/main.tf", "yes"],
    ["main.tofu", "yes"],
    ["main.tf.json", "yes"],
    ["main.tofu.json", "yes"],
    ["main.tfvars", "no"],
    ["tests/main.tftest.hcl", "no"],
    [".terraform.lock.hcl", "no"],
    ["a/.hidden.tf", "no"],
    ["main.tf.bak", "no"],
    ["tf", "no"],
    ["<stdin>", "no"],
  ])("claims %s: %s", (path, expected) => {
    expect(terraformHcl.claims(source(path))).toBe(expected);
  });

  it("reads a single file with the rest of its folder, and the given bytes in its place", () => {
    const workspace = memoryWorkspace({
      "infra/main.tf": device("stale"),
      "infra/locals.tf": 'locals {\n  name = "root-account-mfa-device"\n}\n',
    });
    const { resources } = terraformHcl.parse(
      source("infra/main.tf", device("fresh", "local.name")),
      contextOf(workspace),
    );
    expect(resources.map((one) => one.address)).toEqual(["aws_iam_virtual_mfa_device.fresh"]);
    expect(resources[0]?.properties.entries[0]?.value).toMatchObject({ value: "root-account-mfa-device" });
  });

  it("evaluates only what is asked for", () => {
    const text = `${device("a")}resource "aws_x" "y" {\n  n = 1\n}\n`;
    const [root] = parseTerraformFolders(["."], contextOf(memoryWorkspace({ "main.tf": text })), {
      wanted: (type) => type === "aws_x",
    });
    expect(root?.resources.map((one) => one.address)).toEqual(["aws_x.y"]);
  });

  it("takes folders that call each other once", () => {
    const workspace = memoryWorkspace({
      "a/main.tf": `module "b" {\n  source = "../b"\n}\n${device("a")}`,
      "b/main.tf": `module "a" {\n  source = "../a"\n}\n`,
    });
    const roots = parseTerraformFolders(["b", "a"], contextOf(workspace));
    expect(roots.map((one) => one.folder)).toEqual(["b"]);
    expect(roots[0]?.resources.map((one) => one.address)).toContain("module.a.aws_iam_virtual_mfa_device.a");
  });

  it("reports the problems of a shared module once", () => {
    const workspace = memoryWorkspace({
      "a/main.tf": 'module "c" {\n  source = "../c"\n}\n',
      "b/main.tf": 'module "c" {\n  source = "../c"\n}\n',
      "c/main.tf": "x = \n",
    });
    const problems = parseTerraformFolders(["a", "b", "c"], contextOf(workspace)).flatMap((one) => one.problems);
    expect(problems.map((one) => [one.kind, one.location.path, one.location.start])).toEqual([
      ["error", "c/main.tf", { line: 1, column: 5 }],
    ]);
  });
});

describe("the second opinion", () => {
  it("leaves the global scope as it was", () => {
    const before = [Error.stackTraceLimit, Object.getOwnPropertyDescriptor(globalThis, "require")];
    expect(readWithHcl2('a "b" {\n  c = [1, var.d]\n}')).toEqual({ a: { b: [{ c: [1, "${var.d}"] }] } });
    expect(readWithHcl2("a = = 1")).toBeUndefined();
    expect([Error.stackTraceLimit, Object.getOwnPropertyDescriptor(globalThis, "require")]).toEqual(before);
  });

  it("is asked about a bounded amount of text", () => {
    const other = new SecondOpinion();
    expect(other.accepts("a = 1\n")).toBe(true);
    expect(other.accepts("#".repeat(300_000))).toBe(false);
    expect(other.accepts("b = 1\n")).toBe(false);
    expect(other.accepts("a = 1\n")).toBe(true);
  });

  it("is not asked about syntax that we accept and it does not", () => {
    const text = "locals {\n  a = provider::aws::arn_parse(var.b)\n}\n";
    expect(readWithHcl2(text)).toBeUndefined();
    expect(loadModule(memoryWorkspace({ "main.tf": text }), ".", { other: new SecondOpinion() }).problems).toEqual([]);
  });
});
