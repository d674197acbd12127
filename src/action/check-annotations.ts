import type { Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { InputSummary, Report } from "../model/report.ts";
import {
  bySeverity,
  type FindingGroup,
  groupByPlace,
  marksOf,
  openFindings,
  sameFor,
} from "../reporters/findings-view.ts";
import { clipped, harmless } from "../reporters/harmless-text.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { lastLine, repositoryPath } from "../reporters/repository-path.ts";
import type { CheckAnnotation } from "./github.ts";

/** More than anyone reads, and twenty requests; the report and SARIF hold the rest. */
export const mostAnnotations = 1_000;

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
  readonly about: readonly object[];
}

/** What a check run shows beside the lines, and how much of the report has no line there. */
export interface CheckAnnotations {
  /** At most `mostAnnotations`. */
  readonly placed: readonly PlacedAnnotation[];
  /** Places past `mostAnnotations`. */
  readonly leftOut: number;
  /** Findings and input errors at no line of the commit. */
  readonly withoutLine: number;
}

type PlaceOptions = Pick<ReporterOptions, "directory" | "placeAtHost">;

/** Input errors and open findings, the most severe first; one annotation for each place. */
export function checkAnnotations(report: Report, view: PlaceOptions): CheckAnnotations {
  return placedIn([
    ...report.inputs.filter((input) => input.error !== null).map((input) => inputAnnotation(input, view)),
    ...groupByPlace(bySeverity(openFindings(report))).map((group) => findingAnnotation(group, view)),
  ]);
}

/** A failure to show beside its line. */
export interface Noted {
  readonly about: object;
  readonly location: Location | undefined;
  readonly title: string;
  readonly message: string;
}

/** One annotation for each failure. */
export function noteAnnotations(notes: readonly Noted[], view: PlaceOptions): CheckAnnotations {
  return placedIn(
    notes.map(({ about, location, title, message }) => {
      const found = location && annotation(location, view, "failure", title, message);
      return found && { annotation: found, about: [about] };
    }),
  );
}

function placedIn(all: readonly (PlacedAnnotation | undefined)[]): CheckAnnotations {
  const placed = all.filter((one) => one !== undefined);
  const leftOut = Math.max(0, placed.length - mostAnnotations);
  return { placed: placed.slice(0, mostAnnotations), leftOut, withoutLine: all.length - placed.length };
}

function inputAnnotation(input: InputSummary, view: PlaceOptions): PlacedAnnotation | undefined {
  const { error, errorLocation } = input;
  if (error === null || errorLocation === undefined) return undefined;
  const found = annotation(errorLocation, view, "failure", "rootrail: input error", error);
  return found && { annotation: found, about: [input] };
}

function findingAnnotation(group: FindingGroup, view: PlaceOptions): PlacedAnnotation | undefined {
  const { first, others } = group;
  const marks = marksOf(first);
  const title = `rootrail: ${first.rule}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  const message = `${first.message}${sameFor(group)}\n\n${first.remediation}`;
  const found = annotation(first.location, view, levelOf[first.severity], title, message);
  return found && { annotation: found, about: [first, ...others] };
}

/** None for a place that is not in the repository, or not in the commit: GitHub would show it beside other code. */
function annotation(
  place: Location,
  view: PlaceOptions,
  level: CheckAnnotation["annotation_level"],
  title: string,
  message: string,
): CheckAnnotation | undefined {
  const location = view.placeAtHost ? view.placeAtHost(place) : place;
  const path = location && repositoryPath(location.path, view);
  // A backslash is part of a name on Linux and a separator elsewhere: nobody knows which file a host would show.
  if (location === undefined || path === undefined || path.includes("\\")) return undefined;
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
