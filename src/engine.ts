import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { judged } from "./config/acceptance.ts";
import { applyBaseline, type BaselineFile, loadBaseline, pathGone } from "./config/baseline-file.ts";
import { commentExceptions, metadataExceptions, type PlacedResource, placed } from "./config/inline.ts";
import { type ListedException, listed } from "./config/listed.ts";
import {
  type ConfigRequest,
  type LoadedConfiguration,
  loadBaseConfiguration,
  loadConfiguration,
} from "./config/load.ts";
import type { Acceptance } from "./config/relaxed.ts";
import { deriveFacts, wantedTypes } from "./facts/registry.ts";
import { defaultBaselinePath, type WrittenEntry } from "./findings/baseline.ts";
import { judgeException } from "./findings/exceptions.ts";
import { withFingerprints } from "./findings/fingerprint.ts";
import { byPriority } from "./findings/order.ts";
import { withStatus } from "./findings/status.ts";
import { withExceptions } from "./findings/suppress.ts";
import type { Base } from "./inputs/base.ts";
import { discover, stdinPath } from "./inputs/discover.ts";
import type { InputContext, InputOptions, SourceFile } from "./inputs/format.ts";
import type { ReadInput } from "./inputs/read.ts";
import { readAll, readWithin } from "./inputs/read-all.ts";
import { displayPath, openWorkspace, systemReason } from "./inputs/workspace.ts";
import { type Day, dayOf } from "./model/day.ts";
import type { Fact } from "./model/fact.ts";
import type { Finding, Severity } from "./model/finding.ts";
import type { InputSummary, Report, Summary } from "./model/report.ts";
import type { InputProblem } from "./model/resource.ts";
import type { Rule } from "./model/rule.ts";
import { defaultSettings, type ExceptionEntry, type Level, type Requirement, type Settings } from "./model/settings.ts";
import type { Value } from "./model/value.ts";
import { rules } from "./rules/registry.ts";
import { runRules } from "./rules/run.ts";
import { version } from "./version.ts";

export type { ListedException } from "./config/listed.ts";

/** What to lint, and how. */
export interface LintOptions {
  /** Files, folders, globs, or `-` for standard input; none means the working directory. */
  readonly paths?: readonly string[];
  /** Working directory, absolute; paths in the report are relative to it. Default: the process's. */
  readonly cwd?: string;
  /** Globs of paths to leave out. */
  readonly ignore?: readonly string[];
  /** Rule IDs to run; default: all. */
  readonly only?: readonly string[];
  /** Rule IDs to leave out. */
  readonly skip?: readonly string[];
  /** Where the .tf files of a plan are; default: the plan's folder, then the working directory. */
  readonly source?: string;
  /** Files with CloudFormation parameter values; of two that give the same parameter the later one counts. */
  readonly parameters?: readonly string[];
  /** Terraform variable files, in the order of their precedence: later ones win. */
  readonly varFiles?: readonly string[];
  /** Pass over named files that are no input, as in folders; for hooks that hand over whatever is staged. */
  readonly ignoreUnknown?: boolean;
  /** The configuration file; `false`: none; absent: the nearest one upwards to the repository root. */
  readonly config?: string | false;
  /** The default level, over the configuration's. */
  readonly level?: Level;
  /** When guardrails are demanded, over the configuration's. */
  readonly requireGuardrails?: Requirement;
  /** A git ref or a folder that the change is compared with; its configuration, exceptions and baseline decide. */
  readonly base?: string;
  /** The baseline file: findings that it knows are suppressed. */
  readonly baseline?: string;
  /** Accepts all findings; called with the path and the text that the baseline is to hold. */
  readonly updateBaseline?: (path: string, text: string) => void;
  /** The day that expiry dates are compared with, `YYYY-MM-DD`; default: today in UTC. */
  readonly today?: string;
  /** What `-` reads; default: standard input of the process. */
  readonly stdin?: Uint8Array;
  /** Told after each file, with the files done and the files in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told of each file in a folder that is no input. */
  readonly onPassedOver?: (path: string) => void;
}

/** A mistake in the options: an unknown rule ID, for instance. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the inputs say: the facts of all of them, and what became of each. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly inputs: readonly InputSummary[];
  /** Inline exceptions. */
  readonly exceptions: readonly ExceptionEntry[];
}

/**
 * Lints templates and plans: discovers, reads, turns resources into facts, runs the rules, and orders what they
 * found. Bad input is data in the report (`inputs[].error`), never an exception; bad options throw `UsageError`.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const selected = selectRules(options);
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const before = await collectBase(options, request, loaded, selected);
  const deciding = before?.acceptance.loaded ?? loaded;
  const evidence = await collectFacts(options, deciding.settings);
  const head = acceptanceOf(loaded, evidence, readBaselineFile(options), request.today);
  const raw = judged(runRules(selected, evidence.facts, deciding.settings), {
    ...judging(options, selected, request),
    head,
    ...(before && { base: before.acceptance }),
    looked: evidence.inputs.map((input) => input.path),
  });
  const marked = withBase(withFingerprints(raw), before, request.cwd);
  const accepted = withExceptions(marked.findings, (before?.acceptance ?? head).exceptions, deciding.settings);
  const known = withKnown(accepted, (before?.acceptance ?? head).baseline, evidence, selected, options);
  const findings = byPriority(known.findings, deciding.settings);
  return buildReport(findings, evidence.inputs, { configuration: loaded.path, ...known.summary, ...marked.summary });
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

function configRequest(options: LintOptions): ConfigRequest {
  return {
    cwd: options.cwd ?? process.cwd(),
    file: options.config,
    today: options.today ?? dayOf(new Date()),
    level: options.level,
    require: options.requireGuardrails,
  };
}

function judging(options: LintOptions, selected: readonly Rule[], { today }: ConfigRequest) {
  const asked = options.paths?.length ? options.paths : ["."];
  return { today, asked, selected: new Set(selected.map((rule) => rule.id)) };
}

/** What the base says and accepts. */
interface BaseEvidence {
  readonly base: Pick<Base, "name" | "commit">;
  readonly facts: readonly Fact[];
  readonly acceptance: Acceptance;
  readonly findings: readonly Finding[];
}

/** Looks at the base of a change as at the present; what is found there is told only by what became of it. */
async function collectBase(
  options: LintOptions,
  request: ConfigRequest,
  head: LoadedConfiguration,
  selected: readonly Rule[],
): Promise<BaseEvidence | undefined> {
  if (options.base === undefined) return undefined;
  if (options.updateBaseline)
    throw new UsageError("a baseline is updated from the whole, not from a change: leave out --base");
  const { openBase } = await import("./inputs/base.ts");
  const base = openBase(options.base, request.cwd, options.paths ?? []);
  try {
    const loaded = await loadBaseConfiguration(request, head, base);
    const evidence = await collectBaseFacts(options, loaded.settings, base);
    const acceptance = acceptanceOf(loaded, evidence, readBaselineFile(options, base), request.today);
    const raw = judged(runRules(selected, evidence.facts, loaded.settings), {
      ...judging(options, selected, request),
      head: acceptance,
      looked: evidence.inputs.map((input) => input.path),
    });
    const findings = withFingerprints(raw);
    return { base: { name: base.name, commit: base.commit }, facts: evidence.facts, acceptance, findings };
  } finally {
    base.dispose();
  }
}

async function collectBaseFacts(options: LintOptions, settings: Settings, base: Base): Promise<Evidence> {
  const { paths, cwd, onProgress, onPassedOver, stdin, source, ...rest } = options;
  const from = cwd ?? process.cwd();
  const mapped = paths?.flatMap((path) => (path === "-" ? [] : (base.counterpart(resolve(from, path)) ?? [])));
  // No path of the present has a counterpart: there is nothing to compare with, and no path would mean all.
  if (paths?.length && mapped?.length === 0) return { facts: [], inputs: [], exceptions: [] };
  const values = (files: readonly string[] = []) => files.map((file) => resolve(from, file));
  const given = { parameters: values(rest.parameters), varFiles: values(rest.varFiles) };
  return collectFacts({ ...rest, ...given, ...(mapped && { paths: mapped }), cwd: base.cwd }, settings, base.roots);
}

function acceptanceOf(
  loaded: LoadedConfiguration,
  evidence: Evidence,
  baseline: readonly WrittenEntry[],
  today: Day,
): Acceptance {
  const entries = [...loaded.exceptions, ...evidence.exceptions];
  return { loaded, exceptions: entries.map((entry) => judgeException(entry, today)), baseline };
}

/** The entries of the baseline, as the base has them where one is given. */
function readBaselineFile(options: LintOptions, base?: Base): readonly WrittenEntry[] {
  const baseline = baselineFileOf(options);
  if (!baseline) return [];
  const from = base ? (base.counterpart(baseline.file) ?? baseline.file) : baseline.file;
  const mayBeMissing = base !== undefined || options.updateBaseline !== undefined;
  return mayBeMissing && !existsSync(from) ? [] : loadBaseline(baseline, from);
}

function baselineFileOf(options: LintOptions): BaselineFile | undefined {
  const path = options.baseline ?? (options.updateBaseline ? defaultBaselinePath : undefined);
  const cwd = options.cwd ?? process.cwd();
  return path === undefined ? undefined : { cwd, file: resolve(cwd, path) };
}

type Marked<K extends "baseline" | "diff"> = {
  readonly findings: readonly Finding[];
  readonly summary: Pick<Report, K>;
};

function withBase(findings: readonly Finding[], before: BaseEvidence | undefined, cwd: string): Marked<"diff"> {
  if (!before) return { findings, summary: {} };
  const marked = withStatus(findings, before.findings, pathGone(cwd));
  const existing = marked.findings.filter((finding) => finding.status === "existing").length;
  const counts = { new: findings.length - existing, existing, fixed: marked.fixed };
  return {
    findings: marked.findings,
    summary: { diff: { base: before.base.name, commit: before.base.commit, ...counts } },
  };
}

function withKnown(
  findings: readonly Finding[],
  entries: readonly WrittenEntry[],
  { inputs }: Evidence,
  selected: readonly Rule[],
  options: LintOptions,
): Marked<"baseline"> {
  const file = baselineFileOf(options);
  if (!file) return { findings, summary: {} };
  const scope = {
    looked: new Set(inputs.filter((input) => input.status !== "error").map((input) => input.path)),
    hasPlan: inputs.some((input) => input.format === "terraform-plan"),
    selected: new Set(selected.map((rule) => rule.id)),
  };
  const result = applyBaseline(findings, entries, file, scope, options.updateBaseline !== undefined);
  options.updateBaseline?.(result.summary.path, result.text);
  return { findings: result.findings, summary: { baseline: result.summary } };
}

/** The first half of the way, for every command: from paths to facts. */
export async function collectFacts(
  options: LintOptions,
  settings: Settings = defaultSettings,
  roots: readonly string[] = [],
): Promise<Evidence> {
  const cwd = options.cwd ?? process.cwd();
  const discovery = await discover(options.paths ?? [], options.ignore ?? [], cwd);
  const files = options.ignoreUnknown ? discovery.files.map((file) => ({ ...file, named: false })) : discovery.files;
  const context: InputContext = {
    workspace: openWorkspace(cwd, [...discovery.roots, ...roots]),
    options: { ...(await readInputOptions(options, cwd)), templates: settings.templates },
    wanted: (type) => wantedTypes.has(type),
    wantedTypes,
  };
  const read: ReadFacts[] = [];
  for await (const input of readAll(files, context, () => options.stdin ?? readFileSync(0))) {
    read.push(toReadFacts(input)); // facts are small; resources go here
    if (input.status === "passed-over") options.onPassedOver?.(input.path);
    options.onProgress?.(read.length, files.length);
  }
  const within = readWithin(read);
  const outer = read.filter((input) => !within.has(input.path));
  return {
    facts: withoutRepeats(outer.flatMap((input) => input.facts)),
    inputs: [...discovery.problems.map(problemSummary), ...read.flatMap(summarize)],
    exceptions: [
      ...outer.flatMap((input) => input.exceptions),
      ...commentExceptions(
        read.flatMap((input) => input.ignores ?? []),
        outer.flatMap((input) => input.placed),
      ),
    ],
  };
}

function toReadFacts(input: ReadInput): ReadFacts {
  const { resources, ...rest } = input;
  return {
    ...rest,
    resources: [],
    facts: deriveFacts(resources),
    placed: resources.map(placed),
    exceptions: resources.flatMap(metadataExceptions),
  };
}

async function readInputOptions(options: LintOptions, cwd: string): Promise<InputOptions> {
  const varFiles = (options.varFiles ?? []).map((path) => readOptionFile(path, cwd));
  const parameters = new Map<string, Value>();
  for (const path of options.parameters ?? []) {
    const { readParameterFile } = await import("./inputs/cloudformation/parameter-file.ts");
    const read = readParameterFile(readOptionFile(path, cwd));
    if (!read.ok) throw new UsageError(read.problems.map(sentenceOf).join("\n"));
    for (const [name, value] of read.values) parameters.set(name, value);
  }
  return { parameters, varFiles, source: options.source ?? null };
}

/** A file that the user named in an option: without it the run would answer another question. */
function readOptionFile(path: string, cwd: string): SourceFile {
  const absolute = resolve(cwd, path);
  try {
    return { path: displayPath(cwd, absolute), bytes: readFileSync(absolute) };
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${systemReason(error)}`, { cause: error });
  }
}

/** An input after its resources became facts. */
interface ReadFacts extends ReadInput {
  readonly facts: readonly Fact[];
  readonly placed: readonly PlacedResource[];
  readonly exceptions: readonly ExceptionEntry[];
}

/** One finding, not two: where a plan and its HCL are both linted, the plan knows better what a block becomes. */
function withoutRepeats(facts: readonly Fact[]): readonly Fact[] {
  const place = (fact: Fact) => `${fact.header.path}:${fact.header.start.line}:${fact.header.start.column}`;
  const planned = new Set(facts.filter((fact) => fact.resource.format === "terraform-plan").map(place));
  return facts.filter((fact) => fact.resource.format !== "terraform-hcl" || !planned.has(place(fact)));
}

function selectRules(options: LintOptions): readonly Rule[] {
  const known = new Set(rules.map((rule) => rule.id));
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) {
    if (!known.has(id)) throw new UsageError(`there is no rule ${id}; the rules are ${[...known].join(", ")}`);
  }
  const isChosen = (rule: Rule) => !options.only?.length || options.only.includes(rule.id);
  return rules.filter((rule) => isChosen(rule) && !options.skip?.includes(rule.id));
}

function summarize(input: ReadInput): readonly InputSummary[] {
  if (input.status === "passed-over") return [];
  const error = input.problems.find((problem) => problem.kind === "error");
  if (error) return [{ ...problemSummary(error), path: input.path, format: input.format }];
  const warnings = input.problems.map(sentenceOf);
  const base = { path: input.path, format: input.format, error: null };
  return [warnings.length > 0 ? { ...base, status: "partial", warnings } : { ...base, status: "linted" }];
}

function problemSummary(problem: InputProblem): InputSummary {
  const { location } = problem;
  return { path: location.path, format: null, status: "error", error: sentenceOf(problem), errorLocation: location };
}

function sentenceOf(problem: InputProblem): string {
  const { path, start } = problem.location;
  return `${path}:${start.line}:${start.column}: ${problem.message}`;
}

function buildReport(
  findings: readonly Finding[],
  inputs: readonly InputSummary[],
  more: Pick<Report, "configuration" | "baseline" | "diff">,
): Report {
  return {
    version: 1,
    tool: { name: "rootrail", version },
    findings,
    guardrails: { required: false, detective: "not-required", preventive: "not-required" },
    inputs,
    summary: countFindings(findings),
    ...more,
  };
}

function countFindings(findings: readonly Finding[]): Summary {
  const open = findings.filter((finding) => finding.suppressed === null);
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("note"), suppressed: findings.length - open.length };
}

/** The lowest severity that fails a run; `never` lets findings pass. */
export type FailOn = Severity | "never";

/** Exit codes of the command line, the same for every front end. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;

/**
 * The verdict: 2 where an input could not be read, else 1 where a finding is at or above `failOn`, else 0. With
 * `onlyNew` findings that stood before the change do not count.
 */
export function exitCodeOf(report: Report, failOn: FailOn = "error", onlyNew = false): 0 | 1 | 2 {
  if (report.inputs.some((input) => input.status === "error")) return exitCodes.failure;
  const counted = onlyNew ? report.findings.filter((finding) => finding.status === "new") : report.findings;
  const { errors, warnings, notes } = countFindings(counted);
  const failing = { never: 0, error: errors, warning: errors + warnings, note: errors + warnings + notes }[failOn];
  return failing > 0 ? exitCodes.findings : exitCodes.clean;
}

/** Text of an input for code frames: from the disk, or the standard input that was given. */
export function sourceReader(options: LintOptions, maxBytes = 4_000_000): (path: string) => string | undefined {
  const cache = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (path === stdinPath) return options.stdin && new TextDecoder().decode(options.stdin);
    const absolute = resolve(options.cwd ?? process.cwd(), path);
    try {
      const stats = statSync(absolute);
      return stats.isFile() && stats.size <= maxBytes ? readFileSync(absolute, "utf8") : undefined;
    } catch {
      return undefined; // gone since it was read: the finding stands without its frame
    }
  };
  return (path) => {
    if (!cache.has(path)) cache.set(path, read(path));
    return cache.get(path);
  };
}
