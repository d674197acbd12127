import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import { type AlikeFindings, apartFrom, gatherAlike } from "./alike-findings.ts";
import { checkedPhrase, unreadPhrases, untoldWarnings } from "./checked.ts";
import { codeFrame } from "./code-frame.ts";
import { changeSection, coverageTable } from "./coverage/markdown.ts";
import { marksOf, openFindings, rulePageLink, suppressedFindings } from "./findings-view.ts";
import { clipped } from "./harmless-text.ts";
import { listed, notAnalysed } from "./markdown-parts.ts";
import { mdBlock, mdCode, mdLink, mdSentence, mdText } from "./markdown-text.ts";
import { baseMovedPhrase, count, isAllWell, notReadWhole, suppressionPhrase, verdictPhrase } from "./phrases.ts";
import { type AffectedAsset, type RemediationStep, remediationSequence } from "./remediation-sequence.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { lineLink } from "./repository-path.ts";

/** Stays below the 65,536 characters that GitHub takes for a comment. */
const defaultLimit = 65_000;
/** Characters kept free for the sentence that counts what was left out. */
const reserve = 200;
const maxMessage = 1000;
const maxInstances = 5;

const icons: Readonly<Record<Severity, string>> = { error: "🔴", warning: "🟡", note: "🔵" };

/**
 * For a step summary or a comment on a pull request: the verdict, the findings with links to their lines, the remediation
 * sequence folded. To stay below `maxCharacters`, whole findings are left out, the least severe first, and counted.
 */
export const markdown: Reporter = (report, options) => {
  const groups = gatherAlike(openFindings(report));
  const head = [heading(report), ...changeSection(report)];
  const tail = [
    guardrailTable(report),
    ...coverage(options),
    ...notAnalysed(report.inputs, untoldWarnings(report)),
    ...readSection(report),
    ...suppressedSection(report),
    ...sequence(report, options),
  ];
  const fixed = [...head, ...tail].join("\n\n").length + reserve;
  const { blocks, left } = fitting(groups, options, (options.maxCharacters ?? defaultLimit) - fixed);
  const more = left > 0 ? [`_${count(left, "more finding")} left out here; the JSON report has all of them._`] : [];
  const whole = [...head, ...blocks, ...more, ...tail].filter((part) => part !== "").join("\n\n");
  return `${limited(whole, options)}\n`;
};

/** Where even the fixed parts are too long: cut between paragraphs, with open fences and folds closed. */
function limited(whole: string, { maxCharacters = defaultLimit }: ReporterOptions): string {
  if (whole.length < maxCharacters) return whole;
  const note = "\n\n_Cut at the size that the host takes; the JSON report has everything._";
  const end = whole.lastIndexOf("\n\n", maxCharacters - reserve);
  const kept = whole.slice(0, Math.max(0, end));
  const fence = openFence(kept);
  const folds = kept.split("<details>").length - kept.split("</details>").length;
  const closing = `${fence === "" ? "" : `\n${fence}`}${"\n\n</details>".repeat(Math.max(0, folds))}`;
  return clipped(`${kept}${closing}${note}`, maxCharacters - 1);
}

/** The fence that a text leaves open, or `""`. */
function openFence(text: string): string {
  let open = "";
  for (const line of text.split("\n")) {
    const fence = /^`{3,}/.exec(line)?.[0] ?? "";
    if (open === "") open = fence;
    else if (line === open) open = "";
  }
  return open;
}

function heading(report: Report): string {
  const { errors, suppressed } = report.summary;
  const { broken, partial } = notReadWhole(report);
  const isEmpty = report.inputs.length === 0;
  const icon = errors > 0 || broken > 0 ? icons.error : isAllWell(report) ? "🟢" : isEmpty ? "⚪" : icons.warning;
  const tail = [
    `${count(report.inputs.length - broken, "input")} linted`,
    ...(partial > 0 ? [`${partial} of them in part`] : []),
    ...(broken > 0 ? [`${broken} could not be read`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const nothing = isEmpty ? "\n\nNo template, plan or Terraform code was found." : "";
  return `## ${icon} rootrail: ${verdictPhrase(report)}\n\n${tail.join(", ")}.${nothing}`;
}

function guardrailTable({ guardrails }: Report): string {
  if (!guardrails.required) return "";
  return `| guardrail | accounts in scope |\n| --- | --- |\n| detective | ${guardrails.detective} |\n| preventive | ${guardrails.preventive} |`;
}

/** What was not read by kind, and what was checked. */
function readSection(report: Report): string[] {
  const tip = report.diff?.tip;
  const moved = tip === undefined ? [] : [`${baseMovedPhrase(tip)}.`];
  const lines = [...unreadPhrases(report), ...checkedPhrase(report), ...moved];
  return lines.length === 0 ? [] : [listed(lines.map((line) => `- ${mdSentence(line)}`))];
}

function coverage({ coverage: computed, mermaid }: ReporterOptions): string[] {
  const picture = mermaid === undefined ? [] : [mdBlock(mermaid.trimEnd(), "mermaid")];
  const table = computed === undefined || computed.nodes.length === 0 ? [] : [coverageTable(computed)];
  const content = [...picture, ...table].join("\n\n");
  return content === "" ? [] : [fold("Guardrails by account", content)];
}

/** As many findings as fit into `room` characters, in the report's order. */
function fitting(groups: readonly AlikeFindings[], options: ReporterOptions, room: number) {
  const blocks: string[] = [];
  let used = 0;
  for (const [index, group] of groups.entries()) {
    const block = findingBlock(group, options);
    used += block.length + 2;
    if (used > room) {
      const left = groups.slice(index).reduce((sum, one) => sum + 1 + one.others.length, 0);
      return { blocks, left };
    }
    blocks.push(block);
  }
  return { blocks, left: 0 };
}

function findingBlock(group: AlikeFindings, options: ReporterOptions): string {
  const { first } = group;
  const marks = marksOf(first).join(", ");
  const { location, related, severity } = first;
  const source = options.source(location.path);
  const frame = source === undefined ? "" : frameText(source, location);
  const details = [
    ...(frame === "" ? [] : [mdBlock(frame)]),
    related
      .map((one) => `- ${mdSentence(clipped(one.message, maxMessage))}: ${place(one.location, options)}`)
      .join("\n"),
    `**Fix:** ${mdSentence(clipped(first.remediation, maxMessage))}`,
  ].filter((part) => part !== "");
  return [
    `${icons[severity]} **${severity}** ${ruleName(first.rule, options)}${marks ? ` (${marks})` : ""} at ${place(location, options)}`,
    mdSentence(clipped(first.message, maxMessage)),
    ...sameElsewhere(group, options),
    fold("Code and fix", details.join("\n\n")),
  ].join("\n\n");
}

/** What the same is said of: by its address where the place is the same one, else with a link to its lines. */
function sameElsewhere({ first, others }: AlikeFindings, options: ReporterOptions): string[] {
  const apart = others.filter((other) => apartFrom(first, other) !== "same");
  if (apart.length === 0) return [];
  const named = apart.slice(0, maxInstances).map((other) => {
    const how = apartFrom(first, other);
    const address = mdCode(clipped(other.resource.address, 200));
    if (how === "address") return address;
    const accounts = mdCode(other.accounts.slice(0, maxInstances).join(", "));
    if (how === "account") return other.accounts.length === 0 ? address : `account ${accounts}`;
    return `${address} at ${place(other.location, options)}`;
  });
  const rest = apart.length - named.length;
  return [`The same for ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`];
}

function ruleName(rule: string, options: ReporterOptions): string {
  const page = rulePageLink(rule, options);
  return page === undefined ? mdCode(rule) : mdLink(mdCode(rule), page);
}

function frameText(source: string, location: Location): string {
  const lines = codeFrame(source, location).map(({ gutter, text }) => `${gutter}${text}`.trimEnd());
  return lines.join("\n");
}

function place(location: Location, options: ReporterOptions): string {
  const there = options.placeAtHost ? options.placeAtHost(location) : location;
  const line = there === undefined ? "" : `:${there.start.line}`;
  const shown = mdCode(clipped(`${location.path}${line}`, 300));
  const link = there && lineLink(there, options);
  return link === undefined ? shown : mdLink(shown, link);
}

function fold(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

function suppressedSection(report: Report): string[] {
  const lines = suppressedFindings(report).map(suppressedLine);
  return lines.length === 0 ? [] : [fold(`${count(lines.length, "suppressed finding")}`, listed(lines))];
}

function suppressedLine(finding: Finding): string {
  const { rule, resource } = finding;
  return `- ${mdCode(rule)} on ${mdCode(clipped(resource.address, 200))}: ${mdText(clipped(suppressionPhrase(finding), maxMessage))}`;
}

function sequence(report: Report, options: ReporterOptions): string[] {
  const steps = remediationSequence(report, options);
  if (steps.length === 0) return [];
  return [fold("What to do, in this order", steps.map((step, index) => stepBlock(step, index)).join("\n\n"))];
}

function stepBlock(step: RemediationStep, index: number): string {
  return [
    `#### ${index + 1}. ${mdText(step.title)}`,
    mdSentence(step.text),
    ...(step.assets.length > 0 ? [listed(step.assets.map(assetLine))] : []),
    ...step.snippets.map(({ language, text }) => mdBlock(text, language)),
  ].join("\n\n");
}

function assetLine(asset: AffectedAsset): string {
  const name = asset.account === undefined ? "account not named in the code" : mdCode(asset.account);
  const marks = [
    ...(asset.name === undefined ? [] : [mdText(asset.name)]),
    ...(asset.isInternetExposed ? ["internet-exposed"] : []),
    ...(asset.isProduction ? ["production"] : []),
  ];
  const devices = asset.findings.slice(0, maxInstances).map(({ resource }) => mdCode(clipped(resource.address, 200)));
  const rest = asset.findings.length - devices.length;
  return `- ${name}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}: ${devices.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
