import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../src/policy/document.ts";
import { type KnownReadings, nearestDeny, readStatements } from "../../src/policy/explain.ts";
import { createDevice, enableDevice, rootQuestion } from "../../src/policy/question.ts";
import { cases } from "../support/random-cases.ts";
import { type Json, policy } from "./support.ts";

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const conditions: fc.Arbitrary<Json> = fc.dictionary(
  one("StringLike", "Bool", "IpAddress", "ArnLike"),
  one<Json>(
    { "aws:PrincipalArn": "arn:aws:iam::*:root" },
    { "aws:PrincipalArn": "arn:aws:iam::*:user/*" },
    { "aws:SecureTransport": "true" },
    { "aws:UserAgent": "*" },
  ),
  { maxKeys: 3 },
);

const statement: fc.Arbitrary<Json> = fc
  .record({
    Effect: one("Deny", "Deny", "Allow"),
    Action: one("*", "iam:*", "s3:*", createDevice, enableDevice),
    Resource: one("*", "arn:aws:iam::*:mfa/*", "arn:aws:iam::*:mfa/root-account-mfa-device", "arn:aws:s3:::*"),
    Condition: conditions,
  })
  .map((found): Json => found);

const documents = fc.array(
  fc.array(statement, { minLength: 1, maxLength: 4 }).map((all) => policy(...all)),
  { maxLength: 4 },
);

const costs = { always: 0, unknown: 1, sometimes: 1, never: 1000 };

/** The first of the statements with the least cost, every part of all of them read. */
function nearestOfAll(all: readonly PolicyDocument[], action: string) {
  let best: { readonly cost: number; readonly policy: number; readonly statement: string } | null = null;
  for (const [place, document] of all.entries()) {
    for (const { statement: label, effect, parts } of readStatements(document, rootQuestion(action))) {
      const cost = parts.reduce((sum, part) => sum + costs[part.holds], 0);
      if (effect === "Deny" && cost > 0 && (best === null || cost < best.cost))
        best = { cost, policy: place, statement: label };
    }
  }
  return best && { policy: best.policy, statement: best.statement };
}

describe("the statement that comes nearest to denying every request", () => {
  it("is the first with the fewest parts that let requests through, however few parts are read", () => {
    fc.assert(
      fc.property(documents, one(createDevice, enableDevice), (all, action) => {
        const found = nearestDeny(all, rootQuestion(action));
        const shown = found && { policy: found.policy, statement: String(found.statement.index) };
        expect(shown).toEqual(nearestOfAll(all, action));
      }),
      { numRuns: cases(150) },
    );
  });

  it("is the same with what was read before", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(3), { maxLength: 4 }), (all, order) => {
        const readings = new Map<PolicyDocument, KnownReadings>(all.map((document) => [document, new Map()]));
        const known = (document: PolicyDocument) => readings.get(document) ?? new Map();
        const question = rootQuestion(createDevice);
        // Other policies before: parts of some statements are known, and not all of them.
        for (const place of order) nearestDeny(all.slice(0, place), question, known);
        expect(nearestDeny(all, question, known)).toEqual(nearestDeny(all, question));
      }),
      { numRuns: cases(100) },
    );
  });

  it("is none where one denies every request, or none denies", () => {
    const whole = policy({ Effect: "Deny", Action: "*", Resource: "*" });
    const allow = policy({ Effect: "Allow", Action: "*", Resource: "*" });
    expect(nearestDeny([whole, allow], rootQuestion(createDevice))).toBeNull();
    expect(nearestDeny([], rootQuestion(createDevice))).toBeNull();
  });
});
