import type { Location, RelatedLocation } from "./location.ts";
import type { OrgNodeRef } from "./org-node.ts";
import type { ResourceRef } from "./resource.ts";

export type Severity = "error" | "warning" | "note";

/** `possible`: it depends on a condition or a name that does not settle it. */
export type Certainty = "certain" | "possible";

/** `existing`: it stood before the change (a plan's `no-op`, the base of a diff, the baseline). */
export type FindingStatus = "new" | "existing";

/** What accepted a finding. */
export interface Suppression {
  readonly kind: "exception" | "inline" | "baseline";
  readonly owner: string | null;
  readonly expires: string | null;
  readonly reason: string | null;
}

/** A node of the organization that a finding is about. */
export interface FindingNode extends OrgNodeRef {
  /** The names of the OUs above it, from the root down: `Workloads/Prod`; empty right below the root. */
  readonly path: string;
  /** The keys of the nodes above it. */
  readonly above: readonly string[];
}

/** An address that the resource of a finding had before. */
export interface FormerAddress {
  /** A `moved` block or a plan tells it; else both sides of a change do, or a baseline whose entry has lost its resource. */
  readonly kind: "moved" | "renamed";
  readonly address: string;
}

/** How a finding was known under a former address. */
export interface FormerIdentity extends FormerAddress {
  readonly fingerprint: string;
}

/** One node of a finding: accepted, known and compared by itself. Plain data. */
export interface FindingPlace extends Omit<FindingNode, "management"> {
  /** Knows the rule, what it is about, the node and its organization; no file, line or order. */
  readonly fingerprint: string;
  /** The fingerprints under former addresses of the resource. */
  readonly formerly?: readonly string[];
  readonly status: FindingStatus;
  readonly suppressed: Suppression | null;
}

/** What a rule says about one place, before fingerprints and suppressions. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly status: FindingStatus;
  /** One sentence that stands alone. */
  readonly message: string;
  /** The kind of its cause, kebab-case: the fix belongs to it. */
  readonly cause: string;
  readonly resource: ResourceRef;
  /** Addresses that the resource had before, where it had others. */
  readonly formerly?: readonly FormerAddress[];
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** 12-digit account IDs, where they are known. */
  readonly accounts: readonly string[];
  /** The file that deploys the resource, where that is another one than its own. */
  readonly deployedFrom?: string;
  /** The nodes of the organization that it is about, where it is about some. */
  readonly nodes?: readonly FindingNode[];
  /** What to do, short. */
  readonly remediation: string;
  /** What tells it apart within its rule and resource: never a line, a message or a list index. */
  readonly identity: readonly string[];
  /** The configuration may switch it off, but does not change its severity. */
  readonly isSeverityFixed?: true;
}

/** One rule's statement about one place. */
export interface Finding extends Omit<RawFinding, "identity" | "isSeverityFixed" | "nodes" | "formerly"> {
  /** Stable against moved lines and other findings. */
  readonly fingerprint: string;
  /** How it was known before its resource got another address, where it had others. */
  readonly formerly?: readonly FormerIdentity[];
  readonly suppressed: Suppression | null;
  /** Where it is about nodes of the organization: each of them. It is suppressed, or existing, where all of them are. */
  readonly places?: readonly FindingPlace[];
}
