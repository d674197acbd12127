import { describe, expect, it } from "vitest";
import { cut, oneLine, suggest } from "../../src/policy/wording.ts";

describe("what was probably meant", () => {
  it.each([
    ["resource", ["Action", "Resource"], "Resource"],
    ["Resorce", ["Action", "Resource"], "Resource"],
    ["Ressource", ["Action", "Resource"], "Resource"],
    ["Resaurce", ["Action", "Resource"], "Resource"],
    ["Ressaurce", ["Action", "Resource"], "Resource"],
    ["Rezzaurce", ["Action", "Resource"], null],
    ["Resourceful", ["Resource"], null],
    ["Resour", ["Resource"], "Resource"],
    ["source", ["Resource"], "Resource"],
    ["Sd", ["Id", "Sid"], "Id"],
    ["Sidd", ["Id", "Sid"], "Sid"],
    ["Siddd", ["Sid"], "Sid"],
    ["Xidd", ["Sid"], null],
    ["Xiddd", ["Sid"], null],
    ["StringLikes", ["StringLike", "StringNotLike"], "StringLike"],
    ["", ["Sid"], null],
    ["a".repeat(100), ["a".repeat(101)], "a".repeat(101)],
    ["a".repeat(101), ["a".repeat(101)], null],
  ])("by %s of %j is %s", (word, candidates, meant) => {
    expect(suggest(word, candidates)).toBe(meant);
  });
});

describe("input text in messages", () => {
  it.each([
    ["line\nfeed\ttab", "line feed tab"],
    ["a\u0000b\u001fc\u007fd\u009fe", "a b c d e"],
    ["right\u202eto\u2066left\u2069\u061c\u200e\u200f\u2028", "right to left     "],
    ["plain - text ~ ä", "plain - text ~ ä"],
  ])("%j is shown as %j", (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });
  it("is cut to sixty characters", () => {
    expect(cut("x".repeat(60))).toBe("x".repeat(60));
    expect(cut("x".repeat(61))).toBe(`${"x".repeat(57)}...`);
    expect(cut("a\nb")).toBe("a b");
  });
});
