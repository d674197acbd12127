import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { bySeverity, type FindingGroup, groupByPlace, marksOf, openFindings, sameFor } from "./findings-view.ts";
import { clipped, harmlessLine, spelledOut } from "./harmless-text.ts";
import { count, countsPhrase, notReadWhole, verdictPhrase } from "./phrases.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { lastLine, repositoryPath } from "./repository-path.ts";

type Command = "error" | "warning" | "notice";

/** Something to show beside a line. */
export interface Annotation {
  readonly command: Command;
  readonly location: Location | undefined;
  readonly title: string;
  readonly message: string;
}

/** A step shows ten annotations of each type; the runner drops what comes after (actions/runner, ActionCommandManager). */
const maxPerType = 10;
/** The runner cuts messages at 4,096 characters. */
const maxMessage = 3900;
const maxTitle = 250;
/** No file system takes a longer one. */
const maxPath = 4096;

const commandOf: Readonly<Record<Severity, Command>> = { error: "error", warning: "warning", note: "notice" };

/**
 * Workflow commands: one annotation a place, the most severe first, no more of a type than a step shows. What does not
 * fit is listed in the log, and a notice says how much that is.
 */
export const github: Reporter = (report, options) => {
  const all = [
    ...report.inputs.flatMap(inputAnnotation),
    ...groupByPlace(bySeverity(openFindings(report))).map((group) => findingAnnotation(group, options)),
  ];
  return annotationCommands(all, summaryLine(report), options);
};

/** Annotations as workflow commands, then one line for the log. */
export function annotationCommands(all: readonly Annotation[], last: string, options: PlaceOptions): string {
  const { shown, left } = withinLimits(all);
  const lines = shown.map((annotation) => commandLine(annotation, options));
  if (left.length > 0) lines.push(commandLine(moreNotice(left.length), options), ...logGroup(left));
  return `${[...lines, harmlessLine(last)].join("\n")}\n`;
}

function inputAnnotation(input: InputSummary): Annotation[] {
  if (input.error === null) return [];
  return [{ command: "error", location: input.errorLocation, title: "rootrail: input error", message: input.error }];
}

function findingAnnotation(group: FindingGroup, options: ReporterOptions): Annotation {
  const { first, others } = group;
  const marks = marksOf(first).join(", ");
  return {
    command: commandOf[first.severity],
    location: first.location,
    title: `rootrail: ${first.rule}${others.length > 0 ? ` ×${others.length + 1}` : ""}${marks ? ` (${marks})` : ""}`,
    message: `${messageOf(first, options)}${sameFor(group)}\nFix: ${first.remediation}`,
  };
}

/** The properties of the command hold the location and need a file; without a file the message names the location. */
function messageOf({ message, location }: Finding, { placeAtHost }: ReporterOptions): string {
  const isNowhere = location.path.startsWith("<") || (placeAtHost && placeAtHost(location) === undefined);
  return isNowhere ? `${message} (${location.path}:${location.start.line})` : message;
}

function withinLimits(all: readonly Annotation[]): { shown: Annotation[]; left: Annotation[] } {
  const of = (command: Command) => all.filter((annotation) => annotation.command === command);
  const isCut = (["error", "warning", "notice"] as const).some((command) => of(command).length > maxPerType);
  const roomFor = (command: Command) => (command === "notice" && isCut ? maxPerType - 1 : maxPerType);
  const shown = new Set(
    (["error", "warning", "notice"] as const).flatMap((command) => of(command).slice(0, roomFor(command))),
  );
  return { shown: all.filter((one) => shown.has(one)), left: all.filter((one) => !shown.has(one)) };
}

function moreNotice(number: number): Annotation {
  const message = `${number} more not shown as annotations; the log of this step lists them.`;
  return { command: "notice", location: undefined, title: "rootrail", message };
}

/** Plain lines that start with a dash, so that none of them is a command. */
function logGroup(left: readonly Annotation[]): string[] {
  const line = ({ location, title, message }: Annotation) => {
    const place = location ? `${location.path}:${location.start.line}:${location.start.column}: ` : "";
    return `- ${harmlessLine(clipped(`${place}${title}: ${message}`, maxMessage))}`;
  };
  return [`::group::${count(left.length, "more finding")}`, ...left.map(line), "::endgroup::"];
}

type PlaceOptions = Pick<ReporterOptions, "directory" | "placeAtHost">;

function commandLine({ command, location, title, message }: Annotation, options: PlaceOptions): string {
  const properties = [...placeProperties(location, options), `title=${property(clipped(title, maxTitle))}`];
  return `::${command} ${properties.join(",")}::${data(clipped(message, maxMessage))}`;
}

/** The runner drops columns of a place that spans lines, so they are given within one line only. */
function placeProperties(location: Location | undefined, options: PlaceOptions): string[] {
  const there = location && options.placeAtHost ? options.placeAtHost(location) : location;
  const path = there && repositoryPath(there.path, options);
  if (there === undefined || path === undefined || path.length > maxPath) return [];
  const { start, end } = there;
  const endLine = lastLine(there);
  const columns =
    endLine === start.line && end.line === start.line ? [`col=${start.column}`, `endColumn=${end.column}`] : [];
  return [`file=${property(path)}`, `line=${start.line}`, `endLine=${endLine}`, ...columns];
}

/** Escapes a message as the runner unescapes it: `%` first (actions/toolkit, command.ts). */
function data(text: string): string {
  return spelledOut(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

function summaryLine(report: Report): string {
  const { suppressed } = report.summary;
  const { partial } = notReadWhole(report);
  const inputs = `${count(report.inputs.length, "input")}${partial > 0 ? `, ${partial} of them read in part` : ""}`;
  if (report.inputs.length === 0) return `rootrail: ${verdictPhrase(report)}.`;
  return `rootrail: ${countsPhrase(report)}${suppressed > 0 ? `, ${suppressed} suppressed` : ""} in ${inputs}.`;
}
