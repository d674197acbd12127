import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlanChunks } from "../../../src/inputs/terraform/plan/format.ts";
import { planSections } from "../../../src/inputs/terraform/plan/plan-sections.ts";
import { type ScanResult, scanSections, scanWith } from "../../../src/syntax/streaming-json/scan.ts";
import { giveBackStride, strideLength, takeStride } from "../../../src/syntax/streaming-json/stride.ts";
import { cutBytes } from "../../support/cut-bytes.ts";
import { cases } from "../../support/random-cases.ts";

const wanted = new Set(["aws_iam_virtual_mfa_device", "aws_organizations_policy"]);

function inStrides(bytes: Uint8Array, sizes: readonly number[] = []): ScanResult {
  const stride = takeStride();
  try {
    expect(stride).not.toBeNull();
    return scanWith(stride, cutBytes(bytes, sizes), wanted, planSections);
  } finally {
    giveBackStride();
  }
}

function byteByByte(bytes: Uint8Array): ScanResult {
  return scanWith(null, [bytes], wanted, planSections);
}

/** Any JSON value, with the words of plans in it, in places that plans have them in and in others. */
const word = fc.constantFrom(
  "type",
  "typo",
  "provisioners",
  "resource_change",
  "resources",
  "aws_iam_virtual_mfa_device",
  // Not wanted, though their last letters are.
  "aws_fsx_device",
  "xpolicy",
  "e",
  "",
);
const text = fc.oneof(
  word,
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom('"', "\\", 'x"', "0123456789abcde\\", 'ü"', "\u0000", "{}[],:"),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(0, -0, 1.5, 1e21, -12, 9007199254740991, true, false, null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, text), tie("any"), { maxKeys: 4 }),
  ),
})).any;
const item = fc.oneof(
  value,
  fc.record({ address: text, type: fc.oneof({ weight: 4, arbitrary: word }, value), change: value }),
  fc.record({ resource_change: value, action_invocation: value, type: word }, { requiredKeys: [] }),
);
const items = fc.oneof({ weight: 5, arbitrary: fc.array(item, { maxLength: 6 }) }, { weight: 1, arbitrary: value });
const state = fc.record({ resources: items, child_modules: fc.array(fc.record({ resources: items })) });
const sections = fc.record({
  resource_changes: items,
  resource_drift: items,
  deferred_changes: items,
  variables: value,
  planned_values: fc.record({ root_module: state }),
  configuration: fc.record({ root_module: fc.record({ resources: items }) }),
});
const plan = fc
  .tuple(sections, fc.shuffledSubarray(["resource_changes", "resource_drift", "deferred_changes", "variables"]))
  .map(([parts, first]) => {
    const rest = Object.entries(parts);
    return Object.fromEntries([...rest.filter(([key]) => first.includes(key)), ...rest]);
  });

/** Ways to spell what is the same to JSON, drawn one after the other. */
const spellings = fc.infiniteStream(fc.nat(99));

function spelled(data: unknown, next: () => number): string {
  const blank = () => {
    const drawn = next();
    if (drawn < 80) return "";
    return [" ", "\n", "\r\n", "\r", "\t", `\n${" ".repeat(drawn)}`, "\n\r"][drawn % 7] ?? "";
  };
  const character = (one: string) => {
    const drawn = next();
    if (drawn < 8) return [...Array(one.length).keys()].map((at) => unicodeEscape(one.charCodeAt(at), drawn)).join("");
    return one === "/" && drawn < 50 ? "\\/" : JSON.stringify(one).slice(1, -1);
  };
  const string = (one: string) => `"${[...one].map(character).join("")}"`;
  const number = (one: number) => {
    const plain = Object.is(one, -0) ? "-0" : String(one);
    return /[.e]/.test(plain) || next() < 80 ? plain : `${plain}${[".0", "e0", "E+2", ".25e-1"][next() % 4]}`;
  };
  const spell = (one: unknown): string => {
    if (typeof one === "string") return string(one);
    if (typeof one === "number") return number(one);
    if (Array.isArray(one)) return `[${blank()}${one.map((inner) => blank() + spell(inner) + blank()).join()}]`;
    if (typeof one !== "object" || one === null) return String(one);
    const pairs = Object.entries(one).map(
      ([key, inner]) => `${blank()}${string(key)}${blank()}:${blank()}${spell(inner)}${blank()}`,
    );
    // Once in a while a key stands twice.
    if (pairs[0] !== undefined && next() === 0) pairs.push(pairs[0]);
    return `{${blank()}${pairs.join()}}`;
  };
  return blank() + spell(data) + blank();
}

function unicodeEscape(unit: number, drawn: number): string {
  const digits = unit.toString(16).padStart(4, "0");
  return `\\u${drawn % 2 === 0 ? digits : digits.toUpperCase()}`;
}

const document = fc.tuple(plan, spellings).map(([data, stream]) =>
  Buffer.from(
    spelled(data, () => {
      const { value: drawn } = stream.next();
      return typeof drawn === "number" ? drawn : 99;
    }),
  ),
);
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 4 }),
  put: fc
    .constantFrom(...'{}[]",:0-e.\\u \n\t'.split(""), "", "tru", "nul", "\u0000", "\u001f", "00", '"type":', "ü")
    .map((one) => Buffer.from(one)),
});
const broken = fc
  .tuple(
    document,
    fc.array(
      fc.oneof(
        edit,
        edit.map((one) => ({ ...one, put: Buffer.from([0xc3]) })),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([bytes, edits]) =>
    edits.reduce((current, { at, remove, put }) => {
      const place = at % (current.length + 1);
      return Buffer.concat([current.subarray(0, place), put, current.subarray(place + remove)]);
    }, bytes),
  );

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Whether a scan takes a text for JSON: it may be none of its plans for another reason. */
function isReadable(result: ScanResult): boolean {
  return result.ok || result.problem.code === "duplicate-key";
}

describe("long strides", () => {
  it("lead where single bytes lead, however a plan is spelled and wherever its chunks end", () => {
    fc.assert(
      fc.property(document, sizes, (bytes, chunkSizes) => {
        const expected = byteByByte(bytes);
        expect(isReadable(expected)).toBe(true);
        expect(inStrides(bytes)).toEqual(expected);
        expect(inStrides(bytes, chunkSizes)).toEqual(expected);
      }),
      { numRuns: cases(300) },
    );
  });

  it("stop where single bytes stop, and only at what JSON.parse refuses too", () => {
    fc.assert(
      fc.property(broken, sizes, (bytes, chunkSizes) => {
        const expected = byteByByte(bytes);
        // A duplicate key is found before what may be broken behind it.
        if (expected.ok || expected.problem.code !== "duplicate-key") expect(expected.ok).toBe(isJson(bytes));
        expect(inStrides(bytes)).toEqual(expected);
        expect(inStrides(bytes, chunkSizes)).toEqual(expected);
      }),
      { numRuns: cases(600) },
    );
  });

  it("take every short sequence of tokens as JSON.parse does", () => {
    const tokens = ["{", "}", "[", "]", ",", ":", '"a"', "1", "-0 ", "null"];
    const sequences = (length: number): string[] =>
      length === 0 ? [""] : sequences(length - 1).flatMap((one) => [one, ...tokens.map((token) => one + token)]);
    for (const sequence of new Set(sequences(4)))
      for (const json of [`{"variables":[${sequence}]}`, `{"variables":{"b":"c"${sequence}}}`])
        if (inStrides(Buffer.from(json)).ok !== isJson(Buffer.from(json))) expect(json).toBe("told by both alike");
  });

  it.each([
    // A word that is no text, and one that comes twice, before and after it.
    '{"type":{},"x":"aws_organizations_policy","y":"z"}',
    '{"type":["aws_organizations_policy"],"x":"aws_vpc"}',
    '{"type":1,"type":"aws_organizations_policy"}',
    '{"type":"aws_vpc","x":{},"type":"aws_organizations_policy"}',
    '{"type":"aws_vpc","x":{},"t\\u0079pe":"aws_organizations_policy"}',
    '{"type" : "aws_organizations_policy"}',
    '{"type"\n:\n"aws_organizations_polic\\u0079"}',
    '{"x":{"type":"aws_organizations_policy"}}',
    '[{"type":"aws_organizations_policy"}]',
    '"type","aws_organizations_policy"',
    // The longest numbers and words, and what only begins like them.
    "[-0,-12.50e+30,1E5,0.0,truex]",
    "[falsy]",
    "[xalse]",
    "[nulL]",
    "[-]",
    "[01]",
    "[1.]",
    "[.5]",
    "[+1]",
    "[1e]",
    '["\\u12g4"]',
    '["\\x"]',
    '["0123456789abcde\\"]',
    '["\u0001"]',
  ])("go over %s as single bytes do", (item) => {
    for (const around of ["", '{"type":"aws_vpc"},', '{"address":"aws_organizations_policy.é"},']) {
      const bytes = Buffer.from(`{"resource_changes":[${around}${item},{"type":"aws_organizations_policy"}]}`);
      const expected = byteByByte(bytes);
      expect(inStrides(bytes)).toEqual(expected);
      expect(inStrides(bytes, [3])).toEqual(expected);
      if (expected.ok || expected.problem.code === "json-syntax") expect(expected.ok).toBe(isJson(bytes));
    }
  });

  it("go as deep as single bytes do", () => {
    for (const depth of [398, 399]) {
      const bytes = Buffer.from(`{"resource_changes":[${"[".repeat(depth)}${"]".repeat(depth)}]}`);
      expect(inStrides(bytes)).toEqual(byteByByte(bytes));
      expect(inStrides(bytes).ok).toBe(depth === 398);
    }
  });

  it("find what a plan that is parsed whole has", () => {
    const options = { wanted };
    fc.assert(
      fc.property(document, sizes, (bytes, chunkSizes) => {
        const whole = parsePlanChunks("plan.json", [bytes], { ...options, wholeLimit: 1e9 });
        if (whole.problems.some(({ code }) => code === "duplicate-key")) return;
        expect(parsePlanChunks("plan.json", cutBytes(bytes, chunkSizes), options)).toEqual(whole);
      }),
      { numRuns: cases(100) },
    );
  });

  it("go over every border of what is taken in at a time", () => {
    const device = '{"address":"a.b","type":"aws_iam_virtual_mfa_device","change":{"after":{"x":"ü\\"\\u00fc"}}}';
    const other = '{"address":"a.b","mode":"managed","type":"aws_vpc","change":{"after":["ü\\\\",-12,true,1.5,{}]}}';
    const until = (length: number) => {
      const many = `{"resource_changes":[${`${other},\n`.repeat(Math.floor((length - 200) / (other.length + 4)))}`;
      return `${many}${" ".repeat(length - Buffer.byteLength(many))}`;
    };
    const length = Buffer.byteLength(device);
    for (let before = 0; before <= length; before += 1) {
      const head = until(strideLength - before);
      const bytes = Buffer.from(`${head}${device},${other}]}`);
      const found = inStrides(bytes);
      expect(found).toEqual(byteByByte(bytes));
      expect(JSON.parse(found.ok ? found.pruned.text : "")).toEqual({ resource_changes: [JSON.parse(device)] });
      expect(inStrides(bytes.subarray(0, strideLength))).toMatchObject({ ok: false, problem: { code: "json-syntax" } });
    }
  });

  it("are taken by one scan at a time: a scan inside another one goes byte by byte", () => {
    const bytes = Buffer.from(
      '{"resource_changes":[{"type":"aws_vpc"},{"type":"aws_organizations_policy","x":[[1]]}]}',
    );
    const inner: ScanResult[] = [];
    const outer = (function* () {
      for (const chunk of cutBytes(bytes, [16])) {
        inner.push(scanSections([bytes], new Set(["aws_vpc"]), planSections));
        yield chunk;
      }
    })();
    expect(scanSections(outer, wanted, planSections)).toEqual(byteByByte(bytes));
    for (const one of inner)
      expect(one).toMatchObject({ pruned: { text: '{"resource_changes":[{"type":"aws_vpc"}]}' } });
  });
});
