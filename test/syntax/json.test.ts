import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxDepth, parseJson } from "../../src/syntax/json.ts";
import { LineIndex } from "../../src/syntax/line-index.ts";
import type { SyntaxNode } from "../../src/syntax/node.ts";

function plain(node: SyntaxNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key, plain(pair.value)]));
}

function problemOf(source: string) {
  const result = parseJson(source);
  return result.ok ? undefined : result.problems[0];
}

describe("parseJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 2, "\t"), (source, indent) => {
        const value: unknown = JSON.parse(source);
        const result = parseJson(JSON.stringify(value, null, indent));
        expect(result.ok && plain(result.root)).toEqual(value);
      }),
    );
  });

  it("rejects what JSON.parse rejects", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "]", '"', "\\", "\n", "0", "nul", ":"),
        (source, at, noise) => {
          const cut = at % (source.length + 1);
          const mutated = source.slice(0, cut) + noise + source.slice(cut + 1);
          const code = problemOf(mutated)?.code;
          if (code === "duplicate-key") return;
          let isValid = true;
          try {
            JSON.parse(mutated);
          } catch {
            isValid = false;
          }
          expect(code === undefined).toBe(isValid);
        },
      ),
    );
  });

  it("puts every node inside its parent", () => {
    const check = (node: SyntaxNode, start: number, end: number): void => {
      expect(node.start).toBeGreaterThanOrEqual(start);
      expect(node.end).toBeLessThanOrEqual(end);
      const children =
        node.kind === "list" ? node.items : node.kind === "map" ? node.pairs.map((pair) => pair.value) : [];
      for (const child of children) check(child, node.start, node.end);
    };
    fc.assert(
      fc.property(fc.json(), (source) => {
        const result = parseJson(source);
        if (result.ok) check(result.root, 0, source.length);
      }),
    );
  });

  it.each([
    ["", "json-syntax", 0],
    ["{", "json-syntax", 1],
    ['{"a":1,}', "json-syntax", 7],
    ["[1,]", "json-syntax", 3],
    ['{"a":1} x', "json-trailing", 8],
    ['"abc', "json-syntax", 0],
    ['"a\nb"', "json-syntax", 2],
    ['"\\x"', "json-syntax", 1],
    ["01", "json-trailing", 1],
    ["{'a':1}", "json-syntax", 1],
    ['{"a":1,"a":2}', "duplicate-key", 7],
    ['{"__proto__":1,"__proto__":2}', "duplicate-key", 15],
  ])("says where %j is wrong", (source, code, start) => {
    expect(problemOf(source)).toMatchObject({ code, start });
  });

  it("names both places of a key that stands twice", () => {
    expect(problemOf('{"a":1,\n"a":2}')).toMatchObject({ start: 8, related: { start: 1, end: 4 } });
  });

  it("refuses nesting that could exhaust the stack", () => {
    expect(problemOf("[".repeat(maxDepth) + "]".repeat(maxDepth))).toBeUndefined();
    expect(problemOf("[".repeat(100_000))?.code).toBe("too-deep");
  });

  it("passes over a byte order mark", () => {
    const result = parseJson("\ufeff[1]");
    expect(result.ok && result.root.start).toBe(1);
  });
});

describe("LineIndex", () => {
  it.each([
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\r\nb", 2, 1, 3],
    ["a\rb", 2, 2, 1],
    ["", 0, 1, 1],
    ["ab", 99, 1, 3],
    ["ab", -1, 1, 1],
    ["\ud83d\ude00x", 2, 1, 3],
  ])("%j at %d is %d:%d", (source, offset, line, column) => {
    expect(new LineIndex("f", source).position(offset)).toEqual({ line, column });
  });

  it("finds each character on its line", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\u00e4") }), (source) => {
        const index = new LineIndex("f", source);
        const lines = source.split(/\r\n|\n|\r/);
        for (let offset = 0; offset < source.length; offset += 1) {
          const { line, column } = index.position(offset);
          const character = source[offset];
          if (character !== "\n" && character !== "\r") expect(lines[line - 1]?.[column - 1]).toBe(character);
        }
      }),
    );
  });
});
