import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../../src/facts/registry.ts";
import { parseTerraformFolders } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { contextOf, memoryWorkspace } from "./memory-workspace.ts";

/** Whose the device `d` of a configuration is: `user`, `open`, or `root` with what is assumed for it. */
function ownerOf(main: string, files: Readonly<Record<string, string>> = {}): string {
  const workspace = memoryWorkspace({ "main.tf": main, ...files });
  const facts = parseTerraformFolders(["."], contextOf(workspace)).flatMap(({ resources }) => deriveFacts(resources));
  const fact = facts.find((one) => one.fact === "MfaDevice" && one.resource.address.endsWith(".d"));
  if (fact?.fact !== "MfaDevice") return "none";
  const { owner } = fact;
  if (owner.kind === "open") return "open";
  if (owner.kind === "not-root" || owner.kind === "not-told") return "user";
  const assumed = owner.signs[0].when.map(({ subject, is }) => `${subject} is ${is}`);
  return owner.certainty === "certain" ? "root" : `root if ${assumed.join(" and ")}`;
}

const variables = 'variable "a" {}\nvariable "b" {}\nvariable "l" { type = list(string) }\n';
const device = (user: string) => `${variables}resource "awscc_iam_virtual_mfa_device" "d" { users = [${user}] }\n`;

describe("what is one value and what is two", () => {
  it.each([
    ["a variable is itself", 'var.a == var.a ? "alice" : "root"', "user"],
    ["two variables need not be equal", 'var.a == var.b ? "alice" : "root"', "root if var.a == var.b is false"],
    ["either order is one comparison", 'var.a == var.b ? (var.b == var.a ? "alice" : "root") : "bob"', "user"],
    ["!= is the opposite of ==", 'var.a == "x" ? (var.a != "x" ? "root" : "alice") : "bob"', "user"],
    ["a call of the same is the same", 'upper(var.a) == upper(var.a) ? "alice" : "root"', "user"],
    [
      "a part is not the whole",
      'split("-", var.a)[0] == "x" ? (var.a == "x-y" ? "root" : "alice") : "bob"',
      /^root if/,
    ],
    ["two parts are two values", 'split("-", var.a)[0] == split("-", var.a)[1] ? "alice" : "root"', /^root if/],
    ["a converted piece is not the piece", 'upper("${var.a}x") == "${var.a}X" ? "alice" : "root"', /^root if/],
    ["uuid() never equals another one", 'uuid() == uuid() ? "alice" : "root"', /^root if/],
    ["timestamp() neither", 'timestamp() == timestamp() ? "alice" : "root"', /^root if/],
    [
      "a length tells nothing of the items",
      'length(var.l) == 2 && join(",", var.l) == "a,b" ? "root" : "alice"',
      /^root if/,
    ],
    ["a set can be smaller than its list", 'length(toset([var.a, var.b])) == 2 ? "alice" : "root"', /^root if/],
    ["a set has no order", 'tolist(toset(["alice", var.a]))[1]', "open"],
    ["a key that is a part of a variable", '{ (split("-", var.a)[0]) = "root" }["prod"]', "open"],
    ["a text with an unknown part may fail to be one", 'try("u-${tonumber(var.a)}", "root")', /^root if can/],
    ["a branch may be an error", 'try(var.a == "x" ? local.none.x : "alice", "root")', /^root if|open/],
    ["what is in a list may be an error", 'can([tonumber(var.a)]) ? "alice" : "root"', /^root if can/],
    ["a text may be empty", 'coalesce("${var.a}${var.b}", "root")', "open"],
  ])("%s", (_, user, expected) => {
    const found = ownerOf(`locals { none = { y = "alice" } }\n${device(user)}`);
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  it.each([
    ["a row of a map by an open key", '{ prod = "root", dev = "alice" }[var.s]', 'root if var.s == "prod" is true'],
    [
      "by a part of a variable",
      '{ prod = "root", dev = "alice" }[split("-", var.s)[0]]',
      /^root if .*== "prod" is true/,
    ],
    ["a map without root", '{ prod = "bob", dev = "alice" }[var.s]', "user"],
    ["lookup", 'lookup({ prod = "root" }, var.s, "alice")', 'root if var.s == "prod" is true'],
    ["lookup, by its default", 'lookup({ prod = "alice" }, var.s, "root")', 'root if var.s == "prod" is false'],
    ["lookup without root", 'lookup({ prod = "bob" }, var.s, "alice")', "user"],
    ["a row that the branch rules out", 'var.s == "prod" ? "bob" : { prod = "root", dev = "alice" }[var.s]', "user"],
    ["an untyped key is not its text", 'var.a == "1" ? "bob" : { "1" = "root" }[var.a]', /^root if/],
    ["an item of a list", '["alice", "root"][var.n]', /^root if .*var.n == 1 is true/],
    ["element starts anew past the end", 'var.n == 0 ? "bob" : element(["root", "alice"], var.n)', /^root if/],
    ["element without root", 'element(["bob", "alice"], var.n)', "user"],
    ["a key with a known end", '{ "x-prod" = "root", "y" = "alice" }["x-${var.s}"]', "root"],
    ["a key that no row has", '{ "x-prod" = "root", "y" = "alice" }["y${var.s}"]', "user"],
  ])("follows an open key: %s", (_, user, expected) => {
    const typed = 'variable "s" { type = string }\nvariable "n" { type = number }\n';
    const found = ownerOf(typed + device(user));
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  it.each([
    ["two constants", 'var.a == "x" && var.a == "y" ? "root" : "alice"', "user"],
    ["two constants, nested", 'var.a == "x" ? (var.a == "y" ? "root" : "alice") : "bob"', "user"],
    ["a condition and its opposite", 'var.a == "x" && var.b == "z" && !(var.a == "x") ? "root" : "alice"', "user"],
    ["an || that always holds", 'var.a != "x" || var.a != "y" ? "alice" : "root"', "user"],
    ["two variables do not", 'var.a == "x" && var.b == "y" ? "root" : "alice"', /^root if/],
    ["one constant twice does not", 'var.a == "x" && var.a == "x" ? "root" : "alice"', /^root if/],
    ["two parts do not", 'split("-", var.a)[0] == "x" && split("-", var.a)[1] == "y" ? "root" : "alice"', /^root if/],
    ["constants of two types are left open", 'var.a == "1" && var.a == 1 ? "root" : "alice"', /^root if/],
    ["what is not equal to two may be a third", 'var.a != "x" && var.a != "y" ? "root" : "alice"', /^root if/],
  ])("knows what excludes each other: %s", (_, user, expected) => {
    const found = ownerOf(device(user));
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  it("takes an attribute of a user for a user, and nothing that a function makes of it", () => {
    const user = 'resource "aws_iam_user" "u" { name = "alice" }\n';
    expect(ownerOf(user + device("aws_iam_user.u.id"))).toBe("user");
    expect(ownerOf(user + device('replace(aws_iam_user.u.arn, "user/alice", "root")'))).toBe("open");
    expect(ownerOf(user + device('{ x = "alice" }[aws_iam_user.u.id]'))).toBe("user");
    // Another key keeps the configuration from being applied.
    expect(ownerOf(user + device('{ x = "root" }[aws_iam_user.u.id]'))).toBe("root");
  });

  it("knows the values that a validation names", () => {
    const owner = (names: string) =>
      `variable "o" {\n  validation {\n    condition = contains([${names}], var.o)\n    error_message = ""\n  }\n}\n`;
    expect(ownerOf(owner('"alice", "bob"') + device("var.o"))).toBe("user");
    expect(ownerOf(owner('"alice", "root"') + device("var.o"))).toBe("open");
    expect(ownerOf(owner('"alice", "bob"') + device('var.o == "carol" ? "root" : "bob"'))).toBe("user");
  });

  it("takes two outputs of a module that is not read for two values", () => {
    const call = 'module "m" {\n  source = "example/label/null"\n}\n';
    expect(ownerOf(call + device('module.m.a == module.m.a ? "alice" : "root"'))).toBe("user");
    expect(ownerOf(call + device('module.m.a == module.m.b ? "alice" : "root"'))).toBe(
      "root if module.m.a == module.m.b is false",
    );
    expect(ownerOf(call + device('module.m.a ? (module.m.b ? "alice" : "root") : "alice"'))).toBe(
      "root if module.m.a is true and module.m.b is false",
    );
    const each = 'module "m" {\n  source   = "example/label/null"\n  for_each = toset(var.l)\n}\n';
    expect(ownerOf(each + device('module.m["x"].a == module.m["y"].a ? "alice" : "root"'))).toMatch(/^root if/);
  });

  it("names one condition alike in every module that it is handed to, and the conditions of two instances differently", () => {
    const child = (user: string) =>
      `variable "on" {}\nresource "awscc_iam_virtual_mfa_device" "d" { users = [${user}] }\n`;
    const call = (input: string) => `${variables}module "m" {\n  source = "./m"\n  on = ${input}\n}\n`;
    const files = { "m/main.tf": child('var.on ? "root" : "alice"') };
    expect(ownerOf(call('var.a == "x"'), files)).toBe('root if var.a == "x" is true');
    expect(ownerOf(call('var.a == "x" ? var.a != "x" : false'), files)).toBe("user");
    const open = `${variables}resource "awscc_iam_virtual_mfa_device" "s" {\n  for_each = toset(var.l)\n  users = [each.key == "x" ? "p" : "q"]\n}\n`;
    const one = (key: string) => `awscc_iam_virtual_mfa_device.s["${key}"].users[0]`;
    const both = `${open}resource "awscc_iam_virtual_mfa_device" "d" { users = [`;
    expect(ownerOf(`${both}${one("a")} == "p" && ${one("b")} == "q" ? "root" : "alice"] }\n`)).toMatch(/^root if/);
    expect(ownerOf(`${both}${one("a")} == "p" && ${one("a")} == "q" ? "root" : "alice"] }\n`)).toBe("user");
  });

  it("asks what each instance is in every way that it comes about", () => {
    const device = (user: string) => `resource "awscc_iam_virtual_mfa_device" "d" {\n  ${user}\n}\n`;
    const either = 'for_each = var.a ? { k = "alice" } : { k = "root" }\n  users = [each.value]';
    const facts = parseTerraformFolders(["."], contextOf(memoryWorkspace({ "main.tf": variables + device(either) })));
    const [fact] = deriveFacts(facts[0]?.resources ?? []);
    expect(fact?.fact === "MfaDevice" && fact.owner.kind).toBe("root");
    const exclusive = 'count = var.a ? (var.b ? 1 : 0) : (var.b ? 0 : 1)\n  users = ["root"]';
    const counted = parseTerraformFolders(
      ["."],
      contextOf(memoryWorkspace({ "main.tf": variables + device(exclusive) })),
    );
    const [other] = deriveFacts(counted[0]?.resources ?? []);
    expect(other?.fact === "MfaDevice" && other.owner.kind === "root" && other.owner.certainty).toBe("possible");
  });

  it("gives a default to an input that is null on one branch", () => {
    const files = {
      "m/main.tf":
        'variable "o" {\n  default = "root"\n  nullable = false\n}\nresource "awscc_iam_virtual_mfa_device" "d" { users = [var.o] }\n',
    };
    const main = `${variables}module "m" {\n  source = "./m"\n  o = var.a == "x" ? null : "alice"\n}\n`;
    expect(ownerOf(main, files)).toBe('root if var.a == "x" is true');
  });
});
