import { expect, it } from "vitest";
import { ScannedTexts } from "../../src/engine/scanned-texts.ts";

/** What is made of texts, one after the other, for paths: each as the number of what was made before it. */
function madeOf(asked: readonly (readonly [string, string])[]): readonly number[] {
  const texts = new ScannedTexts();
  let made = 0;
  return asked.map(([path, text]) =>
    texts.get(path, text, () => {
      made += 1;
      return made;
    }),
  );
}

it("makes something of a text once", () => {
  expect(
    madeOf([
      ["a", "x"],
      ["a", "y"],
      ["a", "x"],
      ["a", "y"],
    ]),
  ).toEqual([1, 2, 1, 2]);
});

it("makes something of a text for each path, for a place is of a path", () => {
  expect(
    madeOf([
      ["a", "x"],
      ["b", "x"],
    ]),
  ).toEqual([1, 2]);
});

it("keeps the texts of a path that were used last", () => {
  const asked = ["1", "2", "3", "1", "4", "1", "2"].map((text) => ["a", text] as const);
  expect(madeOf(asked)).toEqual([1, 2, 3, 1, 4, 1, 5]);
});

it("keeps no more than fits, and what is used last always", () => {
  const huge = "x".repeat(40_000_000);
  expect(
    madeOf([
      ["a", huge],
      ["b", huge],
      ["b", huge],
      ["a", huge],
    ]),
  ).toEqual([1, 2, 2, 3]);
});
