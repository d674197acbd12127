import { describe, expect, it } from "vitest";
import { lineHashes } from "../../src/reporters/line-hashes.ts";
import { sarif } from "../../src/reporters/sarif.ts";
import { rules as registry } from "../../src/rules/registry.ts";
import { baseFinding, finding, input, options, place, report, reports, sources } from "./reports.ts";
import { sarifErrors } from "./validators.ts";

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly automationDetails: { readonly id: string };
  readonly columnKind: string;
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
}

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[]; readonly "security-severity": string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>;
      };
    },
  ];
  readonly partialFingerprints: Record<string, string>;
  readonly suppressions?: readonly unknown[];
}

function runOf(text: string): Run {
  const log = JSON.parse(text) as { readonly version: string; readonly runs: readonly Run[] };
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (!run) throw new Error("no run");
  return run;
}

/** What GitHub asks beside the schema (docs.github.com, "SARIF support for code scanning"). */
function expectGitHubTakes({ tool, results, automationDetails, columnKind }: Run): void {
  expect(automationDetails.id).toMatch(/^[^/].*\/$/);
  expect(columnKind).toBe("utf16CodeUnits");
  for (const rule of tool.driver.rules) {
    expect(rule.shortDescription.text).toMatch(/\S/);
    expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.fullDescription.text).toMatch(/\S/);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.text).toMatch(/\S/);
    expect(rule.help.markdown).toMatch(/^## /);
    expect(rule.name).toMatch(/^[A-Za-z0-9]{1,255}$/);
    expect(rule.properties.tags).toContain("security");
    expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
    expect(rule.properties["security-severity"]).toMatch(/^\d{1,2}\.\d$/);
  }
  for (const result of results) {
    expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(result.message.text).toMatch(/\S/);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(artifactLocation.uri).not.toMatch(/^(?:\/|\.\/|file:)/);
    expect(region.startLine).toBeGreaterThanOrEqual(1);
    expect(region.endLine).toBeGreaterThanOrEqual(region.startLine);
    expect(Object.keys(result.partialFingerprints)).toContain("rootrail/v1");
  }
}

describe("sarif", () => {
  it.each(Object.entries(reports))("is valid and taken by GitHub: %s", (_name, { report: one, options: its }) => {
    const text = sarif(one, its);
    expect(sarifErrors(text)).toEqual([]);
    expectGitHubTakes(runOf(text));
  });

  it("is valid with the rules of the registry", () => {
    const { rules: _, ...others } = options;
    const text = sarif(report([baseFinding], [input("infra/mfa.yaml")]), others);
    expect(sarifErrors(text)).toEqual([]);
    const run = runOf(text);
    expectGitHubTakes(run);
    expect(run.tool.driver.rules.map((rule) => rule.id)).toEqual(registry.map((rule) => rule.id));
  });

  it("refuses what is not valid", () => {
    expect(
      sarifErrors(sarif(report([baseFinding], []), options).replace('"startLine": 7', '"startLine": 0')),
    ).not.toEqual([]);
    expect(sarifErrors('{"version": "2.1.0"}')).not.toEqual([]);
  });

  it("has GitHub's hash of the line where the text is at hand", () => {
    const [first, second] = runOf(
      sarif(report([baseFinding, finding({ location: place("gone.yaml", 1, 1, 1, 2) })], []), options),
    ).results;
    const hashes = lineHashes(sources.get("infra/mfa.yaml") ?? "");
    expect(first?.partialFingerprints["primaryLocationLineHash"]).toBe(hashes[6]);
    expect(second?.partialFingerprints).not.toHaveProperty("primaryLocationLineHash");
  });

  it("has paths from the top of the repository, percent-encoded", () => {
    const odd = { ...baseFinding, location: place("a b/ü#?(1)[x].yaml", 1, 1, 1, 2) };
    const [result] = runOf(sarif(report([odd], []), { ...options, directory: "infra" })).results;
    expect(result?.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: "infra/a%20b/%C3%BC%23%3F%281%29%5Bx%5D.yaml",
      uriBaseId: "%SRCROOT%",
    });
  });

  it("keeps 5,000 results, the most severe and open ones, and says how many are left out", () => {
    const notes = Array.from({ length: 5000 }, () => finding({ severity: "note" }));
    const hidden = finding({ suppressed: { kind: "inline", owner: "a", expires: null, reason: null } });
    const run = runOf(sarif(report([...notes, hidden, baseFinding], []), options));
    expect(run.results).toHaveLength(5000);
    expect(run.results[0]?.level).toBe("error");
    expect(run.results.some((result) => result.suppressions)).toBe(false);
    expect(run.invocations[0]?.toolExecutionNotifications[0]?.message.text).toMatch(/^2 results are left out/);
  });

  it("tells inputs that could not be read", () => {
    const broken = input("x.yaml", { status: "error", error: "x.yaml:1:1: broken" });
    const [invocation] = runOf(sarif(report([], [broken]), options)).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications.map((one) => one.level)).toEqual(["error"]);
  });

  it.each([
    [undefined, "rootrail/"],
    ["infra", "rootrail/infra/"],
    ["/stacks/eu/", "rootrail/stacks/eu/"],
  ])("has a category for %s", (category, expected) => {
    const run = runOf(sarif(report([], []), { ...options, ...(category !== undefined && { category }) }));
    expect(run.automationDetails.id).toBe(expected);
  });
});
