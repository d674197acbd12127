import { resolve } from "node:path";
import { type ConfigRequest, loadBaseConfiguration } from "../config/load.ts";
import type { Base } from "../inputs/base.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { Rule } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { type Suppressions, suppressionsOf } from "../suppressions/suppressions.ts";
import { readBaselineEntries } from "./baseline.ts";
import { collectFacts } from "./collect-facts.ts";
import { coverageOfRun } from "./compute-coverage.ts";
import { findFindings } from "./find-findings.ts";
import { type LintOptions, requestedPaths } from "./options.ts";
import { noFacts, type RunFacts } from "./run-facts.ts";
import { templateChangesOf } from "./template-changes.ts";

/** What the base of a change declares, suppresses and is found to have. */
export interface BaseSide {
  readonly base: Pick<Base, "name" | "commit">;
  readonly facts: readonly Fact[];
  /** What the change does to CloudFormation resources that declare guardrails. */
  readonly templates: readonly TemplateChange[];
  readonly suppressions: Suppressions;
  readonly findings: readonly Finding[];
}

/** Lints the base as the present is linted; what is found there is told only by what became of it. */
export async function lintBase(
  options: LintOptions,
  request: ConfigRequest,
  head: LoadedConfiguration,
  rules: readonly Rule[],
): Promise<BaseSide | undefined> {
  if (options.base === undefined) return undefined;
  if (options.updateBaseline)
    throw new UsageError("a baseline is updated from the whole, not from a change: leave out --base");
  const { openBase } = await import("../inputs/base.ts");
  const { cwd, today } = request;
  const base = openBase(options.base, cwd, options.paths ?? []);
  try {
    const loaded = await loadBaseConfiguration(request, head, base);
    const { settings } = loaded;
    const run = await collectBaseFacts(options, settings, base);
    const suppressions = suppressionsOf(loaded, run.exceptions, readBaselineEntries(options, base), today);
    const coverage = await coverageOfRun(run, settings, today);
    const requested = requestedPaths(options);
    return {
      base: { name: base.name, commit: base.commit },
      facts: run.facts,
      templates: await templateChangesOf(run.facts, base, cwd),
      suppressions,
      findings: findFindings({ rules, run, settings, coverage, suppressions, loosened: [], requested }),
    };
  } finally {
    base.dispose();
  }
}

async function collectBaseFacts(options: LintOptions, settings: Settings, base: Base): Promise<RunFacts> {
  const { paths, cwd, onProgress, stdin, source, ...rest } = options;
  const from = cwd ?? process.cwd();
  const mapped = paths?.flatMap((path) => (path === "-" ? [] : (base.counterpart(resolve(from, path)) ?? [])));
  // No path of the present has a counterpart: there is nothing to compare with, and no path would mean all.
  if (paths?.length && mapped?.length === 0) return noFacts;
  const values = (files: readonly string[] = []) => files.map((file) => resolve(from, file));
  const given = { parameters: values(rest.parameters), varFiles: values(rest.varFiles) };
  return collectFacts({ ...rest, ...given, ...(mapped && { paths: mapped }), cwd: base.cwd }, settings, base.roots);
}
