import { lint } from "../engine/lint.ts";
import { exitCodeOf, failing } from "../engine/report.ts";
import type { LintResult } from "../engine/result.ts";
import type { Report } from "../model/report.ts";
import { coverageMermaid } from "../reporters/coverage/mermaid.ts";
import { openFindings } from "../reporters/findings-view.ts";
import { countsPhrase, isAllWell, verdictPhrase } from "../reporters/phrases.ts";
import { type FormatName, loadReporter } from "../reporters/registry.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { lintOptions } from "./lint-options.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** Lints, and has the report ready for each channel. */
export async function lintOutcome(setting: Setting): Promise<Outcome> {
  const { inputs, base, isTouched, placeAtHost } = setting;
  const { failOn, onlyNew } = inputs;
  const result = await lint(lintOptions(inputs, base));
  const { report } = result;
  /** As it was read, and as the commit has it that results are shown on. */
  const read = viewOf(setting, result);
  const shown: ReporterOptions = placeAtHost ? { ...read, placeAtHost } : read;
  const annotated = { ...report, findings: report.findings.filter(({ location }) => isTouched(location)) };
  const open = openFindings(report);
  const exitCode = exitCodeOf(report, failOn, onlyNew);
  return {
    inputs: report.inputs,
    exitCode,
    title: verdictPhrase(report),
    passed: countsPhrase(report),
    failure: `${countsPhrase(report)}; the step fails by fail-on: ${failOn}`,
    outputs: outputsOf(report),
    report: { file: "report.json", text: await rendered("json", report, read) },
    text: () => rendered("text", report, read),
    render: (format) => rendered(format, report, read),
    markdown: (maxCharacters) => rendered("markdown", report, { ...shown, maxCharacters }),
    sarif: () => rendered("sarif", report, read),
    verdict: {
      annotations: checkAnnotations(annotated, shown),
      commands: (there) =>
        rendered(
          "github",
          {
            ...annotated,
            findings: annotated.findings.filter((finding) => !there.has(finding)),
            inputs: report.inputs.filter((input) => !there.has(input)),
          },
          shown,
        ),
      notAnnotated: open.length - openFindings(annotated).length,
      isNews: exitCode !== 0 || open.some((finding) => finding.status === "new"),
      isAllWell: isAllWell(report),
    },
  };
}

/** The report in one of the formats of the registry. */
async function rendered(format: FormatName | string, report: Report, options: ReporterOptions): Promise<string> {
  const reporter = await loadReporter(format);
  if (!reporter) throw new Error(`there is no format ${format}`);
  return reporter(report, options);
}

function outputsOf({ summary, guardrails }: Report): Outcome["outputs"] {
  const { errors, warnings, notes, suppressed } = summary;
  return {
    findings: String(errors + warnings + notes),
    errors: String(errors),
    warnings: String(warnings),
    notes: String(notes),
    suppressed: String(suppressed),
    "guardrails-detective": guardrails.detective,
    "guardrails-preventive": guardrails.preventive,
  };
}

/** How reports name places: from the top of the repository, with links to the commit. */
function viewOf(setting: Setting, result: LintResult): ReporterOptions {
  const { inputs, directory, linkBase, rulePages, category, today } = setting;
  return {
    color: false,
    source: result.source,
    fails: failing(inputs.failOn, inputs.onlyNew),
    failsEmpty: inputs.failOnEmpty === true,
    directory,
    linkBase,
    ...(rulePages !== undefined && { rulePages }),
    today,
    category,
    ...result.configuration,
    ...drawingOf(result),
  };
}

/** The organization as a table and a diagram, where it has more than one place. */
function drawingOf({ report, coverage }: LintResult): Pick<ReporterOptions, "coverage" | "mermaid"> {
  if (!coverage || coverage.nodes.length < 2) return {};
  return { coverage, mermaid: coverageMermaid({ tool: report.tool, coverage, inputs: [] }) };
}
