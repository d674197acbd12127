import { listedDeviceType } from "../inputs/aws-cli/listed-device-type.ts";
import type { DeviceOwner, MfaDeviceFact, OwnerSign, SignKind } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Resource } from "../model/resource.ts";
import { entry } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { knownText } from "./attributes.ts";
import { readSerialNumber, readUser } from "./root-identity.ts";

/**
 * Devices that `aws iam list-virtual-mfa-devices` lists. The owner decides: for root AWS gives a `User` without
 * `UserName`, whose `Arn` ends in `:root` and whose `UserId` is the account; a device of any name can be root's, and
 * one called `root-account-mfa-device` can be an ordinary user's. Without an owner the serial number is a sign.
 */
export const listedMfaDevice: FactAdapter<"MfaDevice"> = {
  gives: { MfaDevice: true },
  types: [listedDeviceType],
  companions: [],
  toFacts(resource) {
    const fact: MfaDeviceFact = { fact: "MfaDevice", ...factBase(resource), owner: ownerOf(resource), existing: true };
    return [fact];
  },
};

function ownerOf(resource: Resource): DeviceOwner {
  const of = (key: string) => entry(resource.properties, key);
  const serial = knownText(of("SerialNumber")) ?? "";
  const account = /^arn:[^:]*:iam::([0-9]{12}):/.exec(serial)?.[1];
  const arn = knownText(of("UserArn"));
  if (arn !== undefined) {
    const user = readUser(arn);
    if (user.kind !== "root" || user.spelling !== "arn") return { kind: "not-root" };
    return root("certain", { by: "user-arn", text: arn, location: of("UserArn")?.at }, resource, user.account);
  }
  if (knownText(of("UserName")) !== undefined) return { kind: "not-root" };
  const id = knownText(of("UserId"));
  if (id !== undefined && id === account) {
    return root("certain", { by: "account", text: id, location: of("UserId")?.at }, resource, account);
  }
  if (readSerialNumber(serial).kind !== "root") return { kind: "not-root" };
  return root("possible", { by: "serial-number", text: serial, location: undefined }, resource, account);
}

/** What the list says, and where. */
interface Listed extends Pick<Extract<SignKind, { kind: "listed" }>, "by" | "text"> {
  readonly location: Location | undefined;
}

function root(
  certainty: "certain" | "possible",
  { by, text, location: at }: Listed,
  resource: Resource,
  account: string | undefined,
): DeviceOwner {
  const named = account === undefined ? {} : { account };
  const sign: OwnerSign = { kind: "listed", by, text, location: at ?? resource.header, via: [], when: [], ...named };
  return { kind: "root", certainty, signs: [sign], ...named };
}
