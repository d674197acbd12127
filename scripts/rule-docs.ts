import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { structuredPatch } from "diff";
import type { Finding } from "../src/model/finding.ts";
import type { Rule, RuleExample } from "../src/model/rule.ts";
import { rulePage } from "../src/reporters/rule-page.ts";
import { rules } from "../src/rules/registry.ts";

/** Longest example that a page shows, in lines. */
const maxLines = 60;

/** Files of a fixture that are not what is linted. */
const besides = new Set(["expected.json", "options.json", "README.md"]);

/** Every generated file by its path from the top of the repository, and its content. */
export function ruleDocs(root: string): ReadonlyMap<string, string> {
  const examples = new Map(rules.map((rule) => [rule.id, examplesFor(root, rule)]));
  const table = [...examples].flatMap(([rule, list]) => list.map((example) => ({ rule, ...example })));
  return new Map([
    ["src/rules/examples.json", `${JSON.stringify(table, null, 2)}\n`],
    ["docs/rules/README.md", overview()],
    ...rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule, examples.get(rule.id) ?? [])]),
  ]);
}

/** Generated files that are missing or differ, and pages of rules that are gone. */
export function staleFiles(root: string, files: ReadonlyMap<string, string>): readonly string[] {
  const differs = ([path, content]: [string, string]) =>
    !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== content;
  return [...[...files].filter(differs).map(([path]) => path), ...orphans(root, files)];
}

export function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  for (const path of orphans(root, files)) rmSync(join(root, path));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function orphans(root: string, files: ReadonlyMap<string, string>): readonly string[] {
  const folder = join(root, "docs/rules");
  const pages = existsSync(folder) ? readdirSync(folder).map((name) => `docs/rules/${name}`) : [];
  return pages.filter((path) => path.endsWith(".md") && !files.has(path));
}

function overview(): string {
  const rows = rules.map(({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${title} |`);
  return `<!-- Written by \`npm run docs\`. -->\n\n# Rules\n\n| rule | severity | finds |\n| --- | --- | --- |\n${rows.join("\n")}\n\n\`rootrail explain <rule>\` prints a page in the terminal.\n`;
}

/**
 * For each verdict one case in CloudFormation and one in Terraform, as far as the fixtures have them, and the one for a
 * terminal, which is called `short`.
 */
function examplesFor(root: string, rule: Rule): readonly RuleExample[] {
  return (["fail", "pass"] as const).flatMap((verdict) => {
    const short = shortExample(join(root, "fixtures", rule.id, verdict, "short"), rule.id, verdict);
    const cases = casesOf(root, rule, verdict);
    const template = cases.find((one) => one.language !== "hcl");
    const terraform = cases.find((one) => one.language === "hcl");
    return [template, terraform, short].flatMap((one) => one ?? []);
  });
}

/** The file of a short case, or the lines that its change makes different. */
function shortExample(folder: string, rule: string, verdict: "fail" | "pass"): RuleExample | undefined {
  if (!existsSync(folder)) return undefined;
  const isChange = existsSync(join(folder, "base"));
  const [file = ""] = readdirSync(isChange ? join(folder, "base") : folder).filter((name) => !besides.has(name));
  const textAt = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
  const code = isChange ? changedLines(textAt("base", file), textAt("head", file)) : textAt(file).trimEnd();
  const language = isChange ? "diff" : languageOf(file);
  if (language === undefined) throw new Error(`${folder}: ${file} is of no language that is shown`);
  const says = verdict === "fail" ? (expectedFinding(folder, rule)?.message ?? null) : whatIsLeft(folder);
  return { verdict, language, code, says, isShort: true };
}

/** The rules that warn of a case which passes, as a phrase. */
function whatIsLeft(folder: string): string | null {
  const found: readonly Finding[] = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const open = found.filter(({ severity, suppressed }) => severity !== "note" && suppressed === null);
  const rules = [...new Set(open.map((finding) => finding.rule))];
  if (rules.length === 0) return null;
  return `Nothing of this rule; ${rules.join(" and ")} still ${rules.length === 1 ? "warns" : "warn"}.`;
}

/** A unified diff without heads: what differs, with two lines around it. */
function changedLines(before: string, after: string): string {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 2 });
  return hunks
    .flatMap(({ lines }) => lines)
    .join("\n")
    .trimEnd();
}

interface Candidate {
  readonly name: string;
  readonly example: RuleExample;
  readonly isCertain: boolean;
}

/** Cases of one short file: those called `example…` first, then certain findings, then short before long. */
function casesOf(root: string, rule: Rule, verdict: "fail" | "pass"): readonly RuleExample[] {
  const folder = join(root, "fixtures", rule.id, verdict);
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name !== "short")
        .sort()
    : [];
  const rank = ({ name, isCertain }: Candidate) => (name.startsWith("example") ? 0 : 2) + (isCertain ? 0 : 1);
  return names
    .flatMap((name) => candidate(folder, name, rule.id, verdict))
    .sort((one, other) => rank(one) - rank(other) || one.example.code.length - other.example.code.length)
    .map(({ example }) => example);
}

function candidate(folder: string, name: string, rule: string, verdict: "fail" | "pass"): Candidate[] {
  const files = readdirSync(join(folder, name), { withFileTypes: true }).filter((entry) => !besides.has(entry.name));
  const [only, ...others] = files;
  if (!only?.isFile() || others.length > 0) return [];
  const language = languageOf(only.name);
  const code = readFileSync(join(folder, name, only.name), "utf8").trimEnd();
  if (language === undefined || code.split("\n").length > maxLines) return [];
  if (language === "json" && !code.includes('"Resources"')) return [];
  const worst = verdict === "pass" ? worstSeverity(join(folder, name)) : undefined;
  // What is shown as passing is a form to copy.
  if (worst === "error") return [];
  const expected = verdict === "fail" ? expectedFinding(join(folder, name), rule) : undefined;
  const example: RuleExample = { verdict, language, code, says: expected?.message ?? null, isShort: false };
  return [{ name, example, isCertain: verdict === "pass" ? worst === undefined : expected?.certainty === "certain" }];
}

/** The worst that any rule finds; `undefined` for nothing. */
function worstSeverity(folder: string): Finding["severity"] | undefined {
  const file = join(folder, "expected.json");
  if (!existsSync(file)) return undefined;
  const found = JSON.parse(readFileSync(file, "utf8")) as readonly Pick<Finding, "severity">[];
  return (["error", "warning", "note"] as const).find((one) => found.some(({ severity }) => severity === one));
}

/** The first finding of the rule that `expected.json` lists. */
function expectedFinding(folder: string, rule: string): Pick<Finding, "message" | "certainty"> | undefined {
  const file = join(folder, "expected.json");
  if (!existsSync(file)) return undefined;
  const expected = JSON.parse(readFileSync(file, "utf8")) as readonly Pick<Finding, "rule" | "message" | "certainty">[];
  return expected.find((finding) => finding.rule === rule);
}

function languageOf(name: string): RuleExample["language"] | undefined {
  if (/\.(?:tf|tofu)$/.test(name)) return "hcl";
  if (/\.(?:ya?ml|template)$/.test(name)) return "yaml";
  return name.endsWith(".json") ? "json" : undefined;
}
