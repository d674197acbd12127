import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { unreadContent } from "../facts/unread-content.ts";
import type { UnwrittenFiles } from "../inputs/added-files.ts";
import { type DiscoveredFile, type Discovery, discover } from "../inputs/discover.ts";
import { requireMemoryFor } from "../inputs/facts/needed-memory.ts";
import type { InputContext } from "../inputs/format.ts";
import { heldElsewhereTexts } from "../inputs/held-elsewhere.ts";
import { type IgnoreComment, ignoreComments } from "../inputs/ignore-comments.ts";
import type { ReadInput } from "../inputs/read.ts";
import { readWithin } from "../inputs/read-all.ts";
import { type TestFolders, testFoldersOf } from "../inputs/test-folders.ts";
import { addedFilesOf, type StandIns, standInFor, standInsOf } from "../inputs/workspace.ts";
import { type Day, dayOf } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { PassedOver } from "../model/passed-over.ts";
import type { InputProblem } from "../model/resource.ts";
import { type Stopwatch, stopwatch } from "../model/run-stats.ts";
import { isConfiguredScp, type Settings } from "../model/settings.ts";
import { count } from "../reporters/phrases.ts";
import { commentExceptions } from "../suppressions/inline-comments.ts";
import type { PlacedResource } from "../suppressions/placed-resource.ts";
import { evidenceWarnings, futureWarnings } from "./evidence-warnings.ts";
import { optionsSignature, readInputOptions } from "./input-options.ts";
import { problemSummary, summarize } from "./input-summary.ts";
import { withoutOldFailures } from "./old-failures.ts";
import type { LintOptions } from "./options.ts";
import { mayBePlanArchive, openPlanArchives } from "./plan-archives.ts";
import { contextOf, type ReadFacts, toReadFacts } from "./read-facts.ts";
import { InputReading } from "./read-inputs.ts";
import type { RunFacts } from "./run-facts.ts";
import type { ReadingSide } from "./shared-reading.ts";

/** How inputs are read, beyond what the caller asks for. */
export interface ReadContext {
  /** Further folders that may be read from. */
  readonly roots?: readonly string[];
  /** Files that stand for others: those of values, and local copies of remote templates. */
  readonly instead?: StandIns;
  /** Files that are written once somebody asks for them. */
  readonly unwritten?: UnwrittenFiles | undefined;
  /** The side of a change that is read, where both share what they have alike. */
  readonly sideOf?: (context: InputContext) => ReadingSide | undefined;
  /** The files that only give context. */
  readonly isContext?: (path: string) => boolean;
  readonly watch?: Stopwatch;
}

/** How facts are collected, beyond what the caller asks for. */
export interface CollectContext extends ReadContext, Beside {}

/** What is known of the inputs beside what stands in them. */
export interface Beside {
  /** Paths of the other side of a change, which tell what a folder is for as well. */
  readonly beside?: readonly string[];
  /** What is known of inputs that were not read, beside what looking for them tells. */
  readonly unread?: readonly InputProblem[];
}

/** What was read of the inputs, each by itself. */
export interface ReadRun {
  readonly options: LintOptions;
  readonly cwd: string;
  readonly discovery: Discovery;
  readonly context: InputContext;
  readonly inputs: readonly ReadFacts[];
  readonly threads: number;
  readonly readArchived: RunFacts["readArchived"];
}

/** The first half of the way, for every command: from paths to facts. */
export async function collectFacts(
  options: LintOptions,
  settings: Settings,
  { beside, unread, ...context }: CollectContext = {},
): Promise<RunFacts> {
  const run = await readRun(options, settings, context);
  return factsOfRun(run, settings, { ...(beside && { beside }), ...(unread && { unread }) });
}

/** Reads the inputs. */
export async function readRun(
  options: LintOptions,
  settings: Settings,
  { roots = [], instead = new Map(), unwritten, sideOf, isContext, watch = stopwatch() }: ReadContext = {},
): Promise<ReadRun> {
  const cwd = options.cwd ?? process.cwd();
  const given = standInsOf(options.files);
  const standIns = new Map([...given, ...instead]);
  const added = unwritten?.added ?? addedFilesOf(given);
  const discovery = discover(options.paths ?? [], options.ignore ?? [], cwd, added);
  watch.lap("discover");
  const files = discovery.files.map((file) => {
    const requested = asRequested(file, options, given);
    return isConfiguredScp(settings, file.path) ? { ...requested, selected: true as const } : requested;
  });
  const inputOptions = await readInputOptions(options, cwd, settings, standIns);
  const setup = { cwd, roots: [...discovery.roots, ...roots], standIns, options: inputOptions };
  const usual = contextOf(setup, unwritten);
  unwritten?.write(files.flatMap((file) => (mayBePlanArchive(file) ? file.absolute : [])));
  const archives = await openPlanArchives(files, options, cwd, usual.workspace);
  let tests: TestFolders | undefined;
  const isTest = (path: string) => {
    const paths = () => files.map((file) => file.path);
    tests ??= testFoldersOf(paths(), options.paths ?? [], cwd);
    return tests.around(path) !== undefined;
  };
  const context: InputContext = {
    ...usual,
    isTest,
    ...(archives && { workspace: archives.workspace, planSources: (path: string) => archives.of(path)?.sources }),
    // What a cache keeps serves runs that report on other files.
    ...(isContext && !options.cache && { isContext }),
  };
  const stdin = () => options.stdin ?? readFileSync(0);
  const { threads, ownsProcess } = options;
  const side = archives || options.cache ? undefined : sideOf?.(context);
  if (!side) unwritten?.writeAll();
  const reading = new InputReading({ files, context, setup, stdin, threads, ownsProcess, side });
  const inputs = archives
    ? allFacts(archives.readBeside(files, context, stdin), context)
    : options.cache
      ? options.cache.readAll(files, {
          signature: signatureOf(cwd, discovery, context),
          context,
          stdin,
          derive: toReadFacts,
        })
      : reading.inputs();
  const read: ReadFacts[] = [];
  let ofFactsFiles = 0;
  for await (const input of inputs) {
    read.push(input);
    if (input.format === "facts") ofFactsFiles += input.facts.length;
    requireMemoryFor(ofFactsFiles);
    options.onProgress?.(read.length, files.length);
    if (options.signal) await pause(options.signal);
  }
  watch.lap("read and parse");
  const readArchived: RunFacts["readArchived"] = (path) => archives?.read(path);
  return { options, cwd, discovery, context, inputs: read, threads: reading.threads, readArchived };
}

/** Brings together what was read. */
export async function factsOfRun(
  { options, cwd, discovery, context, inputs, threads, readArchived }: ReadRun,
  settings: Settings,
  { beside = [], unread = [] }: Beside = {},
): Promise<RunFacts> {
  const tests = testFoldersOf([...discovery.files.map((file) => file.path), ...beside], options.paths ?? [], cwd);
  const today = options.today ?? dayOf(new Date());
  const read = withoutOldFailures(
    inputs.map((input) => withoutTests(input, tests)),
    today,
  );
  const within = readWithin(read.map((input) => withoutTested(input, tests)));
  const outer = read.filter((input) => !within.has(input.path));
  const resources = outer.flatMap((input) => input.placed);
  const ignores = [...read.flatMap((input) => input.ignores ?? []), ...otherIgnores(read, resources, context)];
  const problems = [...discovery.problems, ...unread, ...filesHeldElsewhere(read)];
  const cut = problems.flatMap((problem) => {
    const { path } = problem.location;
    return unreadContent([problem], { path, scope: path, format: null });
  });
  const told = [...sharedOnce(outer), ...cut];
  const { facts, conflicts } = await merged(told, settings, today);
  const warnings = byPath([...evidenceWarnings(facts), ...futureWarnings(told, today)]);
  return {
    facts,
    conflicts,
    counts: countsOf(read, threads),
    inputs: [...problems.map(problemSummary), ...read.map((one) => withProblems(one, warnings)).flatMap(summarize)],
    scanned: read.flatMap((input) => (input.status === "error" ? [] : [input.path])),
    passedOver: [...discovery.passedOver, ...read.flatMap(passedOverOf)],
    exceptions: [...outer.flatMap((input) => input.exceptions), ...commentExceptions(ignores, resources)],
    moves: outer.flatMap((input) => input.moves ?? []),
    letGo: outer.flatMap((input) => input.letGo ?? []),
    planned: {
      before: outer.flatMap((input) => input.before),
      actions: new Map(outer.flatMap((input) => input.actions)),
    },
    readArchived,
  };
}

/** Facts are small; resources go here. */
async function* allFacts(inputs: AsyncIterable<ReadInput>, context: InputContext): AsyncGenerator<ReadFacts> {
  for await (const input of inputs) yield await toReadFacts(input, context);
}

/** Equal for runs that read the same files to the same end. */
function signatureOf(cwd: string, { roots }: Discovery, { options }: InputContext): string {
  return JSON.stringify([cwd, roots, optionsSignature(options)]);
}

/** Milliseconds of a run that can be ended between two turns of the event loop. */
const longestTurn = 10;
let turn = 0;

/** Lets events in where the last ones are some time ago. */
async function pause(signal: AbortSignal): Promise<void> {
  if (performance.now() - turn > longestTurn) {
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
  signal.throwIfAborted();
}

/** A file as the options have it: passed over where it is no input, with the text that stands in for its own. */
function asRequested(file: DiscoveredFile, { ignoreUnknown }: LintOptions, standIns: StandIns): DiscoveredFile {
  const bytes = standInFor(file.absolute, standIns, file.real);
  if (!ignoreUnknown && !bytes) return file;
  return { ...file, ...(ignoreUnknown && { named: false }), ...(bytes && { bytes }) };
}

/**
 * What a folder of tests declares is no part of an organization, unless it is asked for by its path: only devices are
 * told, since a test can make one. A warning says what was left out.
 */
function withoutTests(input: ReadFacts, tests: TestFolders): ReadFacts {
  const isDevice = (fact: Fact) => fact.fact === "MfaDevice" || fact.fact === "UnreadContent";
  if (input.facts.length === 0) return input;
  const folder = posix.dirname(input.path);
  const helper = input.helperOf !== undefined && !tests.isRequested(folder) ? input.helperOf : undefined;
  const around = helper === undefined ? tests.around(input.path) : undefined;
  if (helper === undefined && around === undefined) {
    const example = tests.example(input.path);
    if (example === undefined || input.facts.every(isDevice)) return input;
    const message = `${example} holds examples: what it declares of guardrails and of an organization counts as if it were deployed; leave it out with --ignore if it is not.`;
    return { ...input, problems: [...input.problems, warningAt(input.path, "example-folder", message)] };
  }
  const why = helper === undefined ? `${around} holds tests` : `only ${helper} loads ${folder}, as a module of a test`;
  const message = `${why}: what it declares of guardrails and of an organization counts for none; name it on the command line to have it counted.`;
  const warnings = input.facts.every(isDevice) ? [] : [warningAt(input.path, "test-folder", message)];
  const ofTest = (fact: Fact) => (fact.fact === "UnreadContent" ? ({ ...fact, isOfTest: true } as const) : fact);
  return {
    ...input,
    facts: input.facts.filter(isDevice).map(ofTest),
    before: input.before.filter(isDevice),
    problems: [...input.problems, ...warnings],
  };
}

/** A test reads nothing as a part of itself but other files of tests: the rest is deployed without it. */
function withoutTested(input: ReadFacts, tests: TestFolders): Pick<ReadFacts, "path" | "consumed"> {
  if (input.consumed.length === 0 || tests.around(input.path) === undefined) return input;
  const consumed = input.consumed.filter((path) => tests.around(path) !== undefined);
  return { path: input.path, consumed };
}

function byPath(problems: readonly InputProblem[]): ReadonlyMap<string, readonly InputProblem[]> {
  const found = new Map<string, InputProblem[]>();
  for (const problem of problems) {
    const { path } = problem.location;
    found.set(path, [...(found.get(path) ?? []), problem]);
  }
  return found;
}

function withProblems(input: ReadFacts, more: ReadonlyMap<string, readonly InputProblem[]>): ReadFacts {
  const own = input.format === "aws-cli" ? more.get(input.path) : undefined;
  return own ? { ...input, problems: [...input.problems, ...own] } : input;
}

function warningAt(path: string, code: string, message: string): InputProblem {
  return { kind: "warning", code, message, location: fileStart(path) };
}

async function merged(
  facts: readonly Fact[],
  settings: Settings,
  today: Day,
): Promise<Pick<RunFacts, "facts" | "conflicts">> {
  if (facts.length === 0) return { facts, conflicts: [] };
  const { mergeFacts } = await import("../facts/merge.ts");
  const own = withoutRepeats(facts);
  if (!own.some((fact) => fact.resource.format === "aws-cli")) return mergeFacts(own);
  const { settleObserved } = await import("../facts/observed.ts");
  return mergeFacts(settleObserved(own, settings, today));
}

/** What several inputs read along, such as the organization that their templates are bound to, is declared once. */
function sharedOnce(inputs: readonly ReadFacts[]): readonly Fact[] {
  const scopes = new Set(inputs.flatMap((input) => input.scope ?? []));
  const seen = new Set<string>();
  return inputs.flatMap((input) => {
    if (!scopes.has(input.scope ?? input.path)) return input.facts;
    return input.facts.filter((fact) => {
      const key = JSON.stringify(fact);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
  });
}

/** The comments of files that are no inputs themselves, such as the .tf files behind a plan and those of called modules. */
function otherIgnores(
  read: readonly ReadFacts[],
  resources: readonly PlacedResource[],
  { workspace }: InputContext,
): readonly IgnoreComment[] {
  const scanned = new Set(read.flatMap((input) => (input.ignores ? [input.path] : [])));
  const folders = read.flatMap((input) => (input.format === "terraform-hcl" ? [input.path] : []));
  const paths = new Set([...resources.map((one) => one.location.path), ...folders]);
  return [...paths].flatMap((path) => {
    const file = scanned.has(path) ? undefined : workspace.read(path);
    return file?.kind === "ok" ? ignoreComments({ path, bytes: file.bytes }) : [];
  });
}

/** Files without their content, told once a kind: nobody knows whether they are inputs. What is encrypted is so on purpose. */
function filesHeldElsewhere(read: readonly ReadFacts[]): readonly InputProblem[] {
  return (["git-lfs", "written-link"] as const).flatMap((reason): readonly InputProblem[] => {
    const [first, ...others] = read.filter((input) => input.reason === reason);
    if (!first) return [];
    const more = others.length > 0 ? `this, as ${count(others.length, "more file")}, is` : "this is";
    const message = `${more} ${heldElsewhereTexts[reason]}`;
    const location = fileStart(first.path);
    return [{ kind: "warning", code: "input-held-elsewhere", message, location, isPartial: true }];
  });
}

function passedOverOf({ path, reason }: ReadFacts): readonly PassedOver[] {
  return reason === undefined ? [] : [{ path, reason }];
}

function countsOf(read: readonly ReadFacts[], threads: number): RunFacts["counts"] {
  const sum = (of: (input: ReadFacts) => number) => read.reduce((total, input) => total + of(input), 0);
  return {
    files: read.length,
    passedOver: sum((input) => Number(input.status === "passed-over")),
    bytes: sum((input) => input.bytes ?? 0),
    resources: sum((input) => input.resourceCount),
    threads,
  };
}

/** One finding, not two: where a plan and its HCL are both linted, the plan knows better what a block becomes. */
function withoutRepeats(facts: readonly Fact[]): readonly Fact[] {
  const place = (fact: Fact) => `${fact.header.path}:${fact.header.start.line}:${fact.header.start.column}`;
  const planned = new Set(facts.filter((fact) => fact.resource.format === "terraform-plan").map(place));
  return facts.filter((fact) => fact.resource.format !== "terraform-hcl" || !planned.has(place(fact)));
}
