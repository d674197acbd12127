import { createHash } from "node:crypto";
import { known, type Value } from "../../../../model/value.ts";
import { type CallSite, type HclFunction, strict } from "./functions.ts";
import { invalid } from "./unknowns.ts";
import { stringOf } from "./values.ts";

/** A moment of RFC 3339 with the offset that it is written with, in minutes. */
interface Moment {
  readonly milliseconds: number;
  readonly offset: number;
}

const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

function momentOf(text: string): Moment | undefined {
  const match = written.exec(text);
  const milliseconds = match ? Date.parse(text) : Number.NaN;
  if (!match || Number.isNaN(milliseconds)) return undefined;
  const [, , , , , , , , sign, hours = "0", minutes = "0"] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  return { milliseconds, offset: sign === "-" ? -offset : offset };
}

const unitMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration of Go: `1h30m`, `-1.5h`. */
function durationOf(text: string): number | undefined {
  const match = /^([+-]?)((?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.exec(text);
  if (!match) return text === "0" ? 0 : undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
  const sum = parts.reduce((total, [, number, unit = ""]) => total + Number(number) * (unitMilliseconds[unit] ?? 0), 0);
  return match[1] === "-" ? -sum : sum;
}

/** The parts of a moment as its own time zone has them. */
function partsOf({ milliseconds, offset }: Moment): Date {
  return new Date(milliseconds + offset * 60_000);
}

function zone({ offset }: Moment, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function spelled(moment: Moment): string {
  const text = partsOf(moment).toISOString().slice(0, 19);
  return `${text}${moment.offset === 0 ? "Z" : zone(moment, ":")}`;
}

const months = "January February March April May June July August September October November December".split(" ");
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** What each sequence of letters of `formatdate` is (Terraform, "formatdate"). */
const sequences: ReadonlyMap<string, (date: Date, moment: Moment) => string> = new Map([
  ["YYYY", (date) => String(date.getUTCFullYear()).padStart(4, "0")],
  ["YY", (date) => two(date.getUTCFullYear() % 100)],
  ["MMMM", (date) => months[date.getUTCMonth()] ?? ""],
  ["MMM", (date) => (months[date.getUTCMonth()] ?? "").slice(0, 3)],
  ["MM", (date) => two(date.getUTCMonth() + 1)],
  ["M", (date) => String(date.getUTCMonth() + 1)],
  ["DD", (date) => two(date.getUTCDate())],
  ["D", (date) => String(date.getUTCDate())],
  ["EEEE", (date) => days[date.getUTCDay()] ?? ""],
  ["EEE", (date) => (days[date.getUTCDay()] ?? "").slice(0, 3)],
  ["hh", (date) => two(date.getUTCHours())],
  ["h", (date) => String(date.getUTCHours())],
  ["HH", (date) => two(date.getUTCHours() % 12 || 12)],
  ["H", (date) => String(date.getUTCHours() % 12 || 12)],
  ["AA", (date) => (date.getUTCHours() < 12 ? "AM" : "PM")],
  ["aa", (date) => (date.getUTCHours() < 12 ? "am" : "pm")],
  ["mm", (date) => two(date.getUTCMinutes())],
  ["m", (date) => String(date.getUTCMinutes())],
  ["ss", (date) => two(date.getUTCSeconds())],
  ["s", (date) => String(date.getUTCSeconds())],
  ["ZZZZZ", (_, moment) => zone(moment, ":")],
  ["ZZZZ", (_, moment) => zone(moment, "")],
  ["ZZZ", (_, moment) => (moment.offset === 0 ? "UTC" : zone(moment, ""))],
  ["Z", (_, moment) => (moment.offset === 0 ? "Z" : zone(moment, ":"))],
]);

/** A format with what stands in single quotes taken as it is; `undefined` for letters that mean nothing. */
function formatted(format: string, moment: Moment): string | undefined {
  const date = partsOf(moment);
  let text = "";
  for (const [piece] of format.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    if (piece === "'") return undefined;
    if (piece.startsWith("'")) text += piece.slice(1, -1).replaceAll("''", "'");
    else if (/^[A-Za-z]/.test(piece)) {
      const sequence = sequences.get(piece);
      if (!sequence) return undefined;
      text += sequence(date, moment);
    } else text += piece;
  }
  return text;
}

/** The namespaces of RFC 4122 that have a name. */
const namespaces: ReadonlyMap<string, string> = new Map(
  ["dns", "url", "oid", "", "x500"].map((name, index) => [name, `6ba7b81${index}-9dad-11d1-80b4-00c04fd430c8`]),
);

function uuidOf(namespace: string, name: string): string | undefined {
  const space = namespace === "" ? undefined : (namespaces.get(namespace) ?? namespace).toLowerCase();
  if (space === undefined || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(space)) return undefined;
  const hash = createHash("sha1")
    .update(Buffer.from(space.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** Declares a function of two texts; what it does not take is invalid. */
function ofTwo(operate: (one: string, other: string) => string | number | undefined): HclFunction {
  return strict(2, 2, ([one, other], { origin, open }: CallSite): Value => {
    if (one?.kind === "text" || other?.kind === "text") return open();
    const [first, second] = [one && stringOf(one), other && stringOf(other)];
    const result = first === undefined || second === undefined ? undefined : operate(first, second);
    return result === undefined
      ? invalid("the arguments are not what the function takes", origin)
      : known(result, origin);
  });
}

/** Functions over moments that give the same whenever they run, and `uuidv5` (Terraform, "Functions"). */
export const timeFunctions: ReadonlyMap<string, HclFunction> = new Map([
  [
    "timeadd",
    ofTwo((timestamp, duration) => {
      const [moment, added] = [momentOf(timestamp), durationOf(duration)];
      return moment && added !== undefined && Math.abs(added) < 1e14
        ? spelled({ ...moment, milliseconds: Math.floor(moment.milliseconds + added) })
        : undefined;
    }),
  ],
  [
    "timecmp",
    ofTwo((one, other) => {
      const [first, second] = [momentOf(one), momentOf(other)];
      return first && second ? Math.sign(first.milliseconds - second.milliseconds) : undefined;
    }),
  ],
  [
    "formatdate",
    ofTwo((format, timestamp) => {
      const moment = momentOf(timestamp);
      return moment && formatted(format, moment);
    }),
  ],
  ["uuidv5", ofTwo(uuidOf)],
]);
