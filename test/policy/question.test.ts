import { describe, expect, it } from "vitest";
import { principalOf } from "../../src/policy/principals.ts";
import {
  enableDevice,
  principalQuestion,
  type Question,
  rootQuestion,
  settledValues,
} from "../../src/policy/question.ts";

const account = "111122223333";

function person(name: string, action = "s3:PutObject"): Question {
  const principal = principalOf(name) ?? { kind: "root", name: "root" };
  return principalQuestion({ account, partition: "aws", principal, action, resource: { kind: "listed", arns: ["*"] } });
}

/** `undefined`: open; `null`: absent. */
const rootKeys: readonly (readonly [string, readonly string[] | null | undefined])[] = [
  ["aws:PrincipalArn", [`arn:aws:iam::${account}:root`]],
  ["aws:PrincipalAccount", [account]],
  ["aws:PrincipalType", ["Account"]],
  ["aws:userid", [account]],
  ["aws:username", null],
  ["aws:PrincipalTag/team", null],
  ["aws:AssumedRoot", null],
  ["aws:FederatedProvider", null],
  ["aws:SourceIdentity", null],
  ["aws:PrincipalIsAWSService", ["false"]],
  ["aws:PrincipalServiceName", null],
  ["aws:PrincipalServiceNamesList", null],
  ["aws:ViaAWSService", ["false"]],
  ["aws:CalledVia", null],
  ["aws:CalledViaFirst", null],
  ["aws:CalledViaLast", null],
  ["aws:SecureTransport", ["true"]],
  ["aws:ResourceAccount", [account]],
  ["aws:RequestedRegion", ["us-east-1"]],
  ["iam:RegisterSecurityKey", null],
  ["iam:FIDO-certification", null],
  ["iam:FIDO-FIPS-140-2-certification", null],
  ["iam:FIDO-FIPS-140-3-certification", null],
  ["aws:MultiFactorAuthPresent", undefined],
  ["aws:SourceIp", undefined],
  ["aws:PrincipalOrgID", undefined],
];

describe("what a request of root holds", () => {
  it.each(rootKeys)("%s is %j", (key, expected) => {
    expect(settledValues(rootQuestion(enableDevice), key)).toEqual(expected);
  });
  it("always has the organization's keys, and those of its own resources alike", () => {
    const { present, aliases } = rootQuestion(enableDevice);
    expect([...present]).toEqual(["aws:principalorgid", "aws:principalorgpaths"]);
    expect([...aliases]).toEqual([
      ["aws:resourceorgid", "aws:principalorgid"],
      ["aws:resourceorgpaths", "aws:principalorgpaths"],
    ]);
  });
  it.each([
    ["aws", ["us-east-1"]],
    ["aws-cn", ["cn-north-1"]],
    ["aws-us-gov", ["us-gov-west-1"]],
    ["aws-iso", ["us-iso-east-1"]],
    ["aws-iso-b", ["us-isob-east-1"]],
    ["aws-new", undefined],
  ])("IAM of the partition %s answers in %j", (partition, region) => {
    expect(settledValues(rootQuestion(enableDevice, { account, partition }), "aws:RequestedRegion")).toEqual(region);
  });
  it("leaves the keys of security keys open where any device may be one", () => {
    const any = rootQuestion(enableDevice, { account, partition: "aws", device: "any" });
    expect(settledValues(any, "iam:RegisterSecurityKey")).toBeUndefined();
  });
});

describe("what a request of somebody else holds", () => {
  it.each<readonly [string, string, readonly string[] | null | undefined]>([
    ["user/team/alice", "aws:PrincipalType", ["User"]],
    ["user/team/alice", "aws:username", ["alice"]],
    ["user/root", "aws:username", ["root"]],
    ["user/alice", "aws:PrincipalTag/team", undefined],
    ["user/alice", "aws:userid", undefined],
    ["user/alice", "aws:TokenIssueTime", undefined],
    ["user/alice", "aws:AssumedRoot", null],
    ["user/alice", "aws:ViaAWSService", undefined],
    ["user/alice", "aws:RequestedRegion", undefined],
    ["user/alice", "aws:SecureTransport", undefined],
    ["role/Admin", "aws:PrincipalType", ["AssumedRole"]],
    ["role/Admin", "aws:username", null],
    ["role/Admin", "aws:PrincipalTag/team", undefined],
    ["assumed-role/Admin/alice", "aws:PrincipalArn", [`arn:aws:iam::${account}:role/Admin`]],
    ["federated-user/alice", "aws:PrincipalArn", [`arn:aws:sts::${account}:federated-user/alice`]],
    ["federated-user/alice", "aws:userid", [`${account}:alice`]],
    ["service/config.amazonaws.com", "aws:PrincipalServiceName", ["config.amazonaws.com"]],
    ["service/config.amazonaws.com", "aws:PrincipalOrgID", null],
  ])("%s: %s is %j", (name, key, expected) => {
    expect(settledValues(person(name), key)).toEqual(expected);
  });
  it("is settled by IAM's own rules for IAM's actions", () => {
    expect(settledValues(person("user/alice", "IAM:CreateUser"), "aws:SecureTransport")).toEqual(["true"]);
    expect(settledValues(person("user/alice", "sts:AssumeRole"), "aws:SecureTransport")).toBeUndefined();
  });
});

describe("what the caller settles", () => {
  const given = (key: string, values: readonly string[] | null) =>
    rootQuestion(enableDevice, { account, partition: "aws", context: [[key, values]] });
  it.each<readonly [string, readonly string[] | null, string, readonly string[] | null | undefined]>([
    ["AWS:SOURCEIP", ["192.0.2.1"], "aws:SourceIp", ["192.0.2.1"]],
    ["aws:SourceVpc", null, "aws:SourceVpc", null],
    ["aws:PrincipalTag/team", ["a"], "aws:PrincipalTag/team", ["a"]],
    ["aws:PrincipalType", ["User"], "aws:PrincipalType", ["User"]],
    ["aws:CurrentTime", ["2026-07-01T00:00:00Z"], "aws:EpochTime", ["1782864000"]],
    ["aws:EpochTime", ["1782864000"], "aws:CurrentTime", ["2026-07-01T00:00:00Z"]],
    ["aws:EpochTime", ["1782864000"], "aws:EpochTime", ["1782864000"]],
    ["aws:CurrentTime", ["soon"], "aws:EpochTime", undefined],
    ["aws:EpochTime", ["soon"], "aws:CurrentTime", undefined],
    ["aws:CurrentTime", null, "aws:EpochTime", undefined],
    ["aws:TokenIssueTime", ["2026-07-01T00:00:00Z"], "aws:EpochTime", undefined],
    ["aws:TokenIssueTime", ["2026-07-01T00:00:00Z"], "aws:CurrentTime", undefined],
  ])("%s as %j: %s is %j", (key, values, asked, expected) => {
    expect(settledValues(given(key, values), asked)).toEqual(expected);
  });
});
