import { loadConfiguration } from "../config/load.ts";
import { byPriority } from "../findings/order.ts";
import { stopwatch } from "../model/run-stats.ts";
import { listExceptions } from "../suppressions/list-exceptions.ts";
import { baseSuppressions, loosenedByChange, suppressionsOf } from "../suppressions/suppressions.ts";
import { lintBase, readBase } from "./base-side.ts";
import { readBaseline } from "./baseline.ts";
import { beforeOf } from "./before.ts";
import { collectFacts } from "./collect-facts.ts";
import { compareFindings } from "./compare-findings.ts";
import { compareGuardrails } from "./compare-guardrails.ts";
import { DecidedSides } from "./compute-coverage.ts";
import { configRequest } from "./configuration.ts";
import { earlierNodes } from "./earlier-nodes.ts";
import { findInPresent } from "./find-in-present.ts";
import { leftOutFiles, unreadSubmodulesOf } from "./left-out-files.ts";
import { withLetGo } from "./let-go.ts";
import { checkOptions, type LintOptions, requestedPaths } from "./options.ts";
import { buildReport } from "./report.ts";
import type { LintResult } from "./result.ts";
import { selectRules } from "./select-rules.ts";
import { sourceReader } from "./source-reader.ts";
import { applySuppressions } from "./suppress-findings.ts";
import { trustedFacts } from "./trusted-facts.ts";
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
  const opened = await readBase(options, request, loaded);
  if (opened) watch.lap("base");
  const { settings, attestations } = opened?.suppressions.configuration ?? loaded;

  const commit = opened?.base.commit ?? null;
  const unread =
    opened && commit !== null
      ? [...leftOutFiles(opened.run.facts, cwd), ...unreadSubmodulesOf(commit, cwd, requestedPaths(options))]
      : [];
  const isContext = contextTest(requested);
  const read = await collectFacts(options, settings, {
    watch,
    beside: opened?.run.scanned ?? [],
    unread,
    ...(isContext && { isContext }),
  });
  const sides = new DecidedSides(settings, today);
  const base = opened && (await lintBase(opened, read, rules, requestedPaths(options), sides));
  if (base) watch.lap("rules on the base");
  const trusted = trustedFacts(read.facts, base);
  const run = { ...read, facts: withLetGo(trusted.facts, base, read.letGo) };
  const comparison = await compareGuardrails(base, run, sides);
  watch.lap("guardrails");

  const own = suppressionsOf(loaded, run.exceptions, readBaseline(options), today);
  const deciding = base ? baseSuppressions(base.suppressions, own, base.moves) : own;
  const present = {
    rules,
    run,
    ...(base && { renamed: base.renamed }),
    changes: comparison?.changes,
    suppressions: own,
    loosened: base
      ? [...loosenedByChange({ now: base.suppressions, started: base.started }, own, base.moves), ...trusted.loosened]
      : [],
    requested: requestedPaths(options),
  };
  const { findings: found, coverage } = await findInPresent(present, base, opened?.values, cwd, sides);
  const nodes = await earlierNodes(base, run.facts, coverage?.required === true, sides);
  const compared = compareFindings(found, base, nodes, cwd);
  const scope = { ...run, moves: base?.moves ?? run.moves };
  const suppressed = applySuppressions(compared.findings, deciding, settings, scope, rules, options, base?.findings);
  const findings = byPriority(suppressed.findings, settings);
  watch.lap("rules");

  const before = beforeOf(base, comparison);
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
