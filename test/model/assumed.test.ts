import { describe, expect, it } from "vitest";
import { holdsIn, type ScopedAssumptions, worldsOf } from "../../src/model/assumed.ts";
import type { Assumption } from "../../src/model/value.ts";

const of = (scope: string, ...when: readonly Assumption[]): ScopedAssumptions => ({ scope, when });
const condition = (subject: string, is: boolean): Assumption => ({ subject, is: String(is) });
const value = (subject: string, is: string): Assumption => ({ subject, is, isValue: true });
const compared = (subject: string, content: string): Assumption => ({
  subject,
  is: "true",
  fixes: { value: "var.n", content },
});

describe("the ways in which conditions can turn out", () => {
  it.each<[string, readonly ScopedAssumptions[], number | null]>([
    ["one of none", [], 1],
    ["two of a condition, whichever side is named", [of("t", condition("C", true))], 2],
    ["two of a condition with both sides", [of("t", condition("C", true)), of("t", condition("C", false))], 2],
    ["four of two conditions", [of("t", condition("C", true), condition("D", false))], 4],
    ["four of one name in two templates", [of("t", condition("C", true)), of("u", condition("C", true))], 4],
    ["one more than the texts of a value", [of("t", value("P", "true")), of("t", value("P", "false"))], 3],
    ["one more than what is no truth", [of("t", { subject: "instance", is: "in group 1" })], 2],
    ["without two contents of one value", [of("t", compared("n is 1", "1"), compared("n is 2", "2"))], 3],
    [
      "none where there are too many",
      [of("t", ...["A", "B", "C", "D", "E", "F"].map((one) => condition(one, true)))],
      null,
    ],
  ])("are %s", (_, assumptions, count) => {
    expect(worldsOf(assumptions, 32)?.length ?? null).toBe(count);
  });

  it("say of all assumptions whether they hold", () => {
    const [met, unmet] = [of("t", condition("C", true)), of("t", condition("C", false))];
    const worlds = worldsOf([met], 32) ?? [];
    expect(worlds.map((world) => [holdsIn(world, met), holdsIn(world, unmet)])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(worlds.some((world) => holdsIn(world, of("u", condition("C", true))))).toBe(false);
  });
});
