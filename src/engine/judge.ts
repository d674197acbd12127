import type { ConfigRequest } from "../config/load.ts";
import type { LoadedConfiguration } from "../config/loaded.ts";
import { withFingerprints } from "../findings/fingerprint.ts";
import { byPriority } from "../findings/order.ts";
import type { Report } from "../model/report.ts";
import type { Rule } from "../model/rule.ts";
import type { stopwatch } from "../model/run-stats.ts";
import { rules } from "../rules/registry.ts";
import { runRules } from "../rules/run.ts";
import { judged } from "../suppressions/acceptance.ts";
import { listed } from "../suppressions/listed.ts";
import { acceptedByBase } from "../suppressions/relaxed.ts";
import { withExceptions } from "../suppressions/suppress.ts";
import { didYouMean } from "../syntax/spelling.ts";
import { acceptanceOf, readBaselineFile, withBase, withKnown } from "./accept.ts";
import { collectBase } from "./base-evidence.ts";
import { collectFacts } from "./collect-facts.ts";
import type { Evidence } from "./evidence.ts";
import { changesOf } from "./guardrail-changes.ts";
import { judging, type LintOptions, UsageError } from "./options.ts";
import { buildReport } from "./report.ts";
import { surveyFacts } from "./survey.ts";

/** What a run goes by. */
export interface Run {
  readonly options: LintOptions;
  readonly request: ConfigRequest;
  readonly loaded: LoadedConfiguration;
  readonly watch: ReturnType<typeof stopwatch>;
}

/**
 * The second half of the way, from facts to the report: rules, then what is accepted, then order. `first`: the
 * evidence where it is collected already; with a base it waits for the settings that the base decides.
 */
export async function judge(first: Evidence | undefined, { options, request, loaded, watch }: Run): Promise<Report> {
  const selected = selectRules(options);
  const before = await collectBase(options, request, loaded, selected, {
    collect: collectFacts,
    check: async (evidence, settings) =>
      runRules(selected, evidence.facts, settings, await surveyFacts(evidence, settings, request.today)),
  });
  // In a change the base decides what is accepted: nothing can switch off its own check.
  const { settings } = before?.acceptance.loaded ?? loaded;
  const evidence = first ?? (await collectFacts(options, settings, [], watch));
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
  return buildReport(byPriority(known.findings, settings), evidence.inputs, coverage, more);
}

function selectRules(options: LintOptions): readonly Rule[] {
  const known = new Set(rules.map((rule) => rule.id));
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) {
    if (known.has(id)) continue;
    const meant = didYouMean(id, [...known]) || `; the rules are ${[...known].join(", ")}`;
    throw new UsageError(`there is no rule ${id}${meant}`);
  }
  const isChosen = (rule: Rule) => !options.only?.length || options.only.includes(rule.id);
  return rules.filter((rule) => isChosen(rule) && !options.skip?.includes(rule.id));
}
