import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleDocs, staleFiles } from "../../scripts/rule-docs.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { rules } from "../../src/rules/registry.ts";
import { isExceptionRule, ruleIds } from "../../src/rules/rule-ids.ts";
import { runExceptionRules, runRules } from "../../src/rules/run.ts";

/** What every rule owes: metadata, a page that is up to date, and fixtures of each kind. */
const root = join(import.meta.dirname, "..", "..");

/** Rules without an open case: an exception is there or not; what a change makes of a guardrail is told end to end. */
const withoutOpenCase = /^exception-|^guardrail-weakened$/;
const kindsOf = (rule: string) => (withoutOpenCase.test(rule) ? ["fail", "pass"] : ["fail", "pass", "unknown"]);

function cases(rule: string, kind: string): readonly string[] {
  const folder = join(root, "fixtures", rule, kind);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("the rules", () => {
  it("have IDs of their own", () => {
    expect(rules.map((rule) => rule.id)).toEqual(ruleIds);
  });

  it("find nothing over nothing, so that a run without facts and exceptions need not load them", () => {
    expect(runRules(rules, [], defaultSettings)).toEqual([]);
    expect(runExceptionRules(rules, { exceptions: [], attestations: [], unused: [], loosened: [] })).toEqual([]);
  });

  it("have pages and examples that are up to date (npm run docs writes them)", () => {
    expect(staleFiles(root, ruleDocs(root))).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("is named after what it finds", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(existsSync(join(root, "src", "rules", `${id}.ts`))).toBe(true);
  });

  it("checks what the list of IDs says", () => {
    expect("checkExceptions" in rule).toBe(isExceptionRule(id));
  });

  it("has whole metadata", () => {
    const { summary, description, rationale, remediation, references } = rule.docs;
    for (const text of [summary.what, summary.why]) expect(text.length, text).toBeLessThanOrEqual(240);
    for (const { when, fix } of summary.fixes) {
      expect(when).toMatch(/^[a-z].*[^.]$/);
      expect(fix).toMatch(/^[A-Z].*\.$/);
    }
    expect(summary.fixes.length).toBeGreaterThan(1);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(["error", "warning", "note"]).toContain(rule.severity);
    expect(rule.tags.length).toBeGreaterThan(0);
    for (const text of [summary.what, summary.why, description, rationale, ...Object.values(remediation)]) {
      expect(text).toMatch(/^[A-Z`].{10,}[.!?]$/s);
      expect(text.split("`").length % 2, "code marks in pairs").toBe(1);
    }
    expect(references.length).toBeGreaterThan(0);
    for (const { url } of references) if (url !== undefined) expect(url).toMatch(/^https:\/\/\S+$/);
    expect(description.length, "GitHub takes 1,024 characters").toBeLessThanOrEqual(1024);
  });

  it("has a case that fails, one that passes and one that is open, as far as it can have one", () => {
    expect(kindsOf(id).filter((kind) => cases(id, kind).length === 0)).toEqual([]);
  });
});
