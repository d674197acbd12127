import type { FactCause } from "../model/cause.ts";
import type { OwnerSign, SignKind } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import { type Assumption, revealed, type TextValue, type Value } from "../model/value.ts";
import type { GuardrailArgument } from "./guardrail-call.ts";
import { openCause, partialText } from "./open-cause.ts";
import { withPlaceholders } from "./placeholder.ts";
import { couldNameRoot, readDeviceName, readSerialNumber, readUser, readUserText } from "./root-identity.ts";
import { speaksOfRoot } from "./root-word.ts";

/** An argument of a call that names root. */
interface RootArgument extends Pick<Extract<SignKind, { kind: "call" }>, "argument" | "value"> {
  readonly kind: "root";
  readonly account?: string;
}

/** An argument of a call that may turn out to name root. */
export interface OpenArgument {
  readonly kind: "open";
  readonly by: "user" | "name";
  readonly cause: FactCause;
  /** What is not known; absent where nothing is given. */
  readonly value?: Value;
}

export type CallArgument = RootArgument | OpenArgument | GuardrailArgument;

/** A call that is for root, or may be, or one of guardrails. `call`: as the input spells it. */
export type FoundCall =
  | { readonly kind: "root"; readonly sign: OwnerSign }
  | ((OpenArgument | GuardrailArgument) & {
      readonly call: string;
      readonly location: Location;
      readonly when: readonly Assumption[];
    });

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
export function argumentOf(
  call: Call,
  argument: string,
  value: Value,
  siblings: (name: string) => Value | undefined,
): RootArgument | OpenArgument | null {
  const inner = withPlaceholders(revealed(value));
  const content = inner.kind === "text" ? inner : knownText(inner);
  switch (`${call} ${argument.toLowerCase().replace(/[-_]/g, "")}`) {
    case "EnableMFADevice serialnumber": {
      const answer = content === undefined ? undefined : readSerialNumber(content);
      return answer?.kind === "root" ? withAccount("serial-number", inner, answer.account) : null;
    }
    case "EnableMFADevice username": {
      if (content === undefined) return openUnless(!isOpen(inner), "user", inner);
      const answer = typeof content === "string" ? readUser(content) : readUserText(content);
      return answer.kind === "root"
        ? withAccount("user", inner, answer.account)
        : openUnless(answer.kind === "user", "user", inner);
    }
    case "CreateVirtualMFADevice virtualmfadevicename":
      return nameArgument(inner, content, siblings("path"));
    default:
      return null;
  }
}

function nameArgument(
  value: Value,
  content: string | TextValue | undefined,
  path: Value | undefined,
): RootArgument | OpenArgument | null {
  if (content === undefined) return openUnless(!isOpen(value), "name", value);
  const answer = readDeviceName(content);
  if (answer === "yes" && isAtTop(path)) return withAccount("name", value, undefined);
  if (typeof content === "string" && speaksOfRoot(content))
    return { kind: "open", by: "name", cause: { kind: "speaks-of-root", by: "name", name: content }, value };
  return openUnless(answer !== "open", "name", value);
}

function isOpen(value: Value): boolean {
  return value.kind === "unknown" && couldNameRoot(value);
}

function openUnless(isSettled: boolean, by: OpenArgument["by"], value: Value): OpenArgument | null {
  return isSettled ? null : { kind: "open", by, cause: openCause(value), value };
}

/** Root's device has no path before its name. */
function isAtTop(path: Value | undefined): boolean {
  const text = knownText(path);
  return path === undefined || text === "/" || text === "";
}

function withAccount(argument: RootArgument["argument"], value: Value, account: string | undefined): RootArgument {
  const base = { kind: "root", argument, value: partialText(value) } as const;
  return account === undefined ? base : { ...base, account };
}

/** An argument with the call that it is of, and its place. */
export function foundAt(
  argument: CallArgument,
  call: string,
  location: Location,
  when: readonly Assumption[],
): FoundCall {
  if (argument.kind !== "root") return { ...argument, call, location, when };
  const { argument: name, value, account } = argument;
  const base = { kind: "call", call, argument: name, value, location, via: [], when } as const;
  return { kind: "root", sign: account === undefined ? base : { ...base, account } };
}

export function knownText(value: Value | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
