import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/policy/decide.ts";
import { fullAwsAccess } from "../../src/policy/document.ts";
import { Likeness } from "../../src/policy/likeness.ts";
import { principalOf } from "../../src/policy/principals.ts";
import { principalQuestion, type ResourceScope } from "../../src/policy/question.ts";
import { anyText } from "../../src/policy/regions.ts";
import { cases } from "../support/random-cases.ts";
import { policy } from "./support.ts";

const names = ["alpha", "Alpha", "alpha-admin", "beta", "breakglass", "7", "*", "aws-service-role/x"];
const name = fc.constantFrom(...names);
const ends: readonly ((name: string) => string)[] = [
  (name) => `role/${name}`,
  (name) => `user/${name}`,
  (name) => `assumed-role/${name}/alpha`,
  (name) => `assumed-role/App/${name}`,
];
const scopes: readonly ((name: string) => ResourceScope)[] = [
  (name) => ({ kind: "listed", arns: [`arn:aws:s3:::logs-${name}`] }),
  (name) => ({ kind: "listed", arns: [`arn:aws:s3:::logs-${name}`] }),
  (name) => ({ kind: "listed", arns: [`arn:aws:s3:::logs-${name}`, "arn:aws:s3:::logs-alpha"] }),
  (name) => ({ kind: "named", prefix: `arn:aws:s3:::${name}-`, names: anyText, examples: ["x"] }),
];

/** Questions of one shape that differ in names: of the principal, of a tag, of the resource. */
const questions = fc
  .record({
    end: fc.constantFrom(...ends),
    scope: fc.constantFrom(...scopes),
    key: fc.constantFrom(null, "aws:PrincipalTag/team", "aws:RequestTag/team", "aws:SourceVpc"),
    named: fc.array(fc.tuple(name, name, name), { minLength: 2, maxLength: 20 }),
  })
  .map(({ end, scope, key, named }) =>
    named.map(([ofPrincipal, ofResource, ofTag]) =>
      principalQuestion({
        account: "111122223333",
        partition: "aws",
        principal: principalOf(end(ofPrincipal)) ?? { kind: "role", name: "role/App" },
        action: "s3:DeleteBucket",
        resource: scope(ofResource),
        context: key === null ? [] : [[key, ofTag === "beta" ? null : [ofTag]]],
      }),
    ),
  );

const condition = fc.constantFrom<Record<string, object>>(
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/alpha*" } },
  { ArnNotEquals: { "aws:PrincipalArn": ["arn:aws:iam::*:role/App", "no ARN"] } },
  { StringEqualsIgnoreCase: { "aws:username": "ALPHA" } },
  { StringLike: { "aws:userid": "*:alpha" } },
  { StringNotEquals: { "aws:PrincipalTag/team": ["alpha", "beta"] } },
  { NumericLessThan: { "aws:PrincipalTag/team": "8" } },
  { Null: { "aws:RequestTag/team": "true" } },
  { "ForAllValues:StringEquals": { "aws:RequestTag/team": "${aws:PrincipalTag/team, 'beta'}" } },
  { StringLike: { "aws:PrincipalArn": "*/${aws:PrincipalTag/team}" } },
  { StringEquals: { "aws:SourceVpc": "alpha" } },
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
);
const statement = fc.record({
  Effect: fc.constantFrom("Deny", "Deny", "Allow"),
  Action: fc.constantFrom("s3:*", "s3:DeleteBucket", "s3:PutObject"),
  Resource: fc.constantFrom(
    "*",
    "arn:aws:s3:::logs-alpha*",
    "arn:aws:s3:::*-beta",
    "arn:aws:s3:::logs-${aws:username}",
    "arn:aws:s3*:logs-beta",
  ),
  Condition: fc.array(condition, { maxLength: 2 }).map((all) => Object.assign({}, ...all)),
});

describe("questions that policies do not tell apart", () => {
  it("are decided alike, whatever names they have", () => {
    const counts = { alike: 0, asked: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.array(statement, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        questions,
        (policies, asked) => {
          const levels = [[fullAwsAccess, ...policies.map((statements) => policy(...statements))]];
          const likeness = new Likeness();
          const decisions = new Map<string, object>();
          for (const one of asked) {
            const key = likeness.of(levels, one);
            const decision = { ...decide(levels, one), witness: null };
            expect(decisions.get(key) ?? decision).toEqual(decision);
            decisions.set(key, decision);
          }
          counts.alike += decisions.size;
          counts.asked += asked.length;
        },
      ),
      { numRuns: cases(400) },
    );
    // Else nothing is compared.
    expect(counts.alike).toBeLessThan(counts.asked * 0.96);
  });
});
