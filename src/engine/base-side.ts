import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type ConfigRequest, loadBaseConfiguration } from "../config/load.ts";
import type { Base } from "../inputs/base.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { AddressMove } from "../model/resource.ts";
import type { Rule } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { type Suppressions, suppressionsOf } from "../suppressions/suppressions.ts";
import type { BaseValues } from "./base-values.ts";
import { readBaseline } from "./baseline.ts";
import type { ChangedLines } from "./changed-lines.ts";
import { collectFacts } from "./collect-facts.ts";
import { coverageOfRun, type DecidedSides } from "./compute-coverage.ts";
import { findFindings } from "./find-findings.ts";
import type { LintOptions } from "./options.ts";
import { noFacts, type RunFacts } from "./run-facts.ts";
import { templateChangesOf } from "./template-changes.ts";

/** What the base of a change declares, suppresses and is found to have. */
export interface BaseSide extends Omit<OpenedBase, "run" | "values"> {
  /** With the addresses that they have after the change. */
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly coverage: Coverage | null;
  /** The ways from addresses of the base to those of the present. */
  readonly moves: readonly AddressMove[];
  /** Those that nothing but the comparison tells. */
  readonly renamed: readonly AddressMove[];
}

/** The base as it was read, before it is compared with anything. */
export interface OpenedBase {
  readonly base: Pick<Base, "name" | "commit">;
  readonly run: RunFacts;
  /** What the change does to CloudFormation resources that declare guardrails. */
  readonly templates: readonly TemplateChange[];
  readonly suppressions: Suppressions;
  /** What the change does to the lines of the files that guardrails of the base come from. */
  readonly lines: ChangedLines;
  /** The present by the base's files of values, where the change touches some. */
  readonly values: BaseValues | undefined;
  /** Whether a path of a report can come from the change: in a repository, what it tracks, submodules that the change moves among it. */
  isOfChange(path: string): boolean;
}

/** Reads the base of a change; `undefined` where none is given. */
export async function readBase(
  options: LintOptions,
  request: ConfigRequest,
  head: LoadedConfiguration,
): Promise<OpenedBase | undefined> {
  if (options.base === undefined) return undefined;
  if (options.updateBaseline)
    throw new UsageError("a baseline is updated from the whole, not from a change: leave out --base");
  const { openBase } = await import("../inputs/base.ts");
  const { changedLines } = await import("./changed-lines.ts");
  const { isInChangedSubmodule, isTracked } = await import("../inputs/base-commit.ts");
  const { collectWithBaseValues } = await import("./base-values.ts");
  const { cwd, today } = request;
  const base = openBase(options.base, cwd, options.paths ?? []);
  try {
    const loaded = await loadBaseConfiguration(request, head, base);
    const { settings } = loaded;
    const run = await collectBaseFacts(options, settings, base);
    const isOfChange = changeTest(base, (path, commit) => {
      const file = resolve(cwd, path);
      return isTracked(file, cwd) || isInChangedSubmodule(file, cwd, commit);
    });
    return {
      base: { name: base.name, commit: base.commit },
      run,
      templates: await templateChangesOf(run.facts, base, cwd),
      suppressions: suppressionsOf(loaded, run.exceptions, readBaseline(options, base), today),
      lines: changedLines(run.facts, base, cwd),
      values: await collectWithBaseValues(options, settings, base, isOfChange),
      isOfChange,
    };
  } finally {
    base.dispose();
  }
}

/** Lints the base as the present is linted; what is found there is told only by what became of it. */
export async function lintBase(
  { run: read, values: _, ...opened }: OpenedBase,
  head: Pick<RunFacts, "facts" | "moves">,
  rules: readonly Rule[],
  requested: readonly string[],
  sides: DecidedSides,
): Promise<BaseSide> {
  const { followMoves } = await import("../facts/follow-moves.ts");
  const { suppressions } = opened;
  const { settings } = sides;
  const { facts, renames } = followMoves(read.facts, head.facts, head.moves);
  const moves = [...head.moves, ...renames];
  const run = { ...read, facts, moves };
  const coverage = await coverageOfRun(run, sides);
  const findings = findFindings({ rules, run, settings, coverage, suppressions, loosened: [], requested });
  return { ...opened, facts, coverage, findings, moves, renamed: renames };
}

function changeTest(
  { commit }: Base,
  isInRepository: (path: string, commit: string) => boolean,
): OpenedBase["isOfChange"] {
  const known = new Map<string, boolean>();
  return (path) => {
    const isTold = known.get(path) ?? (commit === null || isInRepository(path, commit));
    known.set(path, isTold);
    return isTold;
  };
}

async function collectBaseFacts(options: LintOptions, settings: Settings, base: Base): Promise<RunFacts> {
  const { paths, cwd, onProgress, stdin, source, ...rest } = options;
  const from = cwd ?? process.cwd();
  const mapped = paths?.flatMap((path) => (path === "-" ? [] : (base.counterpart(resolve(from, path)) ?? [])));
  // No path of the present has a counterpart: there is nothing to compare with, and no path would mean all.
  if (paths?.length && mapped?.length === 0) return noFacts;
  // Files with values count as the base has them, as all other files do.
  const values = (files: readonly string[] = []) =>
    files.map((file) => {
      const present = resolve(from, file);
      const before = base.counterpart(present);
      return before !== undefined && existsSync(before) ? before : present;
    });
  const given = { parameters: values(rest.parameters), varFiles: values(rest.varFiles) };
  return collectFacts({ ...rest, ...given, ...(mapped && { paths: mapped }), cwd: base.cwd }, settings, {
    roots: base.roots,
    isContext: () => true, // what is found here is told only by what became of it
  });
}
