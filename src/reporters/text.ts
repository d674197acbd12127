import type { Finding, Severity } from "../model/finding.ts";
import type { Location, RelatedLocation } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { codeFrame } from "./code-frame.ts";
import { coverChangeLines } from "./cover-changes.ts";
import {
  type FindingGroup,
  groupByCause,
  groupByPlace,
  marksOf,
  openFindings,
  type SharedCause,
  sameFor,
} from "./findings-view.ts";
import { clipped, harmlessLine } from "./harmless-text.ts";
import { type Paint, painter, type Style } from "./paint.ts";
import { count, countsPhrase } from "./phrases.ts";
import { remediationSequence } from "./remediation-sequence.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { hanging, terminalLink } from "./terminal-text.ts";
import { cleanVerdict, summaryLines } from "./text-summary.ts";

const severityStyle: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", note: "blue" };

/** Characters of one message, and addresses of further instances, that are shown. */
const maxMessage = 2000;
const maxInstances = 5;

/** Places of one cause from which on they are listed without code; notes are listed in any case. */
const manyPlaces = 6;
/** Places of notes of one cause that are listed. */
const maxPlaces = 10;

/**
 * The report for a terminal. The short form has of each cause the rule, the place, one sentence, the code and the fix;
 * `verbose` adds where it comes from, and the code of every place.
 */
export const text: Reporter = (report, options) => {
  const printer = new Printer(report, options);
  const blocks = groupByCause(groupByPlace(openFindings(report))).flatMap((one) => printer.cause(one));
  if (options.brief) return [...blocks, ...inputBlocks(report, printer)].map((part) => `${part}\n`).join("\n");
  const { errors, warnings, notes } = report.summary;
  const verdict = errors + warnings + notes === 0 ? cleanVerdict(report) : countsPhrase(report);
  const parts = [
    ...blocks,
    ...inputBlocks(report, printer),
    ...changes(report, printer),
    ...nextSteps(report, printer),
  ];
  return `${[...parts, summaryLines(report, verdict, options, printer.paint)].join("\n\n")}\n`;
};

/** Prints findings, each fix and each piece of code once. */
class Printer {
  readonly options: ReporterOptions;
  readonly paint: Paint;
  readonly #fixes = new Set<string>();
  readonly #factsFiles: ReadonlySet<string>;
  #frame = "";

  constructor({ inputs }: Report, options: ReporterOptions) {
    this.#factsFiles = new Set(inputs.filter(({ format }) => format === "facts").map(({ path }) => path));
    this.options = options;
    this.paint = painter(options.color);
  }

  /** A paragraph that is indented as a whole. */
  readonly paragraph = (content: string, indent = 2): string =>
    hanging(" ".repeat(indent), indent, content, this.options.width);

  place(location: Location): string {
    return terminalLink(placeOf(location), this.options.linkTo?.(location));
  }

  /** What shares a cause is told together where that is shorter: the places with their sentences, the fix once. */
  cause(groups: SharedCause): readonly string[] {
    const [{ first }, ...others] = groups;
    const isListed = first.severity === "note" ? others.length > 0 : groups.length >= manyPlaces;
    if (!isListed || this.options.verbose) return groups.map((group) => this.#block(group));
    const shown = first.severity === "note" ? groups.slice(0, maxPlaces) : groups;
    const left = groups.length - shown.length;
    const lines = [`${this.#head(first)}  ${count(groups.length, "place")}`];
    for (const group of shown) {
      const { location, message, resource } = group.first;
      if (group !== groups[0] && saysTheSame(groups[0], group)) {
        lines.push(`  ${this.place(location)}  ${line(resource.address)}`);
        continue;
      }
      lines.push(`  ${this.place(location)}`, this.paragraph(line(`${message}${sameFor(group)}`), 4));
    }
    if (left > 0) lines.push(this.paragraph(`and ${left} more: --verbose lists all`));
    return [[...lines, ...this.#fix(first)].join("\n")];
  }

  #head(finding: Finding): string {
    const { paint } = this;
    const marks = marksOf(finding).join(", ");
    const severity = paint(severityStyle[finding.severity], paint("bold", finding.severity));
    return `${severity} ${paint("bold", line(finding.rule))}${marks ? paint("dim", ` (${marks})`) : ""}`;
  }

  #block(group: FindingGroup): string {
    const { first } = group;
    const lines = [
      `${this.#head(first)}  ${this.place(first.location)}`,
      this.paragraph(line(first.message)),
      ...[...placeLine(first), ...accountLine(first, this.options), ...instances(group)].map((one) =>
        this.paragraph(line(one)),
      ),
    ];
    const frame = this.#frameLines(first);
    if (frame.length > 0) lines.push("", ...frame, "");
    lines.push(...this.#relatedOf(first).map((one) => this.#related(one)));
    lines.push(...this.#fix(first));
    while (lines.at(-1) === "") lines.pop();
    return lines.join("\n");
  }

  /**
   * The short form names the places in other files; those in the same one are near the code that is shown. The lines of
   * a facts file are a program's: the related places are those that people wrote.
   */
  #relatedOf({ related, location }: Finding): readonly RelatedLocation[] {
    return this.options.verbose || this.#factsFiles.has(location.path)
      ? related
      : related.filter((one) => one.location.path !== location.path);
  }

  #related({ message, location }: RelatedLocation): string {
    const { width } = this.options;
    return hanging(`  ${this.paint("dim", "see")}  `, 7, `${line(message)}: ${placeOf(location)}`, width);
  }

  #fix({ remediation }: Finding): readonly string[] {
    if (this.#fixes.has(remediation)) return [];
    this.#fixes.add(remediation);
    return [hanging(`  ${this.paint("green", "fix")}  `, 7, line(remediation), this.options.width)];
  }

  /** The code, where it is not what was shown last. */
  #frameLines({ location, severity }: Finding): readonly string[] {
    const source = this.options.source(location.path);
    const key = JSON.stringify(location);
    if (source === undefined || this.#frame === key) return [];
    this.#frame = key;
    const context = this.options.verbose ? 2 : 1;
    return codeFrame(source, location, context, frameWidth(this.options)).map(({ kind, gutter, text: content }) => {
      const shown = kind === "underline" ? this.paint(severityStyle[severity], content) : content;
      return `  ${this.paint("dim", gutter)}${shown}`.trimEnd();
    });
  }
}

/** Whether two groups differ by the address and the place of one resource each, and by nothing that is said. */
function saysTheSame(one: FindingGroup, other: FindingGroup): boolean {
  const said = ({ first: { message, resource } }: FindingGroup) => message.replaceAll(resource.address, "\0");
  return other.others.length === 0 && said(one) === said(other);
}

/** Characters of a line of code that fit beside its number. */
function frameWidth({ width }: ReporterOptions): number | undefined {
  return width === undefined ? undefined : Math.max(40, width - 14);
}

/** Which of the nodes are not known or accepted yet, where some are. */
function placeLine({ places = [] }: Finding): string[] {
  const open = places.filter((place) => place.status === "new" && place.suppressed === null);
  if (open.length === 0 || open.length === places.length) return [];
  const names = open.slice(0, maxInstances).map(({ name }) => name);
  const more = open.length - names.length;
  return [
    `new here: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}; known or accepted: ${places.length - open.length}`,
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
  return [`account ${known.id}${name}${marks.length > 0 ? `: ${marks.join(", ")}` : ""}`];
}

function instances(group: FindingGroup): string[] {
  const same = sameFor(group).trim();
  return same === "" ? [] : [same];
}

function placeOf(location: Location): string {
  return line(`${location.path}:${location.start.line}:${location.start.column}`);
}

function line(content: string): string {
  return harmlessLine(clipped(content, maxMessage));
}

function inputBlocks(report: Report, { paint, options }: Printer): string[] {
  // The error of a template that several others nest is printed once.
  const broken = [...new Set(report.inputs.flatMap((input) => input.error ?? []))];
  if (broken.length === 0) return [];
  const head = `${paint("red", paint("bold", "input error"))}  `;
  return [broken.map((error) => hanging(head, 13, line(error), options.width)).join("\n")];
}

function changes(report: Report, { paint, paragraph }: Printer): string[] {
  const changed = coverChangeLines(report);
  if (changed.length === 0) return [];
  return [[paint("bold", "Before → after"), ...changed.map((one) => paragraph(line(one)))].join("\n")];
}

function nextSteps(report: Report, { paint, options, paragraph }: Printer): string[] {
  if (report.summary.errors === 0) return [];
  const steps = remediationSequence(report, options);
  if (steps.length === 0) return [];
  const lines = steps.map((step, index) => hanging(`  ${index + 1}. `, 5, line(step.short), options.width));
  const more = paint("dim", paragraph("Commands and details: --format markdown, or rootrail explain <rule>"));
  return [[paint("bold", "What to do, in this order"), ...lines, more].join("\n")];
}
