import { describe, expect, it } from "vitest";
import {
  arnPattern,
  foldCase,
  matchTokens,
  type Pattern,
  parseTemplate,
  resolveTemplate,
} from "../../src/policy/pattern.ts";
import { anyText, cutRegions, organizationIds, pathsAndNames, someText } from "../../src/policy/regions.ts";

const nothing: Pattern = { tokens: [], unknowns: [] };
const like = (text: string) =>
  resolveTemplate(parseTemplate(text, { variables: false, wildcards: true }), () => undefined) ?? nothing;
const arn = (text: string) => arnPattern(like(text)) ?? nothing;
const anyCase = (text: string) => foldCase(like(text));

const view = (patterns: readonly Pattern[], text: string) =>
  patterns.map((one) => matchTokens(one.tokens, text)).join();

describe("regions have a text for each answer that some text has", () => {
  it.each([
    ["wildcards", ["a*", "*b", "?"].map(like), anyText, ["", "a", "b", "ab", "acb", "c", "cc"]],
    ["no empty text", ["*", "a"].map(like), someText, ["a", "b"]],
    ["both cases", ["AB", "a?"].map(anyCase), anyText, ["ab", "AB", "aB", "AC", "x"]],
    ["letters that have one case", ["1-*", "É"].map(anyCase), anyText, ["1-", "é", "É", "e"]],
    [
      "parts of ARNs",
      ["arn:*:s?s:::*", "arn:aws:*::1:a"].map(arn),
      anyText,
      ["arn:aws:sns:::a", "arn:x:sqs:::", "arn:aws:x::1:a", "arn:a:b:sns:::", "arn:aws:s:s::1:a"],
    ],
    ["names with and without a path", ["*/*", "a*"].map(like), pathsAndNames, ["a", "b", "a/b", "b/a", "x/y/z"]],
    ["a path that no name can be", ["*!*", "a"].map(like), pathsAndNames, ["a!/b", "a", "b"]],
    [
      "organizations",
      ["o-a*", "*z"].map(like),
      organizationIds,
      ["o-abcdefghij", "o-abcdefghiz", "o-bcdefghijk", "o-bcdefghijz"],
    ],
  ] as const)("%s", (_, patterns, domain, texts) => {
    const found = cutRegions(
      patterns.map((one) => one.tokens),
      domain,
      { left: 1_000_000 },
    );
    expect(found.complete).toBe(true);
    const views = found.texts.map((text) => view(patterns, text));
    expect(texts.filter((text) => !views.includes(view(patterns, text)))).toEqual([]);
    expect(new Set(views).size, "each once").toBe(views.length);
  });
});

describe("regions keep to their domain", () => {
  const texts = (patterns: readonly string[], domain: typeof anyText, left = 1_000_000) =>
    cutRegions(
      patterns.map((one) => like(one).tokens),
      domain,
      { left },
    ).texts;
  it("of device names", () => {
    const found = texts(["*/", "a b", "*!", "a/*", "ä"], pathsAndNames);
    expect(found.filter((text) => !/^(?:[!-~]*\/)?[\w+=,.@-]+$/.test(text))).toEqual([]);
  });
  it("of organization IDs, ten to thirty-two characters long", () => {
    const found = texts(["o-*", `o-${"?".repeat(32)}`, `o-${"?".repeat(33)}`, "r-*"], organizationIds);
    expect(found.filter((text) => !/^o-[a-z0-9]{10,32}$/.test(text))).toEqual([]);
    expect(found.map((text) => text.length)).toContain(34);
  });
  it("where the budget runs out, and say so", () => {
    const budget = { left: 200 };
    const found = cutRegions([like("*a?b*c*").tokens, like("A b").tokens, like("x?").tokens], pathsAndNames, budget);
    expect(found.complete).toBe(false);
    expect(found.texts).toContain("xx");
    expect(found.texts).not.toContain("A b");
    expect(budget.left).toBeGreaterThan(0);
    expect(budget.left).toBeLessThan(200);
  });
});

it("an empty pattern is not taken for none that was asked for before", () => {
  const texts = (patterns: readonly Pattern[]) =>
    cutRegions(
      patterns.map(({ tokens }) => tokens),
      anyText,
      { left: 10_000 },
    ).texts.length;
  expect([texts([]), texts([nothing]), texts([nothing, nothing])]).toEqual([1, 2, 2]);
});
