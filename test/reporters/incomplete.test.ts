import { describe, expect, it } from "vitest";
import { testMarkdown } from "../../src/guardrail-tests/test-markdown.ts";
import type { InputSummary } from "../../src/model/report.ts";
import { alikeOnce } from "../../src/reporters/checked.ts";
import { coverageFormats, renderCoverage } from "../../src/reporters/coverage/registry.ts";
import { type FormatName, formatNames, loadReporter } from "../../src/reporters/registry.ts";
import { input, report } from "./reports.ts";

/** No finding tells of these: a configuration can switch the rule off, and an exception can accept its finding. */
const partial = input("infra/devices.json", {
  status: "partial",
  warnings: ["infra/devices.json:1:1: the list is truncated."],
});
const broken = input("infra/mfa.yaml", {
  status: "error",
  error: "infra/mfa.yaml:3:1: the template is broken.",
  errorLocation: { path: "infra/mfa.yaml", start: { line: 3, column: 1 }, end: { line: 3, column: 2 } },
});
const whole = input("infra/topic.yaml");

async function rendered(format: FormatName, inputs: readonly InputSummary[]): Promise<string> {
  const reporter = await loadReporter(format);
  const text = reporter?.(report([], inputs), { color: false, source: () => undefined, directory: "" }) ?? "";
  return format === "sarif" ? withoutRules(text) : text;
}

/** SARIF carries what every rule is for, that of incomplete inputs among them. */
function withoutRules(sarif: string): string {
  return JSON.stringify(JSON.parse(sarif), (key, value: unknown) => (key === "rules" ? undefined : value));
}

describe.each(formatNames)("the format %s", (format) => {
  it("tells that an input was read in part only, whatever was found in the rest", async () => {
    const text = await rendered(format, [whole, partial]);
    expect(text).toMatch(/in part|partial|truncated/);
    expect(text).not.toContain("🟢");
    expect(text).not.toMatch(/\bno findings\b(?! in what was read)(?=[.;<\n]|$)|Nothing is open\./im);
  });

  it("tells that an input could not be read", async () => {
    const text = await rendered(format, [whole, broken]);
    expect(text).toMatch(/the template is broken|could not be read/);
    expect(text).not.toMatch(/🟢|Nothing is open|Nothing has to be stopped/u);
  });

  it("says nothing of the kind where all was read", async () => {
    expect(await rendered(format, [whole])).not.toMatch(/in part|truncated|could not be read(?! whole)/);
  });
});

describe("warnings about inputs", () => {
  it("stand once where several inputs have the same, whatever their lines", () => {
    const cut = (path: string, line: number) => ({ path, warnings: [`${path}:${line}:1: the list is truncated.`] });
    const other = { path: "d.json", warnings: ["d.json:1:1: the list is empty."] };
    expect(alikeOnce([cut("a.json", 1), cut("b.json", 7), other, cut("c.json", 1)])).toEqual([
      "a.json:1:1: the list is truncated. The same for 2 other inputs.",
      "d.json:1:1: the list is empty.",
    ]);
  });
});

describe.each(coverageFormats)("the coverage format %s", (format) => {
  const coverage = {
    required: true,
    detective: "covered",
    preventive: "covered",
    nodes: [],
    issues: [],
    conflicts: [],
    anchor: null,
  } as const;
  const tool = { name: "rootrail", version: "0.0.0" } as const;
  const told = (inputs: readonly InputSummary[]) => renderCoverage({ tool, coverage, inputs }, format, false);

  it.each([
    ["in part", partial, /in part|partial|truncated/],
    ["not at all", broken, /the template is broken|could not be read/],
  ] as const)("tells that an input was read %s", async (_, one, words) => {
    const text = await told([whole, one]);
    expect(text).toMatch(words);
    expect(text).not.toContain("🟢");
    expect(await told([whole])).not.toMatch(words);
  });
});

describe("the summary of guardrail tests", () => {
  const passing = (inputs: readonly InputSummary[]) =>
    testMarkdown({
      version: 1,
      tool: { name: "rootrail", version: "0.0.0" },
      files: [],
      inputs,
      warnings: [],
      passed: 1,
      failed: 0,
    });

  it.each([
    [[whole], "🟢"],
    [[whole, partial], "🟡"],
    [[whole, broken], "🔴"],
    [[], "⚪"],
  ] as const)("shows the sign for what was read: %j", (inputs, sign) => {
    expect(passing(inputs)).toMatch(new RegExp(`^## ${sign}`, "u"));
  });
});
