import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { bySeverity, type FindingGroup, groupByPlace, marksOf, openFindings } from "../reporters/findings-view.ts";
import { clipped, harmless } from "../reporters/harmless-text.ts";
import { lastLine, repositoryPath } from "../reporters/repository-path.ts";
import type { CheckAnnotation } from "./github.ts";

/** More than anyone reads, and twenty requests; the report and SARIF hold the rest. */
const mostAnnotations = 1_000;

/** GitHub's limits (its OpenAPI description): 64 KB and 255 characters; these stay below in UTF-8, too. */
const longestMessage = 16_000;
const longestTitle = 250;

const levelOf: Readonly<Record<Severity, CheckAnnotation["annotation_level"]>> = {
  error: "failure",
  warning: "warning",
  note: "notice",
};

export interface PlacedAnnotation {
  readonly annotation: CheckAnnotation;
  /** What it tells of. */
  readonly about: readonly (Finding | InputSummary)[];
}

/** What the check run shows beside the lines: input errors and open findings, the most severe first; one for each place. */
export function checkAnnotations(report: Report, directory: string): readonly PlacedAnnotation[] {
  const ofInputs = report.inputs.flatMap((input) => inputAnnotation(input, directory));
  const ofFindings = groupByPlace(bySeverity(openFindings(report))).flatMap((group) =>
    findingAnnotation(group, directory),
  );
  return [...ofInputs, ...ofFindings].slice(0, mostAnnotations);
}

function inputAnnotation(input: InputSummary, directory: string): PlacedAnnotation[] {
  const { error, errorLocation } = input;
  if (error === null || errorLocation === undefined) return [];
  const found = annotation(errorLocation, directory, "failure", "rootrail: input error", error);
  return found ? [{ annotation: found, about: [input] }] : [];
}

function findingAnnotation({ first, others }: FindingGroup, directory: string): PlacedAnnotation[] {
  const marks = marksOf(first);
  const title = `rootrail: ${first.rule}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  const message = `${first.message}${sameFor(others)}\n\n${first.remediation}`;
  const found = annotation(first.location, directory, levelOf[first.severity], title, message);
  return found ? [{ annotation: found, about: [first, ...others] }] : [];
}

/** Instances of one block share its place: they are named, not repeated. */
function sameFor(others: FindingGroup["others"]): string {
  if (others.length === 0) return "";
  const named = others.slice(0, 5).map((finding) => finding.resource.address);
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : "";
  return `\nThe same holds for ${named.join(", ")}${more}.`;
}

/** None for a place that is not in the repository: GitHub would show it without its code. */
function annotation(
  location: Location,
  directory: string,
  level: CheckAnnotation["annotation_level"],
  title: string,
  message: string,
): CheckAnnotation | undefined {
  const path = repositoryPath(location.path, { directory });
  if (path === undefined) return undefined;
  const { start, end } = location;
  const endLine = lastLine(location);
  const isOneLine = end.line === start.line && end.column > start.column;
  return {
    path,
    start_line: start.line,
    end_line: endLine,
    ...(isOneLine && { start_column: start.column, end_column: end.column }),
    annotation_level: level,
    title: clipped(harmless(title), longestTitle),
    message: clipped(harmless(message), longestMessage),
  };
}
