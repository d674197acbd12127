import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress, writeAddress } from "../../../../src/inputs/terraform/address.ts";

const managed = (type: string, name: string, key: string | number | null = null) => ({
  mode: "managed",
  type,
  name,
  key,
});

describe("parseAddress", () => {
  it.each([
    ["aws_x.y", { modules: [], resource: managed("aws_x", "y") }],
    ["aws_x.y[0]", { modules: [], resource: managed("aws_x", "y", 0) }],
    ['aws_x.y["a.b"]', { modules: [], resource: managed("aws_x", "y", "a.b") }],
    ['aws_x.y["]\\"["]', { modules: [], resource: managed("aws_x", "y", ']"[') }],
    ['aws_x.y["$${a}%%{b}"]', { modules: [], resource: managed("aws_x", "y", "${a}%{b}") }],
    ['aws_x.y["\\u00e4\\n"]', { modules: [], resource: managed("aws_x", "y", "ä\n") }],
    ["data.aws_x.data", { modules: [], resource: { mode: "data", type: "aws_x", name: "data", key: null } }],
    [
      'module.a["x"].module.b[0].data.aws_x.y["k"]',
      {
        modules: [
          { name: "a", key: "x" },
          { name: "b", key: 0 },
        ],
        resource: { mode: "data", type: "aws_x", name: "y", key: "k" },
      },
    ],
    ["module.module.aws_x.module", { modules: [{ name: "module", key: null }], resource: managed("aws_x", "module") }],
    ['module.a["é"]', { modules: [{ name: "a", key: "é" }], resource: null }],
  ])("reads %s", (text, expected) => {
    expect(parseAddress(text)).toEqual(expected);
  });

  it.each([
    "",
    "aws_x",
    "module",
    "module.",
    "aws_x.y.z",
    "aws_x.y[",
    'aws_x.y["a]',
    "aws_x.y[0]x",
    "a b.c",
    "data.aws_x",
    "aws_x.y/Root",
  ])("takes no other text: %s", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it("reads back every address that is written", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((word) => word !== "module");
    const key = fc.oneof(
      fc.constant(null),
      fc.nat(99),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("${a}", '"', "\\", "]."),
    );
    const address = fc.record({
      modules: fc.array(fc.record({ name, key }), { maxLength: 3 }),
      resource: fc.record({
        mode: fc.constantFrom("managed" as const, "data" as const),
        type: name.map((word) => `aws_${word}`),
        name,
        key,
      }),
    });
    fc.assert(
      fc.property(address, (one) => {
        expect(parseAddress(writeAddress(one))).toEqual(one);
      }),
    );
  });
});
