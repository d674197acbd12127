import { describe, expect, it } from "vitest";
import { Evaluation } from "../../../../src/inputs/terraform/hcl/modules/evaluation.ts";
import { ModuleFolders } from "../../../../src/inputs/terraform/hcl/modules/module-folders.ts";
import { ModuleInstance } from "../../../../src/inputs/terraform/hcl/modules/module-instance.ts";
import { symbolKey } from "../../../../src/model/symbol.ts";
import type { Value } from "../../../../src/model/value.ts";
import { memoryWorkspace } from "./memory-workspace.ts";
import { plain } from "./plain.ts";

/** What an expression comes to in a module with an open variable `open`, and a text `greeting`. */
function evaluated(expression: string, files: Readonly<Record<string, string>> = {}): Value {
  const code = `variable "open" {}\nlocals {\n  greeting = "hello $\${who}"\n}\noutput "x" {\n  value = ${expression}\n}\n`;
  const workspace = memoryWorkspace({ "main.tf": code, ...files });
  const evaluation = new Evaluation(workspace, new ModuleFolders(workspace), ".");
  const settings = { address: "", inputs: new Map(), callers: [], when: [], path: [] };
  return new ModuleInstance(evaluation, evaluation.rootModule(), settings).output("x");
}

/** The results that `terraform console` gives; those with a name in the comment stand in the function's documentation. */
describe("functions with known arguments", () => {
  it.each<[string, unknown]>([
    // regex, regexall, replace
    ['regex("[a-z]+", "53453453.345345aaabbbccc23454")', "aaabbbccc"],
    ['regex("(\\\\d\\\\d\\\\d\\\\d)-(\\\\d\\\\d)-(\\\\d\\\\d)", "2019-02-01")', ["2019", "02", "01"]],
    [
      'regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://terraform.io/docs/")',
      { scheme: "https", authority: "terraform.io" },
    ],
    ['regex("(a)|(b)", "b")', [null, "b"]],
    ['regex("a|ab", "ab")', "a"],
    ['regex("(?i)ROOT", "the Root user")', "Root"],
    ['try(regex("[0-9]", "abc"), "none")', "none"],
    ['can(regex("^r", "root"))', true],
    ['can(regex("^r", "alice"))', false],
    ['regexall("[a-z]+", "1234abcd5678efgh9")', ["abcd", "efgh"]],
    ['regexall("[a-z]+", "123456789")', []],
    [
      'regexall("([a-z])([0-9])", "a1b2")',
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    ['length(regexall("x*", "axb"))', 3],
    ['replace("1 + 2 + 3", "+", "-")', "1 - 2 - 3"],
    ['replace("hello world", "/w.*d/", "everybody")', "hello everybody"],
    ['replace("alice@example.com", "/^(.*)@(.*)$/", "$2 at $1")', "example.com at alice"],
    ['replace("ab", "/(?P<first>a)(b)/", "$${first}x-$2")', "ax-b"],
    ['replace("ab", "/a/", "$1$$")', "$b"],
    ['replace("abc", "/x*/", "-")', "-a-b-c-"],
    ['replace("a/b", "/", "-")', "a-b"],
    // issensitive
    ['issensitive(sensitive("secret"))', true],
    ['issensitive("hello")', false],
    ["issensitive(var.open)", false],
    ['issensitive([sensitive("secret"), "hello"])', false],
    // timeadd, timecmp, formatdate, uuidv5
    ['timeadd("2020-01-01T00:00:00Z", "-1h30m")', "2019-12-31T22:30:00Z"],
    ['timeadd("2020-02-28T23:59:59+02:00", "1.5h")', "2020-02-29T01:29:59+02:00"],
    ['timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00+01:00")', 0],
    ['formatdate("EEE, DD MMM YYYY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")', "Tue, 02 Jan 2018 23:12:01 UTC"],
    ['formatdate("h\'h\'mm AA aa H ZZZZZ ZZZZ Z", "2018-01-02T13:12:01-05:30")', "13h12 PM pm 1 -05:30 -0530 -05:30"],
    ['uuidv5("dns", "www.terraform.io")', "a5008fae-b28c-5ba5-96cd-82b4c53552d6"],
    ['uuidv5("x500", "CN=a")', "c4756781-662d-5713-b245-06d2e6262fc5"],
    ['uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x")', "05b16a01-46c6-56dd-bd6e-c6dfb4a1427a"],
    ['can(timeadd("2020-01-01", "1h"))', false],
    ['can(formatdate("YYYYY", "2018-01-02T23:12:01Z"))', false],
    // yamldecode, csvdecode, templatestring
    ['yamldecode("{\\"hello\\": \\"world\\"}")', { hello: "world" }],
    ['yamldecode("true")', true],
    ['yamldecode("{a: &foo [1, 2, 3], b: *foo}")', { a: [1, 2, 3], b: [1, 2, 3] }],
    ['yamldecode("Version: 2012-10-17")', { Version: "2012-10-17T00:00:00Z" }],
    ["yamldecode(\"Version: '2012-10-17'\")", { Version: "2012-10-17" }],
    ['yamldecode("on: [yes, no, ~, 0x1f, 1.5, \\"yes\\"]")', { true: [true, false, null, 31, 1.5, "yes"] }],
    ['yamldecode("a: 1\\na: 2")', { a: 2 }],
    ['jsondecode("{\\"a\\":1,\\"a\\":2}")', { a: 2 }],
    ['try(yamldecode("Null: x"), "an error")', "an error"],
    [
      'csvdecode("a,b,c\\n1,2,3\\n4,5,6")',
      [
        { a: "1", b: "2", c: "3" },
        { a: "4", b: "5", c: "6" },
      ],
    ],
    ['csvdecode("a,b\\r\\n\\"x, \\"\\"y\\"\\"\\",\\r\\n\\r\\n")', [{ a: 'x, "y"', b: "" }]],
    ['try(csvdecode("a,b\\n1"), "an error")', "an error"],
    ['templatestring(local.greeting, { who = "root" })', "hello root"],
    // networks
    ['cidrhost("10.12.112.0/20", 16)', "10.12.112.16"],
    ['cidrhost("10.12.112.0/20", 268)', "10.12.113.12"],
    ['cidrhost("10.0.0.0/24", -1)', "10.0.0.255"],
    ['cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)', "fd00:fd12:3456:7890::22"],
    ['cidrnetmask("172.16.0.0/12")', "255.240.0.0"],
    ['cidrsubnet("172.16.0.0/12", 4, 2)', "172.18.0.0/16"],
    ['cidrsubnet("10.1.2.0/24", 4, 15)', "10.1.2.240/28"],
    ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', "fd00:fd12:3456:7800:a200::/72"],
    ['cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)', ["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]],
    [
      'cidrsubnets("fd00:fd12:3456:7890::/56", 16, 16, 16, 32)',
      [
        "fd00:fd12:3456:7800::/72",
        "fd00:fd12:3456:7800:100::/72",
        "fd00:fd12:3456:7800:200::/72",
        "fd00:fd12:3456:7800:300::/88",
      ],
    ],
    ['try(cidrsubnet("10.0.0.0/30", 4, 1), "no room")', "no room"],
    ['cidrcontains("192.168.2.0/20", "192.168.2.1")', true],
    ['cidrcontains("192.168.2.0/20", "192.126.2.1")', false],
    // texts and numbers
    ['format("%[2]s-%[1]s", "a", "b")', "b-a"],
    ['format("%[1]s %[1]s %s", "a", "b")', "a a b"],
    ['format("%t %x %03d", true, 255, 7)', "true ff 007"],
    ['formatlist("Hello, %s!", ["Valentina", "Ander"])', ["Hello, Valentina!", "Hello, Ander!"]],
    ['formatlist("%s, %s!", "Salutations", ["a", "b"])', ["Salutations, a!", "Salutations, b!"]],
    ['formatlist("%s", "a")', ["a"]],
    ['parseint("FF", 16)', 255],
    ['parseint("-10", 2)', -2],
    ["pow(3, 2)", 9],
    ['md5("hello world")', "5eb63bbbe01eeed093cb22bb8f5acdc3"],
    ['base64sha256("hello world")', "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="],
    ['urldecode("a%20b+c")', "a b c"],
    // collections
    ['matchkeys(["i-1", "i-2", "i-3"], ["west", "east", "east"], ["east"])', ["i-2", "i-3"]],
    ['transpose({ a = ["1", "2"], b = ["2", "3"] })', { 1: ["a"], 2: ["a", "b"], 3: ["b"] }],
    ['one(["a"])', "a"],
    ["one([])", null],
    ['coalesce("", null, "b")', "b"],
    ['lookup({ a = "ay" }, "c", "what?")', "what?"],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['flatten([["a"], [], ["b", ["c"]]])', ["a", "b", "c"]],
    [
      'setproduct(["dev", "prod"], ["a", "b"])',
      [
        ["dev", "a"],
        ["dev", "b"],
        ["prod", "a"],
        ["prod", "b"],
      ],
    ],
  ])("%s", (expression, expected) => {
    expect(plain(evaluated(expression))).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['fileset(path.module, "*.{json,yaml}")', ["a.json", "b.yaml"]],
    ['fileset(".", "{p,q}/*.json")', ["p/c.json"]],
    ['fileset(".", "nothing-{a}")', []],
    ['fileset(".", "p/**/*.json")', ["p/.h/4.json", "p/a/2.json", "p/a/b/3.json", "p/c.json"]],
    ['fileset(".", "p/a/**")', ["p/a/2.json", "p/a/b/3.json", "p/a/b/n.txt"]],
    ['fileset(".", "p/**.json")', ["p/c.json"]],
    ['fileset("p", "*/*.json")', [".h/4.json", "a/2.json"]],
    ['fileset("p", "**/b/*.json")', ["a/b/3.json"]],
    ['fileset("p", "**/**/3.json")', ["a/b/3.json"]],
    ['fileset("p", "a**/b/3.json")', ["a/b/3.json"]],
    ['fileset("p", "./a/*/")', ["a/2.json"]],
    ['fileset("p/a", "../**/c.json")', ["../c.json"]],
    ['fileset("no-such-folder", "**")', []],
  ])("%s is the files that the pattern names", (expression, expected) => {
    const deep = { "p/.h/4.json": "{}", "p/a/2.json": "{}", "p/a/b/3.json": "{}", "p/a/b/n.txt": "" };
    const files = { "a.json": "{}", "b.yaml": "x", "c.txt": "", "p/c.json": "{}", "p/d.txt": "", ...deep };
    expect(plain(evaluated(expression, files))).toEqual(expected);
  });

  it("does not know the files of a folder outside of the workspace", () => {
    expect(evaluated('fileset("../elsewhere", "*")').kind).toBe("unknown");
  });

  it("reads a file as YAML and tells where each part stands", () => {
    const value = evaluated('yamldecode(file("p.yaml"))', { "p.yaml": "Statement:\n  - Effect: Deny\n" });
    const statement = value.kind === "map" ? value.entries[0]?.value : undefined;
    const item = statement?.kind === "list" ? statement.items[0] : undefined;
    const effect = item?.kind === "map" ? item.entries[0]?.value : undefined;
    expect(effect).toMatchObject({ value: "Deny", at: { path: "p.yaml", start: { line: 2, column: 13 } } });
  });
});

describe("functions with arguments that are not known", () => {
  it.each<[string, unknown]>([
    ['startswith("arn:${var.open}", "arn:")', true],
    ['startswith("arn:${var.open}", "aws")', false],
    ['endswith("${var.open}:root", ":root")', true],
    ['strcontains("${var.open}:root", "roo")', true],
    ['merge(var.open, { owner = "root" }).owner', "root"],
    ["contains([], var.open)", false],
    ["[for one in var.open : one if contains([], one.name)]", []],
    ["{ for key, one in var.open : key => one if contains([], key) }", {}],
    ["length([for one in var.open : one if false])", 0],
    ['merge(var.open, { owner = "root" })["owner"]', "root"],
  ])("%s is known all the same", (expression, expected) => {
    expect(plain(evaluated(expression))).toEqual(expected);
  });

  it.each([
    ['regex(var.open, "a")', "regex"],
    ['replace(var.open, "/a/", "b")', "replace"],
    ['cidrhost("10.0.0.0/8", var.open)', "cidrhost"],
    ['merge({ owner = "root" }, var.open).owner', "merge"],
    ['strcontains("${var.open}:root", "groot")', "strcontains"],
    ["yamldecode(var.open)", "yamldecode"],
    ['contains(["a"], var.open)', "contains"],
    ['[for one in var.open : one if contains(["a"], one)]', "for one in var.open"],
    ["[for key, one in var.open : one if key != one]", "for key, one in var.open"],
  ])("%s is the call itself", (expression, name) => {
    const value = evaluated(expression);
    expect(value.kind === "unknown" && symbolKey(value.symbol)).toContain(name);
  });

  it.each([
    ['regex("(?=a)", "a")', "this regular expression is not evaluated"],
    ['yamldecode("a: !x b")', "this YAML text is not evaluated"],
    ['provider::x::f("a")', "the function provider::x::f is not evaluated"],
    ['format("%#o", 8)', "format %#o is not evaluated"],
  ])("%s names why", (expression, note) => {
    expect(evaluated(expression)).toMatchObject({ kind: "unknown", symbol: { note } });
  });
});
