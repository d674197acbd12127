import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bench, type Judgement, type SeenFinding, settle, type Texts } from "../../src/fixes/settle.ts";
import { applyOffsets, editAt } from "../../src/fixes/text-edit.ts";
import type { GuardrailIssue } from "../../src/model/coverage.ts";
import { cases } from "../support/random-cases.ts";

/** What becomes of a repair: it holds, its finding stays, another one appears at its own resource or elsewhere. */
const outcomes = ["good", "stay", "harm", "hurt"] as const;
type Outcome = (typeof outcomes)[number];

function issueOf(path: string, name: string): GuardrailIssue {
  const start = { line: 1, column: 1 };
  return {
    family: "detective",
    kind: "ineffective",
    topic: "identifier",
    guardrail: null,
    causes: [{ kind: "any-mfa" }],
    resource: { format: "cloudformation", type: "", address: name },
    location: { path, start, end: start },
    places: [],
    callers: [],
    accounts: [],
    nodes: [],
    certainty: "certain",
    existing: false,
  };
}

/** A world of files whose words are the issues: `bad1good` is repaired to `ok1good`. */
function benchOf(files: Texts): Bench<null> & { count: number } {
  return {
    count: 0,
    original: (path) => files.get(path),
    async judge(texts): Promise<Judgement<null>> {
      this.count += 1;
      const issues: GuardrailIssue[] = [];
      const findings = new Map<string, SeenFinding>();
      for (const [path, original] of files) {
        const text = texts.get(path) ?? original;
        for (const [, name = ""] of text.matchAll(/(?:bad|ok(?=\d+stay))(\d+[a-z]+)/g))
          issues.push(issueOf(path, name));
        for (const [, name = "", kind] of text.matchAll(/ok(\d+(harm|hurt))/g)) {
          const place = { path, name: kind === "harm" ? name : "elsewhere" };
          findings.set(name, { weight: 1, rule: "r", message: name, place, isDoubtAbout: null });
        }
      }
      return { texts, issues, findings, inputs: new Map(), seen: null };
    },
    propose({ resource, location }, { texts }) {
      const text = texts.get(location.path) ?? files.get(location.path) ?? "";
      const start = text.indexOf(`bad${resource.address}`);
      const edit = editAt({ path: location.path, text }, { start, end: start + 3, newText: "ok" });
      const step = { kind: "identifier", of: resource.address, from: "bad", to: "ok" } as const;
      return { steps: [step], edits: [edit], declares: [] };
    },
  };
}

const world = fc.array(fc.array(fc.constantFrom<Outcome>(...outcomes), { maxLength: 8 }), {
  minLength: 1,
  maxLength: 4,
});

describe("repairs that are tried together", () => {
  it("are kept where they hold, and no other one is", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (kinds) => {
        const files = new Map(
          kinds.map((list, at) => [`f${at}`, list.map((kind, index) => `bad${index}${kind} `).join("\n")]),
        );
        const bench = benchOf(files);
        const { kept, left, edits, last } = await settle(bench, await bench.judge(new Map()), () => true);
        const all = kinds.flat();
        expect(kept).toHaveLength(all.filter((kind) => kind === "good").length);
        expect(kept.every(({ issue }) => issue.resource.address.endsWith("good"))).toBe(true);
        expect(left).toHaveLength(all.length - kept.length);
        for (const { issue, why } of left)
          expect(why.kind).toBe(issue.resource.address.endsWith("stay") ? "still-there" : "new-finding");
        for (const [path, text] of last.texts)
          expect(applyOffsets(files.get(path) ?? "", edits.get(path) ?? [])).toBe(text);
        expect(last.findings.size).toBe(0);
      }),
      { numRuns: cases(300) },
    );
  });

  it("take few runs where each tells what it is about", async () => {
    const text = Array.from({ length: 300 }, (_, index) => `bad${index}${index % 3 === 0 ? "harm" : "good"} `).join("");
    const bench = benchOf(new Map([["f", text]]));
    const { kept, left } = await settle(bench, await bench.judge(new Map()), () => true);
    expect([kept.length, left.length]).toEqual([200, 100]);
    expect(bench.count).toBeLessThan(8);
  });
});
