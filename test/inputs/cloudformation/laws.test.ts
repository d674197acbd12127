import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cloudformation, collectExports } from "../../../src/inputs/cloudformation/index.ts";
import type { Location } from "../../../src/model/location.ts";
import type { ParsedInput, Resource } from "../../../src/model/resource.ts";
import { entry, type Value } from "../../../src/model/value.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { cases } from "../../support/random-cases.ts";
import { contextOf, memoryWorkspace } from "./folder-workspace.ts";
import { asJson, asYaml, type Content, chooser } from "./printer.ts";

const context = contextOf(memoryWorkspace({}));

function parse(text: string, path: string): ParsedInput {
  return cloudformation.parse({ path, bytes: Buffer.from(text) }, context);
}

/** What is known of a value, without places. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  const hidden = new Set(["at", "keyAt", "lines", "location", "header"]);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (hidden.has(key) ? [] : [[key, meaning(inner)]])),
  );
}

function slice(text: string, { start, end }: Location): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = ({ line, column }: Location["start"]) => lines.slice(0, line - 1).join("").length + column - 1;
  return text.slice(offset(start), offset(end));
}

const name = fc.constantFrom(
  "root",
  "alice",
  "arn:aws:iam::111122223333:root",
  "012345678910",
  "no",
  "it's",
  "a: b",
  "#x",
  "",
);
const call = (name: string, argument: Content): Content => ({ call: name, argument });
const user: fc.Arbitrary<Content> = fc.oneof(
  name,
  fc.constantFrom<Content>(
    call("Ref", "Owner"),
    call("Ref", "Free"),
    call("Ref", "AWS::NoValue"),
    call("Fn::Sub", `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root`),
    call("Fn::Sub", [`\${Who}-\${Owner}`, { pairs: [["Who", call("Ref", "Owner")]] }]),
    call("Fn::Join", [":", ["arn", "aws", "iam", "", call("Ref", "AWS::AccountId"), "root"]]),
    call("Fn::FindInMap", ["Owners", "prod", "name"]),
    call("Fn::Select", [1, ["alice", "root"]]),
  ),
  name.map((one): Content => call("Fn::If", ["IsProd", one, call("Ref", "AWS::NoValue")])),
);

const template = fc.record({ users: fc.array(user, { maxLength: 5 }), deviceName: user, before: fc.nat(3) }).map(
  ({ users, deviceName, before }): Content => ({
    pairs: [
      ["AWSTemplateFormatVersion", "2010-09-09"],
      [
        "Parameters",
        {
          pairs: [
            [
              "Owner",
              {
                pairs: [
                  ["Type", "String"],
                  ["Default", "root"],
                ],
              },
            ],
            ["Free", { pairs: [["Type", "String"]] }],
          ],
        },
      ],
      ["Mappings", { pairs: [["Owners", { pairs: [["prod", { pairs: [["name", "root"]] }]] }]] }],
      ["Conditions", { pairs: [["IsProd", call("Fn::Equals", [call("Ref", "Free"), "prod"])]] }],
      [
        "Resources",
        {
          pairs: [
            ...Array.from({ length: before }, (_, index): [string, Content] => [
              `Bucket${index}`,
              {
                pairs: [
                  ["Type", "AWS::S3::Bucket"],
                  [
                    "Properties",
                    {
                      pairs: [
                        ["Versioned", true],
                        ["Days", 30],
                      ],
                    },
                  ],
                ],
              },
            ]),
            [
              "RootMfa",
              {
                pairs: [
                  ["Type", "AWS::IAM::VirtualMFADevice"],
                  [
                    "Properties",
                    {
                      pairs: [
                        ["VirtualMfaDeviceName", deviceName],
                        ["Users", users],
                      ],
                    },
                  ],
                ],
              },
            ],
          ],
        },
      ],
    ],
  }),
);

function deviceOf(parsed: ParsedInput): Resource {
  const device = parsed.resources.find((one) => one.type === "AWS::IAM::VirtualMFADevice");
  if (!device) throw new Error(`no device: ${JSON.stringify(parsed.problems)}`);
  return device;
}

/** Every literal stands where its value says. */
function expectLiteralsInPlace(value: Value | undefined, text: string): void {
  if (!value) return;
  if (value.kind === "list") for (const item of value.items) expectLiteralsInPlace(item, text);
  if (value.kind !== "known" || value.via || !value.at) return;
  const written = slice(text, value.at);
  if (/^(!|\{|"?Fn::|"?Ref)/.test(written)) return;
  const read = parseYaml(written);
  expect(read.ok && read.root.kind === "scalar" && (read.root.quoted ? read.root.value : read.root.source)).toBe(
    String(value.value),
  );
}

describe("laws", () => {
  it("style does not matter: YAML or JSON in any style give the same values, and places point at the device", () => {
    fc.assert(
      fc.property(template, chooser, (content, choose) => {
        const canonical = parse(
          asJson(content, () => 0),
          "t.json",
        );
        for (const [path, text] of [
          ["t.yaml", asYaml(content, choose)],
          ["t.json", asJson(content, choose)],
        ] as const) {
          const source = { path, bytes: Buffer.from(text) };
          expect(cloudformation.claims(source)).toBe("yes");
          const parsed = parse(text, path);
          expect([...parsed.problems, ...canonical.problems]).toEqual([]);
          expect(meaning(parsed.resources)).toEqual(meaning(canonical.resources));
          const device = deviceOf(parsed);
          expect(slice(text, device.header)).toMatch(/^["']?RootMfa["']?$/);
          expect(slice(text, device.location)).toMatch(/^["']?RootMfa[\s\S]*[^\s]$/);
          expectLiteralsInPlace(entry(device.properties, "Users"), text);
          expectLiteralsInPlace(entry(device.properties, "VirtualMfaDeviceName"), text);
        }
      }),
      { numRuns: cases(150) },
    );
  });

  it("blank lines and comments above move every place by as many lines, and change nothing else", () => {
    fc.assert(
      fc.property(template, chooser, fc.nat(5), (content, choose, count) => {
        const text = asYaml(content, choose).replace(/^(\ufeff)?(---\r?\n)?/, "");
        const one = deviceOf(parse(text, "t.yaml"));
        const other = deviceOf(parse("# moved\n".repeat(count) + text, "t.yaml"));
        expect(meaning(other)).toEqual(meaning(one));
        expect(other.header.start).toEqual({ ...one.header.start, line: one.header.start.line + count });
      }),
      { numRuns: cases(100) },
    );
  });

  const fixtures = join(import.meta.dirname, "../../../fixtures/cloudformation");
  const texts = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !/\.(expected|case)\.json$/.test(file))
    .map((file) => readFileSync(join(fixtures, file), "utf8"));

  it("never throws on a template that somebody tore apart, and places lie inside the file", () => {
    const tear = fc.record({
      text: fc.constantFrom(...texts),
      cuts: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.nat(12),
          insert: fc.constantFrom(
            "",
            ":",
            "- ",
            "\n",
            "  ",
            "{",
            "}",
            "[",
            "!Ref ",
            "!Sub ",
            "&a ",
            "*a",
            "\t",
            "Fn::If",
            '"',
            "'",
            "#",
            "null",
            "x",
            "\u0000",
            "${",
            "{{resolve:",
          ),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(tear, fc.constantFrom("t.yaml", "t.json", "cdk.out/manifest.json"), ({ text, cuts }, path) => {
        const torn = cuts.reduce((whole, { at, length, insert }) => {
          const from = Math.floor(at * whole.length);
          return whole.slice(0, from) + insert + whole.slice(from + length);
        }, text);
        const source = { path, bytes: Buffer.from(torn) };
        cloudformation.claims(source);
        collectExports(source, context);
        const lines = torn.split(/\r\n|\n|\r/).length;
        const { resources, problems } = cloudformation.parse(source, context);
        for (const { location } of [...resources, ...problems]) {
          expect(location.start.line).toBeGreaterThanOrEqual(1);
          expect(location.end.line).toBeLessThanOrEqual(lines);
          expect(location.start.line).toBeLessThanOrEqual(location.end.line);
        }
      }),
      { numRuns: cases(300) },
    );
  });

  it("never throws on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, text) => {
        for (const content of [bytes, Buffer.from(text), Buffer.from(`Resources:\n  A: ${text}\n`)]) {
          cloudformation.claims({ path: "t.yaml", bytes: content });
          cloudformation.parse({ path: "t.yaml", bytes: content }, context);
        }
      }),
      { numRuns: cases(300) },
    );
  });
});
