import { describe, expect, it } from "vitest";
import { openSources } from "../../../../src/inputs/terraform/hcl/modules/source-map.ts";
import { memoryWorkspace, textAt } from "./memory-workspace.ts";

const files = {
  "infra/main.tf": [
    "# the baseline",
    'module "baseline" {',
    '  for_each = toset(["a.b"])',
    '  source   = "./baseline"',
    "}",
    'module "registry" {',
    '  source = "acme/pack/aws"',
    "}",
    'module "absent" {',
    '  source = "acme/other/aws"',
    "}",
    "import {",
    '  for_each = { one = "arn:aws:iam::111122223333:mfa/one" }',
    "  to       = aws_iam_virtual_mfa_device.root[each.key]",
    "  id       = each.value",
    "}",
    'resource "aws_iam_virtual_mfa_device" "root" {',
    '  virtual_mfa_device_name = "root-account-mfa-device"',
    '  tags = { Name = "x", "other" = "y" }',
    "}",
    "",
  ].join("\n"),
  "infra/baseline/scp.tf": [
    'data "aws_iam_policy_document" "scp" {',
    "  statement {",
    '    actions = ["iam:A",',
    '      "iam:B"]',
    "  }",
    '  dynamic "statement" {',
    "    for_each = []",
    "    content { effect = each.value }",
    "  }",
    "}",
    'module "inner" { source = "../inner" }',
    'resource "aws_config_config_rule" "r" {',
    "  source {",
    '    owner = "AWS"',
    '    source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"',
    "  }",
    "}",
    "",
  ].join("\r\n"),
  "infra/inner/main.tf.json": `{"resource":{"aws_x":{"y":[{"name":"n","tags":{"Name":"t"}}]}}}`,
  "infra/.terraform/modules/modules.json": JSON.stringify({
    Modules: [
      { Key: "", Source: "", Dir: "." },
      {
        Key: "registry",
        Source: "registry.example/acme/pack/aws",
        Version: "1.0.0",
        Dir: ".terraform/modules/registry",
      },
      { Key: "absent", Source: "registry.example/acme/other/aws", Dir: ".terraform/modules/absent" },
    ],
  }),
  "infra/.terraform/modules/registry/main.tf": 'resource "aws_x" "y" {}\n',
} satisfies Record<string, string>;

const sources = openSources(memoryWorkspace(files), "infra/");
const read = (location: { path: string } | undefined) =>
  location && textAt((files as Record<string, string>)[location.path] ?? "", location as never);

describe("openSources", () => {
  it.each([
    [
      'module.baseline["a.b"].aws_config_config_rule.r',
      "infra/baseline/scp.tf",
      'resource "aws_config_config_rule" "r"',
      "declaration",
    ],
    [
      'module.baseline["a.b"].data.aws_iam_policy_document.scp',
      "infra/baseline/scp.tf",
      'data "aws_iam_policy_document" "scp"',
      "declaration",
    ],
    ['module.baseline["a.b"].module.inner.aws_x.y[3]', "infra/inner/main.tf.json", "{", "declaration"],
    ["module.registry.aws_x.y", "infra/.terraform/modules/registry/main.tf", 'resource "aws_x" "y"', "declaration"],
    ["module.absent.module.deep.aws_x.y", "infra/main.tf", 'module "absent"', "call"],
    ['module.baseline["a.b"]', "infra/main.tf", 'module "baseline"', "call"],
    [
      'aws_iam_virtual_mfa_device.root["one"]',
      "infra/main.tf",
      'resource "aws_iam_virtual_mfa_device" "root"',
      "declaration",
    ],
  ])("finds %s", (address, path, header, kind) => {
    const place = sources.locate(address);
    expect([place?.header.path, read(place?.header), place?.kind]).toEqual([path, header, kind]);
  });

  it.each([
    "aws_x.y",
    "module.baseline.aws_x.y",
    "module.nowhere.aws_x.y",
    "module.registry.aws_x.z",
    "data.aws_config_config_rule.r",
    "no address",
  ])("does not find %s", (address) => {
    expect(sources.locate(address)).toBeUndefined();
  });

  it("names the callers, innermost first", () => {
    const callers = sources.locate('module.baseline["a.b"].module.inner.aws_x.y')?.callers ?? [];
    expect(callers.map((one) => [one.message, one.location.path, read(one.location)])).toEqual([
      ['called as module.baseline["a.b"].module.inner', "infra/baseline/scp.tf", 'module "inner"'],
      ['called as module.baseline["a.b"]', "infra/main.tf", 'module "baseline"'],
    ]);
  });

  it.each([
    ["aws_iam_virtual_mfa_device.root", ["virtual_mfa_device_name"], '"root-account-mfa-device"'],
    ["aws_iam_virtual_mfa_device.root", ["tags", "other"], '"y"'],
    ["aws_iam_virtual_mfa_device.root", ["tags", "absent"], '{ Name = "x", "other" = "y" }'],
    ["aws_iam_virtual_mfa_device.root", ["path"], undefined],
    ["module.baseline.aws_config_config_rule.r", ["source", 0, "owner"], '"AWS"'],
    ["module.baseline.aws_config_config_rule.r", ["source", 1], undefined],
    ["module.baseline.data.aws_iam_policy_document.scp", ["statement", 0, "actions", 1], undefined],
    ["module.baseline.module.inner.aws_x.y", ["tags", "Name"], '"t"'],
    ["module.absent.aws_x.y", ["name"], undefined],
  ] as const)("finds the attribute of %s %j", (address, path, expected) => {
    expect(read(sources.locate(address)?.attribute(path))).toBe(expected);
  });

  it("finds the import block of an address", () => {
    const place = sources.importBlock('aws_iam_virtual_mfa_device.root["one"]');
    expect([read(place?.header), read(place?.id), place?.block.start.line]).toEqual(["import", "each.value", 12]);
    expect(sources.importBlock("aws_iam_virtual_mfa_device.root")).toBeUndefined();
  });

  it("says whether there is configuration at all", () => {
    expect([sources.isEmpty, openSources(memoryWorkspace(files), "elsewhere").isEmpty]).toEqual([false, true]);
  });
});
