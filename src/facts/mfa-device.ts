import type { FactCause } from "../model/cause.ts";
import type { DeviceOwner, MfaDeviceFact, OwnerSign, SignKind } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Resource } from "../model/resource.ts";
import {
  type Assumption,
  alternatives,
  bothAssumed,
  entry,
  type MapValue,
  type Option,
  revealed,
  type Value,
} from "../model/value.ts";
import { type FactAdapter, factBase, type ResourceScope } from "./adapter.ts";
import { contentUnknown } from "./attributes.ts";
import { type Declared, declaresUser, isOfDeclaredUser, userTypes } from "./declared-users.ts";
import { openCause, partialText } from "./open-cause.ts";
import { withPlaceholders } from "./placeholder.ts";
import {
  couldNameRoot,
  readDeviceName,
  readSerialNumber,
  readUser,
  readUserText,
  type SerialAnswer,
  type UserAnswer,
} from "./root-identity.ts";
import { spokenOwner } from "./spoken-owner.ts";

/** The attribute names of one device type. */
interface Attributes {
  readonly users?: string;
  readonly name: string;
  readonly path: string;
  readonly serial: readonly string[];
}

/**
 * Sources: CloudFormation `AWS::IAM::VirtualMFADevice` (`Users`, `VirtualMfaDeviceName`, `Path`);
 * Terraform `aws_iam_virtual_mfa_device` (no users; `user_name` and `enable_date` are read back from
 * `ListVirtualMFADevices`); `awscc_iam_virtual_mfa_device`.
 */
const deviceTypes: ReadonlyMap<string, Attributes> = new Map([
  [
    "AWS::IAM::VirtualMFADevice",
    { users: "Users", name: "VirtualMfaDeviceName", path: "Path", serial: ["SerialNumber"] },
  ],
  [
    "aws_iam_virtual_mfa_device",
    { name: "virtual_mfa_device_name", path: "path", serial: ["arn", "serial_number", "id"] },
  ],
  [
    "awscc_iam_virtual_mfa_device",
    { users: "users", name: "virtual_mfa_device_name", path: "path", serial: ["serial_number", "id"] },
  ],
]);

export const mfaDevice: FactAdapter<"MfaDevice"> = {
  gives: { MfaDevice: true },
  types: [...deviceTypes.keys()],
  companions: [...userTypes.keys()],
  toFacts(resource, scope) {
    const attributes = deviceTypes.get(resource.type);
    if (!attributes || resource.action === "delete" || resource.action === "read") return [];
    return [toFact(resource, attributes, scope)];
  },
};

function toFact(resource: Resource, attributes: Attributes, scope: ResourceScope): MfaDeviceFact {
  const before = resource.before && ownerOf(resource, resource.before, attributes, scope);
  const stays = resource.action === "forget" && before;
  const owner = stays ? before : ownerOf(resource, resource.properties, attributes, scope);
  const properties = stays && resource.before ? resource.before : resource.properties;
  const told = owner.kind === "not-told" ? (spokenOwner(resource, properties, attributes) ?? owner) : owner;
  const existing = resource.action === "no-op" || resource.action === "forget" || (before && wasRoots(before, owner));
  return { fact: "MfaDevice", ...factBase(resource), owner: told, existing: existing ?? false };
}

/** Whether a device was root's before, and of no other account's root. */
function wasRoots(before: DeviceOwner, now: DeviceOwner): boolean {
  if (before.kind !== "root") return false;
  const accounts = accountsNamed(before);
  return accounts.length === 0 || accountsNamed(now).every((account) => accounts.includes(account));
}

function accountsNamed(owner: DeviceOwner): readonly string[] {
  return owner.kind === "root" ? owner.signs.flatMap(({ account = owner.account }) => account ?? []) : [];
}

/** What the signs on one device say, before they are weighed. */
interface Signs {
  readonly root: OwnerSign[];
  readonly open: { readonly cause: FactCause; readonly location: Location }[];
  users: number;
}

/**
 * Whom a device is for. The owner decides where it is known: the users that it is given to, or what the
 * provider read back. Only where no owner can be known the serial number, an import or the name count.
 */
function ownerOf(resource: Resource, properties: MapValue, attributes: Attributes, scope: ResourceScope): DeviceOwner {
  const unknown = properties === resource.properties && resource.isUnknown ? contentUnknown(resource) : undefined;
  if (unknown) {
    const cause = { kind: "owner-unknown", by: "name", cause: openCause(unknown) } as const;
    return { kind: "open", cause, location: resource.header };
  }
  const readBack = ownerReadBack(resource, properties);
  if (readBack) return readBack;
  const signs: Signs = { root: [], open: [], users: 0 };
  const users = attributes.users === undefined ? undefined : entry(properties, attributes.users);
  if (users) readUsers(resource, users, scope, signs);
  if (attributes.users !== undefined) readUnread(resource, properties, signs);
  if (signs.root.length > 0 || (signs.users > 0 && signs.open.length === 0)) return weigh(signs);
  readIdentifiers(resource, properties, attributes, { scope, signs });
  return weigh(signs);
}

/**
 * What Terraform refreshed from `ListVirtualMFADevices`: a `user_name` is an IAM user's, and an enabled device
 * without one is root's, since only root has no user name. Source: provider docs of `aws_iam_virtual_mfa_device`,
 * IAM API `VirtualMFADevice`.
 */
function ownerReadBack(resource: Resource, properties: MapValue): DeviceOwner | undefined {
  if (resource.type !== "aws_iam_virtual_mfa_device") return undefined;
  const enabled = knownText(entry(properties, "enable_date"));
  const user = entry(properties, "user_name");
  if (knownText(user)) return { kind: "not-root" };
  const inner = user && revealed(user);
  const noUser =
    !inner || inner.kind === "absent" || (inner.kind === "known" && (inner.value === null || inner.value === ""));
  if (!enabled || !noUser) return undefined;
  const sign: OwnerSign = {
    kind: "enabled-without-user",
    location: entry(properties, "enable_date")?.at ?? resource.header,
    via: [],
    when: [],
  };
  return { kind: "root", certainty: "certain", signs: [sign], ...accountOf(properties) };
}

function accountOf(properties: MapValue): { account?: string } {
  const account = /:iam::([0-9]{12}):mfa\//.exec(knownText(entry(properties, "arn")) ?? "")?.[1];
  return account ? { account } : {};
}

function knownText(value: Value | undefined): string | undefined {
  const inner = value && revealed(value);
  return inner?.kind === "known" && typeof inner.value === "string" && inner.value !== "" ? inner.value : undefined;
}

function readUsers(resource: Resource, users: Value, scope: ResourceScope, signs: Signs): void {
  readEach(users, resource.when, signs, (option) => {
    const inner = revealed(option.value);
    if (inner.kind !== "list") return readOneUser(resource, option, users.at, scope, signs);
    for (const item of inner.items) {
      readEach(item, option.when, signs, (one) => readOneUser(resource, one, users.at, scope, signs));
    }
  });
}

/** Reads each alternative; where every one of them is root's, no matter how the conditions fall, none is assumed. */
function readEach(value: Value, assumed: readonly Assumption[], signs: Signs, read: (option: Option) => void): void {
  const before = signs.root.length;
  const isRootInEach = possible(value, assumed).map((option) => {
    const start = signs.root.length;
    read(option);
    return signs.root.slice(start).some((sign) => sign.when.length <= option.when.length);
  });
  const first = signs.root[before];
  if (first && isRootInEach.every(Boolean)) signs.root[before] = { ...first, when: assumed };
}

/** Properties that a macro, an include or an unknown state makes: users may be among them. */
const unreadKeys: ReadonlySet<string> = new Set(["Fn::Transform", "Properties"]);

function readUnread(resource: Resource, properties: MapValue, signs: Signs): void {
  for (const { key, value } of properties.entries) {
    if (!unreadKeys.has(key) && !key.startsWith("Fn::")) continue;
    const open = alternatives(revealed(value)).find((one) => one.value.kind === "unknown" || one.value.kind === "text");
    if (!open) continue;
    const cause = { kind: "owner-unknown", by: "user", cause: openCause(open.value) } as const;
    signs.open.push({ cause, location: value.at ?? resource.header });
  }
}

function possible(value: Value, assumed: readonly Assumption[]): readonly Option[] {
  const inner = revealed(value);
  return alternatives(inner, assumed).map((option) => ({
    when: option.when,
    value: value.kind === "sensitive" ? { ...value, value: option.value } : option.value,
  }));
}

function readOneUser(
  resource: Resource,
  option: Option,
  fallback: Location | undefined,
  scope: ResourceScope,
  signs: Signs,
): void {
  const location = option.value.at ?? fallback ?? resource.header;
  const value = withPlaceholders(revealed(option.value));
  if (value.kind === "absent" || (value.kind === "known" && value.value === null)) return;
  const answer = answerOf(value, scope);
  const declared: Declared =
    answer.kind === "user" ? { kind: "no" } : declaresUser(value, resource, scope, option.when);
  const isByArn = answer.kind === "root" && answer.spelling === "arn";
  if (answer.kind === "user" || (declared.kind === "yes" && !isByArn)) signs.users += 1;
  else if (answer.kind === "root") {
    const rest = declared.kind === "sometimes" && !isByArn ? declared.rest : [];
    signs.root.push({
      kind: "user",
      user: option.value.kind === "sensitive" ? null : partialText(value),
      location,
      via: viaOf(option.value),
      when: bothAssumed(option.when, rest),
      ...(answer.account && { account: answer.account }),
    });
  } else {
    signs.open.push({ cause: { kind: "owner-unknown", by: "user", cause: openCause(value) }, location });
  }
}

/** Whom a value names, whatever users the inputs declare. */
function answerOf(value: Value, scope: ResourceScope): UserAnswer {
  if (value.kind === "known") return typeof value.value === "string" ? readUser(value.value) : { kind: "user" };
  if (value.kind === "text") return readUserText(value);
  if (value.kind !== "unknown" || isOfDeclaredUser(value, scope)) return { kind: "user" };
  if (value.symbol.kind === "variable" && value.symbol.allowed?.every((one) => readUser(one).kind === "user"))
    return { kind: "user" };
  return { kind: couldNameRoot(value) ? "open" : "user" };
}

function readIdentifiers(
  resource: Resource,
  properties: MapValue,
  attributes: Attributes,
  { scope, signs }: { readonly scope: ResourceScope; readonly signs: Signs },
): void {
  if (!isUnassigned(properties)) {
    const serials = attributes.serial.map((key) => entry(properties, key));
    const serial = serials.find((value) => knownText(value)?.startsWith("arn:"));
    if (serial) readSerial(resource, serial, "serial-number", signs);
    if (resource.importId) readSerial(resource, resource.importId, "import", signs);
  }
  if (signs.root.length === 0) readName(resource, properties, attributes, { scope, signs });
}

/** Read back without an enable date: a device that nobody uses yet, of which only the name can speak. */
function isUnassigned(properties: MapValue): boolean {
  const date = entry(properties, "enable_date");
  return date?.kind === "known" && (date.value === null || date.value === "");
}

function readSerial(resource: Resource, serial: Value, kind: "serial-number" | "import", signs: Signs): void {
  for (const option of possible(serial, resource.when)) {
    const value = withPlaceholders(revealed(option.value));
    const location = option.value.at ?? resource.header;
    const answer = serialAnswer(value);
    if (answer.kind === "root") {
      const text = partialText(value);
      const sign: SignKind = kind === "import" ? { kind, id: text } : { kind, serialNumber: text };
      const account = answer.account === undefined ? {} : { account: answer.account };
      signs.root.push({ ...sign, location, via: viaOf(serial), when: option.when, ...account });
    } else if (answer.kind === "open" && kind === "import") {
      signs.open.push({ cause: { kind: "owner-unknown", by: "import-id", cause: openCause(value) }, location });
    }
  }
}

function serialAnswer(value: Value): SerialAnswer {
  if (value.kind === "known" && typeof value.value === "string") return readSerialNumber(value.value);
  if (value.kind === "text") return readSerialNumber(value);
  return { kind: value.kind === "unknown" ? "open" : "other" };
}

function readName(
  resource: Resource,
  properties: MapValue,
  attributes: Attributes,
  { scope, signs }: { readonly scope: ResourceScope; readonly signs: Signs },
): void {
  const written = entry(properties, attributes.path);
  const path = written && knownText(withPlaceholders(revealed(written)));
  const name = entry(properties, attributes.name);
  // A name under a path is another serial number: root's device has none.
  if (!name || (path !== undefined && path !== "/")) return;
  for (const option of possible(name, resource.when)) {
    const value = withPlaceholders(revealed(option.value));
    const location = option.value.at ?? resource.header;
    const answer = nameAnswer(value);
    if (answer === "yes") {
      signs.root.push({
        kind: "name",
        name: partialText(value),
        location,
        via: viaOf(name),
        when: option.when,
      });
    } else if (answer === "open" && signs.open.length === 0 && !isNamedAfterUser(value, resource, scope, option.when)) {
      signs.open.push({ cause: { kind: "owner-unknown", by: "name", cause: openCause(value) }, location });
    }
  }
}

/** A device with the name of a user that the inputs declare is not root's: root is no user. */
function isNamedAfterUser(
  value: Value,
  resource: Resource,
  scope: ResourceScope,
  when: readonly Assumption[],
): boolean {
  return isOfDeclaredUser(value, scope) || declaresUser(value, resource, scope, when).kind !== "no";
}

function nameAnswer(value: Value): "yes" | "no" | "open" {
  if (value.kind === "known") return typeof value.value === "string" ? readDeviceName(value.value) : "no";
  if (value.kind === "text") return readDeviceName(value);
  if (value.kind === "unknown") return couldNameRoot(value) ? "open" : "no";
  return "no";
}

function weigh(signs: Signs): DeviceOwner {
  const [first, ...more] = signs.root;
  if (first) {
    const account = signs.root.find((one) => one.account !== undefined)?.account;
    const isCertain = signs.root.some((one) => one.kind !== "name" && one.when.length === 0);
    return {
      kind: "root",
      certainty: isCertain ? "certain" : "possible",
      signs: [first, ...more],
      ...(account && { account }),
    };
  }
  const [open] = signs.open;
  if (open) return { kind: "open", ...open };
  return { kind: signs.users > 0 ? "not-root" : "not-told" };
}

/** The steps that are written somewhere. */
function viaOf(value: Value): OwnerSign["via"] {
  return (value.via ?? []).flatMap((step) => (step.at ? [{ ...step, at: step.at }] : []));
}
