import { collectFacts } from "../engine/collect-facts.ts";
import { coverageInAnyCase } from "../engine/compute-coverage.ts";
import { settingsOf } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { applyEdits, type Edit } from "../fixes/edit.ts";
import { findFixes } from "../fixes/find-fixes.ts";
import { unifiedDiff } from "../fixes/unified-diff.ts";
import { stdinPath } from "../inputs/discover.ts";
import { dayOf } from "../model/day.ts";
import { harmless, harmlessLine } from "../reporters/harmless-text.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import { CliError, type CliIo } from "./io.ts";
import { textInside, writeInside } from "./write-inside.ts";

/** The flags of `fix` as commander hands them over. */
export interface FixFlags extends InputFlags {
  readonly write?: boolean;
  readonly quiet?: boolean;
}

/** A file with its repairs. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Edit[];
}

/** Shows the mechanical repairs as a diff, or writes them. */
export async function fixCommand(paths: readonly string[], flags: FixFlags, io: CliIo): Promise<number> {
  const { files, problems } = await fixedFiles(paths, flags, io);
  for (const problem of problems) io.stderr.write(`input error: ${harmlessLine(problem)}\n`);
  if (flags.write) writeFixes(files, io);
  else for (const file of files) io.stdout.write(shownDiff(file, io));
  if (!flags.quiet) io.stderr.write(`${summary(files, flags.write === true)}\n`);
  return problems.length > 0 ? exitCodes.failure : exitCodes.clean;
}

/** A diff for `git apply` as it is; for eyes and build logs without characters that do something there. */
function shownDiff(file: FixedFile, io: CliIo): string {
  const diff = unifiedDiff(file.path, file.before, file.after);
  return io.stdout.isTTY || io.env["CI"] ? harmless(diff) : diff;
}

/** `lint --fix`: the report has standard output to itself, so the diff goes to standard error. */
export async function fixBeforeLint(paths: readonly string[], flags: FixFlags, io: CliIo): Promise<void> {
  const { files } = await fixedFiles(paths, flags, io);
  if (flags.write) writeFixes(files, io);
  else for (const file of files) io.stderr.write(shownDiff(file, io));
  if (!flags.quiet && files.length > 0) io.stderr.write(`${summary(files, flags.write === true)}\n`);
}

/** What can be repaired below the paths, and which inputs could not be read. */
async function fixedFiles(
  paths: readonly string[],
  flags: FixFlags,
  io: CliIo,
): Promise<{ readonly files: readonly FixedFile[]; readonly problems: readonly string[] }> {
  if (paths.includes("-")) throw new CliError("standard input cannot be fixed: name the file");
  const options = await inputOptions(paths, flags, io);
  const settings = await settingsOf(options);
  const run = await collectFacts(options, settings);
  const coverage = await coverageInAnyCase(run, settings, dayOf(new Date()));
  const texts = new Map<string, string | undefined>();
  const read = (path: string) => {
    if (!texts.has(path)) texts.set(path, path === stdinPath ? undefined : readable(path, io));
    return texts.get(path);
  };
  const edits = findFixes(coverage, run.facts, read);
  const files = [...new Set(edits.map((edit) => edit.path))].flatMap((path): FixedFile[] => {
    const before = read(path);
    if (before === undefined) return [];
    const { text, used } = applyEdits(
      before,
      edits.filter((edit) => edit.path === path),
    );
    return [{ path, before, after: text, edits: used }];
  });
  return { files, problems: run.inputs.flatMap((input) => input.error ?? []) };
}

function writeFixes(files: readonly FixedFile[], io: CliIo): void {
  for (const file of files) writeInside(io.cwd, file.path, file.after);
}

/** Files outside of the working directory, links and the like are left as they are, with a word on why. */
function readable(path: string, io: CliIo): string | undefined {
  try {
    return textInside(io.cwd, path);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    io.stderr.write(`rootrail: not fixed: ${harmlessLine(error.message)}\n`);
    return undefined;
  }
}

/** What was or would be repaired, one line each. */
function summary(files: readonly FixedFile[], isWritten: boolean): string {
  const edits = files.flatMap((file) => file.edits.map((edit) => `  ${harmlessLine(`${file.path}: ${edit.why}`)}`));
  if (edits.length === 0) return "Nothing to fix mechanically; `rootrail lint` tells what else there is.";
  const head = isWritten ? "Fixed" : "Can be fixed (--write does it)";
  return [`${head}:`, ...edits].join("\n");
}
