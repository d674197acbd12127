import type { Fact, FactKind } from "../model/fact.ts";
import type { RawFinding } from "../model/finding.ts";
import { type FactIndex, type Rule, type RuleContext, toRawFinding } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";

/** Runs each rule once over all facts; in diff mode beside those of the base. */
export function runRules(
  rules: readonly Rule[],
  facts: readonly Fact[],
  settings: Settings,
  base?: readonly Fact[],
): readonly RawFinding[] {
  const context: RuleContext = { facts: indexFacts(facts), settings, ...(base && { base: indexFacts(base) }) };
  const found: RawFinding[] = [];
  for (const rule of rules) rule.check(context, (report) => found.push(toRawFinding(rule, report)));
  return found;
}

function indexFacts(facts: readonly Fact[]): FactIndex {
  const byKind = new Map<FactKind, Fact[]>();
  for (const fact of facts) {
    const kind = byKind.get(fact.fact);
    if (kind) kind.push(fact);
    else byKind.set(fact.fact, [fact]);
  }
  return {
    of: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? []) as Extract<Fact, { fact: K }>[],
  };
}
