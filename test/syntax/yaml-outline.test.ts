import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyntaxNode } from "../../src/syntax/node.ts";
import { walkOutline } from "../../src/syntax/yaml-outline.ts";
import { parseWholeYaml } from "../../src/syntax/yaml-whole.ts";
import { flawed, printed, yamlFiles } from "./random-yaml.ts";

const root = join(import.meta.dirname, "..", "..");
const corpus = process.env["ROOTRAIL_CORPUS"] ?? join(root, "..", "shared", "corpus");
const depth = 3;

/** The keys of block maps down to the depth, as the whole parser has them. */
function keysOf(source: string, node: SyntaxNode, level = 0): string[] {
  const start = node.tag === undefined ? node.start : node.start + node.tag.length;
  if (level >= depth || /^[ \n]*[[{]/.test(source.slice(start))) return [];
  if (node.kind === "list") return node.items.flatMap((item) => keysOf(source, item, level + 1));
  if (node.kind === "scalar") return [];
  return node.pairs.flatMap(({ key, value }) => [`${level} ${key}`, ...keysOf(source, value, level + 1)]);
}

/** What the walk takes is well formed, and its keys are those of the tree. */
function check(source: string): boolean {
  const told: string[] = [];
  if (!walkOutline(source, depth, (level, key) => told.push(`${level} ${key}`))) return false;
  const whole = parseWholeYaml(source);
  expect([source, whole.ok]).toEqual([source, true]);
  expect(told).toEqual(whole.ok ? keysOf(source, whole.root) : []);
  return true;
}

describe("walkOutline", () => {
  it.each([
    "a: 1\nb: text\n",
    "---\n# c\na:\n  - x\n  - y: 1\n    z: 2\n",
    "a:\n- 1\n- 2\nb: x\n",
    "a: !Ref B\nc: !Sub\n- '${x}'\n- x: 1\nd: !If [C, !Ref B, {Ref: AWS::NoValue}]\n",
    "a: {b: 'it''s', c: \"d\\n\"} # e\n\n# f\n",
    "a: |\n  one\n   two\n\n  three\n\nb: >-\n  x\n  y\n\n  z\nc: d\n",
    "a:\nb:\n  -   c: 1\n      d:\n      - 2\n      e: x\n",
    "'q k': ~x\n".replace("~", ""),
    'a: b # c\n"d e": f#g\n',
    "a: http://x/y#z\nFn::If: [a]\naws:x: y z: ".replace(" y z: ", " y:z"),
    "a:\n  b: 1\n",
    "a: b\n\n\n",
    "a: b",
  ])("takes %j", (source) => {
    expect(check(source)).toBe(true);
  });

  it.each([
    "a: 1\na: 2\n",
    "a:\n  b: 1\n  b: 2\n",
    "a: {b: 1, b: 2}\n",
    "a: [{b: 1, c: {b: 2}}, {b: 1, b: 3}]\n",
    "a: &x 1\nb: *x\n",
    "a: b\n  c\n",
    "a: b: c\n",
    "a: b:\n",
    "a:\n\t- 1\n",
    "a: 1\r\nb: 2\r\n",
    "a: 1\n---\nb: 2\n",
    "%YAML 1.2\n---\na: 1\n",
    'a: "\\u0041"\n',
    "a: |2\n   x\n",
    "a: |\n\n   x\n  y\n",
    "? a\n: b\n",
    "a: [1, 2\n",
    "a: [1,, 2]\n",
    "a: [1, 2] x\n",
    "a: 'b' c\n",
    "a:\n  - 1\n b: 2\n",
    "a:\n    b: 1\n  c: 2\n",
    "a:\n  - 1\n  b: 2\n",
    "a:\n  b: 1\n  - 2\n",
    "a: 1\n  b: 2\n",
    "a: !Sub\nb: 1\n",
    "a:\n  - # x\n  - b: 1\n",
    "a:\n  - !Sub\n  - b: 1\n",
    "- a\n",
    "text\n",
    "",
    `${"k".repeat(1100)}: 1\n`,
    `${Array.from({ length: 80 }, (_, level) => `${" ".repeat(level)}a:\n`).join("")}`,
    `a: ${"[".repeat(50)}${"]".repeat(50)}\n`,
  ])("leaves %j to the parsers", (source) => {
    expect(check(source)).toBe(false);
  });

  it("agrees with the whole parser on printed documents", () => {
    let taken = 0;
    fc.assert(
      fc.property(printed, (source) => {
        if (check(source)) taken += 1;
      }),
      { numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(5);
  });

  it("agrees with the whole parser on documents with a flaw", () => {
    fc.assert(
      fc.property(flawed, (source) => void check(source)),
      { numRuns: 3000 },
    );
  });

  it("agrees on every fixture, and on real templates where they are at hand", () => {
    const files = [...yamlFiles(join(root, "fixtures")), ...yamlFiles(corpus)];
    const taken = files.filter((file) => check(readFileSync(file, "utf8")));
    expect(taken.length / files.length).toBeGreaterThan(0.3);
  });

  it("gives up on a text that exhausts a pattern's stack, and does not fail", () => {
    expect(walkOutline(`a: 1\n${"#\n".repeat(6_000_000)}`, depth, () => {})).toBeTypeOf("boolean");
  });
});
