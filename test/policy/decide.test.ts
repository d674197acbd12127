import { describe, expect, it } from "vitest";
import { opaque } from "../../src/model/symbol.ts";
import { known, list, map, text, unknown } from "../../src/model/value.ts";
import { decide } from "../../src/policy/decide.ts";
import { compareDecisions, type Decision } from "../../src/policy/decision.ts";
import { fullAwsAccess } from "../../src/policy/document.ts";
import { evaluateLevels } from "../../src/policy/evaluate.ts";
import { parsePolicyFile, parsePolicyText, parsePolicyValue } from "../../src/policy/parse.ts";
import { createDevice, enableDevice, principalQuestion, rootQuestion } from "../../src/policy/question.ts";
import { rootCases } from "./root-table.ts";
import { decideRoot, escapeOf, type Json, policy, requestOf } from "./support.ts";

describe("what policies deny root", () => {
  it("has enough cases, each with a name of its own", () => {
    expect(rootCases.length).toBeGreaterThan(80);
    expect(new Set(rootCases.map((one) => one.name)).size).toBe(rootCases.length);
  });

  it.each(rootCases)("$name: $create / $enable, for $why", (one) => {
    const document = parsePolicyText(
      JSON.stringify({ Version: one.version ?? "2012-10-17", Statement: one.statements }),
    );
    const levels = [[fullAwsAccess, document]];
    for (const [action, answer] of [
      [createDevice, one.create],
      [enableDevice, one.enable],
    ] as const) {
      const question = rootQuestion(action);
      const decision = decide(levels, question);
      expect(decision.denied, JSON.stringify(decision)).toBe(answer);
      const witness = escapeOf(decision);
      if (witness !== undefined) expect(evaluateLevels(levels, requestOf(question, witness))).toBe(false);
      if (answer === "sometimes") expect(witness).toBeDefined();
    }
  });
});

const isRoot = { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } };
const denyCreate = { Sid: "NoVirtual", Effect: "Deny", Action: createDevice, Resource: "*", Condition: isRoot };
const allowS3 = { Effect: "Allow", Action: "s3:*", Resource: "*" };

function denied(decision: Decision): string {
  return decision.denied;
}

describe("levels", () => {
  const question = rootQuestion(createDevice);
  const full = [fullAwsAccess];
  it("denies what any level denies", () => {
    expect(denied(decide([full, [fullAwsAccess, policy(denyCreate)], full], question))).toBe("always");
  });
  it("denies what one level does not allow", () => {
    const decision = decide([full, [policy(allowS3)], full], question);
    expect(decision).toEqual({ denied: "always", statements: [], unallowedAt: 1 });
  });
  it("denies what an empty level does not allow", () => {
    expect(denied(decide([full, []], question))).toBe("always");
  });
  it("allows what every level allows in its own way", () => {
    expect(
      denied(
        decide([[policy(allowS3), policy({ Effect: "Allow", Action: "iam:Create*", Resource: "*" })], full], question),
      ),
    ).toBe("never");
  });
  it("takes an allow with an exception for root as a denial", () => {
    const allow = { Effect: "Allow", Action: "*", Resource: "*", Condition: { ArnNotLike: isRoot.ArnLike } };
    expect(denied(decide([[policy(allow)]], question))).toBe("always");
  });
  it("takes an allow under a condition as a denial elsewhere", () => {
    const allow = {
      Effect: "Allow",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    };
    expect(decide([[policy(allow)]], question)).toMatchObject({
      denied: "sometimes",
      witness: { context: [{ key: "aws:MultiFactorAuthPresent", value: "true" }] },
    });
  });
  it("joins halves of different levels", () => {
    const office = { "aws:SourceIp": "203.0.113.0/24" };
    const inside = { ...denyCreate, Condition: { IpAddress: office } };
    const outside = { ...denyCreate, Condition: { NotIpAddress: office } };
    expect(
      denied(
        decide(
          [
            [fullAwsAccess, policy(inside)],
            [fullAwsAccess, policy(outside)],
          ],
          question,
        ),
      ),
    ).toBe("always");
  });
  it("denies nothing where there is no level", () => {
    expect(denied(decide([], question))).toBe("never");
  });
});

describe("witness and statements", () => {
  it("names only the keys that matter", () => {
    const decision = decideRoot(
      [
        policy({
          ...denyCreate,
          Condition: {
            BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
            StringNotEquals: { "aws:SourceVpc": "vpc-1" },
          },
        }),
      ],
      createDevice,
    );
    expect(decision).toEqual({
      denied: "sometimes",
      statements: [expect.objectContaining({ label: "NoVirtual", level: 0, policy: 1, index: 0 })],
      unallowedAt: null,
      witness: { resource: null, context: [{ key: "aws:MultiFactorAuthPresent", value: "true" }], absent: [] },
    });
  });
  it("names the resource where the name decides", () => {
    const decision = decideRoot(
      [policy({ ...denyCreate, Resource: "arn:aws:iam::*:mfa/root-account-mfa-device" })],
      createDevice,
    );
    expect(escapeOf(decision)?.resource).toMatch(/^arn:aws:iam::111122223333:mfa\/[a-z]+$/);
  });
  it("says which key must be absent", () => {
    const decision = decideRoot(
      [policy({ ...denyCreate, Condition: { Null: { "aws:SourceVpc": "false" } } })],
      createDevice,
    );
    expect(escapeOf(decision)).toEqual({ resource: null, context: [], absent: ["aws:SourceVpc"] });
  });
  it("prefers a natural value to absence", () => {
    const decision = decideRoot(
      [policy({ ...denyCreate, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } })],
      createDevice,
    );
    expect(escapeOf(decision)?.context).toEqual([{ key: "aws:SourceIp", value: "198.51.100.7" }]);
  });
  it("gives the place of a statement where there is one", () => {
    const document = parsePolicyFile(
      "deny.json",
      JSON.stringify({ Version: "2012-10-17", Statement: denyCreate }, null, 1),
    );
    const [file] = decideRoot([document], createDevice).statements;
    expect(file?.location).toMatchObject({ path: "deny.json", start: { line: 3 } });
    const [none] = decideRoot([policy(denyCreate)], createDevice).statements;
    expect(none).toEqual({ level: 0, policy: 1, index: 0, sid: "NoVirtual", label: "NoVirtual" });
  });
  it("gives the statement that is enough", () => {
    const conditional = { ...denyCreate, Sid: "Half", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
    const decision = decideRoot([policy(conditional, denyCreate)], createDevice);
    expect(decision.statements.map((one) => one.label)).toEqual(["NoVirtual"]);
  });
  it("gives every statement that is enough by itself", () => {
    const decision = decideRoot([policy(denyCreate, { ...denyCreate, Sid: "Again" })], createDevice);
    expect(decision.statements.map((one) => one.label)).toEqual(["NoVirtual", "Again"]);
  });
  it("gives no statement where a level that allows nothing is enough", () => {
    const office = { ...denyCreate, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
    expect(decide([[policy(office)]], rootQuestion(createDevice))).toEqual({
      denied: "always",
      statements: [],
      unallowedAt: 0,
    });
  });
  it("leaves out a statement that no request meets", () => {
    const office = { ...denyCreate, Sid: "Office", Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
    const nobody = {
      ...denyCreate,
      Sid: "Nobody",
      Condition: { StringEquals: { "aws:UserAgent": "a" }, StringNotEquals: { "aws:UserAgent": "a" } },
    };
    const somebody = {
      ...denyCreate,
      Sid: "Somebody",
      Condition: { StringEquals: { "aws:UserAgent": "a" }, StringLike: { "aws:UserAgent": "a*" } },
    };
    const decision = decideRoot([policy(nobody, office, somebody)], createDevice);
    expect(decision.statements.map((one) => one.label)).toEqual(["Office", "Somebody"]);
  });
  it("gives several values of a key that may have them as a list, one value of another as it is", () => {
    const tags = { ...denyCreate, Condition: { "ForAllValues:StringNotEquals": { "aws:TagKeys": "owner" } } };
    expect(escapeOf(decideRoot([policy(tags)], createDevice))?.context).toEqual([
      { key: "aws:TagKeys", value: ["owner"] },
    ]);
    const agent = { ...denyCreate, Condition: { StringNotEqualsIfExists: { "aws:UserAgent": "owner" } } };
    expect(escapeOf(decideRoot([policy(agent)], createDevice))?.context).toEqual([
      { key: "aws:UserAgent", value: "owner" },
    ]);
  });
  it("gives both halves, and leaves out what adds nothing", () => {
    const half = (value: string) => ({
      Effect: "Deny",
      Action: "iam:*",
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": value } },
    });
    const extra = {
      Effect: "Deny",
      Action: "iam:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
    };
    const decision = decideRoot([policy(half("true"), extra, half("false"))], createDevice);
    expect(decision).toMatchObject({ denied: "always", statements: [{ index: 0 }, { index: 2 }] });
  });
});

describe("partitions, accounts and other principals", () => {
  it("asks for the partition at hand", () => {
    const china = { account: "111122223333", partition: "aws-cn" };
    const regionDeny = { ...denyCreate, Condition: { StringNotEquals: { "aws:RequestedRegion": "cn-north-1" } } };
    expect(denied(decideRoot([policy(denyCreate)], createDevice, china))).toBe("never");
    expect(denied(decideRoot([policy(regionDeny)], createDevice, china))).toBe("never");
    expect(denied(decideRoot([policy(regionDeny)], createDevice))).toBe("always");
  });
  it("takes keys that the caller settles", () => {
    const own = policy({ ...denyCreate, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } });
    const options = {
      account: "111122223333",
      partition: "aws",
      context: [["aws:PrincipalOrgID", ["o-a1b2c3d4e5"]]] as const,
    };
    expect(denied(decideRoot([own], createDevice, options))).toBe("always");
  });
  it("does not know what holds of requests that cannot be", () => {
    const old = policy({ ...denyCreate, Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "60" } } });
    const context = [["aws:MultiFactorAuthPresent", ["perhaps"]]] as const;
    expect(denied(decideRoot([old], createDevice, { account: "111122223333", partition: "aws", context }))).toBe(
      "unknown",
    );
  });
  it.each([
    ["aws:MultiFactorAuthAge", ["500"], { Bool: { "aws:MultiFactorAuthPresent": "true" } }, "always"],
    ["aws:MultiFactorAuthAge", null, { Bool: { "aws:MultiFactorAuthPresent": "true" } }, "never"],
    ["aws:MultiFactorAuthPresent", ["true"], { Null: { "aws:MultiFactorAuthAge": "true" } }, "never"],
    ["aws:MultiFactorAuthPresent", ["true"], { NumericLessThan: { "aws:MultiFactorAuthAge": "60" } }, "sometimes"],
    ["aws:MultiFactorAuthPresent", ["false"], { Null: { "aws:MultiFactorAuthAge": "true" } }, "always"],
    ["aws:MultiFactorAuthPresent", null, { Null: { "aws:MultiFactorAuthAge": "true" } }, "always"],
  ] as const)("takes %s as %j for what it says of MFA: %j is %s", (key, values, conditions, expected) => {
    const options = { account: "111122223333", partition: "aws", context: [[key, values]] as const };
    const document = policy({ ...denyCreate, Condition: conditions });
    expect(denied(decideRoot([document], createDevice, options))).toBe(expected);
  });
  it("settles both spellings of a time", () => {
    const later = policy({ ...denyCreate, Condition: { NumericGreaterThan: { "aws:EpochTime": "4070908800" } } });
    const options = {
      account: "111122223333",
      partition: "aws",
      context: [["aws:CurrentTime", ["2026-07-01T00:00:00Z"]]] as const,
    };
    expect(denied(decideRoot([later], createDevice, options))).toBe("never");
  });
  it("asks for a user, any action and a listed resource", () => {
    const own = policy({ Effect: "Deny", Action: "s3:PutObject", NotResource: `arn:aws:s3:::home/\${aws:username}/*` });
    const ask = (arn: string) =>
      denied(
        decide(
          [[fullAwsAccess, own]],
          principalQuestion({
            account: "111122223333",
            partition: "aws",
            principal: { kind: "user", name: "user/team/alice" },
            action: "s3:PutObject",
            resource: { kind: "listed", arns: [arn] },
          }),
        ),
      );
    expect(ask("arn:aws:s3:::home/alice/x")).toBe("never");
    expect(ask("arn:aws:s3:::home/bob/x")).toBe("always");
  });
  it.each([
    ["of another action", { Action: "iam:GetUser", NotResource: "arn:aws:iam::*:user/*" }],
    [
      "that no request of root meets",
      { NotResource: "arn:aws:iam::*:user/*", Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } } },
    ],
  ] as const)("reads an ARN of a deny the same beside an exemption %s", (_, exemption) => {
    const users = { Effect: "Deny", Action: "iam:*", Resource: "arn:aws:iam::*:user/*" };
    expect(denied(decideRoot([policy(users)], createDevice))).toBe("never");
    expect(denied(decideRoot([policy(users, { Effect: "Deny", Action: "iam:*", ...exemption })], createDevice))).toBe(
      "never",
    );
  });
  it("tells security keys from virtual devices where asked for any device", () => {
    const virtualOnly = policy({
      ...denyCreate,
      Action: enableDevice,
      Condition: { Null: { "iam:RegisterSecurityKey": "true" } },
    });
    const any = { account: "111122223333", partition: "aws", device: "any" } as const;
    expect(denied(decideRoot([virtualOnly], enableDevice))).toBe("always");
    expect(denied(decideRoot([virtualOnly], enableDevice, any))).toBe("sometimes");
  });
});

describe("unknown parts", () => {
  const open = unknown(opaque("unset", undefined, "parameter Cidr has no value"));
  const entries = (conditions: Parameters<typeof map>[0], effect = known("Deny")) =>
    map([
      { key: "Version", value: known("2012-10-17") },
      {
        key: "Statement",
        value: list([
          map([
            { key: "Effect", value: effect },
            { key: "Action", value: known("iam:*") },
            { key: "Resource", value: known("*") },
            { key: "Condition", value: map(conditions) },
          ]),
        ]),
      },
    ]);
  it("answers unknown where the part matters, with what is left possible", () => {
    const document = parsePolicyValue(
      entries([{ key: "NotIpAddress", value: map([{ key: "aws:SourceIp", value: open }]) }]),
    );
    expect(decideRoot([document], createDevice)).toMatchObject({
      denied: "unknown",
      reason: "parameter Cidr has no value",
      possible: ["always", "sometimes"],
    });
  });
  it.each([
    ["StringEquals", "aws:x-key"],
    ["StringEqualsIgnoreCase", "aws:x-key"],
    ["StringLike", "aws:x-key"],
    ["ArnLike", "aws:x-key"],
    ["NumericEquals", "aws:x-key"],
    ["DateEquals", "aws:x-key"],
    ["Bool", "aws:x-key"],
    ["BinaryEquals", "aws:x-key"],
    ["IpAddress", "aws:SourceIp"],
    ["Null", "aws:x-key"],
  ])("answers unknown where %s compares with one", (operator, key) => {
    const document = parsePolicyValue(entries([{ key: operator, value: map([{ key, value: open }]) }]));
    const decision = decideRoot([document], createDevice);
    expect(decision).toMatchObject({ denied: "unknown", reason: "parameter Cidr has no value" });
  });
  it("answers unknown where the keys of an operator are not known", () => {
    const document = parsePolicyValue(entries([{ key: "StringEquals", value: open }]));
    expect(decideRoot([document], createDevice)).toMatchObject({
      denied: "unknown",
      reason: "parameter Cidr has no value",
      possible: ["always", "sometimes", "never"],
    });
  });
  it.each<readonly [string, Parameters<typeof text>[0], string, string]>([
    ["an account and what follows", ["arn:aws:iam::", open], enableDevice, "unknown"],
    ["the parts from the region on", ["arn:aws:iam:", open], enableDevice, "unknown"],
    ["the beginning", [open, "/phone"], createDevice, "unknown"],
    ["an account", ["arn:aws:iam::", open, ":roo"], enableDevice, "never"],
    ["the end of a user's ARN", ["arn:aws:iam::????????????:user/", open], createDevice, "never"],
  ])("of a resource: %s", (_, parts, action, expected) => {
    const statement = map([
      { key: "Effect", value: known("Deny") },
      { key: "Action", value: known("*") },
      { key: "Resource", value: text(parts) },
    ]);
    const document = parsePolicyValue(
      map([
        { key: "Version", value: known("2012-10-17") },
        { key: "Statement", value: statement },
      ]),
    );
    const decision = decideRoot([document], action);
    expect(decision.denied).toBe(expected);
    if (decision.denied === "unknown") expect(decision.reason).toBe("parameter Cidr has no value");
  });
  it("takes a full ARN in a deny as it stands, whatever its end is", () => {
    const names = ["arn:aws:iam::*:user/", open];
    const document = parsePolicyValue(
      map([
        { key: "Version", value: known("2012-10-17") },
        {
          key: "Statement",
          value: map([
            { key: "Effect", value: known("Deny") },
            { key: "Action", value: known("*") },
            { key: "Resource", value: text(names) },
          ]),
        },
      ]),
    );
    expect(decideRoot([document], createDevice).denied).toBe("never");
  });
  it("says what of an action is not known", () => {
    const statement = map([
      { key: "Effect", value: known("Deny") },
      { key: "Action", value: text(["iam:", open]) },
      { key: "Resource", value: known("*") },
    ]);
    const document = parsePolicyValue(
      map([
        { key: "Version", value: known("2012-10-17") },
        { key: "Statement", value: statement },
      ]),
    );
    expect(decideRoot([document], createDevice)).toMatchObject({
      denied: "unknown",
      reason: "parameter Cidr has no value",
    });
  });
  it.each([
    [
      "a variable in a resource",
      { Resource: `arn:aws:iam::*:mfa/\${aws:SourceVpc}` },
      `the policy variable \${aws:SourceVpc} depends on the request`,
    ],
    [
      "a variable in a condition",
      { Condition: { StringEquals: { "aws:UserAgent": `\${aws:SourceVpc}` } } },
      `the policy variable \${aws:SourceVpc} depends on the request`,
    ],
    [
      "a placeholder",
      { Condition: { StringEquals: { "aws:UserAgent": `\${agent}` } } },
      `the placeholder \${agent} is not filled in`,
    ],
    [
      "the placeholder that decides, of two",
      { Condition: { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/<ADMIN>", "<BREAK-GLASS>"] } } },
      "the placeholder <BREAK-GLASS> is not filled in",
    ],
    [
      "an exempt resource by a variable in the account",
      { Resource: undefined, NotResource: `arn:aws:iam::\${aws:PrincipalAccount}:mfa/*` },
      `AWS fills in no variable before the last part of an ARN, and does not say what the policy variable \${aws:PrincipalAccount} in NotResource exempts there; write that part out`,
    ],
  ])("says why for %s", (_, parts, reason) => {
    const document = parsePolicyText(
      JSON.stringify({ Version: "2012-10-17", Statement: { ...denyCreate, Condition: {}, ...parts } }),
    );
    expect(decideRoot([document], createDevice)).toMatchObject({ denied: "unknown", reason });
  });
  it("answers plainly where it does not", () => {
    const values = list([open, known("arn:aws:iam::*:root")]);
    const document = parsePolicyValue(
      entries([{ key: "ArnLike", value: map([{ key: "aws:PrincipalArn", value: values }]) }]),
    );
    expect(denied(decideRoot([document], createDevice))).toBe("always");
  });
  it("uses the known text around an unknown part", () => {
    const role = text(["arn:aws:iam::*:role/", unknown(opaque("unset", undefined, "parameter Role has no value"))]);
    const document = parsePolicyValue(
      entries([{ key: "ArnNotLike", value: map([{ key: "aws:PrincipalArn", value: role }]) }]),
    );
    expect(denied(decideRoot([document], createDevice))).toBe("always");
  });
  it("takes what the caller knows of a part", () => {
    const arn = text([
      "arn:",
      unknown({ kind: "pseudo-parameter", scope: "", name: "AWS::Partition" }),
      ":iam::*:root",
    ]);
    const value = entries([{ key: "ArnLike", value: map([{ key: "aws:PrincipalArn", value: arn }]) }]);
    expect(denied(decideRoot([parsePolicyValue(value)], createDevice))).toBe("unknown");
    const resolve = () => "aws";
    expect(denied(decideRoot([parsePolicyValue(value, { resolve })], createDevice))).toBe("always");
  });
  it("does not know a policy whose text is not known", () => {
    const some = decideRoot(
      [policy({ ...denyCreate, Condition: { IpAddress: { "aws:SourceIp": "office" } } })],
      createDevice,
    );
    expect(some).toMatchObject({
      denied: "unknown",
      possible: ["sometimes", "never"],
      witness: { absent: ["aws:SourceIp"] },
    });
    expect(decideRoot([parsePolicyValue(open)], createDevice)).not.toHaveProperty("witness");
    expect(decideRoot([parsePolicyValue(open)], createDevice)).toMatchObject({
      denied: "unknown",
      possible: ["always", "sometimes", "never"],
    });
    expect(denied(decideRoot([parsePolicyValue(open), policy(denyCreate)], createDevice))).toBe("always");
  });
});

describe("an organization that is not known", () => {
  const paths = (operator: string, value: string | string[]) => ({ [operator]: { "aws:PrincipalOrgPaths": value } });
  const id = (operator: string, value: string | string[]) => ({ [operator]: { "aws:PrincipalOrgID": value } });
  const deny = (Condition: Json) => ({ Effect: "Deny", Action: createDevice, Resource: "*", Condition });
  it.each<readonly [string, readonly Json[], string]>([
    [
      "all of one organization and all others",
      [deny(id("StringNotEquals", "o-a1b2c3d4e5")), deny(paths("ForAnyValue:StringLike", "o-a1b2c3d4e5/*"))],
      "always",
    ],
    [
      "a path of another organization than the ID says",
      [deny({ ...id("StringEquals", "o-a1b2c3d4e5"), ...paths("ForAnyValue:StringLike", "o-z9y8x7w6v5/*") })],
      "never",
    ],
    [
      "one OU of an organization and all others",
      [deny(id("StringNotEquals", "o-a1b2c3d4e5")), deny(paths("ForAnyValue:StringLike", "o-a1b2c3d4e5/r-ab12/ou-*"))],
      "sometimes",
    ],
    [
      "IDs by a wildcard that does not pass into the path",
      [deny({ ...id("StringLike", "o-*ab12"), ...paths("ForAnyValue:StringLike", "o-a1b2c3d4e5/*") })],
      "never",
    ],
    [
      "the ID of the resource, which is the caller's",
      [
        deny({ StringNotLike: { "aws:ResourceOrgID": "o-a*" } }),
        deny(paths("ForAllValues:StringLike", ["o-a*/r-*", "o-b*"])),
      ],
      "always",
    ],
  ])("has an ID that its paths begin with: %s", (_, statements, expected) => {
    const decision = decideRoot([policy(...statements)], createDevice);
    expect(denied(decision), JSON.stringify(decision)).toBe(expected);
  });
  it("is told as one in a witness", () => {
    const decision = decideRoot(
      [policy(deny({ ...id("StringNotEquals", "o-a1b2c3d4e5"), ...paths("ForAnyValue:StringNotLike", "*/r-ab12/*") }))],
      createDevice,
    );
    const context = new Map(escapeOf(decision)?.context.map(({ key, value }) => [key, value]));
    expect(context.get("aws:PrincipalOrgPaths")).toEqual([
      expect.stringMatching(new RegExp(`^${context.get("aws:PrincipalOrgID")}/r-`)),
    ]);
  });
  it("is known by one of its keys", () => {
    const options = (key: string, value: string) => ({
      account: "111122223333",
      partition: "aws",
      context: [[key, [value]]] as const,
    });
    const inside = policy(deny(paths("ForAnyValue:StringLike", "o-a1b2c3d4e5/*")));
    expect(denied(decideRoot([inside], createDevice, options("aws:PrincipalOrgID", "o-a1b2c3d4e5")))).toBe("always");
    const own = policy(deny(id("StringEquals", "o-a1b2c3d4e5")));
    expect(denied(decideRoot([own], createDevice, options("aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/")))).toBe(
      "always",
    );
  });
});

describe("policies made to exhaust", () => {
  const statement = (conditions: object, more: object = {}) => ({
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: conditions,
    ...more,
  });
  const stars = (index: number) => `*${"abcdefghij"[index % 10]}?*${"klmnopqrst"[index % 7]}??${index}*`;
  const holes = Array.from({ length: 14 }, (_, pigeon) =>
    statement({ StringNotEquals: { [`aws:x-k${pigeon}`]: Array.from({ length: 13 }, (_, hole) => `h${hole}`) } }),
  );
  const pairs = Array.from({ length: 13 }, (_, hole) =>
    Array.from({ length: 14 }, (_, one) =>
      Array.from({ length: one }, (_, other) =>
        statement({ StringEquals: { [`aws:x-k${one}`]: `h${hole}`, [`aws:x-k${other}`]: `h${hole}` } }),
      ),
    ),
  ).flat(2);
  const cases = [
    { name: "more pigeons than holes", statements: [...holes, ...pairs], answers: ["unknown"] },
    {
      name: "wildcards upon wildcards",
      statements: [
        statement({ StringLike: { "aws:UserAgent": Array.from({ length: 30 }, (_, index) => stars(index)) } }),
      ],
      answers: ["sometimes"],
    },
    {
      name: "wildcards in names",
      statements: [
        statement({}, { Resource: Array.from({ length: 40 }, (_, index) => `arn:aws:iam::*:mfa/${stars(index)}`) }),
      ],
      answers: ["sometimes"],
    },
    {
      name: "literals upon literals",
      statements: ["StringEquals", "StringNotEquals"].map((operator) =>
        statement({ [operator]: { "aws:UserAgent": Array.from({ length: 4000 }, (_, index) => `agent-${index}`) } }),
      ),
      answers: ["unknown", "always"],
    },
    {
      name: "one long repetition",
      statements: [
        statement({
          StringLike: { "aws:UserAgent": [`*${"a".repeat(2000)}b`, `*${"a".repeat(2000)}c`, "a".repeat(2040)] },
        }),
      ],
      answers: ["unknown", "sometimes"],
    },
  ];
  it.each(cases)("$name: end by their budget", ({ statements, answers }) => {
    const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
    expect(answers).toContain(decideRoot([document], createDevice).denied);
  });
});

describe("comparison", () => {
  const decisions = {
    always: decideRoot([policy(denyCreate)], createDevice),
    sometimes: decideRoot(
      [policy({ ...denyCreate, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
      createDevice,
    ),
    never: decideRoot([], createDevice),
    notKnown: decideRoot([parsePolicyText("{")], createDevice),
    notAlways: decideRoot([policy({ ...denyCreate, Condition: { IpAddress: { "aws:SourceIp": "?" } } })], createDevice),
  };
  it.each([
    ["always", "always", "same"],
    ["always", "sometimes", "weakened"],
    ["sometimes", "never", "weakened"],
    ["never", "always", "strengthened"],
    ["always", "notKnown", "unknown"],
    ["always", "notAlways", "weakened"],
    ["notAlways", "always", "strengthened"],
    ["notAlways", "sometimes", "unknown"],
  ] as const)("%s, then %s: %s", (before, after, outcome) => {
    expect(compareDecisions(decisions[before], decisions[after])).toBe(outcome);
  });
});
