import type { Resource } from "../../model/resource.ts";
import { known, type MapEntry, map } from "../../model/value.ts";
import { child, type ScalarNode, type SyntaxNode } from "../../syntax/node.ts";
import { type Answer, accountOfArn, scalarOf, textAt } from "./answer.ts";
import { listedDeviceType } from "./listed-device-type.ts";

/** The serial number of a virtual device, and the ARN of the user that one is given to. */
export const serialPattern = /^arn:aws[a-z-]*:iam::[0-9]{12}:mfa\/./;
export const ownerPattern = /^arn:aws[a-z-]*:iam::[0-9]{12}:(?:root$|user\/.)/;

/** Whether an item of a bare list is a virtual device: by its members, or by the serial number that a projection left of it. */
export function isListedDevice(item: SyntaxNode): boolean {
  const serial = textAt(item, "SerialNumber");
  if (serial !== undefined) return serialPattern.test(serial) && child(item, "UserName") === undefined;
  return scalarsOf(item).some(({ source }) => serialPattern.test(source));
}

/** What a device and its user have: a serial number, a date, an ARN, a name, an ID. */
const maxMembers = 5;

/**
 * Whether an item is what a projection may leave of a device without its serial number: the user that it is given to. A list of
 * such items looks like any list of principals.
 */
export function isOwnerOfDevice(item: SyntaxNode): boolean {
  const inner = item.kind === "list" ? item.items : item.kind === "map" ? item.pairs.map((pair) => pair.value) : [item];
  if (inner.length > maxMembers || inner.some((one) => one.kind !== "scalar")) return false;
  return scalarsOf(item).some(({ source }) => ownerPattern.test(source));
}

/** The ARN of the user that a device is given to, `undefined` where the output does not tell it. */
export function ownerArnOf(item: SyntaxNode): string | undefined {
  return ownerNodeOf(item)?.source;
}

function ownerNodeOf(item: SyntaxNode): ScalarNode | undefined {
  return scalarOf(child(child(item, "User"), "Arn")) ?? scalarsOf(item).find(({ source }) => ownerPattern.test(source));
}

function serialNodeOf(item: SyntaxNode): ScalarNode | undefined {
  return scalarOf(child(item, "SerialNumber")) ?? scalarsOf(item).find(({ source }) => serialPattern.test(source));
}

/** The scalars of an item: itself, the members of a map, the entries of a list. */
function scalarsOf(item: SyntaxNode): readonly ScalarNode[] {
  if (item.kind === "scalar") return [item];
  const inner = item.kind === "list" ? item.items : item.pairs.map((pair) => pair.value);
  return inner.flatMap((one) => scalarOf(one) ?? []);
}

/** One listed device; the members that tell its owner. Source: IAM API reference, `VirtualMFADevice`. */
export function deviceResource(node: SyntaxNode, answer: Answer): Resource | undefined {
  const serial = serialNodeOf(node);
  const owner = ownerNodeOf(node);
  const named = serial ?? owner;
  if (!named) return undefined;
  const user = child(node, "User");
  const members: readonly (readonly [string, ScalarNode | undefined])[] = [
    ["SerialNumber", serial],
    ["EnableDate", scalarOf(child(node, "EnableDate"))],
    ["UserArn", owner],
    ["UserName", scalarOf(child(user, "UserName"))],
    ["UserId", scalarOf(child(user, "UserId"))],
  ];
  const entries = members.flatMap(([key, member]): MapEntry[] =>
    member ? [{ key, value: known(member.source, { at: answer.locate(member) }) }] : [],
  );
  const account = accountOfArn(named.source);
  return {
    format: "aws-cli",
    type: listedDeviceType,
    address: named.source,
    action: "no-op",
    properties: map(entries, { at: answer.locate(node) }),
    location: answer.locate(node),
    header: answer.locate(named),
    when: [],
    callers: [],
    ...(account !== undefined && { account }),
  };
}
