import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/reporters/code-frame.ts";
import { displayWidth } from "../../src/reporters/harmless-text.ts";
import { place } from "./reports.ts";

const frame = (source: string, ...span: readonly [number, number, number, number]) =>
  codeFrame(source, place("a", ...span)).map(({ gutter, text }) => `${gutter}${text}`.trimEnd());

describe("codeFrame", () => {
  it("underlines a property with two lines before it", () => {
    expect(frame("a:\n  b:\n    c: root\n", 3, 8, 3, 12)).toEqual([
      "  1 | a:",
      "  2 |   b:",
      "> 3 |     c: root",
      "    |        ^^^^",
    ]);
  });

  it.each([
    ["tabs", "\tx: root", 5, 9],
    ["wide characters", "根: root", 4, 8],
    ["combining characters", "e\u0301: root", 5, 9],
    ["emoji", "📱: root", 5, 9],
    ["control characters", "\u001b: root", 4, 8],
    ["a byte order mark", "\ufeffx: root", 5, 9],
  ])("underlines what it means after %s", (_, source, from, to) => {
    const [line = "", mark = ""] = frame(source, 1, from, 1, to);
    const before = line.slice(0, line.indexOf("root"));
    expect(displayWidth(mark.slice(0, mark.indexOf("^")))).toBe(displayWidth(before));
    expect(mark.trim().endsWith("^^^^")).toBe(true);
    expect(mark).not.toContain("^^^^^");
  });

  it("cuts a long line around the place", () => {
    const [line = "", mark = ""] = frame(`${"x".repeat(5000)}root${"y".repeat(5000)}`, 1, 5001, 1, 5005);
    expect(line.length).toBeLessThan(160);
    expect(line.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("root");
  });

  it("leaves out the middle of a long place", () => {
    const lines = frame("a\n".repeat(50), 10, 1, 40, 1);
    expect(lines).toHaveLength(2 + 6 * 2 + 1);
    expect(lines.at(-1)).toBe("     | …");
  });

  it("gives the marked part apart", () => {
    const [line] = codeFrame("  c: root # x", place("a", 1, 6, 1, 10));
    expect(line?.parts).toEqual(["  c: ", "root", " # x"]);
  });

  it("shows nothing for a line that the text does not have", () => {
    expect(frame("a\n", 9, 1, 9, 2)).toEqual([]);
  });
});
