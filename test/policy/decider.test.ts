import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/policy/decide.ts";
import { Decider } from "../../src/policy/decider.ts";
import { fullAwsAccess } from "../../src/policy/document.ts";
import { evaluateLevels } from "../../src/policy/evaluate.ts";
import { createDevice, enableDevice, type OwnOrganization, rootQuestion } from "../../src/policy/question.ts";
import { cases } from "../support/random-cases.ts";
import { escapeOf, policy, requestOf } from "./support.ts";

const accounts = ["111122223333", "444455556666", "444455557777"];
const organization = (pathStart: string, isWhole: boolean): OwnOrganization => ({
  id: pathStart.slice(0, 12),
  pathStart,
  isWhole,
});
const starts = [
  "o-a1b2c3d4e5/r-ab12/",
  "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
  "o-a1b2c3d4e5/r-ab12/ou-ab12-22222222/",
  "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-33333333/",
  "o-z9y8x7w6v5/r-cd34/",
];
const questions = [createDevice, enableDevice].flatMap((action) =>
  accounts.flatMap((account) =>
    starts.flatMap((start) =>
      [true, false].map((isWhole) =>
        rootQuestion(action, { account, partition: "aws", organization: organization(start, isWhole) }),
      ),
    ),
  ),
);

const condition = fc.constantFrom<Record<string, object>>(
  { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*" } },
  { "ForAllValues:StringNotLike": { "aws:PrincipalOrgPaths": ["*/ou-ab12-33333333/*", "*22222222/"] } },
  { "ForAnyValue:StringEquals": { "aws:ResourceOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-22222222/" } },
  { "ForAnyValue:StringEqualsIgnoreCase": { "aws:PrincipalOrgPaths": "O-A1B2C3D4E5/R-AB12/OU-AB12-11111111/" } },
  { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::4444*:root" } },
  { StringNotEquals: { "aws:PrincipalAccount": "444455557777" } },
  { StringLike: { "aws:SourceVpcArn": "arn:aws:ec2:*:${aws:PrincipalAccount}:vpc/*" } },
  { StringNotLike: { "aws:UserAgent": ["*${aws:PrincipalAccount}*", "*444455556666*"] } },
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
);
const resource = fc.constantFrom(
  "*",
  "arn:aws:iam::*:mfa/phone*",
  "arn:aws:iam::444455556666:mfa/*",
  "arn:aws:iam:*:root",
  "arn:aws:iam::*:mfa/${aws:PrincipalAccount}",
  "arn:aws:iam::*:*root*",
);
const statement = fc.record({
  Effect: fc.constantFrom("Deny", "Deny", "Deny", "Allow"),
  Action: fc.constantFrom("*", "iam:Create*", "iam:EnableMFADevice"),
  Resource: resource,
  Condition: fc.array(condition, { maxLength: 2 }).map((all) => Object.assign({}, ...all)),
});

describe("many questions at once", () => {
  it("have the answers that each has alone, with witnesses of their own", () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), fc.boolean(), (statements, withFull) => {
        const document = policy(...statements);
        const levels = [withFull ? [fullAwsAccess, document] : [document, policy(...statements.toReversed())]];
        const decider = new Decider();
        for (const question of questions) {
          const found = decider.decide(levels, question);
          const alone = decide(levels, question);
          expect({ ...found, witness: null }).toEqual({ ...alone, witness: null });
          const witness = escapeOf(found);
          expect(witness === undefined).toBe(escapeOf(alone) === undefined);
          if (witness !== undefined) expect(evaluateLevels(levels, requestOf(question, witness))).toBe(false);
        }
      }),
      { numRuns: cases(40) },
    );
  });

  it("are decided once where the policies cannot tell them apart", () => {
    const hard = policy({
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        StringLike: { "aws:UserAgent": Array.from({ length: 12 }, (_, index) => `*${index}?*a??${index}*`) },
        "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*" },
      },
    });
    const levels = [[fullAwsAccess, hard]];
    const ask = (start: string) =>
      rootQuestion(createDevice, {
        account: "111122223333",
        partition: "aws",
        organization: organization(start, true),
      });
    const inside = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";
    const decider = new Decider();
    const first = decider.decide(levels, ask(inside));
    expect(decider.decide(levels, ask(`${inside}ou-ab12-44444444/`))).toEqual(first);
    expect(decider.decide(levels, ask("o-a1b2c3d4e5/r-ab12/"))).toMatchObject({ denied: "never" });
  });

  it("are unknown once their budget is used up, if they are hard", () => {
    const hard = (name: string) =>
      policy({
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringLike: { "aws:UserAgent": Array.from({ length: 20 }, (_, i) => `*${name}${i}?*a??${i}*`) } },
      });
    const plain = policy({ Effect: "Deny", Action: "iam:*", Resource: "*" });
    const decider = new Decider(100_000);
    const question = rootQuestion(createDevice);
    const answers = ["b", "c", "d"].map((name) => decider.decide([[fullAwsAccess, hard(name)]], question).denied);
    expect(answers.at(-1)).not.toBe("always");
    expect(decider.decide([[fullAwsAccess, plain]], question).denied).toBe("always");
  });
});
