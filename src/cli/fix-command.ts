import { exitCodes } from "../engine/exit-codes.ts";
import { findRepairs, type RepairedFile, type Repairs } from "../engine/find-repairs.ts";
import type { KeptRepair } from "../fixes/settle.ts";
import { unifiedDiff } from "../fixes/unified-diff.ts";
import { refusalPhrase, ruleOf, stepPhrase } from "../fixes/words.ts";
import { harmless, harmlessLine } from "../reporters/harmless-text.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import { CliError, type CliIo } from "./io.ts";
import { RepairFiles } from "./repair-files.ts";

/** The flags of `fix` as commander hands them over. */
export interface FixFlags extends InputFlags {
  readonly write?: boolean;
  readonly quiet?: boolean;
  readonly format?: string | readonly string[];
}

/** Shows the mechanical repairs as a diff or as JSON, or writes them. */
export async function fixCommand(paths: readonly string[], flags: FixFlags, io: CliIo): Promise<number> {
  const isJson = flags.format === "json";
  const repairs = await repairsOf(paths, flags, io);
  const problems = repairs.inputs.flatMap((input) => input.error ?? []);
  for (const problem of problems) io.stderr.write(`input error: ${harmlessLine(problem)}\n`);
  if (isJson) io.stdout.write(`${JSON.stringify(fixReport(repairs, flags.write === true), null, 2)}\n`);
  else if (!flags.write) for (const file of repairs.files) io.stdout.write(shownDiff(file, io));
  if (!flags.quiet && !isJson) io.stderr.write(`${summary(repairs, flags.write === true)}\n`);
  return problems.length > 0 ? exitCodes.failure : exitCodes.clean;
}

/** `lint --fix`: the report has standard output to itself, so the diff goes to standard error. */
export async function fixBeforeLint(paths: readonly string[], flags: FixFlags, io: CliIo): Promise<void> {
  const repairs = await repairsOf(paths, flags, io);
  if (!flags.write) for (const file of repairs.files) io.stderr.write(shownDiff(file, io));
  if (!flags.quiet && repairs.files.length > 0) io.stderr.write(`${summary(repairs, flags.write === true)}\n`);
}

/** What can be repaired below the paths; with `--write` it is. */
async function repairsOf(paths: readonly string[], flags: FixFlags, io: CliIo): Promise<Repairs> {
  if (paths.includes("-")) throw new CliError("standard input cannot be fixed: name the file");
  const files = new RepairFiles(io.cwd, flags.write === true);
  const repairs = await findRepairs(await inputOptions(paths, flags, io), files);
  if (flags.write) files.write(repairs.files);
  return repairs;
}

/** A diff for `git apply` as it is; for eyes and build logs without characters that do something there. */
function shownDiff(file: RepairedFile, io: CliIo): string {
  const diff = unifiedDiff(file.path, file.before, file.after);
  return io.stdout.isTTY || io.env["CI"] ? harmless(diff) : diff;
}

/** What was or would be repaired and what was not, one line each. */
function summary(repairs: Repairs, isWritten: boolean): string {
  const { kept, left, findings } = repairs;
  const head = isWritten ? "Fixed:" : "Can be fixed (--write does it):";
  const none = "Nothing to fix mechanically; `rootrail lint` tells what else there is.";
  const reasons = left.map(({ issue, why }) =>
    line(`${issue.location.path}:${issue.location.start.line}: ${issue.resource.address}: ${refusalPhrase(why)}`),
  );
  const others = findings.length - left.length;
  const more = others === 1 ? "1 other finding has" : `${others} other findings have`;
  return [
    ...(kept.length > 0 ? [head, ...lines(kept)] : [none]),
    ...(reasons.length > 0 ? ["Not fixed:", ...reasons] : []),
    ...(kept.length + left.length > 0 && others > 0
      ? [`${more} no mechanical repair; \`rootrail lint\` tells them.`]
      : []),
  ].join("\n");
}

function lines(kept: readonly KeptRepair[]): readonly string[] {
  const all = kept.flatMap(({ issue, steps }) =>
    steps.map((one) => line(`${issue.location.path}: ${stepPhrase(one)}`)),
  );
  return [...new Set(all)];
}

function line(text: string): string {
  return `  ${harmlessLine(text)}`;
}

/** The same as data. Positions of edits are of the file as it was before. */
function fixReport({ files, kept, left, findings, inputs }: Repairs, isWritten: boolean): object {
  return {
    version: 1,
    written: isWritten,
    files: files.map(({ path, before, after, edits }) => ({
      path,
      edits: edits.map(({ range, newText }) => ({ range, newText })),
      diff: unifiedDiff(path, before, after),
    })),
    fixed: kept.map(({ issue, steps }) => ({
      rule: ruleOf(issue),
      resource: issue.resource,
      location: issue.location,
      steps: steps.map((step) => ({ ...step, text: stepPhrase(step) })),
    })),
    notFixed: left.map(({ issue, why }) => ({
      rule: ruleOf(issue),
      resource: issue.resource,
      location: issue.location,
      cause: why.kind,
      reason: refusalPhrase(why),
    })),
    otherFindings: findings.length - left.length,
    inputs: inputs.map(({ path, status, error }) => ({ path, status, error })),
  };
}
