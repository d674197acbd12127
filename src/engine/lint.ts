import { loadConfiguration } from "../config/load.ts";
import { byPriority } from "../findings/order.ts";
import { pathGone } from "../findings/path-gone.ts";
import { stopwatch } from "../model/run-stats.ts";
import { listExceptions } from "../suppressions/list-exceptions.ts";
import { suppressionsOf } from "../suppressions/suppressions.ts";
import type { PresentReader } from "./base-side.ts";
import { readBaseline } from "./baseline.ts";
import { openChange, unreadInputs } from "./change.ts";
import { factsOfRun, readRun } from "./collect-facts.ts";
import { compareGuardrails } from "./compare-guardrails.ts";
import { coverageOfRun, DecidedSides } from "./compute-coverage.ts";
import { configRequest } from "./configuration.ts";
import { findFindings } from "./find-findings.ts";
import type { RuleInputs } from "./findings-of-rules.ts";
import { checkOptions, type LintOptions, requestedPaths } from "./options.ts";
import { buildReport } from "./report.ts";
import type { LintResult } from "./result.ts";
import { selectRules } from "./select-rules.ts";
import { sourceReader } from "./source-reader.ts";
import { suppress } from "./suppress.ts";
import { withRootsOfVariableFiles } from "./variable-file-roots.ts";
import { contextTest, withContext, withinPaths } from "./within-paths.ts";

/**
 * Lints templates and plans, from paths to the report: discovers, reads, turns resources into facts, runs the rules,
 * marks what is suppressed, and orders the findings. Bad input is data in the report (`inputs[].error`), never an
 * exception; a mistake in options, configuration, baseline or base throws `UsageError`.
 */
export async function lint(given: LintOptions = {}): Promise<LintResult> {
  checkOptions(given);
  const requested = withRootsOfVariableFiles(given);
  const options = withContext(requested);
  const rules = selectRules(options);
  const request = configRequest(options);
  const { cwd, today } = request;
  const watch = stopwatch();
  const loaded = await loadConfiguration(request);

  // In a change the base decides what is suppressed, its settings included: nothing can switch off its own check.
  const isContext = contextTest(requested);
  const readPresent: PresentReader = (settings, sideOf) => {
    if (options.base !== undefined) watch.lap("open the base");
    return readRun(options, settings, { watch, ...(isContext && { isContext }), ...(sideOf && { sideOf }) });
  };
  const change = await openChange(options, request, loaded, readPresent);
  const opened = change?.opened;
  if (opened) watch.lap("base");
  const { settings, attestations } = opened?.suppressions.configuration ?? loaded;

  const present = opened?.present ?? (await readPresent(settings));
  const asked = { cwd, requested: requestedPaths(options), ignore: options.ignore };
  const unread = await unreadInputs(change, asked, present.inputs);
  const read = await factsOfRun(present, settings, { beside: opened?.run.scanned ?? [], unread });
  const sides = new DecidedSides(settings, today);
  const base = change && (await change.steps.lintBase(change.opened, read, rules, requestedPaths(options), sides));
  if (base) watch.lap("rules on the base");
  const trusted = base ? change.steps.trustedFacts(read, base) : { facts: read.facts, loosened: [] };
  const run = base ? { ...read, facts: change.steps.withLetGo(trusted.facts, base, read) } : read;
  const comparison = await compareGuardrails(base, run, sides);
  watch.lap("guardrails");

  const own = suppressionsOf(loaded, run.exceptions, readBaseline(options), today);
  const deciding = base ? change.steps.baseSuppressions(base.suppressions, own, base.moves, pathGone(cwd)) : own;
  const judged: RuleInputs = {
    rules,
    run,
    settings,
    coverage: await coverageOfRun(run, sides),
    ...(base && { renamed: base.renamed }),
    changes: comparison?.changes,
    suppressions: own,
    loosened: base
      ? [
          ...change.steps.loosenedByChange(
            { now: base.suppressions, started: base.started },
            own,
            base.moves,
            pathGone(cwd),
          ),
          ...trusted.loosened,
        ]
      : [],
    requested: requestedPaths(options),
  };
  const seen = await findFindings(judged);
  const values = base && change.opened.values;
  const { findings: found, coverage } = values
    ? await change.steps.distrustValues(judged, seen, { base, values, cwd }, sides)
    : { findings: seen, coverage: judged.coverage };
  const compared = base
    ? await change.steps.compareFindings(found, base, { run, isRequired: coverage?.required === true, cwd }, sides)
    : { findings: found, summary: {} };
  const suppressed = await suppress({
    findings: compared.findings,
    suppressions: deciding,
    settings,
    scope: { ...run, moves: base?.moves ?? run.moves },
    rules,
    options,
    base,
    nodes: base?.coverage && coverage ? { before: base.coverage.nodes, after: coverage.nodes } : undefined,
  });
  const findings = byPriority(suppressed.findings, settings);
  watch.lap("rules");

  const before = base || comparison ? (await import("./before.ts")).beforeOf(base, comparison) : undefined;
  const summaries = {
    configuration: loaded.path,
    ...suppressed.summary,
    ...compared.summary,
    ...(before && { before }),
  };
  const report = buildReport(findings, run, coverage, summaries);
  const entries = deciding.exceptions.map(({ entry }) => entry);
  const within = await withinPaths(report, requested);
  return {
    facts: run.facts,
    report: within,
    findings: within.findings,
    coverage,
    stats: { ...run.counts, facts: run.facts.length, phases: watch.phases },
    configuration: { accounts: settings.accounts, exceptions: listExceptions(entries, attestations, today) },
    passedOver: run.passedOver,
    updatedBaseline: suppressed.updatedBaseline,
    source: sourceReader(options, report, run.readArchived),
  };
}
