import type { Location, RelatedLocation } from "./location.ts";
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

/** What a rule says about one place, before fingerprints and suppressions. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly status: FindingStatus;
  /** One sentence that stands alone. */
  readonly message: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** 12-digit account IDs, where they are known. */
  readonly accounts: readonly string[];
  /** What to do, short. */
  readonly remediation: string;
  /** What tells it apart within its rule and resource: never a line, a message or a list index. */
  readonly identity: readonly string[];
  /** The configuration may switch it off, but does not change its severity. */
  readonly isSeverityFixed?: true;
}

/** One rule's statement about one place. */
export interface Finding extends Omit<RawFinding, "identity" | "isSeverityFixed"> {
  /** Stable against moved lines and other findings. */
  readonly fingerprint: string;
  readonly suppressed: Suppression | null;
}
