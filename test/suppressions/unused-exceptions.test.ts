import { describe, expect, it } from "vitest";
import { fileStart } from "../../src/model/location.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import type { Named } from "../../src/suppressions/target.ts";
import { type RunScope, unusedExceptions } from "../../src/suppressions/unused-exceptions.ts";
import { validateException } from "../../src/suppressions/validity.ts";
import { today } from "../support/lint-files.ts";

const rule = "root-virtual-mfa-device";
const scope: RunScope = { rules: new Set([rule]), scanned: ["stacks/a.yaml"], requested: ["stacks"] };
const found: Named = {
  rule,
  resource: { format: "cloudformation", type: "T", address: "RootMfa" },
  location: fileStart("stacks/a.yaml"),
  accounts: [],
};

function isUnused(
  target: string,
  change: Partial<RunScope> = {},
  findings: readonly Named[] = [],
  more: Partial<Settings> = {},
) {
  const entry = {
    ...{ rule, target, owner: "a", expires: "2027-06-30", reason: "b" },
    ...{ location: fileStart("rootrail.yaml"), inline: false, flaws: [] },
  };
  const settings = { ...defaultSettings, ...more };
  const exceptions = [validateException(entry, today)];
  return unusedExceptions(findings, exceptions, settings, settings, { ...scope, ...change }).length > 0;
}

describe("an exception is unused", () => {
  it("where no finding needs it", () => {
    expect([isUnused("RootMfa"), isUnused("RootMfa", {}, [found])]).toEqual([true, false]);
  });

  it.each<[string, boolean]>([
    ["stacks/a.yaml", true],
    ["stacks/gone.yaml", true],
    ["stacks/*.yaml", true],
    ["other/a.yaml", false],
    ["arn:aws:iam::111122223333:root", true],
  ])("as far as this run could need it: %s", (target, expected) => {
    expect(isUnused(target)).toBe(expected);
  });

  it("not where its rule did not run or is off", () => {
    expect(isUnused("RootMfa", { rules: new Set() })).toBe(false);
    expect(isUnused("RootMfa", {}, [], { severities: new Map([[rule, "off"]]) })).toBe(false);
  });
});
