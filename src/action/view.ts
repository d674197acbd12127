import type { LintResult } from "../engine/result.ts";
import { coverageMermaid } from "../reporters/coverage/mermaid.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import type { RunContext } from "./event.ts";
import type { PlaceInCommit } from "./head-lines.ts";

/** Where results are shown. */
export interface Shown {
  readonly repositoryUrl: RunContext["repositoryUrl"];
  /** The working directory as a path in its repository. */
  readonly directory: string;
  /** The commit that links lead to. */
  readonly commit: string;
  /** SARIF's category. */
  readonly category: string;
}

/** How reports name places: from the top of the repository, with links to the commit. */
export function viewOf({ repositoryUrl, directory, commit, category }: Shown, result: LintResult): ReporterOptions {
  return {
    color: false,
    source: result.source,
    directory,
    linkBase: `${repositoryUrl}/blob/${commit}`,
    today: new Date().toISOString().slice(0, 10),
    category,
    ...drawingOf(result),
  };
}

/** The same for what stands on the head of a pull request, whose lines are not those of the test merge that was read. */
export function onHead(view: ReporterOptions, placeAtHost: PlaceInCommit | undefined): ReporterOptions {
  return placeAtHost ? { ...view, placeAtHost } : view;
}

/** The organization as a table and a diagram, where it has more than one place. */
function drawingOf({ report, coverage }: LintResult): Pick<ReporterOptions, "coverage" | "mermaid"> {
  if (!coverage || coverage.nodes.length < 2) return {};
  return { coverage, mermaid: coverageMermaid({ tool: report.tool, coverage, inputs: [] }) };
}
