import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { judged } from "./config/acceptance.ts";
import { commentExceptions, metadataExceptions, type PlacedResource, placed } from "./config/inline.ts";
import { type ListedException, listed } from "./config/listed.ts";
import { type ConfigRequest, loadConfiguration } from "./config/load.ts";
import { acceptanceOf, readBaselineFile, withBase, withKnown } from "./engine/accept.ts";
import { type BaseEvidence, collectBase } from "./engine/base-evidence.ts";
import { type Evidence, plannedKey } from "./engine/evidence.ts";
import { judging, type LintOptions, UsageError } from "./engine/options.ts";
import type { FactTools } from "./facts/adapter.ts";
import { deriveFacts, deriveFactsBefore, wantedTypes } from "./facts/registry.ts";
import { unreadContent } from "./facts/unread-content.ts";
import { withFingerprints } from "./findings/fingerprint.ts";
import { byPriority } from "./findings/order.ts";
import { withExceptions } from "./findings/suppress.ts";
import { discover, stdinPath } from "./inputs/discover.ts";
import type { InputContext, InputOptions, SourceFile } from "./inputs/format.ts";
import { type IgnoreComment, ignoreComments } from "./inputs/ignore-comments.ts";
import type { ReadInput } from "./inputs/read.ts";
import { readAll, readWithin } from "./inputs/read-all.ts";
import { displayPath, openWorkspace, systemReason } from "./inputs/workspace.ts";
import type { Coverage } from "./model/coverage.ts";
import { type Day, dayOf } from "./model/day.ts";
import type { Fact } from "./model/fact.ts";
import type { Finding, Severity } from "./model/finding.ts";
import type { GuardrailChange } from "./model/guardrail-change.ts";
import { fileStart } from "./model/location.ts";
import type { InputSummary, Report, Summary } from "./model/report.ts";
import type { Action, InputProblem, Resource } from "./model/resource.ts";
import type { Rule } from "./model/rule.ts";
import { defaultSettings, type ExceptionEntry, type Settings } from "./model/settings.ts";
import type { Value } from "./model/value.ts";
import { rules } from "./rules/registry.ts";
import { runRules } from "./rules/run.ts";
import { version } from "./version.ts";

export type { ListedException } from "./config/listed.ts";
export { type LintOptions, UsageError } from "./engine/options.ts";

/**
 * Lints templates and plans: discovers, reads, turns resources into facts, runs the rules, and orders what they
 * found. Bad input is data in the report (`inputs[].error`), never an exception; bad options throw `UsageError`.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const selected = selectRules(options);
  const request = configRequest(options);
  const loaded = await loadConfiguration(request);
  const before = await collectBase(options, request, loaded, selected, {
    collect: collectFacts,
    check: async (evidence, settings) =>
      runRules(selected, evidence.facts, settings, await surveyFacts(evidence, settings, options)),
  });
  // In a change the base decides what is accepted: nothing can switch off its own check.
  const { settings } = before?.acceptance.loaded ?? loaded;
  const evidence = await collectFacts(options, settings);
  const coverage = await surveyFacts(evidence, settings, options);
  const change = await changesOf(before, evidence, settings, request.today);
  const head = acceptanceOf(loaded, evidence, readBaselineFile(options), request.today);
  const deciding = before?.acceptance ?? head;
  const raw = judged(runRules(selected, evidence.facts, settings, coverage, change), {
    ...judging(options, selected, request.today),
    head,
    ...(before && { base: before.acceptance }),
    looked: evidence.looked,
  });
  const marked = withBase(withFingerprints(raw), before, request.cwd);
  const accepted = withExceptions(marked.findings, deciding.exceptions, settings);
  const known = withKnown(accepted, deciding.baseline, evidence, selected, options);
  const more = { configuration: loaded.path, ...known.summary, ...marked.summary };
  return buildReport(byPriority(known.findings, settings), evidence.inputs, coverage, more);
}

/** What the change does to guardrails; `undefined` where there is nothing to compare with, or nobody asked for any. */
async function changesOf(
  base: BaseEvidence | undefined,
  { facts, planned }: Evidence,
  settings: Settings,
  today: Day,
): Promise<readonly GuardrailChange[] | undefined> {
  // A plan tells by itself what stood before it; one that lies in the base tells of another change.
  const stood = (base?.facts ?? []).filter((fact) => fact.resource.format !== "terraform-plan");
  const before = [...stood, ...planned.before];
  if (settings.require === "never" || before.every(saysNothingOfGuardrails)) return undefined;
  const { guardrailChanges } = await import("./organization/guardrail-changes.ts");
  const templates = new Map(base?.templates.map((one) => [plannedKey(one.path, one.logicalId), one]));
  return guardrailChanges({
    before,
    after: base ? facts : facts.filter((fact) => fact.resource.format === "terraform-plan"),
    settings,
    today,
    planned: (fact) => planned.actions.get(plannedKey(fact.scope, fact.resource.address)),
    templateChange: (fact) => templates.get(plannedKey(fact.location.path, fact.resource.address)),
  });
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

/** Which guardrails cover what; `null` where neither the inputs nor the settings have to do with guardrails. */
export async function surveyFacts(
  { facts, inputs }: Pick<Evidence, "facts" | "inputs">,
  settings: Settings,
  options: LintOptions,
): Promise<Coverage | null> {
  if (settings.require !== "always" && facts.every(saysNothingOfGuardrails)) return null;
  const { surveyCoverage } = await import("./organization/coverage.ts");
  const { today } = configRequest(options);
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
  settings: Settings = defaultSettings,
  roots: readonly string[] = [],
): Promise<Evidence> {
  const cwd = options.cwd ?? process.cwd();
  const discovery = await discover(options.paths ?? [], options.ignore ?? [], cwd);
  const files = options.ignoreUnknown ? discovery.files.map((file) => ({ ...file, named: false })) : discovery.files;
  const context: InputContext = {
    workspace: openWorkspace(cwd, [...discovery.roots, ...roots]),
    options: await readInputOptions(options, cwd, settings),
    wanted: (type) => wantedTypes.has(type),
    wantedTypes,
  };
  const read: ReadFacts[] = [];
  for await (const input of readAll(files, context, () => options.stdin ?? readFileSync(0))) {
    read.push(await toReadFacts(input, context)); // facts are small; resources go here
    if (input.status === "passed-over") options.onPassedOver?.(input.path);
    options.onProgress?.(read.length, files.length);
  }
  const within = readWithin(read);
  const outer = read.filter((input) => !within.has(input.path));
  const resources = outer.flatMap((input) => input.placed);
  const scanned = new Set(read.flatMap((input) => (input.ignores ? [input.path] : [])));
  const folders = read.flatMap((input) => (input.format === "terraform-hcl" ? [input.path] : []));
  const sources = [...new Set([...resources.map((one) => one.location.path), ...folders])].filter(
    (path) => !scanned.has(path),
  );
  const ignores = [...read.flatMap((input) => input.ignores ?? []), ...ignoresIn(sources, context)];
  return {
    facts: withoutRepeats(outer.flatMap((input) => input.facts)),
    inputs: [...discovery.problems.map(problemSummary), ...read.flatMap(summarize)],
    looked: read.flatMap((input) => (input.status === "error" ? [] : [input.path])),
    exceptions: [...outer.flatMap((input) => input.exceptions), ...commentExceptions(ignores, resources)],
    planned: {
      before: outer.flatMap((input) => input.before),
      actions: new Map(outer.flatMap((input) => input.actions)),
    },
  };
}

/** Facts of one input, and of what it points at without our having read it. */
async function toReadFacts({ resources, ...input }: ReadInput, context: InputContext): Promise<ReadFacts> {
  const options = { scope: input.path, tools: await toolsFor(resources, context) };
  const isPlan = input.format === "terraform-plan";
  return {
    ...input,
    resources: [],
    facts: [...deriveFacts(resources, options), ...unreadContent(input.problems, input.path, input.format)],
    before: isPlan ? deriveFactsBefore(resources, options) : [],
    actions: isPlan ? resources.map(({ address, action }) => [plannedKey(input.path, address), action] as const) : [],
    placed: resources.map(placed),
    exceptions: resources.flatMap(metadataExceptions),
  };
}

/** The comments of files that were not read one by one: Terraform folders, and the .tf files behind a plan. */
function ignoresIn(paths: readonly string[], { workspace }: InputContext): readonly IgnoreComment[] {
  return paths.flatMap((path) => {
    const read = workspace.read(path);
    return read.status === "ok" ? ignoreComments({ path, bytes: read.bytes }) : [];
  });
}

/** The reader of templates is loaded only where a conformance pack has one. */
async function toolsFor(resources: readonly Resource[], context: InputContext): Promise<FactTools> {
  if (!resources.some((resource) => /conformance_?pack$/i.test(resource.type))) return {};
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
  /** Of a plan: what stands before it, and what it does to each resource. */
  readonly before: readonly Fact[];
  readonly actions: readonly (readonly [string, Action])[];
  readonly placed: readonly PlacedResource[];
  /** Inline exceptions in metadata. */
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
  coverage: Coverage | null,
  more: Pick<Report, "configuration" | "baseline" | "diff">,
): Report {
  const { required, detective, preventive } = coverage ?? notRequired;
  return {
    version: 1,
    tool: { name: "rootrail", version },
    findings,
    guardrails: { required, detective, preventive },
    inputs,
    summary: countFindings(findings),
    ...more,
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
