import { describe, expect, it } from "vitest";
import { withSeverities } from "../../src/findings/severity.ts";
import type { RawFinding, Severity } from "../../src/model/finding.ts";
import { fileStart } from "../../src/model/location.ts";
import { defaultSettings } from "../../src/model/settings.ts";

function finding(rule: string, severity: Severity, more: Partial<RawFinding> = {}): RawFinding {
  return {
    ...{ rule, severity, certainty: "certain", status: "new", message: "", related: [], accounts: [], identity: [] },
    ...{
      resource: { format: "configuration", type: "T", address: "A" },
      location: fileStart("a"),
      cause: "given-to-root",
      remediation: "",
    },
    ...more,
  };
}

function severities(found: readonly RawFinding[], configured: readonly (readonly [string, Severity | "off"])[]) {
  const settings = { ...defaultSettings, severities: new Map(configured) };
  return withSeverities(found, settings).map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("a configured severity", () => {
  const found = [finding("a", "error"), finding("b", "note", { isSeverityFixed: true })];

  it("counts for its rule's findings", () => {
    expect(severities(found, [["a", "note"]])).toEqual(["a note", "b note"]);
  });

  it("leaves a fixed one as it is", () => {
    expect(severities(found, [["b", "error"]])).toEqual(["a error", "b note"]);
  });

  it("drops findings where it is off, fixed ones too", () => {
    const off = [["a", "off"] as const, ["b", "off"] as const];
    expect(severities(found, off)).toEqual([]);
  });
});
