import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Domain } from "../../src/policy/regions.ts";
import {
  codesOf,
  inBoth,
  notStartingWith,
  type PatternPiece,
  textsOfPatterns,
} from "../../src/policy/text-patterns.ts";

function isIn(domain: Domain, text: string): boolean {
  let state = 0;
  for (let at = 0; at < text.length && state >= 0; at += 1) state = domain.step(state, text.charCodeAt(at));
  return state >= 0 && domain.accepts(state);
}

const letters = "ab:";
const texts = fc.string({ unit: fc.constantFrom(...letters, "c"), maxLength: 7 });
const piece: fc.Arbitrary<PatternPiece> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 3 }),
  fc.record({
    of: fc.constantFrom<"any" | ReadonlySet<number>>("any", codesOf("a"), codesOf("ab"), codesOf(":")),
    least: fc.nat(2),
    endless: fc.boolean(),
  }),
);
const patterns = fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 3 });

/** The same as a regular expression. */
function expressionOf(pieces: readonly PatternPiece[]): RegExp {
  const parts = pieces.map((one) => {
    if (typeof one === "string") return one;
    const of = one.of === "any" ? "[^]" : `[${String.fromCharCode(...one.of)}]`;
    return `${of}{${one.least},${one.endless ? "" : one.least}}`;
  });
  return new RegExp(`^(?:${parts.join("")})$`);
}

const matches = (all: readonly (readonly PatternPiece[])[], text: string) =>
  all.some((one) => expressionOf(one).test(text));

const digits = { of: codesOf("0123456789"), least: 3, endless: false };
const name = { of: "any", least: 1, endless: true } as const;

describe("the texts of patterns", () => {
  it.each<readonly [string, readonly (readonly PatternPiece[])[], readonly string[], readonly string[]]>([
    ["none", [], [], ["", "a"]],
    ["the empty one", [[]], [""], ["a"]],
    ["a literal", [["ab"]], ["ab"], ["", "a", "abb", "AB"]],
    ["a class, so many", [["n-", digits]], ["n-123"], ["n-12", "n-1234", "n-12a", "123"]],
    ["a class, so many or more", [[name, "/x"]], ["a/x", "//x"], ["/x", "a/", "x"]],
    ["any of several", [["ab"], ["a", name]], ["ab", "ac", "abc"], ["a", "b"]],
    ["several endless ones beside each other", [[name, name]], ["ab", "abc"], ["a", ""]],
  ])("%s", (_what, all, inside, outside) => {
    const domain = textsOfPatterns(all);
    for (const text of inside) expect([text, isIn(domain, text)]).toEqual([text, true]);
    for (const text of outside) expect([text, isIn(domain, text)]).toEqual([text, false]);
  });

  it("are those that a regular expression of them matches", () => {
    fc.assert(
      fc.property(patterns, texts, (all, text) => {
        expect(isIn(textsOfPatterns(all), text)).toBe(matches(all, text));
      }),
    );
  });

  it("do not hang on what was asked before", () => {
    fc.assert(
      fc.property(patterns, fc.array(texts, { maxLength: 6 }), texts, (all, before, text) => {
        const domain = textsOfPatterns(all);
        for (const one of before) isIn(domain, one);
        expect(isIn(domain, text)).toBe(isIn(textsOfPatterns(all), text));
      }),
    );
  });

  it("have a code unit of each sort that goes on, whichever are used", () => {
    fc.assert(
      fc.property(patterns, texts, texts, (all, start, usedLetters) => {
        const domain = textsOfPatterns(all);
        const used = codesOf(usedLetters);
        let state = 0;
        for (let at = 0; at < start.length && state >= 0; at += 1) state = domain.step(state, start.charCodeAt(at));
        if (state < 0) return;
        const others = domain.others(used);
        expect(others.some((code) => used.has(code))).toBe(false);
        // What some unused letter leads to, one of the others leads to as well.
        const reached = new Set(others.map((code) => domain.step(state, code)));
        for (const code of codesOf(`${letters}c`)) {
          if (!used.has(code))
            expect(reached.has(domain.step(state, code)) || others.includes(code) || domain.step(state, code) < 0).toBe(
              true,
            );
        }
      }),
    );
  });
});

describe("the code units of a class inside another", () => {
  it("are told apart from the rest of it, whichever comes first", () => {
    const inner: readonly PatternPiece[] = [{ of: codesOf("a"), least: 1, endless: false }];
    const outer: readonly PatternPiece[] = [{ of: codesOf("ab"), least: 1, endless: false }];
    for (const all of [
      [inner, outer],
      [outer, inner],
    ])
      expect([...textsOfPatterns(all).others(new Set())].sort()).toEqual([...codesOf("ab")]);
  });
});

describe("texts of two domains", () => {
  it("are in both", () => {
    fc.assert(
      fc.property(patterns, patterns, texts, (one, other, text) => {
        const both = inBoth(textsOfPatterns(one), textsOfPatterns(other));
        expect(isIn(both, text)).toBe(matches(one, text) && matches(other, text));
      }),
    );
  });
});

describe("texts that do not begin in one way", () => {
  it("are those of the domain that begin in another", () => {
    fc.assert(
      fc.property(
        patterns,
        texts.filter((one) => one !== ""),
        texts,
        (all, start, text) => {
          const domain = notStartingWith(textsOfPatterns(all), start);
          expect(isIn(domain, text)).toBe(matches(all, text) && !text.startsWith(start));
        },
      ),
    );
  });

  it.each([
    ["role/Admin", true],
    ["role/aws-service-rol", true],
    ["role/aws-service-role", true],
    ["role/aws-service-role/x", false],
    ["role/aws-service-roles/x", true],
  ])("%s: %s", (text, expected) => {
    const roles = textsOfPatterns([["role/", name]]);
    expect(isIn(notStartingWith(roles, "role/aws-service-role/"), text)).toBe(expected);
  });
});
