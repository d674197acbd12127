import { describe, expect, it } from "vitest";
import { decide } from "../../src/policy/decide.ts";
import type { Decision } from "../../src/policy/decision.ts";
import { fullAwsAccess } from "../../src/policy/document.ts";
import { principalOf } from "../../src/policy/principals.ts";
import { createDevice, principalQuestion } from "../../src/policy/question.ts";
import { decideRoot, type Json, policy } from "./support.ts";

const account = "111122223333";

function deny(Condition: Json): Json {
  return { Effect: "Deny", Action: "*", Resource: "*", Condition };
}

type Context = readonly (readonly [string, readonly string[] | null])[];

function decideFor(name: string, statements: readonly Json[], context: Context = []): Decision {
  const principal = principalOf(name);
  if (principal === null) throw new Error(`${name} is no principal`);
  const resource = { kind: "listed", arns: ["*"] } as const;
  const question = principalQuestion({
    account,
    partition: "aws",
    principal,
    action: "s3:ListAllMyBuckets",
    resource,
    context,
  });
  return decide([[fullAwsAccess, policy(...statements)]], question);
}

const elsewhere = deny({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } });
const otherVpc = deny({ StringNotEquals: { "aws:SourceVpc": "vpc-0a0a0a0a" } });

describe("a request over the internet or through a VPC endpoint", () => {
  const vpce = (operator: string, value: string) => deny({ [operator]: { "aws:SourceVpce": value } });
  it.each<readonly [string, readonly Json[], string]>([
    ["an address and a VPC that no request has both of", [elsewhere, otherVpc], "always"],
    ["an address and an endpoint", [elsewhere, deny({ Null: { "aws:SourceVpce": "true" } })], "always"],
    ["an address and a private address", [elsewhere, deny({ Null: { "aws:VpcSourceIp": "true" } })], "always"],
    ["an address and an endpoint's account", [elsewhere, deny({ Null: { "aws:VpceAccount": "true" } })], "always"],
    [
      "an address in the same statement as a VPC",
      [deny({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" }, StringLike: { "aws:SourceVpc": "vpc-*" } })],
      "never",
    ],
    [
      "addresses, or VPCs where there is no address",
      [
        deny({
          NotIpAddressIfExists: { "aws:SourceIp": "203.0.113.0/24" },
          StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-0a0a0a0a" },
        }),
      ],
      "sometimes",
    ],
    [
      "neither, in a call that a service makes",
      [deny({ Null: { "aws:SourceIp": "false" } }), deny({ Null: { "aws:SourceVpc": "false" } })],
      "sometimes",
    ],
    ["a VPC and an endpoint", [otherVpc, vpce("StringNotEquals", "vpce-0a0a0a0a")], "sometimes"],
  ])("%s", (_, statements, expected) => {
    const decision = decideRoot([policy(...statements)], createDevice);
    expect(decision.denied, JSON.stringify(decision)).toBe(expected);
  });
  it("has no address where a VPC is settled, and no VPC where an address is", () => {
    const noAddress = [deny({ Null: { "aws:SourceIp": "true" } })];
    expect(decideFor("user/alice", noAddress, [["aws:SourceVpc", ["vpc-0a0a0a0a"]]]).denied).toBe("always");
    const noVpc = [deny({ Null: { "aws:SourceVpc": "true" } })];
    expect(decideFor("user/alice", noVpc, [["aws:SourceIp", ["203.0.113.7"]]]).denied).toBe("always");
    expect(decideFor("user/alice", noVpc, [["aws:SourceIp", null]]).denied).toBe("sometimes");
    expect(decideFor("user/alice", noVpc).denied).toBe("sometimes");
  });
  it("says in a witness that the other key is absent", () => {
    const decision = decideRoot([policy(deny({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }))], createDevice);
    expect(decision).toMatchObject({
      witness: { context: [{ key: "aws:SourceIp", value: expect.stringMatching(/^203\.0\.113\./) }] },
    });
  });
  it("is bounded where policies tell many networks apart", () => {
    const keys = ["aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:VpceAccount"];
    const many = keys.flatMap((key, at) =>
      Array.from({ length: 12 }, (_, index) =>
        deny(
          key === "aws:VpcSourceIp"
            ? { IpAddress: { [key]: `10.${index}.0.0/16` } }
            : {
                StringEquals: {
                  [key]: at === 3 ? `1111222233${10 + index}` : `${at === 0 ? "vpc" : "vpce"}-0a0a0a${10 + index}`,
                },
              },
        ),
      ),
    );
    expect(decideRoot([policy(...many)], createDevice).denied).toBe("sometimes");
  });
});

describe("the name of a caller that a pattern stands for", () => {
  const named = (operator: string, key: string, value: string | readonly string[]) =>
    deny({ [operator]: { [key]: value } });
  it.each<readonly [string, string, readonly Json[], string]>([
    ["user/*", "is in its ARN", [named("StringNotLike", "aws:username", "dev-*"), named("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${account}:user/dev-*`)], "sometimes"],
    ["user/dev-*", "begins as the pattern says, but for users with a path", [named("StringLike", "aws:username", "dev-*")], "sometimes"],
    ["user/*-admin", "ends as the pattern says", [named("StringLike", "aws:username", "*-admin")], "always"],
    ["user/*/dev-?", "is as the pattern says", [named("StringLike", "aws:username", "dev-?")], "always"],
    ["user/dev-?", "is no other", [named("StringEquals", "aws:username", "ops")], "never"],
    ["user/*", "is not empty", [named("StringLike", "aws:username", "?*")], "always"],
    ["user/*", "has letters that a name can have", [named("StringLike", "aws:username", "*:*")], "never"],
    ["user/team/*", "is the last step", [named("StringLike", "aws:username", "*/*")], "never"],
    ["user/*", "is denied by its ARN or by its name", [
      named("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:user/*-admin"),
      named("StringLike", "aws:username", "*-admin"),
    ], "always"],
    ["user/*", "is one and the same", [
      deny({ StringEquals: { "aws:username": "alice" }, ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:user/bob" } }),
    ], "never"],
    ["federated-user/*", "is in its ID", [
      deny({ StringLike: { "aws:userid": "*:alice" }, ArnEquals: { "aws:PrincipalArn": "arn:aws:sts::*:federated-user/bob" } }),
    ], "never"],
    ["federated-user/ci-*", "is in its ID as the pattern says", [named("StringLike", "aws:userid", `${account}:ci-*`)], "always"],
    ["federated-user/alice", "has no MFA", [deny({ Null: { "aws:MultiFactorAuthPresent": "true" } })], "always"],
    ["role/*", "has an ID that does not tell the role", [named("StringLike", "aws:userid", "*:alice")], "sometimes"],
  ])("%s %s", (name, _, statements, expected) => {
    const decision = decideFor(name, statements);
    expect(decision.denied, JSON.stringify(decision)).toBe(expected);
  }); // biome-ignore format: one line a case
  it("is told in a witness as one", () => {
    const decision = decideFor("user/*", [
      named("StringNotLike", "aws:username", "dev-*"),
      named("ArnNotLike", "aws:PrincipalArn", `arn:aws:iam::${account}:user/*`),
    ]);
    const context = new Map(
      ("witness" in decision ? decision.witness?.context : [])?.map((one) => [one.key, one.value]),
    );
    expect(context.get("aws:PrincipalArn")).toBe(`arn:aws:iam::${account}:user/${context.get("aws:username")}`);
  });
});

describe("keys of a session that come together", () => {
  it.each<readonly [string, readonly Json[], string]>([
    [
      "credentials of an instance",
      [deny({ Null: { "ec2:SourceInstanceARN": "false" } }), deny({ Null: { "aws:Ec2InstanceSourceVpc": "true" } })],
      "always",
    ],
    [
      "the version of an instance's metadata and its ARN",
      [deny({ NumericLessThan: { "ec2:RoleDelivery": "2.0" }, Null: { "ec2:SourceInstanceARN": "true" } })],
      "never",
    ],
    [
      "the project and the build",
      [deny({ StringLike: { "codebuild:ProjectArn": "*" }, Null: { "codebuild:BuildArn": "true" } })],
      "never",
    ],
    [
      "an instance and a build need not come together",
      [deny({ Null: { "codebuild:BuildArn": "false", "ec2:RoleDelivery": "true" } })],
      "sometimes",
    ],
  ])("%s", (_, statements, expected) => {
    const decision = decideFor("role/App", statements);
    expect(decision.denied, JSON.stringify(decision)).toBe(expected);
  });
  it("are there where one of them is settled", () => {
    const noVersion = [deny({ Null: { "ec2:RoleDelivery": "true" } })];
    const instance = "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0";
    expect(decideFor("role/App", noVersion, [["ec2:SourceInstanceArn", [instance]]]).denied).toBe("never");
    expect(decideFor("role/App", noVersion, [["ec2:SourceInstanceArn", null]]).denied).toBe("always");
    expect(decideFor("role/App", noVersion).denied).toBe("sometimes");
  });
  it("are in no request of a user", () => {
    expect(decideFor("user/alice", [deny({ Null: { "ec2:SourceInstanceARN": "true" } })]).denied).toBe("always");
  });
});
