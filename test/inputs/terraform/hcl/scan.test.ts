import { describe, expect, it } from "vitest";
import { scanHcl } from "../../../../src/inputs/terraform/hcl/syntax/scan.ts";
import { LineIndex } from "../../../../src/syntax/line-index.ts";

function problemOf(text: string): string | undefined {
  const [problem] = scanHcl(text).problems;
  if (!problem) return undefined;
  const { line, column } = new LineIndex("main.tf", text).position(problem.start);
  return `${line}:${column} ${problem.message}`;
}

describe("scanHcl", () => {
  it.each([
    ["LF", "\n", ""],
    ["CRLF", "\r\n", ""],
    ["LF after a byte order mark", "\n", "\ufeff"],
  ])("keeps the places of blocks and attributes with %s", (_, newline, mark) => {
    const text =
      mark +
      [
        '/* é { */ resource "aws_x" y { # {',
        '  a = "é}" // }',
        "  b {",
        "    c = [1, // ]",
        "      2]",
        "  }",
        "}",
        "",
      ].join(newline);
    const { body, problems } = scanHcl(text);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end).replaceAll("\r", "");
    const [block] = body.blocks;
    expect(problems).toEqual([]);
    expect(block && [cut(block.header), block.labels.map((label) => label.value)]).toEqual([
      'resource "aws_x" y',
      ["aws_x", "y"],
    ]);
    expect(block && cut(block).endsWith("\n}")).toBe(true);
    expect(block?.body.attributes.map((one) => [one.name, cut(one.nameSpan), cut(one.value), cut(one)])).toEqual([
      ["a", "a", '"é}"', 'a = "é}"'],
    ]);
    const [inner] = block?.body.blocks ?? [];
    expect(inner?.body.attributes.map((one) => cut(one.value))).toEqual(["[1, // ]\n      2]"]);
  });

  it.each([
    ["an empty file", ""],
    ["only comments", "# a\n// b\n/* c */"],
    ["no line break at the end", 'a = "b"'],
    ["a block on one line", 'variable "x" { default = { a = 1, "b" : 2 } }'],
    ["functions over lines", "a = merge(\n  { b = 1 },\n  var.c,\n)"],
    ["operators over lines in brackets", "a = (\n  1\n  + 2\n)"],
    ["a key called for", "a = { for = 1, if : 2, in = 3 }"],
    ["a heredoc in a call", "a = jsondecode(<<EOT\n{}\nEOT\n)"],
    ["a heredoc whose end word is within its text", "a = <<EOT\n EOTX\nx EOT\nEOT\n"],
    ["a provider's function", 'a = provider::aws::arn_parse("x").id'],
    ["quotes inside an expression of a string", 'a = "${lookup(var.m, "k", "${"d"}")}"'],
    ["words of Unicode", 'añö "ß" { naïve-1 = 2 }'],
    ["a spread with a trailing comma", "a = f(b..., )\n".replace("..., ", "...")],
    ["an index by dots", "a = b.0.c.*.d[*].e[1]"],
  ])("accepts %s", (_, text) => {
    expect(problemOf(text)).toBeUndefined();
  });

  it.each([
    ['resource "a" "b" {\n  c = 1\n', "1:18 { that is never closed"],
    ["a = [1,\n 2\n", "1:5 [ that is never closed"],
    ["a = f(1\n", "1:6 ( that is never closed"],
    ["a = {\n b = 1\n", "1:5 { that is never closed"],
    ['a = "b\nc"\n', "1:7 a line break inside a string"],
    ['a = "${b\n', "1:6 ${ that is never closed"],
    ["a = <<EOT\nb\n EOTS\n", "1:5 a heredoc that is never closed by a line EOT"],
    ["/* a\n", "1:1 a comment that is never closed"],
    ["a {\n  b =\n}\n", "2:6 expected a value, found the end of the line"],
    ["a {\n  b = 1 2\n}\n", '2:9 expected a line break, found "2"'],
    ["a {\n}}\n", '2:2 expected a line break, found "}"'],
    ["a b c\n", "1:6 expected a label or {, found the end of the line"],
    ["= 1\n", '1:1 expected an attribute or a block, found "="'],
    ["a = 1\na = 2\n", "2:1 the attribute a stands twice in one block"],
    ['a "${b}" {}\n', "1:3 a label cannot hold an expression"],
    ['a = "%{ if b }c"\n', "1:6 %{ if } that is never closed"],
    ['a = "%{ endfor }"\n', "1:6 %{ endfor } without its opening"],
    ['a = "\\d"\n', "1:6 an escape that HCL does not have"],
    ["a = { b = 1 c = 2 }\n", '1:13 expected a comma, a line break or } in an object, found "c"'],
    ["a = b ? c\n", "1:10 expected : in a conditional, found the end of the line"],
    ["a = [for b c : d]\n", "1:12 expected in after the names of a for"],
    ["a { b = 1, c = 2 }\n", '1:10 expected } at the end of a block on one line, found ","'],
    ["a { b { } }\n", "1:5 a block on one line can hold one attribute only: put its content on lines of their own"],
  ])("places the fault in %j", (text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });

  it("keeps what stands whole before a fault", () => {
    const { body } = scanHcl('a "b" {}\nc "d" {}\ne "f" {');
    expect(body.blocks.map((block) => block.type)).toEqual(["a", "c"]);
  });
});
