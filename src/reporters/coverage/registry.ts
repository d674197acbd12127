import type { CoverageReport } from "./coverage-report.ts";

/** Every output format of `coverage`, loaded by itself. */
const renderers = {
  text: async (report: CoverageReport, color: boolean) => (await import("./text.ts")).coverageText(report, color),
  json: async (report: CoverageReport) => (await import("./json.ts")).coverageJson(report),
  csv: async (report: CoverageReport) => (await import("./csv.ts")).coverageCsv(report),
  mermaid: async (report: CoverageReport) =>
    `\`\`\`mermaid\n${(await import("./mermaid.ts")).coverageMermaid(report)}\`\`\`\n`,
  markdown: async (report: CoverageReport) => (await import("./markdown.ts")).coverageMarkdown(report),
  html: async (report: CoverageReport) => (await import("./html.ts")).coverageHtml(report),
} satisfies Readonly<Record<string, (report: CoverageReport, color: boolean) => Promise<string>>>;

export type CoverageFormat = keyof typeof renderers;

export const coverageFormats = Object.keys(renderers) as readonly CoverageFormat[];

/** `color`: ANSI colours, which the format for terminals has. */
export function renderCoverage(report: CoverageReport, format: CoverageFormat, color: boolean): Promise<string> {
  return renderers[format](report, color);
}
