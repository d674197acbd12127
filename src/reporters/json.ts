import { inertJson } from "./inert-json.ts";
import type { Reporter } from "./reporter.ts";

/** The report as it is: `version`, `findings`, `guardrails`, `inputs`, `summary`. */
export const json: Reporter = (report) => `${inertJson(report)}\n`;
