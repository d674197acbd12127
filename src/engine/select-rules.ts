import { UsageError } from "../model/usage-error.ts";
import { ruleIds } from "../rules/rule-ids.ts";
import { didYouMean } from "../syntax/spelling.ts";
import type { LintOptions } from "./options.ts";

/** The IDs of the rules that `only` and `skip` leave; an ID that no rule has is a `UsageError`. */
export function selectRules({ only = [], skip = [] }: Pick<LintOptions, "only" | "skip">): readonly string[] {
  for (const id of [...only, ...skip]) {
    if (ruleIds.includes(id)) continue;
    const meant = didYouMean(id, ruleIds) || `; the rules are ${ruleIds.join(", ")}`;
    throw new UsageError(`there is no rule ${id}${meant}`);
  }
  return ruleIds.filter((id) => (only.length === 0 || only.includes(id)) && !skip.includes(id));
}
