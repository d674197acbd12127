import type { GuardrailCause } from "../model/cause.ts";
import type { CoverageNode, CoverCause, GuardrailFamily, GuardrailIssue, NodeCover } from "../model/coverage.ts";
import { accountIds, type OrgNodeRef } from "../model/org-node.ts";
import type { RuleContext, RuleReference, RuleReport } from "../model/rule.ts";
import { findingNodes } from "./finding-nodes.ts";
import { hardwareMfaReferences } from "./references.ts";
import { causePhrase } from "./wording/causes.ts";
import { requirementPhrase } from "./wording/coverage.ts";
import { fixForCause } from "./wording/fixes.ts";
import { nodeList } from "./wording/nodes.ts";
import { unreadSettlements } from "./wording/unread.ts";

export const conformancePackReferences: readonly RuleReference[] = [
  ...hardwareMfaReferences,
  {
    title: "AWS Config: conformance packs across an organization",
    url: "https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html",
  },
];

export const scpReferences: readonly RuleReference[] = [
  ...hardwareMfaReferences,
  {
    title: "AWS Organizations: service control policies",
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  },
  {
    title: "IAM user guide: centralise root access for member accounts",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html",
  },
];

/** What is missing of one family: one finding for the whole, at the place that made guardrails required. */
export function missingFinding(context: RuleContext, family: GuardrailFamily, words: MissingWords): RuleReport | null {
  const { coverage, settings } = context;
  if (!coverage?.required || !coverage.anchor) return null;
  const units = coverage.nodes.filter((node) => node.counts && node[family].state !== "not-required");
  const missing = units.filter((node) => node[family].state === "missing" || isUnread(node[family]));
  const isWhole = missing.length === units.length;
  // Where nothing is covered, what is wrong with the one guardrail says it all; else it says it of the nodes it names.
  const alarms = coverage.issues.filter((one) => isAlarm(one, family));
  const named = new Set(alarms.flatMap(({ nodes }) => nodes.map(keyOf)));
  const saysAll = isWhole && alarms.some(({ nodes }) => nodes.length === 0);
  const left = missing.filter((node) => !(named.has(node.key) || (saysAll && node[family].explained)));
  const { anchor } = coverage;
  if (left.length === 0) return null;
  const isAll = left.length === units.length;
  const where = isAll ? wholePhrase(coverage.nodes) : ` in ${nodeList(gathered(left, units, coverage.nodes))}`;
  const [expired] = left.flatMap((node) => node[family].causes).flatMap(({ cause }) => expiryOf(cause));
  const because = expired === undefined ? "" : `; ${causePhrase(expired)}`;
  const unread = left.flatMap((node) => (isUnread(node[family]) ? node[family].causes : []));
  return {
    cause: expired !== undefined ? "attestation-expired" : unread.length > 0 ? "unread-content" : "no-guardrail",
    resource: anchor.resource,
    location: anchor.location,
    severity: settings.require === "always" ? "error" : "warning",
    certainty: unread.length > 0 || left.every((node) => node.isConditional) ? "possible" : "certain",
    ...missingFix(expired, unread),
    message: `${words.nothing}${where}${unread.length > 0 ? " as far as the inputs were read" : ""}: ${words.wanted}; it is asked for because ${requirementPhrase(anchor.kind)}${because}${unreadPhrase(unread)}.`,
    accounts: accountIds(left),
    nodes: findingNodes(left, coverage),
    identity: [family],
  };
}

/** What mends it where it is no guardrail that is wanted but a renewal, or content that was not read. */
function missingFix(
  expired: GuardrailCause | undefined,
  unread: readonly CoverCause[],
): Pick<RuleReport, "remediation"> {
  const fix = expired === undefined ? null : fixForCause(expired);
  if (fix !== null) return { remediation: fix };
  const settle = unreadSettlements(unread.flatMap(({ cause }) => (cause.kind === "unread-content" ? cause.of : [])));
  return settle === "" ? {} : { remediation: `To settle it, ${settle}.` };
}

/** Whether nothing is found and what was not read may hold it. */
function isUnread({ state, causes }: NodeCover): boolean {
  return state === "unverifiable" && causes.every(({ cause }) => cause.kind === "unread-content");
}

/** `; what stays open: module.a comes from …; and 2 more`, or nothing. */
function unreadPhrase(causes: readonly CoverCause[]): string {
  const [first, ...more] = new Set(causes.map(({ cause }) => causePhrase(cause)));
  if (first === undefined) return "";
  return `; what stays open: ${first}${more.length > 0 ? `; and ${more.length} more` : ""}`;
}

function isAlarm(issue: GuardrailIssue, family: GuardrailFamily): boolean {
  return issue.family === family && issue.kind === "ineffective";
}

function keyOf({ key }: OrgNodeRef): string {
  return key;
}

function expiryOf(cause: GuardrailCause): readonly GuardrailCause[] {
  return cause.kind === "broken" && cause.of.kind === "attestation-expired" ? [cause.of] : [];
}

export interface MissingWords {
  readonly nothing: string;
  readonly wanted: string;
}

function wholePhrase(nodes: readonly CoverageNode[]): string {
  const roots = nodes.filter((node) => node.kind === "organization");
  if (roots.length > 1) return ` in ${nodeList(roots)}`;
  return roots.length === 1 ? " in the organization" : "";
}

/** Branches whose every place is left stand for their places, unless there is only one. */
function gathered(
  left: readonly CoverageNode[],
  units: readonly CoverageNode[],
  nodes: readonly CoverageNode[],
): readonly CoverageNode[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const above = (node: CoverageNode) => (node.parent === null ? undefined : byKey.get(node.parent));
  const fine = new Set<CoverageNode>();
  const isLeft = new Set(left);
  for (const unit of units) {
    for (let at = isLeft.has(unit) ? undefined : above(unit); at && !fine.has(at); at = above(at)) fine.add(at);
  }
  const branches = new Map<CoverageNode, CoverageNode[]>();
  for (const node of left) {
    let top = node;
    for (let at = above(node); at && !fine.has(at) && at.kind !== "organization"; at = above(at)) top = at;
    branches.set(top, [...(branches.get(top) ?? []), node]);
  }
  return [...branches].map(([top, [only, ...others]]) => (only && others.length === 0 ? only : top));
}
