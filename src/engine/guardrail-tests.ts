import { existsSync, readFileSync, realpathSync } from "node:fs";
import { posix, resolve } from "node:path";
import { ConfigError } from "../config/read.ts";
import { runTest } from "../guardrail-tests/run-tests.ts";
import { readTestFile, type TestFile, testFileName } from "../guardrail-tests/test-file.ts";
import type { TestReport } from "../guardrail-tests/test-report.ts";
import { discover } from "../inputs/discover.ts";
import { isInside, repositoryRoot, systemReason } from "../inputs/workspace.ts";
import { dayOf } from "../model/day.ts";
import type { InputSummary } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { version } from "../version.ts";
import { collectFacts } from "./collect-facts.ts";
import { coverageForTests, mutateGuardrails, type TestSuite } from "./mutate-guardrails.ts";
import type { LintOptions } from "./options.ts";

export interface GuardrailTestOptions extends LintOptions {
  /** Take away every part of the guardrails in turn, and tell which nobody would miss. */
  readonly mutate?: boolean;
}

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
  const suites: TestSuite[] = [];
  for (const { path, absolute } of found) {
    const file = await readTestFile(path, readText(path, absolute));
    const paths = inputPaths(file, options.paths ?? [], cwd);
    const run = await collectFacts({ ...options, paths }, settings);
    for (const input of run.inputs) inputs.set(input.path, input);
    suites.push({ file, facts: run.facts });
  }
  const results = suites.map(({ file, facts }) => {
    const coverage = coverageForTests(facts, settings, today);
    return { path: file.path, tests: file.tests.map((test) => runTest(test, coverage)) };
  });
  const all = results.flatMap(({ tests }) => tests);
  const failed = all.filter((one) => one.failures.length > 0).length;
  return {
    version: 1,
    tool: { name: "rootrail", version },
    files: results,
    inputs: [...inputs.values()],
    passed: all.length - failed,
    failed,
    ...(options.mutate && { mutation: mutateGuardrails(suites, settings, today) }),
  };
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
