import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeFacts } from "../../../src/facts/merge.ts";
import { deriveFacts } from "../../../src/facts/registry.ts";
import { facts as format } from "../../../src/inputs/facts/index.ts";
import type { FactCause } from "../../../src/model/cause.ts";
import type { Fact, OwnerSign } from "../../../src/model/fact.ts";
import { known } from "../../../src/model/value.ts";
import { resource, workspaceOf } from "../../coverage/resource-support.ts";
import { cases } from "../../support/random-cases.ts";
import { everyCause, everyKind, everySign, sample } from "./samples.ts";

const context = { workspace: workspaceOf([]), options: { parameters: new Map(), varFiles: [], source: null } };
const header = '{"rootrail":"facts","version":2}';

const read = (lines: readonly string[], path = "facts.jsonl") =>
  format.parse({ path, bytes: new TextEncoder().encode([header, ...lines].join("\n")) }, context);

/** What a facts file keeps: everything but places, which become the line. */
const meaning = (fact: Fact) =>
  JSON.parse(
    JSON.stringify({ ...fact, digest: undefined }, (key, value: unknown) =>
      ["location", "header", "at", "keyAt", "via", "callers"].includes(key) ? undefined : value,
    ),
  );

describe("facts files", () => {
  it("hold every kind of fact whole", () => {
    const result = read(everyKind.map((fact) => JSON.stringify(fact)));
    expect(result.problems).toEqual([]);
    expect(result.facts?.map(meaning)).toEqual(everyKind.map(meaning));
  });

  it.each(Object.values(everyCause))("hold the cause $kind whole", (cause: FactCause) => {
    const fact: Fact = { ...sample("UnreadContent"), cause };
    expect(read([JSON.stringify(fact)]).facts?.map(meaning)).toEqual([meaning(fact)]);
  });

  it.each(Object.values(everySign))("hold the sign $kind whole, and the way to it", (sign: OwnerSign) => {
    const fact: Fact = { ...sample("MfaDevice"), owner: { kind: "root", certainty: "certain", signs: [sign] } };
    const [have] = read([JSON.stringify(fact)]).facts ?? [];
    expect(have && meaning(have)).toEqual(meaning(fact));
    expect(have).toMatchObject({ owner: { signs: [{ via: [{ kind: "parameter-default", name: "Owner" }] }] } });
  });

  it("place a fact at its line and say where it was declared", () => {
    const [fact] = read([JSON.stringify(sample("MfaDevice"))]).facts ?? [];
    expect(fact?.header).toMatchObject({ path: "facts.jsonl", start: { line: 2, column: 1 } });
    expect(fact?.callers).toMatchObject([{ message: "declared at organization.yaml:1 of acme" }]);
  });

  it.each([
    ["no JSON", "{", "the line is not JSON"],
    ["no fact", '{"fact":"Account"}', "it is no fact: resource should be an object"],
    ["a wrong type", JSON.stringify({ ...sample("Account"), name: 7 }), "it is no fact: name should be a text"],
    [
      "a wrong word",
      JSON.stringify({ ...sample("Account"), action: "burn" }),
      "it is no fact: action should be one of declare, create",
    ],
    [
      "an account that is none",
      JSON.stringify({ ...sample("Account"), id: "12" }),
      "it is no fact: id should be 12 digits",
    ],
    [
      "a later version",
      '{"rootrail":"facts","version":3}',
      "the facts are of version 3, this is for version 2 and before",
    ],
  ])("refuse %s with the line", (_, line, message) => {
    const { facts, problems } = read([line]);
    expect(facts).toEqual([]);
    expect(problems).toMatchObject([{ kind: "error", location: { start: { line: 2 } } }]);
    expect(problems[0]?.message).toContain(message);
  });

  it("pass over kinds of a later version with a warning", () => {
    expect(read(['{"fact":"Wormhole"}']).problems).toMatchObject([{ kind: "warning", code: "fact-kind" }]);
  });

  it("take no key that they do not know, and no prototype", () => {
    const line = JSON.stringify(sample("Account")).replace("{", '{"__proto__":{"polluted":1},"constructor":{"x":1},');
    const [fact] = read([line]).facts ?? [];
    expect(Object.keys(fact ?? {})).not.toContain("constructor");
    expect(Object.getPrototypeOf(fact)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("end deep nesting with a message", () => {
    const deep = `${'{"kind":"list","items":['.repeat(5000)}${"]}".repeat(5000)}`;
    const line = JSON.stringify({ ...sample("PolicyDocument"), content: "DEEP" }).replace('"DEEP"', deep);
    expect(read([line]).problems[0]?.message).toContain("nested more than 64 levels deep");
  });

  it("never throw, whatever they hold", () => {
    const texts = fc.array(
      fc.oneof(fc.string(), fc.json(), fc.constantFrom(...everyKind.map((fact) => JSON.stringify(fact)))),
    );
    fc.assert(
      fc.property(texts, (lines) => void read(lines)),
      { numRuns: cases(100) },
    );
  });

  it("are told by their first line", () => {
    const claim = (text: string) => format.claims({ path: "a.json", bytes: new TextEncoder().encode(text) });
    expect(claim(`${header}\n`)).toBe("yes");
    expect(claim('{"Resources":{}}')).toBe("no");
    expect(claim('{"fact":"the sky is blue"}')).toBe("no");
  });

  it("are told to be cut off where that line is missing", () => {
    const path = "facts.jsonl";
    const { fact, resource: of, ...rest } = sample("MfaDevice");
    const bytes = new TextEncoder().encode(JSON.stringify({ fact, resource: of, ...rest }));
    expect(format.claims({ path, bytes })).toBe("yes");
    const { facts = [], problems } = format.parse({ path, bytes }, context);
    expect(facts).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ kind: "error", code: "facts-header", isPartial: true })]);
  });
});

describe("merging facts", () => {
  it("drops facts that stand in two files, and keeps their references", () => {
    const lines = everyKind.map((fact) => JSON.stringify(fact));
    const both = [...(read(lines, "a.jsonl").facts ?? []), ...(read(lines, "b.jsonl").facts ?? [])];
    const merged = mergeFacts(both);
    expect(merged.duplicates).toBe(everyKind.length);
    expect(merged.facts.map(meaning)).toEqual(everyKind.map(meaning));
  });

  it("says where two declare the same policy in two ways", () => {
    const policy = (content: string) =>
      deriveFacts([resource("aws_organizations_policy", "p", { id: known("p-1"), content: known(content) })]);
    expect(mergeFacts([...policy("{}"), ...policy("{}")]).conflicts).toEqual([]);
    expect(mergeFacts([...policy("{}"), ...policy("[]")]).conflicts).toHaveLength(1);
  });
});
