import { loadConfiguration } from "../config/load.ts";
import { evidenceOfRun } from "../engine/account-evidence.ts";
import { collectFacts } from "../engine/collect-facts.ts";
import { coverageSide } from "../engine/compute-coverage.ts";
import { configRequest } from "../engine/configuration.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import type { FailOn } from "../engine/report.ts";
import { dayOf } from "../model/day.ts";
import { alikeOnce } from "../reporters/checked.ts";
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
  /** A folder with outputs of AWS, or a file of them. */
  readonly against?: string;
  readonly failOn: FailOn;
}

/** Prints the organization with the guardrails that cover each account, and what stands in the accounts. */
export async function coverageCommand(paths: readonly string[], flags: CoverageFlags, io: CliIo): Promise<number> {
  const options = await inputOptions(paths, flags, io);
  const today = options.today ?? dayOf(new Date());
  const loaded = await loadConfiguration(configRequest(options));
  const { settings } = loaded;
  const run = await collectFacts(options, settings);
  const found =
    flags.against === undefined ? undefined : await collectFacts({ ...options, paths: [flags.against] }, settings);
  const declared = await coverageSide(run, settings, today);
  const stands = found && (await coverageSide(found, settings, today));
  const { coverage } = declared;
  const facts = [...run.facts, ...(found?.facts ?? [])];
  const evidence = await evidenceOfRun({ facts }, (stands ?? declared).coverage, loaded, today);
  const drift =
    stands && flags.against !== undefined
      ? (await import("../coverage/drift.ts")).driftOf(declared, stands, flags.against)
      : undefined;
  const inputs = [...run.inputs, ...(found?.inputs ?? [])];
  const report: CoverageReport = {
    tool: { name: "rootrail", version },
    coverage,
    inputs,
    evidence,
    today,
    ...(drift && { drift }),
    ...(flags.format === "html" && { origin: (await import("./origin.ts")).originOf(io) }),
  };
  const isFile = flags.output !== undefined;
  const content = await renderCoverage(report, flags.format, !isFile && wantsColor(io, flags.color));
  if (flags.output === undefined) io.stdout.write(content);
  else writeFileWhole(io.cwd, flags.output, content);
  const empty = [
    ...(inputs.length === 0 ? [nothingFound] : []),
    ...(found?.inputs.length === 0 ? [`nothing was found to read in ${flags.against}`] : []),
  ];
  return conclude(report, empty, flags, io);
}

const nothingFound = "no template, plan or Terraform code was found, so nothing is known of the organization";

/** `empty`: what was looked at and had nothing to read, a clause each. */
function conclude(report: CoverageReport, empty: readonly string[], flags: CoverageFlags, io: CliIo): number {
  const { inputs } = report;
  const errors = [...new Set(inputs.flatMap((input) => input.error ?? []))];
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  const partial = alikeOnce(inputs);
  for (const warning of flags.quiet ? [] : partial.slice(0, maxWarnings))
    io.stderr.write(`warning: ${harmlessLine(warning)}\n`);
  if (!flags.quiet && partial.length > maxWarnings)
    io.stderr.write(`warning: ${partial.length - maxWarnings} more warnings about inputs\n`);
  for (const nothing of flags.quiet ? [] : empty) io.stderr.write(`warning: ${harmlessLine(nothing)}\n`);
  if (errors.length > 0) return exitCodes.failure;
  return fails(report, empty.length > 0, flags.failOn) ? exitCodes.findings : exitCodes.clean;
}

/** Warnings about inputs that are told one by one. */
const maxWarnings = 20;

/**
 * An account in breach is an error unless an exception accepts it; an account that nothing tells of, a difference to the
 * code, an input that was read in part and no input at all are warnings.
 */
function fails({ evidence, drift, inputs }: CoverageReport, isEmpty: boolean, failOn: FailOn): boolean {
  if (failOn === "never") return false;
  const rows = evidence?.rows ?? [];
  if (rows.some((row) => row.verdict === "fail" && row.exception === null)) return true;
  if (failOn === "error") return false;
  if (isEmpty) return true;
  const differs = drift !== undefined && drift.drifts.length + drift.onlyDeclared.length + drift.onlyFound.length > 0;
  return differs || rows.some((row) => row.verdict === "unknown") || inputs.some((input) => input.status === "partial");
}
