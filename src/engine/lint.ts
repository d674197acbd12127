import { type ConfigRequest, loadConfiguration } from "../config/load.ts";
import type { LoadedConfiguration } from "../config/loaded.ts";
import { type Day, dayOf } from "../model/day.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { stopwatch } from "../model/run-stats.ts";
import type { Settings } from "../model/settings.ts";
import type { ListedException } from "../suppressions/listed.ts";
import { collectFacts } from "./collect-facts.ts";
import type { Evidence } from "./evidence.ts";
import type { LintOptions } from "./options.ts";
import { buildReport } from "./report.ts";

export type { ListedException } from "../suppressions/listed.ts";
export { collectFacts } from "./collect-facts.ts";
export type { Evidence } from "./evidence.ts";
export { exitCodes } from "./exit-codes.ts";
export { type LintOptions, UsageError } from "./options.ts";
export { exitCodeOf, type FailOn } from "./report.ts";
export { sourceReader } from "./source-reader.ts";
export { surveyAlways, surveyFacts } from "./survey.ts";

/**
 * Lints templates and plans: discovers, reads, turns resources into facts, runs the rules, and orders what they
 * found. Bad input is data in the report (`inputs[].error`), never an exception; bad options throw `UsageError`.
 */
export async function lint(asked: LintOptions = {}): Promise<Report> {
  const options = asked.context?.length ? (await import("./within-paths.ts")).withContext(asked) : asked;
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const watch = stopwatch();
  // In a change the base decides what is accepted, its settings included: nothing can switch off its own check.
  const first = options.base === undefined ? await collectFacts(options, loaded.settings, [], watch) : undefined;
  if (first && saysNothing(first, loaded, options)) return blankReport(first, loaded, options, watch);
  const { judge } = await import("./judge.ts");
  const report = await judge(first, { options, request, loaded, watch });
  return asked.context?.length ? (await import("./within-paths.ts")).withinPaths(report, asked) : report;
}

/** Nothing to judge, and nothing asked that would have to be: the usual case of a hook does not load the rules. */
function saysNothing(
  evidence: Evidence,
  { exceptions, attestations, settings }: LoadedConfiguration,
  options: LintOptions,
): boolean {
  const { only = [], skip = [], baseline, updateBaseline } = options;
  const found = [evidence.facts, evidence.exceptions, evidence.planned.before, evidence.conflicts];
  const asked = [only, skip, exceptions, attestations];
  const isAsked = baseline !== undefined || updateBaseline !== undefined;
  return !isAsked && settings.require !== "always" && [...found, ...asked].every((list) => !list?.length);
}

function blankReport(
  { inputs, counts }: Evidence,
  { path, settings }: LoadedConfiguration,
  options: LintOptions,
  watch: ReturnType<typeof stopwatch>,
): Report {
  for (const phase of ["guardrails", "rules"]) watch.lap(phase);
  options.onConfiguration?.({ accounts: settings.accounts, exceptions: [] });
  options.onStats?.({ ...counts, facts: 0, phases: watch.phases });
  return buildReport([], inputs, null, { configuration: path });
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
  const { listed } = await import("../suppressions/listed.ts");
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
