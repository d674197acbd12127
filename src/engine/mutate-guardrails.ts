import type { DecisionCache } from "../coverage/scp/decision-cache.ts";
import { type CoverageWithRequests, coverageWithRequests } from "../coverage/with-requests.ts";
import { isAboutNodes } from "../findings/fingerprint.ts";
import { type Mutant, mutantsOf } from "../guardrail-tests/mutants.ts";
import { isFailing, traceOf } from "../guardrail-tests/run-tests.ts";
import { TestBench } from "../guardrail-tests/test-bench.ts";
import type { TestFile } from "../guardrail-tests/test-file.ts";
import { isProtected, type MutantResult, type MutationReport } from "../guardrail-tests/test-report.ts";
import { withoutTwins } from "../guardrail-tests/twins.ts";
import type { Day } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import type { RawFinding } from "../model/finding.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
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
export function coverageForTests(
  facts: readonly Fact[],
  settings: Settings,
  today: Day,
  cache: DecisionCache,
): CoverageWithRequests {
  const resource = { format: "configuration", type: "", address: "." } as const;
  const fallback = { kind: "tests", resource, location: fileStart(".") } as const;
  return coverageWithRequests(facts, settings, { today, fallback, cache });
}

/** What the runs over all mutants share. */
export interface MutationContext {
  readonly settings: Settings;
  readonly today: Day;
  readonly reference: ServiceReference;
  readonly cache: DecisionCache;
  readonly onMutant?: (done: number, total: number) => void;
}

/**
 * Takes away every part of the guardrails in turn and tells what nobody would miss. Facts that several test files share
 * are changed once.
 */
export function mutateGuardrails(suites: readonly TestSuite[], context: MutationContext): MutationReport {
  const groups = new Map<readonly Fact[], TestFile[]>();
  for (const { file, facts } of suites) groups.set(facts, [...(groups.get(facts) ?? []), file]);
  const runs = [...groups].map(([facts, files]) => {
    const few = withoutTwins(facts, files, context.settings);
    return { facts: few, files, mutants: mutantsOf(few) };
  });
  const total = runs.reduce((sum, run) => sum + run.mutants.length, 0);
  const mutants: MutantResult[] = [];
  let [left, equivalent, done] = [0, 0, 0];
  for (const { facts, files, mutants: all } of runs) {
    const base = observe(facts, files, context);
    for (const mutant of all) {
      if (mutants.length >= maxMutants) {
        left += 1;
        continue;
      }
      const seen = observe(mutant.apply(), files, context, base);
      const result = compare(mutant, base, seen);
      if (result === null) equivalent += 1;
      else mutants.push(result);
      done += 1;
      context.onMutant?.(done, Math.min(total, maxMutants));
    }
  }
  const kept = mutants.filter((one) => isProtected(one)).length;
  const score = mutants.length === 0 ? null : Math.floor((kept / mutants.length) * 100);
  return { mutants, protected: kept, left, equivalent, score };
}

/** What a mutant changes; `null`: nothing that could be told. */
function compare(mutant: Mutant, base: Observation, seen: Observation): MutantResult | null {
  const tests = [...seen.failed].flatMap(([key, name]) => (base.failed.has(key) ? [] : [name]));
  const reported = [...seen.findings].flatMap(([key, one]) => (base.findings.has(key) ? [] : [one]));
  if (tests.length === 0 && reported.length === 0 && base.signature === seen.signature) return null;
  const { kind, effect, label, location } = mutant;
  const rules = [...new Set(reported.map((one) => one.rule))];
  const isStopped = reported.some((one) => one.severity === "error");
  return { kind, effect, label, location, tests: [...new Set(tests)], rules, isStopped };
}

interface Observation {
  /** The tests that fail: their names by what tells them apart. */
  readonly failed: ReadonlyMap<string, string>;
  /** What the result of each test hangs on. */
  readonly traces: ReadonlyMap<string, string>;
  /** By what a comparison of two runs recognises a finding by. */
  readonly findings: ReadonlyMap<string, RawFinding>;
  /** Equal for facts that no test and no rule can tell apart. */
  readonly signature: string;
}

/** The tests that fail, and what the rules say. Tests that `before` has the answer of are not asked again. */
function observe(
  facts: readonly Fact[],
  files: readonly TestFile[],
  context: MutationContext,
  before?: Observation,
): Observation {
  const { settings, today, reference, cache } = context;
  const whole = coverageForTests(facts, settings, today, cache);
  const bench = new TestBench(whole, reference);
  const failed = new Map<string, string>();
  const traces = new Map<string, string>();
  for (const [place, file] of files.entries()) {
    for (const [index, test] of file.tests.entries()) {
      const key = `${place} ${index}`;
      const trace = traceOf(test, bench);
      traces.set(key, trace);
      const fails = before?.traces.get(key) === trace ? before.failed.has(key) : isFailing(test, bench);
      if (fails) failed.set(key, test.name);
    }
  }
  const findings = new Map<string, RawFinding>();
  for (const one of runRules(rules, facts, settings, whole.coverage)) {
    if (one.severity === "note") continue;
    for (const key of findingKeys(one)) if (!findings.has(key)) findings.set(key, one);
  }
  const covers = whole.coverage.nodes.map((node) => [node.key, node.detective.state, node.preventive.state]);
  const policies = whole.tree
    .all()
    .map((node) => [node.key, whole.requests.effectOf(node), whole.resourceRequests.effectOf(node)]);
  return { failed, traces, findings, signature: JSON.stringify([covers, policies]) };
}

/** What tells a finding from others in a comparison: never its message. One about nodes is compared node by node. */
function findingKeys({ rule, resource, identity, nodes }: RawFinding): readonly string[] {
  const about = [rule, ...(isAboutNodes(rule) ? [] : [resource.type, resource.address]), ...identity];
  return nodes ? nodes.map(({ key }) => JSON.stringify([...about, key])) : [JSON.stringify(about)];
}
