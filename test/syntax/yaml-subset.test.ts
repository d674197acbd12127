import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYamlSubset } from "../../src/syntax/yaml-subset.ts";
import { parseWholeYaml } from "../../src/syntax/yaml-whole.ts";
import { cases } from "../support/random-cases.ts";
import { flawed, printed, yamlFiles } from "./random-yaml.ts";

const root = join(import.meta.dirname, "..", "..");
const corpus = process.env["ROOTRAIL_CORPUS"] ?? join(root, "..", "shared", "corpus");

/** Where the subset reads a text, the whole parser reads the same tree, offsets included. */
function check(source: string): boolean {
  const fast = parseYamlSubset(source);
  if (fast === undefined) return false;
  expect(parseWholeYaml(source)).toEqual({ ok: true, root: fast });
  return true;
}

describe("parseYamlSubset", () => {
  it.each([
    "a: 1\nb: text\n",
    "---\n# c\na:\n  - x\n  - y: 1\n    z: 2\n",
    "a:\n- 1\n- 2\nb: x\n",
    "a: !Ref B\nc: !Sub\n- '${x}'\n- x: 1\n",
    "a: !If [C, !Ref B, {Ref: AWS::NoValue}]\n",
    "a: {b: 'it''s', c: \"d\\n\"} # e\n",
    "a: [\n  1,\n  2\n  ]\n",
    "a: |\n  one\n   two\n\n  three\n\nb: >-\n  x\n  y\n\n  z\n",
    "a:\nb:\n  -\n  - - 1\n    - 2\n",
    "'q k': ~\n\"r\": 012\ns: 1e3\nt: True\nu: yes\n",
    "a: -1\nb: -x\nc: a:b\nd: http://x/y#z\n",
  ])("reads %j", (source) => {
    expect(check(source)).toBe(true);
  });

  it.each([
    "a: &x 1\nb: *x\n",
    "<<: {a: 1}\n",
    "a: 1\na: 2\n",
    "a: b\n  c\n",
    "a: b: c\n",
    "a:\n\t- 1\n",
    "a: 1\r\nb: 2\r\n",
    "a: 1\n---\nb: 2\n",
    "%YAML 1.2\n---\na: 1\n",
    'a: "\\u0041"\n',
    "a: >\n  x\n    y\n",
    "a: |+\n  x\n\n",
    "a: |2\n   x\n",
    "? a\n: b\n",
    "a: [1, 2\n",
    "a:\n  - 1\n b: 2\n",
    "text\n",
    "",
    "a: !!str 1\n",
    "a: .inf\n",
    "a: 0x1F\n",
    `${"k".repeat(1100)}: 1\n`,
    `"${"k".repeat(1100)}": 1\n`,
  ])("leaves %j to the whole parser", (source) => {
    expect(check(source)).toBe(false);
  });

  it("agrees with the whole parser on printed documents", () => {
    fc.assert(
      fc.property(printed, (source) => void check(source)),
      { numRuns: cases(400) },
    );
  });

  it("agrees with the whole parser on documents with a flaw", () => {
    fc.assert(
      fc.property(flawed, (source) => void check(source)),
      { numRuns: cases(1500) },
    );
  });

  it("agrees on every fixture, and on real templates where they are at hand", () => {
    const files = [...yamlFiles(join(root, "fixtures")), ...yamlFiles(corpus)];
    const read = files.filter((file) => check(readFileSync(file, "utf8")));
    expect(read.length / files.length).toBeGreaterThan(0.5);
  });
});
