import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Configuration } from "../../../../src/inputs/terraform/plan/configuration.ts";
import { Instances, ReferenceResolver, type ReferenceScope } from "../../../../src/inputs/terraform/plan/references.ts";
import { parseJson } from "../../../../src/syntax/json.ts";
import type { SyntaxNode } from "../../../../src/syntax/node.ts";

function node(data: unknown): SyntaxNode {
  const result = parseJson(JSON.stringify(data));
  if (!result.ok) throw new Error("test data is no JSON");
  return result.root;
}

const rootScope: ReferenceScope = { modules: [], key: null, forEach: undefined, siblings: 1 };

function resolve(
  references: readonly string[],
  options: Readonly<{ root?: object; known?: readonly string[]; scope?: Partial<ReferenceScope> }> = {},
) {
  const instances = new Instances();
  for (const address of options.known ?? []) instances.add(address);
  const configuration = new Configuration(node({ root_module: options.root ?? {} }));
  const sources = new ReferenceResolver(configuration, instances).resolve(node({ references }), {
    ...rootScope,
    ...options.scope,
  });
  return [
    ...sources.references.map((one) => `${one.address} ${one.attribute}`.trim()),
    ...sources.hidden.map((one) => `?${one}`),
  ];
}

describe("what an expression refers to", () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [["aws_x.y.id", "aws_x.y"], ["aws_x.y id"]],
    [["aws_x.y.roots[0].id", "aws_x.y.roots[0]", "aws_x.y.roots", "aws_x.y"], ["aws_x.y roots[0].id"]],
    [['aws_x.y["a"].id', 'aws_x.y["a"]', "aws_x.y"], ['aws_x.y["a"] id']],
    [
      ["aws_x.y.id", "aws_x.y", "aws_x.y"],
      ["aws_x.y id", "aws_x.y"],
    ],
    [
      ["aws_x.y.id", "aws_x.y", "aws_x.y2.id", "aws_x.y2"],
      ["aws_x.y id", "aws_x.y2 id"],
    ],
    [["data.aws_x.y.json", "data.aws_x.y"], ["data.aws_x.y json"]],
    [["resource.aws_x.y.id"], ["aws_x.y id"]],
    [["var.a", "path.module", "terraform.workspace", "each.key", "count.index", "self.id"], []],
    [["local.a.b", "local.a"], ["?local.a"]],
    [["module.m", "each.key"], ["?module.m"]],
    [["nonsense", "", "[0]", "aws_x"], []],
  ])("%j is %j", (references, expected) => expect(resolve(references)).toEqual(expected));

  const pair = ['aws_x.y["a"]', 'aws_x.y["b"]'];
  it("reads a sibling by its own key where the plan has it", () => {
    const scope = { key: "a", siblings: 2 };
    expect(resolve(["aws_x.y", "each.key"], { known: pair, scope })).toEqual(['aws_x.y["a"]']);
    expect(resolve(["aws_x.y", "each.key"], { known: pair, scope: { key: "c" } })).toEqual(["aws_x.y"]);
    expect(resolve(["aws_x.y"], { known: pair, scope })).toEqual(["aws_x.y"]);
  });

  it("reads a sibling by its number only where there are as many", () => {
    const known = ["aws_x.y[0]", "aws_x.y[1]"];
    const at = (siblings: number) => resolve(["aws_x.y", "count.index"], { known, scope: { key: 1, siblings } });
    expect([at(2), at(1)]).toEqual([["aws_x.y[1]"], ["aws_x.y"]]);
  });

  it("follows each.value to what for_each goes over", () => {
    const overResource = { key: "a", forEach: node({ references: ["aws_x.y"] }) };
    expect(resolve(["each.value.id", "each.value"], { known: pair, scope: overResource })).toEqual(['aws_x.y["a"] id']);
    const overMap = { key: "a", forEach: node({ references: ["aws_x.y.id", "aws_x.y", "aws_z.w.id", "aws_z.w"] }) };
    expect(resolve(["each.value"], { known: ["aws_x.y"], scope: overMap })).toEqual(["aws_x.y id", "aws_z.w id"]);
    const circle = { key: "a", forEach: node({ references: ["each.value"] }) };
    expect(resolve(["each.value"], { scope: circle })).toEqual([]);
  });

  it("follows a chain of inputs and outputs as long as it goes, and ends in a circle", () => {
    const leaf = { outputs: { o: { expression: { references: ["var.i"] } } } };
    const chain = Array.from({ length: 50 }).reduce<object>(
      (inner) => ({
        module_calls: { m: { expressions: { i: { references: ["var.i"] } }, module: inner } },
        outputs: { o: { expression: { references: ["module.m.o", "module.m"] } } },
      }),
      leaf,
    );
    const root = {
      module_calls: { m: { expressions: { i: { references: ["aws_x.y.id", "aws_x.y"] } }, module: chain } },
    };
    expect(resolve(["module.m.o"], { root })).toEqual(["aws_x.y id"]);
    const circle = { module_calls: { m: { expressions: { i: { references: ["module.m.o"] } }, module: leaf } } };
    expect(resolve(["module.m.o"], { root: circle })).toEqual([]);
  });

  it("stays bounded where a circle grows with each turn", () => {
    const growing = {
      module_calls: {
        m: {
          expressions: { i: { references: ["module.m.o.a", "module.m.o.b"] } },
          module: { outputs: { o: { expression: { references: ["var.i.c", "var.i.d"] } } } },
        },
      },
    };
    expect(resolve(["module.m.o"], { root: growing })).toEqual([]);
  });

  it("never names an address that the configuration does not", () => {
    const name = fc.constantFrom("a", "b");
    const reference = fc.oneof(
      name.map((one) => `var.${one}`),
      fc.tuple(name, name).map(([call, output]) => `module.${call}.${output}`),
      name.map((one) => `aws_x.${one}.id`),
      fc.constantFrom("each.value.x", "each.key", "local.z", "count.index"),
    );
    const expression = fc.record({ references: fc.array(reference, { maxLength: 3 }) });
    const named = fc.dictionary(name, expression);
    const module = fc.letrec((tie) => ({
      module: fc.record({
        outputs: fc.dictionary(name, fc.record({ expression })),
        module_calls: fc.oneof(
          { maxDepth: 3 },
          fc.constant({}),
          fc.dictionary(
            name,
            fc.record({ expressions: named, for_each_expression: expression, module: tie("module") }),
          ),
        ),
      }),
    })).module;
    fc.assert(
      fc.property(module, fc.array(reference), (root, references) => {
        const text = JSON.stringify([root, references]);
        const found = resolve(references, { root: root as object, known: ["aws_x.a"] });
        for (const one of found.filter((told) => !told.startsWith("?"))) {
          const local = /aws_x\.[ab]/.exec(one)?.[0] ?? "nothing";
          expect(text).toContain(`${local}.id`);
        }
      }),
    );
  });
});
