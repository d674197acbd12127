import type { OwnerSign, SignKind } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import { type Assumption, revealed, type Value } from "../model/value.ts";
import { partialText } from "./open-cause.ts";
import { readDeviceName, readSerialNumber, readUser, readUserText } from "./root-identity.ts";

/** An argument of a call that names root. */
export interface RootArgument extends Pick<Extract<SignKind, { kind: "call" }>, "argument" | "value"> {
  readonly account?: string;
}

export type Call = "CreateVirtualMFADevice" | "EnableMFADevice";

/** The calls by any spelling that SDKs and the CLI give them: without case, dashes and underscores. */
const calls: ReadonlyMap<string, Call> = new Map([
  ["createvirtualmfadevice", "CreateVirtualMFADevice"],
  ["enablemfadevice", "EnableMFADevice"],
]);

/** `enableMFADevice`, `EnableMFADeviceCommand`, `iam:EnableMFADevice`, `enable_mfa_device`, `enable-mfa-device`. */
export function callOf(name: string): Call | undefined {
  if (name.length > 80 || !/^(?:iam[:.])?[A-Za-z_-]+$/.test(name)) return undefined;
  const plain = name
    .toLowerCase()
    .replace(/^iam[:.]/, "")
    .replace(/[-_]/g, "");
  return calls.get(plain.replace(/command$/, ""));
}

/** Reads an argument by what it is called; `null`: it says nothing of root. */
export function signOf(
  call: Call,
  argument: string,
  value: Value,
  siblings: (name: string) => Value | undefined,
): RootArgument | null {
  const inner = revealed(value);
  const content = inner.kind === "text" ? inner : knownText(inner);
  if (content === undefined) return null;
  const shown = partialText(inner);
  switch (`${call} ${argument.toLowerCase().replace(/[-_]/g, "")}`) {
    case "EnableMFADevice serialnumber": {
      const answer = readSerialNumber(content);
      return answer.kind === "root" ? withAccount("serial-number", shown, answer.account) : null;
    }
    case "EnableMFADevice username": {
      const answer = typeof content === "string" ? readUser(content) : readUserText(content);
      return answer.kind === "root" ? withAccount("user", shown, answer.account) : null;
    }
    case "CreateVirtualMFADevice virtualmfadevicename":
      return readDeviceName(content) === "yes" && isAtTop(siblings("path")) ? { argument: "name", value: shown } : null;
    default:
      return null;
  }
}

/** Root's device has no path before its name. */
function isAtTop(path: Value | undefined): boolean {
  const text = knownText(path);
  return path === undefined || text === "/" || text === "";
}

function withAccount(
  argument: RootArgument["argument"],
  value: RootArgument["value"],
  account: string | undefined,
): RootArgument {
  return account === undefined ? { argument, value } : { argument, value, account };
}

export function signAt(
  { argument, value, account }: RootArgument,
  call: string,
  location: Location,
  when: readonly Assumption[],
): OwnerSign {
  const base = { kind: "call", call, argument, value, location, via: [], when } as const;
  return account === undefined ? base : { ...base, account };
}

export function knownText(value: Value | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
