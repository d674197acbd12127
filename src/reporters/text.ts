import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { codeFrame } from "./code-frame.ts";
import { harmlessLine } from "./harmless-text.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

type Style = "red" | "yellow" | "blue" | "dim" | "bold" | "green";
type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

const severityStyle: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", note: "blue" };

/** For a person at a terminal: a code frame, the message, the way out, and one line that sums it up. */
export const text: Reporter = (report, options) => {
  const paint: Paint = options.color
    ? (style, content) => `\u001b[${codes[style][0]}m${content}\u001b[${codes[style][1]}m`
    : (_, content) => content;
  const shown = report.findings.filter((finding) => finding.suppressed === null);
  const blocks = shown.map((finding) => findingBlock(finding, options, paint));
  return `${[...blocks, ...inputBlocks(report, paint), summaryLine(report, paint)].join("\n\n")}\n`;
};

function findingBlock(finding: Finding, options: ReporterOptions, paint: Paint): string {
  const style = severityStyle[finding.severity];
  const marks = [finding.certainty === "possible" ? "possible" : "", finding.status === "existing" ? "existing" : ""];
  const suffix = marks.filter(Boolean).join(", ");
  const head = `${paint(style, paint("bold", finding.severity))} ${paint("bold", finding.rule)}${suffix ? paint("dim", ` (${suffix})`) : ""}`;
  const lines = [`${head}  ${placeOf(finding.location)}`, `  ${harmlessLine(finding.message)}`];
  const frame = frameLines(finding, options, style, paint);
  if (frame.length > 0) lines.push("", ...frame, "");
  for (const { message, location } of finding.related) {
    lines.push(`  ${paint("dim", "see")}  ${harmlessLine(message)}: ${placeOf(location)}`);
  }
  lines.push(`  ${paint("green", "fix")}  ${harmlessLine(finding.remediation)}`);
  return lines.join("\n");
}

function frameLines(finding: Finding, options: ReporterOptions, style: Style, paint: Paint): string[] {
  const source = options.source(finding.location.path);
  if (source === undefined) return [];
  return codeFrame(source, finding.location).map((line) => {
    const content = line.kind === "underline" ? paint(style, line.text) : line.text;
    return `  ${paint("dim", line.gutter)}${content}`.trimEnd();
  });
}

function placeOf(location: Location): string {
  return harmlessLine(`${location.path}:${location.start.line}:${location.start.column}`);
}

function inputBlocks(report: Report, paint: Paint): string[] {
  const broken = report.inputs.filter((input) => input.error !== null);
  if (broken.length === 0) return [];
  const lines = broken.map(
    (input) => `${paint("red", paint("bold", "input error"))}  ${harmlessLine(input.error ?? "")}`,
  );
  return [lines.join("\n")];
}

function summaryLine(report: Report, paint: Paint): string {
  const { errors, warnings, notes, suppressed } = report.summary;
  const counts = [count(errors, "error"), count(warnings, "warning"), count(notes, "note")];
  const broken = report.inputs.filter((input) => input.status === "error").length;
  const linted = report.inputs.length - broken;
  const tail = [
    `${count(linted, "input")} linted`,
    ...(broken > 0 ? [`${count(broken, "input")} could not be read`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const style: Style = errors > 0 || broken > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const verdict = errors + warnings + notes === 0 ? "No findings" : counts.join(", ");
  return paint(style, `${verdict}; ${tail.join(", ")}.`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
