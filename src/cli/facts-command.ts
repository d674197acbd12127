import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { collectFacts } from "../engine/collect-facts.ts";
import { settingsOf } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { type DiscoveredFile, discover, stdinPath } from "../inputs/discover.ts";
import { linesOf } from "../inputs/facts/lines.ts";
import { factsVersion, readFactLine } from "../inputs/facts/read-line.ts";
import { startsLikeFacts } from "../inputs/registry.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import type { Fact } from "../model/fact.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { version } from "../version.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import type { CliIo } from "./io.ts";
import { type Output, openOutput } from "./output.ts";

export interface FactsFlags extends InputFlags {
  readonly output?: string;
  readonly name?: string;
  readonly quiet?: boolean;
}

/**
 * Prints facts as JSON lines, after a line that says what they are. Facts files among the inputs are merged as a
 * stream, line by line as they are; a line that stood in an earlier file is left out. Memory grows by one key a line.
 */
export async function factsCommand(paths: readonly string[], flags: FactsFlags, io: CliIo): Promise<number> {
  const discovery = discover(paths, flags.ignore, io.cwd);
  const isFacts = (file: DiscoveredFile) => file.path !== stdinPath && hasFactsHead(file.absolute);
  const merged = discovery.files.filter(isFacts);
  const others = discovery.files.filter((file) => !isFacts(file));
  const output = openOutput(io, flags.output);
  await output.write(`${JSON.stringify({ rootrail: "facts", version: factsVersion, tool: version })}\n`);
  let failed = false;
  const tell = (sentence: string) => {
    failed = true;
    io.stderr.write(`input error: ${harmlessLine(sentence)}\n`);
  };
  for (const { message } of discovery.problems) tell(message);
  if (others.length > 0) await writeOwn(paths, merged, flags, io, output, tell);
  const duplicates = await writeMerged(merged, output, tell);
  output.close();
  if (!flags.quiet && duplicates > 0) {
    io.stderr.write(`${duplicates} ${duplicates === 1 ? "fact stood" : "facts stood"} in more than one file\n`);
  }
  return failed ? exitCodes.failure : exitCodes.clean;
}

/** The facts of templates, plans and code, under the name of this repository. */
async function writeOwn(
  paths: readonly string[],
  merged: readonly DiscoveredFile[],
  flags: FactsFlags,
  io: CliIo,
  output: Output,
  tell: (sentence: string) => void,
): Promise<void> {
  const done = new Set(merged.map((file) => file.absolute));
  const others = paths.filter((path) => !done.has(resolve(io.cwd, path)));
  const ignore = [...flags.ignore, ...merged.map((file) => file.path)];
  const options = await inputOptions(others, { ...flags, ignore }, io);
  const { facts, inputs } = await collectFacts(options, await settingsOf(options));
  const own = facts.filter((fact) => fact.digest === undefined);
  const name = flags.name ?? contentName(own);
  for (const fact of own) await output.write(`${inertJson({ ...fact, scope: `${name}#${fact.scope ?? ""}` }, 0)}\n`);
  for (const input of inputs) if (input.error !== null) tell(input.error);
  if (inputs.length === 0 && !flags.quiet) io.stderr.write("warning: no template, plan or Terraform code was found\n");
}

/** Without a name the facts name themselves: equal content has equal scopes wherever it was written. */
function contentName(facts: readonly Fact[]): string {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(JSON.stringify(fact));
  return hash.digest("hex").slice(0, 12);
}

async function writeMerged(
  files: readonly DiscoveredFile[],
  output: Output,
  tell: (sentence: string) => void,
): Promise<number> {
  const seen = new Set<string>();
  let duplicates = 0;
  for (const file of files) {
    const bytes = readRegularFile(file.absolute);
    if (typeof bytes === "string") {
      tell(`${file.path}: the file cannot be read: ${bytes}`);
      continue;
    }
    for (const line of linesOf(bytes)) {
      const read = readFactLine(line, file.path);
      if (read.kind === "broken") tell(`${file.path}:${line.number}:1: ${read.message}`);
      if (read.kind !== "fact") continue;
      if (seen.has(read.digest)) duplicates += 1;
      else {
        seen.add(read.digest);
        await output.write(`${new TextDecoder().decode(line.bytes)}\n`);
      }
    }
  }
  return duplicates;
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
