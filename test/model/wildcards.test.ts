import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWildcards } from "../../src/model/wildcards.ts";

describe("a pattern with wildcards", () => {
  it.each([
    ["iam:createuser", "iam:*", true],
    ["iam:createuser", "iam:create????", true],
    ["iam:createuser", "iam:create???", false],
    ["aXbXc", "a*X*c", true],
    ["abc", "a*d", false],
    ["", "*", true],
    ["", "?", false],
    ["a.json", "*.json*", true],
  ])("%j by %j: %j", (text, pattern, isOne) => {
    expect(matchesWildcards(text, pattern)).toBe(isOne);
  });

  it("takes what a regular expression takes", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(letters, patterns, (text, pattern) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);
        expect(matchesWildcards(text, pattern)).toBe(expected);
      }),
    );
  });
});
