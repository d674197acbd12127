import type { Resource } from "../../model/resource.ts";
import { known, type MapEntry, map } from "../../model/value.ts";
import type { LineIndex } from "../../syntax/line-index.ts";
import { child, type ScalarNode, type SyntaxNode } from "../../syntax/node.ts";

/** The type that reports give a device of `aws iam list-virtual-mfa-devices`. */
export const listedDeviceType = "aws-iam-virtual-mfa-device";

/** The position of one document in its file. */
export interface DocumentPlace {
  readonly index: LineIndex;
  readonly offset: number;
}

/** Whether a document is such a list: `VirtualMFADevices`, a page of pages, or a bare list of devices. */
export function devicesIn(root: SyntaxNode): readonly SyntaxNode[] | undefined {
  const listed = child(root, "VirtualMFADevices");
  if (listed?.kind === "list") return listed.items;
  if (root.kind !== "list") return undefined;
  if (root.items.length > 0 && root.items.every((item) => child(item, "SerialNumber"))) return root.items;
  const pages = root.items.map((item) => child(item, "VirtualMFADevices"));
  if (pages.length === 0 || !pages.every((page) => page?.kind === "list")) return undefined;
  return pages.flatMap((page) => (page?.kind === "list" ? page.items : []));
}

/** One listed device; the members that tell its owner. Source: IAM API reference, `VirtualMFADevice`. */
export function deviceResource(node: SyntaxNode, { index, offset }: DocumentPlace): Resource | undefined {
  const serial = textOf(child(node, "SerialNumber"));
  if (!serial) return undefined;
  const user = child(node, "User");
  const members: readonly (readonly [string, SyntaxNode | undefined])[] = [
    ["SerialNumber", serial],
    ["EnableDate", child(node, "EnableDate")],
    ["UserArn", child(user, "Arn")],
    ["UserName", child(user, "UserName")],
    ["UserId", child(user, "UserId")],
  ];
  const at = (one: SyntaxNode) => index.location({ start: one.start + offset, end: one.end + offset });
  const entries = members.flatMap(([key, member]): MapEntry[] => {
    const text = textOf(member);
    return text ? [{ key, value: known(text.source, { at: at(text) }) }] : [];
  });
  return {
    format: "aws-cli",
    type: listedDeviceType,
    address: serial.source,
    action: "no-op",
    properties: map(entries, { at: at(node) }),
    location: at(node),
    header: at(serial),
    when: [],
    callers: [],
  };
}

function textOf(node: SyntaxNode | undefined): ScalarNode | undefined {
  return node?.kind === "scalar" && node.value !== null && node.source !== "" ? node : undefined;
}
