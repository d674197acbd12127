import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Formula, World } from "../../../src/inputs/cloudformation/values/world.ts";

const is = (variable: string, literal: string): Formula => ({ op: "atom", variable, literal });
const not = (of: Formula): Formula => ({ op: "not", of });
const and = (...of: Formula[]): Formula => ({ op: "and", of });
const or = (...of: Formula[]): Formula => ({ op: "or", of });

describe("conditions over open values", () => {
  const world = new World();
  world.close("stage", ["dev", "prod"]);
  world.define("condition IsProd", is("stage", "prod"));
  world.define("condition InUs", is("AWS::Region", "us-east-1"));
  const prod = { subject: "condition IsProd", is: "true" };
  const notProd = { subject: "condition IsProd", is: "false" };

  it.each([
    ["an open value", is("stage", "prod"), [], "open"],
    ["a value that is not allowed", is("stage", "qa"), [], "false"],
    ["one of all that are allowed", or(is("stage", "dev"), is("stage", "prod")), [], "true"],
    ["one of some that are mentioned", or(is("AWS::Region", "a"), is("AWS::Region", "b")), [], "open"],
    ["two values at once", and(is("AWS::Region", "a"), is("AWS::Region", "b")), [], "false"],
    ["itself or its opposite", or(is("x", "a"), not(is("x", "a"))), [], "true"],
    ["what is assumed", is("stage", "prod"), [prod], "true"],
    ["what follows from the assumption", is("stage", "dev"), [notProd], "true"],
    ["what the assumption rules out", not(is("stage", "prod")), [prod], "false"],
    ["what the assumption says nothing of", is("AWS::Region", "us-east-1"), [prod], "open"],
    ["nothing at all", and(), [], "true"],
  ] as const)("%s", (_, formula, when, truth) => {
    expect(world.decide(formula, when)).toBe(truth);
  });

  it("tells assumptions that cannot hold together", () => {
    expect(world.isPossible([prod, { subject: "stage", is: "prod" }])).toBe(true);
    expect(world.isPossible([prod, { subject: "stage", is: "dev" }])).toBe(false);
    expect(world.isPossible([prod, notProd])).toBe(false);
  });

  it("tells the value that assumptions leave", () => {
    expect(world.forced("stage", [prod])).toBe("prod");
    expect(world.forced("stage", [notProd])).toBeUndefined();
    expect(world.forced("AWS::Region", [prod])).toBeUndefined();
    expect(world.forced("stage", [])).toBeUndefined();
  });

  it("leaves open what has too many values to try", () => {
    const wide = or(...Array.from({ length: 30 }, (_, index) => is(`x${index}`, "a")));
    expect(world.decide(and(wide, not(wide)), [])).toBe("open");
  });

  it("agrees with a truth table", () => {
    const atom = fc
      .tuple(fc.constantFrom("p", "q", "r"), fc.constantFrom("a", "b"))
      .map(([name, value]) => is(name, value));
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: "small" },
        atom,
        tie("formula").map(not),
        fc.array(tie("formula"), { maxLength: 3 }).map((parts) => and(...parts)),
        fc.array(tie("formula"), { maxLength: 3 }).map((parts) => or(...parts)),
      ),
    }));
    const holds = (one: Formula, values: Readonly<Record<string, string>>): boolean => {
      if (typeof one === "boolean") return one;
      if (one.op === "atom") return values[one.variable] === one.literal;
      if (one.op === "not") return !holds(one.of, values);
      return one.op === "and"
        ? one.of.every((part) => holds(part, values))
        : one.of.some((part) => holds(part, values));
    };
    const worlds = ["a", "b", "other"].flatMap((p) =>
      ["a", "b", "other"].flatMap((q) => ["a", "b", "other"].map((r) => ({ p, q, r }))),
    );
    fc.assert(
      fc.property(formula, formula, (asked, assumed) => {
        const own = new World();
        own.define("condition C", assumed);
        const answers = new Set(worlds.filter((one) => holds(assumed, one)).map((one) => holds(asked, one)));
        const expected = answers.size === 2 ? "open" : answers.has(true) ? "true" : "false";
        expect(own.decide(and(asked), [{ subject: "condition C", is: "true" }])).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
