import type { GuardrailComparison, NodeTransition } from "../model/guardrail-change.ts";
import { nameOfNode } from "../model/org-node.ts";
import type { BeforeSummary, CoverChange } from "../model/report.ts";
import { changeReason } from "../rules/wording/changes.ts";
import type { BaseSide } from "./base-side.ts";
import { countFindings, guardrailSummary } from "./report.ts";

/** Names of nodes that one group holds at the most. */
const maxNames = 50;

/** What stood before the change: in the base, or by what a plan tells of itself. */
export function beforeOf(base: BaseSide | undefined, comparison: GuardrailComparison | undefined): BeforeSummary {
  const changes = gathered(comparison?.transitions ?? []);
  if (!base) return { changes };
  return { guardrails: guardrailSummary(base.coverage), summary: countFindings(base.findings), changes };
}

/** Nodes of one OU that change alike are one. */
function gathered(transitions: readonly NodeTransition[]): readonly CoverChange[] {
  const groups = new Map<string, NodeTransition[]>();
  for (const one of transitions) {
    const key = JSON.stringify([one.unit?.key ?? null, one.family, one.before, one.after, reasonOf(one)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): readonly CoverChange[] => {
    const [first] = group;
    if (!first) return [];
    const { family, before, after, unit } = first;
    const names = group.slice(0, maxNames).map(({ node }) => node.name);
    const accounts = group.filter(({ node }) => node.kind === "account").length;
    const where = unit ? nameOfNode(unit) : organization;
    return [{ family, unit: where, accounts, nodes: names, before, after, because: reasonOf(first) }];
  });
}

const organization = { kind: "organization", name: "organization", id: null, management: false } as const;

function reasonOf({ change }: NodeTransition): string | null {
  return change && changeReason(change);
}
