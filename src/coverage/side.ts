import type { Fact } from "../model/fact.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { Settings } from "../model/settings.ts";
import { attestedGuardrails } from "./guardrails/attestations.ts";
import { collectGuardrails } from "./guardrails/collect.ts";
import type { ActiveGuardrail } from "./guardrails/guardrail.ts";
import { collectScps, type ScpAttachments } from "./scp/attachments.ts";
import { ScpDecisions } from "./scp/decisions.ts";
import { type CoverageSource, openSource } from "./source.ts";
import { isOrganization } from "./tree.ts";
import { type VerdictTable, verdictsOf } from "./verdict.ts";

/** What facts say of guardrails, with the one table of verdicts that coverage, rules and comparisons read. */
export interface Side {
  readonly facts: readonly Fact[];
  readonly source: CoverageSource;
  /** Those that facts declare, then those that the configuration attests. */
  readonly guardrails: readonly ActiveGuardrail[];
  readonly scps: ScpAttachments;
  readonly decisions: ScpDecisions;
  readonly verdicts: VerdictTable;
}

/** What is known beside the facts of one side. */
interface Beside {
  /** Whether there is an organization, though the facts may not speak of it. */
  readonly inOrganization?: boolean;
  /** IDs of OUs and accounts that stand here too. */
  readonly ids?: readonly string[];
}

/** `today`: `YYYY-MM-DD`; attestations that expired before it do not count. */
export function decideSide(facts: readonly Fact[], settings: Settings, today: string, beside: Beside = {}): Side {
  const { inOrganization = isOrganization(facts), ids = [] } = beside;
  const source = openSource(facts, settings, today, inOrganization);
  const guardrails = [...collectGuardrails(source), ...attestedGuardrails(source)];
  const scps = collectScps(source);
  for (const id of ids) source.tree.nodeById(id);
  source.tree.finish();
  const decisions = new ScpDecisions(source, scps);
  return { facts, source, guardrails, scps, decisions, verdicts: verdictsOf(source, guardrails, decisions) };
}

/**
 * Both sides of a change in one organization. What only one of them points at stands on the other as well, for nothing but
 * a declaration makes or removes an OU or an account. A side that lacks nothing of it stays as it is.
 */
export function alignSides(before: Side, after: Side): readonly [Side, Side] {
  return [withNodesOf(before, after), withNodesOf(after, before)];
}

function withNodesOf(side: Side, other: Side): Side {
  const { tree, settings, today } = side.source;
  const ids = pointedAt(other).filter((id) => tree.byId(id) === undefined);
  const inOrganization = tree.isOrganization || other.source.tree.isOrganization;
  if (ids.length === 0 && inOrganization === tree.isOrganization) return side;
  return decideSide(side.facts, settings, today, { inOrganization, ids });
}

/**
 * The IDs of nodes that nothing declares, and of accounts outside of an organization: deploying to an account does not make it, so
 * it is there, too, when nothing is deployed to it any more.
 */
function pointedAt({ source }: Side): readonly string[] {
  const isMade = ({ declared, kind, parent }: OrgNode) => declared && !(kind === "account" && parent === null);
  return source.tree.all().flatMap((node) => (isMade(node) || node.id === null ? [] : [node.id]));
}
