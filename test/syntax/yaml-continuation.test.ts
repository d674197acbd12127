import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyntaxNode } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { indentContinuations } from "../../src/syntax/yaml-continuation.ts";
import { cases } from "../support/random-cases.ts";
import { printed } from "./random-yaml.ts";

/** What a tree says, without its places. */
function content(node: SyntaxNode): unknown {
  if (node.kind === "scalar") return [node.tag, node.value];
  if (node.kind === "list") return [node.tag, node.items.map(content)];
  return [node.tag, node.pairs.map(({ key, value }) => [key, content(value)])];
}

function treeOf(source: string): SyntaxNode {
  const parsed = parseYaml(source);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.root;
}

function scalarsIn(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === "scalar") return [node];
  const inner = node.kind === "list" ? node.items : node.pairs.map(({ value }) => value);
  return inner.flatMap(scalarsIn);
}

describe("text that goes on at the indentation of its key", () => {
  it.each<[string, string, string]>([
    ["a list", "a:\n  b: [\n  x, y\n  ]\n", "a:\n  b: [x, y]\n"],
    ["a map", "a:\n  b: {\n  x: 1,\n  y: 2\n  }\nc: 3\n", "a:\n  b: {x: 1, y: 2}\nc: 3\n"],
    ["less than its key", "a:\n  b: {\n x: 1,\ny: 2\n}\n", "a:\n  b: {x: 1, y: 2}\n"],
    ["maps in a list", "a:\n  - b: [{\n    c: 1,\n  d: [\n2]\n    }]\n", "a:\n  - b: [{c: 1, d: [2]}]\n"],
    ["behind a tag", "a: !If [\nC, !Ref A,\n!Ref B]\n", "a: !If [C, !Ref A, !Ref B]\n"],
    ["single quotes", "a:\n  b: 'one\n  two'\n  c: 1\n", "a:\n  b: 'one two'\n  c: 1\n"],
    ["double quotes", 'a:\n  b: "one\n  two\\\n  three"\n', 'a:\n  b: "one twothree"\n'],
    ["a blank line in quotes", "a:\n  b: 'one\n\n  two'\n", 'a:\n  b: "one\\ntwo"\n'],
    ["quotes inside of brackets", "a: ['x\ny', \"[\n\"]\n", 'a: ["x y", "[ "]\n'],
    ["a comment inside", "a: [ # it's [\n1, # }\n2]\n", "a: [1, 2]\n"],
    ["a comment right behind", "a:\n- [1]#x\n- 'y'# z\n- {b: 1,# c\nd: 2}\n", "a:\n- [1]\n- 'y'\n- {b: 1, d: 2}\n"],
    ["beside a block text", "a: |\n  it's [\nb: [\nx]\n", 'a: "it\'s [\\n"\nb: [x]\n'],
    ["beside a block text in a list", "- k: |-\n    '\n  b: [\nx]\n", '- k: "\'"\n  b: [x]\n'],
    ["beside plain text", "a: it's {b}\nc: [\nx]\n", 'a: "it\'s {b}"\nc: [x]\n'],
    ["Windows line ends", "a:\r\n  b: [\r\n  x\r\n  ]\r\n", "a:\n  b: [x]\n"],
    ["a byte order mark", "\ufeffa:\n  b: [\n  x\n  ]\n", "a:\n  b: [x]\n"],
  ])("%s", (_, level, usual) => {
    expect(content(treeOf(level))).toEqual(content(treeOf(usual)));
  });

  it("has its places in the text as it is written", () => {
    const source = "a:\n  b: {\n  key: 'one\ntwo', other: [\nx]\n  }\nlast: z\n";
    const written = scalarsIn(treeOf(source)).map(({ start, end }) => source.slice(start, end));
    expect(written).toEqual(["'one\ntwo'", "x", "z"]);
  });

  it.each([
    ["a bracket that is never closed", "a:\n  b: [x\n  c: 1\n"],
    ["a quote that is never closed", "a:\n  b: 'x\n  c: 1\n"],
    ["a block that is indented wrongly", "a:\n  b:\n    c: 1\n   d: 2\n"],
    ["a document's marker inside", "a: [\n--- \nx]\n"],
    ["a key over two lines", "a: [x\nb: 1]\n"],
  ])("%s stays a problem", (_, source) => {
    expect(parseYaml(source).ok).toBe(false);
  });

  it("says the same of every document whose lines in brackets lose their indentation", () => {
    fc.assert(
      fc.property(printed, fc.nat(7), (source, count) => {
        fc.pre(!source.includes("<<"));
        // A list in brackets around a document in flow style, which has its line breaks wherever they may stand.
        const flow = JSON.stringify({ at: content(treeOf(source)) }, null, 1);
        const level = flow.replace(/^ +/gm, (blanks) => " ".repeat(Math.max(0, blanks.length - count)));
        const usual = flow.replace(/^/gm, "    ").trimStart();
        expect(content(treeOf(`a:\n  k: ${level}\nz: 1\n`))).toEqual(content(treeOf(`a:\n  k: ${usual}\nz: 1\n`)));
      }),
      { numRuns: cases(200) },
    );
  });

  it("leaves a text alone in which nothing goes on", () => {
    expect(indentContinuations("a: 1\nb: [1, 2]\nc: 'x'\n")).toBeUndefined();
  });
});
