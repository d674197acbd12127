import type { Rule } from "../model/rule.ts";
import { UsageError } from "../model/usage-error.ts";
import { ruleIds, rules } from "../rules/registry.ts";
import { didYouMean } from "../syntax/spelling.ts";
import type { LintOptions } from "./options.ts";

/** The rules that `only` and `skip` leave; an ID that no rule has is a `UsageError`. */
export function selectRules({ only = [], skip = [] }: Pick<LintOptions, "only" | "skip">): readonly Rule[] {
  for (const id of [...only, ...skip]) {
    if (ruleIds.includes(id)) continue;
    const meant = didYouMean(id, ruleIds) || `; the rules are ${ruleIds.join(", ")}`;
    throw new UsageError(`there is no rule ${id}${meant}`);
  }
  return rules.filter(({ id }) => (only.length === 0 || only.includes(id)) && !skip.includes(id));
}
