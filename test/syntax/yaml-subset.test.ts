import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseYamlSubset } from "../../src/syntax/yaml-subset.ts";
import { parseWholeYaml } from "../../src/syntax/yaml-whole.ts";

const root = join(import.meta.dirname, "..", "..");
const corpus = process.env["ROOTRAIL_CORPUS"] ?? join(root, "..", "shared", "corpus");

/** Where the subset reads a text, the whole parser reads the same tree, offsets included. */
function check(source: string): boolean {
  const fast = parseYamlSubset(source);
  if (fast === undefined) return false;
  expect(parseWholeYaml(source)).toEqual({ ok: true, root: fast });
  return true;
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ya?ml|template)$/.test(path))
    .map((path) => join(folder, path));
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
  ])("leaves %j to the whole parser", (source) => {
    expect(check(source)).toBe(false);
  });

  const scalar = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      "root",
      "AWS::Region",
      "a b",
      "x: y",
      "#",
      "- a",
      "true",
      "012",
      "it's",
      '"',
      "a # b",
      "two\nlines",
      "",
      "!Ref",
      "a,b",
      "[x]",
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      scalar,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("Ref", "Fn::Sub", "Type", "<<", "a b")),
        tie("tree"),
        { maxKeys: 4 },
      ),
    ),
  }));
  const style = fc.record({
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    defaultStringType: fc.constantFrom(
      "PLAIN",
      "QUOTE_SINGLE",
      "QUOTE_DOUBLE",
      "BLOCK_LITERAL",
      "BLOCK_FOLDED",
    ) as fc.Arbitrary<"PLAIN">,
    collectionStyle: fc.constantFrom("any", "block", "flow") as fc.Arbitrary<"any">,
    lineWidth: fc.constantFrom(0, 20, 80),
  });

  it("agrees with the whole parser on printed documents", () => {
    fc.assert(
      fc.property(tree, style, (value, options) => {
        check(stringify(value, options));
      }),
      { numRuns: 400 },
    );
  });

  it("agrees with the whole parser on documents with a flaw", () => {
    const noise = fc.constantFrom(
      " ",
      "  ",
      "\n",
      "- ",
      ": ",
      ":",
      "#",
      " #",
      "!",
      "!Ref ",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      '"',
      "|",
      ">",
      "\t",
      "&a",
      "*a",
      "---",
      "\n\n",
      "?",
      "-",
    );
    fc.assert(
      fc.property(tree, style, fc.array(fc.tuple(fc.nat(), noise), { maxLength: 3 }), (value, options, flaws) => {
        let source = stringify(value, options);
        for (const [at, text] of flaws) {
          const cut = at % (source.length + 1);
          source = source.slice(0, cut) + text + source.slice(cut + (at % 2));
        }
        check(source);
      }),
      { numRuns: 1500 },
    );
  });

  it("agrees on every fixture, and on real templates where they are at hand", () => {
    const files = [...yamlFiles(join(root, "fixtures")), ...yamlFiles(corpus)];
    const read = files.filter((file) => check(readFileSync(file, "utf8")));
    expect(read.length / files.length).toBeGreaterThan(0.5);
  });
});
