import { judged } from "./config/acceptance.ts";
import { type ListedException, listed } from "./config/listed.ts";
import { type ConfigRequest, loadConfiguration } from "./config/load.ts";
import { acceptedByBase } from "./config/relaxed.ts";
import { acceptanceOf, readBaselineFile, withBase, withKnown } from "./engine/accept.ts";
import { collectBase } from "./engine/base-evidence.ts";
import { collectFacts } from "./engine/collect-facts.ts";
import { changesOf } from "./engine/guardrail-changes.ts";
import { judging, type LintOptions, UsageError } from "./engine/options.ts";
import { buildReport } from "./engine/report.ts";
import { surveyFacts } from "./engine/survey.ts";
import { withContext, withinPaths } from "./engine/within-paths.ts";
import { withFingerprints } from "./findings/fingerprint.ts";
import { byPriority } from "./findings/order.ts";
import { withExceptions } from "./findings/suppress.ts";
import { type Day, dayOf } from "./model/day.ts";
import type { InputSummary, Report } from "./model/report.ts";
import type { Rule } from "./model/rule.ts";
import { stopwatch } from "./model/run-stats.ts";
import type { Settings } from "./model/settings.ts";
import { rules } from "./rules/registry.ts";
import { runRules } from "./rules/run.ts";

export type { ListedException } from "./config/listed.ts";
export { collectFacts } from "./engine/collect-facts.ts";
export type { Evidence } from "./engine/evidence.ts";
export { type LintOptions, UsageError } from "./engine/options.ts";
export { exitCodeOf, exitCodes, type FailOn } from "./engine/report.ts";
export { sourceReader } from "./engine/source-reader.ts";
export { surveyAlways, surveyFacts } from "./engine/survey.ts";

/**
 * Lints templates and plans: discovers, reads, turns resources into facts, runs the rules, and orders what they
 * found. Bad input is data in the report (`inputs[].error`), never an exception; bad options throw `UsageError`.
 */
export async function lint(asked: LintOptions = {}): Promise<Report> {
  const options = withContext(asked);
  const selected = selectRules(options);
  const watch = stopwatch();
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const before = await collectBase(options, request, loaded, selected, {
    collect: collectFacts,
    check: async (evidence, settings) =>
      runRules(selected, evidence.facts, settings, await surveyFacts(evidence, settings, request.today)),
  });
  // In a change the base decides what is accepted: nothing can switch off its own check.
  const { settings } = before?.acceptance.loaded ?? loaded;
  const evidence = await collectFacts(options, settings, [], watch);
  const coverage = await surveyFacts(evidence, settings, request.today);
  if (coverage) options.onCoverage?.(coverage);
  watch.lap("guardrails");
  const change = await changesOf(before, evidence, settings, request.today);
  const head = acceptanceOf(loaded, evidence, readBaselineFile(options), request.today);
  const deciding = before ? { ...before.acceptance, exceptions: acceptedByBase(before.acceptance, head) } : head;
  const entries = deciding.exceptions.map((one) => one.entry);
  const exceptions = listed(entries, deciding.loaded.attestations, request.today);
  options.onConfiguration?.({ accounts: settings.accounts, exceptions });
  const raw = judged(runRules(selected, evidence.facts, settings, coverage, change), {
    ...judging(options, selected, request.today),
    head,
    ...(before && { base: before.acceptance }),
    looked: evidence.looked,
  });
  const marked = withBase(withFingerprints(raw), before, request.cwd);
  const accepted = withExceptions(marked.findings, deciding.exceptions, settings);
  const known = withKnown(accepted, deciding.baseline, evidence, selected, options);
  watch.lap("rules");
  options.onStats?.({ ...evidence.counts, facts: evidence.facts.length, phases: watch.phases });
  const more = { configuration: loaded.path, ...known.summary, ...marked.summary };
  const report = buildReport(byPriority(known.findings, settings), evidence.inputs, coverage, more);
  return asked.context?.length ? await withinPaths(report, asked) : report;
}

/** Every exception and attestation in scope, central and inline, with the day that they were judged on. */
export async function listExceptions(options: LintOptions = {}): Promise<{
  readonly today: Day;
  readonly exceptions: readonly ListedException[];
  readonly inputs: readonly InputSummary[];
}> {
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const { exceptions, inputs } = await collectFacts(options, loaded.settings);
  const { today } = request;
  return { today, inputs, exceptions: listed([...loaded.exceptions, ...exceptions], loaded.attestations, today) };
}

/** The settings of a run: what the options say, else the configuration, else the defaults. */
export async function settingsOf(options: LintOptions): Promise<Settings> {
  return (await loadConfiguration(configRequest(options))).settings;
}

function configRequest(options: LintOptions): ConfigRequest {
  return {
    cwd: options.cwd ?? process.cwd(),
    file: options.config,
    today: options.today ?? dayOf(new Date()),
    level: options.level,
    require: options.requireGuardrails,
  };
}

function selectRules(options: LintOptions): readonly Rule[] {
  const known = new Set(rules.map((rule) => rule.id));
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) {
    if (!known.has(id)) throw new UsageError(`there is no rule ${id}; the rules are ${[...known].join(", ")}`);
  }
  const isChosen = (rule: Rule) => !options.only?.length || options.only.includes(rule.id);
  return rules.filter((rule) => isChosen(rule) && !options.skip?.includes(rule.id));
}
