import { type CoverageWithDecisions, coverageWithDecisions } from "../coverage/coverage.ts";
import { mutantsOf } from "../guardrail-tests/mutants.ts";
import { runTest } from "../guardrail-tests/run-tests.ts";
import type { TestFile } from "../guardrail-tests/test-file.ts";
import type { MutantResult, MutationReport } from "../guardrail-tests/test-report.ts";
import type { Day } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import { rules } from "../rules/registry.ts";
import { runRules } from "../rules/run.ts";

/** A test file with what its tests run against. */
export interface TestSuite {
  readonly file: TestFile;
  readonly facts: readonly Fact[];
}

/** Parts of guardrails that are taken away at the most. */
const maxMutants = 1000;

/** The coverage that guardrail tests ask, whatever the facts speak of. */
export function coverageForTests(facts: readonly Fact[], settings: Settings, today: Day): CoverageWithDecisions {
  const resource = { format: "configuration", type: "", address: "." } as const;
  const fallback = { kind: "tests", resource, location: fileStart(".") } as const;
  return coverageWithDecisions(facts, settings, { today, fallback });
}

/**
 * Takes away every part of the guardrails in turn and tells what nobody would miss. Facts that several test files share
 * are changed once.
 */
export function mutateGuardrails(suites: readonly TestSuite[], settings: Settings, today: Day): MutationReport {
  const groups = new Map<string, { facts: readonly Fact[]; files: TestFile[] }>();
  for (const { file, facts } of suites) {
    const key = JSON.stringify(facts.map((fact) => [fact.resource.address, fact.header]));
    const have = groups.get(key);
    if (have) have.files.push(file);
    else groups.set(key, { facts, files: [file] });
  }
  const mutants: MutantResult[] = [];
  let left = 0;
  for (const { facts, files } of groups.values()) {
    const base = observe(facts, files, settings, today);
    for (const mutant of mutantsOf(facts)) {
      if (mutants.length >= maxMutants) {
        left += 1;
        continue;
      }
      const seen = observe(mutant.apply(), files, settings, today);
      const { kind, label, location } = mutant;
      const tests = [...seen.failed].filter((one) => !base.failed.has(one));
      const reported = [...seen.findings].flatMap(([key, rule]) => (base.findings.has(key) ? [] : [rule]));
      mutants.push({ kind, label, location, tests, rules: [...new Set(reported)] });
    }
  }
  const kept = mutants.filter((one) => one.tests.length > 0 || one.rules.length > 0).length;
  const score = mutants.length === 0 ? 100 : Math.floor((kept / mutants.length) * 100);
  return { mutants, protected: kept, left, score };
}

/** The tests that fail, and what the rules say. */
function observe(
  facts: readonly Fact[],
  files: readonly TestFile[],
  settings: Settings,
  today: Day,
): { readonly failed: ReadonlySet<string>; readonly findings: ReadonlyMap<string, string> } {
  const whole = coverageForTests(facts, settings, today);
  const results = files.flatMap((file) => file.tests.map((test) => runTest(test, whole)));
  const failed = results.filter((one) => one.failures.length > 0).map((one) => one.name);
  const findings = runRules(rules, facts, settings, whole.coverage);
  const notable = findings.filter((one) => one.severity !== "note");
  return {
    failed: new Set(failed),
    findings: new Map(
      notable.map((one) => [`${one.rule} ${one.resource.address} ${JSON.stringify(one.identity)}`, one.rule]),
    ),
  };
}
