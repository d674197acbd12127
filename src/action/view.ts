import type { LintResult } from "../engine/result.ts";
import { coverageMermaid } from "../reporters/coverage/mermaid.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { directoryInRepository } from "./checkout.ts";
import type { RunContext } from "./event.ts";
import type { ActionInputs } from "./inputs.ts";

/** How reports name places: from the top of the repository, with links to the commit. */
export function viewOf(inputs: ActionInputs, context: RunContext, result: LintResult): ReporterOptions {
  const directory = directoryInRepository(inputs.workingDirectory, context.workspace);
  return {
    color: false,
    source: result.source,
    directory,
    linkBase: `${context.repositoryUrl}/blob/${context.sha}`,
    today: new Date().toISOString().slice(0, 10),
    ...(directory !== "" && { category: directory }),
    ...drawingOf(result),
  };
}

/** The organization as a table and a diagram, where it has more than one place. */
function drawingOf({ report, coverage }: LintResult): Pick<ReporterOptions, "coverage" | "mermaid"> {
  if (!coverage || coverage.nodes.length < 2) return {};
  return { coverage, mermaid: coverageMermaid({ tool: report.tool, coverage, inputs: [] }) };
}
