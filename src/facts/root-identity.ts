import { canBe } from "../model/symbol-shape.ts";
import { writtenParts } from "../model/text-parts.ts";
import type { TextValue, UnknownValue } from "../model/value.ts";
import { compileRegex, regexCanMatch } from "../syntax/regex/regex.ts";
import { canBeBoth, literal, type PatternStep, patternOf } from "./text-pattern.ts";

/**
 * The ways to write "the root user" where a user is expected. Sources: the credential report's
 * `<root_account>` (IAM user guide, "Get credential reports"), CloudTrail's `AWS ROOT USER`
 * (CloudTrail user guide, "Console sign-in events"), the root ARN (IAM user guide, "IAM identifiers").
 */
export type UserAnswer =
  | { readonly kind: "root"; readonly spelling: "name" | "arn"; readonly account?: string }
  | { readonly kind: "user" }
  | { readonly kind: "open" };

/** `arn:aws:iam::111122223333:root` in any partition. */
const rootArn = /^arn:aws[a-z0-9-]*:iam::([0-9]{12}):root$/;

/** `arn:aws:iam::111122223333:mfa/root-account-mfa-device` in any partition: no path before the name. */
const rootSerial = /^arn:aws[a-z0-9-]*:iam::([0-9]{12}):mfa\/root-account-mfa-device$/;

/** The name that the console gave to root's virtual device, and by which CIS audits still look for it. */
const rootDeviceName = "root-account-mfa-device";

const rootNames: ReadonlySet<string> = new Set(["root", "<root_account>", "aws root user"]);

const digits = { anyOf: /[0-9]/ } as const;
const partitionLetters = { anyOf: /[a-z0-9-]/ } as const;
const blanks = { anyOf: /\s/ } as const;

function arnPattern(resource: string): readonly PatternStep[] {
  return [
    blanks,
    ...literal("arn:aws"),
    partitionLetters,
    ...literal(":iam::"),
    digits,
    ...literal(`:${resource}`),
    blanks,
  ];
}

const rootArnPattern = arnPattern("root");
const rootSerialPattern = arnPattern(`mfa/${rootDeviceName}`);
const rootNamePatterns = [...rootNames].map((name) => [
  blanks,
  ...[...name].map(
    (letter): PatternStep =>
      /[a-z]/.test(letter) ? { anyOf: new RegExp(`[${letter}${letter.toUpperCase()}]`) } : letter,
  ),
  blanks,
]);

/** The same with a NUL for each unknown part: partition and account may be open, the rest may not. */
function openArn(resource: string): RegExp {
  return new RegExp(`^arn:(?:aws[a-z0-9\\u0000-]*|\\u0000):iam::(?:[0-9]{12}|[0-9]*\\u0000[0-9\\u0000]*):${resource}$`);
}
const openRootArn = openArn("root");
const openRootSerial = openArn(`mfa/${rootDeviceName}`);

/** Whom a fully known user entry names. White space around it is not part of a name. */
export function readUser(text: string): UserAnswer {
  const trimmed = text.trim();
  if (rootNames.has(trimmed.toLowerCase())) return { kind: "root", spelling: "name" };
  const account = rootArn.exec(trimmed)?.[1];
  return account === undefined ? { kind: "user" } : { kind: "root", spelling: "arn", account };
}

/** Whom a user entry with unknown parts names. The account and the partition need not be known for a root ARN. */
export function readUserText(text: TextValue): UserAnswer {
  const shape = arnShape(text);
  if (shape && openRootArn.test(shape)) {
    const account = /iam::([0-9]{12}):/.exec(shape)?.[1];
    return { kind: "root", spelling: "arn", ...(account && { account }) };
  }
  const pattern = patternOf(text);
  const open = canBeBoth(pattern, rootArnPattern) || rootNamePatterns.some((name) => canBeBoth(pattern, name));
  return { kind: open ? "open" : "user" };
}

/** Whether a device name is root's: `yes`, `no`, or `open` where unknown parts could make it so. */
export function readDeviceName(name: string | TextValue): "yes" | "no" | "open" {
  if (typeof name === "string") return name.trim() === rootDeviceName ? "yes" : "no";
  return canBeBoth(patternOf(name), literal(rootDeviceName)) ? "open" : "no";
}

export type SerialAnswer =
  | { readonly kind: "root"; readonly account?: string }
  | { readonly kind: "other" }
  | { readonly kind: "open" };

/** Whether a serial number (the device's ARN) is the one that marks root's device. */
export function readSerialNumber(serial: string | TextValue): SerialAnswer {
  if (typeof serial === "string") {
    const account = rootSerial.exec(serial.trim())?.[1];
    return account === undefined ? { kind: "other" } : { kind: "root", account };
  }
  const shape = arnShape(serial);
  if (shape && openRootSerial.test(shape)) {
    const account = /iam::([0-9]{12}):/.exec(shape)?.[1];
    return { kind: "root", ...(account && { account }) };
  }
  return { kind: canBeBoth(patternOf(serial), rootSerialPattern) ? "open" : "other" };
}

/** The text with one NUL for each unknown part, which no name or ARN can hold; `undefined` where the text itself has one. */
function arnShape(text: TextValue): string | undefined {
  if (text.parts.some((part) => typeof part === "string" && part.includes("\u0000"))) return undefined;
  return writtenParts(text.parts, () => "\u0000").trim();
}

/** Every way to name root or its device. */
const rootPatterns = [rootArnPattern, rootSerialPattern, literal(rootDeviceName), ...rootNamePatterns];

/** Root's spellings as an unknown value would have to turn out. */
const rootSpellings = [...rootNames, "Root", "arn:aws:iam::111122223333:root"];

/** Whether an unknown value could turn out to name root. */
export function couldNameRoot({ symbol }: UnknownValue): boolean {
  const pattern = symbol.kind === "parameter" || symbol.kind === "variable" ? symbol.pattern : undefined;
  const regex = pattern === undefined ? undefined : compileRegex(pattern);
  if (regex && !rootPatterns.some((one) => regexCanMatch(regex, one))) return false;
  return rootSpellings.some((spelling) => canBe(symbol, spelling));
}
