import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inModule,
  joinTraversal,
  parseAddress,
  splitTraversal,
} from "../../../../src/inputs/terraform/plan/address.ts";

describe("addresses", () => {
  it.each<[string, readonly (readonly [string, string])[], string, string]>([
    ["aws_x.y", [], "aws_x.y", ""],
    ["aws_x.y[0]", [], "aws_x.y", "[0]"],
    ['aws_x.y["a.b]\\"c"]', [], "aws_x.y", '["a.b]\\"c"]'],
    ["data.aws_x.y", [], "data.aws_x.y", ""],
    ["module.m.aws_x.y", [["m", ""]], "aws_x.y", ""],
    [
      'module.m["k.[0]"].module.n[2].data.aws_x.y["z"]',
      [
        ["m", '["k.[0]"]'],
        ["n", "[2]"],
      ],
      "data.aws_x.y",
      '["z"]',
    ],
    [
      "module.module.module.data.data.x.y",
      [
        ["module", ""],
        ["data", ""],
      ],
      "data.x.y",
      "",
    ],
  ])("%s", (address, modules, local, key) => {
    const steps = modules.map(([name, stepKey]) => ({ name, key: stepKey }));
    expect(parseAddress(address)).toEqual({ modules: steps, local, key });
    expect(inModule(steps, local + key)).toBe(address);
  });

  it.each(["", "aws_x", "aws_x.y.z", "module.m", "data.aws_x", "[0]", 'aws_x.y["', "a b.c", "..", "module[0].x.y"])(
    "%j is none",
    (text) => expect(parseAddress(text)).toBeUndefined(),
  );

  it("never throw, and traversals come back as they were", () => {
    const word = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,5}$/);
    const index = fc.oneof(
      fc.nat().map((number) => `[${number}]`),
      fc.string().map((text) => `["${text.replace(/["\\]/g, "\\$&")}"]`),
    );
    const traversal = fc.tuple(word, fc.array(fc.oneof(word, index))).map(([first, rest]) => [first, ...rest]);
    fc.assert(
      fc.property(traversal, (steps) => {
        expect(splitTraversal(joinTraversal(steps))).toEqual(steps);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseAddress(text);
      }),
    );
  });

  it("takes time in proportion to length", () => {
    for (const text of ["[", '["', '["\\', "a.", ".", "a["]) expect(parseAddress(text.repeat(100_000))).toBeUndefined();
  });
});
