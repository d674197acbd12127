import { describe, expect, it } from "vitest";
import { misspelledKey, shapeOf } from "../../src/policy/context-keys.ts";
import { parseInstant } from "../../src/policy/instant.ts";
import { parseRange } from "../../src/policy/network.ts";
import { anyText, someText } from "../../src/policy/regions.ts";

/** As the page of the global condition keys has them: type, whether every request has the key, whether it is a set. */
const globalKeys = [
  ["aws:CurrentTime", "date", "always", "single"],
  ["aws:EpochTime", "date", "always", "single"],
  ["aws:TokenIssueTime", "date", "some", "single"],
  ["aws:MultiFactorAuthPresent", "bool", "some", "single"],
  ["aws:MultiFactorAuthAge", "integer", "some", "single"],
  ["aws:SecureTransport", "bool", "always", "single"],
  ["aws:ViaAWSService", "bool", "always", "single"],
  ["aws:PrincipalIsAWSService", "bool", "always", "single"],
  ["aws:AssumedRoot", "bool", "some", "single"],
  ["aws:SourceIp", "ip", "some", "single"],
  ["aws:VpcSourceIp", "ip", "some", "single"],
  ["aws:SourceVpc", "text", "some", "single"],
  ["aws:SourceVpce", "text", "some", "single"],
  ["aws:UserAgent", "text", "some", "single"],
  ["aws:Referer", "text", "some", "single"],
  ["aws:PrincipalArn", "text", "always", "single"],
  ["aws:PrincipalAccount", "text", "always", "single"],
  ["aws:PrincipalType", "text", "always", "single"],
  ["aws:userid", "text", "always", "single"],
  ["aws:username", "text", "some", "single"],
  ["aws:RequestedRegion", "text", "always", "single"],
  ["aws:PrincipalOrgID", "text", "some", "single"],
  ["aws:ResourceOrgID", "text", "some", "single"],
  ["aws:ResourceAccount", "text", "some", "single"],
  ["aws:PrincipalOrgPaths", "text", "some", "set"],
  ["aws:ResourceOrgPaths", "text", "some", "set"],
  ["aws:CalledVia", "text", "some", "set"],
  ["aws:PrincipalServiceNamesList", "text", "some", "set"],
  ["aws:TagKeys", "text", "some", "set"],
] as const;

const forms: Readonly<Record<string, (example: string) => boolean>> = {
  date: (example) => parseInstant(example) !== null,
  bool: (example) => example === "true" || example === "false",
  integer: (example) => /^[0-9]+$/.test(example),
  ip: (example) => parseRange(example) !== null,
  text: (example) => example.length > 0,
};

describe("global condition keys", () => {
  it.each(globalKeys)("%s: %s, %s, %s", (name, type, presence, values) => {
    expect(shapeOf(name.toUpperCase())).toMatchObject({
      name,
      type,
      always: presence === "always",
      multivalued: values === "set",
    });
  });
  it.each(globalKeys)("%s has examples that are of its type", (name, type) => {
    const { examples } = shapeOf(name);
    expect(examples.filter((example) => !forms[type]?.(example))).toEqual([]);
  });
  it("have examples where their values can be told apart by nothing else", () => {
    const without = globalKeys.filter(([name]) => shapeOf(name).examples.length === 0).map(([name]) => name);
    // The time and who asks are settled or cut by conditions.
    expect(without).toEqual(["aws:CurrentTime", "aws:EpochTime", "aws:PrincipalArn", "aws:userid"]);
  });
  it("can be both true and false, but for the one that is there only where it is true", () => {
    const both = globalKeys
      .filter(([, type]) => type === "bool")
      .map(([name]) => [name, shapeOf(name).examples.length]);
    expect(both.filter(([, count]) => count !== 2)).toEqual([["aws:AssumedRoot", 1]]);
    expect(shapeOf("aws:AssumedRoot").examples).toEqual(["true"]);
  });
});

describe("other keys", () => {
  it.each(["aws:PrincipalTag/team", "aws:RequestTag/team", "aws:ResourceTag/team", "iam:ResourceTag/team"])(
    "%s has one value, and any",
    (key) => {
      expect(shapeOf(key)).toMatchObject({ type: "text", always: false, multivalued: false, name: null });
      expect(shapeOf(key).texts).toBe(anyText);
    },
  );
  it("may have several values where nothing is known of them", () => {
    const shape = shapeOf("x:aws:requesttag/team");
    expect(shape).toMatchObject({ type: "text", always: false, multivalued: null, name: null });
    expect(shape.texts).toBe(someText);
  });
});

describe("misspelled global keys", () => {
  it.each([
    ["aws:SourcIp", "aws:SourceIp"],
    ["AWS:principalarns", "aws:PrincipalArn"],
    ["aws:SourceIdentit", "aws:SourceIdentity"],
    ["aws:CalledViaFist", "aws:CalledViaFirst"],
    ["aws:sourceip", null],
    ["aws:SourceAccount", null],
    ["aws:VpceOrgID", null],
    ["aws:PrincipalTags/team", null],
    ["aws:Entirely", null],
    ["iam:SourcIp", null],
  ])("%s: %s", (key, meant) => {
    expect(misspelledKey(key)).toBe(meant);
  });
  it.each([
    "aws:CalledViaLast",
    "aws:ChatbotSourceArn",
    "aws:Ec2InstanceSourcePrivateIPv4",
    "aws:Ec2InstanceSourceVpc",
    "aws:FederatedProvider",
    "aws:PrincipalServiceName",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceVpcArn",
    "aws:VpceAccount",
    "aws:VpceOrgPaths",
  ])("%s is suggested for what misses it by a letter, and is none itself", (key) => {
    expect(misspelledKey(key)).toBeNull();
    expect(misspelledKey(key.replace(/(?<=:.{3})./, ""))).toBe(key);
  });
});
