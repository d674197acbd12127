import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlanChunks } from "../../../src/inputs/terraform/plan/format.ts";
import { planSections } from "../../../src/inputs/terraform/plan/plan-sections.ts";
import type { ParsedInput } from "../../../src/model/resource.ts";
import { scanSections } from "../../../src/syntax/streaming-json/scan.ts";
import { cutBytes } from "../../support/cut-bytes.ts";
import { cases } from "../../support/random-cases.ts";

const wanted = new Set(["aws_iam_virtual_mfa_device", "aws_organizations_policy", "aws_iam_policy_document"]);
const whole = (text: string) => parsePlanChunks("plan.json", [Buffer.from(text)], { wanted, wholeLimit: 1e9 });

function scanned(text: string, sizes: readonly number[] = []): ParsedInput {
  return parsePlanChunks("plan.json", cutBytes(Buffer.from(text), sizes), { wanted, wholeLimit: 0 });
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constant('a"\\\n'),
);
const type = fc.constantFrom("aws_iam_virtual_mfa_device", "aws_organizations_policy", "aws_instance", "type");
const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.oneof(fc.constantFrom("type", "id", "resource_change", "values"), text);
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }),
  ),
})).value;
const marks = fc.letrec((tie) => ({
  mark: fc.oneof(
    { maxDepth: 2 },
    fc.boolean(),
    fc.array(tie("mark"), { maxLength: 3 }),
    fc.dictionary(key, tie("mark")),
  ),
})).mark;
const address = fc.tuple(type, fc.constantFrom("a", "b", 'c["x.y"]', "d[0]")).map(([kind, name]) => `${kind}.${name}`);
const change = fc.record({
  address,
  type: fc.oneof({ weight: 9, arbitrary: type }, { weight: 1, arbitrary: tree }),
  change: fc.record({ actions: fc.constant(["create"]), after: tree, after_unknown: marks, after_sensitive: marks }),
});
const stateResource = fc.record({ address, type, mode: fc.constantFrom("managed", "data"), values: tree });
const stateModule = fc.record(
  {
    resources: fc.array(stateResource, { maxLength: 3 }),
    child_modules: fc.array(fc.record({ resources: fc.array(stateResource) }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const plan = fc.record(
  {
    format_version: fc.constant("1.2"),
    variables: tree,
    resource_changes: fc.oneof(
      { weight: 5, arbitrary: fc.array(change, { maxLength: 5 }) },
      { weight: 1, arbitrary: tree },
    ),
    resource_drift: fc.array(change, { maxLength: 2 }),
    deferred_changes: fc.array(fc.record({ reason: text, type, resource_change: fc.oneof(change, tree) }), {
      maxLength: 3,
    }),
    planned_values: fc.record({ root_module: stateModule, outputs: tree }),
    prior_state: fc.record({ format_version: text, values: fc.record({ root_module: stateModule }) }),
    configuration: fc.record({
      root_module: fc.record({
        resources: fc.array(
          fc.record({ type, name: fc.constantFrom("a", "b"), mode: fc.constant("managed"), expressions: tree }),
        ),
        module_calls: fc.dictionary(text, fc.record({ expressions: tree, module: tree })),
      }),
    }),
    errored: fc.boolean(),
    complete: fc.boolean(),
    [" unheard of "]: tree,
  },
  { requiredKeys: ["format_version"] },
);
const spacing = fc.constantFrom(0, 1, 2, "\t");
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });

describe("reading a plan in one pass", () => {
  it("finds what reading it whole finds, wherever the chunks end", () => {
    fc.assert(
      fc.property(plan, spacing, sizes, fc.constantFrom("\n", "\r\n", "\r"), (data, indent, chunkSizes, newline) => {
        const json = JSON.stringify(data, null, indent).replaceAll("\n", newline);
        const expected = whole(json);
        expect(scanned(json)).toEqual(expected);
        expect(scanned(json, chunkSizes)).toEqual(expected);
      }),
      { numRuns: cases(200) },
    );
  });

  it("gives each resource the place where its address is written", () => {
    fc.assert(
      fc.property(plan, spacing, sizes, (data, indent, chunkSizes) => {
        const json = JSON.stringify(data, null, indent);
        const lines = json.split("\n");
        for (const { header, location, address: text } of scanned(json, chunkSizes).resources) {
          const line = lines[header.start.line - 1] ?? "";
          expect(line.slice(header.start.column - 1, header.end.column - 1)).toBe(JSON.stringify(text));
          expect(lines[location.start.line - 1]?.[location.start.column - 1]).toBe("{");
          expect(lines[location.end.line - 1]?.[location.end.column - 2]).toBe("}");
        }
      }),
      { numRuns: cases(100) },
    );
  });

  it("takes escaped keys and types for what they mean", () => {
    const json = String.raw`{"resource\u005fchanges":[{"addr\u0065ss":"aws_iam_virtual_mfa_device.a","\u0074ype":"aws_iam\u005fvirtual_mfa_device","ch\u0061nge":{"actions":["create"],"after":{}}}]}`;
    for (const chunkSizes of [[], [1], [7]]) {
      expect(scanned(json, chunkSizes)).toEqual(whole(json));
      expect(scanned(json, chunkSizes).resources).toHaveLength(1);
    }
  });

  it("refuses what is no JSON, on the same line and never earlier, and never throws", () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 3 }),
      put: fc.constantFrom("", "{", "]", '"', ",", "x", "\\", "0", "}", "tru", "\n"),
    });
    fc.assert(
      fc.property(
        plan,
        spacing,
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        sizes,
        (data, indent, edits, chunkSizes) => {
          const json = edits.reduce(
            (current, { at, remove, put }) => {
              const place = at % (current.length + 1);
              return current.slice(0, place) + put + current.slice(place + remove);
            },
            JSON.stringify(data, null, indent),
          );
          const expected = whole(json);
          const found = scanned(json, chunkSizes);
          const [error] = expected.problems.filter(({ kind }) => kind === "error");
          if (error?.code === "duplicate-key") return;
          if (!error) expect(found).toEqual(expected);
          else {
            expect(found.problems).toMatchObject([{ kind: "error", code: error.code }]);
            const end = found.problems[0]?.location.start;
            const start = error.location.start;
            expect((end?.line ?? 0) * 1e6 + (end?.column ?? 0)).toBeGreaterThanOrEqual(start.line * 1e6 + start.column);
          }
        },
      ),
      { numRuns: cases(300) },
    );
  });

  it("tells that a text was cut off, and where", () => {
    const json = '{"resource_changes":[{"type":"aws_instance","change":{"after":{}}}],"timestamp":"2026"}';
    for (let length = 1; length < json.length; length += 1) {
      const { resources, problems } = scanned(json.slice(0, length), [5]);
      expect([length, resources.length, problems.map(({ kind, code }) => `${kind} ${code}`)]).toEqual([
        length,
        0,
        ["error json-syntax"],
      ]);
    }
  });

  it.each([
    ['{"resource_changes":[],"resource_changes":[]}', "duplicate-key", 24],
    ['{"resource_changes":[{"type":"aws_instance","x":1,"type":"aws_iam_virtual_mfa_device"}]}', "duplicate-key", 51],
    ['{"a":1} x', "json-trailing", 9],
    ['{"a":01}', "json-syntax", 7],
    ['{"a":"\u0001"}', "json-syntax", 7],
    ['{"a":"\\x"}', "json-syntax", 7],
    [`{"a":${"[".repeat(500)}${"]".repeat(500)}}`, "too-deep", 405],
  ])("%.60s is %s", (json, code, column) => {
    for (const parsed of [whole(json), scanned(json), scanned(json, [3])])
      expect(parsed.problems).toMatchObject([{ code, location: { start: { line: 1, column } } }]);
  });

  it("holds no more than its limits", () => {
    const resource = (kind: string) =>
      JSON.stringify({
        type: kind,
        address: `${kind}.a`,
        change: { actions: ["create"], after: { x: "y".repeat(500) } },
      });
    const planOf = (...resources: readonly string[]) => Buffer.from(`{"resource_changes":[${resources.join()}]}`);
    const scan = (bytes: Uint8Array, unit: number, total: number, size: number) =>
      scanSections(cutBytes(bytes, [size]), wanted, planSections, { unit, total });
    const device = resource("aws_iam_virtual_mfa_device");
    for (const size of [16, 1e6]) {
      expect(scan(planOf(device), 400, 1e6, size)).toMatchObject({ ok: false, problem: { code: "too-large" } });
      expect(scan(planOf(device, device, device), 1e6, 1500, size)).toMatchObject({
        ok: false,
        problem: { code: "too-large" },
      });
      expect(scan(planOf(resource("aws_instance")), 400, 1500, size)).toMatchObject({ ok: true });
    }
    const typeLast = '{"change":{"after":{"x":"y","z":[1,2,3]}},"address":"a.b","type":"aws_instance"}';
    expect(scan(planOf(typeLast), 20, 1500, 8)).toMatchObject({ ok: true });
    const wantedLast = typeLast.replace("aws_instance", "aws_organizations_policy");
    expect(scan(planOf(wantedLast), 20, 1500, 8)).toMatchObject({ ok: false, problem: { code: "too-large" } });
    const declared = `{"type":"aws_instance","expressions":{"x":"${"y".repeat(500)}"},"provisioners":[]}`;
    const declarations = Buffer.from(`{"configuration":{"root_module":{"resources":[${declared}]}}}`);
    expect(scan(declarations, 400, 1500, 16)).toMatchObject({ ok: false, problem: { code: "too-large" } });
    expect(scan(declarations, 1e6, 1500, 16)).toMatchObject({ ok: true });
  });
});
