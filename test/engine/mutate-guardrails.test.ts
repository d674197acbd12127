import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecisionCache } from "../../src/coverage/scp/decision-cache.ts";
import { mutateGuardrails } from "../../src/engine/mutate-guardrails.ts";
import { mutantsOf } from "../../src/guardrail-tests/mutants.ts";
import { policyParts } from "../../src/guardrail-tests/policy-parts.ts";
import { readTestFile } from "../../src/guardrail-tests/test-file.ts";
import { dayOf } from "../../src/model/day.ts";
import type { Fact } from "../../src/model/fact.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { known, type Value } from "../../src/model/value.ts";
import { fullAwsAccess } from "../../src/policy/document.ts";
import { type ConcreteRequest, evaluateLevels } from "../../src/policy/evaluate.ts";
import { parsePolicyValue } from "../../src/policy/parse.ts";
import { loadServiceReference } from "../../src/policy/service-reference/load.ts";
import { attachmentFact, byAddress, policyFact, toRoot, tree } from "../coverage/fact-support.ts";
import { cases } from "../support/random-cases.ts";

const reference = await loadServiceReference();
const file = await readTestFile(
  "a.rootrail-test.json",
  '{"tests":[{"name":"it","of":"organization","actions":"s3:GetObject","denied":"never"}]}',
);

/** Single requests, for the evaluation that knows nothing of mutants. */
const requests: readonly ConcreteRequest[] = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:CreateUser",
].flatMap((action) =>
  ["root", "role/Admin", "role/App"].flatMap((name) =>
    ["true", "false"].map((mfa): ConcreteRequest => {
      const keys = new Map([
        ["aws:principalarn", [`arn:aws:iam::111122223333:${name}`]],
        ["aws:multifactorauthpresent", [mfa]],
      ]);
      return {
        action,
        resource: "arn:aws:iam::111122223333:mfa/phone",
        context: (key) => keys.get(key.toLowerCase()),
      };
    }),
  ),
);

/** What the policy of the facts says of each request. */
function verdictsOf(facts: readonly Fact[]): string {
  const documents = facts.flatMap((one) =>
    one.fact === "PolicyDocument" && one.content ? [parsePolicyValue(one.content)] : [],
  );
  return requests.map((one) => evaluateLevels([[fullAwsAccess, ...documents]], one)).join();
}

const condition = fc.constantFrom<object>(
  {},
  { ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:root", "arn:aws:iam::*:role/A*"] } },
  { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/Admin", "arn:aws:iam::*:role/App"] } },
  { Bool: { "aws:MultiFactorAuthPresent": "false" } },
  { StringEquals: { "aws:UserAgent": ["a", "b"] } },
);
const actions = fc.uniqueArray(
  fc.constantFrom("iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:Create*", "iam:*"),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const statement = fc.record({
  Effect: fc.constant("Deny"),
  Action: actions,
  Resource: fc.constantFrom("*", "arn:aws:iam::*:mfa/*"),
  Condition: condition,
});

describe("a part of the guardrails", () => {
  it("never makes no difference where a request is decided differently without it", () => {
    let different = 0;
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (statements) => {
        const attachment = attachmentFact(byAddress("policy.guard"), toRoot);
        const facts = [...tree, policyFact("policy.guard", statements), attachment];
        const today = dayOf(new Date("2026-07-01"));
        const context = { settings: defaultSettings, today, reference, cache: new DecisionCache() };
        const { mutants } = mutateGuardrails([{ file, facts }], context);
        const told = new Set(mutants.map((one) => one.label));
        const before = verdictsOf(facts);
        for (const mutant of mutantsOf(facts)) {
          if (mutant.kind === "attachment" || verdictsOf(mutant.apply()) === before) continue;
          different += 1;
          expect(told).toContain(mutant.label);
        }
      }),
      { numRuns: cases(60) },
    );
    expect(different).toBeGreaterThan(0);
  });

  const lists = (words: readonly string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
  const names = lists(["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:Create*", "iam:CreateUser"]);
  const arns = lists(["arn:aws:iam::*:mfa/*", "arn:aws:iam::*:user/*", "*", "arn:aws:iam::*:mfa/p*"]);
  const anyStatement = fc
    .tuple(
      fc.constantFrom("Deny", "Deny", "Allow"),
      fc.constantFrom("Action", "Action", "NotAction"),
      names,
      fc.constantFrom("Resource", "Resource", "NotResource"),
      arns,
      condition,
    )
    .map(([Effect, action, list, resource, all, Condition]) => ({
      Effect,
      [action]: list,
      [resource]: all,
      Condition,
    }));

  it("is told weaker where nothing more is denied without it, and stricter where nothing less is", () => {
    const seen = { weaker: 0, stricter: 0 };
    fc.assert(
      fc.property(fc.array(anyStatement, { minLength: 1, maxLength: 3 }), (statements) => {
        const content = known(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
        // Without FullAWSAccess beside it an allow counts.
        const verdicts = (value: Value) => requests.map((one) => evaluateLevels([[parsePolicyValue(value)]], one));
        const before = verdicts(content);
        for (const { effect, left } of policyParts(content)) {
          const after = verdicts(left);
          if (after.join() !== before.join()) seen[effect] += 1;
          const changed = after.filter((one, at) => one !== before[at]);
          expect(new Set(changed)).toEqual(new Set(changed.map(() => effect === "stricter")));
        }
      }),
      { numRuns: cases(300) },
    );
    expect(Math.min(seen.weaker, seen.stricter)).toBeGreaterThan(20);
  });
});
