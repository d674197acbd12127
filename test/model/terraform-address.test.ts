import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inModule,
  joinTraversal,
  localName,
  parseAddress,
  splitTraversal,
  takeModules,
  takeResource,
  writeAddress,
  writeKey,
} from "../../src/model/terraform-address.ts";

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

  it("takes time in proportion to length", () => {
    for (const text of ["[", '["', '["\\', "a.", ".", "a["]) {
      expect(parseAddress(text.repeat(100_000))).toBeUndefined();
      splitTraversal(text.repeat(100_000));
    }
  });

  it("names what a module names", () => {
    const parsed = parseAddress('module.a["x"].data.aws_x.y[0]');
    const { modules = [], resource } = parsed ?? {};
    expect(resource && localName(resource)).toBe("data.aws_x.y");
    expect(resource && inModule(modules, localName(resource))).toBe('module.a["x"].data.aws_x.y');
  });
});

describe("traversals", () => {
  it("come back as they were", () => {
    const word = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,5}$/);
    const index = fc.oneof(fc.nat(99).map(writeKey), fc.string().map(writeKey));
    const traversal = fc.tuple(word, fc.array(fc.oneof(word, index))).map(([first, rest]) => [first, ...rest]);
    fc.assert(
      fc.property(traversal, (steps) => {
        expect(splitTraversal(joinTraversal(steps))).toEqual(steps);
      }),
    );
  });

  it.each([
    ["aws_x.y", "aws_x.y", null, ""],
    ['aws_x.y["a.b"].tags["n"]', "aws_x.y", "a.b", 'tags["n"]'],
    ["resource.aws_x.y[0].id", "aws_x.y", 0, "id"],
    ["data.aws_x.y.roots[0].id", "data.aws_x.y", null, "roots[0].id"],
  ])("%s reads a resource", (text, name, key, attribute) => {
    const found = takeResource(splitTraversal(text) ?? []);
    expect(found && [localName(found.resource), found.resource.key, found.attribute]).toEqual([name, key, attribute]);
  });

  it.each(["aws_x", "data.aws_x", "[0].x", "aws_x[0].y"])("%s reads none", (text) => {
    expect(takeResource(splitTraversal(text) ?? [])).toBeUndefined();
  });

  it("go through modules", () => {
    expect(takeModules(splitTraversal('module.a["k.[0]"].module.b[2].out') ?? [])).toEqual({
      modules: [
        { name: "a", key: "k.[0]" },
        { name: "b", key: 2 },
      ],
      rest: 6,
    });
    expect(takeModules(["module", "[0]"])).toEqual({ modules: [], rest: 0 });
  });
});
