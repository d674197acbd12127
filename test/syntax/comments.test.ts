import { describe, expect, it } from "vitest";
import { commentsAbove, commentsAboveLine } from "../../src/syntax/comments.ts";

describe("comments above a line", () => {
  const source = "a: 1\n# far\n\n# one\r\n  # two: three \nb: 2\n";

  it("gives the lines that touch it, top down", () => {
    expect(commentsAbove(source, source.indexOf("b:")).map((line) => line.text)).toEqual(["one", "two: three"]);
    for (const line of commentsAbove(source, source.indexOf("b:")))
      expect(source.slice(line.start, line.end)).toMatch(/^# ?(one|two: three)$/);
  });

  it("gives none for the first line, or below a value", () => {
    expect(commentsAbove(source, 0)).toEqual([]);
    expect(commentsAbove("a: 1\nb: 2", 6)).toEqual([]);
  });

  it("stops at its limit", () => {
    const many = `${"# x\n".repeat(100)}a: 1`;
    expect(commentsAbove(many, many.length)).toHaveLength(20);
  });

  it("takes a line as well as an offset", () => {
    expect(commentsAboveLine(source, 6)).toEqual(commentsAbove(source, source.indexOf("b:")));
    expect(commentsAboveLine(source, 1)).toEqual([]);
    expect(commentsAboveLine(source, 99)).toEqual([]);
  });
});
