import { posix } from "node:path";
import type { Location } from "../../../../model/location.ts";
import {
  choice,
  known,
  type Origin,
  type Scalar,
  type UnknownValue,
  unknown,
  type Value,
} from "../../../../model/value.ts";
import { derive } from "./derive.ts";
import { referencesOf, type Spot } from "./parts.ts";
import { opaqueAt } from "./symbols.ts";
import type { KeyedRow } from "./traversal.ts";
import { invalid, unknownCall } from "./unknowns.ts";
import { joinTexts, numberOf, type PlainValue, sameList, stringOf, textParts, toText, typedList } from "./values.ts";

/** Where a call stands and what it may reach. */
export interface CallSite {
  readonly origin: Spot & { readonly at: Location };
  /** What the function gives where its arguments are not all known; `note`: why it is not evaluated. */
  open(note?: string): UnknownValue;
  /** A file of the workspace as text, by a path as the configuration writes it. */
  file(path: string): Value;
  hasFile(path: string): Value;
  /** Names of the files directly in a folder. */
  names(folder: string): readonly string[];
  /** Content as a template with variables. */
  template(content: Value, variables: Value): Value;
  /** One of some values by a key that is not known; `otherwise` is given for a key that is none of theirs. */
  byKey(key: PlainValue, rows: readonly KeyedRow[], otherwise: Value | undefined): Value;
}

/** A function of HCL over arguments without choices and sensitivity marks. */
export type Operation = (args: readonly PlainValue[], site: CallSite) => Value;

export interface HclFunction {
  readonly least: number;
  readonly most: number;
  readonly operate: Operation;
}

/** Declares a function that takes its arguments as they are, unknown ones included. */
export function lenient(least: number, most: number, operate: Operation): HclFunction {
  return { least, most, operate };
}

/** Declares a function that has no answer while an argument as a whole is unknown. */
export function strict(least: number, most: number, operate: Operation): HclFunction {
  return lenient(least, most, (args, site) =>
    args.some((one) => one.kind === "unknown") ? site.open() : operate(args, site),
  );
}

/** Declares a function over strings that are known to the last character. */
function ofStrings(
  least: number,
  most: number,
  operate: (...words: string[]) => Scalar | readonly string[],
): HclFunction {
  return strict(least, most, (args, { origin, open }) => {
    if (args.some((one) => one.kind === "text")) return open();
    const words = args.map((one) => stringOf(one));
    if (!words.every((one) => one !== undefined)) return invalid("a string was expected", origin);
    const result = operate(...words);
    return typeof result === "object" && result !== null
      ? typedList(
          result.map((one) => known(one, origin)),
          origin,
        )
      : known(result, origin);
  });
}

/** Declares a function over numbers. */
function ofNumbers(least: number, most: number, operate: (...numbers: number[]) => number): HclFunction {
  return strict(least, most, (args, { origin, open }) => {
    if (args.some((one) => one.kind === "text")) return open();
    const numbers = args.map((one) => numberOf(one));
    if (!numbers.every((one) => one !== undefined)) return invalid("a number was expected", origin);
    const result = operate(...numbers);
    return Number.isFinite(result) ? known(result, origin) : invalid("the result is not a number", origin);
  });
}

/** Calls a function of a table; one that it does not have is unknown, with the resources that its arguments come from. */
export function callFunction(
  table: ReadonlyMap<string, HclFunction>,
  name: string,
  args: readonly Value[],
  site: Omit<CallSite, "open">,
): Value {
  if (name === "issensitive" && args.length === 1 && args[0]) return isMarked(args[0], site.origin);
  const found = table.get(name);
  if (!found) return notEvaluated(name, args, site);
  if (args.length < found.least || args.length > found.most)
    return invalid(`${name} does not take ${args.length} arguments`, site.origin);
  const opened = readsItems.has(name) ? args.map((arg) => withOpenItems(arg, site.origin)) : args;
  return derive(opened, site.origin, (...plain) => {
    const open = (note?: string) => unknownCall(name, plain, site.origin, note);
    const readsSet = plain.some((one) => one.kind === "list" && one.isOpenSet) && !takesOpenSets.has(name);
    return readsSet ? open() : found.operate(plain, { ...site, open });
  });
}

/**
 * `issensitive` asks of the mark, which every other function passes on. What a provider gives may have one that the code does
 * not show; a variable has only its own. Source: Terraform, "issensitive".
 */
function isMarked(value: Value, origin: CallSite["origin"]): Value {
  if (value.kind === "choice")
    return choice(
      value.options.map((one) => ({ when: one.when, value: isMarked(one.value, origin) })),
      origin,
    );
  if (value.kind === "sensitive") return known(true, origin);
  const parts = value.kind === "text" ? value.parts : [value];
  const isOpen = parts.some(
    (one) => typeof one !== "string" && one.kind === "unknown" && one.symbol.kind !== "variable",
  );
  return isOpen ? unknownCall("issensitive", [value], origin) : known(false, origin);
}

/** Functions that never give the same twice (Terraform, "Functions"). */
const changing: ReadonlySet<string> = new Set(["timestamp", "uuid", "bcrypt"]);

function notEvaluated(name: string, args: readonly Value[], { origin }: Omit<CallSite, "open">): Value {
  const note = `the function ${name} is not evaluated`;
  if (!changing.has(name)) return derive(args, origin, (...plain) => unknownCall(name, plain, origin, note));
  return unknown(opaqueAt("unsupported", note, origin), {
    at: origin.at,
    references: referencesOf(args),
  });
}

/** Functions whose answer over a set with unknown items depends neither on their number nor on their order. */
const takesOpenSets: ReadonlySet<string> = new Set([
  "alltrue",
  "anytrue",
  "contains",
  "jsonencode",
  "nonsensitive",
  "sensitive",
  "tolist",
  "toset",
]);

/** Functions whose answer depends on what the items of a list are, not only on how many. */
const readsItems = new Set(
  "alltrue anytrue compact contains distinct flatten formatlist index join one setintersection setsubtract setunion sort sum toset zipmap".split(
    " ",
  ),
);

/** A list with choices among its items as a choice of lists: `[a ? "x" : ""]` → `a ? ["x"] : [""]`. */
function withOpenItems(arg: Value, origin: Origin): Value {
  return derive([arg], origin, (plain) => {
    if (plain.kind !== "list" || !plain.items.some((item) => item.kind === "choice" || item.kind === "sensitive"))
      return plain;
    return derive(plain.items, origin, (...items) => sameList(plain, items));
  });
}

const hexEscapes = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

function trimmed(text: string, characters: string): string {
  const set = new Set(characters);
  const letters = [...text];
  let [start, end] = [0, letters.length];
  while (start < end && set.has(letters[start] ?? "")) start += 1;
  while (end > start && set.has(letters[end - 1] ?? "")) end -= 1;
  return letters.slice(start, end).join("");
}

/** Maps the known pieces of a string that can have unknown parts. */
function eachPiece(name: string, map: (piece: string) => string): HclFunction {
  return lenient(1, 1, ([value], { origin, open }) => {
    const text = value && toText(value);
    if (!text) return invalid("a string was expected", origin);
    if (text.kind === "unknown") return open();
    const parts = textParts(text).map((part) =>
      typeof part === "string" ? map(part) : unknownCall(name, [part], part),
    );
    return joinTexts(parts, origin);
  });
}

let segmenter: Intl.Segmenter | undefined;

/** The characters that a reader sees (grapheme clusters), which Terraform counts. */
export function lettersOf(text: string): readonly string[] {
  if (/^[\x00-\x7f]*$/.test(text) && !text.includes("\r\n")) return [...text];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), (one) => one.segment);
}

/** A number without a fraction; `undefined` for anything else. */
function wholeNumber(value: PlainValue | undefined): number | undefined {
  const number = value && numberOf(value);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

const substr: Operation = ([value, from, count], { origin, open }) => {
  if ([value, from, count].some((one) => one?.kind === "text")) return open();
  const [text, offset, length] = [value && stringOf(value), wholeNumber(from), wholeNumber(count)];
  if (text === undefined || offset === undefined || length === undefined)
    return invalid("substr needs a string and two whole numbers", origin);
  const letters = lettersOf(text);
  const start = offset < 0 ? Math.max(letters.length + offset, 0) : offset;
  return known(letters.slice(start, length < 0 ? undefined : start + length).join(""), origin);
};

/** Spaces in front of each line but the first. */
const indent: Operation = ([spaces, value], { origin, open }) => {
  if (spaces?.kind === "text" || value?.kind === "text") return open();
  const [count, text] = [wholeNumber(spaces), value && stringOf(value)];
  if (count === undefined || count < 0 || text === undefined)
    return invalid("indent needs a whole number and a string", origin);
  return known(text.replaceAll("\n", `\n${" ".repeat(Math.min(count, 1000))}`), origin);
};

/** A letter that becomes several stays as it is: Go maps one letter to one. */
function eachLetter(text: string, map: (letter: string) => string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return map(text);
  return Array.from(text, (letter) => {
    const [first = letter, ...others] = map(letter);
    return others.length > 0 && map("A") === "A" ? letter : first;
  }).join("");
}

const join: Operation = ([separator, ...lists], { origin, open }) => {
  const glue = separator && toText(separator);
  if (!glue) return invalid("join needs a separator", origin);
  const parts: (string | UnknownValue)[] = [];
  let isFirst = true;
  for (const one of lists) {
    if (one.kind === "unknown") return open();
    if (one.kind !== "list") return invalid("join needs lists of strings", origin);
    for (const item of one.items) {
      const text = item.kind === "choice" || item.kind === "sensitive" ? undefined : toText(item);
      if (!text) return invalid("join needs lists of strings", origin);
      if (!isFirst) parts.push(...textParts(glue));
      parts.push(...textParts(text));
      isFirst = false;
    }
  }
  return joinTexts(parts, origin);
};

/** An empty search stands before and after every character. */
export function replaceText(text: string, search: string, replacement: string): string {
  return search === "" ? ["", ...text, ""].join(replacement) : text.split(search).join(replacement);
}

/**
 * A question about a string that may have unknown parts. `known`: the answer for a whole string; `of`: what the parts that are
 * known settle.
 */
function askPart(
  whole: (text: string, part: string) => boolean,
  of: (parts: readonly (string | UnknownValue)[], part: string) => boolean | undefined,
): HclFunction {
  return strict(2, 2, ([value, wanted], { origin, open }) => {
    const part = wanted && stringOf(wanted);
    const text = value && toText(value);
    if (wanted?.kind === "text") return open();
    if (part === undefined || !text) return invalid("a string was expected", origin);
    const answer = text.kind === "text" ? of(text.parts, part) : whole(stringOf(text) ?? "", part);
    return answer === undefined ? open() : known(answer, origin);
  });
}

/** Whether an end that is known settles that a text begins, or ends, with a part. */
function atEnd(end: string | UnknownValue | undefined, has: (end: string) => boolean, could: (end: string) => boolean) {
  if (typeof end !== "string") return undefined;
  return has(end) ? true : could(end) ? undefined : false;
}

/** Go's `path.Clean`. */
export function cleanPath(path: string): string {
  const clean = posix.normalize(path);
  return clean.length > 1 ? clean.replace(/\/$/, "") : clean;
}

/** Go's `filepath.Base`. */
function baseName(path: string): string {
  if (path === "") return ".";
  return path.replace(/\/+$/, "").split("/").at(-1) || "/";
}

/** Only what base64 packs whole, with its padding, and what is a text. */
function base64decode([value]: readonly PlainValue[], { origin, open }: CallSite): Value {
  if (value?.kind === "text") return open();
  const packed = value && stringOf(value)?.replaceAll(/[\r\n]/g, "");
  const isPacked = packed !== undefined && packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  if (!isPacked) return invalid("the text is no base64", origin);
  try {
    return known(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(packed, "base64")),
      origin,
    );
  } catch {
    return invalid("what base64 packs is no text", origin);
  }
}

/** OpenTofu's opposite of `urlencode`. */
function decodedUrl(value: PlainValue | undefined, { origin, open }: CallSite): Value {
  const text = value && stringOf(value);
  if (text === undefined) return value?.kind === "text" ? open() : invalid("a string was expected", origin);
  try {
    return known(decodeURIComponent(text.replaceAll("+", "%20")), origin);
  } catch {
    return invalid("the text is not encoded as a part of a URL", origin);
  }
}

/** Functions over strings and numbers (Terraform, "Functions"). */
export const textFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["join", lenient(2, 64, join)],
  ["lower", eachPiece("lower", (piece) => eachLetter(piece, (letter) => letter.toLowerCase()))],
  ["upper", eachPiece("upper", (piece) => eachLetter(piece, (letter) => letter.toUpperCase()))],
  ["split", ofStrings(2, 2, (separator, text) => (separator === "" ? [...text] : text.split(separator)))],
  ["trimspace", ofStrings(1, 1, (text) => text.replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, ""))],
  ["trim", ofStrings(2, 2, (text, characters) => trimmed(text, characters))],
  ["trimprefix", ofStrings(2, 2, (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))],
  [
    "trimsuffix",
    ofStrings(2, 2, (text, suffix) => (suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text)),
  ],
  ["chomp", ofStrings(1, 1, (text) => text.replace(/[\r\n]+$/, ""))],
  ["title", ofStrings(1, 1, (text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()))],
  ["strrev", ofStrings(1, 1, (text) => lettersOf(text).toReversed().join(""))],
  ["substr", strict(3, 3, substr)],
  ["indent", strict(2, 2, indent)],
  [
    "startswith",
    askPart(
      (text, prefix) => text.startsWith(prefix),
      ([start], prefix) =>
        atEnd(
          start,
          (one) => one.startsWith(prefix),
          (one) => prefix.startsWith(one),
        ),
    ),
  ],
  [
    "endswith",
    askPart(
      (text, suffix) => text.endsWith(suffix),
      (parts, suffix) =>
        atEnd(
          parts.at(-1),
          (one) => one.endsWith(suffix),
          (one) => suffix.endsWith(one),
        ),
    ),
  ],
  [
    "strcontains",
    askPart(
      (text, part) => text.includes(part),
      (parts, part) => (parts.some((one) => typeof one === "string" && one.includes(part)) ? true : undefined),
    ),
  ],
  ["basename", ofStrings(1, 1, baseName)],
  ["dirname", ofStrings(1, 1, (path) => cleanPath(path.slice(0, path.lastIndexOf("/") + 1)))],
  ["urlencode", ofStrings(1, 1, (text) => hexEscapes(text).replaceAll("%20", "+"))],
  ["base64encode", ofStrings(1, 1, (text) => Buffer.from(text, "utf8").toString("base64"))],
  ["base64decode", strict(1, 1, base64decode)],
  ["abs", ofNumbers(1, 1, Math.abs)],
  ["ceil", ofNumbers(1, 1, Math.ceil)],
  ["floor", ofNumbers(1, 1, Math.floor)],
  ["max", ofNumbers(1, 64, Math.max)],
  ["min", ofNumbers(1, 64, Math.min)],
  ["signum", ofNumbers(1, 1, (number) => (Number.isInteger(number) ? Math.sign(number) : Number.NaN))],
  ["pow", ofNumbers(2, 2, (base, exponent) => base ** exponent)],
  ["log", ofNumbers(2, 2, (number, base) => Math.log(number) / Math.log(base))],
  ["urldecode", strict(1, 1, ([value], site) => decodedUrl(value, site))],
]);
