import type { Location, RelatedLocation } from "./location.ts";
import type { GuardrailCover } from "./report.ts";
import type { ResourceRef } from "./resource.ts";
import type { Level } from "./settings.ts";

export type GuardrailFamily = "detective" | "preventive";

/** What covers one place of the organization. */
export interface UnitCover {
  /** `not-required`: nothing of the family is asked for here (Level 1, or an SCP for the management account). */
  readonly state: "covered" | "missing" | "unverifiable" | "not-required";
  /** The guardrails that cover it, or that may: `organization conformance pack root-mfa`. */
  readonly by: readonly string[];
  /** Why it is not covered, or why that is not known; empty where it is. */
  readonly reason: string;
  /** Whether an issue of a guardrail says already why it is missing. */
  readonly explained: boolean;
}

/** One place of the organization: its root, an OU, an account, or what is not placed in a tree. */
export interface CoverageNode {
  readonly key: string;
  readonly kind: "organization" | "unit" | "account" | "rest" | "standalone";
  readonly name: string;
  /** `null` before the first deployment. */
  readonly id: string | null;
  /** Key of the node above. */
  readonly parent: string | null;
  /** Whether the node above is known to be the direct parent. */
  readonly placed: boolean;
  readonly management: boolean;
  readonly level: Level;
  /** Whether it counts by itself: accounts do, and what may hold accounts that nothing declares. */
  readonly counts: boolean;
  readonly detective: UnitCover;
  readonly preventive: UnitCover;
  /** What to do, where something is missing. */
  readonly fix: string;
  readonly location?: Location;
}

/** What is wrong with one guardrail, or not known about it. */
export interface GuardrailIssue {
  readonly family: GuardrailFamily;
  readonly kind: "ineffective" | "unverifiable";
  readonly code: string;
  readonly message: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  readonly accounts: readonly string[];
  readonly certainty: "certain" | "possible";
  /** The resource stood before the change. */
  readonly existing: boolean;
}

/** What made guardrails required, and where a missing one is reported. */
export interface CoverageAnchor {
  readonly phrase: string;
  readonly resource: ResourceRef;
  readonly location: Location;
}

/** Which guardrails cover which accounts. Plain data: `rootrail coverage --format json` prints it. */
export interface Coverage {
  readonly required: boolean;
  readonly detective: GuardrailCover;
  readonly preventive: GuardrailCover;
  /** In the order of the tree: parents first, siblings by name. */
  readonly nodes: readonly CoverageNode[];
  readonly issues: readonly GuardrailIssue[];
  /** Things that do not fit together: an account declared under two parents. */
  readonly conflicts: readonly string[];
  /** `null` where nothing made guardrails required. */
  readonly anchor: CoverageAnchor | null;
}
