import { collectFacts } from "../engine/collect-facts.ts";
import { coverageInAnyCase } from "../engine/compute-coverage.ts";
import { settingsOf } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { dayOf } from "../model/day.ts";
import type { CoverageReport } from "../reporters/coverage/coverage-report.ts";
import { type CoverageFormat, renderCoverage } from "../reporters/coverage/registry.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { version } from "../version.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import { type CliIo, wantsColor, writeFileWhole } from "./io.ts";

export interface CoverageFlags extends InputFlags {
  readonly format: CoverageFormat;
  readonly output?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
}

/** Prints the organization with the guardrails that cover each account. */
export async function coverageCommand(paths: readonly string[], flags: CoverageFlags, io: CliIo): Promise<number> {
  const options = await inputOptions(paths, flags, io);
  const settings = await settingsOf(options);
  const run = await collectFacts(options, settings);
  const coverage = await coverageInAnyCase(run, settings, options.today ?? dayOf(new Date()));
  const report: CoverageReport = { tool: { name: "rootrail", version }, coverage, inputs: run.inputs };
  const isFile = flags.output !== undefined;
  const content = await renderCoverage(report, flags.format, !isFile && wantsColor(io, flags.color));
  if (flags.output === undefined) io.stdout.write(content);
  else writeFileWhole(io.cwd, flags.output, content);
  return conclude(report, flags, io);
}

function conclude({ inputs }: CoverageReport, flags: CoverageFlags, io: CliIo): number {
  const errors = [...new Set(inputs.flatMap((input) => input.error ?? []))];
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  if (inputs.length === 0 && !flags.quiet) {
    io.stderr.write(
      "warning: no template, plan or Terraform code was found, so nothing is known of the organization\n",
    );
  }
  return errors.length > 0 ? exitCodes.failure : exitCodes.clean;
}
