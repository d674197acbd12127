import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/coverage/evidence.ts";
import type { Fact, MfaDeviceFact, RootEvidenceFact, RootObservation } from "../../src/model/fact.ts";
import { place } from "./resource-support.ts";

const account = "111122223333";
const base = { action: "no-op", location: place, header: place, callers: [], when: [], account } as const;
const resource = (address: string) => ({ format: "aws-cli", type: "x", address }) as const;

const saw = (observation: RootObservation): RootEvidenceFact => ({
  fact: "RootEvidence",
  ...base,
  resource: resource("list.json"),
  observed: null,
  observation,
});
const device: MfaDeviceFact = {
  fact: "MfaDevice",
  ...base,
  resource: resource(`arn:aws:iam::${account}:mfa/phone`),
  existing: true,
  owner: {
    kind: "root",
    certainty: "certain",
    account,
    signs: [
      { kind: "listed", by: "user-arn", text: `arn:aws:iam::${account}:root`, location: place, via: [], when: [] },
    ],
  },
};
const list = (ofRoot: number, isWhole = true) => saw({ kind: "virtual-devices", ofRoot, isWhole });
const active = (isActive: boolean) => saw({ kind: "mfa-active", isActive });
const check = (asks: "hardware" | "any", passed: boolean) =>
  saw({ kind: "check", tool: "prowler", name: "c", asks, passed });
const noCredentials = saw({ kind: "no-credentials" });

describe("the verdict about an account", () => {
  it.each<readonly [string, readonly Fact[], "fail" | "unknown" | "pass", "fail" | "unknown" | "pass"]>([
    ["a virtual device", [list(1), device], "fail", "pass"],
    [
      "a virtual device beside a hardware one",
      [list(1), device, saw({ kind: "hardware-device", serialNumber: "G" })],
      "fail",
      "pass",
    ],
    ["a whole list without one", [list(0)], "pass", "unknown"],
    ["a page without one", [list(0, false)], "unknown", "unknown"],
    ["a page with one", [list(1, false), device], "fail", "pass"],
    ["a list without one, and MFA", [list(0), active(true)], "pass", "pass"],
    ["a list without one, and no MFA", [list(0), active(false)], "fail", "fail"],
    ["MFA of any kind", [active(true)], "unknown", "pass"],
    ["no MFA", [active(false)], "fail", "fail"],
    ["MFA by one output and none by another one", [active(true), active(false), list(0)], "unknown", "unknown"],
    ["a device, and no MFA by another output", [list(1), device, active(false)], "fail", "unknown"],
    ["no MFA and no credentials", [active(false), noCredentials], "pass", "pass"],
    ["another tool that saw hardware", [check("hardware", true)], "pass", "pass"],
    ["another tool that saw none", [check("hardware", false)], "fail", "unknown"],
    ["another tool that saw some MFA", [check("any", true)], "unknown", "pass"],
    ["another tool that saw no MFA", [check("any", false)], "fail", "fail"],
    ["a clean list and a tool that says otherwise", [list(0), check("hardware", false)], "fail", "unknown"],
  ])("%s: %s at level 2, and at level 1", (_, facts, atLevel2, atLevel1) => {
    expect(evidenceOf(facts, [], 2)?.rows[0]?.verdict).toBe(atLevel2);
    expect(evidenceOf(facts, [], 1)?.rows[0]?.verdict).toBe(atLevel1);
  });

  const on = (observed: string, observation: RootObservation) => ({ ...saw(observation), observed });
  const failed = { kind: "not-collected", reason: "the role cannot be assumed" } as const;
  it.each<readonly [string, readonly Fact[], "fail" | "unknown" | "pass"]>([
    ["alone", [saw(failed)], "unknown"],
    [
      "after a clean list",
      [on("2026-11-01", { kind: "virtual-devices", ofRoot: 0, isWhole: true }), on("2026-11-20", failed)],
      "unknown",
    ],
    [
      "before a clean list",
      [on("2026-11-20", { kind: "virtual-devices", ofRoot: 0, isWhole: true }), on("2026-11-01", failed)],
      "pass",
    ],
    [
      "beside a clean list",
      [on("2026-11-20", { kind: "virtual-devices", ofRoot: 0, isWhole: true }), on("2026-11-20", failed)],
      "pass",
    ],
    ["after a breach", [on("2026-11-01", { kind: "mfa-active", isActive: false }), on("2026-11-20", failed)], "fail"],
  ])("with a call that failed %s is %s", (_, facts, verdict) => {
    const row = evidenceOf(facts, [], 2)?.rows[0];
    expect(row?.verdict).toBe(verdict);
    if (verdict === "unknown") expect(row?.grounds).toEqual([failed]);
  });

  it("does not rest on a device once a later output says that root has no MFA", () => {
    const hardware = { kind: "hardware-device", serialNumber: "GAHT12345678" } as const;
    const facts = [on("2026-10-01", hardware), on("2026-11-01", { kind: "mfa-active", isActive: false })];
    expect(evidenceOf(facts, [], 1)?.rows[0]).toMatchObject({ verdict: "fail", hasMfa: false });
    expect(evidenceOf([...facts].reverse(), [], 2)?.rows[0]).toMatchObject({ verdict: "fail", hasMfa: false });
  });

  it("is none where no output tells of any account", () => {
    expect(evidenceOf([], [], 2)).toBeNull();
  });

  it("leads with those in breach, and counts an account that nothing tells of as unknown", () => {
    const of = (id: string, fact: RootEvidenceFact) => ({ ...fact, account: id });
    const facts = [of("100000000001", list(0)), of("100000000002", active(false)), of("100000000003", active(true))];
    const evidence = evidenceOf(facts, [], 2);
    expect(evidence?.rows.map((row) => [row.account, row.verdict])).toEqual([
      ["100000000002", "fail"],
      ["100000000003", "unknown"],
      ["100000000001", "pass"],
    ]);
    expect(evidence?.counts).toEqual({ fail: 1, unknown: 1, pass: 1 });
  });
});

describe("outputs that do not tell their account", () => {
  const at = (scope: string, line: number, observation: RootObservation): RootEvidenceFact => {
    const { account: _, ...fact } = saw(observation);
    const start = { line, column: 1 };
    return { ...fact, scope, location: { path: scope, start, end: start } };
  };
  const clean: RootObservation = { kind: "virtual-devices", ofRoot: 0, isWhole: true };
  const without: RootObservation = { kind: "no-credentials" };
  const mfa = (isActive: boolean): RootObservation => ({ kind: "mfa-active", isActive });
  const verdicts = (facts: readonly Fact[], level: 1 | 2) =>
    evidenceOf(facts, [], level)?.rows.map((row) => row.verdict);

  it.each<[string, readonly Fact[], readonly string[], readonly string[]]>([
    ["the list and the summary of one", [at("a.json", 1, clean), at("b.json", 1, mfa(true))], ["pass"], ["pass"]],
    [
      "two summaries in one file, of which one has no credentials",
      [at("a.json", 1, mfa(false)), at("a.json", 1, without), at("a.json", 9, mfa(true))],
      ["unknown", "pass"],
      ["pass", "pass"],
    ],
    [
      "two summaries in two files, of which one has no MFA",
      [at("a.json", 1, mfa(false)), at("b.json", 1, mfa(true))],
      ["fail", "unknown"],
      ["fail", "pass"],
    ],
    [
      "two folders, of which one has no list",
      [at("a/list.json", 1, clean), at("a/summary.json", 1, mfa(true)), at("b/summary.json", 1, mfa(true))],
      ["unknown", "pass"],
      ["pass", "pass"],
    ],
    [
      "facts of two repositories",
      [at("acme/a#x.json", 1, clean), at("acme/b#y.json", 1, mfa(true))].map((fact) => ({
        ...fact,
        location: place,
      })),
      ["unknown", "pass"],
      ["unknown", "pass"],
    ],
  ])("%s", (_, facts, atLevel2, atLevel1) => {
    expect(verdicts(facts, 2)).toEqual(atLevel2);
    expect(verdicts(facts, 1)).toEqual(atLevel1);
  });
});
