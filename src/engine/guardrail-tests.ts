import { existsSync, readFileSync, realpathSync } from "node:fs";
import { posix, resolve } from "node:path";
import { ConfigError } from "../config/read.ts";
import { DecisionCache } from "../coverage/scp/decision-cache.ts";
import { checkTests } from "../guardrail-tests/check-tests.ts";
import { recordTests } from "../guardrail-tests/record-tests.ts";
import { recordedFile } from "../guardrail-tests/recorded-file.ts";
import { runTest } from "../guardrail-tests/run-tests.ts";
import { TestBench } from "../guardrail-tests/test-bench.ts";
import { readTestFile, type TestFile, testFileName, testSchemaUrl } from "../guardrail-tests/test-file.ts";
import type { TestReport, TestResult } from "../guardrail-tests/test-report.ts";
import { discover } from "../inputs/discover.ts";
import { systemReason } from "../inputs/system-reason.ts";
import { isInside, repositoryRoot } from "../inputs/workspace.ts";
import { dayOf } from "../model/day.ts";
import type { InputSummary } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { loadServiceReference } from "../policy/service-reference/load.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { version } from "../version.ts";
import { collectFacts } from "./collect-facts.ts";
import { sentenceOf } from "./input-summary.ts";
import { coverageForTests, mutateGuardrails } from "./mutate-guardrails.ts";
import type { LintOptions } from "./options.ts";
import type { RunFacts } from "./run-facts.ts";

export interface GuardrailTestOptions extends LintOptions {
  /** Take away every part of the guardrails in turn, and tell which nobody would miss. */
  readonly mutate?: boolean;
  /** Called after each part that was taken away, with those done and all. */
  readonly onMutant?: (done: number, total: number) => void;
}

/**
 * Runs the guardrail tests among the paths. A file's tests run against its `inputs`, else against the other paths, else
 * against its own folder. Throws `UsageError` where there is no test file, `ConfigError` for a mistake in one.
 */
export async function testGuardrails(options: GuardrailTestOptions, settings: Settings): Promise<TestReport> {
  const cwd = options.cwd ?? process.cwd();
  const today = options.today ?? dayOf(new Date());
  const reference = await loadServiceReference();
  const files = await readTestFiles(options, cwd, reference);
  const { suites, inputs } = await readSuites(files, options, settings, cwd);
  const cache = new DecisionCache();
  const benches = new Map<RunFacts, TestBench>();
  const results = suites.map(({ file, run, paths }) => {
    const bench = benches.get(run) ?? new TestBench(coverageForTests(run.facts, settings, today, cache), reference);
    benches.set(run, bench);
    const tests = file.tests.map((test) => runTest(test, bench));
    const isRead = run.inputs.some((input) => input.status !== "error");
    return { path: file.path, tests: isRead ? tests : tests.map((one) => withoutInputs(one, paths, run.inputs)) };
  });
  const all = results.flatMap(({ tests }) => tests);
  const failed = all.filter((one) => one.failures.length > 0).length;
  const shared = { settings, today, reference, cache, ...(options.onMutant && { onMutant: options.onMutant }) };
  return {
    version: 1,
    tool: { name: "rootrail", version },
    files: results,
    inputs,
    warnings: repeatedNames(results),
    passed: all.length - failed,
    failed,
    ...(options.mutate && {
      mutation: mutateGuardrails(
        suites.map(({ file, run }) => ({ file, facts: run.facts })),
        shared,
      ),
    }),
  };
}

/** What `--record` writes. */
export interface Recorded {
  readonly text: string;
  readonly tests: number;
  /** Number of things that there is no test of; the text lists them. */
  readonly leftOut: number;
  /** Why an input cannot be read, one sentence each. */
  readonly errors: readonly string[];
}

/** Tests of what holds now as the text of a test file at `path`, which runs against the paths of the options. */
export async function recordGuardrails(path: string, options: LintOptions, settings: Settings): Promise<Recorded> {
  const today = options.today ?? dayOf(new Date());
  const paths = options.paths && options.paths.length > 0 ? options.paths : ["."];
  const run = await collectFacts({ ...options, paths }, settings);
  if (run.inputs.length === 0)
    throw new UsageError(`there is nothing to record: ${paths.join(", ")} has no template, plan or Terraform code`);
  const coverage = coverageForTests(run.facts, settings, today, new DecisionCache());
  const recording = recordTests(new TestBench(coverage, await loadServiceReference()));
  const { tests, leftOut } = recording;
  if (tests.length === 0) throw new UsageError("there is nothing to record: the inputs name no account and no policy");
  // What came by standard input is given again where the tests are run.
  const inputs = paths.flatMap((one) => (one === "-" ? [] : posix.relative(posix.dirname(path), one) || "."));
  const errors = run.inputs.flatMap((input) => input.error ?? []);
  const text = recordedFile(recording, inputs, testSchemaUrl);
  return { text, tests: tests.length, leftOut: leftOut.length, errors };
}

/** Reads the test files among the paths, and refuses what no request has. */
async function readTestFiles(
  options: GuardrailTestOptions,
  cwd: string,
  reference: ServiceReference,
): Promise<readonly TestFile[]> {
  const { files, problems } = discover(options.paths ?? [], options.ignore ?? [], cwd);
  const [missing] = problems;
  if (missing) throw new UsageError(sentenceOf(missing));
  const found = files.filter((file) => testFileName.test(file.path));
  if (found.length === 0) throw new UsageError("there is no test file: no *.rootrail-test.yaml is among the paths");
  const read: TestFile[] = [];
  for (const { path, absolute } of found) read.push(await readTestFile(path, readText(path, absolute)));
  const mistakes = read.flatMap((file) => checkTests(file, reference));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return read;
}

interface ReadSuite {
  readonly file: TestFile;
  readonly run: RunFacts;
  /** What the tests run against. */
  readonly paths: readonly string[];
}

/** Reads what the tests run against, equal paths once. */
async function readSuites(
  files: readonly TestFile[],
  options: GuardrailTestOptions,
  settings: Settings,
  cwd: string,
): Promise<{ readonly suites: readonly ReadSuite[]; readonly inputs: readonly InputSummary[] }> {
  const runs = new Map<string, RunFacts>();
  const inputs = new Map<string, InputSummary>();
  const suites: ReadSuite[] = [];
  for (const file of files) {
    const paths = inputPaths(file, options.paths ?? [], cwd);
    const key = JSON.stringify(paths);
    const run = runs.get(key) ?? (await collectFacts({ ...options, paths }, settings));
    runs.set(key, run);
    for (const input of run.inputs) inputs.set(input.path, input);
    suites.push({ file, run, paths });
  }
  return { suites, inputs: [...inputs.values()] };
}

function withoutInputs(result: TestResult, paths: readonly string[], inputs: readonly InputSummary[]): TestResult {
  const why = inputs.length > 0 ? "cannot be read" : "has no template, plan or Terraform code";
  const failure = `there is nothing that it could be asked of: ${paths.join(", ")} ${why}`;
  return { ...result, failures: [failure], details: [] };
}

/** A sentence for each name that several tests have: a report by name tells only one of them. */
function repeatedNames(files: TestReport["files"]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { tests } of files) {
    for (const { name, location } of tests) {
      const place = `${location.path}:${location.start.line}`;
      places.set(name, [...(places.get(name) ?? []), place]);
    }
  }
  return [...places]
    .filter(([, at]) => at.length > 1)
    .map(([name, at]) => `${at.length} tests have the name ${JSON.stringify(name)}: ${at.join(", ")}`);
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
  return others.length > 0 ? others : [folder];
}

/** Tests come with a change as everything else does: they reach no further than the repository, links resolved. */
function isWithinRepository(absolute: string, cwd: string): boolean {
  const root = repositoryRoot(cwd);
  if (!isInside(absolute, root)) return false;
  return !existsSync(absolute) || isInside(realpathSync(absolute), realpathSync(root));
}
