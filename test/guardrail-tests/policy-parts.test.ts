import { describe, expect, it } from "vitest";
import { policyParts } from "../../src/guardrail-tests/policy-parts.ts";
import { known } from "../../src/model/value.ts";

const partsOf = (...statements: readonly object[]) =>
  policyParts(known(JSON.stringify({ Version: "2012-10-17", Statement: statements })));
const shown = (...statements: readonly object[]) =>
  partsOf(...statements).map(({ kind, effect, label }) => `${kind} ${effect}: ${label}`);
const deny = (more: object) => ({ Sid: "S", Effect: "Deny", Action: "iam:A", Resource: "*", ...more });

describe("the parts of a policy", () => {
  it.each<readonly [string, readonly object[], readonly string[]]>([
    ["a deny", [deny({})], ["statement weaker: statement S"]],
    ["the only allow", [deny({ Effect: "Allow" })], ["statement weaker: statement S"]],
    [
      "an allow beside another statement",
      [deny({ Effect: "Allow" }), deny({ Sid: "T", Action: "iam:B" })],
      ["statement stricter: statement S", "statement weaker: statement T"],
    ],
    [
      "actions",
      [deny({ Action: ["iam:A", "iam:B"] })],
      [
        "statement weaker: statement S",
        "action weaker: action iam:A of statement S",
        "action weaker: action iam:B of statement S",
      ],
    ],
    [
      "an action that another one matches",
      [deny({ Action: ["iam:A*", "iam:AB", "iam:C"] })],
      [
        "statement weaker: statement S",
        "action weaker: action iam:A* of statement S",
        "action weaker: action iam:C of statement S",
      ],
    ],
    [
      "excepted actions",
      [{ Sid: "S", Effect: "Deny", NotAction: ["iam:A", "iam:B"], Resource: "*" }],
      [
        "statement weaker: statement S",
        "action stricter: excepted action iam:A of statement S",
        "action stricter: excepted action iam:B of statement S",
      ],
    ],
    [
      "an action that another statement denies as well",
      [
        deny({ Action: ["iam:A", "iam:B"], Condition: { Null: { "aws:x": "true" } } }),
        deny({ Sid: "T", Action: "iam:a" }),
      ],
      [
        "statement weaker: statement S",
        "action weaker: action iam:B of statement S",
        "condition stricter: condition Null aws:x of statement S",
        "statement weaker: statement T",
      ],
    ],
    [
      "resources",
      [deny({ Resource: ["arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::AB"] })],
      [
        "statement weaker: statement S",
        "resource weaker: resource arn:aws:s3:::a* of statement S",
        "resource weaker: resource arn:aws:s3:::AB of statement S",
      ],
    ],
    [
      "excepted resources",
      [{ Sid: "S", Effect: "Deny", Action: "iam:A", NotResource: ["a", "b"] }],
      [
        "statement weaker: statement S",
        "resource stricter: excepted resource a of statement S",
        "resource stricter: excepted resource b of statement S",
      ],
    ],
    [
      "values of a condition that must hold",
      [deny({ Condition: { StringEquals: { "aws:x": ["a", "b"] } } })],
      [
        "statement weaker: statement S",
        "condition stricter: condition StringEquals aws:x of statement S",
        "value weaker: value a of condition StringEquals aws:x of statement S",
        "value weaker: value b of condition StringEquals aws:x of statement S",
      ],
    ],
    [
      "exempted principals",
      [deny({ Condition: { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/A", "arn:aws:iam::*:role/B"] } } })],
      [
        "statement weaker: statement S",
        "condition stricter: condition ArnNotLike aws:PrincipalArn of statement S",
        "value stricter: value arn:aws:iam::*:role/A of condition ArnNotLike aws:PrincipalArn of statement S",
        "value stricter: value arn:aws:iam::*:role/B of condition ArnNotLike aws:PrincipalArn of statement S",
      ],
    ],
  ])("of %s", (_what, statements, expected) => {
    expect(shown(...statements)).toEqual(expected);
  });

  it("are none where another statement says as much", () => {
    expect(shown(deny({ Sid: "Wide", Action: "iam:*" }), deny({ Action: ["iam:A", "iam:B"] }))).toEqual([
      "statement weaker: statement Wide",
    ]);
  });

  it("leave a statement where the last one is taken away, because a policy needs one", () => {
    expect(JSON.stringify(partsOf(deny({}))[0]?.left)).toContain('"Allow"');
  });

  it.each([null, known("no policy"), known('{"Statement":"x"}'), known(3)])("are none of %j", (content) => {
    expect(policyParts(content)).toEqual([]);
  });
});
