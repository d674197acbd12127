import type { Finding, Severity, Suppression } from "../model/finding.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { bySeverity, openFindings, rulePageLink, rulesFor, suppressedFindings } from "./findings-view.ts";
import { clipped, harmless, harmlessLine } from "./harmless-text.ts";
import { inertJson } from "./inert-json.ts";
import { lineHashes } from "./line-hashes.ts";
import { suppressionPhrase } from "./phrases.ts";
import type { Reporter, ReporterOptions, RuleInfo } from "./reporter.ts";
import { pathToUri, repositoryPath } from "./repository-path.ts";
import { type PageOptions, ruleMarkdown, ruleText } from "./rule-page.ts";

/** What GitHub keeps of one upload (docs.github.com, "SARIF support for code scanning"). */
const limits = { results: 5000, locations: 100, tags: 10, description: 1024, name: 255 } as const;
const maxMessage = 4000;

type Json = Readonly<Record<string, unknown>>;

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  note: "note",
};

/** GitHub's scale, as a string: above 9.0 critical, from 7.0 high, from 4.0 medium, below low. */
const securitySeverity: Readonly<Record<Severity, string>> = { error: "8.5", warning: "5.5", note: "2.0" };

/**
 * SARIF 2.1.0 in one run, fit for GitHub code scanning: rules with help, regions of the property and not of the whole
 * resource, fingerprints that GitHub computes itself and one of our own. Open findings come first and the most severe
 * of them; past what GitHub keeps, the rest is left out and a notification says so.
 */
export const sarif: Reporter = (report, options) => {
  const rules = rulesFor(report, options);
  const ordered = [...bySeverity(openFindings(report)), ...bySeverity(suppressedFindings(report))];
  const kept = ordered.slice(0, limits.results);
  const hashOf = hashReader(options);
  const run: Json = {
    tool: { driver: driver(report, rules, options) },
    automationDetails: { id: automationId(options.category) },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The top of the repository." } } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: report.inputs.every((input) => input.status !== "error"),
        toolExecutionNotifications: notifications(report, ordered.length - kept.length, options),
      },
    ],
    results: kept.map((finding) => result(finding, rules, hashOf, options)),
  };
  return `${inertJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] })}\n`;
};

/** `category/`: GitHub takes what follows the last slash as the ID of one run. */
function automationId(category: string | undefined): string {
  const key = harmlessLine(category ?? "").replace(/^\/+|\/+$/g, "");
  return key === "" ? "rootrail/" : `rootrail/${key}/`;
}

function driver(report: Report, rules: readonly RuleInfo[], options: ReporterOptions): Json {
  return {
    name: report.tool.name,
    semanticVersion: report.tool.version,
    rules: rules.map((rule) => ruleDescriptor(rule, options)),
    notifications: [
      notificationDescriptor("input-error", "An input could not be read whole, so its findings may be incomplete."),
      notificationDescriptor("input-warning", "Something in an input was left out; the message says what."),
      notificationDescriptor("results-left-out", "There are more results than code scanning keeps of one upload."),
    ],
  };
}

/** A page without examples, for hosts that show it beside a finding. */
const plainPage: PageOptions = { width: 96, paint: (_, text) => text };

function notificationDescriptor(id: string, text: string): Json {
  return { id, name: pascalCase(id), shortDescription: { text }, fullDescription: { text }, help: { text } };
}

function ruleDescriptor(rule: RuleInfo, options: ReporterOptions): Json {
  const page = rulePageLink(rule.id, options);
  const tags = [...new Set(["security", ...rule.tags])].slice(0, limits.tags).map(harmlessLine);
  return {
    id: harmlessLine(rule.id),
    name: clipped(pascalCase(rule.id), limits.name),
    shortDescription: { text: clipped(message(rule.title), limits.description) },
    fullDescription: { text: clipped(message(rule.docs.description), limits.description) },
    help: {
      text: withoutLinks(harmless(ruleText(rule, undefined, plainPage))),
      markdown: harmless(ruleMarkdown(rule)),
    },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags,
      precision: rule.tags.includes("unverifiable") ? "medium" : "high",
      "problem.severity": rule.severity === "note" ? "recommendation" : rule.severity,
      "security-severity": securitySeverity[rule.severity],
    },
  };
}

function pascalCase(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("") || "Rule";
}

function result(
  finding: Finding,
  rules: readonly RuleInfo[],
  hashOf: (location: Location) => string | undefined,
  options: ReporterOptions,
): Json {
  const { suppressed, resource, related, certainty, status, accounts, remediation } = finding;
  const hash = hashOf(finding.location);
  return {
    ruleId: harmlessLine(finding.rule),
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: levels[finding.severity],
    message: { text: message(finding.message) },
    locations: [
      {
        physicalLocation: physicalLocation(finding.location, options),
        logicalLocations: [{ fullyQualifiedName: harmlessLine(resource.address), kind: "resource" }],
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, limits.locations).map((one, index) => ({
        id: index + 1,
        physicalLocation: physicalLocation(one.location, options),
        message: { text: message(one.message) },
      })),
    }),
    partialFingerprints: {
      ...(hash !== undefined && { primaryLocationLineHash: hash }),
      "rootrail/v1": finding.fingerprint,
    },
    ...(suppressed && { suppressions: [suppression(suppressed, finding)] }),
    properties: {
      certainty,
      status,
      resourceType: harmlessLine(resource.type),
      accounts: accounts.map(harmlessLine),
      remediation: message(remediation),
    },
  };
}

function suppression({ kind }: Suppression, finding: Finding): Json {
  return {
    kind: kind === "inline" ? "inSource" : "external",
    status: "accepted",
    justification: message(suppressionPhrase(finding)),
  };
}

function message(text: string): string {
  return withoutLinks(harmlessLine(clipped(text, maxMessage))) || "(no message)";
}

/** `[text](target)` in plain text is a link (SARIF 2.1.0, 3.11.6), whoever wrote it: the two parts are set apart. */
function withoutLinks(text: string): string {
  return text.replace(/\](?=\()/g, "] ");
}

function physicalLocation(location: Location, options: ReporterOptions): Json {
  const path = repositoryPath(location.path, options);
  const { start, end } = location;
  return {
    artifactLocation:
      path === undefined ? { uri: pathToUri(location.path) } : { uri: pathToUri(path), uriBaseId: "%SRCROOT%" },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** The hash of a place's first line; none for files outside of the repository, or without text. */
function hashReader(options: ReporterOptions): (location: Location) => string | undefined {
  const hashes = new Map<string, readonly string[]>();
  const hashesOf = (path: string): readonly string[] => {
    const known = hashes.get(path);
    if (known) return known;
    const source = repositoryPath(path, options) === undefined ? undefined : options.source(path);
    const computed = source === undefined ? [] : lineHashes(source);
    hashes.set(path, computed);
    return computed;
  };
  return (location) => hashesOf(location.path)[location.start.line - 1];
}

function notifications(report: Report, leftOut: number, options: ReporterOptions): readonly Json[] {
  const notice = (id: string, level: string, text: string, location?: Location): Json => ({
    descriptor: { id },
    level,
    message: { text: message(text) },
    ...(location && { locations: [{ physicalLocation: physicalLocation(location, options) }] }),
  });
  const notifications = report.inputs.flatMap((input) => [
    ...(input.error === null
      ? []
      : [notice("input-error", "error", input.error, input.errorLocation ?? fileStart(input.path))]),
    ...(input.warnings ?? []).map((text) => notice("input-warning", "warning", text)),
  ]);
  if (leftOut === 0) return notifications;
  const text = `${leftOut} results are left out: code scanning keeps ${limits.results} of one upload, the most severe first. The JSON report has all of them.`;
  return [notice("results-left-out", "warning", text), ...notifications];
}
