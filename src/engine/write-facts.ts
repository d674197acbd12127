import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { accountFinder } from "../coverage/source.ts";
import { unreadContent } from "../facts/unread-content.ts";
import { type DiscoveredFile, discover, stdinPath } from "../inputs/discover.ts";
import { factsBytes } from "../inputs/facts/encoding.ts";
import { linesOf } from "../inputs/facts/lines.ts";
import { readFactLine } from "../inputs/facts/read-line.ts";
import { factsEnd, factsHead, headFault, Sections } from "../inputs/facts/sections.ts";
import { isLeftWithoutFacts, startsLikeFacts, startsWithFact } from "../inputs/facts/signature.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import type { Fact } from "../model/fact.ts";
import type { InputSummary } from "../model/report.ts";
import type { InputProblem } from "../model/resource.ts";
import { UsageError } from "../model/usage-error.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { version } from "../version.ts";
import { collectFacts } from "./collect-facts.ts";
import { settingsOf } from "./configuration.ts";
import { sentenceOf } from "./input-summary.ts";
import type { LintOptions } from "./options.ts";

/** What facts were written from. */
export interface FactsSources {
  /** Templates, plans and code, then the facts files that were merged. */
  readonly inputs: readonly InputSummary[];
  /** Facts that were written. */
  readonly count: number;
  /** Facts that stood in more than one facts file. */
  readonly duplicates: number;
  /** What could not be read, a sentence each. */
  readonly errors: readonly string[];
}

/**
 * Writes facts as JSON lines, after a line that says what they are. Facts files among the inputs are merged as a
 * stream, line by line as they are; a line that stood in an earlier file is left out. Memory grows by one key a line.
 * `name`: whose facts these are; without it they name themselves by their content.
 */
export async function writeFacts(
  options: LintOptions,
  name: string | undefined,
  write: (line: string) => Promise<void>,
): Promise<FactsSources> {
  if (name !== undefined && !/^[^#]*[^#\s][^#]*$/.test(name)) throw new UsageError(badName(name));
  const cwd = options.cwd ?? process.cwd();
  const { files, problems } = discover(options.paths ?? [], options.ignore ?? [], cwd);
  const stdin = files.some(isStdin) ? (options.stdin ?? readFileSync(0)) : undefined;
  const isFacts = (file: DiscoveredFile) => (isStdin(file) ? beginsAsFacts(file.path, stdin) : hasFactsHead(file));
  const merged = files.filter(isFacts);
  let count = 0;
  const put = (line: string) => {
    count += 1;
    return write(`${line}\n`);
  };
  await write(`${factsHead(version)}\n`);
  const isOfFactsAlone = merged.length === files.length;
  const own = isOfFactsAlone ? [] : await writeOwn({ ...options, ...(stdin && { stdin }) }, cwd, merged, name, put);
  for (const { kind, message, location } of isOfFactsAlone ? problems : [])
    if (kind === "error") await put(gapAt(location.path, location.start.line, message));
  const { duplicates, problems: broken } = await writeMerged(merged, stdin, put);
  await write(`${factsEnd(count)}\n`);
  const inputs = [...own, ...merged.map((file) => summaryOf(file, broken))];
  const notFound = problems.flatMap((problem) => (problem.kind === "error" ? sentenceOf(problem) : []));
  const unread = own.flatMap((input) => input.error ?? []);
  const errors = new Set([...notFound, ...unread, ...broken.map(({ message }) => message)]);
  return { inputs, count, duplicates, errors: [...errors] };
}

/** Repositories of one name would be one, and their addresses refer to each other: an unset variable must not give it. */
function badName(name: string): string {
  return `the name ${JSON.stringify(name.slice(0, 100))} tells no repository from others: it is empty, or has a # in it`;
}

function summaryOf({ path }: DiscoveredFile, broken: readonly FileProblem[]): InputSummary {
  const error = broken.find((one) => one.path === path)?.message ?? null;
  return { path, format: "facts", status: error === null ? "linted" : "error", error };
}

/** The facts of templates, plans and code, under the name of this repository. */
async function writeOwn(
  options: LintOptions,
  cwd: string,
  merged: readonly DiscoveredFile[],
  name: string | undefined,
  put: (line: string) => Promise<void>,
): Promise<readonly InputSummary[]> {
  const done = new Set(merged.map((file) => file.absolute));
  const paths = (options.paths ?? []).filter((path) => !done.has(path === "-" ? stdinPath : resolve(cwd, path)));
  const ignore = [...(options.ignore ?? []), ...merged.map((file) => file.path)];
  const settings = await settingsOf(options);
  const { facts, inputs } = await collectFacts({ ...options, paths, ignore }, settings);
  const accountOf = accountFinder(settings);
  const own = facts.filter(isOwn).map((whole) => {
    const { digest: _digest, parts: _parts, ...fact } = whole;
    // Whoever reads them knows nothing of the configuration here.
    const account = fact.account ?? accountOf(whole);
    return account === undefined ? fact : { ...fact, account };
  });
  const whose = name ?? contentName(own);
  for (const fact of own) await put(inertJson({ ...fact, scope: `${whose}#${fact.scope ?? ""}` }, 0));
  return inputs;
}

/** Facts of a facts file say where they stand in it; outputs of AWS have a digest as well. */
function isOwn({ digest, resource, callers }: Fact): boolean {
  return digest === undefined || (resource.format === "aws-cli" && callers.length === 0);
}

/** Without a name the facts name themselves: equal content has equal scopes wherever it was written. */
function contentName(facts: readonly Omit<Fact, "digest">[]): string {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(JSON.stringify(fact));
  return hash.digest("hex").slice(0, 12);
}

/** Something of a facts file that cannot be read; one sentence. */
interface FileProblem {
  readonly path: string;
  readonly message: string;
}

async function writeMerged(
  files: readonly DiscoveredFile[],
  stdin: Uint8Array | undefined,
  put: (line: string) => Promise<void>,
): Promise<{ readonly duplicates: number; readonly problems: readonly FileProblem[] }> {
  const seen = new Set<string>();
  const problems: FileProblem[] = [];
  let duplicates = 0;
  for (const file of files) {
    for (const one of readMerged(file, stdin)) {
      if (one.kind === "fault") {
        problems.push({ path: file.path, message: `${file.path}:${one.line}:1: ${one.message}` });
        await put(gapAt(file.path, one.line, one.message));
      } else if (seen.has(one.digest)) duplicates += 1;
      else {
        seen.add(one.digest);
        await put(one.text);
      }
    }
  }
  return { duplicates, problems };
}

/** A fact as its file has it, or what is wrong at a line. */
type MergedLine =
  | { readonly kind: "fact"; readonly text: string; readonly digest: string }
  | { readonly kind: "fault"; readonly line: number; readonly message: string };

function* readMerged(file: DiscoveredFile, stdin: Uint8Array | undefined): Generator<MergedLine> {
  const fault = (line: number, message: string) => ({ kind: "fault", line, message }) as const;
  const bytes = isStdin(file) && stdin ? stdin : readRegularFile(file.absolute);
  if (typeof bytes === "string") return yield fault(1, `the file cannot be read: ${bytes}`);
  const head = headFault({ path: file.path, bytes });
  if (head) yield fault(1, head.message);
  if (head?.hasNone) return;
  const sections = new Sections();
  let last = 1;
  for (const line of linesOf(factsBytes(bytes))) {
    last = line.number;
    const read = readFactLine(line, file.path);
    const lost = sections.take(read);
    if (lost !== undefined) yield fault(last, lost);
    if (read.kind === "broken") yield fault(last, read.message);
    // A later version may know the kind, and this one tells of it wherever it is read.
    if (read.kind === "fact" || read.kind === "unknown-kind")
      yield { kind: "fact", text: new TextDecoder().decode(line.bytes), digest: read.digest };
  }
  const cut = sections.finish();
  if (cut !== undefined) yield fault(last, cut);
}

/** The line that tells that what a line of a facts file would have told is missing in what is written. */
function gapAt(path: string, line: number, message: string): string {
  const start = { line, column: 1 };
  const problem: InputProblem = {
    kind: "warning",
    code: "fact-line",
    message: `${path}:${line}: ${message}`,
    location: { path, start, end: start },
    isPartial: true,
  };
  const [gap] = unreadContent([problem], { path, scope: `${path}#`, format: "facts" });
  return inertJson(gap, 0);
}

function isStdin({ path }: DiscoveredFile): boolean {
  return path === stdinPath;
}

function beginsAsFacts(path: string, bytes: Uint8Array = new Uint8Array()): boolean {
  return startsLikeFacts(bytes) || startsWithFact(bytes) || isLeftWithoutFacts(path, bytes);
}

/** Whether a file begins as facts files do; only its head is read. */
function hasFactsHead({ path, absolute }: DiscoveredFile): boolean {
  const head = Buffer.alloc(256);
  try {
    const handle = openSync(absolute, "r");
    try {
      return beginsAsFacts(path, head.subarray(0, readSync(handle, head, 0, head.length, 0)));
    } finally {
      closeSync(handle);
    }
  } catch {
    return false; // the ordinary way of reading says what is wrong with it
  }
}
