import type { Report } from "../model/report.ts";
import { checkedPhrase, untoldUnreadPhrases } from "./checked.ts";
import { type Paint, painter, type Style } from "./paint.ts";
import { count, duration, notReadWhole } from "./phrases.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { hanging } from "./terminal-text.ts";

/** The text for a report without findings and errors: most runs print it and load no other reporter. */
export const cleanText: Reporter = (report, options) =>
  options.brief ? "" : `${summaryLines(report, cleanVerdict(report), options, painter(options.color))}\n`;

/** Nothing found is no good news where not all was read. */
export function cleanVerdict(report: Report): string {
  return notReadWhole(report).partial > 0 ? "No findings in what was read" : "No findings";
}

/** The last lines of a report: what was not read, what was checked and holds, the result. `verdict`: it as a phrase. */
export function summaryLines(report: Report, verdict: string, options: ReporterOptions, paint: Paint): string {
  const { errors, warnings, suppressed } = report.summary;
  const { broken, partial } = notReadWhole(report);
  const tail = [
    `${count(report.inputs.length - broken, "input")} linted${options.elapsed === undefined ? "" : ` in ${duration(options.elapsed)}`}`,
    ...(partial > 0 ? [`${partial} of them in part`] : []),
    ...(broken > 0 ? [`${count(broken, "input")} could not be read`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const style: Style = errors > 0 || broken > 0 ? "red" : warnings > 0 || partial > 0 ? "yellow" : "green";
  const lines = [...untoldUnreadPhrases(report), ...checkedPhrase(report), ...guardrailLine(report)];
  return [...lines, paint(style, `${verdict}; ${tail.join(", ")}.`)]
    .map((one) => hanging("", 2, one, options.width))
    .join("\n");
}

function guardrailLine({ guardrails }: Report): string[] {
  if (!guardrails.required) return [];
  return [`Guardrails: detective ${guardrails.detective}, preventive ${guardrails.preventive}.`];
}
