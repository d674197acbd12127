import { settingsOf } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { recordGuardrails, testGuardrails } from "../engine/guardrail-tests.ts";
import type { LintOptions } from "../engine/options.ts";
import { testFileName } from "../guardrail-tests/test-file.ts";
import { type TestFormat, testOutput } from "../guardrail-tests/test-output.ts";
import type { TestReport } from "../guardrail-tests/test-report.ts";
import { dayOf } from "../model/day.ts";
import type { Settings } from "../model/settings.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import { CliError, type CliIo, wantsColor, writeFileWhole } from "./io.ts";
import { startProgress } from "./progress.ts";
import { textInside, writeInside } from "./write-inside.ts";

/** The flags of `test` as commander hands them over. */
export interface TestFlags extends InputFlags {
  readonly format: TestFormat;
  readonly output?: string;
  readonly mutate?: boolean;
  readonly minScore?: string;
  readonly record?: string;
  readonly force?: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
}

/** Runs guardrail tests; 1 where one fails or the mutation score is too low, 2 where an input cannot be read. */
export async function testCommand(paths: readonly string[], flags: TestFlags, io: CliIo): Promise<number> {
  const least = readScore(flags);
  const options = await inputOptions(paths, flags, io);
  const settings = await settingsOf(options);
  if (flags.record !== undefined) return await recordCommand(flags.record, options, settings, flags, io);
  const mutate = flags.mutate === true || least !== undefined;
  const progress = startProgress(io, flags.quiet === true, "parts");
  const report = await testGuardrails({ ...options, mutate, onMutant: progress.update }, settings);
  progress.clear();
  const isFile = flags.output !== undefined;
  const day = options.today ?? dayOf(new Date());
  const content = testOutput(report, flags.format, day, !isFile && wantsColor(io, flags.color));
  if (flags.output === undefined) io.stdout.write(content);
  else writeFileWhole(io.cwd, flags.output, content);
  return conclude(report, least, flags, io);
}

/** Writes tests of what holds now; a file that stands there stays as it is without `--force`. */
async function recordCommand(
  path: string,
  options: LintOptions,
  settings: Settings,
  flags: TestFlags,
  io: CliIo,
): Promise<number> {
  if (!testFileName.test(path) || /\.json$/i.test(path))
    throw new CliError(`--record ${path}: the name of a test file ends in .rootrail-test.yaml`);
  if (textInside(io.cwd, path) !== undefined && !flags.force)
    throw new CliError(`${path} exists; --force overwrites it`);
  const { text, tests, leftOut, errors } = await recordGuardrails(path, options, settings);
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  if (errors.length > 0) return exitCodes.failure;
  writeInside(io.cwd, path, text);
  const left = leftOut > 0 ? `; what there is no test of (${leftOut}) stands at its end` : "";
  const recorded = `recorded ${tests} ${tests === 1 ? "test" : "tests"} in ${harmlessLine(path)}${left}`;
  if (!flags.quiet) io.stderr.write(`${recorded}\n`);
  return exitCodes.clean;
}

function readScore({ minScore }: TestFlags): number | undefined {
  if (minScore === undefined) return undefined;
  const value = /^\d{1,3}$/.test(minScore) ? Number(minScore) : 101;
  if (value > 100) throw new CliError(`--min-score ${minScore}: expected a whole number of percent from 0 to 100`);
  return value;
}

function conclude(report: TestReport, least: number | undefined, flags: TestFlags, io: CliIo): number {
  const errors = report.inputs.flatMap((input) => input.error ?? []);
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  if (!flags.quiet) {
    if (report.inputs.length === 0)
      io.stderr.write("warning: no template, plan or Terraform code was found to run the tests against\n");
    for (const warning of report.warnings) io.stderr.write(`warning: ${harmlessLine(warning)}\n`);
  }
  if (errors.length > 0) return exitCodes.failure;
  const lack = least === undefined ? null : lackOf(report.mutation?.score ?? null, least);
  if (lack !== null) io.stderr.write(`${lack}\n`);
  return report.failed > 0 || lack !== null ? exitCodes.findings : exitCodes.clean;
}

/** Why a score is not enough; `null`: it is. */
function lackOf(score: number | null, least: number): string | null {
  if (score === null)
    return `there is no mutation score, so it is not ${least} %: no part of a guardrail was found to take away`;
  return score < least ? `the mutation score ${score} % is below ${least} %` : null;
}
