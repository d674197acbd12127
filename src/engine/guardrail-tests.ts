import { existsSync, readFileSync, realpathSync } from "node:fs";
import { posix, resolve } from "node:path";
import { ConfigError } from "../config/read.ts";
import { type CoverageWithDecisions, coverageWithDecisions } from "../coverage/coverage.ts";
import { mutantsOf } from "../guardrail-tests/mutants.ts";
import { runTest, type TestResult } from "../guardrail-tests/run-tests.ts";
import { readTestFile, type TestFile, testFileName } from "../guardrail-tests/test-file.ts";
import type { MutantResult, MutationReport, TestReport } from "../guardrail-tests/test-report.ts";
import { discover } from "../inputs/discover.ts";
import { isInside, repositoryRoot, systemReason } from "../inputs/workspace.ts";
import { dayOf } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { InputSummary } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { rules } from "../rules/registry.ts";
import { runRules } from "../rules/run.ts";
import { version } from "../version.ts";
import { collectFacts } from "./collect-facts.ts";
import type { LintOptions } from "./options.ts";

/** A test file with what its tests run against. */
interface Suite {
  readonly file: TestFile;
  readonly facts: readonly Fact[];
}

export interface GuardrailTestOptions extends LintOptions {
  /** Take away every part of the guardrails in turn, and tell which nobody would miss. */
  readonly mutate?: boolean;
}

/** Parts of guardrails that are taken away at the most. */
const maxMutants = 1000;

/**
 * Runs the guardrail tests among the paths. A file's tests run against its `inputs`, else against the other paths, else
 * against its own folder. Throws `UsageError` where there is no test file, `ConfigError` for a mistake in one.
 */
export async function testGuardrails(options: GuardrailTestOptions, settings: Settings): Promise<TestReport> {
  const cwd = options.cwd ?? process.cwd();
  const { files, problems } = discover(options.paths ?? [], options.ignore ?? [], cwd);
  const [missing] = problems;
  if (missing) throw new UsageError(missing.message);
  const found = files.filter((file) => testFileName.test(file.path));
  if (found.length === 0) throw new UsageError("there is no test file: no *.rootrail-test.yaml is among the paths");
  const today = options.today ?? dayOf(new Date());
  const inputs = new Map<string, InputSummary>();
  const suites: Suite[] = [];
  for (const { path, absolute } of found) {
    const file = await readTestFile(path, readText(path, absolute));
    const paths = inputPaths(file, options.paths ?? [], cwd);
    const run = await collectFacts({ ...options, paths }, settings);
    for (const input of run.inputs) inputs.set(input.path, input);
    suites.push({ file, facts: run.facts });
  }
  const survey = (facts: readonly Fact[]) => surveyOf(facts, settings, today);
  const results = suites.map(({ file, facts }) => ({ path: file.path, tests: runSuite(file, survey(facts)) }));
  const all = results.flatMap(({ tests }) => tests);
  const failed = all.filter((one) => one.failures.length > 0).length;
  return {
    version: 1,
    tool: { name: "rootrail", version },
    files: results,
    inputs: [...inputs.values()],
    passed: all.length - failed,
    failed,
    ...(options.mutate && { mutation: mutate(suites, settings, survey) }),
  };
}

function runSuite(file: TestFile, survey: CoverageWithDecisions): readonly TestResult[] {
  return file.tests.map((test) => runTest(test, survey));
}

function readText(path: string, absolute: string): string {
  try {
    return readFileSync(absolute, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${systemReason(error)}`, { cause: error });
  }
}

function inputPaths({ path, inputs, at }: TestFile, requested: readonly string[], cwd: string): readonly string[] {
  const folder = posix.dirname(path);
  if (inputs && inputs.length > 0) {
    const outside = inputs.find((one) => !isWithinRepository(resolve(cwd, folder, one), cwd));
    if (outside !== undefined)
      throw new ConfigError([
        { message: `the input ${JSON.stringify(outside)} lies outside the repository`, location: at },
      ]);
    return inputs.map((one) => posix.join(folder, one));
  }
  const others = requested.filter((one) => !testFileName.test(one));
  return others.length > 0 || requested.length === 0 ? others : [folder];
}

/** Tests come with a change as everything else does: they reach no further than the repository, links resolved. */
function isWithinRepository(absolute: string, cwd: string): boolean {
  const root = repositoryRoot(cwd);
  if (!isInside(absolute, root)) return false;
  return !existsSync(absolute) || isInside(realpathSync(absolute), realpathSync(root));
}

function surveyOf(facts: readonly Fact[], settings: Settings, today: string): CoverageWithDecisions {
  const resource = { format: "configuration", type: "", address: "." } as const;
  const fallback = { kind: "tests", resource, location: fileStart(".") } as const;
  return coverageWithDecisions(facts, settings, { today, fallback });
}

/** Facts that several test files share are changed once. */
function mutate(
  suites: readonly Suite[],
  settings: Settings,
  survey: (facts: readonly Fact[]) => CoverageWithDecisions,
): MutationReport {
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
    const base = observe(facts, files, settings, survey);
    for (const mutant of mutantsOf(facts)) {
      if (mutants.length >= maxMutants) {
        left += 1;
        continue;
      }
      const seen = observe(mutant.apply(), files, settings, survey);
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
  survey: (facts: readonly Fact[]) => CoverageWithDecisions,
): { readonly failed: ReadonlySet<string>; readonly findings: ReadonlyMap<string, string> } {
  const whole = survey(facts);
  const results = files.flatMap((file) => runSuite(file, whole));
  const failed = results.filter((one) => one.failures.length > 0).map((one) => one.name);
  const findings = runRules(rules, facts, settings, whole.coverage);
  const notable = findings.filter((one) => one.severity !== "note");
  return {
    failed: new Set(failed),
    findings: new Map(notable.map((one) => [`${one.rule} ${one.resource.address} ${one.message}`, one.rule])),
  };
}
