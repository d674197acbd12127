import type { MfaDeviceFact, OwnerSign, SignKind } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { Resource } from "../model/resource.ts";
import {
  type Assumption,
  alternatives,
  entry,
  known,
  type MapValue,
  revealed,
  text,
  type Value,
} from "../model/value.ts";
import { readOpenJson, readPolicyJson } from "../policy/policy-text.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { commandsOf, type Word } from "./command-line.ts";
import { partialText } from "./open-cause.ts";
import { readDeviceName, readSerialNumber, readUser, readUserText } from "./root-identity.ts";
import { isCustomType } from "./wanted-types.ts";

/**
 * Code that calls the IAM API for root's device while it is deployed: CDK's `AwsCustomResource` and custom resources of
 * one's own whose properties name the call, and `local-exec` provisioners that run the AWS CLI. Whether the call is
 * made, and with which credentials, is not known: such a device is never more than possible.
 */
export const enrolment: FactAdapter<"MfaDevice"> = {
  gives: { MfaDevice: true },
  types: ["Custom::AWS", "AWS::CloudFormation::CustomResource", "null_resource", "terraform_data"],
  companions: [],
  toFacts(resource) {
    if (["delete", "forget", "read"].includes(resource.action)) return [];
    const found = isCustomType(resource.type) ? customCalls(resource) : provisionerCalls(resource);
    const [first, ...more] = found.slice(0, 8);
    if (!first) return [];
    const account = found.find((one) => one.account !== undefined)?.account;
    const owner: MfaDeviceFact["owner"] = {
      kind: "root",
      certainty: "possible",
      signs: [first, ...more],
      ...(account !== undefined && { account }),
    };
    return [{ fact: "MfaDevice", ...factBase(resource), owner, existing: resource.action === "no-op" }];
  },
};

/** An argument of a call that names root. */
interface RootArgument extends Pick<Extract<SignKind, { kind: "call" }>, "argument" | "value"> {
  readonly account?: string;
}

type Call = "CreateVirtualMFADevice" | "EnableMFADevice";

/** The calls by any spelling that SDKs and the CLI give them: without case, dashes and underscores. */
const calls: ReadonlyMap<string, Call> = new Map([
  ["createvirtualmfadevice", "CreateVirtualMFADevice"],
  ["enablemfadevice", "EnableMFADevice"],
]);

/** `enableMFADevice`, `EnableMFADeviceCommand`, `iam:EnableMFADevice`, `enable_mfa_device`, `enable-mfa-device`. */
function callOf(name: string): Call | undefined {
  if (name.length > 80 || !/^(?:iam[:.])?[A-Za-z_-]+$/.test(name)) return undefined;
  const plain = name
    .toLowerCase()
    .replace(/^iam[:.]/, "")
    .replace(/[-_]/g, "");
  return calls.get(plain.replace(/command$/, ""));
}

/** Reads an argument by what it is called; `null`: it says nothing of root. */
function signOf(
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

function signAt(
  { argument, value, account }: RootArgument,
  call: string,
  location: Location,
  when: readonly Assumption[],
): OwnerSign {
  const base = { kind: "call", call, argument, value, location, via: [], when } as const;
  return account === undefined ? base : { ...base, account };
}

/** Depth and number of the values of a custom resource that are looked at. */
const maxDepth = 12;
const maxValues = 5_000;

const passedOver = /^(?:ServiceToken|Delete|InstallLatestAwsSdk|ServiceTimeout)$/;

/** Properties that a custom resource acts on when it is made or changed; `Delete` takes away. */
function customCalls(resource: Resource): readonly OwnerSign[] {
  const walk = new PropertyWalk(resource);
  const entries = resource.properties.entries.filter(({ key }) => !passedOver.test(key));
  walk.visit({ ...resource.properties, entries }, resource.when, 0, undefined);
  return walk.found;
}

/** Looks for a map that names a call, and in it (or in what it holds) for an argument that names root. */
class PropertyWalk {
  readonly found: OwnerSign[] = [];
  readonly #resource: Resource;
  #left = maxValues;

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  visit(value: Value, when: readonly Assumption[], depth: number, call: Call | undefined): void {
    if (depth > maxDepth) return;
    for (const option of alternatives(value, when, 32)) {
      this.#left -= 1;
      if (this.#left < 0) return;
      const inner = structureOf(option.value);
      if (inner.kind === "list") for (const item of inner.items) this.visit(item, option.when, depth + 1, call);
      else if (inner.kind === "map") this.#map(inner, option.when, depth, call);
    }
  }

  #map(map: MapValue, when: readonly Assumption[], depth: number, outer: Call | undefined): void {
    // A statement of a policy names actions that it allows or denies; it calls none.
    if (entry(map, "Effect") ?? entry(map, "effect")) return;
    const call = namedCall(map) ?? outer;
    for (const { key, value } of map.entries) {
      if (call) {
        const siblings = (name: string) => map.entries.find((one) => one.key.toLowerCase() === name)?.value;
        const sign = signOf(call, key, value, siblings);
        if (sign) this.found.push(signAt(sign, `iam:${call}`, value.at ?? map.at ?? this.#resource.header, when));
      }
      this.visit(value, when, depth + 1, call);
    }
  }
}

function namedCall(map: MapValue): Call | undefined {
  for (const { key, value } of map.entries) {
    const inner = revealed(value);
    const isName = /^(?:action|apicall|api|method|operation|command|call|function|sdkcall)$/i.test(
      key.replace(/[-_]/g, ""),
    );
    const call = isName && inner.kind === "known" && typeof inner.value === "string" ? callOf(inner.value) : undefined;
    if (call) return call;
  }
  return undefined;
}

/** The structure behind a JSON text, such as the `Create` of `AwsCustomResource`; any other value as it is. */
function structureOf(value: Value): Value {
  const inner = revealed(value);
  if (inner.kind !== "known" && inner.kind !== "text") return inner;
  if (inner.encodes) return { ...inner.encodes, ...(inner.at && { at: inner.at }) };
  const start = inner.kind === "known" ? inner.value : inner.parts[0];
  if (typeof start !== "string" || !/^\s*\{/.test(start)) return inner;
  const read = inner.kind === "known" ? readPolicyJson(String(inner.value), () => inner.at) : readOpenJson(inner);
  return read.ok ? read.value : inner;
}

function provisionerCalls(resource: Resource): readonly OwnerSign[] {
  const provisioners = entry(resource.properties, "provisioner");
  if (provisioners?.kind !== "list") return [];
  return provisioners.items.flatMap((item) => {
    const isAtDestroy = entry(item, "when");
    if (knownText(entry(item, "type")) !== "local-exec" || knownText(isAtDestroy) === "destroy") return [];
    // `when = destroy` is a keyword, which evaluates to nothing known.
    if (isAtDestroy && knownText(isAtDestroy) !== "create") return [];
    const command = entry(item, "command");
    if (!command) return [];
    return alternatives(revealed(command), resource.when, 32).flatMap((option) =>
      shellCalls(wordOf(option.value), 0).map((sign) =>
        signAt(sign, sign.call, command.at ?? item.at ?? resource.header, option.when),
      ),
    );
  });
}

function knownText(value: Value | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}

function wordOf(value: Value): Word {
  const inner = revealed(value);
  if (inner.kind === "known") return [String(inner.value)];
  return inner.kind === "text" ? inner.parts : [];
}

/** Calls of the AWS CLI in a script, those in the script of `sh -c` included. */
function shellCalls(script: Word, depth: number): readonly (RootArgument & { readonly call: string })[] {
  return commandsOf(script).flatMap((words) => {
    const inner = depth < 3 ? innerScript(words) : undefined;
    return inner ? shellCalls(inner, depth + 1) : cliCall(words);
  });
}

function innerScript(words: readonly Word[]): Word | undefined {
  const shell = words.findIndex((word) => /^(?:\/\S*\/)?(?:ba|da|k|z)?sh$/.test(plain(word) ?? ""));
  if (shell < 0 || !words.slice(0, shell).every(isPrefix)) return undefined;
  const flag = words.findIndex((word, index) => index > shell && /^-[a-z]*c$/.test(plain(word) ?? ""));
  return flag < 0 ? undefined : words[flag + 1];
}

function plain(word: Word): string | undefined {
  const [only] = word;
  return word.length === 1 && typeof only === "string" ? only : undefined;
}

/** What may stand before the name of a program: assignments, words of the shell, programs that run another one. */
function isPrefix(word: Word): boolean {
  const [first] = word;
  if (typeof first !== "string") return false;
  return /^[A-Za-z_]\w*=/.test(first) || /^(?:sudo|env|exec|time|nohup|then|do|else|if|!|\{)$/.test(plain(word) ?? "");
}

function cliCall(words: readonly Word[]): readonly (RootArgument & { readonly call: string })[] {
  const program = words.findIndex((word) => !isPrefix(word));
  if (!/^(?:\/\S*\/)?aws$/.test(plain(words[program] ?? []) ?? "")) return [];
  const rest = words.slice(program + 1);
  const service = rest.findIndex((word) => plain(word) === "iam");
  const command = plain(rest[service + 1] ?? []);
  const call = service >= 0 && command?.includes("-") ? callOf(command) : undefined;
  // Before the service only options and their values can stand.
  if (!call || !rest.slice(0, service).every((word, index) => isOption(word) || isOption(rest[index - 1] ?? [])))
    return [];
  const options = optionsOf(rest.slice(service + 2));
  return [...options].flatMap(([name, value]) => {
    const sign = signOf(call, name, value, (sibling) => options.get(sibling));
    return sign ? [{ ...sign, call: `aws iam ${command}` }] : [];
  });
}

function isOption(word: Word): boolean {
  const [first] = word;
  return typeof first === "string" && first.startsWith("--");
}

function optionsOf(words: readonly Word[]): ReadonlyMap<string, Value> {
  const options = new Map<string, Value>();
  for (const [index, word] of words.entries()) {
    const [first, ...others] = word;
    if (typeof first !== "string" || !first.startsWith("--")) continue;
    const split = first.indexOf("=");
    const value = split < 0 ? (words[index + 1] ?? []) : [first.slice(split + 1), ...others];
    const name = first.slice(2, split < 0 ? undefined : split);
    options.set(name, value.length === 0 ? known("") : text(value));
  }
  return options;
}
