import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectFacts } from "../../../src/engine/collect-facts.ts";
import { coverageInAnyCase } from "../../../src/engine/compute-coverage.ts";
import { factsVersion } from "../../../src/inputs/facts/read-line.ts";
import type { Coverage, GuardrailFamily, NodeCover } from "../../../src/model/coverage.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { defaultSettings } from "../../../src/model/settings.ts";
import { rules } from "../../../src/rules/registry.ts";
import { runRules } from "../../../src/rules/run.ts";
import { folderOf } from "../../support/folder.ts";
import { cases } from "../../support/random-cases.ts";
import {
  asOrgFormation,
  canSay,
  type Format,
  formats,
  orgFormation,
  printed,
  shuffled,
} from "./printed-organization.ts";
import { leavesOf, type Organization, organizations, type Verdicts, verdictsOf } from "./random-organization.ts";

const families = ["detective", "preventive"] as const;
const runs = cases(250);

async function judged(files: Record<string, string>) {
  const run = await collectFacts({ paths: ["."], cwd: folderOf(files) }, defaultSettings);
  const coverage = await coverageInAnyCase(run, defaultSettings, "2026-11-25");
  return { coverage, facts: run.facts, findings: runRules(rules, run.facts, defaultSettings, coverage) };
}

/** The facts as a repository publishes them. */
function linesOf(facts: readonly Fact[]): string {
  const head = { rootrail: "facts", version: factsVersion, tool: "0.0.0" };
  return [head, ...facts].map((one) => `${JSON.stringify(one)}\n`).join("");
}

/** What the coverage says of the nodes that the model knows, by their names. */
function statesOf({ nodes }: Coverage, model: Verdicts) {
  const told = nodes.filter((node) => node.name in model);
  return Object.fromEntries(
    told.map(({ name, detective, preventive }) => [name, { detective: detective.state, preventive: preventive.state }]),
  );
}

const questions = fc.record({ model: organizations, format: fc.constantFrom<Format>(...formats), at: fc.nat() });

/** The end of the rules that tell of what is missing. */
const alarms = { detective: "conformance-pack", preventive: "root-scp" };

/** What a cover does not tell, or the findings do not tell of it; empty where all is told. */
function lackOf({ state, by, causes }: NodeCover, family: GuardrailFamily, told: ReadonlySet<string>): string {
  switch (state) {
    case "covered":
      return by.length > 0 ? "" : "covered by nothing";
    case "unverifiable":
      return causes.length > 0 && told.has("unverifiable-guardrail") ? "" : "a silent doubt";
    case "missing":
      return causes.length > 0 && [...told].some((one) => one.endsWith(alarms[family])) ? "" : "missing in silence";
    default:
      return "";
  }
}

/** What a cover says, without the places in the files. */
const plain = ({ state, by, causes }: NodeCover) => ({
  state,
  by: by.map(({ guardrail }) => guardrail),
  causes: causes.map(({ cause }) => cause.kind),
});

/** An account more, in an OU of its own or where there is one, and a policy on that place only. */
interface Addition {
  readonly at: number;
  readonly hasUnit: boolean;
  readonly effect: Organization["policies"][number]["effect"] | undefined;
}

const additions: fc.Arbitrary<Addition> = fc.record({
  at: fc.nat(),
  hasUnit: fc.boolean(),
  effect: fc.constantFrom("denies", "sometimes", "other", undefined),
});

function withMore(model: Organization, { at, hasUnit, effect }: Addition): Organization {
  const parent = model.units[at % (model.units.length + 1)]?.key ?? null;
  return {
    ...model,
    units: hasUnit ? [...model.units, { key: "ux", parent }] : model.units,
    accounts: [...model.accounts, { key: "ax", parent: hasUnit ? "ux" : parent }],
    policies:
      effect === undefined
        ? model.policies
        : [...model.policies, { key: "px", effect, targets: [hasUnit ? "ux" : "ax"] }],
  };
}

/** A leaf of the model and what it may turn out to be. */
function leafAt(model: Organization, at: number) {
  const leaves = [...leavesOf(model)];
  return leaves[at % leaves.length] ?? (["types", [model]] as const);
}

describe("the table of verdicts", () => {
  it("is what the organization implies, in every format", async () => {
    await fc.assert(
      fc.asyncProperty(organizations, fc.constantFrom<Format>(...formats), async (model, format) => {
        fc.pre(canSay(model, format));
        const expected = verdictsOf(model);
        const { coverage, facts } = await judged(printed(model, format, new Set()));
        expect(statesOf(coverage, expected)).toEqual(expected);
        const published = await judged({ "facts.jsonl": linesOf(facts) });
        expect(statesOf(published.coverage, expected)).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });

  it("is what the organization implies, in the organization file of org-formation", async () => {
    await fc.assert(
      fc.asyncProperty(organizations, async (whole) => {
        const model = asOrgFormation(whole);
        const expected = verdictsOf(model);
        const { coverage, facts } = await judged(orgFormation(model));
        expect(statesOf(coverage, expected)).toEqual(expected);
        const published = await judged({ "facts.jsonl": linesOf(facts) });
        expect(statesOf(published.coverage, expected)).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });

  it("moves towards not verifiable where less is known, and never flips", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async ({ model, format, at }) => {
        const [leaf, possible] = leafAt(model, at);
        fc.pre(canSay(model, format, leaf));
        const verdicts = possible.map(verdictsOf);
        const { coverage } = await judged(printed(model, format, new Set([leaf])));
        const states = statesOf(coverage, verdictsOf(model));
        for (const [key, state] of Object.entries(states)) {
          for (const family of families) {
            const answers = new Set(verdicts.flatMap((one) => one[key]?.[family] ?? []));
            const [only] = answers;
            const allowed = answers.size === 1 ? [only, "unverifiable"] : ["unverifiable"];
            expect(allowed, `${leaf} open: ${family} of ${key}`).toContain(state[family]);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it("leaves no doubt and nothing missing without a finding, and names what covers", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async ({ model, format, at }) => {
        const [leaf] = leafAt(model, at);
        fc.pre(canSay(model, format, leaf));
        const { coverage, findings } = await judged(printed(model, format, at % 2 === 0 ? new Set([leaf]) : new Set()));
        const told = new Set(findings.map((one) => one.rule));
        const counted = coverage.nodes.filter((node) => node.counts);
        for (const node of counted) for (const family of families) expect(lackOf(node[family], family, told)).toBe("");
      }),
      { numRuns: runs },
    );
  });

  it("has the same rows where an account that nothing else is about joins the organization", async () => {
    await fc.assert(
      fc.asyncProperty(questions, additions, async ({ model, format, at }, addition) => {
        const [leaf] = leafAt(model, at);
        fc.pre(canSay(model, format, leaf));
        const open = new Set(at % 2 === 0 ? [leaf] : []);
        // An account whose OU is open may stand in the new one.
        const more = withMore(
          model,
          at % 2 === 0 && leaf.endsWith(":parent") ? { ...addition, effect: undefined } : addition,
        );
        const [before, after] = await Promise.all([model, more].map((one) => judged(printed(one, format, open))));
        // An OU that holds the new account does not count by itself any more.
        const kept = Object.keys(verdictsOf(model)).filter((key) => key in verdictsOf(more));
        const rows = ({ coverage }: NonNullable<typeof before>) =>
          coverage.nodes.flatMap(({ name, detective, preventive }) =>
            kept.includes(name) ? [[name, plain(detective), plain(preventive)]] : [],
          );
        if (before && after) expect(rows(after).sort()).toEqual(rows(before).sort());
      }),
      { numRuns: runs },
    );
  });

  it("does not hang on the order of what is written", async () => {
    await fc.assert(
      fc.asyncProperty(questions, fc.array(fc.nat(), { minLength: 5 }), async ({ model, at }, order) => {
        const open = new Set([leafAt(model, at)[0]]);
        const expected = verdictsOf(model);
        const straight = await judged(printed(model, "hcl", open));
        const other = await judged(shuffled(model, open, order));
        expect(statesOf(other.coverage, expected)).toEqual(statesOf(straight.coverage, expected));
      }),
      { numRuns: runs / 2 },
    );
  });
});
