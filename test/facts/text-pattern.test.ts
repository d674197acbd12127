import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canBeBoth, literal, type PatternStep } from "../../src/facts/text-pattern.ts";
import { cases } from "../support/random-cases.ts";

const letters = "ab";
const run = { anyOf: /[ab]/ };
const onlyA = { anyOf: /a/ };
const steps = fc.array(fc.constantFrom<PatternStep>("a", "b", run, onlyA), { maxLength: 5 });

function toRegExp(pattern: readonly PatternStep[]): RegExp {
  return new RegExp(`^${pattern.map((step) => (typeof step === "string" ? step : `${step.anyOf.source}*`)).join("")}$`);
}

function words(length: number): string[] {
  return length === 0
    ? [""]
    : words(length - 1).flatMap((word) => [word, ...[...letters].map((letter) => word + letter)]);
}

const shortWords = [...new Set(words(8))];

describe("canBeBoth", () => {
  it("says yes exactly where a common text exists", () => {
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        const common = shortWords.some((word) => toRegExp(one).test(word) && toRegExp(other).test(word));
        // A common text of two patterns of five steps is never longer than eight letters at its shortest, or there is none.
        expect(canBeBoth(one, other)).toBe(common);
      }),
      { numRuns: cases(500) },
    );
  });

  it("is not led into exponential time", () => {
    const many = Array.from({ length: 2000 }, () => [run, "a"] as PatternStep[]).flat();
    expect(canBeBoth(many, [...many, "c"])).toBe(false);
  });

  it("takes fixed texts as they are", () => {
    expect(canBeBoth(literal("root"), literal("root"))).toBe(true);
    expect(canBeBoth(literal("groot"), literal("root"))).toBe(false);
  });
});
