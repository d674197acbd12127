import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { growthOf, stepsOf } from "../support/steps.ts";

describe("the work of reading YAML", () => {
  it("ends at the limit of aliases", () => {
    const letters = [..."abcdefghi"];
    const lines = letters.map((letter, index) => {
      const inner = index === 0 ? "x" : `*${letters[index - 1]}`;
      return `${letter}: &${letter} [${Array(9).fill(inner).join(", ")}]`;
    });
    const parse = () => expect(parseYaml(lines.join("\n"))).toMatchObject({ problems: [{ code: "alias-bomb" }] });
    expect(stepsOf(parse)).toBeLessThan(100_000);
  });

  it("grows with the keys, among which it looks for duplicates", () => {
    const keys = (count: number) => parseYaml(Array.from({ length: count }, (_, index) => `k${index}: v`).join("\n"));
    expect(keys(1000)).toMatchObject({ ok: true });
    expect(growthOf(keys, 1000)).toBeLessThan(2.5);
  });
});
