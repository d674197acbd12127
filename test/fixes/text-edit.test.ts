import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdits,
  applyOffsets,
  composed,
  editAt,
  inOrder,
  type OffsetEdit,
  offsetOf,
} from "../../src/fixes/text-edit.ts";
import { LineIndex } from "../../src/syntax/line-index.ts";
import { cases } from "../support/random-cases.ts";

const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "\r\n", "\r", "é", "😀"), maxLength: 60 });
const edit = (start: number, end: number, newText: string) =>
  editAt({ path: "a", text: "abcdef" }, { start, end, newText });

/** Edits of a text of some length, in order and apart. */
function editsOf(length: number): fc.Arbitrary<readonly OffsetEdit[]> {
  const piece = fc.tuple(fc.nat(6), fc.nat(4), fc.string({ unit: fc.constantFrom("x", "y", "\n"), maxLength: 4 }));
  return fc.array(piece, { maxLength: 6 }).map((pieces) => {
    const edits: OffsetEdit[] = [];
    let at = 0;
    for (const [gap, span, newText] of pieces) {
      const start = at + gap + (edits.length > 0 ? 1 : 0);
      if (start + span > length) break;
      edits.push({ start, end: start + span, newText });
      at = start + span;
    }
    return edits;
  });
}

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
    ["side by side", [edit(0, 2, "x"), edit(2, 4, "y")], "xyef"],
    ["as insertions", [edit(6, 6, "!"), edit(0, 0, "> ")], "> abcdef!"],
  ])("are made %s", (_, edits, expected) => {
    expect(applyEdits("abcdef", edits)).toBe(expected);
  });

  it.each([
    ["overlap", [edit(0, 3, "x"), edit(2, 4, "y")]],
    ["insert two texts at one place", [edit(2, 2, "x"), edit(2, 2, "y")]],
    [
      "stand nowhere",
      [{ path: "a", range: { start: { line: 9, column: 1 }, end: { line: 9, column: 1 } }, newText: "x" }],
    ],
  ])("are refused where they %s", (_, edits) => {
    expect(applyEdits("abcdef", edits)).toBeUndefined();
  });

  it("leave all other characters as they are, and by positions are what they are by offsets", () => {
    const both = text.chain((source) => fc.tuple(fc.constant(source), editsOf(source.length)));
    fc.assert(
      fc.property(both, ([source, edits]) => {
        const changed = applyOffsets(source, edits);
        const byPosition = edits.map((one) => editAt({ path: "a", text: source }, one));
        expect(applyEdits(source, byPosition)).toBe(changed);
        expect(inOrder(source, byPosition)).toEqual(edits.filter((one, at) => at === 0 || one !== edits[at - 1]));
        const grown = edits.reduce((sum, one) => sum + one.newText.length - (one.end - one.start), 0);
        expect(changed.length).toBe(source.length + grown);
      }),
    );
  });

  it("of two rounds are those of one", () => {
    const rounds = text.chain((source) =>
      editsOf(source.length).chain((first) => {
        const between = applyOffsets(source, first);
        return fc.tuple(fc.constant(source), fc.constant(first), editsOf(between.length));
      }),
    );
    fc.assert(
      fc.property(rounds, ([source, first, second]) => {
        const one = composed(first, second);
        expect(applyOffsets(source, one)).toBe(applyOffsets(applyOffsets(source, first), second));
        for (const [at, { start }] of one.entries()) expect(start).toBeGreaterThanOrEqual(one[at - 1]?.end ?? 0);
      }),
      { numRuns: cases(1_000) },
    );
  });
});
