import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { unreadContent } from "../facts/unread-content.ts";
import { type DiscoveredFile, discover, stdinPath } from "../inputs/discover.ts";
import { linesOf } from "../inputs/facts/lines.ts";
import { factsVersion, readFactLine } from "../inputs/facts/read-line.ts";
import { startsLikeFacts } from "../inputs/facts/signature.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import type { Fact } from "../model/fact.ts";
import type { InputSummary } from "../model/report.ts";
import type { InputProblem } from "../model/resource.ts";
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
  const cwd = options.cwd ?? process.cwd();
  const { files, problems } = discover(options.paths ?? [], options.ignore ?? [], cwd);
  const isFacts = (file: DiscoveredFile) => file.path !== stdinPath && hasFactsHead(file.absolute);
  const merged = files.filter(isFacts);
  await write(`${JSON.stringify({ rootrail: "facts", version: factsVersion, tool: version })}\n`);
  const isOfFactsAlone = merged.length === files.length;
  const own = isOfFactsAlone ? [] : await writeOwn(options, cwd, merged, name, write);
  for (const { kind, message, location } of isOfFactsAlone ? problems : [])
    if (kind === "error") await write(gapAt(location.path, location.start.line, message));
  const { duplicates, problems: broken } = await writeMerged(merged, write);
  const inputs = [...own, ...merged.map((file) => summaryOf(file, broken))];
  const notFound = problems.flatMap((problem) => (problem.kind === "error" ? sentenceOf(problem) : []));
  const unread = own.flatMap((input) => input.error ?? []);
  const errors = new Set([...notFound, ...unread, ...broken.map(({ message }) => message)]);
  return { inputs, duplicates, errors: [...errors] };
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
  write: (line: string) => Promise<void>,
): Promise<readonly InputSummary[]> {
  const done = new Set(merged.map((file) => file.absolute));
  const paths = (options.paths ?? []).filter((path) => !done.has(resolve(cwd, path)));
  const ignore = [...(options.ignore ?? []), ...merged.map((file) => file.path)];
  const { facts, inputs } = await collectFacts({ ...options, paths, ignore }, await settingsOf(options));
  const own = facts.filter(isOwn).map(({ digest: _digest, parts: _parts, ...fact }) => fact);
  const whose = name ?? contentName(own);
  for (const fact of own) await write(`${inertJson({ ...fact, scope: `${whose}#${fact.scope ?? ""}` }, 0)}\n`);
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
  write: (line: string) => Promise<void>,
): Promise<{ readonly duplicates: number; readonly problems: readonly FileProblem[] }> {
  const seen = new Set<string>();
  const problems: FileProblem[] = [];
  let duplicates = 0;
  for (const file of files) {
    const bytes = readRegularFile(file.absolute);
    if (typeof bytes === "string") {
      const message = `the file cannot be read: ${bytes}`;
      problems.push({ path: file.path, message: `${file.path}: ${message}` });
      await write(gapAt(file.path, 1, message));
      continue;
    }
    for (const line of linesOf(bytes)) {
      const read = readFactLine(line, file.path);
      if (read.kind === "broken") {
        problems.push({ path: file.path, message: `${file.path}:${line.number}:1: ${read.message}` });
        await write(gapAt(file.path, line.number, read.message));
      }
      // A later version may know the kind, and this one tells of it wherever it is read.
      if (read.kind !== "fact" && read.kind !== "unknown-kind") continue;
      const { digest } = read;
      if (seen.has(digest)) duplicates += 1;
      else {
        seen.add(digest);
        await write(`${new TextDecoder().decode(line.bytes)}\n`);
      }
    }
  }
  return { duplicates, problems };
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
  return `${inertJson(gap, 0)}\n`;
}

/** Whether a file begins as facts files do; only its head is read. */
function hasFactsHead(path: string): boolean {
  const head = Buffer.alloc(64);
  try {
    const handle = openSync(path, "r");
    try {
      return startsLikeFacts(head.subarray(0, readSync(handle, head, 0, head.length, 0)));
    } finally {
      closeSync(handle);
    }
  } catch {
    return false; // the ordinary way of reading says what is wrong with it
  }
}
