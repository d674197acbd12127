import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canHaveKey } from "../../src/policy/key-availability.ts";
import { type PrincipalKind, principalOf } from "../../src/policy/principals.ts";

const create = "iam:CreateVirtualMFADevice";
const enable = "iam:EnableMFADevice";

describe("the keys that a request can have", () => {
  it.each<readonly [PrincipalKind, string, string, boolean]>([
    ["root", create, "aws:requesttag/owner", true],
    ["root", create, "aws:tagkeys", true],
    ["root", enable, "aws:requesttag/owner", false],
    ["root", enable, "aws:tagkeys", false],
    ["root", enable, "iam:registersecuritykey", true],
    ["root", create, "iam:registersecuritykey", false],
    ["root", create, "iam:passedtoservice", false],
    ["root", "iam:PassRole", "iam:passedtoservice", true],
    ["root", create, "ec2:instancetype", false],
    ["root", create, "ec2:roledelivery", false],
    ["root", create, "saml:aud", false],
    ["root", create, "aws:sourcearn", false],
    ["root", create, "aws:principaltag/team", false],
    ["root", create, "aws:sourcevpc", true],
    ["root", create, "aws:signinsessionarn", true],
    ["root", create, "aws:some-new-key", true],
    ["root", "iam:SomeNewAction", "iam:some-new-key", true],
    ["root", "iam:SomeNewAction", "aws:requesttag/owner", true],
    ["root", "s3:GetObject", "s3:prefix", true],
    ["root", "s3:GetObject", "ec2:instancetype", false],
    ["user", create, "aws:username", true],
    ["user", create, "aws:federatedprovider", false],
    ["role", create, "ec2:roledelivery", true],
    ["role", create, "ec2:instancetype", false],
    ["role", create, "accounts.google.com:aud", true],
    ["role", create, "aws:username", false],
    ["role", create, "aws:sourceidentity", true],
    ["federated-user", create, "aws:username", false],
    ["federated-user", create, "aws:tokenissuetime", true],
    ["service-linked-role", create, "ec2:roledelivery", true],
    ["service", create, "aws:sourcearn", true],
    ["service", create, "aws:principalorgid", false],
  ])("of %s for %s: %s %j", (caller, action, key, expected) => {
    expect(canHaveKey(caller, action, key)).toBe(expected);
  });
  it("is told by the last part of the caller's ARN", () => {
    expect(["root", "user/alice", "role/Admin"].map((name) => principalOf(name)?.kind)).toEqual([
      "root",
      "user",
      "role",
    ]);
  });
});

describe("the table of keys", () => {
  it("is what the Service Authorization Reference says", () => {
    const root = join(import.meta.dirname, "..", "..");
    expect(() => execFileSync(process.execPath, ["scripts/service-keys.mjs", "--check"], { cwd: root })).not.toThrow();
  });
});
