import { holdsCallWord } from "../inputs/call-words.ts";
import { writtenParts } from "../model/text-parts.ts";
import { known, text, type Value } from "../model/value.ts";
import { argumentOf, type CallArgument, callOf } from "./api-call.ts";
import { unfilled, type Word } from "./command-line.ts";
import { type GuardrailArgument, guardrailCalls } from "./guardrail-call.ts";

/** Text longer than this is not looked through, in UTF-16 code units. */
const maxLength = 1_000_000;

/** How far behind the name of a call its arguments are looked for. */
const window = 600;

/** `client.enable_mfa_device(`, `iam.enableMFADevice(`, `new EnableMFADeviceCommand(`, in any language of an SDK; no function of a shell. */
const called = /\b((?:enable_?mfa|create_?virtual_?mfa)_?device(?:command|input|request)?)\s*(?:\{|\((?!\s*\)\s*\{))/gi;

/**
 * The same by an object of the resource interface: `iam.User("root").enable_mfa(`, `iam.MfaDevice("root", serial).associate(`.
 * Source: boto3 documentation, `IAM.User.enable_mfa`, `IAM.MfaDevice.associate`.
 */
const calledOnObject = /\.enable_mfa\s*\(|\bMfaDevice\s*\(/g;

/** The constant user, and serial number, that an object is of. */
const objectOf =
  /\b(?:User|MfaDevice)\s*\(\s*(?:user_?name\s*=\s*|name\s*=\s*)?(["'])([^"'\n]{0,200})\1\s*(?:,\s*(?:serial_number\s*=\s*)?(["'])([^"'\n]{0,200})\3\s*)?\)/;

/** What stands before a call in a line that is a comment. */
const comment = /^\s*(?:#|\/\/|\*|\/\*|--\s)/;

/** `UserName='root'`, `"SerialNumber": serial`, `VirtualMFADeviceName: aws.String("x")`. */
const argument =
  /\b(user_?name|serial_?number|virtual_?mfa_?device_?name)\b["']?\s*(?:=>|[:=(])\s*(?:(?:aws\.String\(|to_string\()?(["'`])([^"'`\n]{0,200})\2|[^\s,)}]+)/gi;

/**
 * Calls of an SDK in the text of a program for a device of root's, or of a user whom a variable names, and calls of guardrails.
 * The text is not parsed: a constant counts as what it is, everything else is open. Linear, never throws.
 */
export function codeCalls(script: Word): readonly CodeCall[] {
  const source = writtenParts(script, () => "\u0000");
  if (source.length > maxLength) return [];
  return [...namedCalls(source), ...objectCalls(source), ...ofGuardrails(source)];
}

/** A name before what it is given: `client.attach_policy(`, `new AttachPolicyCommand(`, `&organizations.AttachPolicyInput{`. */
const named = /(?<![\w-])([A-Za-z][A-Za-z_]{8,60})\s*(?:\{|\((?!\s*\)\s*\{))/g;

/** What stands before a name that is declared, and not called. */
const declared = /\b(?:def|func|function|sub)\s+(?:\([^()]{0,80}\)\s*)?$/;

/**
 * Calls of guardrails. Code that makes what it takes away again, such as that of a custom resource, takes away its own, and no
 * guardrail that others make.
 */
function ofGuardrails(source: string): readonly CodeCall[] {
  if (!holdsCallWord(source)) return [];
  const lines = new LineStarts(source);
  const program = source.toLowerCase();
  const mentions = [...source.matchAll(named)].filter(([, name = ""]) => holdsCallWord(name)).slice(0, maxCalls);
  const found = mentions.flatMap((match): readonly (GuardrailArgument & { readonly call: string })[] => {
    const [whole, name = ""] = match;
    const before = lines.before(match.index);
    if (comment.test(before) || declared.test(before)) return [];
    const given = argumentText(source, match.index + whole.length);
    const call = { name, service: undefined, given, program };
    return guardrailCalls(call).map((one) => ({ ...one, call: name }));
  });
  const made = new Set(found.flatMap((one) => (one.effect === "makes" ? one.of : [])));
  return found.filter((one) => one.effect === "makes" || !made.has(one.of));
}

/** Calls of one program, and the longest text of arguments, that are looked at. */
const maxCalls = 200;
const maxArguments = 4_000;

/** What stands behind an opening bracket up to the one that closes it. */
function argumentText(source: string, from: number): string {
  let depth = 1;
  for (let at = from; at < Math.min(from + maxArguments, source.length); at += 1) {
    const one = source[at] ?? "";
    if ("({[".includes(one)) depth += 1;
    if (")}]".includes(one)) depth -= 1;
    if (depth === 0) return source.slice(from, at);
  }
  return source.slice(from, from + maxArguments);
}

type CodeCall = CallArgument & { readonly call: string };

function objectCalls(source: string): readonly CodeCall[] {
  const lines = new LineStarts(source);
  return [...source.matchAll(calledOnObject)].flatMap((match): readonly CodeCall[] => {
    if (comment.test(lines.before(match.index))) return [];
    const behind = source.slice(match.index, match.index + window);
    if (!match[0].startsWith("Mfa")) {
      const user = lastObject(source.slice(Math.max(match.index - maxIndent, 0), match.index + 1))?.[2];
      const serial = argumentsIn(behind).get("serialnumber");
      // Other libraries have methods of this name.
      return user === undefined && !serial ? [] : objectCall("enable_mfa", user, serial);
    }
    // An object that is only read or dissociated enables nothing.
    if (!/\.associate\s*\(/.test(behind)) return [];
    const [, , user, , serial] = objectOf.exec(behind) ?? [];
    return objectCall("MfaDevice.associate", user, serial === undefined ? undefined : withPlaceholders(serial));
  });
}

/** `user`: `undefined` where a variable names the object or its user. */
function objectCall(call: string, user: string | undefined, serial: Value | undefined): readonly CodeCall[] {
  const read = (name: string, value: Value) => argumentOf("EnableMFADevice", name, value, () => undefined);
  const ofUser: CallArgument | null =
    user === undefined
      ? { kind: "open", by: "user", cause: { kind: "not-given" } }
      : read("username", withPlaceholders(user));
  const ofSerial = serial && read("serialnumber", serial);
  const found = ofSerial?.kind === "root" ? [ofSerial] : ofUser ? [ofUser] : [];
  return found.map((one) => ({ ...one, call }));
}

/** `iam.User("root").` where the text ends with it. */
function lastObject(text: string): RegExpExecArray | null {
  const at = text.lastIndexOf("User");
  return at >= 0 && /\)\s*\.\s*$/.test(text) ? objectOf.exec(text.slice(at)) : null;
}

function namedCalls(source: string): readonly CodeCall[] {
  const lines = new LineStarts(source);
  return [...source.matchAll(called)].flatMap((match) => {
    const [, name = ""] = match;
    const call = callOf(name.replace(/(?:input|request)$/i, ""));
    if (!call || comment.test(lines.before(match.index))) return [];
    const behind = source.slice(match.index + match[0].length, match.index + match[0].length + window);
    const given = argumentsIn(behind);
    const found = [...given].flatMap(
      ([key, value]) => argumentOf(call, key, value, (sibling) => given.get(sibling)) ?? [],
    );
    const needed = call === "EnableMFADevice" ? "username" : "virtualmfadevicename";
    if (found.length === 0 && !given.has(needed))
      found.push({
        kind: "open",
        by: call === "EnableMFADevice" ? "user" : "name",
        cause: { kind: "not-given" },
      });
    return found.map((one) => ({ ...one, call: name }));
  });
}

/** The beginnings of the lines of places that come in their order. */
class LineStarts {
  readonly #source: string;
  #start = 0;
  #next: number;

  constructor(source: string) {
    this.#source = source;
    this.#next = source.indexOf("\n");
  }

  /** What stands in the line before a place, cut short. */
  before(place: number): string {
    while (this.#next >= 0 && this.#next < place) {
      this.#start = this.#next + 1;
      this.#next = this.#source.indexOf("\n", this.#start);
    }
    return this.#source.slice(this.#start, Math.min(place, this.#start + maxIndent));
  }
}

/** Characters of a line in which a comment begins. */
const maxIndent = 200;

/** The arguments up to the first of each name. */
function argumentsIn(behind: string): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>();
  for (const [, key = "", , constant] of behind.matchAll(argument)) {
    const name = key.toLowerCase().replaceAll("_", "");
    if (!given.has(name)) given.set(name, constant === undefined ? unfilled : withPlaceholders(constant));
  }
  return given;
}

/** A constant with what is filled in as unknown parts: what a NUL marks in the script, `${user}` of a template. */
function withPlaceholders(constant: string): Value {
  const parts = constant.split(/(\0|\$?\{[^{}]*\})/);
  if (parts.length === 1) return known(constant);
  return text(parts.map((part, index) => (index % 2 === 0 ? part : unfilled)));
}
