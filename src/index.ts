/** rootrail as a library: one call, one typed report. */
export { exitCodeOf, exitCodes, type FailOn, type LintOptions, lint, UsageError } from "./engine/lint.ts";
export type { Certainty, Finding, FindingStatus, Severity, Suppression } from "./model/finding.ts";
export type { Location, Position, RelatedLocation } from "./model/location.ts";
export type { GuardrailCover, GuardrailSummary, InputSummary, Report, Summary } from "./model/report.ts";
export type { Format, ResourceRef } from "./model/resource.ts";
export type { RuleDocs, RuleReference } from "./model/rule.ts";
