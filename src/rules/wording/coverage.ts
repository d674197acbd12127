import type { GuardrailCause } from "../../model/cause.ts";
import type {
  Conflict,
  CoverageNode,
  CoveringGuardrail,
  Declaration,
  NodeCover,
  RequirementKind,
} from "../../model/coverage.ts";
import { causePhrase, causesPhrase } from "./causes.ts";
import { guardrailLabel } from "./guardrails.ts";
import { nodeLabel } from "./nodes.ts";
import { unreadName, unreadPhrase } from "./unread.ts";

/** What covers a node: `organization conformance pack root-mfa`, with what is to be known of it. */
export function coveredBy(cover: NodeCover): readonly string[] {
  return cover.by.map(coveringPhrase);
}

function coveringPhrase({ guardrail, remarks }: CoveringGuardrail): string {
  const remark = causesPhrase(remarks);
  return remark ? `${guardrailLabel(guardrail)}; ${remark}` : guardrailLabel(guardrail);
}

/** Content of one kind that was not read and is named by itself; more of it is counted. */
const maxUnreadNamed = 3;

/** Why a node is not covered, or why that is not known; empty where it is. */
export function coverReason(cover: NodeCover): string {
  const unread = new Map<string, Set<string>>();
  for (const { cause, location } of cover.causes) {
    if (!isUnread(cause)) continue;
    const kind = unreadName(cause.of);
    // What one resource names in several ways counts once.
    unread.set(kind, (unread.get(kind) ?? new Set()).add(location ? JSON.stringify(location) : causePhrase(cause)));
  }
  const counted = new Map([...unread].filter(([, places]) => places.size > maxUnreadNamed));
  const causes = cover.causes.map((one) => one.cause);
  const words = causesPhrase(causes.filter((cause) => !isUnread(cause) || !counted.has(unreadName(cause.of))));
  const counts = [...counted].map(([what, { size }]) => `${unreadPhrase({ what, count: size })} were not read`);
  return [words, ...counts].filter((one) => one !== "").join("; ");
}

type UnreadCause = Extract<GuardrailCause, { kind: "unread-content" }>;

function isUnread(cause: GuardrailCause): cause is UnreadCause {
  return cause.kind === "unread-content";
}

/** What to do about what is missing at a node; empty where nothing is. */
export function fixPhrase({ detective, preventive, level }: CoverageNode): string {
  const fixes: string[] = [];
  if (detective.state === "missing") {
    const rule = level === 2 ? "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" : "ROOT_ACCOUNT_MFA_ENABLED";
    fixes.push(`deploy an organization conformance pack (or Config rule) with ${rule} that reaches it`);
  }
  if (preventive.state === "missing") {
    fixes.push("attach a service control policy that denies iam:CreateVirtualMFADevice to root, here or above");
  }
  return fixes.join("; ");
}

export function conflictPhrase(conflict: Conflict): string {
  switch (conflict.kind) {
    case "declared-differently":
      return `${conflict.id} is declared in two ways: ${declarationPhrase(conflict.one)} and ${declarationPhrase(conflict.other)}`;
    case "two-parents":
      return `${nodeLabel(conflict.node)} is declared under ${nodeLabel(conflict.parent)} and under ${nodeLabel(conflict.other)}`;
    case "below-itself":
      return `${nodeLabel(conflict.node)} is declared below itself`;
  }
}

function declarationPhrase({ address, location: { path, start } }: Declaration): string {
  return `${address} (${path}:${start.line})`;
}

const requirements: Readonly<Record<RequirementKind, string>> = {
  organization: "an organization is declared",
  "root-device": "a virtual MFA device of root was found",
  recorder: "a Config recorder is declared",
  "landing-zone": "a Control Tower landing zone is declared",
  attachment: "a policy is attached in the organization",
  scp: "a service control policy is declared",
  control: "a Control Tower control is declared",
  unit: "an OU is declared",
  account: "an account is declared",
  "root-credentials": "centralised root access is declared",
  "service-access": "service access of the organization is declared",
  "conformance-pack": "a conformance pack is declared",
  "organization-rule": "an organization Config rule is declared",
  "security-hub-policy": "a Security Hub configuration policy is declared",
  "security-hub-organization": "Security Hub is configured for the organization",
  "security-hub-association": "a Security Hub configuration policy is associated",
  always: "guardrails are always required",
  tests: "tests ask for them",
};

/** Why guardrails are asked for. */
export function requirementPhrase(kind: RequirementKind): string {
  return requirements[kind];
}
