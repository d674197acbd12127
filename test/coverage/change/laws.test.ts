import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSides } from "../../../src/coverage/change/compare-sides.ts";
import { decideSide } from "../../../src/coverage/decide-side.ts";
import { OrgTree } from "../../../src/coverage/tree.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { today } from "../coverage-support.ts";
import {
  accountFact,
  attachmentFact,
  base,
  byAddress,
  denyCreate,
  organizationFact,
  policyFact,
  unitFact,
} from "../fact-support.ts";

/** An organization by its own little model: where OUs and accounts stand, and what has the policy. */
interface Model {
  /** For each OU: the OU above it, by index below its own; `null`: the root. */
  readonly units: readonly (number | null)[];
  /** For each account: its OU. */
  readonly accounts: readonly (number | null)[];
  /** `root`, `u0`, `a1`, … */
  readonly attached: readonly string[];
}

/** How a model is written: what the addresses begin with, the file, and the order of the blocks. */
interface Spelling {
  readonly prefix: string;
  readonly file: string;
  readonly order: number;
}

const model: fc.Arbitrary<Model> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([units, accounts]) => {
    const names = ["root", ...range(units).map((at) => `u${at}`), ...range(accounts).map((at) => `a${at}`)];
    return fc.record({
      units: fc.tuple(...range(units).map((at) => (at === 0 ? fc.constant(null) : unitOf(at)))),
      accounts: fc.array(unitOf(units), { minLength: accounts, maxLength: accounts }),
      attached: fc.subarray(names),
    });
  });

const spelling: fc.Arbitrary<Spelling> = fc.record({
  prefix: fc.constantFrom("", "renamed_", "module.inner."),
  file: fc.constantFrom("main.tf", "aaa.tf", "org/zzz.tf"),
  order: fc.nat(1000),
});

function unitOf(count: number): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: null });
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}

function factsOf({ units, accounts, attached }: Model, { prefix, file, order }: Spelling): readonly Fact[] {
  const at = (name: string) =>
    byAddress(name === "root" ? "organization" : `${prefix}${name}`, name === "root" ? "roots[0].id" : "id");
  const parent = (unit: number | null) => at(unit === null ? "root" : `u${unit}`);
  const place = { path: file, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const facts: readonly Fact[] = [
    { ...organizationFact(), ...base("organization") },
    policyFact("policy", [denyCreate]),
    ...units.map((one, index) => unitFact(`${prefix}u${index}`, parent(one), { name: `Unit ${index}` })),
    ...accounts.map((one, index) => accountFact(`${prefix}a${index}`, parent(one), { name: `account ${index}` })),
    ...attached.map((name) => ({ ...attachmentFact(byAddress("policy"), at(name)), ...base(`${prefix}at_${name}`) })),
  ];
  const shift = order % facts.length;
  return [...facts.slice(shift), ...facts.slice(0, shift)].map((fact) => ({
    ...fact,
    scope: file,
    location: place,
    header: place,
  }));
}

/** The names of the accounts and of the OUs without any that the policy reaches. */
function guarded({ units, accounts, attached }: Model): ReadonlySet<string> {
  const reaches = (unit: number | null): boolean =>
    unit === null ? attached.includes("root") : attached.includes(`u${unit}`) || reaches(units[unit] ?? null);
  const found = accounts.flatMap((unit, at) => (attached.includes(`a${at}`) || reaches(unit) ? [`account ${at}`] : []));
  const isEmpty = (unit: number) => !units.includes(unit) && !accounts.includes(unit);
  const empty = units.flatMap((_, at) => (isEmpty(at) && reaches(at) ? [`Unit ${at}`] : []));
  return new Set([...found, ...empty]);
}

function compare(before: readonly Fact[], after: readonly Fact[]) {
  const { changes } = compareSides({
    before: decideSide(before, defaultSettings, today),
    after: decideSide(after, defaultSettings, today),
    planned: () => undefined,
    templateChange: () => undefined,
  });
  return changes.filter((one) => one.family === "preventive");
}

const told = (before: readonly Fact[], after: readonly Fact[]) =>
  new Set(compare(before, after).flatMap((one) => one.nodes.map((node) => node.name)));

describe("a change", () => {
  it("is told of everybody who loses the policy, and of nobody else", () => {
    fc.assert(
      fc.property(model, spelling, spelling, fc.func(fc.boolean()), fc.nat(), (before, one, other, keep, seed) => {
        const attached = before.attached.filter((name) => keep(name));
        const moved = seed % before.accounts.length;
        const accounts = before.accounts.map((unit, at) =>
          at === moved ? (seed % (before.units.length + 1)) - 1 : unit,
        );
        const after = { ...before, attached, accounts: accounts.map((unit) => (unit === -1 ? null : unit)) };
        const lost = [...guarded(before)].filter((name) => name.startsWith("account") && !guarded(after).has(name));
        const names = told(factsOf(before, one), factsOf(after, other));
        for (const name of lost) expect([...names]).toContain(name);
        for (const name of names) expect(guarded(after).has(name)).toBe(false);
        if (lost.length > 0) {
          expect(
            compare(factsOf(before, one), factsOf(after, other)).some((change) => change.certainty === "certain"),
          ).toBe(true);
        }
      }),
    );
  });

  it("that only renames, moves and reorders is nothing", () => {
    fc.assert(
      fc.property(model, spelling, spelling, (one, before, after) => {
        expect(compare(factsOf(one, before), factsOf(one, after))).toEqual([]);
      }),
    );
  });

  it("that only adds the policy somewhere is nothing", () => {
    fc.assert(
      fc.property(model, spelling, spelling, (one, before, after) => {
        const more = { ...one, attached: [...new Set([...one.attached, "root"])] };
        expect(compare(factsOf(one, before), factsOf(more, after))).toEqual([]);
      }),
    );
  });
});

describe("the keys of nodes", () => {
  it("know no file, address or order", () => {
    const keysOf = (facts: readonly Fact[]) => {
      const tree = new OrgTree(facts, defaultSettings);
      tree.finish();
      return tree
        .all()
        .map((node) => node.key)
        .sort();
    };
    fc.assert(
      fc.property(model, spelling, spelling, (one, before, after) => {
        expect(keysOf(factsOf(one, before))).toEqual(keysOf(factsOf(one, after)));
      }),
    );
  });
});
