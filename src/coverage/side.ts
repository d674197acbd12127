import type { Fact } from "../model/fact.ts";
import type { Settings } from "../model/settings.ts";
import { attestedGuardrails } from "./guardrails/attestations.ts";
import { collectGuardrails } from "./guardrails/collect.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import type { ScpAttachments } from "./scp/attachments.ts";
import type { ScpDecisions } from "./scp/decisions.ts";
import { type CoverageSource, openSource } from "./source.ts";
import { isOrganization } from "./speaks-of-organization.ts";
import { type VerdictTable, verdictsOf } from "./verdict.ts";

/** What facts say of guardrails, with the one table of verdicts that coverage, rules and comparisons read. */
export interface Side {
  readonly facts: readonly Fact[];
  readonly source: CoverageSource;
  /** Those that facts declare, then those that the configuration attests. */
  readonly guardrails: readonly ActiveGuardrail[];
  /** The service control policies; `null` where no fact is about a policy. */
  readonly policies: SidePolicies | null;
  readonly verdicts: VerdictTable;
}

/** A side whose facts may be about policies. */
export interface PolicySide extends Side {
  readonly policies: SidePolicies;
}

/** The service control policies of one side, with what they mean for its nodes. */
export interface SidePolicies {
  readonly scps: ScpAttachments;
  readonly decisions: ScpDecisions;
  /** What reads them, which a side without policies does not load. */
  readonly reader: PolicyReader;
}

export type PolicyReader = typeof import("./scp/reader.ts");

/** What is known beside the facts of one side. */
export interface Beside {
  /** Whether there is an organization, though the facts may not speak of it. */
  readonly inOrganization?: boolean;
  /** IDs of OUs and accounts that stand here too. */
  readonly ids?: readonly string[];
}

/** Whether a fact is about a policy or what one is attached to. */
export function isAboutPolicies({ fact }: Fact): boolean {
  return fact === "PolicyDocument" || fact === "PolicyAttachment";
}

/**
 * `today`: `YYYY-MM-DD`; attestations that expired before it do not count. `reader`: `null` only where no fact is about
 * policies.
 */
export function sideOf(
  facts: readonly Fact[],
  settings: Settings,
  today: string,
  reader: PolicyReader,
  beside?: Beside,
): PolicySide;
export function sideOf(facts: readonly Fact[], settings: Settings, today: string, reader: null): Side;
export function sideOf(
  facts: readonly Fact[],
  settings: Settings,
  today: string,
  reader: PolicyReader | null,
  { inOrganization = isOrganization(facts), ids = [] }: Beside = {},
): Side {
  if (reader === null && facts.some(isAboutPolicies)) throw new Error("unread policies");
  const source = openSource(facts, settings, today, inOrganization);
  const guardrails = [...collectGuardrails(source), ...attestedGuardrails(source)];
  const scps = reader?.collectScps(source);
  for (const id of ids) source.tree.nodeById(id);
  source.tree.finish();
  const policies = reader && scps ? { scps, decisions: new reader.ScpDecisions(source, scps), reader } : null;
  const verdicts = verdictsOf(source, guardrails, policies?.decisions ?? null);
  return { facts, source, guardrails, policies, verdicts };
}
