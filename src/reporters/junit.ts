import type { Finding } from "../model/finding.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { codeFrame } from "./code-frame.ts";
import { marksOf } from "./findings-view.ts";
import { clipped, harmless, harmlessLine } from "./harmless-text.ts";
import { suppressionPhrase } from "./phrases.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

/** One test case. */
export interface Case {
  readonly kind: "passed" | "failure" | "error" | "skipped";
  readonly name: string;
  readonly type: string;
  readonly message: string;
  readonly body: string;
}

const maxMessage = 2000;

/**
 * JUnit XML as both common schemas have it (Ant's, and Jenkins' xUnit plugin's): a suite for each file and a case for
 * each finding. What fails the run fails, the rest passes with its text in `system-out`, accepted findings are skipped, an
 * input that cannot be read is an error. Files without a finding have one case that passed.
 */
export const junit: Reporter = (report, options) => {
  const suites = [...casesByFile(report, options)].map(([path, cases], id) => suiteXml(path, cases, id, options));
  return wholeDocument(suites.length > 0 ? suites : [emptySuite(options)]);
};

/** Cases by file as a document of their own. `day`: `YYYY-MM-DD`. */
export function junitDocument(files: ReadonlyMap<string, readonly Case[]>, day: string): string {
  return wholeDocument([...files].map(([path, cases], id) => suiteXml(path, cases, id, { today: day })));
}

function wholeDocument(suites: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("\n")}\n</testsuites>\n`;
}

function casesByFile({ inputs, findings }: Report, options: ReporterOptions): ReadonlyMap<string, readonly Case[]> {
  const files = new Map<string, Case[]>(inputs.map((input) => [input.path, []]));
  const add = (path: string, one: Case) => {
    const cases = files.get(path);
    if (cases) cases.push(one);
    else files.set(path, [one]);
  };
  for (const input of inputs) if (input.error !== null) add(input.path, inputCase(input));
  for (const input of inputs) for (const warning of input.warnings ?? []) add(input.path, partCase(warning));
  for (const finding of findings) add(finding.location.path, findingCase(finding, options));
  for (const cases of files.values()) if (cases.length === 0) cases.push(passedCase);
  return files;
}

const passedCase: Case = { kind: "passed", name: "no findings", type: "", message: "", body: "" };

function emptySuite(options: ReporterOptions): string {
  const body = "No template, plan or Terraform code was found, so nothing was checked.";
  const empty: Case = options.failsEmpty
    ? { kind: "error", name: "no inputs", type: "no-inputs", message: body, body }
    : { ...passedCase, kind: "skipped", name: "no inputs", body };
  return suiteXml("rootrail", [empty], 0, options);
}

function inputCase({ error }: InputSummary): Case {
  return { kind: "error", name: "input", type: "input-error", message: error ?? "", body: error ?? "" };
}

/** What was not read is no test that passed. */
function partCase(warning: string): Case {
  return { kind: "skipped", name: "input read in part", type: "input-warning", message: warning, body: warning };
}

function findingCase(finding: Finding, options: ReporterOptions): Case {
  const { start } = finding.location;
  const name = `${finding.rule}: ${finding.resource.address} (${start.line}:${start.column})`;
  const marks = marksOf(finding);
  const base = { name, type: [finding.severity, ...marks].join(" "), message: finding.message };
  if (finding.suppressed !== null) return { ...base, kind: "skipped", body: suppressionPhrase(finding) };
  const fails = options.fails ? options.fails(finding) : finding.severity !== "note";
  return { ...base, kind: fails ? "failure" : "passed", body: bodyOf(finding, options) };
}

function bodyOf(finding: Finding, options: ReporterOptions): string {
  const { location, related, message, remediation } = finding;
  const place = ({ path, start }: typeof location) => harmlessLine(`${path}:${start.line}:${start.column}`);
  const source = options.source(location.path);
  const frame = source === undefined ? [] : codeFrame(source, location).map((line) => `${line.gutter}${line.text}`);
  return [
    `at ${place(location)}`,
    harmlessLine(clipped(message, maxMessage)),
    ...frame.map((line) => line.trimEnd()),
    ...related.map((one) => `see ${harmlessLine(one.message)}: ${place(one.location)}`),
    `fix ${harmlessLine(remediation)}`,
  ].join("\n");
}

function suiteXml(path: string, cases: readonly Case[], id: number, options: Pick<ReporterOptions, "today">): string {
  const number = (kind: Case["kind"]) => cases.filter((one) => one.kind === kind).length;
  const name = attribute(path) || "input";
  const attributes = [
    `name="${name}" package="rootrail" id="${id}" hostname="localhost"`,
    `timestamp="${/^\d{4}-\d\d-\d\d$/.test(options.today ?? "") ? options.today : "1970-01-01"}T00:00:00" time="0"`,
    `tests="${cases.length}" failures="${number("failure")}" errors="${number("error")}" skipped="${number("skipped")}"`,
  ];
  const notes = cases.filter((one) => one.kind === "passed" && one.body !== "").map((one) => one.body);
  return [
    `  <testsuite ${attributes.join(" ")}>`,
    "    <properties/>",
    ...cases.map((one) => caseXml(one, name)),
    `    <system-out>${content(notes.join("\n\n"))}</system-out>`,
    "    <system-err/>",
    "  </testsuite>",
  ].join("\n");
}

function caseXml({ kind, name, type, message, body }: Case, className: string): string {
  const head = `    <testcase name="${attribute(name)}" classname="${className}" time="0"`;
  if (kind === "passed") return `${head}/>`;
  if (kind === "skipped") return `${head}>\n      <skipped>${content(body)}</skipped>\n    </testcase>`;
  const attributes = `type="${attribute(type)}" message="${attribute(message)}"`;
  return `${head}>\n      <${kind} ${attributes}>${content(body)}</${kind}>\n    </testcase>`;
}

function attribute(text: string): string {
  return escapeXml(harmlessLine(clipped(text, maxMessage)));
}

/** Text that holds no character XML 1.0 forbids; `]]>` cannot occur in it, because `>` is written as an entity. */
function content(text: string): string {
  return escapeXml(harmless(text));
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => entities.get(found) ?? "");
}
