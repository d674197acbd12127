import type { RuleExample, RuleSummary, UsualFix } from "../model/rule.ts";
import { harmless } from "./harmless-text.ts";
import { mdBlock, mdLink, mdSentence, mdText } from "./markdown-text.ts";
import type { Paint } from "./paint.ts";
import { generalSequence } from "./remediation-sequence.ts";
import type { RuleInfo } from "./reporter.ts";
import { hanging } from "./terminal-text.ts";

/** The parts of a page, the same for Markdown and the terminal. */
type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "item"; readonly text: string }
  | { readonly kind: "reference"; readonly text: string; readonly url: string | undefined };

interface Section {
  readonly title: string;
  /** 2 for a section, 3 for a part of one. */
  readonly level: 2 | 3;
  readonly blocks: readonly Block[];
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Without examples, the form that hosts show beside a finding: no remediation sequence, no exceptions. */
function ruleSections(
  rule: RuleInfo,
  written: readonly RuleExample[] | undefined,
  extra: readonly Section[],
): readonly Section[] {
  const { summary, description, rationale, remediation, references } = rule.docs;
  const examples = written?.filter(({ isShort }) => !isShort || isAboutExceptions(rule) || isAboutChanges(rule));
  return [
    { title: "What it finds", level: 2, blocks: [paragraph(description)] },
    { title: "Why it matters", level: 2, blocks: [paragraph(rationale)] },
    ...exampleSections("Fails", examples ?? [], "fail"),
    ...exampleSections("Passes", examples ?? [], "pass"),
    { title: "How to fix it", level: 2, blocks: [paragraph(remediation.short), ...usualFixes(summary)] },
    { title: "Service-wide", level: 3, blocks: [paragraph(remediation.serviceWide)] },
    { title: "Asset by asset", level: 3, blocks: [paragraph(remediation.assetLevel)] },
    { title: "Prevention", level: 3, blocks: [paragraph(remediation.preventive)] },
    ...extra,
    {
      title: "References",
      level: 2,
      blocks: references.map(({ title, url }) => ({ kind: "reference", text: title, url })),
    },
  ];
}

function usualFixes({ fixes }: RuleSummary): readonly Block[] {
  return fixes.map((one): Block => ({ kind: "item", text: usualFix(one) }));
}

function usualFix({ when, fix }: UsualFix): string {
  return `Where ${when}: ${fix}`;
}

function exampleSections(title: string, examples: readonly RuleExample[], verdict: "fail" | "pass"): Section[] {
  const chosen = examples.filter((example) => example.verdict === verdict);
  if (chosen.length === 0) return [];
  return [
    { title, level: 2, blocks: [] },
    ...chosen.map((example): Section => {
      const code: Block = { kind: "code", language: example.language, text: example.code };
      const says = example.says === null ? [] : [paragraph(`rootrail says: ${example.says}`)];
      return { title: languageNames[example.language], level: 3, blocks: [code, ...says] };
    }),
  ];
}

/** The whole remediation sequence, for every rule that is about root's devices or the guardrails against them. */
function sequenceSections(rule: RuleInfo): Section[] {
  if (isAboutExceptions(rule)) return [];
  const steps = generalSequence().map((step, index): Section => {
    const code = step.snippets.map(({ language, text }): Block => ({ kind: "code", language, text }));
    return { title: `Step ${index + 1}: ${step.title}`, level: 3, blocks: [paragraph(step.text), ...code] };
  });
  return [{ title: "The order of work", level: 2, blocks: [] }, ...steps];
}

const languageNames: Readonly<Record<RuleExample["language"], string>> = {
  yaml: "CloudFormation",
  json: "JSON",
  hcl: "Terraform",
  diff: "A change, with --base",
};

function isAboutChanges({ tags }: RuleInfo): boolean {
  return tags.includes("diff");
}

function isAboutExceptions(rule: RuleInfo): boolean {
  return rule.id.startsWith("exception-");
}

function exceptionSection(rule: RuleInfo): Section[] {
  if (isAboutExceptions(rule)) return [];
  const yaml = `exceptions:
  - rule: ${rule.id}
    target: "111122223333" # resource address, account, ARN, path or glob
    owner: security@example.com
    expires: 2027-01-31 # after that day the finding is back
    reason: hardware keys ordered`;
  const comment = `# rootrail:ignore ${rule.id} owner=security@example.com expires=2027-01-31 reason="hardware keys ordered"`;
  return [
    {
      title: "Exceptions",
      level: 2,
      blocks: [
        paragraph("For a while, and in writing. In `rootrail.yaml`:"),
        { kind: "code", language: "yaml", text: yaml },
        paragraph("Or above a YAML or HCL block:"),
        { kind: "code", language: "sh", text: comment },
        paragraph(
          "A CloudFormation resource takes the same fields under `Metadata: { rootrail: { exceptions: [...] } }`. Without owner, date and reason an exception accepts nothing.",
        ),
      ],
    },
  ];
}

/** The page of a rule as Markdown, without its heading. */
export function ruleMarkdown(rule: RuleInfo, examples?: readonly RuleExample[]): string {
  const extra = examples === undefined ? [] : [...sequenceSections(rule), ...exceptionSection(rule)];
  return ruleSections(rule, examples, extra)
    .flatMap(({ title, level, blocks }) => [`${"#".repeat(level)} ${mdText(title)}`, ...markdownBlocks(blocks)])
    .join("\n\n");
}

function markdownBlocks(blocks: readonly Block[]): string[] {
  const references = blocks.filter((block) => block.kind === "reference");
  const list = [
    ...blocks.flatMap((block) => (block.kind === "item" ? [`- ${mdSentence(block.text)}`] : [])),
    ...references.map(({ text, url }) => `- ${url === undefined ? mdText(text) : mdLink(mdText(text), url)}`),
  ];
  const others = blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [mdSentence(block.text)];
    return block.kind === "code" ? [mdBlock(block.text, block.language)] : [];
  });
  return list.length > 0 ? [...others, list.join("\n")] : others;
}

/** The file `docs/rules/<id>.md`. */
export function rulePage(rule: RuleInfo, examples: readonly RuleExample[]): string {
  const facts = `Severity: **${rule.severity}**. Tags: ${rule.tags.map((tag) => `\`${tag}\``).join(", ")}.`;
  return `<!-- Written by \`npm run docs\` from the rule and its fixtures; change those. -->\n\n# ${rule.id}\n\n${mdSentence(rule.title)}\n\n${facts}\n\n${ruleMarkdown(rule, examples)}\n`;
}

/** How a page is printed on a terminal. */
export interface PageOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** A rule on one screen: what, why, the fixes of the usual causes, and an example of each verdict. */
export function ruleScreen(rule: RuleInfo, examples: readonly RuleExample[], { width, paint }: PageOptions): string {
  const { what, why, fixes } = rule.docs.summary;
  const shown = examples.filter(({ isShort }) => isShort);
  const example = ({ verdict, language, code, says }: RuleExample) => [
    "",
    `${paint("bold", verdict === "fail" ? "Fails" : "Passes")} (${languageNames[language]})`,
    textBlock({ kind: "code", language, text: code }, "", width, paint),
    ...(says === null ? [] : [hanging(`  ${paint("dim", "→")} `, 4, harmless(says), width)]),
  ];
  return [
    hanging(`${paint("bold", "What")}  `, 6, harmless(what), width),
    hanging(`${paint("bold", "Why")}   `, 6, harmless(why), width),
    "",
    paint("bold", "How to fix it, where"),
    ...fixes.map(({ when, fix }) => hanging("  - ", 4, `${harmless(when)}: ${harmless(fix)}`, width)),
    ...shown.flatMap(example),
  ].join("\n");
}

/** The page of a rule for a terminal: the same content, wrapped, without a heading. */
export function ruleText(
  rule: RuleInfo,
  examples: readonly RuleExample[] | undefined,
  { width, paint }: PageOptions,
): string {
  const extra = examples === undefined ? [] : [...sequenceSections(rule), ...exceptionSection(rule)];
  return ruleSections(rule, examples, extra)
    .map(({ title, level, blocks }) => {
      const indent = level === 2 ? "  " : "    ";
      const head = `${level === 2 ? "" : "  "}${paint("bold", title)}`;
      const body = blocks.map((block) => textBlock(block, indent, width, paint));
      return `${head}\n${body.join(blocks.some((block) => block.kind === "code") ? "\n\n" : "\n")}`.trimEnd();
    })
    .join("\n\n");
}

function textBlock(block: Block, indent: string, width: number, paint: Paint): string {
  if (block.kind === "paragraph") return hanging(indent, indent.length, harmless(block.text), width);
  if (block.kind === "item") return hanging(`${indent}- `, indent.length + 2, harmless(block.text), width);
  if (block.kind === "reference") {
    const address = block.url === undefined ? "" : `\n${indent}  ${harmless(block.url)}`;
    return `${indent}- ${harmless(block.text)}${address}`;
  }
  const lines = harmless(block.text).split("\n");
  return lines.map((line) => (line === "" ? "" : `${indent}  ${paint("dim", line)}`)).join("\n");
}
