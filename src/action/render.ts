import type { Report } from "../model/report.ts";
import { type FormatName, loadReporter } from "../reporters/registry.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";

/** The report in one of the formats of the registry. */
export async function renderReport(format: FormatName, report: Report, options: ReporterOptions): Promise<string> {
  const reporter = await loadReporter(format);
  if (!reporter) throw new Error(`there is no format ${format}`);
  return reporter(report, options);
}
