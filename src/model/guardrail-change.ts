import type { GuardrailCause } from "./cause.ts";
import type { Certainty } from "./finding.ts";
import type { CoverageState, GuardrailFamily, GuardrailName } from "./guardrail.ts";
import type { Location } from "./location.ts";
import type { OrgNodeName, OrgNodeRef } from "./org-node.ts";
import type { ResourceRef } from "./resource.ts";

/** What becomes of a guardrail that is gone. */
export type RemovalKind = "removed" | "deleted" | "detached" | "forgotten" | "retained" | "switched-off";

/** One way in which a guardrail does less than before. */
export type WeakeningPoint =
  | {
      readonly kind: "denies-less";
      readonly before: string;
      readonly after: string;
      readonly remarks: readonly GuardrailCause[];
    }
  | { readonly kind: "lower-level" }
  | { readonly kind: "lost-nodes"; readonly nodes: readonly OrgNodeName[]; readonly now: readonly OrgNodeName[] }
  | { readonly kind: "target-open"; readonly cause: GuardrailCause }
  | { readonly kind: "new-exclusions"; readonly nodes: readonly OrgNodeName[] }
  /** Accounts that a policy lets through by now, though it denies all others. */
  | { readonly kind: "new-exemptions"; readonly accounts: readonly string[] }
  | { readonly kind: "stopped-working"; readonly causes: readonly GuardrailCause[] }
  | { readonly kind: "not-certain"; readonly causes: readonly GuardrailCause[] }
  /** An account or an OU stands elsewhere (`null`: nobody knows where), and what covered it does not reach there. */
  | { readonly kind: "moved"; readonly node: OrgNodeName; readonly from: OrgNodeName; readonly to: OrgNodeName | null }
  /** What covered it stands, and something else takes its place or its ground. */
  | { readonly kind: "displaced"; readonly causes: readonly GuardrailCause[] };

/** What a change does to one guardrail that stood before it, or to whom one covered. */
export interface GuardrailChange {
  readonly kind: "removed" | "weakened";
  readonly family: GuardrailFamily;
  readonly guardrail: GuardrailName;
  /** The nodes, as they are after the change, that were covered and are not any more, or not for certain. */
  readonly nodes: readonly OrgNodeRef[];
  /** Of one that is removed. */
  readonly removal?: RemovalKind;
  /** Of one that is weakened, at least one. */
  readonly points: readonly WeakeningPoint[];
  /** Properties of the resource that the change touches, where a template tells. */
  readonly properties: readonly string[];
  readonly certainty: Certainty;
  readonly resource: ResourceRef;
  readonly location: Location;
  /** Where it stood, in the base, if not at `location`. */
  readonly before?: Location;
  /** What tells it apart within its resource. */
  readonly identity: readonly string[];
}

/** A node of the organization whose cover is another one after the change. */
export interface NodeTransition {
  readonly family: GuardrailFamily;
  /** As it is after the change. */
  readonly node: OrgNodeRef;
  /** The nearest OU that it stands in, or is; `null`: none. */
  readonly unit: OrgNodeRef | null;
  readonly before: CoverageState;
  readonly after: CoverageState;
  /** What the change does that it comes from, where that is told. */
  readonly change: GuardrailChange | null;
}

/** Both sides of a change compared. */
export interface GuardrailComparison {
  readonly changes: readonly GuardrailChange[];
  /** Only nodes that count by themselves. */
  readonly transitions: readonly NodeTransition[];
}

/** What a change does to one resource of a CloudFormation template. */
export interface TemplateChange {
  readonly path: string;
  readonly logicalId: string;
  readonly kind: "added" | "removed" | "updated";
  /** Names of the properties that differ. */
  readonly properties: readonly string[];
  /** Whether the deployed resource stays when the template lets go of it (`DeletionPolicy` of the base). */
  readonly isRetained: boolean;
}
