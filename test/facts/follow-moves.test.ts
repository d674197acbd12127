import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followMoves } from "../../src/facts/follow-moves.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { AddressMove } from "../../src/model/resource.ts";
import {
  accountFact,
  attachmentFact,
  base,
  byAddress,
  denyCreate,
  policyFact,
  unitFact,
} from "../coverage/fact-support.ts";

const at = (path: string) => ({ path, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } });

/** Facts of one root module. */
function inFile(path: string, facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => ({
    ...fact,
    resource: { ...fact.resource, format: "terraform-hcl" },
    scope: path,
    location: at(path),
    header: at(path),
  }));
}

function named(unit: string, policy: string, unitName = "Prod"): readonly Fact[] {
  return inFile("main.tf", [
    unitFact(unit, { kind: "root" }, { name: unitName }),
    accountFact("pay", byAddress(unit, "id"), { name: "payments" }),
    policyFact(policy, [denyCreate], { name: "deny" }),
    { ...attachmentFact(byAddress(policy), byAddress(unit, "id")), ...base("attachment") },
  ]);
}

const move = (from: string, to: string, folder = "."): AddressMove => ({ folder, from, to });
const addresses = (facts: readonly Fact[]) => facts.map((fact) => fact.resource.address);

describe("moved blocks", () => {
  it("give things of the base the addresses that they have now, and those who point at them as well", () => {
    const { facts: moved } = followMoves(named("unit.prod", "deny"), named("unit.live", "deny", "Live"), [
      move("unit.prod", "unit.live"),
    ]);
    expect(addresses(moved)).toContain("unit.live");
    expect(JSON.stringify(moved)).not.toContain("unit.prod");
  });

  it.each<[string, readonly AddressMove[], string, string]>([
    ["one after the other", [move("a.x", "a.y"), move("a.y", "a.z")], "a.x", "a.z"],
    ["for an instance", [move("a.x", "a.y")], 'a.x["k"]', 'a.y["k"]'],
    ["into an instance", [move("a.x", "a.x[0]")], "a.x", "a.x[0]"],
    ["for a module", [move("module.a", "module.b")], "module.a.x.y", "module.b.x.y"],
    ["for an instance of a module", [move("module.a[0]", "module.b")], "module.a[0].x.y", "module.b.x.y"],
    ["not for a longer name", [move("a.x", "a.y")], "a.xyz", "a.xyz"],
    ["not in a circle", [move("a.x", "a.y"), move("a.y", "a.x")], "a.x", "a.x"],
    ["not in another root module", [move("a.x", "a.y", "other")], "a.x", "a.x"],
  ])("are followed %s", (_, moves, from, to) => {
    const [found] = followMoves(inFile("main.tf", [unitFact(from, { kind: "root" })]), [], moves).facts;
    expect(found?.resource.address).toBe(to);
  });

  it("are not followed twice: what has the new address has moved before", () => {
    const both = inFile("main.tf", [unitFact("a.x", { kind: "root" }), unitFact("a.y", { kind: "root" })]);
    expect(addresses(followMoves(both, [], [move("a.x", "a.y")]).facts)).toEqual(["a.x", "a.y"]);
  });
});

describe("renamed resources", () => {
  it("are recognised by what they say, and then those who refer to them", () => {
    const moved = followMoves(named("unit.prod", "deny"), named("unit.live", "guard"), []).facts;
    expect(addresses(moved)).toEqual(addresses(named("unit.live", "guard")));
  });

  it.each<[string, readonly Fact[], readonly Fact[]]>([
    ["says something else", named("prod", "deny"), named("live", "deny", "Live")],
    ["is there still", named("prod", "deny"), [...named("prod", "deny"), ...named("live", "deny")]],
    [
      "stands in another root module",
      inFile("one/main.tf", [unitFact("prod", { kind: "root" })].map(alike)),
      inFile("two/main.tf", [unitFact("live", { kind: "root" })].map(alike)),
    ],
    [
      "is one of two alike",
      inFile("main.tf", [unitFact("a", { kind: "root" }), unitFact("b", { kind: "root" })].map(alike)),
      inFile("main.tf", [unitFact("c", { kind: "root" })].map(alike)),
    ],
  ])("are not recognised where one %s", (_, before, after) => {
    expect(addresses(followMoves(before, after, []).facts)).toEqual(addresses(before));
  });

  it("leave facts as they are where nothing moves", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c")), (units) => {
        const facts = inFile(
          "main.tf",
          [...new Set(units)].map((one) => unitFact(one, { kind: "root" })),
        );
        expect(followMoves(facts, facts, [move("x", "y")]).facts).toEqual(facts);
      }),
    );
  });
});

function alike(fact: Fact): Fact {
  return fact.fact === "OrganizationalUnit" ? { ...fact, name: "same" } : fact;
}
