import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFingerprints } from "../../src/findings/fingerprint.ts";
import type { RawFinding } from "../../src/model/finding.ts";

describe("fingerprints", () => {
  const finding = fc.record({
    rule: fc.constantFrom("a", "b"),
    address: fc.constantFrom("X", "Y"),
    path: fc.constantFrom("p", "q"),
    line: fc.integer({ min: 1, max: 9 }),
    identity: fc.array(fc.constantFrom("i", "j"), { maxLength: 2 }),
  });

  function raw(from: { rule: string; address: string; path: string; line: number; identity: string[] }): RawFinding {
    const start = { line: from.line, column: 1 };
    return {
      rule: from.rule,
      severity: "error",
      certainty: "certain",
      status: "new",
      message: `line ${from.line}`,
      resource: { format: "cloudformation", type: "T", address: from.address },
      location: { path: from.path, start, end: start },
      related: [],
      accounts: [],
      cause: "given-to-root",
      remediation: "",
      identity: from.identity,
    };
  }

  it("are all different in one run, whatever order the rules ran in", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 12 }), (all) => {
        const findings = withFingerprints(all.map(raw));
        expect(new Set(findings.map((one) => one.fingerprint)).size).toBe(findings.length);
        const backwards = withFingerprints(all.map(raw).reverse());
        expect(new Set(backwards.map((one) => one.fingerprint))).toEqual(
          new Set(findings.map((one) => one.fingerprint)),
        );
      }),
    );
  });

  it("do not depend on lines", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(finding, {
          maxLength: 8,
          selector: (one) => JSON.stringify([one.rule, one.address, one.path, one.identity]),
        }),
        fc.integer({ min: 1, max: 500 }),
        (all, shift) => {
          const print = (list: typeof all) => withFingerprints(list.map(raw)).map((one) => one.fingerprint);
          expect(print(all.map((one) => ({ ...one, line: one.line + shift })))).toEqual(print(all));
        },
      ),
    );
  });
});
