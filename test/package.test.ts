import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as library from "../src/index.ts";
import { version } from "../src/version.ts";

const root = join(import.meta.dirname, "..");

describe("the package", () => {
  it("reports the version that it is published with", () => {
    expect(version).toBe(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version);
  });

  it("exports this and nothing else", () => {
    expect(Object.keys(library).sort()).toEqual([
      "BaselineError",
      "ConfigError",
      "GitError",
      "LintCache",
      "PatternError",
      "UsageError",
      "exitCodeOf",
      "exitCodes",
      "lint",
    ]);
  });

  it("has a changelog entry for its version", () => {
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toMatch(
      new RegExp(`^## (?:Unreleased|${version.replaceAll(".", "\\.")})`, "m"),
    );
  });
});
