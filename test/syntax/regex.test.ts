import { describe, expect, it } from "vitest";
import { compileRegex, regexCanMatch, searchRegex } from "../../src/syntax/regex/regex.ts";

const patterns = [
  "a|ab",
  "(a+)(b*)",
  "^x.*y$",
  "a{2,3}",
  "a{2,3}?",
  "(a|b)c",
  "[^a-c]+",
  "\\d+-\\w",
  "a*?b",
  "(a)|b",
  "x?y",
  "\\bfoo\\b",
  "(?:ab|a)(bc)?",
  "\\x41|[\\d\\-]",
  "()",
];
const texts = ["", "ab", "aaab", "xzzy", "aaaa", "ababc", "xyzabc", "12-3", "bbb", "a foo b", "aab\nx", "A-"];

describe("the safe subset of regular expressions", () => {
  it.each(patterns)("finds what the engine of JavaScript finds: %s", (pattern) => {
    const regex = compileRegex(pattern);
    for (const text of texts) {
      const expected = new RegExp(pattern).exec(text);
      const found = regex && searchRegex(regex, text);
      expect(found && [found.start, found.end, ...found.groups]).toEqual(
        expected && [
          expected.index,
          expected.index + expected[0].length,
          ...expected.slice(1).map((one) => one ?? null),
        ],
      );
    }
  });

  it("takes flags at the start and classes of POSIX", () => {
    const flagged = compileRegex("(?i)^ROOT$");
    expect(flagged && searchRegex(flagged, "root")?.end).toBe(4);
    const named = compileRegex("(?P<who>[[:alpha:]]+)");
    expect(named?.groups).toEqual(["who"]);
    expect(named && searchRegex(named, "12ab")?.groups).toEqual(["ab"]);
  });

  it.each([
    "(?=a)",
    "(?<!a)b",
    "(a)\\1",
    "\\pL",
    "a++",
    "[a&&b]",
    "a{2000}",
    "(",
    "[z-a]",
    `${"(".repeat(60)}${")".repeat(60)}`,
  ])("leaves alone what is not of it: %s", (pattern) => {
    expect(compileRegex(pattern)).toBeUndefined();
  });

  it("takes time linear in the text", () => {
    const regex = compileRegex("(a+)+(a|aa)*$");
    expect(regex && searchRegex(regex, `${"a".repeat(20_000)}!`)).toBeNull();
  });

  it.each([
    ["^svc-[a-z]+$", false],
    ["[a-z-]+", true],
    ["r.*t", true],
    ["ro{2}t", true],
    ["root$x", false],
    ["x^root", false],
    ["(a+)+b", false],
  ])("tells whether %s can be root as a whole: %s", (pattern, expected) => {
    const regex = compileRegex(pattern);
    expect(regex && regexCanMatch(regex, [..."root"])).toBe(expected);
  });
});
