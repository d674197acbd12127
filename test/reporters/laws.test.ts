import fc from "fast-check";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { formatNames, loadReporter } from "../../src/reporters/registry.ts";
import { cases } from "../support/random-cases.ts";
import { growthOf } from "../support/steps.ts";
import { finding, input, options, place, report } from "./reports.ts";
import { gitlabErrors, sarifErrors } from "./validators.ts";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 40 }));
const position = fc.record({ line: fc.integer({ min: 1, max: 60 }), column: fc.integer({ min: 1, max: 400 }) });

const location = fc
  .tuple(fc.oneof(fc.constantFrom("infra/mfa.yaml", "<stdin>", "../x.yaml"), text.filter(Boolean)), position, position)
  .map(([path, one, other]) => {
    const isOrdered = one.line < other.line || (one.line === other.line && one.column <= other.column);
    const [start, end] = isOrdered ? [one, other] : [other, one];
    return place(path, start.line, start.column, end.line, end.column);
  });

const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: text.filter(Boolean),
    severity: fc.constantFrom("error", "warning", "note"),
    certainty: fc.constantFrom("certain", "possible"),
    status: fc.constantFrom("new", "existing"),
    message: text,
    location,
    related: fc.array(fc.record({ message: text, location }), { maxLength: 2 }),
    accounts: fc.array(text, { maxLength: 2 }),
    remediation: text,
    suppressed: fc.option(
      fc.record({
        kind: fc.constantFrom("exception", "inline", "baseline"),
        owner: fc.option(text),
        expires: fc.option(text),
        reason: fc.option(text),
      }),
    ),
  })
  .map((changes) => finding(changes as Partial<Finding>));

const anyReport = fc
  .tuple(fc.array(anyFinding, { maxLength: 6 }), fc.array(text.filter(Boolean), { maxLength: 3 }), text)
  .map(([findings, paths, error]) =>
    report(findings, [
      ...paths.map((path) => input(path)),
      ...(error ? [input(error, { status: "error", error })] : []),
    ]),
  );

const laws: Readonly<Record<string, (output: string) => void>> = {
  json: (output) => JSON.parse(output),
  sarif: (output) => expect(sarifErrors(output)).toEqual([]),
  gitlab: (output) => {
    const errors = gitlabErrors(output.replace(/"path": "(?:\\.|[^"\\])*"/g, '"path": "x"'));
    expect(errors).toEqual([]);
  },
  html: (output) => parse(output, { onParseError: (error) => expect(error.code).toBe("") }),
};

describe.each(formatNames)("%s", (format) => {
  it("writes every report, and only what is well-formed", async () => {
    const reporter = await loadReporter(format);
    fc.assert(
      fc.property(anyReport, text, (one, source) => {
        const output = reporter?.(one, { ...options, source: () => source.repeat(30) }) ?? "";
        expect(output.endsWith("\n")).toBe(true);
        laws[format]?.(output);
      }),
      { numRuns: cases(60) },
    );
  });
});

describe("a large report", () => {
  const source = "    - some line of a large plan\n".repeat(20_000);
  const large = (size: number) =>
    report(
      Array.from({ length: size }, (_, index) =>
        finding({ location: place("plan.json", index * 20 + 1, 7, index * 20 + 1, 11) }),
      ),
      [input("plan.json")],
    );

  it.each(formatNames)("takes as many steps as it has findings as %s", async (format) => {
    const reporter = await loadReporter(format);
    const growth = growthOf((size) => reporter?.(large(size), { ...options, source: () => source }), 400);
    expect(growth).toBeLessThan(2.5);
  });
});
