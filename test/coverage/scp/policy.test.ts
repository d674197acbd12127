import { describe, expect, it } from "vitest";
import {
  decideAlone,
  namedAccounts,
  namesAccount,
  neverCause,
  readScp,
  type Scp,
  unnamedAccount,
} from "../../../src/coverage/scp/policy.ts";
import { deriveFacts } from "../../../src/facts/registry.ts";
import type { PolicyDocumentFact } from "../../../src/model/fact.ts";
import { opaque } from "../../../src/model/symbol.ts";
import { known, unknown, type Value } from "../../../src/model/value.ts";
import { neverPhrase, requestPhrase } from "../../../src/rules/wording/causes.ts";
import { resource } from "../resource-support.ts";

const isRoot = { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } };

function scpOf(content: Value): Scp {
  const facts = deriveFacts([resource("aws_organizations_policy", "policy", { name: known("guard"), content })]);
  const fact = facts.find((one): one is PolicyDocumentFact => one.fact === "PolicyDocument");
  const scp = fact && readScp(fact);
  if (!scp) throw new Error("no policy");
  return scp;
}

function scp(...statements: readonly object[]): Scp {
  return scpOf(known(JSON.stringify({ Version: "2012-10-17", Statement: statements })));
}

const deny = (Action: unknown, Condition: object = {}, more: object = {}) => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  Condition,
  ...more,
});

describe("a policy is aimed at root's virtual MFA", () => {
  it.each([
    ["where it names the action that creates a device", deny("iam:CreateVirtualMFADevice"), true],
    ["where it names the action that enables one", deny("iam:EnableMFADevice"), true],
    ["in any case", deny("IAM:ENABLEMFADEVICE"), true],
    ["by wildcards in the name", deny("iam:*MFADevice*"), true],
    ["by a question mark", deny("iam:CreateVirtualMFADevic?"), true],
    ["by a wildcard that takes several attempts", deny("iam:*e*MFADevice"), true],
    ["beside other actions", deny(["s3:*", "iam:CreateVirtualMFADevice"]), true],
    ["not where the name goes on", deny("iam:CreateVirtualMFADevices"), false],
    ["not where the name ends early", deny("iam:CreateVirtualMFA"), false],
    ["not by what removes a device", deny(["iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice"]), false],
    ["not by a wildcard over what is read", deny("iam:List*MFA*"), false],
    ["where it denies root everything", deny("*", isRoot), true],
    ["where it denies root all of IAM", deny(["iam:*"], isRoot), true],
    [
      "where it asks for root among others",
      deny("*", { ArnLike: { "aws:principalarn": ["arn:aws:iam::*:user/a", "arn:aws:iam::*:root"] } }),
      true,
    ],
    [
      "where it asks for root by the type of the principal",
      deny("*", { StringEquals: { "aws:PrincipalType": "Account" } }),
      true,
    ],
    ["and mistaken of the type", deny("*", { StringEquals: { "aws:PrincipalType": "Root" } }), true],
    ["not where it asks for another type", deny("*", { StringEquals: { "aws:PrincipalType": "User" } }), false],
    ["not where it denies everybody everything", deny("*"), false],
    ["not where it denies root another service", deny("s3:*", isRoot), false],
    [
      "not where it asks for a role",
      deny("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/root-admin" } }),
      false,
    ],
    [
      "not where another key is like root",
      deny("*", { StringLike: { "aws:SourceArn": "arn:aws:iam::*:root" } }),
      false,
    ],
    ["not where it allows", { ...deny("iam:CreateVirtualMFADevice"), Effect: "Allow" }, false],
    [
      "not where the action is exempt",
      { ...deny([]), Action: undefined, NotAction: "iam:CreateVirtualMFADevice" },
      false,
    ],
  ] as const)("%s", (_, statement, expected) => {
    expect(scp(statement).intent).toBe(expected);
  });

  it.each([
    ["text that is no JSON and names an action", '{"Statement": [{"Action": "iam:CreateVirtualMFADevice"', true],
    ["text that is no JSON, in another case", '{"Statement": [{"Action": "IAM:ENABLEMFADEVICE"', true],
    [
      "text that is no JSON and names what removes a device",
      '{"Statement": [{"Action": "iam:DeactivateMFADevice"',
      false,
    ],
    ["a statement in the place of a policy", '{"Effect": "Deny", "Action": "iam:CreateVirtualMFADevice"}', true],
    [
      "a policy that is refused, whose statements can be read",
      '{"Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "iam:EnableMFADevice": 1}}',
      false,
    ],
  ])("by its words where nothing else can be read: %s", (_, text, expected) => {
    expect(scpOf(known(text)).intent).toBe(expected);
  });
});

describe("what a policy holds", () => {
  const allow = (Action: unknown, more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
  it.each([
    ["an allow of everything is no list", allow("*"), false],
    ["an allow of everything among others is no list", allow(["s3:*", "*"]), false],
    ["an allow of a service is one", allow("s3:*"), true],
    ["an allow under a condition is one", allow("*", { Condition: isRoot }), true],
    ["an allow of all but something is one", { ...allow("x"), Action: undefined, NotAction: "iam:*" }, true],
    ["an allow of all but everything is one", { ...allow("x"), Action: undefined, NotAction: "*" }, true],
    ["a deny is none", deny("s3:*"), false],
  ])("%s", (_, statement, expected) => {
    expect(scp(statement).allowList).toBe(expected);
  });

  it("the accounts that it names by twelve digits, no more and no fewer", () => {
    const named = scp(
      deny("*", { StringEquals: { "aws:PrincipalAccount": ["111122223333", "1111222233334", "11112222333"] } }),
    );
    expect([...named.accounts]).toEqual(["111122223333"]);
    expect([...scp(deny("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:root" } })).accounts]).toEqual(
      ["444455556666"],
    );
  });

  it.each([
    ["4444*", "444455556666", true, "444400000000"],
    ["4444*", "555544446666", false, "444400000000"],
    ["*6666", "444455556666", true, "000000006666"],
    ["????55556666", "444455556666", true, "000055556666"],
    ["???55556666", "444455556666", false, undefined],
    ["4*5*6", "444455556666", true, "400000000056"],
    ["arn:aws:iam::4444*:root", "444455556666", true, "444400000000"],
    ["arn:aws:iam::*:root", "444455556666", false, undefined],
    ["444455556666*", "444455556666", true, "444455556666"],
    ["4444555566667*", "444455556666", false, undefined],
  ])("accounts by patterns: %s, and %s", (pattern, id, expected, sample) => {
    const one = scp(deny("*", { StringLike: { "aws:PrincipalArn": pattern } }));
    expect(namesAccount(one, id)).toBe(expected);
    expect(namedAccounts(one).at(-1)).toBe(sample);
  });

  it("is asked for an account that none names", () => {
    const naming = (id: string) => scp(deny("*", { StringEquals: { "aws:PrincipalAccount": id } }));
    expect(unnamedAccount([])).toBe("111122223333");
    expect(unnamedAccount([naming("999999999999")])).toBe("111122223333");
    expect(unnamedAccount([naming("111122223333"), naming("111122223334")])).toBe("111122223335");
    expect(unnamedAccount([naming("1111*")])).toBe("112011112222");
    expect(unnamedAccount([naming("1*"), naming("9*")])).toMatch(/^2[0-9]{11}$/);
  });
});

describe("what a policy alone denies", () => {
  const verdict = (statement: object, account = "111122223333", partition = "aws") => {
    const { action, decision } = decideAlone(scp(statement), account, [partition]);
    return `${action} ${decision.denied}`;
  };
  const office = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
  it.each([
    ["creating, where that is denied", deny("iam:CreateVirtualMFADevice"), "iam:CreateVirtualMFADevice always"],
    ["enabling, where only that is", deny("iam:EnableMFADevice"), "iam:EnableMFADevice always"],
    ["creating, where both are", deny("iam:*"), "iam:CreateVirtualMFADevice always"],
    ["creating, where neither is", deny("s3:*"), "iam:CreateVirtualMFADevice never"],
    ["enabling, where it is denied sometimes", deny("iam:EnableMFADevice", office), "iam:EnableMFADevice sometimes"],
    [
      "creating, where it is denied sometimes",
      deny("iam:CreateVirtualMFADevice", office),
      "iam:CreateVirtualMFADevice sometimes",
    ],
    ["creating, where both are denied sometimes", deny("iam:*", office), "iam:CreateVirtualMFADevice sometimes"],
  ])("%s", (_, statement, expected) => {
    expect(verdict(statement)).toBe(expected);
  });

  it("holds for the account and the partition at hand", () => {
    const one = deny("iam:CreateVirtualMFADevice", {
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:root" },
    });
    expect(verdict(one)).toBe("iam:CreateVirtualMFADevice never");
    expect(verdict(one, "444455556666")).toBe("iam:CreateVirtualMFADevice always");
    expect(verdict(one, "444455556666", "aws-cn")).toBe("iam:CreateVirtualMFADevice never");
  });

  it("is more likely where it is not known than where it is never so", () => {
    const open = scpOf(
      known(
        JSON.stringify({
          Version: "2012-10-17",
          Statement: [deny("iam:EnableMFADevice", { IpAddress: { "aws:SourceIp": "office" } })],
        }),
      ),
    );
    expect(decideAlone(open, "111122223333", ["aws"]).action).toBe("iam:EnableMFADevice");
    expect(decideAlone(scpOf(unknown(opaque("unset", undefined, "p"))), "111122223333", ["aws"]).decision.denied).toBe(
      "unknown",
    );
  });
});

describe("in words", () => {
  it("a request that gets through", () => {
    expect(requestPhrase({ resource: null, context: [], absent: [] })).toBe("nothing special holds");
    expect(
      requestPhrase({
        resource: "arn:aws:iam::111122223333:mfa/phone",
        context: [
          { key: "aws:MultiFactorAuthPresent", value: "true" },
          { key: "aws:TagKeys", value: ["a", "b"] },
        ],
        absent: ["aws:SourceVpc"],
      }),
    ).toBe(
      'aws:MultiFactorAuthPresent is "true" and aws:TagKeys is ["a","b"] and there is no aws:SourceVpc and the device is arn:aws:iam::111122223333:mfa/phone',
    );
  });

  it.each([
    [
      "ARNs of another partition",
      deny("iam:CreateVirtualMFADevice", { ArnLike: { "aws:PrincipalArn": "arn:aws-us-gov:iam::*:root" } }),
      "its ARNs are of the partition aws-us-gov, and the accounts are in aws",
    ],
    [
      "a resource that is no device",
      deny("iam:CreateVirtualMFADevice", isRoot, { Resource: "arn:aws:s3:::*" }),
      'its Resource "arn:aws:s3:::*" is no MFA device of the account',
    ],
    [
      "resources none of which is a device",
      deny("iam:CreateVirtualMFADevice", isRoot, { Resource: ["arn:aws:s3:::*", "arn:aws:iam::*:role/*"] }),
      'its Resource "arn:aws:s3:::*", "arn:aws:iam::*:role/*" is no MFA device of the account',
    ],
    [
      "a condition that root never meets",
      deny("iam:*", {
        StringEquals: { "aws:username": "root" },
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
      }),
      'its condition StringEquals on aws:username ("root") never holds for root',
    ],
    [
      "the second condition, where the first one holds",
      deny("iam:CreateVirtualMFADevice", { ...isRoot, StringEquals: { "aws:PrincipalType": "Root" } }),
      'its condition StringEquals on aws:PrincipalType ("Root") never holds for root',
    ],
    [
      "a resource that is nobody's",
      deny("iam:CreateVirtualMFADevice", isRoot, { Resource: "arn:aws:iam::999999999999:mfa/*" }),
      "no statement of it applies to root's request",
    ],
  ])("why a policy denies nothing: %s", (_, statement, phrase) => {
    expect(neverPhrase(neverCause(scp(statement), ["aws"]))).toBe(phrase);
  });
});
