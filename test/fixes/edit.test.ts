import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type Edit, offsetOf } from "../../src/fixes/edit.ts";
import { LineIndex } from "../../src/syntax/line-index.ts";

const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "\r\n", "\r", "é", "😀"), maxLength: 60 });
const edit = (start: number, end: number, inserted: string): Edit => ({
  path: "a",
  start,
  end,
  text: inserted,
  why: "",
});

describe("positions", () => {
  it("turn into the offsets that they were made of", () => {
    fc.assert(
      fc.property(text, fc.nat(80), (source, at) => {
        const offset = Math.min(at, source.length);
        expect(offsetOf(source, new LineIndex("a", source).position(offset))).toBe(offset);
      }),
    );
  });

  it("outside of the text have none", () => {
    expect(offsetOf("a\nb", { line: 3, column: 1 })).toBeUndefined();
    expect(offsetOf("a\nb", { line: 2, column: 3 })).toBeUndefined();
  });
});

describe("edits", () => {
  it.each([
    ["in any order", [edit(4, 5, "E"), edit(0, 1, "A")], "AbcdEf"],
    ["once each", [edit(0, 1, "A"), edit(0, 1, "A")], "Abcdef"],
    ["without overlap", [edit(0, 3, "x"), edit(2, 4, "y")], "xdef"],
    ["as insertions", [edit(6, 6, "!"), edit(0, 0, "> ")], "> abcdef!"],
  ])("are made %s", (_, edits, expected) => {
    expect(applyEdits("abcdef", edits).text).toBe(expected);
  });

  it("leave all other characters as they are", () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(5)), { maxLength: 5 }), (source, spans) => {
        const edits = spans.map(([start, length]) => {
          const from = Math.min(start, source.length);
          return edit(from, Math.min(from + length, source.length), "");
        });
        const { text: result, used } = applyEdits(source, edits);
        const removed = used.reduce((sum, one) => sum + one.end - one.start, 0);
        expect(result.length).toBe(source.length - removed);
      }),
    );
  });
});
