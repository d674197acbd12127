import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyntaxNode } from "../../src/syntax/node.ts";
import { maxProblems, parseYaml } from "../../src/syntax/yaml.ts";
import { cases } from "../support/random-cases.ts";

/** A tree in short: scalars as value, source and text of their span, tags in front. */
function shape(node: SyntaxNode, source: string): unknown {
  const tag = node.tag === undefined ? {} : { tag: node.tag };
  if (node.kind === "list") return { ...tag, list: node.items.map((item) => shape(item, source)) };
  if (node.kind === "map") return { ...tag, map: node.pairs.map((pair) => [pair.key, shape(pair.value, source)]) };
  return { ...tag, value: node.value, source: node.source, text: source.slice(node.start, node.end) };
}

function parsed(source: string): SyntaxNode {
  const result = parseYaml(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.root;
}

function valueAt(source: string, key: string): SyntaxNode {
  const root = parsed(source);
  const found = root.kind === "map" ? root.pairs.find((pair) => pair.key === key)?.value : undefined;
  if (!found) throw new Error(`no ${key}`);
  return found;
}

describe("scalars", () => {
  it.each([
    ["plain text", "a: root", { value: "root", source: "root", text: "root" }],
    [
      "account ID with a leading zero",
      "a: 012345678910",
      { value: 12345678910, source: "012345678910", text: "012345678910" },
    ],
    ["account ID", "a: 111122223333", { value: 111122223333, source: "111122223333", text: "111122223333" }],
    ["quoted number", "a: '0123'", { value: "0123", source: "0123", text: "'0123'" }],
    ["double quotes with escapes", 'a: "r\\u006fot"', { value: "root", source: "root", text: '"r\\u006fot"' }],
    ["yes stays text", "a: yes", { value: "yes", source: "yes", text: "yes" }],
    ["true", "a: true", { value: true, source: "true", text: "true" }],
    ["a date stays text", "a: 2012-10-17", { value: "2012-10-17", source: "2012-10-17", text: "2012-10-17" }],
    ["infinity stays text", "a: .inf", { value: ".inf", source: ".inf", text: ".inf" }],
    ["null", "a: ~", { value: null, source: "~", text: "~" }],
    ["nothing", "a:\n", { value: null, source: "", text: "" }],
    ["several lines", "a: one\n  two", { value: "one two", source: "one two", text: "one\n  two" }],
    ["folded block", "a: >\n  one\n  two\n", { value: "one two\n", source: "one two\n", text: ">\n  one\n  two" }],
    ["literal block", "a: |-\n  one\n  two\n\n", { value: "one\ntwo", source: "one\ntwo", text: "|-\n  one\n  two" }],
    ["tagged", "a: !Ref  Owner # who", { tag: "!Ref", value: "Owner", source: "Owner", text: "!Ref  Owner" }],
    ["tagged number", "a: !Sub 012", { tag: "!Sub", value: "012", source: "012", text: "!Sub 012" }],
    ["core tag", "a: !!str 012", { value: "012", source: "012", text: "!!str 012" }],
    ["anchor and tag", "a: &x !Ref b", { tag: "!Ref", value: "b", source: "b", text: "&x !Ref b" }],
  ])("%s", (_, source, expected) => {
    expect(shape(valueAt(source, "a"), source)).toEqual(expected);
  });

  it("tells block styles", () => {
    expect(valueAt("a: |\n  x\n", "a")).toMatchObject({ quoted: true, block: "literal" });
    expect(valueAt("a: >-\n  x\n", "a")).toMatchObject({ quoted: true, block: "folded" });
  });
});

describe("collections", () => {
  it("ends a block where its last value ends, not at a comment or blank line after it", () => {
    const source = "a:\n  b: 1 # one\n  # more\n\nc: 2\n";
    const { start, end } = valueAt(source, "a");
    expect(source.slice(start, end)).toBe("b: 1");
  });

  it("starts a tagged block at its tag", () => {
    const source = "a: !If\n  - X\n  - !Ref y\n  - {b: !Sub 'z'}\n";
    const { start, end } = valueAt(source, "a");
    expect(source.slice(start, end)).toBe("!If\n  - X\n  - !Ref y\n  - {b: !Sub 'z'}");
  });

  it("does not take a bang in a key for a tag", () => {
    const source = "x!y: !Ref z";
    const node = valueAt(source, "x!y");
    expect(source.slice(node.start, node.end)).toBe("!Ref z");
  });

  it("reads CRLF, a byte order mark, tabs between values, comments and a document start", () => {
    const source = "\ufeff# hi\r\n---\r\na:\t1\t# one\r\nb: [x,\ty]\r\n...\r\n";
    expect(shape(parsed(source), source)).toEqual({
      map: [
        ["a", { value: 1, source: "1", text: "1" }],
        [
          "b",
          {
            list: [
              { value: "x", source: "x", text: "x" },
              { value: "y", source: "y", text: "y" },
            ],
          },
        ],
      ],
    });
  });

  it.each(["\r", "\u0085", "\u2028", "\u2029"])("ends a comment at the line break %j, as YAML 1.1 does", (end) => {
    for (const text of [`a: 1 # x${end}b: 2\n`, `# x${end}a: 1\nb: 2\n`, `a: 1\r\n# x${end}# y${end}b: 2\r\n`])
      expect(shape(parsed(text), text)).toMatchObject({
        map: [
          ["a", { value: 1 }],
          ["b", { value: 2, text: "2" }],
        ],
      });
    const quoted = `a: "#1${end === "\r" ? " " : end}#2"\n`;
    expect(shape(parsed(quoted), quoted)).toMatchObject({ map: [["a", { value: quoted.slice(4, -2) }]] });
  });

  it("keeps keys as they are written, prototype names included", () => {
    const root = parsed("__proto__: 1\nconstructor: 2\n012: 3\n'012 ': 4\ntrue: 5\n");
    expect(root.kind === "map" && root.pairs.map((pair) => pair.key)).toEqual([
      "__proto__",
      "constructor",
      "012",
      "012 ",
      "true",
    ]);
  });
});

describe("anchors and merge keys", () => {
  const source = "base: &base\n  name: root\n  kind: a\ncopy: *base\nown:\n  <<: *base\n  kind: b\n";

  it("puts an alias in its place and its content where it is written", () => {
    const copy = valueAt(source, "copy");
    expect(source.slice(copy.start, copy.end)).toBe("*base");
    expect(copy.aliasOf?.name).toBe("base");
    expect(source.slice(copy.aliasOf?.start, copy.aliasOf?.end)).toBe("&base\n  name: root\n  kind: a");
    expect(copy.kind === "map" && source.slice(copy.pairs[0]?.value.start, copy.pairs[0]?.value.end)).toBe("root");
  });

  it("merges: own keys win, then earlier maps", () => {
    expect(shape(valueAt(source, "own"), source)).toMatchObject({
      map: [
        ["kind", { value: "b" }],
        ["name", { value: "root" }],
      ],
    });
    const two = "a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc:\n  <<: [*a, *b]\n";
    expect(shape(valueAt(two, "c"), two)).toMatchObject({
      map: [
        ["x", { value: 1 }],
        ["y", { value: 3 }],
      ],
    });
  });

  it("takes the nearest anchor before the alias, anchors on keys as well", () => {
    const redefined = "- &a 1\n- *a\n- &a 2\n- *a\n";
    expect(shape(parsed(redefined), redefined)).toMatchObject({
      list: [{ value: 1 }, { value: 1 }, { value: 2 }, { value: 2 }],
    });
    expect(shape(parsed("&a k: *a"), "&a k: *a")).toMatchObject({ map: [["k", { value: "k" }]] });
  });

  it("refuses an alias bomb", () => {
    const lines = [..."abcdefghi"].map((letter, index) => {
      const inner = index === 0 ? "x" : `*${"abcdefghi"[index - 1]}`;
      return `${letter}: &${letter} [${Array(9).fill(inner).join(", ")}]`;
    });
    expect(parseYaml(lines.join("\n"))).toMatchObject({ ok: false, problems: [{ code: "alias-bomb" }] });
  });
});

describe("problems", () => {
  it.each([
    ["duplicate key", "a: 1\nb: 2\na: 3\n", "duplicate-key", 10],
    ["duplicate key in different quotes", "a: 1\n'a': 2", "duplicate-key", 5],
    ["second document", "a: 1\n---\nb: 2\n", "multiple-documents", 5],
    ["tab as indentation", "a:\n\tb: 1\n", "yaml-syntax", 3],
    ["open bracket", "a: [1, 2\nb: 1\n", "yaml-syntax", 9],
    ["open quote", "a: 'x\nb: 1\n", "yaml-syntax", 11],
    ["two colons", "a: b: c\n", "yaml-syntax", 3],
    ["alias without anchor", "a: *b", "unknown-anchor", 3],
    ["alias inside of its anchor", "a: &a [*a]", "unknown-anchor", 7],
    ["map as key", "? {a: b}\n: c", "complex-key", 2],
    ["merge of a text", "a: {<<: b}", "bad-merge", 8],
    ["nothing but comments", "# empty\n", "empty", 0],
    ["too deep", "[".repeat(2000), "too-deep", 401],
    ["too deep, and closed", "[".repeat(402) + "]".repeat(402), "too-deep", 401],
    ["too deep in blocks", `${"- ".repeat(3000)}a`, "too-deep", 802],
    ["too deep in maps", `${"{a: ".repeat(900)}1${"}".repeat(900)}`, "too-deep", 1604],
  ])("%s", (_, source, code, start) => {
    const result = parseYaml(source);
    const problem = result.ok ? undefined : result.problems[0];
    expect(problem?.code).toBe(code);
    if (start !== undefined) expect(problem?.start).toBe(start);
  });

  it.each(["[".repeat(1000), `${"{a: ".repeat(900)}1${"}".repeat(900)}`, `${"- ".repeat(3000)}a`])(
    "tells the same with less of the stack left",
    (source) => {
      const below = <T>(levels: number, read: () => T): T => (levels === 0 ? read() : below(levels - 1, read));
      expect(below(4000, () => parseYaml(source))).toEqual(parseYaml(source));
    },
  );

  it("points a duplicate key at the first one too", () => {
    const result = parseYaml("a: 1\na: 2\n");
    expect(result).toMatchObject({ ok: false, problems: [{ related: { start: 0, end: 1, message: 'first "a"' } }] });
  });

  it("reports a limited number", () => {
    const result = parseYaml("a: 1\n".repeat(1000));
    expect(result.ok ? 0 : result.problems.length).toBe(maxProblems);
  });

  it("reads many keys of one map", () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `k${index}`);
    const root = parsed(keys.map((key) => `${key}: v`).join("\n"));
    expect(root.kind === "map" ? root.pairs.map(({ key }) => key) : []).toEqual(keys);
  });
});

describe("laws", () => {
  const pieces = fc.constantFrom(
    ..."a b: - ? [ ] { } , # & * ! | > ' \" % @ ` ~ << \n \t \r\n --- ... &x *x !Ref | : 0 yes".split(" "),
    "\n",
    "  ",
    "- ",
    ": ",
    "\ufeff",
    "\u0000",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );

  it("parsing never throws, and every span lies inside the text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const result = parseYaml(source);
        const inside = ({ start, end }: { start: number; end: number }) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(source.length);
        };
        const visit = (node: SyntaxNode): void => {
          inside(node);
          if (node.kind === "list") node.items.forEach(visit);
          if (node.kind === "map")
            for (const pair of node.pairs) {
              inside(pair.keySpan);
              visit(pair.value);
            }
        };
        if (result.ok) visit(result.root);
        else result.problems.forEach(inside);
      }),
      { numRuns: cases(2000) },
    );
  });
});
