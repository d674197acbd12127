import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConditionSolver } from "../../../src/inputs/cloudformation/values/condition-solver.ts";
import type { Formula } from "../../../src/inputs/cloudformation/values/formula.ts";
import { callSymbol, type ValueSymbol } from "../../../src/model/symbol.ts";
import { cases } from "../../support/random-cases.ts";

const is = (variable: string, literal: string): Formula => ({ op: "atom", variable, literal });
const not = (of: Formula): Formula => ({ op: "not", of });
const and = (...of: Formula[]): Formula => ({ op: "and", of });
const or = (...of: Formula[]): Formula => ({ op: "or", of });

describe("conditions over open values", () => {
  const solver = new ConditionSolver();
  solver.close("stage", ["dev", "prod"]);
  solver.define("condition IsProd", is("stage", "prod"));
  solver.define("condition InUs", is("AWS::Region", "us-east-1"));
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
    expect(solver.decide(formula, when)).toBe(truth);
  });

  it("tells assumptions that cannot hold together", () => {
    expect(solver.isPossible([prod, { subject: "stage", is: "prod" }])).toBe(true);
    expect(solver.isPossible([prod, { subject: "stage", is: "dev" }])).toBe(false);
    expect(solver.isPossible([prod, notProd])).toBe(false);
  });

  it("tells the values that assumptions leave", () => {
    const own = new ConditionSolver();
    own.close("parameter Stage", ["dev", "test", "prod"]);
    own.define("condition IsProd", is("parameter Stage", "prod"));
    own.define("condition InEurope", or(is("AWS::Region", "eu-west-1"), is("AWS::Region", "eu-west-3")));
    const stage: ValueSymbol = { kind: "parameter", scope: "", name: "Stage" };
    const region: ValueSymbol = { kind: "pseudo-parameter", scope: "", name: "AWS::Region" };
    expect(own.valuesOf(stage, [prod])).toEqual(["prod"]);
    expect(own.valuesOf(stage, [notProd])).toEqual(["dev", "test"]);
    expect(own.valuesOf(region, [{ subject: "condition InEurope", is: "true" }])).toEqual(["eu-west-1", "eu-west-3"]);
    expect(own.valuesOf(region, [{ subject: "condition InEurope", is: "false" }])).toBeUndefined();
    expect(own.valuesOf(region, [prod])).toBeUndefined();
    expect(own.valuesOf(stage, [])).toBeUndefined();
  });

  describe("of symbols and calls over them", () => {
    const own = new ConditionSolver();
    const parameter = (name: string): ValueSymbol => ({ kind: "parameter", scope: "", name });
    const call = (name: string, ...args: Parameters<typeof callSymbol>[1]): ValueSymbol => {
      const symbol = callSymbol(name, args);
      if (!symbol) throw new Error("the call is too large");
      return symbol;
    };
    const part = (index: string) => call("Fn::Select", index, call("Fn::Split", "-", parameter("Stage")));
    const item = (index: string) => call("Fn::Select", index, parameter("Names"));
    it.each([
      ["a part that is the first of the whole", and(own.is(parameter("Stage"), "a-b"), own.is(part("0"), "a")), "open"],
      ["a part that is not", and(own.is(parameter("Stage"), "a-b"), own.is(part("0"), "b")), "false"],
      ["two parts", and(own.is(part("0"), "a"), own.is(part("1"), "a")), "open"],
      ["one part as two texts", and(own.is(part("0"), "a"), own.is(part("0"), "b")), "false"],
      ["two items that are equal", own.same(item("0"), item("1")), "open"],
      ["an item that is itself", own.same(item("0"), item("0")), "true"],
      [
        "equal items as two texts",
        and(own.same(item("0"), item("1")), own.is(item("0"), "a"), own.is(item("1"), "b")),
        "false",
      ],
      [
        "equal items as one text",
        and(own.same(item("0"), item("1")), own.is(item("0"), "a"), not(own.is(item("1"), "a"))),
        "false",
      ],
      [
        "a length and a join",
        and(
          own.is(call("Fn::Length", parameter("Names")), "2"),
          own.is(call("Fn::Join", ",", parameter("Names")), "a,b"),
        ),
        "open",
      ],
      ["a length that is no number", own.is(call("Fn::Length", parameter("Names")), "two"), "false"],
    ] as const)("%s: %s", (_, formula, truth) => {
      expect(own.decide(formula, [])).toBe(truth);
    });
  });

  it("leaves open what has too many values to try", () => {
    const wide = or(...Array.from({ length: 30 }, (_, index) => is(`x${index}`, "a")));
    expect(solver.decide(and(wide, not(wide)), [])).toBe("open");
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
      if (one.op === "same") return values[one.left] === values[one.right];
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
        const own = new ConditionSolver();
        own.define("condition C", assumed);
        const answers = new Set(worlds.filter((one) => holds(assumed, one)).map((one) => holds(asked, one)));
        const expected = answers.size === 2 ? "open" : answers.has(true) ? "true" : "false";
        expect(own.decide(and(asked), [{ subject: "condition C", is: "true" }])).toBe(expected);
      }),
      { numRuns: cases(500) },
    );
  });
});
