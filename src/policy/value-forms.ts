import { joinedParts, type TextParts } from "../model/text-parts.ts";
import type { OpenPart, PolicyText } from "./document.ts";
import { type Family, parseOperator } from "./operators.ts";

/**
 * Values of which AWS documents the form: account numbers, IDs and paths of an organization, ARNs of IAM. What is none cannot be meant as it
 * stands: a person or a tool fills it in, in whatever way these mark it (`ACCOUNT_ID`, `[[ account ]]`, `%account%`), and so it is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

/** Pieces of a text at every second place, policy variables between them. */
const variables = /(\$\{[^{}]*\})/;

interface Form {
  /** Whether a text without variables is a piece of such a value, wildcards included. */
  readonly piece: RegExp;
  readonly name: string;
}

const account: Form = { piece: /^[0-9*?]*$/, name: "account number" };
const organization: Form = { piece: /^(?:o-)?[a-z0-9*?-]*$/i, name: "ID of an organization" };
const path: Form = { piece: /^[a-z0-9*?/-]*$/i, name: "path of an organization" };

const forms: ReadonlyMap<string, Form> = new Map([
  ...["aws:principalaccount", "aws:resourceaccount", "aws:sourceaccount"].map((key) => [key, account] as const),
  ...["aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid"].map((key) => [key, organization] as const),
  ...["aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths"].map((key) => [key, path] as const),
]);

/** The comparisons of texts: the values of others (`Null`, `Bool`) are not of the key's form. */
const ofTexts: ReadonlySet<Family> = new Set(["equals", "equals-ignore-case", "like", "arn"]);

/** A value that an operator compares a condition key with, with what can be no part of one as unknown. */
export function asValueOf(operator: string, key: string, text: PolicyText): PolicyText {
  const family = parseOperator(operator)?.family;
  if (family === undefined || !ofTexts.has(family)) return text;
  const plain = key.toLowerCase();
  if (plain === "aws:principalarn") return asIamArn(text);
  const form = forms.get(plain);
  if (!form) return text;
  return mapPieces(text, (piece) => (form.piece.test(piece) ? [piece] : [open(piece, form.name)]));
}

/** What stands in the resource of an ARN of IAM: names, paths, wildcards; brackets as people write them who take it for a shell's pattern. */
const resourceStart = /^(?:[^\s{}<>[\]()%#$!&~^|"'`\\;]|(?<!\[)\[(?!\[)|(?<!\])\](?!\]))*/;
/** The first part of an ARN, as far as a wildcard, a variable or an unknown part leaves it. */
const arnStart = /^(?:a|ar|arn|a?[*?].*|ar[*?].*|arn[*?].*)$/i;
/** What may be the account, or the resource where a wildcard passes colons. */
const accountPart = /^(?:[0-9*?]*|aws)$/;
const resourcePart = /^root$|\//;

/** An ARN with what can be no part of one of IAM as unknown; those of other services as they are. */
export function asIamArn(text: PolicyText): PolicyText {
  if (typeof text === "string" && !arnStart.test(text.split(":", 1)[0] ?? "") && text.split(":").length < 6)
    return text === "" || text.startsWith("${") ? text : [open(text, "ARN")];
  const reader = new ArnReader(typeof (typeof text === "string" ? text : text[0]) === "string");
  return mapPieces(text, (piece) =>
    piece.split(":").flatMap((one, index) => (index === 0 ? reader.take(one) : [":", ...reader.next(one)])),
  );
}

/** Takes the parts of an ARN, or pieces of them, one after the other. */
class ArnReader {
  /** Colons so far. */
  #place = 0;
  #isStart: boolean;
  #isIam = false;
  /** Whether a wildcard so far may pass colons. */
  #mayPass = false;

  constructor(isStart: boolean) {
    this.#isStart = isStart;
  }

  next(one: string): TextParts<OpenPart> {
    this.#place += 1;
    return this.take(one);
  }

  take(one: string): TextParts<OpenPart> {
    const begins = this.#isStart;
    this.#isStart = false;
    if (begins && one !== "" && !arnStart.test(one)) return [open(one, "beginning of an ARN")];
    if (this.#place === 2) this.#isIam ||= /^(?:iam|[*?]*)$/i.test(one);
    const found = this.#isIam && this.#place > 3 ? this.#behindService(one) : [one];
    this.#mayPass ||= one.includes("*");
    return found;
  }

  #behindService(one: string): TextParts<OpenPart> {
    if (this.#place === 4) {
      const isAccount = accountPart.test(one) || (this.#mayPass && resourcePart.test(one));
      return isAccount ? [one] : [open(one, account.name)];
    }
    const known = resourceStart.exec(one)?.[0] ?? "";
    return known === one ? [one] : [known, open(one.slice(known.length), "part of an ARN of IAM")];
  }
}

/** `change`: of what stands between policy variables. */
function mapPieces(text: PolicyText, change: (piece: string) => TextParts<OpenPart>): PolicyText {
  const parts = (typeof text === "string" ? [text] : text).flatMap((part) => {
    if (typeof part !== "string") return [part];
    return part.split(variables).flatMap((piece, index) => (index % 2 === 1 ? [piece] : change(piece)));
  });
  const joined = joinedParts(parts);
  return joined.every((part) => typeof part === "string") ? joined.join("") : joined;
}

function open(written: string, form: string): OpenPart {
  return { reason: "parameter", detail: `${JSON.stringify(written)} is no ${form} and may be filled in later` };
}
