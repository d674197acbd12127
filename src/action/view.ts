import { type LintOptions, sourceReader } from "../engine/lint.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Report } from "../model/report.ts";
import { coverageMermaid } from "../reporters/coverage/mermaid.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { directoryInRepository } from "./checkout.ts";
import type { RunContext } from "./event.ts";
import type { ActionInputs } from "./inputs.ts";

/** How reports name places: from the top of the repository, with links to the commit. */
export function viewOf(
  inputs: ActionInputs,
  context: RunContext,
  options: LintOptions,
  report: Report,
): ReporterOptions {
  const directory = directoryInRepository(inputs.workingDirectory, context.workspace);
  return {
    color: false,
    source: sourceReader(options, report),
    directory,
    linkBase: `${context.repositoryUrl}/blob/${context.sha}`,
    today: new Date().toISOString().slice(0, 10),
    ...(directory !== "" && { category: directory }),
  };
}

/** The organization as a table and a diagram, where it has more than one place. */
export function drawingOf(
  { tool }: Report,
  [coverage]: readonly Coverage[],
): Pick<ReporterOptions, "coverage" | "mermaid"> {
  if (!coverage || coverage.nodes.length < 2) return {};
  return { coverage, mermaid: coverageMermaid({ tool, coverage, inputs: [] }) };
}
