import { known, type UnknownValue } from "../../../../model/value.ts";
import { type HclFunction, lenient, lettersOf, type Operation } from "./functions.ts";
import { encodeJson } from "./json-text.ts";
import { invalid, unknownCall } from "./unknowns.ts";
import {
  booleanOf,
  isNull,
  isWhollyKnown,
  joinTexts,
  numberOf,
  type PlainValue,
  stringOf,
  textParts,
  toText,
  writtenScalar,
} from "./values.ts";

/** `%[2]-08.3f`: flags, width and precision around the number of the argument, and the verb. */
interface Verb {
  readonly argument: number | undefined;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly mode: string;
}

/** Characters that one argument may be filled up to. */
const maxWidth = 1000;

const verbs =
  /%(?:([-+ #0]*)([0-9]*)(?:\.([0-9]*))?(?:\[([0-9]+)\])?([a-zA-Z%])|\[([0-9]+)\]([-+ #0]*)([0-9]*)(?:\.([0-9]*))?([a-zA-Z]))?/g;

/** A text with verbs, each filled with one argument. Source: Terraform, "format". */
export const format: Operation = ([pattern, ...values], { origin, open }) => {
  const text = pattern ? stringOf(pattern) : undefined;
  if (text === undefined) return open();
  const parts: (string | UnknownValue)[] = [];
  let [end, index, used, isNumbered] = [0, 0, 0, false];
  for (const match of text.matchAll(verbs)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[0] === "%%") {
      parts.push("%");
      continue;
    }
    const verb = verbOf(match);
    if (!verb) return invalid("format has a verb that there is not", origin);
    if (verb.argument !== undefined) [index, isNumbered] = [verb.argument - 1, true];
    const value = values[index++];
    used = Math.max(used, index);
    if (!value) return invalid("format has too few arguments", origin);
    const formatted = formatVerb(verb, value);
    if (!formatted) return open(`format ${match[0]} is not evaluated`);
    if (formatted === "error") return invalid(`format cannot write the value as ${match[0]}`, origin);
    parts.push(...formatted);
  }
  if (used < values.length && !isNumbered) return invalid("format has too many arguments", origin);
  return joinTexts([...parts, text.slice(end)], origin);
};

function verbOf(match: RegExpMatchArray): Verb | undefined {
  const [, flags, width, precision, behind, mode, before, flags2, width2, precision2, mode2] = match;
  const verb = mode ?? mode2;
  if (verb === undefined || verb === "%") return undefined;
  const argument = behind ?? before;
  const digits = precision ?? precision2;
  return {
    argument: argument === undefined ? undefined : Number(argument),
    flags: flags ?? flags2 ?? "",
    width: Math.min(Number(width || width2 || 0), maxWidth),
    precision: digits === undefined ? undefined : Math.min(Number(digits), maxWidth),
    mode: verb,
  };
}

type Formatted = readonly (string | UnknownValue)[] | "error" | undefined;

/** The text of one argument; `undefined` where it is not evaluated, `error` where Terraform has none. */
function formatVerb(verb: Verb, value: PlainValue): Formatted {
  if (isNull(value)) return undefined;
  if (verb.mode === "v" && (value.kind === "list" || value.kind === "map" || verb.flags.includes("#"))) {
    const encoded = isWhollyKnown(value) && isBare(verb) ? encodeJson(value, value) : undefined;
    return encoded?.kind === "known" ? [String(encoded.value)] : undefined;
  }
  const text = toText(value);
  if (!text) return "error";
  if (verb.mode === "s" || verb.mode === "v") {
    if (isBare(verb)) return textParts(text);
    return text.kind === "known" ? [padded(verb, shortened(verb, String(text.value)))] : undefined;
  }
  if (text.kind === "known") return formatKnown(verb, value, String(text.value));
  return [unknownCall("format", [known(written(verb)), value], value)];
}

function formatKnown(verb: Verb, value: PlainValue, text: string): Formatted {
  if (verb.mode === "q") return [padded(verb, quoted(shortened(verb, text)))];
  if (verb.mode === "t") {
    const truth = booleanOf(value);
    return truth === undefined || typeof plainScalar(value) === "number" ? "error" : [padded(verb, String(truth))];
  }
  const number = numberOf(value);
  if (number === undefined) return "error";
  const isWhole = "bdoxX".includes(verb.mode);
  if (!isWhole && !"eEfgG".includes(verb.mode)) return "error";
  if (isWhole && !Number.isInteger(number)) return "error";
  const digits = isWhole ? wholeDigits(verb, number) : fractionDigits(verb, Math.abs(number));
  return digits === undefined ? undefined : [padded(verb, signed(verb, number, digits))];
}

/** Whether it has neither a width nor a precision. */
const isBare = ({ width, precision }: Verb) => width === 0 && precision === undefined;

function written({ flags, width, precision, mode }: Verb): string {
  return `%${flags}${width || ""}${precision === undefined ? "" : `.${precision}`}${mode}`;
}

function plainScalar(value: PlainValue): unknown {
  return value.kind === "known" ? value.value : undefined;
}

/** The digits of a whole number without its sign. */
function wholeDigits({ mode, precision, flags }: Verb, number: number): string | undefined {
  const isHash = flags.includes("#");
  if (isHash && !"xX".includes(mode)) return undefined;
  const base = { b: 2, o: 8, x: 16, X: 16 }[mode];
  const plain = base === undefined ? writtenScalar(Math.abs(number)) : Math.abs(number).toString(base);
  if (plain === undefined || (base !== undefined && !Number.isSafeInteger(number))) return undefined;
  const digits = plain.padStart(precision ?? 0, "0");
  return `${isHash ? `0${mode}` : ""}${mode === "X" ? digits.toUpperCase() : digits}`;
}

/** The digits of a number with a fraction or an exponent. */
function fractionDigits({ mode, precision, flags }: Verb, size: number): string | undefined {
  if (flags.includes("#") || (precision ?? 6) > 15) return undefined;
  if (mode === "f") return size < 1e15 ? size.toFixed(precision ?? 6) : undefined;
  if (mode === "e" || mode === "E") return exponent(size.toExponential(precision ?? 6), mode);
  // The shortest form; Go has an exponent from 21 digits on.
  if (precision !== undefined) return undefined;
  return exponent(size !== 0 && size < 1e-4 ? size.toExponential() : String(size), mode);
}

/** An exponent has two digits at the least. */
function exponent(digits: string, mode: string): string {
  const text = digits.replace(/e([+-])([0-9])$/, "e$10$2");
  return mode === mode.toUpperCase() ? text.toUpperCase() : text;
}

function signed({ flags, width }: Verb, number: number, digits: string): string {
  const sign = number < 0 ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const isFilled = flags.includes("0") && !flags.includes("-");
  return sign + (isFilled ? digits.padStart(width - sign.length, "0") : digits);
}

/** Filled up to the width with spaces, or with zeros in front. */
function padded({ flags, width }: Verb, text: string): string {
  const missing = width - lettersOf(text).length;
  if (missing <= 0) return text;
  if (flags.includes("-")) return text + " ".repeat(missing);
  return (flags.includes("0") ? "0" : " ").repeat(missing) + text;
}

function shortened({ precision }: Verb, text: string): string {
  return precision === undefined ? text : lettersOf(text).slice(0, precision).join("");
}

function quoted(text: string): string {
  const encoded = encodeJson(known(text), {});
  return encoded.kind === "known" ? String(encoded.value) : JSON.stringify(text);
}

export const formatFunction: readonly [string, HclFunction] = ["format", lenient(1, 64, format)];
