import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecisionCache } from "../../../src/coverage/scp/decision-cache.ts";
import { documentsOf, PolicySets } from "../../../src/coverage/scp/policy-sets.ts";
import { decide } from "../../../src/policy/decide.ts";
import { fullAwsAccess, type PolicyDocument } from "../../../src/policy/document.ts";
import { createDevice, rootQuestion } from "../../../src/policy/question.ts";
import { policy } from "../../policy/support.ts";
import { cases } from "../../support/random-cases.ts";

const statement = (effect: string, action: string, condition?: object) => ({
  Effect: effect,
  Action: action,
  Resource: "*",
  ...(condition && { Condition: condition as never }),
});
const mfa = (value: string) => ({ BoolIfExists: { "aws:MultiFactorAuthPresent": value } });
const make: readonly (() => PolicyDocument)[] = [
  () => fullAwsAccess,
  () => policy(statement("Deny", createDevice, mfa("false"))),
  () => policy(statement("Deny", "iam:*", mfa("true"))),
  () => policy(statement("Deny", "s3:*")),
  () => policy(statement("Allow", "iam:*", mfa("true"))),
  () => policy(statement("Allow", "iam:Create*")),
  () => policy(statement("Allow", "s3:*"), statement("Deny", createDevice, { Null: { "aws:SourceVpc": "true" } })),
];
const level = fc.array(fc.constantFrom(...make), { maxLength: 3 });

describe("a set of policies", () => {
  it("denies what its levels deny", () => {
    const question = rootQuestion(createDevice);
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 4 }), (levels) => {
        const documents = levels.map((one) => one.map((document) => document()));
        const sets = new PolicySets(new DecisionCache());
        const set = sets.of(documents.map((one) => one.map((document) => ({ document, scp: null }))));
        const expected = decide(documents, question).denied;
        expect(decide(documentsOf(set), question).denied).toBe(expected);
        expect(decide(documentsOf(sets.about(set, createDevice)), question).denied).toBe(expected);
      }),
      { numRuns: cases(500) },
    );
  });

  it("is the same one wherever the same policies are attached", () => {
    const sets = new PolicySets(new DecisionCache());
    const [, one, other] = make.map((document) => ({ document: document(), scp: null }));
    const full = { document: fullAwsAccess, scp: null };
    if (!one || !other) throw new Error("two policies are needed");
    const ids = [
      [
        [full, one],
        [full, other],
      ],
      [[full], [other, full, one]],
      [[full, one, one], [full], [full, other, one]],
    ].map((levels) => sets.of(levels).id);
    expect(new Set(ids).size).toBe(1);
    expect(sets.of([[full, one]]).id).not.toBe(ids[0]);
  });
});
