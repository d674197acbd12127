import { indexFacts } from "../facts/fact-index.ts";
import type { Coverage } from "../model/coverage.ts";
import type { ExceptionReview } from "../model/exception-review.ts";
import type { Fact } from "../model/fact.ts";
import type { RawFinding } from "../model/finding.ts";
import { type Rule, type RuleContext, toRawFinding } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";

/**
 * Runs each rule over facts once. Without `coverage` nothing is said of guardrails, without `change` of what it does to
 * them.
 */
export function runRules(
  rules: readonly Rule[],
  facts: readonly Fact[],
  settings: Settings,
  coverage: Coverage | null = null,
  change?: RuleContext["change"],
): readonly RawFinding[] {
  const context: RuleContext = { facts: indexFacts(facts), settings, coverage, ...(change && { change }) };
  const found: RawFinding[] = [];
  for (const rule of rules) {
    if ("check" in rule) rule.check(context, (report) => found.push(toRawFinding(rule, report)));
  }
  return found;
}

/** Runs each rule about exceptions once. */
export function runExceptionRules(rules: readonly Rule[], review: ExceptionReview): readonly RawFinding[] {
  const found: RawFinding[] = [];
  for (const rule of rules) {
    if ("checkExceptions" in rule) rule.checkExceptions(review, (report) => found.push(toRawFinding(rule, report)));
  }
  return found;
}
