import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { codeFrame } from "./code-frame.ts";
import { coverChangeLines } from "./cover-changes.ts";
import { type FindingGroup, groupByPlace, marksOf, openFindings, otherAddresses } from "./findings-view.ts";
import { clipped, harmlessLine } from "./harmless-text.ts";
import { type Paint, painter, type Style } from "./paint.ts";
import { countsPhrase } from "./phrases.ts";
import { remediationSequence } from "./remediation-sequence.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { cleanVerdict, summaryLines } from "./text-summary.ts";

const severityStyle: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", note: "blue" };

/** Characters of one message, and addresses of further instances, that are shown. */
const maxMessage = 2000;
const maxInstances = 5;

/** The report for a terminal: a code frame, the message and the remediation of each finding, and a summary. */
export const text: Reporter = (report, options) => {
  const paint = painter(options.color);
  const printedFixes = new Set<string>();
  const blocks = groupByPlace(openFindings(report)).map((group) => findingBlock(group, printedFixes, options, paint));
  if (options.brief) return [...blocks, ...inputBlocks(report, paint)].map((part) => `${part}\n`).join("\n");
  const { errors, warnings, notes } = report.summary;
  const verdict = errors + warnings + notes === 0 ? cleanVerdict(report) : countsPhrase(report);
  const changed = coverChangeLines(report).map((one) => `  ${line(one)}`);
  const change = changed.length > 0 ? [[paint("bold", "Before → after"), ...changed].join("\n")] : [];
  const parts = [...blocks, ...inputBlocks(report, paint), ...change, ...nextSteps(report, options, paint)];
  return `${[...parts, summaryLines(report, verdict, options, paint)].join("\n\n")}\n`;
};

/** `printedFixes` holds the remediations that were printed already: each is printed once. */
function findingBlock(group: FindingGroup, printedFixes: Set<string>, options: ReporterOptions, paint: Paint): string {
  const { first } = group;
  const style = severityStyle[first.severity];
  const marks = marksOf(first).join(", ");
  const head = `${paint(style, paint("bold", first.severity))} ${paint("bold", line(first.rule))}${marks ? paint("dim", ` (${marks})`) : ""}`;
  const lines = [
    `${head}  ${placeOf(first.location)}`,
    `  ${line(first.message)}`,
    ...placeLine(first),
    ...accountLine(first, options),
    ...instances(group),
  ];
  const frame = frameLines(first.location, style, options, paint);
  if (frame.length > 0) lines.push("", ...frame, "");
  for (const { message, location } of first.related) {
    lines.push(`  ${paint("dim", "see")}  ${line(message)}: ${placeOf(location)}`);
  }
  if (!printedFixes.has(first.remediation)) lines.push(`  ${paint("green", "fix")}  ${line(first.remediation)}`);
  printedFixes.add(first.remediation);
  while (lines.at(-1) === "") lines.pop();
  return lines.join("\n");
}

/** Which of the nodes are not known or accepted yet, where some are. */
function placeLine({ places = [] }: Finding): string[] {
  const open = places.filter((place) => place.status === "new" && place.suppressed === null);
  if (open.length === 0 || open.length === places.length) return [];
  const names = open.slice(0, maxInstances).map(({ name }) => name);
  const more = open.length - names.length;
  return [
    line(
      `  new here: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}; known or accepted: ${places.length - open.length}`,
    ),
  ];
}

/** The account of a finding, where the configuration has it, with the marks that raise its priority. */
function accountLine({ accounts }: Finding, options: ReporterOptions): string[] {
  const known = options.accounts?.find((one) => accounts.includes(one.id));
  if (!known) return [];
  const marks = [
    ...(known.environment === undefined ? [] : [known.environment]),
    ...(known.internetExposed ? ["internet-exposed"] : []),
  ];
  const name = known.name === undefined ? "" : ` (${known.name})`;
  return [line(`  account ${known.id}${name}${marks.length > 0 ? `: ${marks.join(", ")}` : ""}`)];
}

function instances(group: FindingGroup): string[] {
  const others = otherAddresses(group);
  if (others.length === 0) return [];
  const named = others.slice(0, maxInstances).map(line);
  const rest = others.length - named.length;
  return [`  The same for ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`];
}

function frameLines(location: Location, style: Style, options: ReporterOptions, paint: Paint): string[] {
  const source = options.source(location.path);
  if (source === undefined) return [];
  return codeFrame(source, location).map(({ kind, gutter, text: content }) => {
    const shown = kind === "underline" ? paint(style, content) : content;
    return `  ${paint("dim", gutter)}${shown}`.trimEnd();
  });
}

function placeOf(location: Location): string {
  return line(`${location.path}:${location.start.line}:${location.start.column}`);
}

function line(content: string): string {
  return harmlessLine(clipped(content, maxMessage));
}

function inputBlocks(report: Report, paint: Paint): string[] {
  // The error of a template that several others nest is printed once.
  const broken = [...new Set(report.inputs.flatMap((input) => input.error ?? []))];
  if (broken.length === 0) return [];
  return [broken.map((error) => `${paint("red", paint("bold", "input error"))}  ${line(error)}`).join("\n")];
}

function nextSteps(report: Report, options: ReporterOptions, paint: Paint): string[] {
  if (report.summary.errors === 0) return [];
  const steps = remediationSequence(report, options);
  const lines = steps.map((step, index) => `  ${index + 1}. ${line(step.short)}`);
  const more = paint("dim", "  Commands and details: --format markdown, or rootrail explain <rule>");
  return [[paint("bold", "What to do, in this order"), ...lines, more].join("\n")];
}
