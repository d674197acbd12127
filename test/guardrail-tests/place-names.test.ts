import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNames } from "../../src/guardrail-tests/place-names.ts";
import { countsByItself, type OrgNode } from "../../src/model/org-node.ts";

/** What a tree is made of: its nodes in any order, each below one of those before it. */
const shapes = fc.array(
  fc.record({
    parent: fc.nat(),
    isNamed: fc.boolean(),
    isWanted: fc.boolean(),
    isLeftOut: fc.constantFrom(true, false, false, false),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Shape {
  readonly parent: number;
  readonly isNamed: boolean;
  readonly isWanted: boolean;
  readonly isLeftOut: boolean;
}

type Mutable = { -readonly [K in keyof OrgNode]: OrgNode[K] } & { children: OrgNode[] };

function treeOf(shape: readonly Shape[]): readonly OrgNode[] {
  const nodes: Mutable[] = [];
  for (const [at, { parent, isNamed }] of shape.entries()) {
    const above = at === 0 ? null : (nodes[parent % at] ?? null);
    const node: Mutable = {
      key: String(at),
      kind: at === 0 ? "organization" : "unit",
      name: isNamed ? `n${at}` : "",
      id: null,
      management: false,
      parent: above,
      placed: true,
      declared: true,
      location: undefined,
      children: [],
    };
    above?.children.push(node);
    nodes.push(node);
  }
  return nodes;
}

function leavesBelow(node: OrgNode): readonly OrgNode[] {
  const own = countsByItself(node) ? [node] : [];
  return [...own, ...node.children.flatMap(leavesBelow)];
}

function described(shape: readonly Shape[]) {
  const nodes = treeOf(shape);
  const of = (node: OrgNode): Shape | undefined => shape[Number(node.key)];
  const leaves: readonly OrgNode[] = nodes.filter(countsByItself);
  const wanted = leaves.filter((node) => of(node)?.isWanted && !of(node)?.isLeftOut);
  const names = placeNames(nodes.slice(0, 1), {
    nodes: new Set(wanted),
    isLeftOut: (node) => of(node)?.isLeftOut === true,
    nameOf: (node) => node.name || null,
  });
  const meant = (texts: readonly string[]): ReadonlySet<OrgNode> =>
    new Set(
      texts.flatMap((text) => nodes.filter((one) => one.name === text || text === "organization").flatMap(leavesBelow)),
    );
  const except = meant(names.except);
  const covered = [...meant(names.of)].filter((node) => !except.has(node) && !of(node)?.isLeftOut);
  return { names, covered: new Set(covered), wanted: new Set(wanted) };
}

describe("the names of places", () => {
  it("stand for the nodes that are meant and no others, but for those that have none", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { names, covered, wanted } = described(shape);
        const unnamed = new Set(names.unnamed);
        expect(covered).toEqual(new Set([...wanted].filter((node) => !unnamed.has(node))));
        for (const node of unnamed) expect([wanted.has(node), node.name]).toEqual([true, ""]);
        expect(names.of.length + names.except.length + names.unnamed.length).toBeLessThanOrEqual(wanted.size);
      }),
    );
  });

  const node = (parent: number, isWanted: boolean, isNamed = true): Shape => ({
    parent,
    isNamed,
    isWanted,
    isLeftOut: false,
  });
  it.each<readonly [string, readonly Shape[], object]>([
    ["all", [node(0, true), node(0, true), node(0, true)], { of: ["organization"], except: [] }],
    [
      "all but one",
      [node(0, false), node(0, true), node(0, false), node(0, true), node(0, true)],
      { of: ["organization"], except: ["n2"] },
    ],
    [
      "all but one without a name",
      [node(0, false), node(0, true), node(0, false, false), node(0, true)],
      { of: ["n1", "n3"], except: [] },
    ],
    [
      "an OU but for an account",
      [node(0, false), node(0, false), node(0, false), node(0, false), ...[1, 0, 1, 1].map((no) => node(1, no === 1))],
      { of: ["n1"], except: ["n5"] },
    ],
    ["none", [node(0, false), node(0, false)], { of: [], except: [] }],
  ])("are few: %s", (_what, shape, expected) => {
    expect(described(shape).names).toMatchObject({ ...expected, unnamed: [] });
  });
});
