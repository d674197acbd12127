import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { FactTools } from "./facts/adapter.ts";
import { deriveFacts, wantedTypes } from "./facts/registry.ts";
import { unreadContent } from "./facts/unread-content.ts";
import { withFingerprints } from "./findings/fingerprint.ts";
import { byPriority } from "./findings/order.ts";
import { discover, stdinPath } from "./inputs/discover.ts";
import type { InputContext, InputOptions, SourceFile } from "./inputs/format.ts";
import type { ReadInput } from "./inputs/read.ts";
import { readAll, readWithin } from "./inputs/read-all.ts";
import { displayPath, openWorkspace, systemReason } from "./inputs/workspace.ts";
import type { Coverage } from "./model/coverage.ts";
import type { Fact } from "./model/fact.ts";
import type { Finding, Severity } from "./model/finding.ts";
import { fileStart } from "./model/location.ts";
import type { InputSummary, Report, Summary } from "./model/report.ts";
import type { InputProblem } from "./model/resource.ts";
import type { Rule } from "./model/rule.ts";
import { type RunStats, stopwatch } from "./model/run-stats.ts";
import { defaultSettings, type Level, type Requirement, type Settings } from "./model/settings.ts";
import type { Value } from "./model/value.ts";
import { rules } from "./rules/registry.ts";
import { runRules } from "./rules/run.ts";
import { version } from "./version.ts";

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
  /** CIS level that is asked for; default 2. */
  readonly level?: Level;
  /** When guardrails are demanded; default `auto`. */
  readonly requireGuardrails?: Requirement;
  /** `YYYY-MM-DD`: what has expired is decided by it. Default: today, UTC. */
  readonly today?: string;
  /** Pass over named files that are no input, as in folders; for hooks that hand over whatever is staged. */
  readonly ignoreUnknown?: boolean;
  /** What `-` reads; default: standard input of the process. */
  readonly stdin?: Uint8Array;
  /** Told after each file, with the files done and the files in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told at the end what was read and where the time went. */
  readonly onStats?: (stats: RunStats) => void;
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
  readonly counts: Pick<RunStats, "files" | "passedOver" | "bytes" | "resources">;
}

/**
 * Lints templates and plans: discovers, reads, turns resources into facts, runs the rules, and orders what they
 * found. Bad input is data in the report (`inputs[].error`), never an exception; bad options throw `UsageError`.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const selected = selectRules(options);
  const settings = settingsOf(options);
  const watch = stopwatch();
  const evidence = await collectFacts(options, settings, watch);
  const { facts, inputs, counts } = evidence;
  const coverage = await surveyFacts(evidence, settings, options);
  const findings = byPriority(withFingerprints(runRules(selected, facts, settings, coverage)));
  watch.lap("rules");
  options.onStats?.({ ...counts, facts: facts.length, phases: watch.phases });
  return buildReport(findings, inputs, coverage);
}

/** The settings of a run: what the options say, else the defaults. */
export function settingsOf(options: LintOptions): Settings {
  const { level, requireGuardrails } = options;
  return {
    ...defaultSettings,
    ...(level !== undefined && { level }),
    ...(requireGuardrails !== undefined && { require: requireGuardrails }),
  };
}

/** Which guardrails cover what; `null` where neither the inputs nor the settings have to do with guardrails. */
export async function surveyFacts(
  { facts, inputs }: Pick<Evidence, "facts" | "inputs">,
  settings: Settings,
  options: LintOptions,
): Promise<Coverage | null> {
  if (settings.require !== "always" && facts.every(saysNothingOfGuardrails)) return null;
  const { surveyCoverage } = await import("./organization/coverage.ts");
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const path = inputs[0]?.path ?? ".";
  const resource = { format: inputs[0]?.format ?? "cloudformation", type: "", address: path } as const;
  const fallback = { phrase: "guardrails are always required", resource, location: fileStart(path) };
  return surveyCoverage(facts, settings, { today, fallback });
}

/** Such facts neither are guardrails nor ask for them: the usual case costs nothing. */
function saysNothingOfGuardrails(fact: Fact): boolean {
  return fact.fact === "UnreadContent" || (fact.fact === "MfaDevice" && fact.owner.answer !== "root");
}

/** The first half of the way, for every command: from paths to facts. */
export async function collectFacts(
  options: LintOptions,
  settings = settingsOf(options),
  watch = stopwatch(),
): Promise<Evidence> {
  const cwd = options.cwd ?? process.cwd();
  const discovery = await discover(options.paths ?? [], options.ignore ?? [], cwd);
  watch.lap("discover");
  const files = options.ignoreUnknown ? discovery.files.map((file) => ({ ...file, named: false })) : discovery.files;
  const context: InputContext = {
    workspace: openWorkspace(cwd, discovery.roots),
    options: await readInputOptions(options, cwd, settings),
    wanted: (type) => wantedTypes.has(type),
    wantedTypes,
  };
  const read: ReadFacts[] = [];
  for await (const input of readAll(files, context, () => options.stdin ?? readFileSync(0))) {
    const facts = await factsOf(input, context);
    // Facts are small; resources go here.
    read.push({ ...input, facts, resources: [], resourceCount: input.resources.length });
    if (input.status === "passed-over") options.onPassedOver?.(input.path);
    options.onProgress?.(read.length, files.length);
  }
  watch.lap("read and parse");
  const within = readWithin(read);
  const facts = withoutRepeats(read.filter((input) => !within.has(input.path)).flatMap((input) => input.facts));
  return {
    facts,
    counts: countsOf(read),
    inputs: [...discovery.problems.map(problemSummary), ...read.flatMap(summarize)],
  };
}

/** Facts of one input, and of what it points at without our having read it. */
async function factsOf(input: ReadInput, context: InputContext): Promise<readonly Fact[]> {
  const tools = await toolsFor(input, context);
  const facts = deriveFacts(input.resources, { scope: input.path, tools });
  return [...facts, ...unreadContent(input.problems, input.path, input.format)];
}

/** The reader of templates is loaded only where a conformance pack has one. */
async function toolsFor(input: ReadInput, context: InputContext): Promise<FactTools> {
  if (!input.resources.some((resource) => /conformance_?pack$/i.test(resource.type))) return {};
  const { packTools } = await import("./facts/pack-tools.ts");
  return packTools(context);
}

async function readInputOptions(options: LintOptions, cwd: string, settings: Settings): Promise<InputOptions> {
  const varFiles = (options.varFiles ?? []).map((path) => readOptionFile(path, cwd));
  const parameters = new Map<string, Value>();
  for (const path of options.parameters ?? []) {
    const { readParameterFile } = await import("./inputs/cloudformation/parameter-file.ts");
    const read = readParameterFile(readOptionFile(path, cwd));
    if (!read.ok) throw new UsageError(read.problems.map(sentenceOf).join("\n"));
    for (const [name, value] of read.values) parameters.set(name, value);
  }
  return { parameters, varFiles, source: options.source ?? null, templates: settings.templates };
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
  readonly resourceCount: number;
}

function countsOf(read: readonly ReadFacts[]): Evidence["counts"] {
  const sum = (of: (input: ReadFacts) => number) => read.reduce((total, input) => total + of(input), 0);
  return {
    files: read.length,
    passedOver: sum((input) => Number(input.status === "passed-over")),
    bytes: sum((input) => input.bytes ?? 0),
    resources: sum((input) => input.resourceCount),
  };
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

function buildReport(findings: readonly Finding[], inputs: readonly InputSummary[], coverage: Coverage | null): Report {
  const { required, detective, preventive } = coverage ?? notRequired;
  return {
    version: 1,
    tool: { name: "rootrail", version },
    findings,
    guardrails: { required, detective, preventive },
    inputs,
    summary: countFindings(findings),
  };
}

const notRequired = { required: false, detective: "not-required", preventive: "not-required" } as const;

function countFindings(findings: readonly Finding[]): Summary {
  const open = findings.filter((finding) => finding.suppressed === null);
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("note"), suppressed: findings.length - open.length };
}

/** The lowest severity that fails a run; `never` lets findings pass. */
export type FailOn = Severity | "never";

/** Exit codes of the command line, the same for every front end. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;

/** The verdict: 2 where an input could not be read, else 1 where a finding is at or above `failOn`, else 0. */
export function exitCodeOf(report: Report, failOn: FailOn = "error"): 0 | 1 | 2 {
  if (report.inputs.some((input) => input.status === "error")) return exitCodes.failure;
  const { errors, warnings, notes } = report.summary;
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
