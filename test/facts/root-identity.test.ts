import { describe, expect, it } from "vitest";
import { readDeviceName, readSerialNumber, readUser, readUserText } from "../../src/facts/root-identity.ts";
import { opaque } from "../../src/model/symbol.ts";
import { type TextValue, text, unknown } from "../../src/model/value.ts";

const hole = unknown(opaque("unset", undefined, "a parameter has no value"));

/** `{}` stands for a part that is not known. */
function holed(pattern: string): TextValue {
  const parts = pattern.split("{}").flatMap((part, index) => (index === 0 ? [part] : [hole, part]));
  const value = text(parts);
  if (value.kind !== "text") throw new Error("the pattern needs text and a hole");
  return value;
}

describe("readUser", () => {
  it.each([
    ["root", "root"],
    [" Root ", "root"],
    ["<root_account>", "root"],
    ["arn:aws:iam::111122223333:root", "root"],
    ["arn:aws-iso-e:iam::111122223333:root", "root"],
    ["groot", "user"],
    ["root-cause", "user"],
    ["", "user"],
    ["arn:aws:iam::111122223333:user/root", "user"],
    ["arn:aws:iam::11112222333:root", "user"],
    ["arn:azure:iam::111122223333:root", "user"],
    ["arn:aws:iam::111122223333:root/x", "user"],
  ])("%j is %s", (name, expected) => {
    expect(readUser(name).kind).toBe(expected);
  });
});

describe("readUserText", () => {
  it.each([
    ["arn:aws:iam::{}:root", "root"],
    ["arn:{}:iam::{}:root", "root"],
    ["arn:aws{}:iam::111122223333:root", "root"],
    ["arn:aws:iam::1111{}:root", "root"],
    ["{}oot", "open"],
    ["ro{}", "open"],
    ["{}:root", "open"],
    ["arn:{}", "open"],
    ["<{}>", "open"],
    ["ops-{}", "user"],
    ["{}-root", "user"],
    ["{}/root", "user"],
    ["arn:aws:iam::{}:user/x", "user"],
    ["arn:aws:sts::{}:root", "user"],
  ])("%j is %s", (pattern, expected) => {
    expect(readUserText(holed(pattern)).kind).toBe(expected);
  });
});

describe("device names and serial numbers", () => {
  it.each([
    ["root-account-mfa-device", "yes"],
    ["Root-Account-Mfa-Device", "no"],
    ["my-root-account-mfa-device", "no"],
  ])("the name %j: %s", (name, expected) => {
    expect(readDeviceName(name)).toBe(expected);
  });

  it("a name with unknown parts is open only where it could be root's", () => {
    expect(readDeviceName(holed("root-account-{}"))).toBe("open");
    expect(readDeviceName(holed("user-{}"))).toBe("no");
  });

  it.each([
    ["arn:aws-us-gov:iam::111122223333:mfa/root-account-mfa-device", { kind: "root", account: "111122223333" }],
    ["arn:aws:iam::111122223333:mfa/ops/root-account-mfa-device", { kind: "other" }],
    ["arn:aws:iam::111122223333:sms-mfa/root-account-mfa-device", { kind: "other" }],
    ["GAHT12345678", { kind: "other" }],
  ])("the serial number %j", (serial, expected) => {
    expect(readSerialNumber(serial)).toEqual(expected);
  });

  it("a serial number with unknown parts", () => {
    expect(readSerialNumber(holed("arn:aws:iam::{}:mfa/root-account-mfa-device")).kind).toBe("root");
    expect(readSerialNumber(holed("arn:aws:iam::111122223333:mfa/{}")).kind).toBe("open");
    expect(readSerialNumber(holed("arn:aws:iam::111122223333:mfa/phone-{}")).kind).toBe("other");
  });
});
