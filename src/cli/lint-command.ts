import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { configurationNames } from "../config/find.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { lint } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { exitCodeOf, type FailOn, failing } from "../engine/report.ts";
import type { LintResult } from "../engine/result.ts";
import type { Location } from "../model/location.ts";
import type { PassedOverReason } from "../model/passed-over.ts";
import type { Report } from "../model/report.ts";
import { alikeOnce, untoldWarnings } from "../reporters/checked.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { baseMovedPhrase, count } from "../reporters/phrases.ts";
import { formatNames, isFormatName, loadReporter } from "../reporters/registry.ts";
import type { Reporter, ReporterOptions } from "../reporters/reporter.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import { CliError, type CliIo, terminalWidth, wantsColor, wantsLinks, writeFileWhole } from "./io.ts";
import { startProgress } from "./progress.ts";
import { reportOptions } from "./report-options.ts";
import { statsTable } from "./stats.ts";

/** The flags of `lint` as commander hands them over. */
export interface LintFlags extends InputFlags {
  readonly format: readonly string[];
  readonly output?: string;
  readonly failOn: FailOn;
  readonly failOnEmpty?: boolean;
  readonly ignoreUnknown?: boolean;
  readonly context: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly color: boolean;
  readonly base?: string;
  readonly onlyNew?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly stats?: boolean;
  readonly fix?: boolean;
  readonly write?: boolean;
}

/** Where a report in one format goes. */
interface ReportTarget {
  readonly format: string;
  /** `undefined`: standard output. */
  readonly file?: string | undefined;
}

/** Why a file or a folder is no input, as `-v` says it. */
const passedOverWords: Readonly<Record<PassedOverReason, string>> = {
  name: "no template, plan or Terraform code has such a name",
  ignored: "left out by --ignore",
  "foreign-folder": "a folder of other people's code or of a tool's copies; name it to read it",
  link: "a link that leads to a folder, to nothing, out of the repository, or to a file beside it",
  unrecognised: "neither a template, a plan nor Terraform code",
  "other-tool": "another tool's file",
  "git-lfs": "a pointer of Git LFS, whose content is not checked out",
  "git-crypt": "encrypted by git-crypt",
  "written-link": "a link that the checkout wrote as a text file",
  "loose-policy":
    "a policy document that nothing says to be a service control policy: name it, or list it under `scps` in rootrail.yaml",
};

/** Lints, writes each asked-for format to its place, and returns the exit code. */
export async function lintCommand(paths: readonly string[], flags: LintFlags, io: CliIo): Promise<number> {
  const targets = readTargets(flags);
  const progress = startProgress(io, flags.quiet === true);
  const started = io.clock();
  const result = await lint({
    ...(await inputOptions(paths, flags, io)),
    ...lintOptionsOf(flags),
    onProgress: progress.update,
  });
  progress.clear();
  const linted = io.clock();
  const { report, passedOver, updatedBaseline, stats } = result;
  if (flags.verbose) {
    for (const one of passedOver)
      io.stderr.write(`passed over: ${harmlessLine(one.path)} (${passedOverWords[one.reason]})\n`);
  }
  if (updatedBaseline) writeFileWhole(io.cwd, updatedBaseline.path, updatedBaseline.text);
  const about = {
    ...reportOptions(io, result, linted - started, failing(flags.failOn, flags.onlyNew === true)),
    failsEmpty: flags.failOnEmpty === true,
    ...(await drawingOf(result, targets)),
    ...(targets.some(({ format }) => format === "html") && { origin: (await import("./origin.ts")).originOf(io) }),
  };
  const written = await writeReports(report, targets, about, flags, io);
  warn(result, written, flags, io);
  if (flags.stats) io.stderr.write(statsTable(stats, io.clock() - linted));
  if (report.inputs.length === 0 && flags.failOnEmpty) return exitCodes.failure;
  return exitCodeOf(report, flags.failOn, flags.onlyNew === true);
}

/** The options that only `lint` has flags for. */
function lintOptionsOf(flags: LintFlags): LintOptions {
  const { base, baseline } = flags;
  return {
    context: flags.context,
    only: flags.only,
    skip: flags.skip,
    ignoreUnknown: flags.ignoreUnknown === true,
    ...(base !== undefined && { base }),
    ...(baseline !== undefined && { baseline }),
    updateBaseline: flags.updateBaseline === true,
  };
}

/** The organization for the formats that draw it, where it has more than one place. */
async function drawingOf(
  { coverage, report: { tool } }: LintResult,
  targets: readonly ReportTarget[],
): Promise<Pick<ReporterOptions, "coverage" | "mermaid">> {
  const isDrawn = targets.some(({ format }) => format === "markdown" || format === "html");
  if (!coverage || coverage.nodes.length < 2 || !isDrawn) return {};
  const { coverageMermaid } = await import("../reporters/coverage/mermaid.ts");
  return { coverage, mermaid: coverageMermaid({ tool, coverage, inputs: [] }) };
}

/** `--format name[=file]`, several or separated by commas; `--output` is the file of the one without. */
function readTargets(flags: LintFlags): readonly ReportTarget[] {
  const targets = flags.format.flatMap((value) => value.split(",")).map(readTarget);
  const toStdout = targets.filter((target) => target.file === undefined);
  if (toStdout.length > 1) {
    const names = toStdout.map((target) => target.format).join(" and ");
    throw new CliError(
      `${names} cannot both go to standard output; name a file, as in --format ${toStdout[1]?.format}=report.out`,
    );
  }
  const { output } = flags;
  if (output !== undefined && toStdout.length === 0)
    throw new CliError("--output has nothing to write: each --format already names its file");
  const placed = targets.map((target) => ({ file: output, ...target }));
  for (const target of placed) refuseConfigurationName(target);
  return placed;
}

function readTarget(value: string): ReportTarget {
  const [format = "", ...rest] = value.split("=");
  if (!isFormatName(format)) {
    throw new CliError(`there is no format ${JSON.stringify(format)}; the formats are ${formatNames.join(", ")}`);
  }
  const file = rest.join("=");
  if (rest.length > 0 && file === "") throw new CliError(`--format ${format}= names no file`);
  return file === "" || file === "-" ? { format } : { format, file };
}

/** A report under the name of a configuration would be read as one by the next run, or overwrite one. */
function refuseConfigurationName({ file }: ReportTarget): void {
  if (file !== undefined && configurationNames.some((name) => name === basename(file)))
    throw new CliError(
      `${file} is where the configuration is looked for; give the report another name, such as report.json`,
    );
}

async function writeReports(
  report: Report,
  targets: readonly ReportTarget[],
  options: Omit<ReporterOptions, "color">,
  flags: LintFlags,
  io: CliIo,
): Promise<readonly string[]> {
  for (const target of targets) {
    const reporter = await reporterFor(target.format, report);
    const color = target.file === undefined && wantsColor(io, flags.color);
    const screen = target.file === undefined ? screenOf(io) : {};
    const brief = flags.quiet === true;
    const content = reporter(report, { ...options, ...screen, color, brief, verbose: flags.verbose === true });
    if (target.file !== undefined) writeFileWhole(io.cwd, target.file, content);
    else if (content !== "") io.stdout.write(content);
  }
  return targets.filter((target) => target.file === undefined).map((target) => target.format);
}

/** What the terminal can do. */
function screenOf(io: CliIo): Pick<ReporterOptions, "width" | "linkTo"> {
  const width = terminalWidth(io);
  const linkTo = ({ path }: Location) =>
    path.startsWith("<") || path.includes("!") ? undefined : pathToFileURL(resolve(io.cwd, path)).href;
  return { ...(width !== undefined && { width }), ...(wantsLinks(io) && { linkTo }) };
}

async function reporterFor(format: string, report: Report): Promise<Reporter> {
  if (format === "text" && isClean(report)) return (await import("../reporters/text-summary.ts")).cleanText;
  const reporter = await loadReporter(format);
  if (!reporter) throw new CliError(`there is no format ${format}`);
  return reporter;
}

function isClean(report: Report): boolean {
  return report.findings.length === 0 && report.inputs.every((input) => input.error === null);
}

/** What a reader of standard output alone would miss: input errors beside machine formats, and a run over nothing. */
function warn(
  { report, passedOver }: Pick<LintResult, "report" | "passedOver">,
  shown: readonly string[],
  flags: LintFlags,
  io: CliIo,
): void {
  if (!shown.includes("text")) {
    for (const input of report.inputs) {
      if (input.error !== null) io.stderr.write(`input error: ${harmlessLine(input.error)}\n`);
    }
  }
  if (flags.quiet) return;
  const warnings = shown.includes("text") ? untoldWarnings(report) : alikeOnce(report.inputs);
  for (const warning of warnings) io.stderr.write(`warning: ${harmlessLine(warning)}\n`);
  for (const line of changeLines(report, flags.updateBaseline === true)) io.stderr.write(`${harmlessLine(line)}\n`);
  if (report.inputs.length === 0) {
    const policies = passedOver.filter((one) => one.reason === "loose-policy").length;
    const more =
      policies > 0
        ? `; ${count(policies, "policy document")} may be service control policies: name them, or list them under \`scps\` in rootrail.yaml`
        : "";
    io.stderr.write(`warning: no template, plan or Terraform code was found, so nothing was checked${more}\n`);
  }
}

/** What a comparison with a base or a baseline came to, for people. */
function changeLines({ baseline, diff }: Report, isUpdate: boolean): readonly string[] {
  const lines: string[] = [];
  if (diff) {
    const where = diff.commit === null ? diff.base : `${diff.base} (merge base ${diff.commit.slice(0, 12)})`;
    lines.push(`compared with ${where}: ${diff.new} new, ${diff.existing} existing, ${diff.fixed} fixed`);
    if (diff.tip !== undefined) lines.push(baseMovedPhrase(diff.tip));
  }
  if (baseline) {
    const { fixed, used, path, outdated, unrecorded } = baseline;
    const gone = fixed.map((entry) => `  fixed: ${entry.rule} at ${entry.address} (${entry.path})`).slice(0, 20);
    const shrink = fixed.length > 0 ? `, ${fixed.length} fixed: --update-baseline drops them` : "";
    lines.push(`baseline ${path}: ${used} known${shrink}`, ...gone);
    if (outdated !== undefined) {
      lines.push(
        isUpdate
          ? `baseline ${path} is upgraded from version ${outdated}: it tells now for which accounts and OUs a finding is accepted`
          : `baseline ${path} is of version ${outdated}, which accepts a finding for every account and OU: --update-baseline upgrades it`,
      );
    }
    if (unrecorded !== undefined) {
      const those =
        unrecorded === 1
          ? "1 exception by address or path covers"
          : `${unrecorded} exceptions by address or path cover`;
      lines.push(
        `baseline ${path} does not record what ${those}, so that what comes later is covered too: --update-baseline records it`,
      );
    }
  }
  return lines;
}
