import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type ConfigRequest, loadBaseConfiguration } from "../config/load.ts";
import type { Base, BaseFolder } from "../inputs/base.ts";
import { isPattern } from "../inputs/path-pattern.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding } from "../model/finding.ts";
import type { TemplateChange } from "../model/guardrail-change.ts";
import type { LoadedConfiguration } from "../model/loaded-configuration.ts";
import type { AddressMove } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { loosenedBy } from "../suppressions/base-suppressions.ts";
import { type Suppressions, suppressionsOf } from "../suppressions/suppressions.ts";
import type { BaseValues } from "./base-values.ts";
import { readBaseline } from "./baseline.ts";
import type { ChangedLines } from "./changed-lines.ts";
import { collectFacts, type ReadContext, type ReadRun } from "./collect-facts.ts";
import { coverageOfRun, type DecidedSides } from "./compute-coverage.ts";
import { exceptionsBehindPlans } from "./exceptions-behind-plans.ts";
import { findFindings } from "./find-findings.ts";
import type { LintOptions } from "./options.ts";
import { type ReadDigests, readDigestsOf, withoutOutdated } from "./read-digests.ts";
import { noFacts, type RunFacts } from "./run-facts.ts";
import type { SharedReading } from "./shared-reading.ts";
import { templateChangesOf } from "./template-changes.ts";

/** What the base of a change declares, suppresses and is found to have. */
export interface BaseSide extends Omit<OpenedBase, "run" | "values" | "present"> {
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
  readonly base: ComparedBase;
  readonly present: ReadRun;
  readonly run: RunFacts;
  /** The commits of submodules that the base records, by their paths from the top of the repository. */
  readonly submodules: ReadonlyMap<string, string>;
  /** What the change does to CloudFormation resources that declare guardrails. */
  readonly templates: readonly TemplateChange[];
  /** What decides: that of the base as it stands now. */
  readonly suppressions: Suppressions;
  /** What suppressed where the change started: the same where nothing came to the base since. */
  readonly started: Suppressions;
  readonly digests: ReadDigests;
  /** What the change does to the lines of the files that guardrails of the base come from. */
  readonly lines: ChangedLines;
  /** The present by the base's files of values, where the change touches some. */
  readonly values: BaseValues | undefined;
  /** Whether a path of a report can come from the change: in a repository, what it tracks, submodules that the change moves among it. */
  isOfChange(path: string): boolean;
}

export interface ComparedBase extends Pick<Base, "name" | "commit"> {
  /** Where the base stands now, if what it accepts is not what it accepted where the change started. */
  readonly tip?: string;
}

/** Reads the present by the settings that decide over it, which are the base's. */
export type PresentReader = (settings: Settings, sideOf?: ReadContext["sideOf"]) => Promise<ReadRun>;

/** Reads the present, and then the base of a change. */
export async function readBase(
  options: LintOptions & { readonly base: string },
  request: ConfigRequest,
  head: LoadedConfiguration,
  readPresent: PresentReader,
): Promise<OpenedBase> {
  if (options.updateBaseline)
    throw new UsageError("a baseline is updated from the whole, not from a change: leave out --base");
  const { openBase } = await import("../inputs/base.ts");
  const { changedLines } = await import("./changed-lines.ts");
  const { isOfChange: isInChange } = await import("../inputs/of-change.ts");
  const { collectWithBaseValues } = await import("./base-values.ts");
  const { cwd } = request;
  const base = openBase(options.base, cwd, options.paths ?? []);
  try {
    const sharing = base.commit === null ? undefined : await sharedReading(base.commit);
    const states = await readStates({ options, sharing, readPresent }, request, head, base);
    const { settings, present, stood, run, suppressions, started, digests } = states;
    const isOfChange = changeTest(base, (path, commit) => isInChange(resolve(cwd, path), cwd, commit));
    const values = await collectWithBaseValues(options, settings, { base, tip: base.tip ?? base }, isOfChange);
    const isOther =
      [loosenedBy(suppressions, started, [], () => true), loosenedBy(started, suppressions, [], () => true)].some(
        (one) => one.length > 0,
      ) ||
      run.facts !== stood.facts ||
      values?.changed.some((one) => one.isOutdated);
    return {
      base: { name: base.name, commit: base.commit, ...(base.tip && isOther && { tip: base.tip.commit }) },
      present,
      run,
      submodules: base.submodules ?? new Map(),
      templates: await templateChangesOf(run.facts, base, cwd),
      suppressions,
      started,
      digests,
      lines: changedLines(run.facts, base, cwd),
      values,
      isOfChange,
    };
  } finally {
    base.dispose();
  }
}

/** The base where the change started, read by what counts now, and what is accepted in both states. */
interface ReadStates extends Pick<OpenedBase, "present" | "run" | "suppressions" | "started" | "digests"> {
  /** Those that count. */
  readonly settings: Settings;
  /** As it was, with facts that do not count any more. */
  readonly stood: RunFacts;
}

/** How both sides are read. `sharing`: what they have alike; absent: the base is no commit. */
interface ChangeReading {
  readonly options: LintOptions;
  readonly sharing: SharedReading | undefined;
  readonly readPresent: PresentReader;
}

async function readStates(
  { options, sharing, readPresent }: ChangeReading,
  request: ConfigRequest,
  head: LoadedConfiguration,
  base: Base,
): Promise<ReadStates> {
  const suppressionsAt = async (folder: BaseFolder, loaded: LoadedConfiguration, { exceptions }: RunFacts) => {
    const behindPlans = await exceptionsBehindPlans(present, folder, exceptions);
    return suppressionsOf(loaded, [...exceptions, ...behindPlans], readBaseline(options, folder), request.today);
  };
  const { tip } = base;
  const loaded = await loadBaseConfiguration(request, head, tip ?? base);
  const { settings } = loaded;
  const present = await readPresent(settings, sharing && ((context) => sharing.present(context)));
  const stood = await collectBaseFacts(options, settings, base, sharing);
  const before = readDigestsOf(stood.facts);
  if (!tip) {
    const suppressions = await suppressionsAt(base, loaded, stood);
    return {
      settings,
      present,
      stood,
      run: stood,
      suppressions,
      started: suppressions,
      digests: { now: before, started: before },
    };
  }
  const now = await collectBaseFacts(options, settings, tip, sharing);
  const digests = { now: readDigestsOf(now.facts), started: before };
  return {
    settings,
    present,
    stood,
    run: { ...stood, facts: withoutOutdated(stood.facts, digests) },
    suppressions: await suppressionsAt(tip, loaded, now),
    started: await suppressionsAt(base, await loadBaseConfiguration(request, head, base), stood),
    digests,
  };
}

/** Lints the base as the present is linted; what is found there is told only by what became of it. */
export async function lintBase(
  { run: read, values: _, present: __, ...opened }: OpenedBase,
  head: Pick<RunFacts, "facts" | "moves">,
  rules: readonly string[],
  requested: readonly string[],
  sides: DecidedSides,
): Promise<BaseSide> {
  const { followMoves } = await import("../facts/follow-moves.ts");
  const { started: suppressions } = opened;
  const { settings } = sides;
  const { facts, renames } = followMoves(read.facts, head.facts, head.moves);
  const moves = [...head.moves, ...renames];
  const run = { ...read, facts, moves };
  const coverage = await coverageOfRun(run, sides);
  const findings = await findFindings({ rules, run, settings, coverage, suppressions, loosened: [], requested });
  return { ...opened, facts, coverage, findings, moves, renamed: renames };
}

async function sharedReading(commit: string): Promise<SharedReading> {
  return new (await import("./shared-reading.ts")).SharedReading(commit);
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

function isThere(path: string, unwritten: BaseFolder["unwritten"]): boolean {
  return existsSync(path) || unwritten?.added.isFile(path) === true || unwritten?.added.isFolder(path) === true;
}

async function collectBaseFacts(
  options: LintOptions,
  settings: Settings,
  { unwritten, ...base }: BaseFolder,
  sharing: SharedReading | undefined,
): Promise<RunFacts> {
  const { paths, cwd, onProgress, stdin, source, ...rest } = options;
  const from = cwd ?? process.cwd();
  const counterparts = paths?.flatMap((path) => (path === "-" ? [] : (base.counterpart(resolve(from, path)) ?? [])));
  // What the base does not have was not left unread there.
  const mapped = counterparts?.filter((path) => isThere(path, unwritten) || isPattern(path));
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
    unwritten,
    ...(sharing && unwritten && { sideOf: (context) => sharing.base(context, base.cwd, unwritten) }),
    isContext: () => true, // what is found here is told only by what became of it
  });
}
