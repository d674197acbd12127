import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Recognized, recognize } from "../../../../src/inputs/terraform/plan/recognize.ts";
import { cases } from "../../../support/random-cases.ts";
import { openContext, parsePlanText, planFormat, wantedTypes } from "./support.ts";

describe("what a file is", () => {
  it.each<[string, string, Recognized]>([
    ["a.json", "", "other"],
    ["plan.json", "", "empty"],
    ["out/prod.tfplan.json", " \n", "empty"],
    ["my-plan.prod.json", "", "empty"],
    ["explanation.json", "", "other"],
    ["a.json", '{"format_version":"1.2","terraform_version":"1.11.4","variables":{}', "plan"],
    ["a.json", '{"format_version":"1.2","terraform_version":"1.11.4","planned_v', "state"],
    ["a.json", '{"configuration":{"provider_config":{"aws":', "plan"],
    ["a.json", '{"configuration":{"x":1}}', "other"],
    ["a.json", '{"format_version":"1.0","valid":true}', "other"],
    ["a.json", '{"terraform_version":"1.11.4","platform":"linux_amd64"}', "other"],
    ["a.json", '{"resource_changes":[]}', "plan"],
    ["a.json", '{"resource\\u005fchanges":[]}', "plan"],
    ["a.json", '{"note":"resource_changes"}', "other"],
    ["a.json", '{"nested":{"resource_changes":[]}}', "other"],
    ["a.json", '{"version":4,"serial":1,"lineage":"x","resources":[]}', "raw-state"],
    ["a.json", '{"version":"1.0.0","serial":1,"lineage":"x"}', "other"],
    ["a.json", '{"a":{"value":1,"type":"number","sensitive":false}}', "output-json"],
    ["a.json", '{"a":{"value":1,"type":"number"}}', "other"],
    ["a.json", '{"@level":"info","@message":"x","@module":"vault.core"}\n', "other"],
    ["a.json", "[]", "other"],
    ["a.yaml", "Resources: {}", "other"],
    ["x.tfplan", "PK\u0003\u0004garbage", "binary-plan"],
    ["x.zip", "PK\u0003\u0004garbage", "other"],
  ])("%s with %.60j is %s", (path, text, expected) => {
    expect(recognize(path, Buffer.from(text, "latin1"))).toBe(expected);
  });

  it("a plan is known by its sections too, however late they come", () => {
    const variables = JSON.stringify({ a: { value: "x".repeat(100_000) } });
    const text = `{"format_version":"1.2","checks":${variables},"resource_changes":[]}`;
    expect(recognize("a.json", Buffer.from(text))).toBe("plan");
  });

  it("no bytes make it throw, and what is claimed is parsed without a throw", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(`{"resource_changes":${text}`)),
      fc
        .json()
        .map((text) => Buffer.from(`{"format_version":"1.2","resource_changes":[${text}],"configuration":${text}}`)),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom("plan.json", "x.tfplan", "a"), (some, path) => {
        const format = planFormat(wantedTypes);
        format.claims({ path, bytes: some });
        expect(format.parse({ path, bytes: some }, openContext).resources).toEqual([]);
      }),
      { numRuns: cases(300) },
    );
  });
});

describe("secrets", () => {
  it("are in no message", () => {
    const texts = [
      "{",
      "}",
      '{"format_version":"3.0",',
      '{"resource_changes":[{"type":"aws_iam_virtual_mfa_device",',
    ].map((start) => `${start}"base_32_string_seed":"TOPSECRET","x":"TOPSECRET" "TOPSECRET`);
    for (const text of texts) expect(JSON.stringify(parsePlanText(text))).not.toContain("TOPSECRET");
  });
});
