import type { Reporter } from "./reporter.ts";

/** The report as it is: `version`, `findings`, `guardrails`, `inputs`, `summary`. */
export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
